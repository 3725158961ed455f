"""The kernel that runs a report: this very interpreter, started warm where that is possible."""

import os
from collections.abc import Sequence
from typing import Any, cast

from workshop.kernels.kernelspec import spec
from workshop.kernels.prepare import prepare

__all__ = ["CENTER_MODULES", "MODULES", "prepare_kernels", "report_kernel"]

MODULES = (
    "pandas",
    "pyarrow.parquet",
    "workshop.disclosure.tried",
    "workshop.reports.analysis",
    "workshop.reports.blocks",
)
"""What the template of a cohort's report imports and what takes long."""

CENTER_MODULES = ("workshop.reports.blocks", "workshop.reports.center.analysis", "workshop.reports.center.data")
"""The same for a report on all cohorts, which is made of sums and needs no tables of people."""

_QUIET = "--log-level=CRITICAL"


def report_kernel(modules: Sequence[str] = MODULES) -> dict[str, Any]:
    """The one way to start it, with these modules imported, as the contents of a ``kernel.json``.

    By name, "python3" is whichever kernelspec comes first on the machine's search path, often of another environment
    that does not have this package; so no kernelspec is looked up at all. The fork server ends with this process, or
    with the one that runs a batch.
    """
    content = cast("dict[str, Any]", spec(modules, display_name="Python 3 (ipykernel)"))
    python, *launch = content["argv"]
    # Warnings of the debugger and of the transport would only puzzle whoever runs a report.
    content["argv"] = [python, "-Xfrozen_modules=off", *launch, _QUIET]
    if "WORKSHOP_KERNELS_OWNER" not in os.environ:
        content["metadata"]["kernel_provisioner"]["config"]["owner"] = os.getpid()
    return content


def prepare_kernels(modules: Sequence[str] = MODULES) -> None:
    """Begin to import what reports need, in another process, while this one still does other things."""
    prepare(report_kernel(modules))
