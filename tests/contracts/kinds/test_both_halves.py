"""Python and the ES modules make the same of every answer: what the preview shows is what the room takes."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from workshop.errors import AnswerError
from workshop.exercises.table import KINDS, parse_exercise
from workshop.frontend import bundle

FOLDER = Path(__file__).parents[2] / "fixtures" / "kinds"


def fixture(kind: str) -> dict[str, Any]:
    """The fixture of a kind: an exercise, answers that fit, old ones that fit in part, and bad ones."""
    return json.loads((FOLDER / f"{kind}.json").read_text("utf-8"))


CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.json"))
    for part in ("answers", "old")
    for case in fixture(path.stem)[part]
]
NAMES = [f"{kind}-{number}" for number, (kind, _) in enumerate(CASES)]
ASK = """async ([source, kind, exercise, answer]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { [kind]: half } = (await import(address)).default;
  const shared = half.shared(exercise, answer);
  return JSON.stringify({
    state: half.state(exercise, answer), shared, text: shared === null ? null : half.text(exercise, shared),
  });
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Page:
    """A page to run the modules in."""
    return browser.new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_fixtures(kind: str) -> None:
    """A kind that is not tested against fixtures could mean one thing here and another there."""
    found = fixture(kind)
    assert {case["state"] for case in found["answers"]} >= {"empty", "complete"}
    assert found["bad"]
    assert found["bad_shared"]
    assert found["old"]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=NAMES)
def test_python_half(kind: str, case: dict[str, Any]) -> None:
    """State, shared part and plain words of an answer are those of the fixture."""
    exercise = parse_exercise(fixture(kind)["exercise"])
    shared = exercise.shared(case["answer"])
    text = None if shared is None else exercise.text(shared)
    found = {"state": exercise.state(case["answer"]), "shared": shared, "text": text}
    assert found == {name: case[name] for name in found}


@pytest.mark.browser
@pytest.mark.parametrize(("kind", "case"), CASES, ids=NAMES)
def test_browser_half(page: Page, kind: str, case: dict[str, Any]) -> None:
    """The same in the browser, from the JSON that a built workshop holds, to the order of the keys."""
    exercise = json.loads(parse_exercise(fixture(kind)["exercise"]).model_dump_json(by_alias=True))
    found = json.loads(page.evaluate(ASK, [bundle("kinds", default="kinds"), kind, exercise, case["answer"]]))
    assert found == {name: case[name] for name in found}
    assert json.dumps(found["shared"]) == json.dumps(case["shared"])


@pytest.mark.parametrize("kind", KINDS)
def test_what_leaves_is_what_the_room_takes(kind: str) -> None:
    """The room's check accepts every shared part unchanged, and a valid answer is accepted where it is kept."""
    exercise = parse_exercise(fixture(kind)["exercise"])
    for case in fixture(kind)["answers"]:
        if case["shared"] is not None:
            assert exercise.check_shared(case["shared"]) == case["shared"]
        if case["answer"] is not None:
            kept = exercise.check_answer(case["answer"])
            assert exercise.state(kept) == case["state"]
            assert exercise.shared(kept) == case["shared"]
            assert exercise.check_answer(kept) == kept


@pytest.mark.parametrize("kind", KINDS)
def test_old_answers_leave_only_what_still_fits(kind: str) -> None:
    """An answer from another version of the lesson never makes a submission that the room refuses."""
    exercise = parse_exercise(fixture(kind)["exercise"])
    for case in fixture(kind)["old"]:
        if case["shared"] is not None:
            assert exercise.check_shared(case["shared"]) == case["shared"]


@pytest.mark.parametrize("kind", KINDS)
def test_bad_answers_name_exercise_and_field(kind: str) -> None:
    """What does not fit is refused by a line that names the exercise."""
    exercise = parse_exercise(fixture(kind)["exercise"])
    for bad in fixture(kind)["bad"]:
        with pytest.raises(AnswerError) as caught:
            exercise.check_answer(bad["answer"])
        assert bad["message"] in str(caught.value)
        assert str(caught.value).startswith(f'exercise "{exercise.id}"')
    for bad in fixture(kind)["bad_shared"]:
        with pytest.raises(AnswerError) as caught:
            exercise.check_shared(bad["shared"])
        assert bad["message"] in str(caught.value)
