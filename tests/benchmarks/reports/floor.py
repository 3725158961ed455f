"""The same reports without any notebook: one function, called in two processes."""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tests.benchmarks.reports.snapshots import snapshots
from workshop.reports import blocks
from workshop.reports.analysis import analyse
from workshop.reports.document import build_document
from workshop.reports.snapshot import read_snapshot
from workshop.reports.template import own_template, parse_template, read_template
from workshop.reports.typeset import typeset


def one(out: Path, path: Path) -> None:
    """Compute, set and write one report: the template's cells, called by hand."""
    frozen = read_snapshot(path)
    report = analyse(frozen, "internal")
    template = parse_template(read_template(own_template()), own_template())
    cells = []
    for cell in template["cells"]:
        outputs = []
        if cell["cell_type"] == "code" and (source := cell["source"].strip()).startswith("blocks."):
            shown = eval(source, {"blocks": blocks, "report": report, "frozen": frozen})  # noqa: S307 - our own template
            outputs = [{"output_type": "display_data", "data": shown._repr_mimebundle_(), "metadata": {}}]
        cells.append({**cell, "outputs": outputs})
    notebook = {**template, "cells": cells}
    document = build_document(notebook, name=path.stem, folder=path.parent, paper="us-letter", show_code=False)
    (out / f"{path.stem}.pdf").write_bytes(typeset(document, warn=sys.stderr.write))


if __name__ == "__main__":
    target = Path(sys.argv[2])
    target.mkdir()
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        list(pool.map(partial(one, target), snapshots()))
