"""What an exercise takes from the data files of its workshop."""

import pytest

from workshop.exercises.table import parse_exercise
from workshop.model.exercise import Resources
from workshop.model.measure import Measure
from workshop.model.question import QuestionBank
from workshop.model.rubric import Rubric

FORMAT = {"id": "f", "low": 0, "high": 10, "low_label": "Not at all", "high_label": "Fully"}
CHECK = Measure.model_validate(
    {
        "id": "check",
        "version": 3,
        "title": "Check",
        "license": "CC0-1.0",
        "formats": [FORMAT],
        "items": [{"id": "i", "text": "steady yourself", "format": "f"}],
        "scales": [{"id": "s", "label": "S", "items": ["i"], "min_answered": 1}],
    }
)
RUBRIC = Rubric.model_validate(
    {
        "id": "talk",
        "version": 2,
        "title": "Talk",
        "license": "MIT",
        "min_rated": 1,
        "note": "Rate what was said.",
        "criteria": [{"id": "c", "title": "C", "tag": "T", "anchors": {1: "a", 2: "b", 3: "c", 4: "d"}}],
    }
)


def _bank(name: str, audience: str, *questions: dict[str, str]) -> QuestionBank:
    head = {"id": name, "version": 4, "for": audience, "title": "Questions", "license": "MIT"}
    return QuestionBank.model_validate({**head, "questions": questions})


WEEK = {"id": "week", "text": "A normal week?", "tag": "Time", "note": "Hours."}
PAY = {"id": "pay", "text": "What pay?", "tag": "Pay"}
BANKS = (
    _bank("ask", "employer", WEEK, PAY),
    _bank("practice", "interviewee", {**WEEK, "type": "fit"}),
    _bank("many", "employer", *({**PAY, "id": f"pay-{number}"} for number in range(21))),
)
RESOURCES = Resources({"check": CHECK}, {"talk": RUBRIC}, {bank.id: bank for bank in BANKS})
ASK = {"id": "to-ask", "kind": "choice", "prompt": "What would you ask?", "multiple": True, "bank": "ask"}
BEFORE = {"id": "before", "kind": "scale", "prompt": "How are things?", "measure": "check", "occasion": "before"}
SCORE = {"id": "score", "kind": "rubric", "prompt": "How was it?", "rubric": "talk"}


def test_a_scale_takes_items_and_version_from_its_measure() -> None:
    """Once resolved, the built exercise holds all that the screen needs, and names its instrument with the version."""
    scale = parse_exercise(BEFORE).resolve(RESOURCES)
    assert scale.instrument == "check/3"
    built = scale.model_dump(mode="json")
    assert built["items"] == CHECK.model_dump(mode="json")["items"]
    assert built["formats"] == CHECK.model_dump(mode="json")["formats"]
    assert (built["measure"], built["measure_version"], built["occasion"]) == ("check", 3, "before")


def test_a_choice_takes_questions_from_a_bank() -> None:
    """The questions become options under their subjects; a bank to practice on, and one too large, are refused."""
    choice = parse_exercise(ASK).resolve(RESOURCES)
    built = choice.model_dump(mode="json")
    assert built["options"][0] == {"id": "week", "label": "A normal week?", "group": "Time", "note": "Hours."}
    assert built["bank_version"] == 4
    assert choice.check_answer(["pay", "week"]) == ["week", "pay"]
    for bank, why in (("practice", "is for practice"), ("other", "there is no bank"), ("many", "a choice has 2 to 20")):
        with pytest.raises(ValueError, match=why):
            parse_exercise({**ASK, "bank": bank}).resolve(RESOURCES)


def test_a_rubric_takes_criteria_and_version() -> None:
    """Once resolved, the built exercise holds criteria, note, fewest rated and version."""
    rubric = parse_exercise(SCORE).resolve(RESOURCES)
    assert rubric.instrument == "talk/2"
    built = rubric.model_dump(mode="json")
    assert built["criteria"] == RUBRIC.model_dump(mode="json")["criteria"]
    assert (built["rubric_version"], built["min_rated"], built["note"]) == (2, 1, "Rate what was said.")


@pytest.mark.parametrize("data", [BEFORE, SCORE, ASK])
def test_a_built_exercise_reads_back(data: dict[str, object]) -> None:
    """What a built workshop holds is the same exercise when it is read, and resolving it again is harmless."""
    built = parse_exercise(data).resolve(RESOURCES)
    again = type(built).model_validate_json(built.model_dump_json(by_alias=True))
    assert again == built
    assert again.resolve(RESOURCES) == built


def test_an_exercise_without_a_data_file_has_no_instrument() -> None:
    """An author's own items belong to no instrument, and neither does a measure that is not filled in yet."""
    own = parse_exercise(
        {
            "id": "own",
            "kind": "scale",
            "prompt": "Well?",
            "formats": [FORMAT],
            "items": [{"id": "i", "text": "x", "format": "f"}],
        }
    )
    assert own.instrument is None
    assert own.resolve(RESOURCES) == own
    assert parse_exercise(BEFORE).instrument is None
    assert parse_exercise(SCORE).instrument is None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({**BEFORE, "measure": "chekc"}, 'there is no measure "chekc"; there are: check'),
        ({**SCORE, "rubric": "tlak"}, 'there is no rubric "tlak"; there are: talk'),
        ({**BEFORE, "measure_version": 1}, "they come from the measure"),
        ({**SCORE, "rubric_version": 1}, "they come from the rubric"),
    ],
)
def test_a_wrong_reference_is_said(data: dict[str, object], message: str) -> None:
    """A reference to nothing, and a version written by hand, are refused with what to do."""
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is checked below
        parse_exercise(data).resolve(RESOURCES)
    assert message in str(caught.value)


def test_no_data_files_at_all_is_said() -> None:
    """Without any file, the message says where to put one."""
    with pytest.raises(ValueError, match="put one into the folder measures"):
        parse_exercise(BEFORE).resolve(Resources())
