"""How papermill runs a report's notebook: as always, and what ran is at hand, without what differs from run to run."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.engines import NBClientEngine, papermill_engines

if TYPE_CHECKING:
    from ipykernel.zmqshell import ZMQInteractiveShell

__all__ = ["ENGINE", "FORK_ENGINE", "clean"]

ENGINE, FORK_ENGINE = "workshop-report", "workshop-report-fork"
"""The names that papermill knows these engines by."""

_MARKER = "papermill-error-cell-tag"
_FILE = re.compile(r"^\S*[\\/]ipykernel_\d+[\\/]\d+\.py", re.MULTILINE)


class _ReportEngine(NBClientEngine):  # type: ignore[misc] # papermill has no types
    """Papermill's own engine, which gives the notebook clean to papermill, so that it is written once, as it is kept.

    Args of ``execute_notebook`` besides papermill's:
        ran: A list that takes the notebook before its first cell runs. It is filled as the cells run, so that it holds
            all there is also of a run that broke off.
    """

    @classmethod
    def execute_notebook(
        cls, nb: NotebookNode, kernel_name: str, *, ran: list[NotebookNode], **options: Any
    ) -> NotebookNode:
        ran.append(nb)
        return clean(_told(super().execute_notebook(nb, kernel_name, **options)))


class _ForkEngine(_ReportEngine):
    """The same with a fork of this process in the place of a kernel.

    Args of ``execute_notebook`` besides those:
        shell: What the fork runs cells by.
        folder: Where they run.
    """

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        _: str,
        *,
        shell: "ZMQInteractiveShell",
        folder: Path,
        execution_timeout: int,
        **__: object,
    ) -> None:
        from workshop.reports.forked.client import ForkClient

        ForkClient(nb_man, shell=shell, folder=folder, timeout=execution_timeout).execute()


def _told(notebook: NotebookNode) -> NotebookNode:
    """See to it that a cell that failed says so: of a mistake in a magic, say, IPython only prints what is wrong."""
    for cell in notebook.cells:
        kinds = {output.output_type for output in cell.get("outputs", [])}
        if cell.metadata.get("papermill", {}).get("exception") and "error" not in kinds:
            said = "".join(output.text for output in cell.outputs if output.get("name") == "stderr").strip()
            name, _, what = said.rpartition("\n")[2].partition(": ")
            error = new_output("error", ename=name, evalue=what, traceback=[])  # type: ignore[no-untyped-call]
            cell.outputs.append(error)
    return notebook


def clean(notebook: NotebookNode) -> NotebookNode:
    """Take out what differs from run to run or belongs to this machine: times, paths, random ids, error banners.

    A warning names the file that stands for its cell, in a folder of that one process: it says "cell" then.

    Args:
        notebook: An executed notebook, which is changed.

    Returns:
        The same notebook.
    """
    notebook.metadata.pop("papermill", None)
    notebook.cells = [cell for cell in notebook.cells if _MARKER not in cell.metadata.get("tags", [])]
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.id = "injected-parameters"
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                output.text = _FILE.sub("cell", output.text)
    return notebook


papermill_engines.register(ENGINE, _ReportEngine)
papermill_engines.register(FORK_ENGINE, _ForkEngine)
