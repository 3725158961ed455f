"""Cells that run in a fork of a worker show what they show in a kernel, and end where they end there."""

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from nbclient.exceptions import CellTimeoutError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from workshop.reports.forked.client import ForkClient
from workshop.reports.forked.process import Fork
from workshop.reports.made import NOTEBOOK, PDF, Made
from workshop.reports.many.digest import code_digest
from workshop.reports.many.job import Job
from workshop.reports.many.pool import on_this_machine
from workshop.reports.many.work import work

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere workers use kernels, as test_workers.py does"
)

CELLS = {
    "prints": "print('a', end='')\nprint('b')\nimport sys\nprint('c', file=sys.stderr)\nprint('d')",
    "much": "for i in range(20_000): print('x' * 20)",
    "result": "'a result'",
    "table": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "math": "from IPython.display import Math\nMath('x^2')",
    "several": "from IPython.display import Markdown, display\ndisplay(Markdown('one'), 2)\nprint('three')",
    "changed": "h = display(Markdown('old'), display_id='d')\nh.update(Markdown('new'))",
    "cleared": "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('stays')",
    "cleared later": "print('gone')\nclear_output(wait=True)\nprint('stays')",
    "silent": "1 + 1;",
    "awaited": "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "magic": "%pwd\n%env NO_SUCH=1",
    "program": "!echo from a program",
    "past Python": "import subprocess\nsubprocess.run(['echo', 'past Python'], check=True)",
    "cell magic": "%%capture caught\nprint('caught')",
    "what was caught": "caught.stdout",
    "threads": "from threading import Thread\nt = Thread(target=print, args=('in a thread',)); t.start(); t.join()",
    "where": "import os\n'snapshot.parquet' in os.listdir()",
    "who": "__name__, get_ipython().execution_count, _",
    "figure": "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "unasked figure": "plt.plot([2, 1])\nprint('with a figure')",
    "bytes": "class B:\n    def __repr__(self): return 'B'\n    def _repr_png_(self): return b'\\x89PNG'\nB()",
    "tuple": "class N:\n    def __repr__(self): return 'N'\n    def _repr_json_(self): return {'a': (1, 2.5)}\nN()",
    "warning": "import warnings\nwarnings.warn('careful', stacklevel=1)",
    "question": "print?",
    "inline": "%matplotlib inline",
    "number of a stream": "import faulthandler\nfaulthandler.enable()\nsys.stdout.fileno() > 2",
    "begins a task": "async def task():\n    return 'from a task'\nbegun = asyncio.create_task(task())",
    "ends a task": "await begun",
    "loop": "asyncio.get_running_loop().is_running()",
    "letters": "print('żółć', '\\U0001f600')",
    "writes bytes": "sys.stdout.write('x'), sys.stdout.isatty()",
}
"""A template's cells, each of another kind."""

ENDS = {
    "raises": "1 / 0",
    "raises ours": "from workshop.errors import ReportError\nraise ReportError('No rows. Share some.')",
    "syntax": "1 +",
    "indent": "if True:\nx = 1",
    "unknown magic": "%nosuchmagic",
    "exits": "import sys\nsys.exit(3)",
    "asks": "input('Your name?')",
    "asks secretly": "import getpass\ngetpass.getpass()",
    "cannot be shown": "class X:\n    def __repr__(self): raise ValueError('no')\nX()",
    "leaves": "exit()",
    "killed": "import os\nos.kill(os.getpid(), 9)",
    "recursion": "def f(): return f()\nf()",
    "interrupted": "raise KeyboardInterrupt",
    "interrupts itself": "import signal\nsignal.raise_signal(signal.SIGINT)",
}
"""Last cells that end a report."""


def job(name: str, *sources: str) -> Job:
    """A report whose template has these cells."""
    parameters = new_code_cell('snapshot = ""\nprofile = ""', metadata={"tags": ["parameters"]}, id="parameters")
    cells = [new_code_cell(source, id=f"c{place}") for place, source in enumerate(sources)]
    text = str(writes(new_notebook(cells=[parameters, new_markdown_cell("# Any", id="title"), *cells])))
    return Job(name, name.encode(), text, "any.ipynb", "internal", "a4", True, code_digest())


def forked(*jobs: Job) -> dict[str, Made]:
    """What workers of this machine make."""
    return {one.name: made for one, made in on_this_machine(iter(jobs), 2)}


def shown(made: Made) -> list[Any]:
    """The outputs of each cell. A kernel sends what is printed when it has the time, so its parts are joined."""
    found = []
    for cell in json.loads(made.files[NOTEBOOK])["cells"]:
        outputs: dict[str, list[Any]] = {"other": []}
        for output in cell.get("outputs", []):
            if output["output_type"] == "stream":
                outputs.setdefault(output["name"], []).extend(output["text"])
            else:
                # The frames of a question that nobody can answer are in other files; test_workers.py compares others.
                outputs["other"].append({name: value for name, value in output.items() if name != "traceback"})
        # The kernel's number is in the name that Python gives a cell.
        joined = {
            name: re.sub(r"ipykernel_\d+", "ipykernel", "".join(parts)) if name != "other" else parts
            for name, parts in outputs.items()
        }
        found.append((cell.get("execution_count"), joined))
    return found


def test_every_kind_of_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The executed notebook of a fork holds what that of a kernel holds, cell by cell."""
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # with it a kernel does not look for what other programs print
    every = job("ABCDEF", *CELLS.values())
    alone, among = shown(work(every)), shown(forked(every)["ABCDEF"])
    names = ["parameters", "injected", "title", *CELLS]
    assert len(alone) == len(among) == len(names)
    for name, one, other in zip(names, alone, among, strict=True):
        assert other == one, name
    assert among[names.index("prints")][1] == {"other": [], "stdout": "ab\nd\n", "stderr": "c\n"}
    assert among[-1][0] == len(CELLS) + 2
    assert among[names.index("past Python")][1]["stdout"] == "past Python\n"


def test_every_end() -> None:
    """A template that breaks off breaks off with the same words and the same notebook."""
    jobs = [job(f"E{place:05d}", "print('so far')", source) for place, source in enumerate(ENDS.values())]
    among = forked(*jobs)
    for name, one in zip(ENDS, jobs, strict=True):
        alone = work(one)
        assert among[one.name].trouble == alone.trouble, name
        found, expected = shown(among[one.name]), shown(alone)
        if name == "killed":  # whether a kernel that dies still counts the cell is a matter of luck
            found[-1], expected[-1] = found[-1][1], expected[-1][1]
        assert found == expected, name
        assert PDF in alone.files if name == "leaves" else alone.trouble, name
    unknown = work(jobs[list(ENDS).index("unknown magic")]).trouble
    assert unknown == 'cell 5 ("%nosuchmagic"): UsageError: Line magic function `%nosuchmagic` not found.'


def test_nothing_of_one_report_is_in_another() -> None:
    """What a template changes in its process is gone for the next, which has another process."""
    spoils = (
        "import os, sys, builtins, pandas\nfrom workshop.reports import blocks\n"
        "blocks.spoiled = builtins.spoiled = True\n"
        "pandas.set_option('display.max_rows', 3)\nos.environ['SPOILED'] = '1'\nos.chdir('/')\nmine = 1"
    )
    asks = (
        "import os, builtins, pandas\nfrom workshop.reports import blocks\n"
        "[hasattr(blocks, 'spoiled'), hasattr(builtins, 'spoiled'), pandas.get_option('display.max_rows'), "
        "'SPOILED' in os.environ, os.listdir(), 'mine' in globals()]"
    )
    one_worker = {
        one.name: made for one, made in on_this_machine(iter([job("ABCDEF", spoils), job("GHJKLM", asks)]), 1)
    }
    assert one_worker["ABCDEF"].trouble == ""
    assert shown(one_worker["GHJKLM"])[-1][1]["other"][0]["data"]["text/plain"] == [
        "[False, False, 60, False, ['snapshot.parquet'], False]"
    ]


def test_a_cell_that_goes_on_in_another_process() -> None:
    """It neither runs the cells that follow nor shows them as its own."""
    made = forked(job("ABCDEF", "import os\nprint('once')\nchild = os.fork()", "os.fork() > 0", "print('last')"))
    assert [(count, one.get("stdout")) for count, one in shown(made["ABCDEF"])[3:]] == [
        (3, "once\n"),
        (4, None),
        (5, "last\n"),
    ]
    assert [one["data"]["text/plain"] for one in shown(made["ABCDEF"])[4][1]["other"]] == [["True"]]


def test_processes_that_print_at_the_same_time() -> None:
    """What each prints arrives, however much it is."""
    prints = (
        "from multiprocessing import get_context\n"
        "def much(letter):\n    for _ in range(5): print(letter * 100_000)\n"
        "every = [get_context('fork').Process(target=much, args=(letter,)) for letter in 'abcd']\n"
        "for one in every: one.start()\n"
        "for one in every: one.join()"
    )
    said = shown(forked(job("ABCDEF", prints))["ABCDEF"])[-1][1]["stdout"]
    assert {letter: said.count(letter) for letter in "abcd"} == dict.fromkeys("abcd", 500_000)


def test_what_a_cell_begins_ends_with_its_report(tmp_path: Path) -> None:
    """A process that a template leaves behind does not stay."""
    begins = f"""
import subprocess
begun = subprocess.Popen(["sleep", "600"])
open({str(tmp_path / "pid")!r}, "w").write(str(begun.pid))
"""
    assert forked(job("ABCDEF", begins))["ABCDEF"].trouble == ""
    ended(int((tmp_path / "pid").read_text()))


def test_half_a_letter() -> None:
    """What is no text cannot be written down: printed, it becomes a question mark; shown, it fails in its cell."""
    prints, shows = (
        job("ABCDEF", "print('\\ud83d!')"),
        job("GHJKLM", "from IPython.display import Markdown\nMarkdown('\\ud83d')"),
    )
    made = forked(prints, shows)
    assert shown(made["ABCDEF"])[-1][1]["stdout"] == "?!\n"
    assert made["GHJKLM"].trouble.startswith("cell 4 ")
    assert "UnicodeEncodeError" in made["GHJKLM"].trouble


def test_random_numbers_differ() -> None:
    """Forks of one process do not draw the same numbers."""
    draws = "import random, numpy\nprint(random.random(), numpy.random.random())"
    made = forked(*(job(f"R{place:05d}", draws) for place in range(4)))
    assert len({shown(one)[-1][1]["stdout"] for one in made.values()}) == 4


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
from tests.contracts.reports.test_forked import job, shown
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
