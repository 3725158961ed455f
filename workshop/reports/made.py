"""What came of a report: its files, or why there are none."""

from dataclasses import dataclass, field

__all__ = ["NOTEBOOK", "PDF", "Made"]

PDF, NOTEBOOK = ".pdf", ".ipynb"
"""The endings of a report's two main files."""


@dataclass(frozen=True)
class Made:
    """What came of a report.

    Attributes:
        files: Their contents by ending. The executed notebook is there even if the report failed, as far as it ran.
        trouble: Why there is no PDF, as a sentence that names the cell; empty if all is well.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    trouble: str = ""
