"""One report from start to finish: papermill runs the template on a snapshot, the exporter makes the PDF."""

import os
import shutil
import tempfile
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from threading import Thread

import nbformat
import papermill
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from traitlets.config import Config

import workshop
from workshop import errors
from workshop.disclosure.profiles import profile as find_profile
from workshop.errors import ReportError
from workshop.reports.document import cell_name
from workshop.reports.kernel import ThisInterpreter

__all__ = ["ReportFiles", "make_report"]

_TEMPLATE = Path("notebooks") / "reports" / "cohort.ipynb"
_CELL_TIMEOUT = 600
_SNAPSHOT_NAME = "snapshot.parquet"
_MARKER = "papermill-error-cell-tag"


@dataclass(frozen=True)
class ReportFiles:
    """Where a report is.

    Attributes:
        pdf: For readers.
        notebook: The executed notebook, which shows how each figure came about.
        html: The same report as a web page, or None.
        xlsx: The tables as a workbook, or None.
        csv: The tables as one plain file, or None.
    """

    pdf: Path
    notebook: Path
    html: Path | None = None
    xlsx: Path | None = None
    csv: Path | None = None


def make_report(
    snapshot_path: Path,
    out_folder: Path,
    *,
    name: str,
    profile: str = "internal",
    template: Path | None = None,
    paper: str = "us-letter",
    progress: bool = False,
    pdf_only: bool = False,
) -> ReportFiles:
    """Make a cohort's report.

    The template runs in a scratch folder next to a copy of the snapshot, so that the executed notebook holds no path of
    this machine; without paths and times in it, the same snapshot gives the same two files, byte for byte.

    Args:
        snapshot_path: The frozen data.
        out_folder: Where both files go; it is made if it is not there.
        name: Name of both files without extension.
        profile: Name of the disclosure profile.
        template: A notebook with a cell tagged ``parameters`` that sets ``snapshot`` and ``profile``; the project's own
            by default.
        paper: ``us-letter`` or ``a4``.
        progress: True to show a progress bar on the terminal.
        pdf_only: True to leave out the web page and the tables.

    Raises:
        ReportError: If the folder cannot be written, the template cannot be read, or a cell fails; the message names
            the cell and says where the executed notebook was kept.
        DisclosureError: If there is no such profile.
    """
    find_profile(profile)
    template = template or _own_template()
    files = ReportFiles(pdf=out_folder / f"{name}.pdf", notebook=out_folder / f"{name}.ipynb")
    _check_folder(out_folder)
    source = _read(template)
    with tempfile.TemporaryDirectory(prefix="workshop-report-") as scratch:
        folder = Path(scratch)
        try:
            shutil.copyfile(snapshot_path, folder / _SNAPSHOT_NAME)
        except OSError as error:
            raise ReportError(f"{snapshot_path}: the snapshot cannot be read ({error.strerror}).") from error
        # Loads while the kernel works and this process would only wait.
        Thread(target=import_module, args=("workshop.reports.exporter",), daemon=True).start()
        notebook, trouble = _execute(source, folder, profile=profile, progress=progress)
    _place(files.notebook, nbformat.writes(notebook).encode())  # type: ignore[no-untyped-call]
    if trouble:
        raise ReportError(f"{template}: {trouble}\nThe notebook as far as it ran is in {files.notebook}.")
    from workshop.reports.exporter import PDFExporter

    exporter = PDFExporter(paper=paper)  # type: ignore[no-untyped-call]
    try:
        pdf, _ = exporter.from_notebook_node(notebook, {"metadata": {"name": name, "path": str(template.parent)}})
    except ReportError as error:
        raise ReportError(f"{template}: {error}\nThe executed notebook is in {files.notebook}.") from error
    _place(files.pdf, pdf)
    if pdf_only:
        return files
    from workshop.reports.companions import companions

    made = companions(notebook, name=name, folder=template.parent, paper=paper)
    paths = {kind: out_folder / f"{name}.{kind}" for kind in made}
    for kind, data in made.items():
        _place(paths[kind], data)
    return replace(files, **paths)


def _own_template() -> Path:
    """The project's template: below the current folder, as the lessons are, or beside the package."""
    return _TEMPLATE if _TEMPLATE.is_file() else Path(workshop.__file__).parents[1] / _TEMPLATE


def _execute(source: NotebookNode, folder: Path, *, profile: str, progress: bool) -> tuple[NotebookNode, str]:
    """Run the template; gives back the notebook as far as it ran, and what went wrong, if anything did."""
    output = folder / "executed.ipynb"
    trouble = ""
    try:
        papermill.execute_notebook(
            source,
            str(output),
            parameters={"snapshot": _SNAPSHOT_NAME, "profile": profile},
            kernel_name="python3",
            language="python",
            kernel_manager_class=ThisInterpreter,
            config=Config(ThisInterpreter={"connection_file": str(folder / "kernel.json")}),
            resources={"metadata": {"path": str(folder)}},
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
    ran = nbformat.read(output, as_version=4) if output.exists() else source  # type: ignore[no-untyped-call]
    return _clean(ran), trouble


def _told(error: papermill.PapermillExecutionError) -> str:
    """What happened in which cell. Our own errors are already a sentence; another one needs its name to be of use."""
    where = cell_name(error.cell_index, {"source": error.source})
    said = error.evalue if error.ename in errors.__all__ else f"{error.ename}: {error.evalue}"
    return f"{where}: {said}"


def _clean(notebook: NotebookNode) -> NotebookNode:
    """Take out what differs from run to run or belongs to this machine: times, paths, random ids, error banners."""
    notebook.metadata.pop("papermill", None)
    notebook.cells = [cell for cell in notebook.cells if _MARKER not in cell.metadata.get("tags", [])]
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
    return notebook


def _read(template: Path) -> NotebookNode:
    try:
        notebook: NotebookNode = nbformat.read(template, as_version=4)  # type: ignore[no-untyped-call]
        nbformat.validate(notebook)
    except FileNotFoundError as error:
        raise ReportError(f"{template}: there is no such template. Choose another with --template.") from error
    except OSError as error:
        raise ReportError(f"{template}: the template cannot be read ({error.strerror}).") from error
    except (ValueError, AttributeError, nbformat.ValidationError) as error:
        raise ReportError(f"{template}: this is not a notebook. Choose a template that ends in .ipynb.") from error
    return notebook


def _check_folder(folder: Path) -> None:
    """Find out before the work whether its results can be kept."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise ReportError(
            f"{folder}: the report cannot be written there ({error.strerror}). Choose another folder with --out."
        ) from error


def _place(path: Path, data: bytes) -> None:
    """Write beside it, then rename: a reader sees the old file or the whole new one."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        temporary.write_bytes(data)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        raise ReportError(f"{path}: it cannot be written ({error.strerror}). Close it if it is open.") from error
