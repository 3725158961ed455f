"""The processes of a batch work wherever it is begun, and whatever ends, nothing of them stays behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere workers are not forked")

REPOSITORY = Path(__file__).parents[3]
SETUP = """
import os, signal, sys, time
from pathlib import Path
from tests.fixtures.reports.cells import job, shown
from workshop.reports.forked.process import Fork, forked
from workshop.reports.many import origin
from workshop.reports.many.pool import on_this_machine, prepare_workers
def made(*jobs, workers=1):
    return {one.name: made for one, made in on_this_machine(iter(jobs), workers)}
"""


def begin(code: str, scratch: Path, shell: str = "") -> "subprocess.Popen[str]":
    """Run Python code in a process of its own, which has no threads, as the command has none."""
    environment = {**os.environ, "TMPDIR": str(scratch), "PYTHONPATH": str(REPOSITORY)}
    environment |= {"OPENBLAS_NUM_THREADS": "1", "JE_ARROW_MALLOC_CONF": "background_thread:false"}
    command = [sys.executable, "-c", SETUP + code]
    if shell:
        command = ["sh", "-c", f'exec "$@" {shell}', "sh", *command]
    return subprocess.Popen(
        command, cwd=REPOSITORY, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def told(code: str, scratch: Path, shell: str = "") -> str:
    """What Python code prints, in a process of its own."""
    running = begin(code, scratch, shell)
    try:
        output, errors = running.communicate(timeout=60)
    except subprocess.TimeoutExpired:
        running.kill()
        raise
    assert running.returncode == 0, errors
    return output


def wait_until(what: str, true: Callable[[], bool], patience: float = 20) -> None:
    """Wait for something that takes a moment."""
    end = time.monotonic() + patience
    while not true():
        assert time.monotonic() < end, what
        time.sleep(0.02)


def test_closed_standard_streams(tmp_path: Path) -> None:
    """A command that nobody listens to, as a scheduled one may be, makes its reports."""
    code = f"""
done = made(job("ABCDEF", "print('said')"))["ABCDEF"]
Path({str(tmp_path / "said")!r}).write_text(done.trouble + repr(shown(done)[-1]))
"""
    told(code, tmp_path, "<&- >&- 2>&-")
    assert (tmp_path / "said").read_text() == "(3, {'other': [], 'stdout': 'said\\n'})"


def test_a_command_that_was_begun_deaf_to_the_ends_of_others(tmp_path: Path) -> None:
    """Some programs leave SIGCHLD ignored in what they begin; forks are waited for all the same."""
    code = """
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print(repr(made(job("ABCDEF", "print('said')"))["ABCDEF"].trouble))
"""
    assert told(code, tmp_path) == "''\n"


def test_a_fork_does_not_do_what_its_parent_does_at_its_end(tmp_path: Path) -> None:
    """A signal that comes to a fork that has only just begun ends it, and deletes nothing of its parent."""
    code = """
def end(number, frame):
    os.write(1, b"deleted\\n")
    raise SystemExit
signal.signal(signal.SIGTERM, end)
def fork(fork=os.fork):
    if not (pid := fork()):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(1000): pass
    return pid
os.fork = fork
pid = forked(lambda: None)
print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"""
    assert told(code, tmp_path) == f"{-signal.SIGTERM}\n"


def test_a_kill_leaves_no_copy_of_the_data(tmp_path: Path) -> None:
    """Workers whose command was killed delete their scratch folders, which hold what participants share."""
    code = """
made(job("ABCDEF", "import time\\ntime.sleep(600)"))
"""
    running = begin(code, tmp_path)
    try:
        wait_until("it is at work", lambda: any(tmp_path.glob("*/workshop-report-*/snapshot.parquet")))
    finally:
        running.kill()
        running.communicate()
    wait_until("nothing is left", lambda: not list(tmp_path.iterdir()))


def test_nobody_waits_for_what_is_not_needed(tmp_path: Path) -> None:
    """A command that has nothing to make does not wait until workers could begin."""
    code = """
origin._serve = lambda connection: time.sleep(600)
prepare_workers()
began = time.monotonic()
origin._origin().end()
print(time.monotonic() - began < 3)
"""
    assert told(code, tmp_path) == "True\n"


def test_a_worker_that_ends_while_a_process_of_its_template_goes_on(tmp_path: Path) -> None:
    """It is seen to have ended although that process has its pipes too."""
    cell = f"""
import os, signal, sys, time
if pid := os.fork():
    open({str(tmp_path / "pid")!r}, "w").write(str(pid))
    os.kill(os.getppid(), signal.SIGKILL)
os.close(sys.stdout.fileno()), os.close(sys.stderr.fileno())  # or this test would wait for it
time.sleep(600)
"""
    code = f"""
print({{name: one.trouble for name, one in made(job("ABCDEF", {cell!r}), job("GHJKLM", "1")).items()}})
"""
    try:
        output = told(code, tmp_path)
    finally:
        os.kill(int((tmp_path / "pid").read_text()), signal.SIGKILL)
    assert "'ABCDEF': 'the process that made it was ended, " in output
    assert "'GHJKLM': ''" in output


def test_a_worker_that_ends_without_work_costs_nothing(tmp_path: Path) -> None:
    """The report that it would have made next is made by another."""
    code = """
from multiprocessing.connection import wait
from workshop.reports.many import pool
staff = [pool._hire(os.environ["TMPDIR"])]
staff[0].end()
wait([staff[0].ended])
pool._begin(staff, staff[0], job("ABCDEF", "1"))
print([made.trouble for _, made in pool._collect(staff)])
"""
    assert told(code, tmp_path) == "['']\n"


def test_a_library_that_begins_threads(tmp_path: Path) -> None:
    """Where one that reports need does so when it is imported, reports are made by fresh processes."""
    (tmp_path / "begins_threads.py").write_text(
        "import threading, time\nthreading.Thread(target=time.sleep, args=(600,), daemon=True).start()\n"
    )
    code = f"""
from workshop.reports import kernel
sys.path.insert(0, {str(tmp_path)!r})
kernel.MODULES = ("begins_threads",)
print({{name: one.trouble for name, one in made(job("ABCDEF", "1"), job("GHJKLM", "1"), workers=2).items()}})
"""
    assert "'ABCDEF': ''" in told(code, tmp_path)


def test_what_a_killed_worker_leaves_goes_with_the_batch(tmp_path: Path) -> None:
    """A copy of the data that a worker could not delete any more is deleted by the command at its end."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    cell = "import os, signal\nos.kill(os.getppid(), signal.SIGKILL)"
    code = f"""
for one, report in on_this_machine(iter([job("ABCDEF", {cell!r}), job("GHJKLM", "1")]), 1):
    kept = [path.parent.name.rpartition("-")[0] for path in Path(os.environ["TMPDIR"]).glob("*/*/snapshot.parquet")]
    print(one.name, bool(report.trouble), kept)
"""
    assert told(code, scratch) == "ABCDEF True ['workshop-report']\nGHJKLM False ['workshop-report']\n"
    assert list(scratch.iterdir()) == []
