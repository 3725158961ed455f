"""Reports on all cohorts by one command: each its own, none twice, and one that fails stops no other."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from typer.testing import CliRunner, Result

from tests.fixtures.reports.cohorts import LESSONS, NOW, fill_store
from workshop.cli.main import app
from workshop.config import settings
from workshop.errors import ReportError, SetupError
from workshop.lessons.reader import read_workshop
from workshop.reports.made import NOTEBOOK, PDF, Made
from workshop.reports.many.batch import Batch
from workshop.reports.many.belongs import check_cohort
from workshop.reports.many.job import Job
from workshop.sample.submissions import make_people, make_submission
from workshop.store import open_store

REPOSITORY = LESSONS.parents[1]
WORKSHOP = Path(sys.executable).with_name("workshop")


class Center:
    """A center's data folder with three cohorts and one that cannot be reported on, and its reports."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "out"
        self.codes = [fill_store(people).code for people in (24, 24, 3)]
        here = settings()
        with open_store(here.database_url, here.secret_path, create=False) as store:
            old, _ = store.new_cohort(label="Of old", workshop="bounce-back", workshop_version=99, now=NOW, sample=True)
        self.old = old.code

    def report(self, *more: str) -> Result:
        """Run the command."""
        return CliRunner().invoke(app, ["report", "--all", "--workers", "2", "--out", str(self.out), *more])

    def stamps(self) -> dict[str, int]:
        """When each PDF was written."""
        return {path.stem: path.stat().st_mtime_ns for path in self.out.glob("*.pdf")}


@pytest.fixture(scope="module")
def center(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Center]:
    """A center whose reports were made once."""
    folder = tmp_path_factory.mktemp("center")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("WORKSHOP_HOME", str(folder))
        patch.delenv("WORKSHOP_DATABASE_URL", raising=False)
        patch.chdir(REPOSITORY)
        made = Center(folder)
        made.first = made.report()
        yield made


def test_one_that_fails_is_named_and_stops_no_other(center: Center) -> None:
    """All that can be made is there; what cannot is named at the end with the reason, and the exit code is 1."""
    assert center.first.exit_code == 1
    assert isinstance(center.first.exception, ReportError)
    assert f"Made 3 reports in {center.out}." in center.first.output
    assert str(center.first.exception).startswith("1 report could not be made.")
    assert f"{center.old} (Of old): The cohort {center.old} began with version 99" in str(center.first.exception)
    assert sorted(center.stamps()) == sorted(center.codes)


def test_each_pdf_says_which_cohort_it_is_of(center: Center) -> None:
    """The word comes from the data by way of the gate; a PDF of another cohort, or of none, is refused."""
    one, other, _ = center.codes
    for code in center.codes:
        check_cohort((center.out / f"{code}.pdf").read_bytes(), code)
    with pytest.raises(ReportError, match=f"is of {one} and not of {other}"):
        check_cohort((center.out / f"{one}.pdf").read_bytes(), other)
    bare = pikepdf.new()
    bare.add_blank_page()
    bare.save(to := BytesIO())
    with pytest.raises(ReportError, match="does not say which cohort"):
        check_cohort(to.getvalue(), one)


def test_a_mix_up_on_the_way_is_seen_and_nothing_of_it_kept(center: Center, tmp_path: Path) -> None:
    """Workers that hand back each other's reports: every one is refused, and no PDF is placed."""
    here = settings()

    def mixed(jobs: Iterator[Job]) -> Iterator[tuple[Job, Made]]:
        asked = list(jobs)
        for job, other in zip(asked, [*asked[1:], asked[0]], strict=True):
            files = {ending: (center.out / f"{other.name}{ending}").read_bytes() for ending in (PDF, NOTEBOOK)}
            yield job, Made(files)

    with open_store(here.database_url, here.secret_path, create=False) as store:
        batch = Batch(store, lambda _: read_workshop(LESSONS), here.snapshots_path, tmp_path)
        outcomes = list(batch.run([store.cohort(code) for code in center.codes], mixed))
    assert [outcome.state for outcome in outcomes] == ["failed"] * 3
    assert all("and not of" in outcome.trouble for outcome in outcomes)
    assert list(tmp_path.glob("*.pdf")) == []


def test_only_what_has_changed_is_made_again(center: Center) -> None:
    """Nothing changed: nothing made. A file that is gone, an answer more: that report is made again."""
    before = center.stamps()
    again = center.report()
    assert "Left 3 reports as before" in again.output
    assert center.stamps() == before

    first, second, _ = center.codes
    (center.out / f"{first}.pdf").unlink()
    here = settings()
    with open_store(here.database_url, here.secret_path, create=False) as store:
        for person, random in list(make_people(40))[-4:]:
            store.join(second, person.key, NOW)
            submission = make_submission(person, random, read_workshop(LESSONS), second, NOW)
            if submission:
                store.accept(second, person.key, submission, NOW)
    assert "Made 2 reports" in center.report().output
    changed = {code for code, stamp in center.stamps().items() if before[code] != stamp}
    assert changed == {first, second}


def test_killed_and_started_again_makes_what_is_missing(center: Center, tmp_path: Path) -> None:
    """A kill at any moment leaves whole reports only, no process, and the same command goes on from there."""
    out = tmp_path / "out"
    command = [str(WORKSHOP), "report", "--all", "--workers", "1", "--out", str(out)]
    running = subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while not list(out.glob(".made/*.json")) and running.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    running.send_signal(signal.SIGKILL)
    running.wait()
    done = {path.stem: path.stat().st_mtime_ns for path in out.glob("*.pdf")}
    assert done
    whole = {path.stem for path in (out / ".made").glob("*.json")}
    result = CliRunner().invoke(app, ["report", "--all", "--workers", "1", "--out", str(out)])
    assert f"Left {len(whole)} report" in result.output
    assert sorted(path.stem for path in out.glob("*.pdf")) == sorted(center.codes)
    assert {name: (out / f"{name}.pdf").stat().st_mtime_ns for name in whole} == {name: done[name] for name in whole}


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "the code of one cohort, or --all"),
        (["ABCDEF", "--all"], "and not both"),
        (["ABCDEF", "--workers", "2"], "goes with --all only"),
        (["--all", "--workers", "2", "--scheduler", "tcp://127.0.0.1:1"], "workers of its own"),
        (["--all", "--workers", "0"], "--workers"),
    ],
)
def test_wishes_that_contradict_each_other_are_usage_errors(arguments: list[str], said: str) -> None:
    """Exit code 2, and the message names the option."""
    result = CliRunner().invoke(app, ["report", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 2
    assert said in result.output


def test_a_scheduler_that_does_not_answer_is_one_line(
    center: Center, tmp_path: Path, free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The address is named, and how to start one."""
    monkeypatch.setattr("workshop.reports.many.scheduler._PATIENCE", 0.5)
    address = f"tcp://127.0.0.1:{free_port}"
    result = CliRunner().invoke(app, ["report", "--all", "--scheduler", address, "--out", str(tmp_path)])
    assert isinstance(result.exception, SetupError)
    assert f"{address}: no Dask scheduler answers there" in str(result.exception)
    assert list(tmp_path.glob("*.pdf")) == []


@pytest.fixture
def free_port() -> int:
    """A port of this machine where nobody listens."""
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_bar_on_a_terminal_only(center: Center, tmp_path: Path) -> None:
    """At a terminal the command shows how many of how many are done; in a log it says so once, at the end."""
    import pty

    ours, theirs = pty.openpty()
    command = [str(WORKSHOP), "report", "--all", "--out", str(center.out)]
    environment = {**os.environ, "TERM": "xterm"}
    output = tmp_path / "output.txt"
    with output.open("wb") as file:
        done = subprocess.Popen(command, cwd=REPOSITORY, stdout=file, stderr=theirs, env=environment)
    os.close(theirs)
    shown = b""
    with suppress(OSError):  # what a terminal says when the last writer is gone
        while part := os.read(ours, 65536):  # read as it comes: a terminal that nobody reads holds up whoever writes
            shown += part
    os.close(ours)
    assert done.wait() == 1
    assert "4/4" in shown.decode()
    assert "as before" in output.read_text("utf-8")
    assert "4/4" not in center.first.output
