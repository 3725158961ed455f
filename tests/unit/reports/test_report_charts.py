"""Charts as SVG: readable without colour, and in words."""

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from tests.fixtures.reports.released import change, full_report, hidden, number, table
from workshop.disclosure.released import ReleasedChange, ReleasedTable
from workshop.reports.charts import change_chart, stacked_chart
from workshop.reports.charts.svg import SHADES, WIDTH, hatched, label_lines

SVG = "{http://www.w3.org/2000/svg}"


def words_in(svg: str) -> list[str]:
    """The texts of a drawing."""
    return [node.text or "" for node in ET.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314 - our own drawing


def withheld_change() -> ReleasedChange:
    """A scale about which nothing may be said."""
    made = change("x", "Secret", (1, 2, 3, 4, 5, 6))
    none = {name: hidden("too-few") for name in ("n", "before", "after", "change", "effect")}
    return type(made)(**{**vars(made), **none, "interval": (hidden(), hidden())})


def test_change_chart_prints_its_numbers() -> None:
    """Both means of each scale stand in the drawing as text, and the alt text has the interval too."""
    changes = full_report().changes
    assert isinstance(changes, tuple)
    chart = change_chart(changes)
    assert {"54.2", "66.9", "58.1", "63.0", "5.4", "6.1"} <= set(words_in(chart.svg))
    assert (
        "Confidence, 0 to 100: 54.2 before, 66.9 after, a change of +12.7 with a 95% interval from +8.4 to +17.0."
        in chart.alt
    )


def test_dots_stand_where_the_scores_are() -> None:
    """A dot's place is its share of the scale's own range, and the bar spans the interval from the mean before."""
    (one,) = [change("x", "X", (0, 5, 5, 2.5, 10, 1), high=10)]
    svg = change_chart([one]).svg
    dots = [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', svg)][2:]
    left, right = 150, WIDTH - 14
    assert dots == [left, (left + right) / 2]
    ends = [float(x) for x in re.findall(r'<line x1="([\d.]+)" y1="[\d.]+" x2="[\d.]+"', svg)]
    assert left + (right - left) / 4 in ends


@pytest.mark.parametrize("before", [0, 0.2, 43.9, 99.7, 100])
@pytest.mark.parametrize("moved", [-60, -3, -0.3, 0, 0.1, 0.3, 2, 60])
def test_numbers_of_dots_that_nearly_meet_stand_apart(before: float, moved: float) -> None:
    """No number overprints another or leaves the drawing, however close the two are to each other or to the end."""
    after = min(max(before + moved, 0), 100)
    (one,) = [change("x", "X", (before, after, after - before, -1, 1, 0))]
    places = []
    for node in ET.fromstring(change_chart([one]).svg).iter(f"{SVG}text"):  # noqa: S314 - our own drawing
        if node.get("font-size") == "10.5":
            wide = 5.8 * len(node.text or "")
            x = float(node.get("x", "0"))
            places.append((x - wide, x) if node.get("text-anchor") == "end" else (x, x + wide))
    assert len(places) == 2
    (_, first), (second, last) = sorted(places)
    assert first <= second
    assert last <= WIDTH


def test_weeks_later_is_said_in_place_of_after() -> None:
    """The drawing and its words say when people answered the second time."""
    chart = change_chart([change("x", "X", (1, 2, 1, 0, 2, 1))], "weeks later")
    assert "weeks later" in words_in(chart.svg)
    assert "after" not in words_in(chart.svg)
    assert "1.0 before, 2.0 weeks later" in chart.alt


def test_withheld_scale_is_hatched_and_said() -> None:
    """A withheld scale has its row, no dot, and the word."""
    chart = change_chart([withheld_change()])
    assert "withheld" in words_in(chart.svg)
    assert chart.svg.count("<circle") == 2  # those of the legend
    assert chart.alt.endswith("Secret: withheld.")


def levels(rows: list[tuple[object, ...]]) -> ReleasedTable:
    """A table of three levels and those without an answer."""
    return table("x", "Ratings", "Criterion", ("Low", "Middle", "High", "Not shared"), rows, number(40))


def test_parts_are_as_long_as_their_numbers() -> None:
    """The parts of a bar are in proportion to everyone behind the table."""
    svg = stacked_chart(levels([("A", number(10), number(20), number(5), number(5))]), [0, 1, 2], 3).svg  # type: ignore[union-attr]
    widths = [float(width) for width in re.findall(r'width="([\d.]+)" height="18"', svg)]
    room = WIDTH - 190
    assert widths == [room, room / 4, room / 2, room / 8]
    assert {"10", "20", "5"} <= set(words_in(svg))


def test_withheld_parts_are_one_hatched_box() -> None:
    """Withheld numbers share one hatched box, so their sizes cannot be read off; those without an answer stay apart."""
    chart = stacked_chart(levels([("A", hidden(), number(20), hidden(), number(10))]), [0, 1, 2], 3)
    assert chart is not None
    assert "Withheld" in words_in(chart.svg)
    assert "A: Low withheld, Middle 20, High withheld, Not shared 10" in chart.alt
    boxes = [float(width) for width in re.findall(r'width="([\d.]+)" height="18" fill="#ffffff"', chart.svg)]
    assert boxes == [(WIDTH - 190) / 4]


def test_unknown_length_means_no_chart() -> None:
    """If nobody may know how many people there are, there is no bar to read it from."""
    made = table("x", "R", "C", ("a", "b"), [("A", number(1), number(2))], hidden())
    assert stacked_chart(made, [0, 1]) is None


@pytest.mark.parametrize(("fill", "ink"), SHADES)
def test_numbers_stand_out_from_their_part(fill: str, ink: str) -> None:
    """Each shade and the number on it have a contrast of 4.5 to 1."""
    lighter, darker = sorted((luminance(fill), luminance(ink)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_shades_can_be_told_apart_in_grey() -> None:
    """Printed without colour, each shade is darker than the one before."""
    greys = [luminance(fill) for fill, _ in SHADES]
    assert all(after < 0.75 * before for before, after in pairwise(greys))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_labels_are_escaped_and_shortened() -> None:
    """A label cannot break the drawing, and a long one ends in an ellipsis."""
    chart = change_chart([change("x", "<b>&", (1, 2, 1, 0, 2, 1))])
    assert "<b>&" in words_in(chart.svg)
    assert label_lines("one two three four", 9) == ["one two", "three…"]
    assert label_lines("x" * 50, 10) == [f"{'x' * 9}…"]
    assert label_lines("") == [""]


def test_hatching_stays_in_its_box() -> None:
    """No line of a hatched box reaches over its edges."""
    ends = r'<line x1="([\d.]+)" y1="([\d.]+)" x2="([\d.]+)" y2="([\d.]+)"'
    numbers = [tuple(map(float, found)) for found in re.findall(ends, hatched(10, 20, 33, 18))]
    assert len(numbers) > 5
    assert all(10 <= x <= 43 and 20 <= y <= 38 for x1, y1, x2, y2 in numbers for x, y in ((x1, y1), (x2, y2)))
