"""A workshop that asks a third time, as the coordinators' page says: from the lesson to the printed page."""

import math
import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from statistics import mean

import pypdf
import pytest

from tests.contracts.docs.blocks import ROOT, of_class
from workshop.cli.main import app
from workshop.config import settings
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import Workshop
from workshop.sample.submissions import make_people, make_submission
from workshop.store import open_store
from workshop.store.records import Person

FIRST = datetime(2026, 9, 22, 17, 0, tzinfo=UTC)
LATER = FIRST + timedelta(weeks=6)
HEAD = (
    "---\nid: some-weeks-later\ntitle: Some weeks later\nminutes: {60: 0, 90: 0, alone: 8}\n"
    "goals: [See where you stand today]\n---\n\n"
)


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    """The workshop that ships, with the lesson of the page, in a folder where commands are run."""
    folder = Path(shutil.copytree(ROOT / "lessons" / "bounce-back", tmp_path / "lessons" / "bounce-back"))
    [block] = of_class("markdown", "docs/coordinators.md")
    (folder / "08-some-weeks-later.md").write_text(HEAD + block.text, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("WORKSHOP_DATABASE_URL", raising=False)
    return read_workshop(folder)


def run(*words: str) -> str:
    """What a command says."""
    from typer.testing import CliRunner

    done = CliRunner().invoke(app, list(words))
    assert done.exit_code == 0, done.output
    return done.output


def printed(pdf: Path) -> str:
    """The words of a PDF."""
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf.read_bytes())).pages).split())


def scores(person: Person, exercise: str, workshop: Workshop) -> dict[str, float] | None:
    """A person's scores, reckoned by hand from the measure's own file; None unless there are all."""
    given = next((one.answer for one in person.responses if one.exercise == exercise), None)
    if not isinstance(given, dict):
        return None
    [measure] = workshop.measures
    found: dict[str, float] = {}
    for scale in measure.scales:
        values = []
        for item in measure.items:
            if item.id in scale.items and item.id in given:
                kind = next(one for one in measure.formats if one.id == item.format)
                share = (int(str(given[item.id])) - kind.low) / (kind.high - kind.low)
                values.append(1 - share if item.reverse else share)
        if len(values) < scale.min_answered:
            return None
        found[scale.id] = scale.low + (scale.high - scale.low) * mean(values)
    return found


def half_up(value: float) -> str:
    """Rounded to one place as on a pocket calculator."""
    return f"{math.floor(value * 10 + 0.5 + 1e-9) / 10:.1f}"


def both(people: Sequence[Person], workshop: Workshop) -> list[tuple[dict[str, float], dict[str, float]]]:
    """The scores at the start and weeks later, of those who answered all three times."""
    times = ("check-before", "check-after", "check-later")
    every = [[scores(one, exercise, workshop) for exercise in times] for one in people]
    return [(first, last) for first, end, last in every if first and end and last]


def test_a_third_time(tmp_path: Path, workshop: Workshop) -> None:
    """The report has nothing of it at first; weeks later it has the means of those who answered both times."""
    here = settings()
    with open_store(here.database_url, here.secret_path, create=True) as store:
        cohort, _ = store.new_cohort(
            label="Tuesday group", workshop=workshop.id, workshop_version=workshop.version, now=FIRST, sample=True
        )
        waiting = []
        for person, random in make_people(60):
            store.join(cohort.code, person.key, FIRST)
            every = make_submission(person, random, workshop, cohort.code, FIRST)
            if every is None:
                continue
            first = tuple(one for one in every.responses if one.exercise != "check-later")
            store.accept(cohort.code, person.key, every.model_copy(update={"responses": first}), FIRST)
            if len(first) < len(every.responses) and random.random() < 0.7:
                changed = {"id": f"{random.getrandbits(128):032x}", "sequence": 2, "created": LATER}
                waiting.append((person.key, every.model_copy(update=changed)))
        before_that = _report(tmp_path, cohort.code)
        assert (
            "Fewer than 10 people answered the Setback Check in full before, at the end and some weeks" in before_that
        )
        for key, submission in waiting:
            store.accept(cohort.code, key, submission, LATER)
        pairs = both(store.people(cohort.code), workshop)
    words = _report(tmp_path, cohort.code)
    assert 15 < len(pairs) <= len(waiting)
    section = words[words.index("Some weeks later") :]
    for scale in workshop.measures[0].scales:
        if scale.outcome:
            before, after = (mean(pair[place][scale.id] for pair in pairs) for place in (0, 1))
            assert half_up(before) in section
            assert half_up(after) in section


def _report(folder: Path, code: str) -> str:
    run("report", code, "--pdf-only", "--out", str(folder / "out"))
    return printed(folder / "out" / f"{code}.pdf")
