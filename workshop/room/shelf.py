"""The workshops that a room runs, by id and version: a cohort stays on the version it began with."""

from collections.abc import Iterable, Iterator

from workshop.errors import CohortError
from workshop.model.lesson import Workshop
from workshop.room.checks import Checks
from workshop.store import Cohort

__all__ = ["Shelf", "place_of"]


def place_of(workshop: Workshop, *, edition: bool) -> str:
    """The folder of a workshop's pages; that of an edition has a dot, which no id has."""
    return f"{workshop.id}.{workshop.version}" if edition else workshop.id


class Shelf:
    """Finds the workshop of a cohort."""

    def __init__(self, workshops: Iterable[Workshop], editions: Iterable[Workshop] = ()) -> None:
        """Put workshops on the shelf.

        Args:
            workshops: Today's.
            editions: Those that cohorts began with and that are not today's. One of today's version takes its place:
                the exercises were changed without another number, and the cohorts go on with theirs.
        """
        self._today = tuple(workshops)
        self._editions = {(workshop.id, workshop.version): workshop for workshop in editions}
        self._by_version = {(workshop.id, workshop.version): workshop for workshop in self._today} | self._editions
        self._checks = {version: Checks(workshop) for version, workshop in self._by_version.items()}

    def __iter__(self) -> Iterator[Workshop]:
        return iter(self._by_version.values())

    @property
    def only(self) -> Workshop | None:
        """The workshop of today, if there is just one."""
        return self._today[0] if len(self._today) == 1 else None

    def place(self, workshop: Workshop) -> str:
        """The name of the folder of a workshop's pages, below ``/w/``."""
        return place_of(workshop, edition=(workshop.id, workshop.version) in self._editions)

    def places(self) -> list[str]:
        """The folders of all pages, today's first."""
        return [workshop.id for workshop in self._today] + [self.place(one) for one in self._editions.values()]

    def of(self, cohort: Cohort) -> Workshop:
        """The workshop of a cohort, in the cohort's version.

        Raises:
            CohortError: If this room does not run it.
        """
        workshop = self._by_version.get((cohort.workshop, cohort.workshop_version))
        if workshop is None:
            there = " and ".join(f"{name} version {version}" for name, version in sorted(self._by_version))
            raise CohortError(
                f"The cohort {cohort.code} runs {cohort.workshop} version {cohort.workshop_version}; here is {there}. "
                "If it is a new cohort, start the server again."
            )
        return workshop

    def checks(self, cohort: Cohort) -> Checks:
        """The checks of what people of a cohort share. Raises as :meth:`of` does."""
        workshop = self.of(cohort)
        return self._checks[workshop.id, workshop.version]
