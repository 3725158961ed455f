"""Counts that stand alone."""

from workshop.disclosure.gate.seal import checked, counted, withheld
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import Figure
from workshop.language import ENGLISH, Words

__all__ = ["release_count", "release_people"]


def release_count(n: int, profile: str = "internal", words: Words = ENGLISH) -> Figure:
    """Release one count of people that stands alone, such as how many have joined a room so far.

    Args:
        n: Number of distinct consenting participants.
        profile: Name of the disclosure profile.
        words: Those of the language in which the count is told.

    Returns:
        The count. Below the profile's threshold, none included, ``value`` is None and the text is "fewer than 5".

    Raises:
        DisclosureError: If the profile is unknown or the count is not a count.
    """
    rules = find_profile(profile)
    if checked(n) < rules.cell:
        return withheld("small-group", words.gettext("fewer than {count}", count=rules.cell))
    return counted(n, rules)


def release_people(n: int, profile: str = "internal") -> Figure:
    """Release the number of people behind a report: nothing at all is said of a group that is too small.

    Raises:
        DisclosureError: If the profile is unknown or the count is not a count.
    """
    rules = find_profile(profile)
    return counted(n, rules) if checked(n) >= rules.base else withheld("small-group")
