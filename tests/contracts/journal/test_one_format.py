"""Python and the ES modules read every journal alike, so that a copy kept in one host opens in the other."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contracts.journal.journal_modules import Run
from workshop.journal import merge, read_journal
from workshop.journal.changes import joined
from workshop.model.journal import Journal

KEY = "0123456789abcdefghjkmnpqrs"
FOLDER = Path(__file__).parents[2] / "fixtures" / "journals"


def files(kind: str) -> list[Any]:
    """The fixtures of one kind, each named in the test's id."""
    found = sorted((FOLDER / kind).glob("*.json"))
    assert found
    return [pytest.param(path, id=path.stem) for path in found]


def opened(run: Run, path: Path) -> dict[str, Any]:
    """What the page makes of a stored text."""
    return run("(text) => journal.open(text)", path.read_text("utf-8"))


@pytest.mark.parametrize("path", files("good"))
def test_good(run: Run, path: Path) -> None:
    """Both halves take a good journal for the same one."""
    found = opened(run, path)
    assert found["state"] == "good"
    assert Journal.model_validate(found["journal"]) == read_journal(path.read_bytes()).journal


@pytest.mark.parametrize("path", files("broken"))
def test_broken(run: Run, path: Path) -> None:
    """Both halves call a broken journal broken and say why, and neither calls it newer or empty."""
    found = opened(run, path)
    assert (found["state"], found["journal"]) == ("broken", None)
    assert found["why"]
    reading = read_journal(path.read_bytes())
    assert reading.broken
    assert (reading.journal, reading.newer) == (None, None)


@pytest.mark.parametrize("path", files("newer"))
def test_newer(run: Run, path: Path) -> None:
    """Both halves know a newer journal by its version, before they look at anything else in it."""
    assert opened(run, path)["state"] == "newer"
    assert read_journal(path.read_bytes()).newer == 3


@pytest.mark.parametrize("path", files("merge"))
def test_merge(run: Run, path: Path) -> None:
    """Both halves merge two journals into the same third one."""
    case = json.loads(path.read_text("utf-8"))
    first, second, merged = (Journal.model_validate(case[name]) for name in ("first", "second", "merged"))
    assert merge(first, second) == merged
    found = run("([first, second]) => journal.merge(first, second)", [case["first"], case["second"]])
    assert Journal.model_validate(found) == merged


@pytest.mark.parametrize("path", files("merge"))
def test_merge_again_changes_nothing(run: Run, path: Path) -> None:
    """Merging what was merged already changes nothing, however often two writers take turns."""
    case = json.loads(path.read_text("utf-8"))
    merged, second = Journal.model_validate(case["merged"]), Journal.model_validate(case["second"])
    assert merge(merged, second) == merged


@pytest.mark.parametrize("path", files("join"))
def test_join(run: Run, path: Path) -> None:
    """Both halves make the same of a cohort that is joined: nothing shared or waiting with another one is lost."""
    case = json.loads(path.read_text("utf-8"))
    before, after = (Journal.model_validate(case[name]) for name in ("before", "after"))
    assert joined(before, "bounce-back", case["cohort"], KEY, case["sequence"]) == after
    ask = """([before, cohort, key, sequence]) =>
      journal.joined(before, "bounce-back", { cohort, key, sequence })"""
    found = run(ask, [case["before"], case["cohort"], KEY, case["sequence"]])
    assert Journal.model_validate(found) == after


def test_new_journal(run: Run) -> None:
    """A journal that a page makes is one that Python reads as empty."""
    made = run("() => JSON.stringify(journal.create())")
    assert read_journal(made).journal == Journal()


def test_upgrade_steps(run: Run) -> None:
    """The page upgrades a step at a time, and knows a version that nobody can have written."""
    steps = "{ 1: (old) => ({ ...old, two: true }), 2: (old) => ({ ...old, three: old.two }) }"
    assert run(f"() => journal.upgrade({{ version: 1 }}, {steps}, 3)") == {"version": 3, "two": True, "three": True}
    assert run("() => journal.upgrade({ version: 1 }, {}, 2)") is None
