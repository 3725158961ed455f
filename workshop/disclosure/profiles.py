"""How careful a release is: named sets of thresholds, for a center's own use and for the public."""

from dataclasses import dataclass

from workshop.errors import DisclosureError

__all__ = ["PROFILES", "Profile", "profile"]


@dataclass(frozen=True)
class Profile:
    """The thresholds of one kind of release. The unit is always a distinct consenting participant.

    The values follow common practice in U.S. education: minimums of states run from 5 to 30, and ten is the most
    frequent (NCES 2011-603, "Statistical methods for protecting personally identifiable information in aggregate
    reporting"). The profile ``hesa`` follows the rounding and suppression of the UK's Higher Education Statistics
    Agency: counts to the nearest 5, no percentage of fewer than 22.5 people, no average of 7 or fewer. The profile
    ``room`` is for results that are shown while people still share: bands only, since exact figures beside those of the
    later report would tell about whoever shared in between.

    Attributes:
        name: What commands and reports call it.
        cell: Smallest count that may be shown, other than none at all; also the smallest difference between two shown
            counts of nested groups.
        base: Fewest people behind a section, a table or a mean. Below it the section is left out, its base included.
        band_below: With fewer people than this, inner percentages are shown as bands only; 0 for never.
        mean_base: Fewest people behind the mean of a row of ratings.
        nearest: Counts are rounded to a multiple of this, halves up, and then none is left out; 1 for no rounding.
        share_base: Fewest people behind a percentage; 0 for no limit but that of the section.
        reliability: Fewest people for a reliability coefficient.
    """

    name: str
    cell: int
    base: int
    band_below: int
    mean_base: int = 10
    nearest: int = 1
    share_base: float = 0
    reliability: int = 50


PROFILES = {
    "internal": Profile(name="internal", cell=5, base=10, band_below=0),
    "public": Profile(name="public", cell=10, base=10, band_below=40),
    "hesa": Profile(name="hesa", cell=5, base=10, band_below=0, mean_base=8, nearest=5, share_base=22.5),
    "room": Profile(name="room", cell=5, base=10, band_below=1000),
}


def profile(name: str) -> Profile:
    """Find a profile by name.

    Raises:
        DisclosureError: If there is none of that name; without thresholds nothing may be released.
    """
    try:
        return PROFILES[name]
    except KeyError:
        known = ", ".join(PROFILES)
        raise DisclosureError(f'unknown disclosure profile "{name}"; choose one of: {known}') from None
