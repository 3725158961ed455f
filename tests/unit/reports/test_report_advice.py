"""What to do next follows stated rules."""

from typing import Any

import pytest

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
from workshop.disclosure.released import ReleasedTable
from workshop.reports.blocks.advice import MOST, advice

CLEAR = (change("confidence", "Confidence", (50.0, 60.0, 10.0, 6.0, 14.0, 0.6)),)


def steps(finished: Any, twice: Any) -> ReleasedTable:
    """A participation table."""
    rows = [
        ("Finished the workshop", number(40), finished),
        ("Answered the Setback Check before and after", number(40), twice),
    ]
    return table("participation", "Participation", "Step", ("People", "Share of those who took part"), rows, number(48))


def planned(complete: Any, dated: Any) -> ReleasedTable:
    """A table of plans."""
    rows = [("Made a complete if-then plan", number(30), complete), ("Also set a date for it", number(20), dated)]
    return table("plans", "If-then plans", "Plan", ("People", "Share of those who took part"), rows, number(48))


def rated(*means: Any) -> ReleasedTable:
    """A rubric of means only."""
    rows = [(f"Criterion {place}", mean) for place, mean in enumerate(means, start=1)]
    return table("rubric", "Mock interview", "Criterion", ("Mean",), rows, number(44))


QUIET: dict[str, Any] = {
    "participation": steps(percent(90), percent(80)),
    "plans": planned(percent(70), percent(60)),
    "rubric": rated(number(2.5), number(2.5), number(2.5)),
    "changes": CLEAR,
}


@pytest.mark.parametrize(
    ("changed", "first"),
    [
        ({}, "Keep the length and the order of the lessons."),
        ({"participation": steps(percent(74), percent(80))}, "Find out where people stop."),
        ({"participation": steps(percent(75), percent(65))}, "Ask for the closing check before people leave."),
        ({"rubric": rated(number(2.5), number(2.1))}, "Give more practice time to “Criterion 2”."),
        (
            {"rubric": rated(number(2.1), number(2.1), number(3))},
            "Give more practice time to “Criterion 1” and “Criterion 2”.",
        ),
        ({"rubric": rated(hidden(), number(2.1), number(3))}, "Give more practice time to “Criterion 2”."),
        ({"plans": planned(percent(59), percent(55))}, "Leave more time for the if-then plan."),
        ({"plans": planned(percent(60), percent(49))}, "Ask people to put a date to their plan."),
        (
            {"changes": (change("confidence", "Confidence", (50.0, 52.0, 2.0, -1.0, 5.0, 0.1)),)},
            "Look again at the lessons behind “Confidence”.",
        ),
        (
            {"changes": (change("mood", "Mood", (5.0, 5.1, 0.1, -1.0, 1.2, 0.1), high=10, outcome=False),)},
            "Keep the length and the order of the lessons.",
        ),
    ],
)  # fmt: skip
def test_each_rule_gives_its_advice(changed: dict[str, Any], first: str) -> None:
    """A figure below its aim brings the advice of its rule, one at the aim does not, and mood never does."""
    assert advice(full_report(**(QUIET | changed)))[0][0] == first


def test_withheld_figures_bring_no_advice() -> None:
    """What may not be shown must not show through the advice."""
    held = QUIET | {"participation": steps(hidden(), hidden()), "plans": planned(hidden(), hidden())}
    assert [what for what, _ in advice(full_report(**held))] == ["Keep the lessons behind “Confidence”."]


def test_what_is_good_fills_up_what_is_left() -> None:
    """With one thing to change there are two to keep, so that page 1 always has three where figures allow it."""
    found = advice(full_report(**(QUIET | {"plans": planned(percent(60), percent(49))})))
    assert [what for what, _ in found] == [
        "Ask people to put a date to their plan.",
        "Keep the length and the order of the lessons.",
        "Keep the time for the if-then plan.",
    ]


def test_usefulness_and_calibration() -> None:
    """A low mean of usefulness, and the clearest difference between own and others' ratings, bring their advice."""
    rows = [("Worth my time", number(4.1)), ("Next step", number(3.4))]
    useful = table("usefulness", "Use", "Statement", ("Mean",), rows, number(40))
    found = advice(full_report(**QUIET, usefulness=useful, others=(comparison(),)))
    assert found[0] == ("Ask people what would have made it more useful.", "“Next step” has a mean of 3.4 of 5.")
    assert found[1] == (
        "Compare ratings on “Fit to role” before you talk about them.",
        "People rated themselves 0.6 of a level higher than peers did.",
    )


def test_small_cohort_is_told_to_pool() -> None:
    """A cohort without figures hears how to get some."""
    ((what, _why),) = advice(small_report())
    assert what == "Report on several cohorts of a term together."


def test_never_more_than_three() -> None:
    """Page 1 has room for three things to do."""
    low = {"participation": steps(percent(20), percent(20)), "plans": planned(percent(20), percent(10)),
           "rubric": rated(number(2.5), number(2.1))}  # fmt: skip
    assert len(advice(full_report(**low))) == MOST
