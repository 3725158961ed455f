"""The plain sentences that go with what is withheld."""

from workshop.disclosure.profiles import Profile

__all__ = [
    "BASE_HIDDEN",
    "DASH",
    "NEARLY_ALL",
    "SEVERAL",
    "SHARE_OF_ALL",
    "SHARE_OF_ANSWERED",
    "UNPROTECTED",
    "banded",
    "cells_hidden",
    "rounded_counts",
    "section_hidden",
]

DASH = "\N{EN DASH}"
"""What stands where nothing may be said."""

BASE_HIDDEN = "How many people shared this is left out, so that nobody can count the few who kept it private."
SHARE_OF_ALL = "Share of all who took part"
SHARE_OF_ANSWERED = "Share of those who answered"
SEVERAL = "People could choose more than one, so the shares need not add up to 100%."
UNPROTECTED = "The answers fall into groups so small that no table of them can be shown without giving people away."
NEARLY_ALL = (
    "Where nearly everyone or nearly no one said so, only a limit is given: it must not tell what each person said."
)


def cells_hidden(rules: Profile) -> str:
    """Why there are dashes."""
    return (
        f"A dash stands where a number would say too much about fewer than {rules.cell} people, or where it would give "
        "such a number away."
    )


def banded(rules: Profile) -> str:
    """Why there are bands."""
    return f"With fewer than {rules.band_below} people, shares are given as bands."


def rounded_counts(rules: Profile) -> str:
    """Why counts do not add up."""
    return (
        f"Counts are rounded to the nearest {rules.nearest}, so they need not add up. Percentages are of the true "
        "counts, and left out where they stand for too few people."
    )


def section_hidden(what: str, rules: Profile) -> str:
    """Why a whole section is left out because few people are behind it. ``what`` is what fewer than ten people did."""
    return (
        f"Fewer than {rules.base} people {what}. In so small a group a figure could be traced to a person, so this "
        "part is left out, its number of people included."
    )
