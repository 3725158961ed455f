"""Rows of answers by the same people, attacked with all that a released table shows: counts, limits, sums and means."""

from types import SimpleNamespace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.fixtures.snapshots.attacker import possible
from workshop.disclosure.gate import release_matrix
from workshop.disclosure.released import ReleasedTable, Row, Withheld
from workshop.disclosure.words import DASH
from workshop.errors import DisclosureError

T = 5
PEOPLE = 26
LEVELS = ("1", "2", "3", "4")
SCORES = {level: float(level) for level in LEVELS}
PLACES = {place: float(level) for place, level in enumerate(LEVELS)}
FINE = ([(key, key) for key in (*LEVELS, "none")], None, [[0], [1], [2], [3], [4]])
MERGED = (
    [("1", "1 or 2"), ("3", "3 or 4"), ("none", "none")],
    {"1": ("1", "2"), "3": ("3", "4")},
    [[0, 1], [2, 3], [4]],
)
ALONE = ([], {}, [])

cuts = st.lists(st.integers(0, PEOPLE), min_size=4, max_size=4).map(sorted)
rows_of_counts = cuts.map(lambda ends: [b - a for a, b in zip([0, *ends], [*ends, PEOPLE], strict=True)])


def release(*rows: list[int], form=FINE) -> ReleasedTable | Withheld:  # type: ignore[no-untyped-def]
    """Release rows of counts of the levels 1 to 4 and of those without an answer."""
    columns, groups, _ = form
    return release_matrix(
        {str(at): dict(zip((*LEVELS, "none"), row, strict=True)) for at, row in enumerate(rows)},
        none="none",
        rows=[(str(at), str(at)) for at in range(len(rows))],
        columns=columns,
        groups=groups,
        scores=SCORES,
        id="t",
        title="T",
        label_heading="Row",
    )


def texts(row: Row) -> list[str]:
    """What a reader sees of a row."""
    return [figure.text for figure in row.figures]


@pytest.mark.parametrize("form", [FINE, MERGED, ALONE], ids=["fine", "merged", "means alone"])
@given(row=rows_of_counts)
@settings(max_examples=30)
def test_no_small_count_can_be_worked_out(form, row: list[int]) -> None:  # type: ignore[no-untyped-def]
    """Whatever is shown, each rating that one to four people gave could have been given by five or more, or fewer.

    The reader tries every way in which the people can have answered, and keeps those that agree with the release.
    """
    released = release(row, form=form)
    assume(isinstance(released, ReleasedTable))
    assert isinstance(released, ReleasedTable)
    found = possible(released.rows[0], form[2], PEOPLE, 5, PLACES)
    assert (found == row).all(axis=1).any()
    for place, count in enumerate(row[:4]):
        if 0 < count < T:
            assert found[:, place].max() >= T
            assert found[:, place].max() - found[:, place].min() >= T
    if 0 < row[4] < T and form is not ALONE:
        assert found[:, 4].max() - found[:, 4].min() >= T


@pytest.mark.parametrize("form", [FINE, MERGED], ids=["fine", "merged"])
@given(row=rows_of_counts)
@settings(max_examples=30)
def test_what_is_shown_is_true(form, row: list[int]) -> None:  # type: ignore[no-untyped-def]
    """A count that is shown is the count, a limit holds, and no count from one to four is ever shown."""
    released = release(row, form=form)
    assume(isinstance(released, ReleasedTable))
    assert isinstance(released, ReleasedTable)
    for taken, figure in zip(form[2], released.rows[0].figures, strict=False):
        count = sum(row[place] for place in taken)
        assert figure.value in {None, count}
        assert not (figure.value is not None and 0 < count < T)
        if figure.text.startswith("at least"):
            assert 100 * count >= int(figure.text.split()[-1].rstrip("%")) * sum(row[:4])


def test_a_mean_can_give_a_count_away() -> None:
    """Of nine people who chose 2 or 4, the rounded mean would tell that three or four chose 4; so it is left out.

    The attack on the same row with its mean put back finds this, which shows that the attack can succeed.
    """
    row = [0, 6, 11, 3, 6]
    released = release(row)
    assert isinstance(released, ReleasedTable)
    shown = released.rows[0]
    assert texts(shown) == ["0", DASH, "11", DASH, "6", DASH]
    betrayed = SimpleNamespace(figures=(*shown.figures[:5], SimpleNamespace(value=2.9, text="2.9")))
    assert set(possible(betrayed, FINE[2], PEOPLE, 5, PLACES)[:, 3]) == {3, 4}


def test_a_mean_can_betray_what_is_shown_together() -> None:
    """Counts of neighbouring ratings together with a mean can tell how few gave one of them; then the mean goes."""
    row = [5, 0, 13, 2, 6]
    released = release(row, form=MERGED)
    assert isinstance(released, ReleasedTable)
    shown = released.rows[0]
    assert texts(shown) == ["5", "15", "6", DASH]
    betrayed = SimpleNamespace(figures=(*shown.figures[:3], SimpleNamespace(value=2.6, text="2.6")))
    assert possible(betrayed, MERGED[2], PEOPLE, 5, PLACES)[:, 3].max() < T


def test_a_mean_of_people_who_all_say_the_same() -> None:
    """If everyone gave the same rating its mean is everybody's own, so it is withheld even where it stands alone."""
    released = release([0, 0, 20, 0, 6], [5, 5, 5, 5, 6], form=ALONE)
    assert isinstance(released, ReleasedTable)
    assert [texts(row) for row in released.rows] == [[DASH], ["2.5"]]
    assert released.base.value is None


def test_people_who_nearly_all_agree() -> None:
    """If all but fewer than five say the same, only a limit is told, the same one for all such rows, and no mean."""
    everyone, most = release([0, 0, 20, 0, 6]), release([1, 2, 17, 0, 6])
    assert isinstance(everyone, ReleasedTable)
    assert isinstance(most, ReleasedTable)
    assert texts(everyone.rows[0]) == texts(most.rows[0]) == [DASH, DASH, "at least 75%", DASH, "6", DASH]


def test_few_without_an_answer_are_hidden_in_every_row() -> None:
    """If three people gave no answer in one row, no row tells how many did: most of them are the same people."""
    released = release([6, 6, 6, 5, 3], [6, 5, 5, 5, 5])
    assert isinstance(released, ReleasedTable)
    assert [row.figures[4].text for row in released.rows] == [DASH, DASH]
    assert all(sum(figure.value is None for figure in row.figures[:5]) >= 2 for row in released.rows)


def test_a_row_that_few_answered_says_nothing() -> None:
    """With fewer than ten answers a row is empty, its number of people included, while the others stay."""
    released = release([3, 3, 2, 1, 17], [6, 6, 6, 8, 0])
    assert isinstance(released, ReleasedTable)
    assert texts(released.rows[0]) == [DASH] * 6
    assert texts(released.rows[1])[:5] == ["6", "6", "6", "8", "0"]


def test_a_table_that_few_answered_is_withheld() -> None:
    """With fewer than ten answers in every row there is no table, and no sentence tells how many there were."""
    released = release([3, 3, 2, 1, 17])
    assert isinstance(released, Withheld)
    assert released.reason == "too-few"
    assert "Fewer than 10 people" in released.text


def test_rows_of_different_people_are_refused() -> None:
    """Rows must count the same people, or the number of those without an answer means nothing."""
    with pytest.raises(DisclosureError, match="the same people"):
        release([10, 10, 0, 0, 5], [10, 10, 0, 0, 6])
