"""The profile of the UK's Higher Education Statistics Agency: rounding to the nearest 5, and what is dropped first."""

import pytest

from workshop.disclosure.chain import Step
from workshop.disclosure.gate import (
    release_count,
    release_distribution,
    release_matrix,
    release_people,
    release_shares,
    release_steps,
)
from workshop.disclosure.released import ReleasedTable, Withheld
from workshop.disclosure.rounding import nearest
from workshop.disclosure.words import DASH

LABELS = [("a", "A"), ("b", "B"), ("c", "C")]


def texts(table: ReleasedTable | Withheld) -> list[list[str]]:
    """What is printed of a table that must be there."""
    assert isinstance(table, ReleasedTable)
    return [[figure.text for figure in row.figures] for row in table.rows]


@pytest.mark.parametrize(
    ("count", "shown"), [(0, 0), (2, 0), (3, 5), (7, 5), (8, 10), (12, 10), (13, 15), (22, 20), (23, 25)]
)
def test_counts_go_to_the_nearest_five_halves_up(count: int, shown: int) -> None:
    """0, 1 and 2 become 0, 3 to 7 become 5, and so on."""
    assert nearest(count, 5) == shown
    assert nearest(5, 10) == 10


def test_counts_that_stand_alone_are_rounded() -> None:
    """The number of people is rounded; fewer than ten are not told at all, as everywhere."""
    assert release_people(23, "hesa").text == "25"
    assert release_people(9, "hesa").value is None
    assert release_count(12, "hesa").text == "10"


def test_percentages_need_twenty_three_people() -> None:
    """Of 22 people there is no percentage; of 23 there is, of the true counts and rounded afterwards."""
    few = release_shares({"a": 9, "b": 8, "c": 7}, 22, 40, "hesa", rows=LABELS, id="x", title="X", label_heading="L")
    assert texts(few) == [["10", DASH], ["10", DASH], ["5", DASH]]
    more = release_shares({"a": 9, "b": 8, "c": 7}, 23, 40, "hesa", rows=LABELS, id="x", title="X", label_heading="L")
    assert texts(more) == [["10", "39%"], ["10", "35%"], ["5", "30%"]]


def test_a_percentage_that_gives_a_small_count_away_goes_first() -> None:
    """Two of thirty are shown as 0; their percentage, and the one that it could be worked out from, are dashes."""
    table = release_distribution(
        {"a": 2, "b": 11, "c": 17}, 60, "hesa", rows=LABELS, id="x", title="X", label_heading="L"
    )
    assert texts(table) == [["0", DASH], ["10", DASH], ["15", "57%"]]
    assert isinstance(table, ReleasedTable)
    assert any("nearest 5" in note for note in table.notes)


def test_averages_need_eight_people() -> None:
    """A mean of seven ratings is dropped, one of nine is shown, beside rounded counts of every level."""
    rows = {
        "seven": {"1": 3, "2": 4, "none": 33},
        "nine": {"1": 4, "2": 5, "none": 31},
        "many": {"1": 14, "2": 16, "none": 10},
    }
    labels = [(name, name) for name in rows]
    table = release_matrix(
        rows,
        "hesa",
        none="none",
        rows=labels,
        columns=[("1", "1"), ("2", "2"), ("none", "None")],
        scores={"1": 1.0, "2": 2.0},
        id="x",
        title="X",
        label_heading="L",
    )
    assert [row[-1] for row in texts(table)] == [DASH, "1.6", "1.5"]
    assert texts(table)[2] == ["15", "15", "10", "1.5"]


def test_what_everybody_said_is_a_limit_here_too() -> None:
    """If all thirty gave one answer, neither a count nor a percentage says so: rule 3 comes before rounding."""
    steps = [Step("Made a plan", frozenset(range(30)), id="p")]
    everyone = frozenset(range(30))
    plans = release_steps(steps, everyone, "hesa", id="x", title="X", label_heading="L", answers=True)
    assert texts(plans) == [["25 or more", "at least 83%"]]
    same = release_shares({"a": 30, "b": 0, "c": 9}, 30, 30, "hesa", rows=LABELS, id="x", title="X", label_heading="L")
    assert texts(same) == [[DASH, "at least 80%"], ["0", "at most 20%"], ["10", "30%"]]
