"""Running a template: the right kernel, no traces of this machine, and errors that name the cell."""

import json
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from workshop.errors import DisclosureError, ReportError
from workshop.reports.run import make_report


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    """A file to copy; these templates do not read it."""
    path = tmp_path / "frozen.parquet"
    path.write_bytes(b"not read")
    return path


def template(folder: Path, *sources: str, name: str = "own.ipynb") -> Path:
    """A template with a parameters cell, a title and code cells."""
    parameters = new_code_cell('snapshot = ""\nprofile = ""', metadata={"tags": ["parameters"]}, id="parameters")
    code = [new_code_cell(source, id=f"code-{place}") for place, source in enumerate(sources)]
    cells = [parameters, new_markdown_cell("# Own", id="title"), *code]
    path = folder / name
    nbformat.write(new_notebook(cells=cells), path)
    return path


def outputs(path: Path) -> str:
    """Everything that an executed notebook printed."""
    cells = json.loads(path.read_text())["cells"]
    return "".join("".join(output.get("text", [])) for cell in cells for output in cell.get("outputs", []))


def test_runs_with_this_interpreter_whatever_is_installed(
    tmp_path: Path, snapshot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A "python3" kernel of another environment on the search path is never started."""
    other = tmp_path / "jupyter" / "kernels" / "python3"
    other.mkdir(parents=True)
    spec = {"argv": ["/nowhere/python", "-f", "{connection_file}"], "display_name": "Other", "language": "python"}
    (other / "kernel.json").write_text(json.dumps(spec))
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "jupyter"))
    own = template(tmp_path, "import sys\nprint(sys.executable)")
    files = make_report(snapshot, tmp_path / "out", name="x", template=own)
    assert outputs(files.notebook).strip() == sys.executable
    assert files.pdf.read_bytes().startswith(b"%PDF")


def test_template_sees_a_bare_file_name_and_the_profile(tmp_path: Path, snapshot: Path) -> None:
    """The notebook gets the name of a file beside it, so no path of this machine is kept; it runs the same twice."""
    own = template(tmp_path, "from pathlib import Path\nprint(snapshot, profile, Path(snapshot).read_bytes())")
    made = [make_report(snapshot, tmp_path / place, name="x", template=own, profile="public") for place in ("a", "b")]
    assert outputs(made[0].notebook) == "snapshot.parquet public b'not read'\n"
    assert str(tmp_path) not in made[0].notebook.read_text()
    assert made[0].notebook.read_bytes() == made[1].notebook.read_bytes()
    assert made[0].pdf.read_bytes() == made[1].pdf.read_bytes()


def test_failing_cell_is_named_and_the_notebook_kept(tmp_path: Path, snapshot: Path) -> None:
    """A template that raises ends in one sentence with the cell and the place of the notebook; there is no PDF."""
    own = template(tmp_path, "print('so far')", "1 / 0")
    with pytest.raises(ReportError) as caught:
        make_report(snapshot, tmp_path / "out", name="x", template=own)
    kept = tmp_path / "out" / "x.ipynb"
    assert str(caught.value) == (
        f'{own}: cell 5 ("1 / 0"): ZeroDivisionError: division by zero\nThe notebook as far as it ran is in {kept}.'
    )
    assert outputs(kept) == "so far\n"
    assert [path.name for path in kept.parent.iterdir()] == ["x.ipynb"]


def test_what_ran_before_the_kernel_died_is_kept(tmp_path: Path, snapshot: Path) -> None:
    """A kernel that is killed, for lack of memory say, takes none of the cells before it along."""
    own = template(tmp_path, "print('so far')", "import os\nos.kill(os.getpid(), 9)")
    with pytest.raises(ReportError, match="kernel ended before it was done"):
        make_report(snapshot, tmp_path / "out", name="x", template=own)
    kept = tmp_path / "out" / "x.ipynb"
    assert outputs(kept) == "so far\n"
    assert "papermill" not in kept.read_text()


def test_our_own_errors_are_told_as_they_are(tmp_path: Path, snapshot: Path) -> None:
    """An error of ours is a sentence already."""
    own = template(tmp_path, "from workshop.errors import ReportError\nraise ReportError('No rows. Share some.')")
    with pytest.raises(ReportError, match=r"\): No rows\. Share some\."):
        make_report(snapshot, tmp_path / "out", name="x", template=own)


def test_page_that_cannot_be_set_is_named_too(tmp_path: Path, snapshot: Path) -> None:
    """A figure without alt text in the executed template names its cell and where the notebook is."""
    svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    own = template(tmp_path, f'from IPython.display import SVG\nSVG(data="{svg}")')
    with pytest.raises(ReportError, match=r"(?s)cell 4 .*no alternative text.*x\.ipynb"):
        make_report(snapshot, tmp_path / "out", name="x", template=own)


def test_folder_that_cannot_be_written_is_found_first(tmp_path: Path, snapshot: Path) -> None:
    """Nobody waits for a report that has no place to go."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(ReportError, match=r"cannot be written there .*--out"):
        make_report(snapshot, tmp_path / "file" / "out", name="x", template=tmp_path / "missing.ipynb")


@pytest.mark.parametrize(
    ("content", "said"), [(None, "no such template"), ("{", "not a notebook"), ("[]", "not a notebook")]
)
def test_template_that_is_none_is_named(tmp_path: Path, snapshot: Path, content: str | None, said: str) -> None:
    """A missing or broken template is an error with its path."""
    path = tmp_path / "broken.ipynb"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ReportError, match=said):
        make_report(snapshot, tmp_path / "out", name="x", template=path)


def test_unknown_profile_and_missing_snapshot(tmp_path: Path) -> None:
    """Without thresholds or data nothing starts."""
    own = template(tmp_path)
    with pytest.raises(DisclosureError, match="unknown disclosure profile"):
        make_report(tmp_path / "none", tmp_path / "out", name="x", template=own, profile="open")
    with pytest.raises(ReportError, match="the snapshot cannot be read"):
        make_report(tmp_path / "none", tmp_path / "out", name="x", template=own)


def test_the_template_of_the_folder_one_stands_in_comes_first(
    tmp_path: Path, snapshot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A center's own notebooks/reports/cohort.ipynb is used, and it is found wherever the package is installed."""
    template = tmp_path / "notebooks" / "reports" / "cohort.ipynb"
    template.parent.mkdir(parents=True)
    parameters = new_code_cell('snapshot, profile = "", ""', metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Our own template"), parameters]), template)
    monkeypatch.chdir(tmp_path)
    files = make_report(snapshot, tmp_path / "out", name="own")
    assert "Our own template" in files.notebook.read_text("utf-8")


def test_a_warning_names_no_file_of_this_machine(tmp_path: Path, snapshot: Path) -> None:
    """What Python warns of names the cell, in the same words in every run, and not the file that stands for it."""
    own = template(tmp_path, "import warnings\nwarnings.warn('careful', stacklevel=1)")
    made = [make_report(snapshot, tmp_path / place, name="x", template=own) for place in ("a", "b")]
    assert outputs(made[0].notebook).startswith("cell:2: UserWarning: careful\n")
    assert made[0].notebook.read_bytes() == made[1].notebook.read_bytes()
