"""How papermill runs a report's notebook: as always, and what ran is at hand, without what differs from run to run."""

from typing import Any

from nbformat import NotebookNode
from papermill.engines import NBClientEngine, papermill_engines

__all__ = ["ENGINE", "clean"]

ENGINE = "workshop-report"
"""The name that papermill knows this engine by."""

_MARKER = "papermill-error-cell-tag"


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
        return clean(super().execute_notebook(nb, kernel_name, **options))


def clean(notebook: NotebookNode) -> NotebookNode:
    """Take out what differs from run to run or belongs to this machine: times, paths, random ids, error banners.

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
    return notebook


papermill_engines.register(ENGINE, _ReportEngine)
