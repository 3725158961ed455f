"""What a rubric exercise shares: attempts with the ratings of others, and the older form with one's own only."""

import json
from pathlib import Path

import pytest

from workshop.errors import AnswerError
from workshop.exercises.table import parse_exercise
from workshop.model.base import JsonValue

FIXTURE = json.loads((Path(__file__).parents[2] / "fixtures" / "kinds" / "rubric.json").read_text("utf-8"))
RUBRIC = parse_exercise(FIXTURE["exercise"])
OTHERS = {"self": {"story": 3}, "others": [{"role": "peer", "ratings": {"story": 2, "close": "NO"}}]}


@pytest.mark.parametrize(
    "shared",
    [
        {"ratings": {"story": 3}},
        {"attempts": [{"self": {"story": 3}}]},
        {"attempts": [{"self": {"story": 3}}, OTHERS]},
    ],
)
def test_both_forms_are_taken(shared: JsonValue) -> None:
    """What fits comes back unchanged."""
    assert RUBRIC.check_shared(shared) == shared


@pytest.mark.parametrize(
    ("shared", "message"),
    [
        ({"attempts": []}, "there is no attempt"),
        ({"attempts": 3}, "must be a list"),
        ({"attempts": [OTHERS] * 51}, "has 51 entries"),
        ({"attempts": [{"self": {}}]}, "no rating of the participant's own"),
        ({"attempts": [{"self": {"smile": 3}}]}, 'no criterion "smile"'),
        ({"attempts": [{"self": {"story": 3}, "others": [{"role": "boss", "ratings": {"story": 3}}]}]}, "peer, coach"),
        ({"attempts": [{"self": {"story": 3}, "others": [{"role": "peer", "ratings": {}}]}]}, "there is no rating"),
        ({"attempts": [{"self": {"story": 3}, "notes": "my secret"}]}, 'no part "notes"'),
        ({"attempts": [OTHERS], "ratings": {"story": 3}}, 'no part "ratings"'),
    ],
)
def test_anything_else_is_refused(shared: JsonValue, message: str) -> None:
    """A mistake is named, and words never slip through beside the ratings."""
    with pytest.raises(AnswerError, match=message):
        RUBRIC.check_shared(shared)
