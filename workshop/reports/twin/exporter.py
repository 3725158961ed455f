"""``jupyter nbconvert --to workshop-twin``: a notebook as the HTML twin of its PDF."""

from pathlib import Path
from typing import Any

from traitlets import Bool

from workshop.reports.document import build_document
from workshop.reports.told import TellingExporter
from workshop.reports.twin.page import twin_page

__all__ = ["TwinExporter"]


class TwinExporter(TellingExporter):
    """Turns a notebook into one HTML page without script, with the same content as ``workshop-pdf`` gives."""

    export_from_notebook = "Workshop HTML"
    output_mimetype = "text/html"

    show_code = Bool(False, help="Show the source of code cells.").tag(config=True)

    def _file_extension_default(self) -> str:
        return ".html"

    def from_notebook_node(  # type: ignore[override] # nbconvert names one type and lets each exporter return its own
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[str, Any]:
        """Export a notebook.

        Raises:
            ReportError: If something in it cannot be shown; the message names the cell.
        """
        notebook, resources = super().from_notebook_node(nb, resources, **kw)
        metadata = resources.get("metadata", {})
        document = build_document(
            notebook,
            name=str(metadata.get("name") or "Notebook"),
            folder=Path(metadata.get("path") or "."),
            paper="us-letter",
            show_code=self.show_code,
        )
        resources["output_extension"] = ".html"
        return twin_page(document), resources
