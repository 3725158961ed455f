"""What an author may write: the checks of each kind's fields, with messages that say what to do."""

from typing import Any

import pytest

from workshop.exercises.table import KINDS, parse_exercise

COMMON = {"id": "an-exercise", "prompt": "What now?"}
FORMAT = {"id": "f", "low": 0, "high": 10, "low_label": "Not at all", "high_label": "Fully"}
ITEM = {"id": "i", "text": "steady yourself", "format": "f"}
BINS = [{"id": "mine", "label": "Mine"}, {"id": "not-mine", "label": "Not mine"}]
CARD = {"id": "luck", "label": "Luck"}
COLUMN = {"id": "person", "label": "Who"}
PART = {"id": "thanks", "label": "Your thanks"}
OPTION = {"id": "a", "label": "A"}

MINIMAL: dict[str, dict[str, Any]] = {
    "reflect": {},
    "scale": {"formats": [FORMAT], "items": [ITEM]},
    "choice": {"options": [OPTION, {"id": "b", "label": "B"}]},
    "sort": {"bins": BINS, "cards": [CARD]},
    "plan": {},
    "list": {"columns": [COLUMN]},
    "letter": {"parts": [PART]},
    "numbers": {},
    "rubric": {"rubric": "mock-interview"},
    "practice": {"bank": "interview"},
}

MISTAKES = [
    ("reflect", {"rows": 1}, "greater than or equal to 2"),
    ("reflect", {"rows": 21}, "less than or equal to 20"),
    ("reflect", {"startr": "I"}, "Extra inputs are not permitted"),
    ("scale", {"items": []}, "either a measure (with its occasion), or your own formats and items"),
    ("scale", {"formats": []}, "either a measure (with its occasion), or your own formats and items"),
    ("scale", {"occasion": "before"}, "occasion belongs to a measure"),
    ("scale", {"measure_version": 1}, "measure_version belongs to a measure"),
    ("scale", {"measure": "check"}, "say the occasion: before, after or follow-up"),
    ("scale", {"measure": "check", "occasion": "before"}, "a measure or your own formats and items, not both"),
    ("scale", {"formats": [FORMAT, FORMAT]}, 'two formats have the id "f"'),
    ("scale", {"items": [ITEM, ITEM]}, 'two items have the id "i"'),
    ("scale", {"items": [{**ITEM, "format": "g"}]}, 'item "i" names the unknown format "g"; there are f'),
    ("choice", {"options": [OPTION]}, '"options" needs at least two, or name a "bank"'),
    ("choice", {"bank": "ask-them"}, "leave out options: they come from the bank"),
    ("choice", {"own": True}, '"own" needs "multiple: true"'),
    ("choice", {"options": [OPTION, OPTION]}, 'two options have the id "a"'),
    ("choice", {"options": [OPTION, {"id": "B", "label": "B"}]}, "should match pattern"),
    ("sort", {"bins": BINS[:1]}, "at least 2 items"),
    ("sort", {"bins": [BINS[0], BINS[0]]}, 'two bins have the id "mine"'),
    ("sort", {"cards": []}, "at least 1 item"),
    ("sort", {"cards": [CARD, CARD]}, 'two cards have the id "luck"'),
    (
        "sort",
        {"cards": [{**CARD, "usual": "minee"}]},
        'card "luck": usual names the unknown bin "minee"; there are mine',
    ),
    ("plan", {"prompt": " "}, "at least 1 character"),
    ("list", {"columns": []}, "at least 1 item"),
    ("list", {"columns": [{**COLUMN, "id": f"c{number}"} for number in range(5)]}, "at most 4 items"),
    ("list", {"columns": [COLUMN, COLUMN]}, 'two columns have the id "person"'),
    ("list", {"least": 4, "most": 3}, "least is 4 and most is 3; most must not be smaller"),
    ("letter", {"parts": []}, "at least 1 item"),
    ("letter", {"parts": [PART, PART]}, 'two parts have the id "thanks"'),
    ("letter", {"frame": "Dear {nme}, {thanks}"}, 'frame has the place "{nme}", but the parts are thanks'),
    ("letter", {"frame": "Dear all,"}, 'frame needs the place "{thanks}" exactly once'),
    ("letter", {"frame": "{thanks} {thanks}"}, 'frame needs the place "{thanks}" exactly once'),
    ("letter", {"parts": [{**PART, "advice": {"least": 3}}]}, "needs a tip"),
    ("letter", {"parts": [{**PART, "advice": {"least": 3, "most": 2, "tip": "x"}}]}, "most must not be smaller"),
    ("numbers", {"ahead": 0}, "greater than or equal to 1"),
    ("rubric", {"rubric": None}, "valid string"),
    ("rubric", {"sample": {"story": 3}, "share": "offer"}, 'share" is private'),
    ("practice", {"share": "ask"}, 'share" is private'),
    ("practice", {"slots": []}, "at least 1"),
    ("practice", {"think": 5}, "greater than or equal to 10"),
    ("rubric", {"min_rated": 3}, "leave out criteria, min_rated and note: they come from the rubric"),
    ("rubric", {"note": "Be kind."}, "they come from the rubric"),
]


@pytest.mark.parametrize("kind", KINDS)
def test_few_fields_are_enough(kind: str) -> None:
    """An exercise with its kind's least fields is one, and comes back from its own JSON unchanged."""
    exercise = parse_exercise({**COMMON, "kind": kind, **MINIMAL[kind]})
    assert exercise.kind == kind
    assert type(exercise).model_validate_json(exercise.model_dump_json(by_alias=True)) == exercise


@pytest.mark.parametrize(("kind", "fields", "message"), MISTAKES)
def test_mistakes_are_said(kind: str, fields: dict[str, Any], message: str) -> None:
    """Each mistake in a kind's fields is refused with words that an author can act on."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is checked below
        parse_exercise({**COMMON, "kind": kind, **MINIMAL[kind], **fields})
    assert message in str(caught.value)


def test_unknown_kind_names_the_kinds() -> None:
    """A typo in the kind is answered by the kind meant and by all there are."""
    with pytest.raises(ValueError, match=r'unknown exercise kind "chioce"\. Did you mean "choice"\?') as caught:
        parse_exercise({**COMMON, "kind": "chioce"})
    assert all(kind in str(caught.value) for kind in KINDS)


@pytest.mark.parametrize("kind", [None, 7, ["sort"], "zzzzz"])
def test_no_kind_names_the_kinds(kind: object) -> None:
    """A kind that is missing or no word is answered by all there are."""
    with pytest.raises(ValueError, match="reflect, scale, choice, sort, list, plan, letter, numbers, rubric, practice"):
        parse_exercise({**COMMON, "kind": kind})


def test_only_reflect_may_send_words() -> None:
    """Free text leaves by one kind only, which is what the sharing panel warns by."""
    assert [kind for kind, cls in KINDS.items() if cls.holds_text] == ["reflect"]
