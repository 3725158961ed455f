"""One made-up participant: a handful of hidden traits that make the answers hang together."""

from dataclasses import dataclass
from random import Random

__all__ = ["Person", "make_person"]


@dataclass(frozen=True)
class Person:
    """The hidden traits of a made-up participant.

    Attributes:
        key: Participant key.
        level: Where they start on every scale, 0 to 1.
        gain: How far the workshop moves them on the same range; it may be below 0.
        skill: How well they do in a mock interview, 0 to 1.
        thorough: How likely they are to answer an item, 0 to 1.
        open: How likely they are to share an answer that the sharing panel offers, 0 to 1.
        stays: Share of the workshop that they stay for, 0 (joined and left) to 1.
    """

    key: str
    level: float
    gain: float
    skill: float
    thorough: float
    open: float
    stays: float


_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def make_person(random: Random) -> Person:
    """Draw one participant. Most stay to the end, some leave early, and a few join and share nothing."""
    left = random.random()
    return Person(
        key="".join(random.choice(_ALPHABET) for _ in range(26)),
        level=min(max(random.gauss(0.5, 0.15), 0.05), 0.95),
        gain=random.gauss(0.09, 0.09),
        skill=min(max(random.gauss(0.52, 0.15), 0.05), 0.95),
        thorough=random.uniform(0.97, 1.0),
        open=random.uniform(0.9, 1.0),
        stays=0.0 if left < 0.04 else random.uniform(0.3, 0.85) if left < 0.14 else 1.0,
    )
