"""The shape of a rubric."""

from typing import Any

import pytest
from pydantic import ValidationError

from workshop.model.rubric import Rubric

ANCHORS = {1: "None", 2: "Some", 3: "Clear", 4: "Strong"}


def _data(**changes: Any) -> dict[str, Any]:
    criteria = [{"id": name, "title": name, "tag": "Communication", "anchors": ANCHORS} for name in ("story", "close")]
    return {
        "id": "mock",
        "version": 1,
        "title": "Mock",
        "license": "MIT",
        "min_rated": 1,
        "criteria": criteria,
    } | changes


def test_anchors_may_come_as_text_keys() -> None:
    """JSON has no number keys; a rubric read back from JSON is the rubric that was written."""
    rubric = Rubric.model_validate(_data())
    assert Rubric.model_validate_json(rubric.model_dump_json()) == rubric


@pytest.mark.parametrize("anchors", [{1: "a", 2: "b", 3: "c"}, {**ANCHORS, 5: "e"}])
def test_each_level_has_its_anchor(anchors: dict[int, str]) -> None:
    """A rater never meets a level without words."""
    criteria = [{"id": "story", "title": "Story", "tag": "Communication", "anchors": anchors}]
    with pytest.raises(ValidationError, match="levels 1, 2, 3 and 4"):
        Rubric.model_validate(_data(criteria=criteria))


def test_a_total_needs_no_more_ratings_than_there_are_criteria() -> None:
    """Otherwise nobody would ever get a total."""
    with pytest.raises(ValidationError, match="min_rated"):
        Rubric.model_validate(_data(min_rated=3))


def test_two_criteria_never_share_an_id() -> None:
    """An id is the key of a rating."""
    data = _data()
    data["criteria"][1]["id"] = "story"
    with pytest.raises(ValidationError, match="same id"):
        Rubric.model_validate(data)
