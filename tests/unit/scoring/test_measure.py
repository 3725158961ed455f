"""Scale scores: reversed, averaged, mapped, and missing where too little was answered."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from workshop.model.measure import Measure
from workshop.scoring.measure import scale_items, scale_scores, score_measure

CHECK = Path(__file__).parents[3] / "lessons" / "bounce-back" / "measures" / "setback-check.yaml"


@pytest.fixture(scope="module")
def check() -> Measure:
    """The Setback Check as it ships."""
    return Measure.model_validate(YAML(typ="safe").load(CHECK.read_text("utf-8")))


def answers_of(measure: Measure, *people: list[int | None]) -> pd.DataFrame:
    """People's answers in the order of the items."""
    return pd.DataFrame(people, columns=[item.id for item in measure.items], index=range(1, len(people) + 1))


def published(answers: list[int | None]) -> tuple[float | None, float | None, float | None]:
    """The published scoring written out by hand: Confidence, Appraisal and mood, without the model."""
    first = [value for value in answers[:6] if value is not None]
    confidence = 10 * sum(first) / len(first) if len(first) >= 5 else None
    i7, i8, i9 = answers[6:9]
    appraisal = None if i7 is None or i8 is None or i9 is None else 25 * (((6 - i7) + (6 - i8) + i9) / 3 - 1)
    return confidence, appraisal, None if answers[9] is None else float(answers[9])


def test_a_worked_example(check: Measure) -> None:
    """Ten answers worked out by hand give 60, 58.33 and 4: reversed items count the other way round."""
    scores = score_measure(check, answers_of(check, [5, 6, 7, 4, 8, 6, 2, 3, 3, 4])).iloc[0].to_list()
    assert scores == pytest.approx([60.0, 25 * ((4 + 3 + 3) / 3 - 1), 4.0])


@given(
    st.lists(
        st.tuples(
            st.lists(st.none() | st.integers(0, 10), min_size=6, max_size=6),
            st.lists(st.none() | st.integers(1, 5), min_size=3, max_size=3),
            st.none() | st.integers(0, 10),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_scores_are_those_of_the_published_formulas(
    check: Measure, people: list[tuple[list[int | None], list[int | None], int | None]]
) -> None:
    """Whatever people answer or leave out, scores are those of the formulas, or missing where these ask for more."""
    rows = [[*six, *three, mood] for six, three, mood in people]
    scores = score_measure(check, answers_of(check, *rows))
    for row, found in zip(rows, scores.itertuples(index=False), strict=True):
        for expected, score in zip(published(row), found, strict=True):
            assert pd.isna(score) if expected is None else score == pytest.approx(expected)


def test_the_ends_of_the_scales(check: Measure) -> None:
    """The least and the greatest answers give 0 and 100, also where "agree" is the less helpful end."""
    worst, best = [0] * 6 + [5, 5, 1, 0], [10] * 6 + [1, 1, 5, 10]
    scores = score_measure(check, answers_of(check, worst, best))
    assert scores.to_numpy().tolist() == [[0, 0, 0], [100, 100, 10]]


def test_answers_outside_the_format_are_missing(check: Measure) -> None:
    """A number that nobody can have answered makes no score, rather than a score beyond the scale."""
    scale = check.scales[1]
    scores = scale_scores(check, scale, answers_of(check, [5] * 6 + [2, 9, 3, 5]))
    assert scores.isna().all()


def test_items_that_nobody_was_asked_are_missing(check: Measure) -> None:
    """Without the column of an item there is an empty one, so that a scale with too few answers has no score."""
    answers = answers_of(check, [5] * 6 + [2, 2, 3, 5]).drop(columns=[check.items[0].id, check.items[1].id])
    assert scale_items(check, check.scales[0], answers).notna().sum(axis=1).to_list() == [4]
    assert scale_scores(check, check.scales[0], answers).isna().all()
