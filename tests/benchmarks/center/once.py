"""One center report in a process of its own, from snapshots to the PDF: ``python -m ...center.once FOLDER``.

It leaves in ``sums.json`` what the sums took. Nothing of an earlier run is used, as nothing of one is kept.
"""

import json
import sys
import time
from pathlib import Path

from workshop.reports.kernel import CENTER_MODULES, prepare_kernels
from workshop.reports.lean import load_nbformat

_TEMPLATE = Path("notebooks") / "reports" / "center.ipynb"


def main() -> None:
    """Do what ``workshop center`` does once it has the snapshots."""
    prepare_kernels(CENTER_MODULES)
    load_nbformat()
    from workshop.reports.center.data import write_center
    from workshop.reports.center.read import gather
    from workshop.reports.run import make_report

    folder = Path(sys.argv[1])
    began, used = time.perf_counter(), time.process_time()
    data = gather(sorted(folder.glob("*.parquet")))
    taken = {"time": time.perf_counter() - began, "processor": time.process_time() - used}
    write_center(data, folder / "center.json")
    make_report(
        folder / "center.json", folder, name="center", template=_TEMPLATE, pdf_only=True, modules=CENTER_MODULES
    )
    (folder / "sums.json").write_text(json.dumps(taken))


if __name__ == "__main__":
    main()
