"""``methods(report)``: how the figures were made, what was withheld and why, and the versions behind them."""

from importlib.metadata import version

from workshop.disclosure.profiles import profile
from workshop.disclosure.released import ReleasedReport
from workshop.reports.blocks.block import Block, block, released
from workshop.reports.blocks.words import instrument_name
from workshop.reports.nodes import Node, Span, bullets, heading, paragraph, strong

__all__ = ["methods"]


def methods(report: ReleasedReport) -> Block:
    """Methods, the note on what was withheld, and versions.

    Raises:
        DisclosureError: If ``report`` did not pass the gate, or its profile is unknown.
    """
    report = released(report)
    rules = profile(report.profile)
    rounding = f"Counts are rounded to the nearest {rules.nearest}, after computing. " if rules.nearest > 1 else ""
    content: list[Node] = [
        heading(3, "Where the figures come from"),
        paragraph(
            "Each person chose, exercise by exercise, what to share. Only that is counted, once for each person, under "
            "a number drawn at random for this report. Names, e-mail addresses and anything people wrote in their own "
            "words are not in the data."
        ),
        paragraph(
            "A change is the average of each person's score after minus the same person's score before, so only "
            "people who answered both times are in it. Intervals are 95% intervals by Student's t; the size is Hedges' "
            "g with the average of both standard deviations. Figures are rounded last."
        ),
        *_compared(report),
        paragraph(
            "A workshop in a room and one that people take alone are reported apart: people who work alone stop more "
            "often, so their figures do not compare."
        ),
        heading(3, "What is withheld, and why"),
        paragraph(
            f"{rounding}These rules (profile “{rules.name}”) keep anyone from learning what one person answered. "
            f"With fewer than {rules.base} people a section is left out, its number of people included. A count "
            f"is left out if it stands for fewer than {rules.cell} people, or for all but fewer than {rules.cell}; so "
            "is a second one wherever the first could be worked out by subtraction. Percentages near 0 or 100 are "
            "shown as limits."
        ),
        _withheld(report),
        paragraph(
            "Versions: "
            + "; ".join(
                [
                    f"{report.title}, version {report.workshop_version}",
                    *map(instrument_name, report.instruments),
                    f"toolkit {version('bounce-back-workshop')}",
                ]
            ),
            tone="quiet",
        ),
    ]
    return block("methods", report, content)


def _compared(report: ReleasedReport) -> list[Node]:
    """How ratings by others were set against people's own, if there are any."""
    if not isinstance(report.others, tuple):
        return []
    return [
        paragraph(
            "Own ratings and those of others are of the same attempt, the last one that both rated. ICC(2,1) follows "
            "Shrout and Fleiss (1979) with the interval of McGraw and Wong (1996), weighted kappa Cohen (1968) with "
            "squared distances, alpha Krippendorff for ordered levels."
        )
    ]


def _withheld(report: ReleasedReport) -> Node:
    """Sections with one reason stand together, so that a small cohort does not read the same sentence six times."""
    if not report.withheld:
        return paragraph("In this report no section had to be left out.")
    sections: dict[str, list[str]] = {}
    for one in report.withheld:
        sections.setdefault(one.text, []).append(one.section.removesuffix("."))
    return bullets([_reason("; ".join(names), why) for why, names in sections.items()])


def _reason(names: str, why: str) -> list[Span]:
    """A section may be named by its prompt, which ends in a mark of its own."""
    return [strong(names if names.endswith(("?", "!")) else f"{names}."), f" {why}"]
