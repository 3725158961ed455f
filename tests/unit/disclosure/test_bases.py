"""The numbers of people behind several exercises, side by side."""

from workshop.disclosure.bases import Bases

EVERYONE = frozenset(range(60))


def test_a_group_inside_another_is_told_only_if_many_are_outside() -> None:
    """Of 40 who answered the first exercise 38 answered the second: the two who stopped would be counted."""
    bases = Bases(EVERYONE, 5)
    assert bases.admit(frozenset(range(40)))
    assert not bases.admit(frozenset(range(38)))
    assert bases.admit(frozenset(range(35)))
    assert not bases.admit(frozenset(range(57)))


def test_the_same_people_may_be_counted_twice() -> None:
    """Two exercises that the same people answered have one size, and that tells nothing new."""
    bases = Bases(EVERYONE, 5)
    assert bases.admit(frozenset(range(40)))
    assert bases.admit(frozenset(range(40)))
    assert bases.admit(EVERYONE)


def test_sizes_of_groups_that_cross_only_bound_the_difference() -> None:
    """30 and 31 of 60, with 3 and 4 people of their own: neither can be worked out, so both may be shown."""
    bases = Bases(EVERYONE, 5)
    assert bases.admit(frozenset(range(30)))
    assert bases.admit(frozenset(range(3, 34)))


def test_bounds_always_leave_room() -> None:
    """Of groups that cross, a reader can bound who is in the first only, never within less than the threshold."""
    for one in range(20, 56):
        for other in range(20, 56):
            low, high = max(0, one - other), min(one, 60 - other)
            assert high - low >= 5
