"""Where reports are made, in processes of this machine or of a Dask cluster, makes no difference to them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import distributed
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from workshop.errors import SetupError
from workshop.reports.made import NOTEBOOK, PDF, Made
from workshop.reports.many import scheduler
from workshop.reports.many.digest import code_digest
from workshop.reports.many.job import Job
from workshop.reports.many.pool import on_this_machine
from workshop.reports.many.scheduler import on_cluster
from workshop.reports.many.work import work


def job(name: str, code: str = "", source: str = "print(snapshot)") -> Job:
    """A report with a small template; it prints the name of its data and what they hold."""
    parameters = new_code_cell('snapshot = profile = ""', metadata={"tags": ["parameters"]}, id="parameters")
    cells = [parameters, new_markdown_cell("# Small", id="title"), new_code_cell(source, id="code")]
    text = str(writes(new_notebook(cells=cells)))
    return Job(name, name.encode(), text, "small.ipynb", "internal", "a4", True, code or code_digest())


_READS = "from pathlib import Path\nprint(Path(snapshot).read_text(), profile)"
JOBS = [job("ABCDEF", source=_READS), job("GHJKLM", source=_READS), job("NPQRST", source="1 / 0")]


@pytest.fixture(scope="module")
def alone() -> dict[str, Made]:
    """The same reports made in this process."""
    return {one.name: work(one) for one in JOBS}


def workers() -> list[Any]:
    """The processes that make reports now: those that the one process that imports everything has forked."""
    origins = psutil.Process().children()
    every = [one for origin in origins for one in origin.children() if origin.ppid() == os.getpid()]
    return [one for one in every if one.status() != psutil.STATUS_ZOMBIE]


def test_processes_of_this_machine(alone: dict[str, Made]) -> None:
    """Two processes give the same files as one, byte for byte, each under its own name; a failure is its own."""
    found = {one.name: made for one, made in on_this_machine(iter(JOBS), 2)}
    assert found == alone
    assert b"ABCDEF internal" in found["ABCDEF"].files[NOTEBOOK]
    assert b"GHJKLM internal" in found["GHJKLM"].files[NOTEBOOK]
    assert "ZeroDivisionError" in found["NPQRST"].trouble
    assert PDF not in found["NPQRST"].files
    assert workers() == []


def test_processes_where_nothing_is_forked(alone: dict[str, Made], monkeypatch: pytest.MonkeyPatch) -> None:
    """Where forks are not safe, which one setting stands for, fresh processes with kernels give the same files."""
    monkeypatch.setenv("WORKSHOP_KERNELS", "cold")
    found = {one.name: made for one, made in on_this_machine(iter(JOBS[:2]), 2)}
    assert found == {name: alone[name] for name in found}
    assert len(found) == 2


def test_another_system_can_import_what_it_needs() -> None:
    """What only Linux has is not asked for on the way to a report that is made without it."""
    code = """
import sys
import multiprocessing.reduction, os, signal, subprocess, tempfile
for module, names in {
    os: ("fork", "pidfd_open", "setsid", "killpg", "waitpid"),
    signal: ("SIGKILL", "SIGCHLD", "pthread_sigmask", "pidfd_send_signal"),
}.items():
    for name in names:
        delattr(module, name)
sys.modules["fcntl"] = None
from workshop.reports.lean import load_nbformat
load_nbformat()
import workshop.cli.report_all, workshop.reports.many.batch, workshop.reports.many.pool, workshop.reports.run
from workshop.reports.forked.process import can_fork
print(can_fork())
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("False\n", 0), done.stderr


def test_a_process_that_is_killed_costs_its_report_only() -> None:
    """The report that it was at is named as failed; another process makes the rest."""
    slow = job("ABCDEF", source="import time\ntime.sleep(600)")

    def jobs() -> Iterator[Job]:
        yield slow
        for worker in workers():
            worker.kill()
        yield JOBS[1]

    found = {one.name: made for one, made in on_this_machine(jobs(), 1)}
    assert "was ended, perhaps for lack of memory" in found["ABCDEF"].trouble
    assert found["GHJKLM"].trouble == ""
    assert PDF in found["GHJKLM"].files


def test_where_workers_come_from_can_be_killed_too() -> None:
    """Its workers end with it, which costs the report that they were at; the rest are made by others."""
    slow = job("ABCDEF", source="import time\ntime.sleep(600)")

    def jobs() -> Iterator[Job]:
        yield slow
        workers()[0].parent().kill()
        yield JOBS[1]

    found = {one.name: made for one, made in on_this_machine(jobs(), 1)}
    assert "was ended, perhaps for lack of memory" in found["ABCDEF"].trouble
    assert found["GHJKLM"].trouble == ""


def test_a_cluster_with_processes_of_its_own(alone: dict[str, Made]) -> None:
    """Two worker processes of a Dask cluster give the same files, and refuse work of another version."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", host="127.0.0.1"
    ) as cluster:
        with distributed.Client(cluster, set_as_default=False) as client:
            workers = set(client.run(os.getpid).values())
        assert len(workers) == 2
        assert os.getpid() not in workers
        jobs = [*JOBS, job("UVWXYZ", code="another")]
        found = {one.name: made for one, made in on_cluster(iter(jobs), cluster.scheduler_address)}
    assert {name: made for name, made in found.items() if name != "UVWXYZ"} == alone
    assert "another version" in found["UVWXYZ"].trouble


def test_without_dask_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Dask is an extra: most centers never need it."""

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(scheduler, "import_module", missing)
    with pytest.raises(SetupError, match="pip install 'bounce-back-workshop"):
        next(on_cluster(iter(JOBS), "tcp://127.0.0.1:1"))


def test_pictures_are_looked_for_beside_the_template(tmp_path: Path) -> None:
    """A worker looks for a template's pictures where the template is, and names one that is not there."""
    text = JOBS[0].template.replace("# Small", "# Small\\n\\n![A chart](missing.svg)")
    one = Job("ABCDEF", b"x", text, str(tmp_path / "own.ipynb"), "internal", "a4", True, code_digest())
    assert "missing.svg" in work(one).trouble
