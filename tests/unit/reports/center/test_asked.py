"""What is asked of every snapshot, from the newest one's description."""

from typing import Any

from tests.fixtures.snapshots.made import MEASURE, NOW, RUBRIC, cohort, workshop
from workshop.reports.center.asked import Asked
from workshop.reports.definitions import Definitions, ExerciseDefinition, define


def about(*exercises: dict[str, Any], **more: Any) -> Definitions:
    """A description with these exercises."""
    made = tuple(ExerciseDefinition.model_validate({"kind": "scale", "prompt": "?"} | one) for one in exercises)
    return define(cohort(), workshop(), NOW).model_copy(update={"exercises": made, **more})


def test_everything_of_a_whole_workshop_is_asked() -> None:
    """Its finish, its plan, the measure before and after, and the rubric where it is used."""
    assert Asked.of(define(cohort(), workshop(), NOW)) == Asked(
        "check-after", ("if-then",), MEASURE, RUBRIC, "mock-score"
    )


def test_the_first_exercise_with_the_rubric_counts() -> None:
    """Another one later is another practice."""
    twice = [{"id": name, "kind": "rubric", "instrument": "mock/1"} for name in ("one", "two")]
    assert Asked.of(about(*twice)).rated == "one"


def test_what_is_not_used_is_not_asked() -> None:
    """A measure that is asked once has no change, and a rubric that no exercise uses no levels."""
    once = {"id": "a", "instrument": "check/2", "occasion": "before"}
    found = Asked.of(about(once, {"id": "b", "instrument": "check/2", "occasion": "follow-up"}))
    assert (found.measure, found.rubric, found.rated, found.plans) == (None, None, "", ())
