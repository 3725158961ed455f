"""Plain words for what a director should not have to know: sizes, directions, and why a number is not there."""

from workshop.disclosure.released import Reason, ReleasedChange

__all__ = ["MODES", "WHY", "direction", "instrument_name", "size_of"]

WHY: dict[Reason, str] = {
    "small-group": "too few people took part",
    "small-cell": "the number would point at few people",
    "complementary": "together with the others it would give away a number that is withheld",
    "too-few": "too few people answered",
    "not-estimable": "it cannot be worked out from these answers",
}
"""Why a number is withheld, as the second half of a sentence."""


MODES = {"room": "In a room", "alone": "Self-paced"}
"""How people took part, as a report says it. The two are never counted together."""


def size_of(effect: float) -> str:
    """A standardised change in words, by Cohen's rule of thumb (1988, "Statistical Power Analysis", pp. 25-27)."""
    size = abs(effect)
    return "very small" if size < 0.2 else "small" if size < 0.5 else "medium-sized" if size < 0.8 else "large"


def direction(change: ReleasedChange) -> str:
    """What the mean did: ``rose``, ``fell``, or ``stayed the same``."""
    value = change.change.value or 0
    return "rose" if value > 0 else "fell" if value < 0 else "stayed the same"


def instrument_name(instrument: str) -> str:
    """``setback-check/1`` as people say it: ``Setback Check, version 1``."""
    name, _, version = instrument.partition("/")
    return f"{name.replace('-', ' ').title()}, version {version}"
