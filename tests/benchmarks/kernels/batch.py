"""Trivial notebooks through papermill, as a batch of reports would run them."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook

from tests.benchmarks.kernels.ground import KINDS

__all__ = ["batch", "notebook", "run"]

_CELLS = ("import pandas as pd", "table = pd.DataFrame({'n': range(10)})", "int(table['n'].sum())")


def notebook(folder: Path) -> Path:
    """A notebook that makes a table and adds up a column."""
    path = folder / "trivial.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in _CELLS]), path)
    return path


def batch(folder: Path, notebooks: int, workers: int = 2) -> dict[str, float]:
    """Seconds for all notebooks, by kind of kernel."""
    path = notebook(folder)
    found = {}
    for kind, name in KINDS.items():
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(run, [path] * workers, [name] * workers))  # papermill is imported, a fork server started
            began = time.perf_counter()
            list(pool.map(run, [path] * notebooks, [name] * notebooks))
            found[kind] = time.perf_counter() - began
    return found


def run(path: Path, name: str) -> None:
    """Run it with one kind of kernel, without papermill's writes in between, and look at the result."""
    import papermill

    done = papermill.execute_notebook(
        path,
        None,
        kernel_name=name,
        progress_bar=False,
        request_save_on_cell_execute=False,
        autosave_cell_every=0,
    )
    result = done.cells[-1].outputs[0]["data"]["text/plain"]
    if result != "45":
        raise AssertionError(result)
