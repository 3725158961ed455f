"""One report as it travels to a worker, and the work.

A job holds all that it needs as bytes, so it can be done on another machine that shares no folder with this one.
"""

# Before the rest: see there.
from workshop.reports.lean import load_nbformat

load_nbformat()

# ruff: noqa: E402
import tempfile
from dataclasses import dataclass
from pathlib import Path

from workshop.errors import WorkshopError
from workshop.reports import exporter  # noqa: F401 - each worker would import it for its first report
from workshop.reports.make import Made, make
from workshop.reports.many.digest import code_digest
from workshop.reports.template import parse_template

__all__ = ["Job", "work"]


@dataclass(frozen=True)
class Job:
    """A report to be made.

    Attributes:
        name: Code of the cohort, and the name of the report's files.
        snapshot: The frozen data.
        template: Text of the template.
        template_path: Where it came from, for messages and for its pictures.
        profile: Name of the disclosure profile.
        paper: ``us-letter`` or ``a4``.
        pdf_only: True to leave out the web page and the tables.
        code: Digest of the toolkit that asks.
    """

    name: str
    snapshot: bytes
    template: str
    template_path: str
    profile: str
    paper: str
    pdf_only: bool
    code: str


def work(job: Job) -> Made:
    """Make a report; whatever goes wrong comes back as its trouble, and ends nothing else."""
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
            )
    except WorkshopError as error:
        return Made(trouble=str(error))
    except Exception as error:  # noqa: BLE001 - one report that fails in an unforeseen way must not end the others
        return Made(trouble=f"something that the program did not expect ({type(error).__name__}: {error})")
