"""The kernel of a report: warm where that is possible, ordinary elsewhere, with the same result."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, writes

from workshop.kernels.control import servers
from workshop.reports.kernel import CENTER_MODULES, MODULES, report_kernel
from workshop.reports.run import make_report

_ASKS = """
import os, sys
from pathlib import Path
warm = "workshop.kernels.server" in Path(f"/proc/{os.getpid()}/cmdline").read_text()
print(json.dumps([warm, [name for name in %r if name in sys.modules]]))
"""


@pytest.fixture
def asking(tmp_path: Path) -> Path:
    """A template whose kernel says what it is."""
    parameters = new_code_cell('snapshot, profile = "", ""\nimport json', metadata={"tags": ["parameters"]})
    cells = [parameters, new_markdown_cell("# Asks"), new_code_cell(_ASKS % (MODULES,))]
    path = tmp_path / "asks.ipynb"
    path.write_text(writes(new_notebook(cells=cells)))
    (tmp_path / "frozen.parquet").write_bytes(b"not read")
    return path


def told(notebook: Path) -> list[object]:
    """What the template printed."""
    last = json.loads(notebook.read_text())["cells"][-1]
    return list(json.loads("".join(last["outputs"][0]["text"])))


@pytest.mark.skipif(sys.platform != "linux", reason="warm kernels need Linux; the next test holds everywhere")
def test_warm_with_everything_imported(tmp_path: Path, asking: Path) -> None:
    """A report's kernel is a fork that has imported what templates need; its server ends with this process."""
    files = make_report(tmp_path / "frozen.parquet", tmp_path / "out", name="x", template=asking)
    assert told(files.notebook) == [True, list(MODULES)]
    assert report_kernel()["metadata"]["kernel_provisioner"]["config"]["owner"] == os.getpid()
    assert servers() != []


@pytest.mark.skipif(sys.platform != "linux", reason="warm kernels need Linux")
def test_warm_with_what_is_asked_for(tmp_path: Path, asking: Path) -> None:
    """A center report's kernel has imported its own modules and none of a cohort's statistics."""
    frozen = tmp_path / "frozen.parquet"
    files = make_report(frozen, tmp_path / "out", name="x", template=asking, modules=CENTER_MODULES)
    assert told(files.notebook) == [True, ["workshop.reports.blocks"]]


def test_ordinary_where_warm_is_not_possible(tmp_path: Path, asking: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With warm kernels switched off, as on a system without them, the same call gives the same kind of report."""
    monkeypatch.setenv("WORKSHOP_KERNELS", "cold")
    files = make_report(tmp_path / "frozen.parquet", tmp_path / "out", name="x", template=asking)
    assert told(files.notebook) == [False, []]
    assert files.pdf.read_bytes().startswith(b"%PDF")


def _loaded(code: str, *names: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint(*[name for name in {names!r} if name in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.split()


def test_kernel_waits_for_nothing_that_it_does_not_use() -> None:
    """What a template imports loads no database library and not all of SciPy's statistics: seconds of every report."""
    heavy = ["sqlalchemy", "alembic", "fastapi", "scipy.stats", "matplotlib", "papermill", "nbconvert"]
    assert _loaded("\n".join(f"import {name}" for name in MODULES), *heavy) == []
    heavy += ["pandas", "pyarrow", "scipy.optimize"]
    assert _loaded("\n".join(f"import {name}" for name in CENTER_MODULES), *heavy) == []


def test_command_waits_for_nothing_that_the_kernel_does() -> None:
    """The process that runs the notebook computes nothing, so it imports nothing to compute with."""
    code = "from workshop.reports.lean import load_nbformat\nload_nbformat()\n"
    code += "import workshop.reports.run, workshop.reports.take"
    assert _loaded(code, "pandas", "scipy", "sqlalchemy", "rfc3987_syntax", "papermill") == []
    code = code.replace("workshop.reports.run,", "workshop.reports.many.batch, workshop.reports.many.pool,")
    assert _loaded(code, "pandas", "scipy", "sqlalchemy", "rfc3987_syntax", "papermill", "nbconvert") == []


def test_papermill_comes_without_file_systems_in_the_cloud() -> None:
    """To run a notebook on this machine nobody waits for pyarrow or nbconvert, and both are there for whoever asks."""
    code = "from workshop.reports.lean import load_papermill\nload_papermill()\nimport workshop.reports.make"
    assert _loaded(code, "papermill", "pyarrow", "nbconvert", "rfc3987_syntax") == ["papermill"]
    assert _loaded(f"{code}\nimport pyarrow.fs", "pyarrow.fs") == ["pyarrow.fs"]


def test_sums_wait_for_no_tables() -> None:
    """Summing up snapshots, which needs Arrow and NumPy, does not import pandas by the way; nor does taking one."""
    frozen = Path(__file__).parents[2] / "fixtures" / "snapshots"
    code = f"""
import io, sys
from pathlib import Path
sys.path.insert(0, {str(frozen.parents[2])!r})
from workshop.reports.center.read import gather
from workshop.reports.snapshot import take_snapshot
from tests.fixtures.snapshots.made import NOW, cohort, people, workshop
from tempfile import TemporaryDirectory
with TemporaryDirectory() as folder:
    path = take_snapshot(people(20), cohort(), workshop(), Path(folder) / "s.parquet", created=NOW, rng=None)
    assert gather([path]).cohorts[0].size == 20
"""
    assert _loaded(code, "pandas", "scipy") == []
