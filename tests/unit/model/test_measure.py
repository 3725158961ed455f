"""The shape of a measure."""

from typing import Any

import pytest
from pydantic import ValidationError

from workshop.model.measure import Measure


def _data(**changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": "check",
        "version": 2,
        "title": "Check",
        "license": "CC0-1.0",
        "formats": [{"id": "agree", "low": 1, "high": 5, "low_label": "No", "high_label": "Yes"}],
        "items": [{"id": "one", "text": "One", "format": "agree"}, {"id": "two", "text": "Two", "format": "agree"}],
        "scales": [{"id": "all", "label": "All", "items": ["one", "two"], "min_answered": 2}],
    }
    return data | changes


def test_instrument_names_the_version() -> None:
    """What is stored beside an answer says which version of the measure it was given to."""
    assert Measure.model_validate(_data()).instrument == "check/2"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"items": [{"id": "one", "text": "One", "format": "agree"}] * 2}, "two items have the same id"),
        ({"items": [{"id": "one", "text": "One", "format": "agre"}]}, 'unknown format "agre"'),
        ({"scales": [{"id": "all", "label": "All", "items": ["tow"], "min_answered": 1}]}, 'unknown item "tow"'),
        ({"scales": [{"id": "all", "label": "All", "items": ["one"], "min_answered": 2}]}, "more answers than"),
        ({"formats": [{"id": "agree", "low": 5, "high": 5, "low_label": "No", "high_label": "Yes"}]}, "must be below"),
        (
            {"formats": [{"id": "agree", "low": 1, "high": 5, "low_label": "a", "high_label": "b", "labels": ["a"]}]},
            "1 labels for 5 answers",
        ),
    ],
)
def test_a_measure_that_contradicts_itself_is_refused(changes: dict[str, Any], message: str) -> None:
    """Every reference inside a measure leads somewhere, so that no score is computed from nothing."""
    with pytest.raises(ValidationError, match=message):
        Measure.model_validate(_data(**changes))


def test_a_scale_of_mixed_formats_is_refused() -> None:
    """A mean over 0-10 and 1-5 answers would mean nothing."""
    data = _data()
    data["formats"].append({"id": "ten", "low": 0, "high": 10, "low_label": "No", "high_label": "Yes"})
    data["items"][1]["format"] = "ten"
    with pytest.raises(ValidationError, match="mixes response formats"):
        Measure.model_validate(data)
