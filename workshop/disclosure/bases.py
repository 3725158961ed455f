"""Bases beside each other: the people who answered one exercise and those who answered another."""

from collections.abc import Set
from dataclasses import dataclass, field

__all__ = ["Bases"]


@dataclass
class Bases:
    """The groups of people whose sizes one report shows, in the order in which they asked.

    Two sizes side by side tell a difference if one group lies within the other, as those who set a date lie within
    those who made a plan: whoever knows that subtracts. Otherwise they only bound it, and the bounds must leave as
    much room as the audit of a table asks: the difference could be ``threshold`` or more, in a range as wide.

    This is for the sizes that a report prints as such. The column "not shared" of a table of several items is protected
    against the number of all participants only: it mixes those who left an item blank with those who shared nothing,
    and hiding it wherever it comes close to another size would cost such tables most of their figures.

    Attributes:
        everyone: All participants; their number is shown.
        threshold: Fewest people that a difference may be made of.
    """

    everyone: Set[int]
    threshold: int
    _shown: list[Set[int]] = field(default_factory=list)

    def admit(self, group: Set[int]) -> bool:
        """Let the size of a group be shown, if it may stand beside all that were let in before.

        Returns:
            True if it was let in.
        """
        if any(self._tells(group, other) for other in (self.everyone, *self._shown)):
            return False
        self._shown.append(group)
        return True

    def _tells(self, one: Set[int], other: Set[int]) -> bool:
        """True if one group lies within the other and a few people are in the larger one only."""
        return (one <= other or other <= one) and 0 < len(one ^ other) < self.threshold
