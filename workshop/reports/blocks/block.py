"""A display block: what a notebook cell shows of a released report, for a screen, for a terminal and for the PDF."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from workshop.disclosure.released import ReleasedReport, Withheld
from workshop.errors import DisclosureError
from workshop.reports.blocks.html import html_of
from workshop.reports.blocks.plain import plain_of
from workshop.reports.nodes import NODES_VERSION, Node, callout
from workshop.reports.outputs import BLOCK_MIME

__all__ = ["SAMPLE_LABEL", "Block", "block", "cohort_keyword", "left_out", "released"]

SAMPLE_LABEL = "Sample data: made-up participants"


@dataclass(frozen=True)
class Block:
    """What a cell shows. Jupyter asks for the richest form it knows; the PDF takes the nodes.

    Attributes:
        name: Name of the block, as a cell calls it.
        document: What the block says of the whole document: cohort, sample label, title.
        content: The nodes.
    """

    name: str
    document: dict[str, Any]
    content: tuple[Node, ...]

    def _repr_mimebundle_(
        self,
        include: Collection[str] | None = None,  # noqa: ARG002 - IPython's signature; it filters by itself
        exclude: Collection[str] | None = None,  # noqa: ARG002
    ) -> dict[str, Any]:
        label = str(self.document.get("label", ""))
        return {
            BLOCK_MIME: {
                "version": NODES_VERSION,
                "name": self.name,
                "document": self.document,
                "content": list(self.content),
            },
            "text/html": html_of(self.content, label),
            "text/plain": plain_of(self.content, label),
        }

    def __repr__(self) -> str:
        return plain_of(self.content, str(self.document.get("label", "")))


def released(report: object) -> ReleasedReport:
    """The report, if it is one that passed the gate.

    Raises:
        DisclosureError: If it is anything else.
    """
    if not isinstance(report, ReleasedReport):
        raise DisclosureError(
            f"a block shows released values only, and this is a {type(report).__name__}. "
            "Give it what analyse(snapshot, profile) returned."
        )
    return report


def block(name: str, report: ReleasedReport, content: list[Node], **document: Any) -> Block:
    """Make a block that also says whose report it belongs to."""
    title = f"{report.title}: cohort report, {report.cohort}"
    facts = {
        "title": title if not report.term else f"{title}, {report.term}",
        "footer": " · ".join(part for part in (report.title, report.cohort, report.term) if part),
        "label": SAMPLE_LABEL if report.sample else "",
        "keywords": [cohort_keyword(report.code)],
    }
    return Block(name, facts | document, tuple(content))


def cohort_keyword(code: str) -> str:
    """The keyword of a PDF that says which cohort it is of."""
    return f"cohort {code}"


def left_out(withheld: Withheld) -> Node:
    """A section that is withheld as a whole: what, and why."""
    return callout("withheld", f"Withheld: {withheld.section}", withheld.text)
