"""The work of a worker: this module is loaded where reports are made, and not by whoever asks for them."""

# Before the rest: see there.
from workshop.reports.lean import load_papermill

load_papermill()

# ruff: noqa: E402
import tempfile
from pathlib import Path

from workshop.errors import WorkshopError
from workshop.reports import typeset  # noqa: F401 - each worker would import it for its first report
from workshop.reports.kernel import MODULES
from workshop.reports.made import Made
from workshop.reports.make import make
from workshop.reports.many.digest import code_digest
from workshop.reports.many.job import Job
from workshop.reports.means import Means, by_kernel
from workshop.reports.template import parse_template

__all__ = ["work"]


def work(job: Job, means: Means | None = None) -> Made:
    """Make a report; whatever goes wrong comes back as its trouble, and ends nothing else.

    Args:
        job: The report.
        means: What it is made by; a kernel by default, which works anywhere.
    """
    if code_digest() != job.code:
        return Made(
            trouble="the worker has another version of the toolkit or of a library. Install the same on all machines."
        )
    path = Path(job.template_path)
    try:
        with tempfile.TemporaryDirectory(prefix="workshop-job-") as folder:
            snapshot = Path(folder) / f"{job.name}.parquet"
            snapshot.write_bytes(job.snapshot)
            return make(
                snapshot,
                parse_template(job.template, path),
                name=job.name,
                profile=job.profile,
                pictures=path.parent,
                paper=job.paper,
                pdf_only=job.pdf_only,
                means=means or by_kernel(MODULES),
            )
    except WorkshopError as error:
        return Made(trouble=str(error))
    except Exception as error:  # noqa: BLE001 - one report that fails in an unforeseen way must not end the others
        return Made(trouble=f"something that the program did not expect ({type(error).__name__}: {error})")
