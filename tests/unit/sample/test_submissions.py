"""Made-up participants."""

from datetime import UTC, datetime

import pytest

from workshop.exercises.table import parse_exercise
from workshop.model.exercise import Resources
from workshop.model.lesson import ExerciseBlock, HelpContact, Lesson, Minutes, Workshop
from workshop.model.measure import Measure
from workshop.model.submission import Submission
from workshop.sample.arrive import arrive
from workshop.sample.submissions import make_people, make_submission

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)

MEASURE = Measure.model_validate(
    {
        "id": "check",
        "version": 1,
        "title": "Check",
        "license": "CC0-1.0",
        "formats": [{"id": "ten", "low": 0, "high": 10, "low_label": "No", "high_label": "Yes"}],
        "items": [{"id": f"item-{n}", "text": "Text", "format": "ten"} for n in range(6)],
        "scales": [{"id": "all", "label": "All", "items": ["item-0", "item-1"], "min_answered": 1}],
    }
)

EXERCISES = (
    {"id": "before", "kind": "scale", "prompt": "p", "share": "offer", "measure": "check", "occasion": "before"},
    {"id": "own-words", "kind": "reflect", "prompt": "p", "share": "offer"},
    {"id": "secret", "kind": "plan", "prompt": "p", "share": "private"},
    {"id": "after", "kind": "scale", "prompt": "p", "share": "offer", "measure": "check", "occasion": "after"},
)


@pytest.fixture
def workshop() -> Workshop:
    """Four lessons with one exercise each."""
    resources = Resources(measures={"check": MEASURE})
    return Workshop(
        id="small",
        version=1,
        title="Small",
        description="Small",
        finish="after",
        help=(HelpContact(name="Help"),),
        measures=(MEASURE,),
        lessons=tuple(
            Lesson(
                id=f"lesson-{place}",
                title="Lesson",
                minutes=Minutes.model_validate({"60": 15, "90": 20, "alone": 10}),
                goals=("A goal",),
                blocks=(ExerciseBlock(exercise=parse_exercise(data).resolve(resources), line=1),),
                path=f"0{place}-lesson.md",
            )
            for place, data in enumerate(EXERCISES, start=1)
        ),
    )


def _everyone(workshop: Workshop, number: int) -> list[Submission]:
    made = (make_submission(person, random, workshop, "ABCDEF", NOW) for person, random in make_people(number))
    return [submission for submission in made if submission is not None]


def test_the_same_seed_gives_the_same_people(workshop: Workshop) -> None:
    """A sample report can be made again, figure by figure."""
    assert _everyone(workshop, 20) == _everyone(workshop, 20)
    assert _everyone(workshop, 30)[:10] == _everyone(workshop, 10)[:10]


def test_only_what_the_panel_offers_is_shared(workshop: Workshop) -> None:
    """Nothing private leaves, and nobody's own words are made up."""
    shared = {response.exercise for submission in _everyone(workshop, 48) for response in submission.responses}
    assert shared == {"before", "after"}


def test_what_is_made_up_passes_the_rooms_own_checks(workshop: Workshop) -> None:
    """Sample data takes the way of real data, so it has to fit."""
    for submission in _everyone(workshop, 48):
        for response in submission.responses:
            exercise = workshop.exercises[response.exercise]
            assert exercise.check_shared(response.answer) == response.answer
            assert response.instrument == "check/1"


def test_people_differ_leave_and_change(workshop: Workshop) -> None:
    """Believable: not everyone shares, not everyone stays, and scores move both ways but up on the whole."""
    submissions = _everyone(workshop, 48)
    answered = [{response.exercise: response.answer for response in made.responses} for made in submissions]
    assert 40 <= len(submissions) < 48
    pairs = [
        (sum(answer["before"].values()) / len(answer["before"]), sum(answer["after"].values()) / len(answer["after"]))
        for answer in answered
        if len(answer) == 2
    ]
    assert 25 <= len(pairs) < len(submissions)
    changes = [after - before for before, after in pairs]
    assert min(changes) < 0 < sum(changes) / len(changes) < 2


class _FakeRoom:
    def __init__(self) -> None:
        self.joined: list[str] = []
        self.accepted: list[str] = []

    def join(self, cohort: str, key: str) -> None:
        self.joined.append(key)

    def accept(self, submission: Submission, key: str) -> None:
        self.accepted.append(key)


def test_everyone_joins_and_those_who_stay_share(workshop: Workshop) -> None:
    """A participant who shares nothing still counts as joined."""
    room = _FakeRoom()
    shared = arrive(room, workshop, "ABCDEF", number=48, now=NOW)
    assert len(set(room.joined)) == 48
    assert len(room.accepted) == shared
    assert set(room.accepted) < set(room.joined)
