"""``workshop cohort``: from the first cohort to an erased one."""

from pathlib import Path

import pytest

from tests.unit.cli.conftest import Run, make
from workshop.config import settings
from workshop.store import open_store


def test_a_new_cohort_prints_a_code_and_a_key_that_work(run: Run) -> None:
    """The first cohort makes the data folder and the database by the way."""
    code, key = make(run, "--term", "Fall 2026", "--invited", "30", "--mode", "alone")
    with open_store(settings().database_url, settings().secret_path, create=False) as store:
        cohort = store.cohort(code)
        assert store.is_facilitator(code, key)
    assert (cohort.label, cohort.term, cohort.invited, cohort.mode) == ("Tuesday group", "Fall 2026", 30, "alone")
    assert (cohort.workshop, cohort.sample) == ("bounce-back", False)


def test_the_list_shows_every_cohort_and_no_key(run: Run) -> None:
    """The key was shown once."""
    first, key = make(run)
    second, _ = make(run, "--sample", "--term", "Fall 2026")
    status, out, _ = run("cohort", "list")
    assert status == 0
    lines = out.splitlines()
    assert [line[:6] for line in lines] == [first, second]
    assert "sample data" not in lines[0]
    assert "sample data" in lines[1]
    assert "Fall 2026" in lines[1]
    assert key not in out


def test_erasing_deletes_the_cohort(run: Run) -> None:
    """Afterwards the list says that there is none, and the code leads nowhere."""
    code, _ = make(run)
    status, out, _ = run("cohort", "erase", code.lower(), "--yes")
    assert status == 0
    assert code in out
    assert "no cohort yet" in run("cohort", "list")[1]
    status, _, error = run("cohort", "erase", code, "--yes")
    assert status == 1
    assert code in error


def test_erasing_asks_first(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --yes and without a yes nothing is deleted."""
    code, _ = make(run)
    monkeypatch.setattr("typer.confirm", _no)
    assert run("cohort", "erase", code)[0] == 1
    assert code in run("cohort", "list")[1]


def _no(*_: object, abort: bool = False) -> bool:
    from click.exceptions import Abort

    assert abort
    raise Abort


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("cohort", "list"), 1, "`workshop cohort new`"),
        (("cohort", "new", "A", "--workshop", "bounce-bakc"), 1, "bounce-back"),
        (("cohort", "new", "  "), 1, "label"),
        (("cohort", "new", "A\nB"), 1, "label has a line break"),
        (("cohort", "new", "A\x1b[31m"), 1, "one plain line"),
        (("cohort", "new", "\udcff"), 1, "label"),
        (("cohort", "new", "A" * 81), 1, "81 characters"),
        (("cohort", "new", "A", "--term", "Fall\t2026"), 1, "term"),
        (("cohort", "new", "A", "--mode", "garden"), 2, "mode"),
        (("cohort", "new", "A", "--invited", "0"), 2, "invited"),
        (("cohort", "new", "A", "--invited", "9" * 30), 2, "invited"),
        (("cohort", "new"), 2, "label"),
    ],
)
def test_mistakes_are_one_line_and_make_nothing(
    run: Run, tmp_path: Path, words: tuple[str, ...], status: int, said: str
) -> None:
    """A mistake says what to do and leaves no database behind."""
    code, _, error = run(*words)
    assert code == status
    assert said in error.lower()
    assert not (tmp_path / "home").exists()


def test_away_from_the_lessons(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder the message says where the command belongs."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    status, _, error = run("cohort", "new", "A")
    assert status == 1
    assert "project's folder" in error
