"""The profile of a rubric and the total of one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.model.rubric import Criterion, Rating, Rubric
from workshop.scoring.rubric import profile, total

ANCHORS = {1: "a", 2: "b", 3: "c", 4: "d"}
RUBRIC = Rubric(
    id="mock",
    version=1,
    title="Mock interview",
    license="CC0-1.0",
    min_rated=2,
    criteria=tuple(
        Criterion(id=name, title=name.title(), tag="Communication", anchors=ANCHORS)
        for name in ("story", "fit", "close")
    ),
)
ratings = st.dictionaries(st.sampled_from(["story", "fit", "close"]), st.sampled_from([1, 2, 3, 4, "NO"]), min_size=1)


def test_a_worked_example() -> None:
    """Ratings 2, 3, 3 and one "not observed" make the mean 8/3: "NO" stands apart and is not 0."""
    people: list[dict[str, Rating]] = [{"story": 2}, {"story": 3, "fit": 4}, {"story": 3, "fit": 4}, {"story": "NO"}]
    story, fit, close = profile(RUBRIC, people)
    assert (story.levels, story.not_observed, story.left_blank) == ((0, 1, 2, 0), 1, 0)
    assert (story.mean, story.uniform) == (pytest.approx(8 / 3), False)
    assert (fit.levels, fit.mean, fit.left_blank, fit.uniform) == ((0, 0, 0, 2), 4.0, 2, True)
    assert (close.rated, close.mean, close.left_blank) == (0, None, 4)


@given(st.lists(ratings, max_size=12))
def test_everyone_is_counted_once_on_each_criterion(people: list[dict[str, Rating]]) -> None:
    """Levels, "not observed" and blanks of a criterion add up to the people, whatever they rated."""
    for criterion in profile(RUBRIC, people):
        assert criterion.rated + criterion.not_observed + criterion.left_blank == len(people)


@pytest.mark.parametrize(
    ("given_ratings", "expected"),
    [
        ({"story": 2, "fit": 3}, 2.5),
        ({"story": 2, "fit": "NO", "close": 4}, 3.0),
        ({"story": 2, "fit": "NO"}, None),
        ({"story": 4, "elsewhere": 1}, None),
    ],
)
def test_a_total_needs_enough_rated_criteria(given_ratings: dict[str, Rating], expected: float | None) -> None:
    """The total is the mean of the rated levels, and there is none below the rubric's own minimum."""
    assert total(RUBRIC, given_ratings) == expected
