"""The count that a facilitator sees while a room is open."""

import pytest

from workshop.disclosure.gate import release_count
from workshop.disclosure.released import Figure
from workshop.errors import DisclosureError


@pytest.mark.parametrize(("profile", "threshold"), [("internal", 5), ("public", 10)])
def test_counts_below_the_threshold_look_all_alike(profile: str, threshold: int) -> None:
    """Nobody can tell none from one or from four: value and text are the same for each of them."""
    figures = {release_count(n, profile) for n in range(threshold)}
    assert len(figures) == 1
    figure = figures.pop()
    assert (figure.value, figure.text, figure.reason) == (None, f"fewer than {threshold}", "small-group")


@pytest.mark.parametrize(("profile", "threshold"), [("internal", 5), ("public", 10)])
def test_counts_from_the_threshold_are_shown(profile: str, threshold: int) -> None:
    """From the threshold on, the number is shown as it is."""
    assert (release_count(threshold, profile).value, release_count(threshold, profile).text) == (
        threshold,
        str(threshold),
    )
    assert release_count(200, profile).value == 200


@pytest.mark.parametrize("n", [-1, True, 7.0, "7", None])
def test_what_is_no_count_is_refused(n: object) -> None:
    """The gate fails closed on anything but a whole number of people."""
    with pytest.raises(DisclosureError, match="a count of people is a whole number"):
        release_count(n)  # type: ignore[arg-type]


def test_an_unknown_profile_is_refused() -> None:
    """Without thresholds nothing is released, and the message lists what there is."""
    with pytest.raises(DisclosureError, match="choose one of: internal, public"):
        release_count(30, "publik")


def test_a_figure_cannot_be_made_outside_the_gate() -> None:
    """A released value asks for the seal, so a page cannot be handed a number that nobody checked."""
    with pytest.raises(DisclosureError, match=r"only be made by workshop\.disclosure\.gate"):
        Figure(value=3, text="3")
