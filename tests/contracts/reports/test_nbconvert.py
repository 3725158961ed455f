"""The exporter works where people use it: as ``jupyter nbconvert --to workshop-pdf``."""

import subprocess
import sys
from pathlib import Path

import nbformat
import page

from tests.fixtures.reports.notebooks import code, notebook_of, shows

MARKDOWN = """# A notebook of one's own

Some *emphasis*, **weight**, `code`, ~~regret~~ and [a link](https://example.org/).

1. first
   - nested
2. second

> A quotation.

| Day | Applications |
|-----|-------------:|
| Mon | 3 |

---

![A dot](dot.svg)

<!-- a note to oneself -->
"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><circle cx="10" cy="10" r="8"/></svg>'


def nbconvert(path: Path) -> subprocess.CompletedProcess[str]:
    """Run nbconvert as a person does."""
    command = [sys.executable, "-m", "nbconvert", "--to", "workshop-pdf", path.name]
    return subprocess.run(command, cwd=path.parent, capture_output=True, text=True, timeout=120, check=False)


def test_ordinary_notebook_exports(tmp_path: Path) -> None:
    """A notebook that knows nothing of workshops becomes a PDF/UA-1."""
    (tmp_path / "dot.svg").write_text(DOT)
    notebook = notebook_of(MARKDOWN, code("1 + 1", shows(text_plain="2")))
    nbformat.write(notebook, tmp_path / "own.ipynb")
    done = nbconvert(tmp_path / "own.ipynb")
    assert done.returncode == 0, done.stderr
    report = page.validate_pdf(tmp_path / "own.pdf", profile="ua1")
    assert [one.message for one in report.failures] == []


def test_mistake_ends_with_the_cell_named(tmp_path: Path) -> None:
    """An image without alt text is one line that names the cell, without a traceback, and no PDF is left behind."""
    nbformat.write(notebook_of("# T", "![](dot.svg)"), tmp_path / "own.ipynb")
    (tmp_path / "dot.svg").write_text(DOT)
    done = nbconvert(tmp_path / "own.ipynb")
    assert done.returncode != 0
    assert 'cell 2 ("![](dot.svg)"): an image has no alternative text' in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "own.pdf").exists()
