"""The report on all cohorts: made of released parts, or not at all."""

from workshop.disclosure.center import ReleasedCenter, ReleasedMode
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import SEAL, Figure, ReleasedTable, Withheld
from workshop.errors import DisclosureError

__all__ = ["release_center"]


def release_center(
    *, title: str, sample: bool, profile: str, instruments: tuple[str, ...], modes: tuple[ReleasedMode, ...]
) -> ReleasedCenter:
    """Put a center report together from parts that passed the gate.

    Raises:
        DisclosureError: If the profile is unknown or a part did not pass the gate.
    """
    find_profile(profile)
    for mode in modes:
        for part in (mode.participation, mode.competencies, *mode.changes):
            if not isinstance(part, ReleasedTable | Withheld):
                raise DisclosureError(f"a part of the center report did not pass the gate: it is {type(part).__name__}")
        if not isinstance(mode.people, Figure):
            raise DisclosureError("a number of people in the center report did not pass the gate")
    return ReleasedCenter(title=title, sample=sample, profile=profile, instruments=instruments, modes=modes, seal=SEAL)
