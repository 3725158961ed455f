"""Rule 6: what two releases tell when one is subtracted from the other."""

from collections.abc import Hashable, Mapping

import pytest

from workshop.disclosure.difference import LARGEST, Counted, tells_too_much, too_close


def people(first: int, last: int) -> set[str]:
    """Ids from one number up to another, that one left out."""
    return {f"p{at}" for at in range(first, last)}


def counted(everyone: set[str], chose: Mapping[Hashable, set[str]]) -> Counted:
    """A snapshot with one exercise; everyone's whole answer is the cells that they are in."""
    whole = {(one, frozenset(key for key, members in chose.items() if one in members)) for one in everyone}
    return Counted(frozenset(everyone), chose, {"exercise": whole})


def test_the_threshold_is_the_strictest_of_all_profiles() -> None:
    """A snapshot may be reported on in public later, so ten people, not five, must make a difference."""
    assert LARGEST == 10


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [
        (people(0, 30), people(0, 30), False),  # the same people
        (people(0, 30), people(1, 30), True),  # one withdrew
        (people(0, 30), people(0, 31), True),  # one came late
        (people(0, 30), people(9, 30), True),
        (people(0, 30), people(10, 30), False),  # ten withdrew
        (people(0, 30), people(1, 40), True),  # ten came and one left
        (people(0, 30), people(30, 60), False),  # other people altogether
    ],
)
def test_a_few_people_in_one_group_only(one: set[str], other: set[str], close: bool) -> None:
    """Two groups are too close if either has one to nine people that the other has not, whichever comes first."""
    assert too_close(one, other) is close
    assert too_close(other, one) is close


def test_a_change_of_one_answer_tells_too_much() -> None:
    """The same people, one of whom chose something else meanwhile: 15 became 14, and someone knows who that was."""
    first = counted(people(0, 30), {"door": people(0, 15)})
    assert tells_too_much(first, counted(people(0, 30), {"door": people(0, 14)}))
    assert not tells_too_much(first, first)


def test_enough_newcomers_may_still_show_a_few_in_one_cell() -> None:
    """Of twelve newcomers three chose the door: 15 became 18, so their three would be known, and the figures wait."""
    first = counted(people(0, 30), {"door": people(0, 15)})
    second = counted(people(0, 42), {"door": people(0, 15) | people(30, 33)})
    assert tells_too_much(first, second)
    assert not tells_too_much(first, counted(people(0, 52), {"door": people(0, 15) | people(30, 41)}))


def test_those_outside_a_cell_count_as_well() -> None:
    """Of twelve newcomers all but two chose the door: what the two did not choose is known too."""
    first = counted(people(0, 30), {"door": people(0, 15)})
    assert tells_too_much(first, counted(people(0, 42), {"door": people(0, 15) | people(30, 40)}))


def test_a_cell_that_was_never_shown_holds_nothing_up() -> None:
    """Three people in a cell are shown in no profile, so nothing can be subtracted from them."""
    first = counted(people(0, 30), {"door": people(0, 3), "rest": people(3, 30)})
    second = counted(people(0, 60), {"door": people(0, 3) | people(30, 42), "rest": people(3, 30) | people(42, 60)})
    assert not tells_too_much(first, second)
