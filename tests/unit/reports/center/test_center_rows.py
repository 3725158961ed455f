"""Rows of any kind, counted as plain Python counts them, however many are held at a time."""

from functools import reduce
from operator import add
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures.snapshots.made import MEASURE, RUBRIC
from tests.fixtures.snapshots.summed import Row, summed
from workshop.errors import ReportError
from workshop.model.measure import Measure, Scale
from workshop.reports.center.asked import Asked
from workshop.reports.center.count import Counts, count
from workshop.reports.center.people import joined, whole_people
from workshop.reports.columns import table_of_rows
from workshop.reports.snapshot import COLUMNS

# One item counts on two scales, which the small workshop's measure does not try.
WIDER = MEASURE.model_copy(
    update={"scales": (*MEASURE.scales, Scale(id="apply", label="Apply", items=("apply",), min_answered=1, high=10))}
)
AMOUNTS = st.sampled_from([1, 5, 30, 10_000])
PLANS = ("if-then", "second")
NUMBERS = st.sampled_from([None, -1.0, 0.0, 1.0, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0, 11.0, float("nan")])


def some(*words: str) -> st.SearchStrategy[list[str]]:
    """Some of these words, each once."""
    return st.lists(st.sampled_from(words), unique=True)


@st.composite
def checks(draw: st.DrawFn) -> list[Row]:
    """Answers to one check: mostly the measure before or after, sometimes another version, time or exercise."""
    exercise, occasion = draw(st.sampled_from([("check-before", "before"), ("check-after", "after"), ("x", "after")]))
    occasion = draw(st.sampled_from([occasion, occasion, occasion, "follow-up", ""]))
    instrument = draw(st.sampled_from(["check/2", "check/2", "check/2", "check/1"]))
    whole = st.just(["steady", "apply", "verdict", "useful"])
    items = draw(st.one_of(whole, whole, some("steady", "apply", "verdict", "useful", "strange")))
    numbers = draw(st.sampled_from([st.integers(1, 5).map(float), NUMBERS]))
    return [Row(1, exercise, "scale", occasion, instrument, item, draw(numbers)) for item in items]


@st.composite
def plans(draw: st.DrawFn) -> list[Row]:
    """A plan, or something that only looks like one."""
    exercise, kind = draw(st.sampled_from([*PLANS, "third"])), draw(st.sampled_from(["plan", "plan", "letter"]))
    return [Row(1, exercise, kind, item=item, number=1) for item in draw(some("if", "then", "dated", "wish"))]


@st.composite
def ratings(draw: st.DrawFn) -> list[Row]:
    """Ratings of one attempt by one rater."""
    exercise = draw(st.sampled_from(["mock-score", "mock-score", "other-score"]))
    instrument, rater = draw(st.sampled_from(["mock/1", "mock/2"])), draw(st.sampled_from(["self", "peer-1"]))
    attempt, items = draw(st.sampled_from([None, 1, 2, 3])), draw(some("story", "fit", "close", "strange"))
    return [
        Row(1, exercise, "rubric", "", instrument, item, draw(NUMBERS), rater=rater, attempt=attempt) for item in items
    ]


@st.composite
def cohorts(draw: st.DrawFn) -> list[Row]:
    """The rows of a few people, in the order of their numbers and in any order within."""
    rows = []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        blocks = draw(st.lists(st.one_of(checks(), checks(), plans(), ratings()), max_size=8))
        own = [row._replace(participant=number) for block in blocks for row in block]
        rows += draw(st.permutations(own)) if own else [Row(number)]
    return rows


def file_of(rows: list[Row]) -> pa.BufferReader:
    """A snapshot's file with these rows."""
    return written(table_of_rows(rows, COLUMNS))


def written(table: pa.Table) -> pa.BufferReader:
    """A file with this table."""
    file = pa.BufferOutputStream()
    pq.write_table(table, file)
    return pa.BufferReader(file.getvalue())


def asked(measure: Measure = WIDER) -> Asked:
    """Everything that can be asked, with a second plan."""
    return Asked(finish="check-after", plans=PLANS, measure=measure, rubric=RUBRIC, rated="mock-score")


def counted(cohorts: list[list[Row]], at_once: int, together: int) -> Counts:
    """What is counted of these cohorts, so many rows read at a time, and so many looked at together."""
    parts = (
        (at, part)
        for at, rows in enumerate(cohorts)
        for part in whole_people(file_of(rows), 2, Path("s.parquet"), at_once)
    )
    return reduce(add, (count(rows, asked(), len(cohorts)) for rows in joined(parts, together)))


@given(
    st.lists(cohorts(), min_size=1, max_size=3), st.sampled_from([1, 2, 5, 10_000]), st.sampled_from([1, 30, 10_000])
)
def test_any_rows_are_counted_as_in_plain_python(some: list[list[Row]], at_once: int, together: int) -> None:
    """Steps, sums of scores and levels agree: numbers out of range, gaps, other versions, raters and attempts too."""
    found = counted(some, at_once, together)
    for at, rows in enumerate(some):
        again = summed(rows, finish="check-after", plans=PLANS, measure=WIDER, rubric=RUBRIC, rated="mock-score")
        assert found.of(at).steps.tolist() == again["steps"]
        assert found.of(at).levels.tolist() == again["levels"]
        assert found.of(at).scales == pytest.approx(np.array(again["scales"]))


def test_the_examples_reach_every_figure() -> None:
    """A person with all of it is counted everywhere: the property above does not compare zeros only."""
    both = [
        Row(1, f"check-{when}", "scale", when, "check/2", item, number)
        for when, number in (("before", 2.0), ("after", 4.0))
        for item in ("steady", "apply", "verdict", "useful")
    ]
    plan = [Row(1, "second", "plan", item=item, number=1) for item in ("if", "then", "dated")]
    rated = [
        Row(1, "mock-score", "rubric", "", "mock/1", "fit", level, rater="self", attempt=at)
        for at, level in ((1, 1.0), (2, 3.0))
    ]
    found = counted([[Row(1)], [*both, *plan, *rated]], 3, 3).of(1)
    assert found.steps.tolist() == [1, 1, 0, 0, 1, 1]
    assert found.levels.tolist() == [[0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]]
    assert found.scales.tolist() == [
        [20.0, 40.0, 400.0, 1600.0, 400.0],
        [50.0, 50.0, 2500.0, 2500.0, 0.0],
        [2.0, 4.0, 4.0, 16.0, 4.0],
    ]


def changed(name: str, change: object) -> pa.BufferReader:
    """A snapshot of two people with one column changed, or left out."""
    whole = table_of_rows([Row(1, item="a", number=1), Row(1, item="b"), Row(2), Row(2, item="a")], COLUMNS)
    place = whole.column_names.index(name)
    return written(whole.drop_columns([name]) if change is None else whole.set_column(place, name, change))


@pytest.mark.parametrize(
    ("name", "change", "said"),
    [
        ("participant", None, 'no column "participant"'),
        ("rater", None, 'no column "rater"'),
        ("attempt", None, 'no column "attempt"'),
        ("participant", pa.array([3, 2, 1, 1]), "in no order"),
        ("participant", pa.array([1, 1, 2**31 - 1, 2**31 - 1]), "in no order"),
        ("participant", pa.array([-1, -1, 1, 1]), "in no order"),
        ("participant", pa.array([1, 1, None, 2]), 'column "participant" of the snapshot has gaps'),
        ("item", pa.array(["a", "b", None, "a"]), 'column "item" of the snapshot has gaps'),
        ("participant", pa.array(["a", "a", "b", "b"]), "wrong type"),
        ("number", pa.array(["a", "a", "b", "b"]), "wrong type"),
    ],
)
def test_a_snapshot_that_is_not_as_it_should_be_is_refused(name: str, change: object, said: str) -> None:
    """Nothing is guessed: the file is named, and what is wrong with it."""
    with pytest.raises(ReportError, match=f"s.parquet.*{said}"):
        list(whole_people(changed(name, change), 2, Path("s.parquet"), 2))


def test_columns_of_other_widths_are_read() -> None:
    """What another program wrote is read, if every value can be one of ours."""
    for name, change, items in (
        ("participant", pa.array([1, 1, 2, 2], pa.int64()), ["a", "b", "", "a"]),
        ("number", pa.array([1, 2, 3, 4], pa.int8()), ["a", "b", "", "a"]),
        ("item", pa.array(["a", "b", "c", "d"], pa.large_string()), ["a", "b", "c", "d"]),
        ("item", pa.array(["a", "b", "c", "d"]).dictionary_encode(), ["a", "b", "c", "d"]),
    ):
        (part,) = whole_people(changed(name, change), 2, Path("s.parquet"))
        (rows,) = joined([(0, part)])
        assert (part.last, rows.person.tolist()) == (2, [0, 0, 1, 1])
        assert [rows.words["item"].known[at] for at in rows.words["item"].places] == items
