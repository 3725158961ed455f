"""What may be shown of all cohorts together."""

from dataclasses import dataclass

from workshop.disclosure.released import Figure, ReleasedTable, Withheld, require

__all__ = ["ReleasedCenter", "ReleasedMode"]


@dataclass(frozen=True, kw_only=True)
class ReleasedMode:
    """People in rooms, or people on their own: the two are never added up.

    Attributes:
        id: ``room`` or ``alone``.
        label: What a report calls it.
        people: Number of people in the terms that are shown, or withheld.
        participation: By term, how many took part and what share did what, or withheld.
        changes: For each scale, the change by term, or withheld.
        outcomes: The ids of those changes that may be called an outcome; mood may not.
        competencies: The mean rating of each competency by term, or withheld.
        left_out: Terms that are not shown because too few people took part in them.
        waiting: How many cohorts wait for others to be counted with.
    """

    id: str
    label: str
    people: Figure
    participation: ReleasedTable | Withheld
    changes: tuple[ReleasedTable | Withheld, ...]
    outcomes: tuple[str, ...]
    competencies: ReleasedTable | Withheld
    left_out: tuple[str, ...]
    waiting: int


@dataclass(frozen=True, kw_only=True)
class ReleasedCenter:
    """Everything that a center report may show.

    Attributes:
        title: Title of the workshop.
        sample: True if the participants are made up.
        profile: Name of the disclosure profile.
        instruments: Measure and rubric with versions.
        modes: Rooms, people on their own, or both.
    """

    title: str
    sample: bool
    profile: str
    instruments: tuple[str, ...]
    modes: tuple[ReleasedMode, ...]
    seal: object = None

    def __post_init__(self) -> None:
        require(self.seal)
