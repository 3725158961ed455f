"""A template and a snapshot to the files of one report: papermill runs the notebook, Typst sets the PDF."""

import logging
import shutil
import tempfile
from pathlib import Path

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from workshop import errors
from workshop.errors import ReportError
from workshop.reports.document import build_document, cell_name
from workshop.reports.engine import clean
from workshop.reports.made import NOTEBOOK, PDF, Made
from workshop.reports.means import Means

__all__ = ["make"]

_log = logging.getLogger(__name__)

_CELL_TIMEOUT = 600
_SNAPSHOT_NAME = "snapshot.parquet"


def make(
    snapshot_path: Path,
    source: NotebookNode,
    *,
    name: str,
    profile: str,
    pictures: Path,
    paper: str,
    progress: bool = False,
    pdf_only: bool = False,
    means: Means,
) -> Made:
    """Run a template on a snapshot.

    It runs in a scratch folder next to a copy of the snapshot, so that the executed notebook holds no path of this
    machine; without paths and times in it, the same snapshot gives the same files, byte for byte.

    Args:
        snapshot_path: The frozen data.
        source: The template, as `workshop.reports.run` reads it.
        name: The report's name, the title of a template that has none.
        profile: Name of the disclosure profile.
        pictures: The folder where images of the template are looked for.
        paper: ``us-letter`` or ``a4``.
        progress: True to show a progress bar on the terminal.
        pdf_only: True to leave out the web page and the tables.
        means: What it is made by.

    Raises:
        ReportError: If the snapshot cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="workshop-report-") as scratch:
        folder = Path(scratch)
        try:
            shutil.copyfile(snapshot_path, folder / _SNAPSHOT_NAME)
        except OSError as error:
            raise ReportError(f"{snapshot_path}: the snapshot cannot be read ({error.strerror}).") from error
        notebook, written, trouble = _execute(source, folder, means, profile=profile, progress=progress)
    files = {NOTEBOOK: written}
    if trouble:
        return Made(files, trouble)
    # The PDF that `jupyter nbconvert --to workshop-pdf` makes of this notebook, without all that nbconvert imports.
    try:
        document = build_document(notebook, name=name, folder=pictures, paper=paper, show_code=False)
        files[PDF] = means.typeset(document, warn=_log.warning)
    except ReportError as error:
        return Made(files, str(error))
    if not pdf_only:
        from workshop.reports.companions import companions

        files |= {f".{kind}": data for kind, data in companions(document).items()}
    return Made(files)


def _execute(
    source: NotebookNode, folder: Path, means: Means, *, profile: str, progress: bool
) -> tuple[NotebookNode, bytes, str]:
    """Run the template; gives back the notebook as far as it ran, its file, and what went wrong, if anything did."""
    output = folder / "executed.ipynb"
    ran: list[NotebookNode] = []
    try:
        papermill.execute_notebook(
            source,
            str(output),
            parameters={"snapshot": _SNAPSHOT_NAME, "profile": profile},
            ran=ran,
            kernel_name="python3",
            language="python",
            **means.run(folder),
            progress_bar=progress,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            execution_timeout=_CELL_TIMEOUT,
        )
    except papermill.PapermillExecutionError as error:
        trouble = _told(error)
    except CellTimeoutError:
        trouble = f"a cell took longer than {_CELL_TIMEOUT // 60} minutes. Make it do less, then run the report again."
    except DeadKernelError:
        trouble = "the notebook's kernel ended before it was done, perhaps for lack of memory. Run the report again."
    else:
        return ran[0], output.read_bytes(), ""
    notebook = clean(ran[0]) if ran else source
    return notebook, nbformat.writes(notebook).encode(), trouble  # type: ignore[no-untyped-call]


def _told(error: papermill.PapermillExecutionError) -> str:
    """What happened in which cell. Our own errors are already a sentence; another one needs its name to be of use."""
    where = cell_name(error.cell_index, {"source": error.source})
    said = error.evalue if error.ename in errors.__all__ else f"{error.ename}: {error.evalue}"
    return f"{where}: {said}"
