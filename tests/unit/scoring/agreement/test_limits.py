"""What is not estimable is not estimated: too few people, or nobody who differs."""

from random import Random

import pytest

from workshop.scoring.agreement import Agreement, agree, icc_agreement, ordinal_alpha, weighted_kappa


def views(number: int, seed: int = 1) -> tuple[dict[int, int], dict[int, int]]:
    """Two views of some people that agree in part."""
    random = Random(seed)
    own = {one: random.randint(1, 4) for one in range(number)}
    return own, {one: min(max(level + random.choice((-1, 0, 0, 1)), 1), 4) for one, level in own.items()}


def estimable(found: Agreement) -> tuple[bool, bool]:
    """Whether there is a difference, and whether there are coefficients."""
    coefficients = {one is not None for one in (found.icc, found.kappa, found.alpha)}
    assert len(coefficients) == 1
    return found.difference is not None, coefficients.pop()


@pytest.mark.parametrize(
    ("number", "expected"), [(0, (False, False)), (9, (False, False)), (10, (True, False)), (20, (True, True))]
)
def test_least_numbers(number: int, expected: tuple[bool, bool]) -> None:
    """A difference asks for ten people and a coefficient for twenty."""
    assert estimable(agree(*views(number))) == expected


@pytest.mark.parametrize("which", [0, 1])
def test_a_rater_who_gives_one_level_only(which: int) -> None:
    """Where one view does not vary no coefficient means anything, while the difference stays."""
    pair = list(views(30))
    pair[which] = dict.fromkeys(pair[which], 3)
    assert estimable(agree(*pair)) == (True, False)


def test_all_the_same() -> None:
    """Functions on their own say None where nobody differs, and 1 where both agree on people who do."""
    assert icc_agreement([[3, 3]] * 30) is None
    assert weighted_kappa([[0, 0], [0, 30]], [[0, 1], [1, 0]]) is None
    assert weighted_kappa([[0]], [[0]]) is None
    assert ordinal_alpha([[2, 2]] * 30, (1, 2, 3, 4)) is None
    assert ordinal_alpha([[2, None], [None, 3]], (1, 2, 3, 4)) is None
    perfect = icc_agreement([[level, level] for level in (1, 2, 3, 4)])
    assert perfect is not None
    assert (perfect.value, perfect.low, perfect.high) == (1.0, 1.0, 1.0)


def test_only_people_with_both_ratings_count() -> None:
    """Who was rated by one view only is in no figure, and further raters change alpha alone."""
    own, other = views(30)
    less = agree(own, {one: level for one, level in other.items() if one < 25})
    assert less.n == 25
    third = agree(own, other, [dict.fromkeys(range(30), 1)])
    both = agree(own, other)
    assert (third.icc, third.kappa, third.difference) == (both.icc, both.kappa, both.difference)
    assert third.alpha != both.alpha


def test_missing_ratings_are_refused_where_they_would_mislead() -> None:
    """An ICC of a table with gaps would be of another number of people than it says."""
    with pytest.raises(ValueError, match="everyone"):
        icc_agreement([[1, 2], [float("nan"), 3]])
