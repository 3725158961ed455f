"""Shares of people who said yes, and how people divide over answers of which each gave one."""

from types import SimpleNamespace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.fixtures.snapshots.attacker import possible
from workshop.disclosure.gate import release_distribution, release_shares
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.disclosure.words import BASE_HIDDEN, DASH

FRAME = {"id": "t", "title": "Which of these?", "label_heading": "Answer"}


def shares(counts: list[int], base: int, people: int, profile: str = "internal") -> ReleasedTable | Withheld:
    """Release how many of ``base`` people said yes to each thing."""
    named = {str(at): count for at, count in enumerate(counts)}
    return release_shares(named, base, people, profile, rows=[(key, key) for key in named], **FRAME)


def divided(counts: list[int], people: int, profile: str = "internal") -> ReleasedTable | Withheld:
    """Release how people divide over answers."""
    named = {str(at): count for at, count in enumerate(counts)}
    return release_distribution(named, people, profile, rows=[(key, key) for key in named], **FRAME)


def seen(released: ReleasedTable | Withheld) -> list[tuple[str, ...]]:
    """What a reader sees of each row."""
    assert isinstance(released, ReleasedTable)
    return [tuple(figure.text for figure in row.figures) for row in released.rows]


def test_counts_and_shares_of_those_who_answered() -> None:
    """Shares are rounded after computing, halves up, and are of those who answered."""
    released = shares([20, 25, 31], 40, 48)
    assert seen(released) == [("20", "50%"), ("25", "63%"), ("31", "78%")]
    assert isinstance(released, ReleasedTable)
    assert (released.base.value, released.columns[1]) == (40, "Share of those who answered")


@pytest.mark.parametrize(("profile", "threshold"), [("internal", 5), ("public", 10)])
@given(st.integers(40, 120), st.data())
def test_nobody_one_and_four_look_the_same(profile: str, threshold: int, base: int, data: st.DataObject) -> None:
    """All counts of a tail, nobody and everybody included, are told in the same words, which hold for all of them."""
    low, high = data.draw(st.integers(0, threshold - 1)), data.draw(st.integers(base - threshold + 1, base))
    least, most = seen(shares([0, base], base, base, profile))
    assert seen(shares([low, high], base, base, profile)) == [least, most]
    for (count, words), true in ((least, low), (most, high)):
        assert count == DASH
        if words != DASH:
            limit = int(words.split()[-1].rstrip("%"))
            assert true * 100 <= limit * base if words.startswith("at most") else true * 100 >= limit * base
            # As many people as the threshold fit between the limit and nobody or everybody.
            room = limit if words.startswith("at most") else 100 - limit
            assert room * base >= 100 * threshold


def test_few_who_kept_it_private_are_not_counted() -> None:
    """If all but three answered, neither the base nor a share of it is told: the three could be worked out."""
    released = shares([20, 44, 2], 45, 48)
    assert isinstance(released, ReleasedTable)
    assert (released.base.value, released.columns[1]) == (None, "Share of all who took part")
    assert BASE_HIDDEN in released.notes
    assert seen(released) == [("20", "42%"), (DASH, "at least 75%"), (DASH, "at most 25%")]


def test_a_question_that_few_answered_is_withheld() -> None:
    """With fewer than ten answers the section is left out, its base included."""
    for released in (shares([5, 6], 9, 30), divided([4, 5], 30)):
        assert isinstance(released, Withheld)
        assert released.reason == "too-few"
        assert "9" not in released.text


def test_the_public_profile_bands_shares_of_small_groups() -> None:
    """For the public, with fewer than forty people, even shares that may be told are told as bands of ten points."""
    assert seen(shares([12, 20], 35, 35, "public")) == [(DASH, "31–40%"), (DASH, "51–60%")]  # noqa: RUF001


def test_one_small_answer_takes_another_with_it() -> None:
    """A hidden answer would be what is missing from the sum, so the next smallest is hidden too."""
    assert seen(divided([3, 12, 20, 10], 60)) == [(DASH, DASH), ("12", "27%"), ("20", "44%"), (DASH, DASH)]


def test_an_answer_that_nobody_gave_is_zero() -> None:
    """That nobody gave one of several answers may be told."""
    assert seen(divided([0, 12, 20], 60))[0] == ("0", "0%")


def test_an_answer_that_nearly_everyone_gave() -> None:
    """If everyone, or all but a few, gave one answer, only a limit is told, and the other answers say nothing."""
    assert (
        seen(divided([30, 0, 0], 60)) == seen(divided([27, 2, 1], 60)) == [(DASH, "at least 80%")] + [(DASH, DASH)] * 2
    )


def test_few_without_an_answer_hide_an_answer_too() -> None:
    """If two people gave no answer, they would be the rest of the known whole, so one more answer is hidden."""
    released = divided([12, 20, 14], 48)
    assert isinstance(released, ReleasedTable)
    assert released.base.value is None
    assert seen(released) == [(DASH, DASH), ("20", "42%"), ("14", "29%")]


@given(st.lists(st.integers(0, 9), min_size=4, max_size=4), st.integers(0, 8))
def test_no_small_answer_can_be_worked_out(counts: list[int], rest: int) -> None:
    """Trying every way in which people can have answered, each hidden small count could be five, in a range of five."""
    people = sum(counts) + rest
    released = divided(counts, people)
    assume(isinstance(released, ReleasedTable))
    assert isinstance(released, ReleasedTable)
    none = None if released.base.value is None else people - released.base.value
    # A limit stands in the column of shares; as one row of figures, it takes the place of the count.
    figures = [row.figures[0] if row.figures[0].value is not None else row.figures[1] for row in released.rows]
    whole = SimpleNamespace(figures=[*figures, SimpleNamespace(value=none, text="")])
    found = possible(whole, [[0], [1], [2], [3], [4]], people, 5)
    assert (found == [*counts, rest]).all(axis=1).any()
    for place, count in enumerate([*counts, rest]):
        if 0 < count < 5:
            assert found[:, place].max() >= 5
            assert found[:, place].max() - found[:, place].min() >= 5


@given(
    st.lists(st.integers(0, 25), min_size=2, max_size=6), st.integers(0, 30), st.sampled_from(["internal", "public"])
)
def test_no_small_count_is_ever_shown(counts: list[int], rest: int, profile: str) -> None:
    """No number from one to the threshold is in a released table, and no base within that distance of the whole."""
    threshold = 5 if profile == "internal" else 10
    people = sum(counts) + rest
    for released in (divided(counts, people, profile), shares(counts, max(people - rest, *counts), people, profile)):
        if isinstance(released, ReleasedTable):
            shown = [row.figures[0].value for row in released.rows if row.figures[0].value is not None]
            assert all(value == 0 or value >= threshold for value in shown)
            assert released.base.value is None or not 0 < people - released.base.value < threshold
