"""The workshops that a room runs, by id and version: a cohort stays on the version it began with."""

from collections.abc import Iterable, Iterator

from workshop.errors import CohortError
from workshop.model.lesson import Workshop
from workshop.store import Cohort

__all__ = ["Shelf"]


class Shelf:
    """Finds the workshop of a cohort."""

    def __init__(self, workshops: Iterable[Workshop]) -> None:
        self._by_version = {(workshop.id, workshop.version): workshop for workshop in workshops}

    def __iter__(self) -> Iterator[Workshop]:
        return iter(self._by_version.values())

    @property
    def only(self) -> Workshop | None:
        """The workshop, if there is just one."""
        workshops = list(self)
        return workshops[0] if len(workshops) == 1 else None

    def of(self, cohort: Cohort) -> Workshop:
        """The workshop of a cohort, in the cohort's version.

        Raises:
            CohortError: If this room does not run it.
        """
        workshop = self._by_version.get((cohort.workshop, cohort.workshop_version))
        if workshop is None:
            there = ", ".join(f"{name} version {version}" for name, version in sorted(self._by_version))
            raise CohortError(
                f"The cohort {cohort.code} runs {cohort.workshop} version {cohort.workshop_version}; here is {there}."
            )
        return workshop
