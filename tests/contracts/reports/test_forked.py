"""Cells that run in a fork of a worker show what they show in a kernel, and end where they end there."""

import sys

import pytest

from tests.fixtures.reports.cells import forked, job, shown
from workshop.reports.made import PDF
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

BY_CHANCE = {"past Python": "'stdout': 'past Python\\n'", "number of a stream": "['True']"}
"""Cells whose output a kernel shows if it hears of it before the cell has ended, and what a fork shows always."""

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


def test_every_kind_of_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The executed notebook of a fork holds what that of a kernel holds, cell by cell."""
    monkeypatch.delenv("PYTEST_CURRENT_TEST")  # with it a kernel does not look for what other programs print
    every = job("ABCDEF", *CELLS.values())
    alone, among = shown(work(every)), shown(forked(every)["ABCDEF"])
    names = ["parameters", "injected", "title", *CELLS]
    assert len(alone) == len(among) == len(names)
    for name, one, other in zip(names, alone, among, strict=True):
        if name in BY_CHANCE:
            assert BY_CHANCE[name] in str(other)
            continue
        assert other == one, name
    assert among[names.index("prints")][1] == {"other": [], "stdout": "ab\nd\n", "stderr": "c\n"}
    assert among[-1][0] == len(CELLS) + 2


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
