"""One center report in a process of its own: ``python -m tests.benchmarks.center.once FOLDER`` prints what it took."""

import json
import resource
import sys
import time
from pathlib import Path

from workshop.reports.center.data import write_center
from workshop.reports.center.read import gather
from workshop.reports.run import make_report

_TEMPLATE = Path("notebooks") / "reports" / "center.ipynb"


def main() -> None:
    """Sum up, write, run the notebook and set the PDF."""
    folder = Path(sys.argv[1])
    began = time.perf_counter()
    data = gather(sorted(folder.glob("*.parquet")))
    summed, processor = time.perf_counter(), time.process_time()
    write_center(data, folder / "center.json")
    make_report(folder / "center.json", folder / "out", name="center", template=_TEMPLATE, pdf_only=True)
    done = time.perf_counter()
    most = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024
    sys.stdout.write(
        json.dumps({"sums": summed - began, "processor": processor, "whole": done - began, "memory": most})
    )


if __name__ == "__main__":
    main()
