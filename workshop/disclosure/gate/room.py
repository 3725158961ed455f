"""How far a room is, for the facilitator's page."""

from workshop.disclosure.gate.counts import release_count
from workshop.disclosure.gate.seal import checked, said
from workshop.disclosure.profiles import profile as find_profile
from workshop.disclosure.released import Figure
from workshop.language import ENGLISH, N_, Words

__all__ = ["release_progress"]

NEARLY = N_("nearly everyone")


def release_progress(
    joined: int, begun: int, finished: int, profile: str = "internal", words: Words = ENGLISH
) -> tuple[Figure, Figure, Figure]:
    """Release three counts of which each is a part of the one before.

    The few who are missing from a count must not be told by subtraction, just as the few in it. So a count that lacks
    fewer people than the threshold, of one that is shown, is told in words.

    Args:
        joined: Who joined.
        begun: Who of them shared something.
        finished: Who of them shared the last exercise.
        profile: Name of the disclosure profile.
        words: Those of the language in which the figures are told.

    Returns:
        The three figures in that order.

    Raises:
        DisclosureError: If the profile is unknown or a count is not a count.
    """
    cell = find_profile(profile).cell
    shown: list[int] = []
    figures = []
    for n in (joined, begun, finished):
        apart = all(whole - checked(n) == 0 or whole - n >= cell for whole in shown)
        if n < cell or apart:
            figures.append(release_count(n, profile, words))
            shown += [n] if n >= cell else []
        else:
            figures.append(said(words.gettext(NEARLY)))
    return figures[0], figures[1], figures[2]
