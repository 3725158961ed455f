"""Forks end in time and leave nothing behind."""

import os
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from nbclient.exceptions import CellTimeoutError
from nbformat.v4 import new_code_cell

from tests.fixtures.reports.cells import forked, job
from workshop.reports.forked.client import ForkClient
from workshop.reports.forked.process import Fork

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is forked")


def test_what_a_cell_begins_ends_with_its_report(tmp_path: Path) -> None:
    """A process that a template leaves behind does not stay."""
    begins = f"""
import subprocess
begun = subprocess.Popen(["sleep", "600"])
open({str(tmp_path / "pid")!r}, "w").write(str(begun.pid))
"""
    assert forked(job("ABCDEF", begins))["ABCDEF"].trouble == ""
    ended(int((tmp_path / "pid").read_text()))


def test_what_a_cell_keeps_for_the_time_being(tmp_path: Path) -> None:
    """A temporary folder that a template does not delete is deleted with its report, as at the end of a kernel."""
    keeps = f"""
import tempfile
kept = tempfile.TemporaryDirectory()
open({str(tmp_path / "name")!r}, "w").write(kept.name)
"""
    assert forked(job("ABCDEF", keeps))["ABCDEF"].trouble == ""
    assert not Path((tmp_path / "name").read_text()).exists()


def test_no_end_of_a_cell() -> None:
    """A cell that takes too long is ended, whatever it does, and what ran before is kept."""
    # In a fork, as a worker is: a library that was imported may have a thread, and none survives it.
    code = """
import os
from workshop.reports import make
make._CELL_TIMEOUT = 1
from tests.fixtures.reports.cells import job, shown
from workshop.reports.many.means import by_forks
from workshop.reports.many.work import work
deaf = "import signal, time\\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\\ntime.sleep(600)"
if os.fork():
    raise SystemExit(os.waitstatus_to_exitcode(os.wait()[1]))
made = work(job("ABCDEF", "print('so far')", deaf), by_forks())
print(made.trouble)
print(shown(made)[-2][1]["stdout"])
"""
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[3],
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},  # as where workers are forked from
    )
    assert done.returncode == 0, done.stderr
    assert "a cell took longer than" in done.stdout
    assert "so far" in done.stdout
    assert time.monotonic() - began < 60


def test_no_end_of_what_a_cell_prints() -> None:
    """A cell that prints faster than its output is taken takes too long all the same."""
    began = time.monotonic()
    message = b'["stream", {"name": "stdout", "text": "more"}]'
    loud = SimpleNamespace(poll=lambda _: time.monotonic() < began + 10, recv_bytes=lambda: message)
    cell = new_code_cell("while True: print('more')")
    client = ForkClient.__new__(ForkClient)
    client._fork, client.process_message = SimpleNamespace(connection=loud), lambda *_: None
    client.timeout = 1
    with pytest.raises(CellTimeoutError):
        client._reply(cell, 0)
    assert time.monotonic() < began + 10


def test_fork_ends_with_its_parent(tmp_path: Path) -> None:
    """A fork does not outlive a process that is killed."""
    code = f"""
import os, time
from pathlib import Path
from workshop.reports.forked.process import Fork
def serve(connection):
    Path({str(tmp_path / "pid")!r}).write_text(str(os.getpid()))
    connection.send(1)
    time.sleep(600)
fork = Fork(serve)
fork.connection.recv()
os.kill(os.getpid(), 9)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    ended(int((tmp_path / "pid").read_text()))


def ended(pid: int) -> None:
    """Wait until a process has ended."""
    end = time.monotonic() + 10
    while Path(f"/proc/{pid}/stat").exists() and Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z":
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_process_with_threads_is_not_forked() -> None:
    """No thread survives a fork, and what it held stays locked for ever."""
    from threading import Event, Thread

    event = Event()
    thread = Thread(target=event.wait)
    thread.start()
    try:
        with pytest.raises(AssertionError, match="threads"):
            Fork(lambda _: None)
    finally:
        event.set()
        thread.join()
