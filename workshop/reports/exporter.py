"""``jupyter nbconvert --to workshop-pdf``: a notebook as a tagged PDF/UA-1, set by Typst, without a browser or TeX."""

from pathlib import Path
from typing import Any

from traitlets import Bool, Enum

from workshop.reports.document import build_document
from workshop.reports.told import TellingExporter
from workshop.reports.typeset import typeset

__all__ = ["PDFExporter"]


class PDFExporter(TellingExporter):
    """Turns a notebook into PDF.

    The source of code cells is left out unless ``show_code`` is set. The date in the PDF is the one that the notebook
    itself names (in a block, or as ``created`` under ``workshop`` in its metadata), so the same notebook always gives
    the same bytes.
    """

    export_from_notebook = "Workshop PDF"
    output_mimetype = "application/pdf"

    paper = Enum(["us-letter", "a4"], default_value="us-letter", help="Size of the pages.").tag(config=True)
    show_code = Bool(False, help="Show the source of code cells.").tag(config=True)

    def _file_extension_default(self) -> str:
        return ".pdf"

    def from_notebook_node(  # type: ignore[override] # nbconvert names one type and lets each exporter return its own
        self, nb: Any, resources: Any = None, **kw: Any
    ) -> tuple[bytes, Any]:
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
            paper=self.paper,
            show_code=self.show_code,
        )
        resources["output_extension"] = ".pdf"
        return typeset(document, warn=self.log.warning), resources
