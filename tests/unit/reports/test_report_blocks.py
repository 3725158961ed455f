"""Display blocks: released values in, text, HTML and nodes out."""

import json
import re
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from tests.fixtures.reports.notebooks import CREATED
from tests.fixtures.reports.released import (
    change,
    comparison,
    full_report,
    hidden,
    number,
    percent,
    small_report,
    table,
)
from workshop.disclosure.released import Withheld
from workshop.errors import DisclosureError
from workshop.reports import blocks
from workshop.reports.nodes import NODES_VERSION, text_of
from workshop.reports.outputs import BLOCK_MIME

NAMES = [name for name in blocks.__all__ if name != "Block"]
OF_A_COHORT = [name for name in NAMES if not name.startswith("center_")]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("thing", [None, {"people": 48}, pd.DataFrame({"people": [48]}), "report"])
def test_only_released_values_are_shown(name: str, thing: Any) -> None:
    """A block refuses whatever did not pass the gate."""
    with pytest.raises(DisclosureError, match="released values only"):
        getattr(blocks, name)(thing)


@pytest.mark.parametrize("report", [full_report(), small_report()], ids=["full", "small"])
@pytest.mark.parametrize("name", OF_A_COHORT)
def test_every_block_has_three_forms(name: str, report: Any) -> None:
    """Each block has versioned JSON for the PDF, text for a terminal and HTML for a screen, labelled as a sample."""
    bundle = getattr(blocks, name)(report)._repr_mimebundle_()
    assert set(bundle) == {BLOCK_MIME, "text/plain", "text/html"}
    data = json.loads(json.dumps(bundle[BLOCK_MIME]))
    assert (data["version"], data["name"]) == (NODES_VERSION, name)
    assert bundle["text/plain"].startswith("[Sample data: made-up participants]")
    assert "Sample data: made-up participants" in bundle["text/html"]
    assert "impact" not in bundle["text/plain"].casefold()


def test_html_is_escaped() -> None:
    """A label that looks like markup is shown, not run."""
    report = full_report(cohort="<script>alert(1)</script> & co")
    assert "<script>" not in blocks.summary(report)._repr_mimebundle_()["text/html"]


def test_summary_has_five_figures_and_the_date() -> None:
    """Page 1 has five figures, and says of which day its data is."""
    content = blocks.summary(full_report(), CREATED).content
    (figures,) = [node for node in content if node["type"] == "key-figures"]
    assert [item["value"] for item in figures["items"]] == ["48", "85%", "+12.7", "+4.9", "77%"]
    assert "Data of November 22, 2026" in content[0]["lines"]


def test_summary_of_a_small_cohort_says_why() -> None:
    """Instead of five dashes a small cohort gets the reason."""
    plain = repr(blocks.summary(small_report()))
    assert "The figures of this cohort are withheld. Fewer than ten people took part" in plain


def test_summary_marks_one_withheld_figure() -> None:
    """A single withheld figure is named as such beside the others."""
    made = blocks.summary(full_report(plans=Withheld(section="Plans", reason="too-few", text="Few.")))
    assert "made a complete if-then plan: \N{EN DASH} (withheld)" in repr(made)


def test_change_is_said_in_words() -> None:
    """Each scale has a sentence: direction, size, and whether it is clear; mood is never called a success."""
    (sentences,) = [node for node in blocks.change(full_report()).content if node["type"] == "list"]
    said = [text_of(item[0]["content"]) for item in sentences["items"]]
    assert said[0] == (
        "Confidence rose by 12.7 points on average, from 54.2 to 66.9, a medium-sized change (g = 0.71)."
    )
    assert "That is not a clear change: its interval, \N{MINUS SIGN}0.6 to +10.4, includes zero." in said[1]
    assert "is not a measure of success" in said[2]


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ((60.0, 52.0, -8.0, -12.0, -4.0, -0.4), "fell by 8.0 points on average, from 60.0 to 52.0, a small change"),
        ((60.0, 60.0, 0.0, -2.0, 2.0, 0.0), "stayed the same on average"),
        ((60.0, 80.0, 20.0, 15.0, 25.0, 0.8), "a large change"),
        ((60.0, 61.0, 1.0, 0.5, 1.5, 0.1), "a very small change"),
    ],
)
def test_direction_and_size_have_words(values: tuple[float, ...], said: str) -> None:
    """A fall is a fall, none is none, and the size follows the rule of thumb."""
    report = full_report(changes=(change("confidence", "Confidence", values),))
    assert said in repr(blocks.change(report))


def test_limits_are_shown_as_limits() -> None:
    """A share that the gate gave as a limit is printed as it is, without a bar."""
    limit = type(hidden())(value=None, text="at least 85%", reason="small-cell", seal=hidden().seal)
    rows = [("Walk", number(30), percent(68)), ("Talk", hidden(), limit), ("Sleep", number(20), percent(45))]
    made = table("x", "What helps?", "Answer", ("People", "Share of those who answered"), rows, number(44))
    (node,) = [node for node in blocks.choices(full_report(choices=(made,))).content if node["type"] == "table"]
    assert node["bars"] == [0.68, None, 0.45]
    assert text_of(node["rows"][1][2]) == "at least 85%"


def test_methods_say_what_was_withheld() -> None:
    """The methods name the thresholds of the profile, every withheld section with its reason, and the versions."""
    plain = repr(blocks.methods(full_report()))
    for words in ("fewer than 10 people", "fewer than 5 people", "Feedback by coach. Fewer than five people each.",
                  "Setback Check, version 1"):  # fmt: skip
        assert words.casefold() in plain.casefold()


def test_what_was_lost_between_steps_is_said() -> None:
    """How many did not come and did not finish stands in words where both sizes are shown, and nowhere else."""
    rows = [
        ("Invited", number(60), hidden()),
        ("Started", number(48), percent(100)),
        ("Finished the workshop", number(41), percent(85)),
    ]
    steps = table("participation", "Participation", "Step", ("People", "Share"), rows, number(48))
    said = repr(blocks.participation(full_report(participation=steps)))
    assert "12 of 60 who were invited did not come; 7 of 48 who started did not finish." in said
    rows[2] = ("Finished the workshop", hidden(), hidden())
    steps = table("participation", "Participation", "Step", ("People", "Share"), rows, number(48))
    assert "did not finish" not in repr(blocks.participation(full_report(participation=steps)))


def test_calibration_says_where_views_are_apart() -> None:
    """Self against peers: how many criteria are clearly apart, where most, a chart in words, and each released row."""
    shown = repr(blocks.others(full_report(others=(comparison(),))))
    assert "Of 3 criteria, people rated themselves clearly higher on 2 than peers did." in shown
    assert "The widest clear difference is +0.6 of a level, on “Fit to role”." in shown
    assert "Fit to role: 3.1 by themselves, 2.5 by peers, a difference of +0.6" in shown
    assert "Questions and close: the means are withheld, the difference is +0.1" in shown
    coefficients = repr(blocks.agreement(full_report(others=(comparison(),))))
    assert "0.1 to 0.66" in coefficients
    assert "a strict rater cannot be told from someone" in coefficients


def test_calibration_in_whole_parts() -> None:
    """Each kind of other rater stands whole, coefficients after its comparison; what they mean is said once, last."""
    coach = replace(comparison(), role="coach", seal=comparison().seal)
    shown = repr(blocks.calibration(full_report(others=(comparison(), coach))))
    order = (
        "Self against peers",
        "self and peers agree",
        "Self against coaches",
        "self and coaches agree",
        "How to read",
    )
    assert [shown.count(each) for each in order] == [1] * len(order)
    places = [shown.index(each) for each in order]
    assert places == sorted(places)


def test_comparison_of_a_small_group() -> None:
    """Where only differences may be shown, no column of dashes is drawn, and nothing is said to be clear or not."""
    whole = comparison()
    rows = tuple(
        replace(row, own=hidden(), other=hidden(), interval=(hidden(), hidden()), distance=hidden(), close=hidden())
        for row in whole.rows
    )
    shown = repr(blocks.others(full_report(others=(replace(whole, rows=rows, seal=whole.seal),))))
    assert "only the average differences can be shown" in shown
    assert "clearly" not in shown
    assert "95% interval" not in shown
    assert re.search(r"Fit to role +\+0\.6\n", shown)


def test_parts_that_a_workshop_has_not() -> None:
    """What nobody was asked for is not there: no heading without words, no reason for a gap that is none."""
    bare = full_report()
    assert [block(bare).content for block in (blocks.themes, blocks.follow_up, blocks.agreement)] == [(), (), ()]
