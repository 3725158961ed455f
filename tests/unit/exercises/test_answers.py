"""What must hold for any answer, and for the texts in them."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workshop.errors import AnswerError
from workshop.exercises.check import MAX_TEXT
from workshop.exercises.describe import describe
from workshop.exercises.table import parse_exercise

ITEM_FORMAT = {"id": "f", "low": 1, "high": 5, "low_label": "No", "high_label": "Yes"}
EXERCISES = [
    parse_exercise(data)
    for data in (
        {"id": "a", "kind": "reflect", "prompt": "?"},
        {
            "id": "b",
            "kind": "scale",
            "prompt": "?",
            "formats": [ITEM_FORMAT],
            "items": [{"id": "i", "text": "x", "format": "f"}],
        },
        {"id": "c", "kind": "choice", "prompt": "?", "options": [{"id": "i", "label": "I"}, {"id": "j", "label": "J"}]},
        {
            "id": "d",
            "kind": "sort",
            "prompt": "?",
            "bins": [{"id": "i", "label": "I"}, {"id": "j", "label": "J"}],
            "cards": [{"id": "i", "label": "X"}],
        },
        {"id": "e", "kind": "plan", "prompt": "?"},
        {
            "id": "f",
            "kind": "rubric",
            "prompt": "?",
            "rubric": "r",
            "rubric_version": 1,
            "min_rated": 1,
            "criteria": [{"id": "i", "title": "I", "tag": "T", "anchors": dict.fromkeys((1, 2, 3, 4), "x")}],
        },
        {"id": "g", "kind": "list", "prompt": "?", "columns": [{"id": "i", "label": "I"}], "most": 2},
        {"id": "h", "kind": "letter", "prompt": "?", "parts": [{"id": "i", "label": "I"}, {"id": "j", "label": "J"}]},
        {"id": "k", "kind": "numbers", "prompt": "?"},
    )
]
KEYS = st.sampled_from(
    [
        "i",
        "j",
        "wish",
        "if",
        "date",
        "ratings",
        "evidence",
        "filled",
        "dated",
        "rows",
        "applications",
        "interviews",
        "x",
    ]
)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), KEYS, st.integers(0, 6), st.just("NO")
)
ANSWERS = st.recursive(
    VALUES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=8
)


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(EXERCISES), ANSWERS)
def test_any_json_is_taken_or_refused_and_never_breaks(exercise, answer) -> None:
    """Whatever arrives is accepted in a form that is accepted again, or refused by an AnswerError, nothing else."""
    for check in (exercise.check_answer, exercise.check_shared):
        try:
            kept = check(answer)
        except AnswerError:
            continue
        assert check(kept) == kept
        json.dumps(kept, allow_nan=False, ensure_ascii=False).encode("utf-8")
    shared = exercise.shared(answer)
    assert (exercise.state(answer) == "empty") <= (shared is None)
    if shared is not None:
        assert exercise.text(exercise.check_shared(shared))


def test_texts_have_a_limit() -> None:
    """A text field takes 20,000 characters and says by how much a longer one has to shrink."""
    reflect, plan, rubric, rows, letter = (EXERCISES[place] for place in (0, 4, 5, 6, 7))
    full, over = "x" * MAX_TEXT, "x" * (MAX_TEXT + 1)
    assert reflect.check_answer(full) == full
    assert plan.check_answer({"wish": full}) == {"wish": full}
    for exercise, answer in (
        (reflect, over),
        (plan, {"wish": over}),
        (rubric, {"evidence": {"i": over}}),
        (rows, [{"i": over}]),
        (letter, {"i": over}),
    ):
        with pytest.raises(AnswerError, match="has 20,001 characters; shorten it to 20,000"):
            exercise.check_answer(answer)


def test_texts_are_safe_to_store() -> None:
    """What UTF-8 files and databases cannot hold is taken out of a text; a whole emoji stays."""
    assert EXERCISES[0].check_answer("a\0b \ud83d c \U0001f642 \ud83d\ude42") == "ab \ufffd c \U0001f642 \U0001f642"


def test_messages_never_repeat_what_someone_wrote() -> None:
    """An answer that does not fit may hold private words, and messages end up in logs."""
    secret = "my secret"
    tries = [{"i": secret}, [secret], {"date": secret}, {"ratings": {"i": secret}}, {"filled": [secret], "dated": True}]
    tries += [[{"i": [secret]}], {"applications": secret}]
    for exercise in EXERCISES[1:]:
        takes_words = exercise.kind == "letter"  # {"i": secret} is a letter with one part
        for answer in tries[1:] if takes_words else tries:
            for check in (exercise.check_answer, exercise.check_shared):
                with pytest.raises(AnswerError) as caught:
                    check(answer)
                assert secret not in str(caught.value)


def test_a_single_choice_takes_one() -> None:
    """Where one option may be chosen, two are refused, and of an old answer with two the first counts."""
    choice = EXERCISES[2]
    with pytest.raises(AnswerError, match="only one option may be chosen, and 2 are"):
        choice.check_answer(["i", "j"])
    assert choice.shared(["j", "i"]) == ["i"]


def test_describe_says_kind_and_state() -> None:
    """The line stored in notebooks is stable: nbval compares it."""
    lines = [describe(EXERCISES[3], state) for state in ("empty", "partial", "complete")]
    assert lines == [f'Exercise "d" (sort): {words}' for words in ("not started", "begun", "done")]
