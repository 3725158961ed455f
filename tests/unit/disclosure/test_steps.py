"""Groups of the same people, one inside the other, whose differences are counts too."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.disclosure.chain import Step
from workshop.disclosure.gate import release_steps
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.disclosure.words import DASH

FRAME = {"id": "t", "title": "Participation", "label_heading": "Step"}


def steps(*sizes: int, people: int, answers: bool = False, invited: int | None = None) -> ReleasedTable | Withheld:
    """Release groups of the given sizes, each inside the one before it where it can be."""
    groups = [Step(str(size), frozenset(range(size)), rank=at) for at, size in enumerate(sizes)]
    return release_steps(groups, frozenset(range(people)), answers=answers, invited=invited, **FRAME)


def seen(released: ReleasedTable | Withheld) -> list[tuple[str, str]]:
    """What a reader sees of each row."""
    assert isinstance(released, ReleasedTable)
    return [(row.figures[0].text, row.figures[1].text) for row in released.rows]


def test_steps_that_lie_apart_are_shown() -> None:
    """With five or more people between any two steps, all are shown with their share of those who took part."""
    found = seen(steps(48, 40, 30, people=48, invited=60))
    assert found == [("60", ""), ("48", "100%"), ("40", "83%"), ("30", "63%")]


def test_a_few_who_did_not_finish_are_not_counted() -> None:
    """If all but two finished, how many did is told as a limit that leaves room for five."""
    assert seen(steps(48, 46, people=48))[1] == ("40 or more", "at least 83%")


def test_everybody_finished() -> None:
    """That everybody finished may be told, because finishing is no answer; that everybody answered yes may not."""
    assert seen(steps(48, people=48)) == [("48", "100%")]
    assert seen(steps(48, people=48, answers=True)) == [("40 or more", "at least 83%")]


def test_of_two_steps_too_close_the_later_in_rank_gives_way() -> None:
    """The difference of two nested groups is a count: if it is small, one of the two sizes is left out."""
    assert seen(steps(30, 28, people=48)) == [("30", "63%"), (DASH, DASH)]


def test_few_is_told_with_room() -> None:
    """Of two people and of none the same is said, and it leaves room for five and more."""
    assert seen(steps(2, people=48)) == seen(steps(0, people=48)) == [("fewer than 10", "less than 22%")]


@pytest.mark.parametrize("invited", [44, 47, 49, 52])
def test_invited_people_who_stayed_away_are_not_counted(invited: int) -> None:
    """The number invited is left out if it is close to the number who came."""
    assert seen(steps(48, people=48, invited=invited))[0] == (DASH, "")


def test_invited_and_all_came() -> None:
    """If as many were invited as came, nobody is exposed."""
    assert seen(steps(48, people=48, invited=48))[0] == ("48", "")


def test_a_small_group_has_no_steps() -> None:
    """With fewer than ten participants nothing is told, their number included."""
    released = steps(9, people=9, invited=20)
    assert isinstance(released, Withheld)
    assert released.reason == "small-group"
    assert "9" not in released.text


@given(
    st.integers(10, 60),
    st.lists(st.frozensets(st.integers(0, 59)), min_size=1, max_size=4),
    st.booleans(),
)
def test_no_two_sizes_tell_a_small_difference(people: int, groups: list[frozenset[int]], answers: bool) -> None:
    """Of any groups, nested or not, no two that are shown differ by one to four people on either side."""
    everyone = frozenset(range(people))
    members = [group & everyone for group in groups]
    released = release_steps([Step("x", one) for one in members], everyone, answers=answers, **FRAME)
    assert isinstance(released, ReleasedTable)
    shown = [one for one, row in zip(members, released.rows, strict=True) if row.figures[0].value is not None]
    for one in shown:
        assert len(one) >= 5
        for other in [everyone, *shown]:
            assert not 0 < len(one - other) < 5
            assert not 0 < len(other - one) < 5
    for one, row in zip(members, released.rows, strict=True):
        count, share = (figure.text for figure in row.figures)
        if found := re.fullmatch(r"(\d+) or more", count):
            assert int(found[1]) <= min(len(one), people - 5)
            assert 100 * len(one) >= int(share.split()[-1].rstrip("%")) * people
        if found := re.fullmatch(r"fewer than (\d+)", count):
            assert len(one) < int(found[1])
            assert int(found[1]) > 5
            assert 100 * len(one) < int(share.split()[-1].rstrip("%")) * people
