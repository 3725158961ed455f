"""Two snapshots are the same if the same people say the same, whatever their numbers and whenever it was."""

from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from workshop.reports.definitions import ThemeCount, Themes
from workshop.reports.snapshot import take_snapshot
from workshop.reports.unchanged import content
from workshop.store.records import Person

THEMES = Themes(
    exercise="story-of-it", codebook="waiting/1", coded=12, themes=(ThemeCount(id="wait", label="Waiting", people=11),)
)


def told(path: Path, members: list[Person], seed: int, **more: object) -> tuple[object, ...]:
    """What a snapshot of these people says, numbered by a seed."""
    shuffled = Random(seed).sample(members, len(members))
    hours = timedelta(hours=seed)
    lessons = workshop().model_copy(update={"title": more.pop("title", "Small workshop")})
    take_snapshot(shuffled, cohort(), lessons, path, created=NOW + hours, rng=None, **more)  # type: ignore[arg-type]
    return content(path, {at: f"id {person.number}" for at, person in enumerate(shuffled, start=1)})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a snapshot goes."""
    return tmp_path / "s.parquet"


def test_number_and_time_make_no_difference(path: Path) -> None:
    """The same people in another order, at another time, with no change of heart."""
    assert told(path, people(20), 1) == told(path, people(20), 2)


def test_whoever_comes_changes_or_leaves_makes_one(path: Path) -> None:
    """One person more, one fewer, one answer changed or taken back, and two who changed places."""
    before, whole = told(path, people(20), 1), people(20)
    answered = next(at for at, one in enumerate(whole) if len(one.responses) > 1)
    first = whole[answered]
    fewer = Person(first.number, first.joined, first.responses[1:])
    assert told(path, [*whole, Person(99, NOW, ())], 2) != before
    assert told(path, whole[1:], 2) != before
    assert told(path, [*whole[:answered], fewer, *whole[answered + 1 :]], 2) != before
    swapped = [Person(one.number, one.joined, whole[-1 - at].responses) for at, one in enumerate(whole)]
    assert told(path, swapped, 2) != before


def test_what_is_said_about_the_answers_makes_one(path: Path) -> None:
    """Themes that were counted since, or another title, are a reason to look closer."""
    before = told(path, people(20), 1)
    assert told(path, people(20), 2, themes=(THEMES,)) != before
    assert told(path, people(20), 2, title="Another") != before
