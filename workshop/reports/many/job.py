"""One report as it travels to a worker.

A job holds all that it needs as bytes, so it can be done on another machine that shares no folder with this one.
"""

from dataclasses import dataclass

__all__ = ["Job"]


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
