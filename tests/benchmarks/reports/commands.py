"""The usual way as a shell would go it: ``papermill``, then ``jupyter nbconvert --to webpdf``, for each report."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from tests.benchmarks.reports.browser import browsers
from tests.benchmarks.reports.snapshots import snapshots
from tests.benchmarks.reports.usual import template

_BIN = Path(sys.executable).parent


def one(source: Path, out: Path, snapshot: Path) -> None:
    """Run the notebook and print it by a browser."""
    executed = out / f"{snapshot.stem}.ipynb"
    parameters = ["-p", "snapshot", str(snapshot), "-p", "profile", "internal"]
    _run([_BIN / "papermill", source, executed, *parameters, "-k", "python3", "--no-progress-bar"])
    printing = ["--to", "webpdf", "--no-input", "--WebPDFExporter.disable_sandbox=True"]
    _run([_BIN / "jupyter", "nbconvert", *printing, executed])


def _run(command: list[str | Path]) -> None:
    subprocess.run([str(word) for word in command], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    target = Path(sys.argv[2])
    target.mkdir()
    os.environ["PLAYWRIGHT_BROWSERS_PATH"] = str(browsers(target / "browsers"))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(partial(one, template(target), target), snapshots()))
