"""The same tables and figures in the usual way: papermill, the ordinary kernel, matplotlib, a browser for the PDF."""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import nbformat

from tests.benchmarks.reports.browser import browsers
from tests.benchmarks.reports.snapshots import snapshots
from workshop.reports.template import own_template, parse_template, read_template

# Every table as pandas shows it, every chart as a matplotlib figure of the numbers in the table that goes with it.
_SHOW = """
import re
import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import Markdown, display
from workshop.reports.nodes import text_of


def number(text):
    found = re.search(r"-?\\d+(\\.\\d+)?", text.replace("\\N{MINUS SIGN}", "-"))
    return float(found[0]) if found else 0.0


def show(block):
    drawn = 0
    for node in block.content:
        if node["type"] == "figure":
            drawn += 1
        elif node["type"] == "table":
            columns = [text_of(column) for column in node["columns"]]
            table = pd.DataFrame([[text_of(cell) for cell in row] for row in node["rows"]], columns=columns)
            for _ in range(drawn):
                numbers = table.set_index(columns[0]).map(number)
                axes = numbers.plot.barh(stacked=True, figsize=(7, 1 + 0.4 * len(numbers)))
                axes.set_title(node["title"])
                plt.show()
            drawn = 0
            display(table)
        elif "content" in node and node["type"] in {"heading", "paragraph"}:
            display(Markdown(text_of(node["content"])))
"""


def template(folder: Path) -> Path:
    """The project's template with the display of a block replaced."""
    notebook = parse_template(read_template(own_template()), own_template())
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.source.strip().startswith("blocks."):
            cell.source = f"show({cell.source.strip()})"
        elif cell.cell_type == "code" and "read_snapshot" in cell.source:
            cell.source += _SHOW
    path = folder / "usual.ipynb"
    nbformat.write(notebook, path)
    return path


def one(source: Path, out: Path, snapshot: Path) -> None:
    """Run the notebook and print it by a browser."""
    import papermill
    from nbconvert import WebPDFExporter
    from traitlets.config import Config

    executed = out / f"{snapshot.stem}.ipynb"
    parameters = {"snapshot": str(snapshot), "profile": "internal"}
    papermill.execute_notebook(source, executed, parameters=parameters, kernel_name="python3", progress_bar=False)
    config = Config(WebPDFExporter={"disable_sandbox": True, "exclude_input": True})
    pdf, _ = WebPDFExporter(config=config).from_filename(str(executed))
    (out / f"{snapshot.stem}.pdf").write_bytes(pdf)


if __name__ == "__main__":
    target = Path(sys.argv[2])
    target.mkdir()
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(browsers(target / "browsers"))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        list(pool.map(partial(one, template(target), target), snapshots()))
