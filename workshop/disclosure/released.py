"""What may be shown: values that passed the gate, and nothing else.

Display blocks, pages, charts and files take these types only. They cannot be made outside the gate: each asks for the
seal that only the gate holds, and refuses without it.
"""

from dataclasses import dataclass
from typing import Literal

from workshop.errors import DisclosureError

__all__ = [
    "SEAL",
    "Compared",
    "Figure",
    "Reason",
    "ReleasedChange",
    "ReleasedComparison",
    "ReleasedReport",
    "ReleasedTable",
    "Row",
    "Withheld",
    "require",
]

Reason = Literal["small-group", "small-cell", "complementary", "too-few", "not-estimable"]


class Seal:
    """Held by the gate alone; its presence says that a value was checked."""


SEAL = Seal()


def require(seal: object) -> None:
    """Refuse to make a released value without the gate's seal.

    Raises:
        DisclosureError: If it is anything else.
    """
    if seal is not SEAL:
        raise DisclosureError("a released value can only be made by workshop.disclosure.gate")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One released number, or the place of one that is withheld.

    Attributes:
        value: The rounded number, or None if it is withheld or told in words only.
        text: What is printed: ``24``, ``63%``, a limit such as ``at most 10%``, or a dash where it is withheld.
        reason: Why it is withheld, or None. Words such as a limit or a band may be shown, so they have no reason.
    """

    value: float | None
    text: str
    reason: Reason | None = None
    seal: object = None

    def __post_init__(self) -> None:
        require(self.seal)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row of a released table: its label, one figure for each column, and the key by which it is found."""

    label: str
    figures: tuple[Figure, ...]
    id: str = ""


@dataclass(frozen=True, kw_only=True)
class ReleasedTable:
    """A released table.

    Attributes:
        id: Stable key, such as ``participation``.
        title: What it is a table of.
        label_heading: Heading of the label column.
        columns: Headings of the figure columns.
        rows: The rows.
        base: Number of people behind the table, or withheld.
        notes: Plain sentences that belong below it, on what is withheld and why.
    """

    id: str
    title: str
    label_heading: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    base: Figure
    notes: tuple[str, ...] = ()
    seal: object = None

    def __post_init__(self) -> None:
        require(self.seal)


@dataclass(frozen=True, kw_only=True)
class ReleasedChange:
    """The change on one scale among people who answered both times (paired only).

    Attributes:
        id: Scale id.
        label: Scale label.
        low: Lowest possible score.
        high: Highest possible score.
        outcome: False if the change must not be called a success (mood).
        about: What the score says, one sentence.
        n: Number of pairs.
        before: Mean before.
        after: Mean after.
        change: Mean of the paired differences.
        interval: Lower and upper end of its 95% interval.
        effect: Standardised change g_av.
        reliability: Cronbach's alpha before, withheld below fifty people; None if nobody asked for it.
    """

    id: str
    label: str
    low: float
    high: float
    outcome: bool
    about: str
    n: Figure
    before: Figure
    after: Figure
    change: Figure
    interval: tuple[Figure, Figure]
    effect: Figure
    reliability: Figure | None = None
    seal: object = None

    def __post_init__(self) -> None:
        require(self.seal)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """How people rated themselves on one criterion, and how somebody else rated the same practice.

    Attributes:
        id: Criterion id.
        label: Its short name.
        own: Mean of the people's own ratings.
        other: Mean of the other raters' ratings of the same people.
        difference: Mean of own minus other.
        interval: Lower and upper end of its 95% interval.
        distance: Mean absolute difference.
        close: Share of people on whom the two are at most one level apart.
        icc: ICC(2,1), withheld below twenty pairs.
        icc_interval: Lower and upper end of its 95% interval.
        kappa: Quadratic weighted kappa, withheld below twenty pairs.
        alpha: Ordinal Krippendorff's alpha over all raters of these people, withheld below twenty pairs.
    """

    id: str
    label: str
    own: Figure
    other: Figure
    difference: Figure
    interval: tuple[Figure, Figure]
    distance: Figure
    close: Figure
    icc: Figure
    icc_interval: tuple[Figure, Figure]
    kappa: Figure
    alpha: Figure


@dataclass(frozen=True, kw_only=True)
class ReleasedComparison:
    """Two views of the same practice, criterion by criterion. They are never made into one number.

    Attributes:
        role: Who else rated: ``peer`` or ``coach``.
        low: Lowest level.
        high: Highest level.
        base: Number of people with both views, or withheld.
        rows: The criteria with enough pairs, in the rubric's order.
        left_out: Labels of the criteria with too few pairs.
        confounded: True if people had different raters, so that rater and person cannot be told apart.
    """

    role: str
    low: int
    high: int
    base: Figure
    rows: tuple[Compared, ...]
    left_out: tuple[str, ...] = ()
    confounded: bool = True
    seal: object = None

    def __post_init__(self) -> None:
        require(self.seal)


@dataclass(frozen=True, kw_only=True)
class Withheld:
    """A section that is left out as a whole, and the plain sentence that says why."""

    section: str
    reason: Reason
    text: str


@dataclass(frozen=True, kw_only=True)
class ReleasedReport:
    """Everything of one cohort that a report may show.

    Attributes:
        title: Title of the workshop.
        cohort: Label of the cohort, as its coordinator named it.
        code: Code of the cohort.
        term: Term, such as "Fall 2026", or an empty string.
        sample: True if the participants are made up.
        profile: Name of the disclosure profile.
        workshop_version: Version of the workshop.
        instruments: Measures and rubrics with versions.
        people: Number of distinct consenting participants, or withheld.
        participation: From invited to paired, or withheld.
        changes: The change on each scale, or withheld.
        rubric: The rubric profile: ratings on each criterion, or withheld.
        plans: How many made a complete if-then plan, or withheld.
        choices: One table for each choice or sort that was shared, or withheld.
        withheld: Every section or cell group that was withheld, with reasons, for the methods page.
        competencies: The rubric profile rolled up by competency; None if the workshop has no rubric.
        others: Self against peers, and against coaches, or withheld; None if nobody was asked to rate anybody else.
        follow_up: The change that is left some weeks later, or withheld; None if nobody was asked again.
        usefulness: How useful people found the workshop, or withheld; None if nobody was asked.
        themes: What people wrote about, as a center's own coders counted it, or withheld; None if nobody coded it.
        mode: ``room`` or ``alone``.
        attempts: How own ratings changed from the first attempt to the last, or withheld; None if there is no rubric.
    """

    title: str
    cohort: str
    code: str
    term: str
    sample: bool
    profile: str
    workshop_version: int
    instruments: tuple[str, ...]
    people: Figure
    participation: ReleasedTable | Withheld
    changes: tuple[ReleasedChange, ...] | Withheld
    rubric: ReleasedTable | Withheld
    plans: ReleasedTable | Withheld
    choices: tuple[ReleasedTable, ...] | Withheld
    withheld: tuple[Withheld, ...] = ()
    competencies: ReleasedTable | Withheld | None = None
    others: tuple[ReleasedComparison, ...] | Withheld | None = None
    attempts: tuple[ReleasedChange, ...] | Withheld | None = None
    follow_up: tuple[ReleasedChange, ...] | Withheld | None = None
    usefulness: ReleasedTable | Withheld | None = None
    themes: ReleasedTable | Withheld | None = None
    mode: str = ""
    seal: object = None

    def __post_init__(self) -> None:
        require(self.seal)
