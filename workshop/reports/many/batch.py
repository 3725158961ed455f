"""Which reports are due, and what becomes of each."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workshop.errors import ReportError, WorkshopError
from workshop.model.lesson import Workshop
from workshop.reports.made import PDF, Made
from workshop.reports.many.belongs import check_cohort
from workshop.reports.many.digest import code_digest, report_digest
from workshop.reports.many.job import Job
from workshop.reports.many.record import is_current, note
from workshop.reports.place import check_folder
from workshop.reports.run import keep
from workshop.reports.take import Taken, releasing, take
from workshop.reports.template import own_template, parse_template, read_template

if TYPE_CHECKING:
    from workshop.store import Cohort, Store

__all__ = ["Batch", "Outcome"]

State = Literal["made", "unchanged", "failed"]
Run = Callable[[Iterator[Job]], Iterator[tuple[Job, Made]]]
"""Makes reports somewhere, in any order: `on_this_machine` or `on_cluster`."""


@dataclass(frozen=True)
class Outcome:
    """What became of the report on one cohort.

    Attributes:
        cohort: The cohort.
        state: It was made, it was there already with nothing changed since, or it failed.
        trouble: Why it failed.
    """

    cohort: "Cohort"
    state: State
    trouble: str = ""


@dataclass
class Batch:
    """Reports on several cohorts, made from one store into one folder.

    Attributes:
        store: Where the cohorts are.
        find_workshop: Gives the workshop of a cohort, in the edition that it is on.
        snapshots: The folder of snapshots.
        out: The folder of the reports, each named by its cohort's code.
        profile: Name of the disclosure profile.
        template: The notebook; the project's own if None.
        paper: ``us-letter`` or ``a4``.
        pdf_only: True to leave out the web pages and the tables.
    """

    store: "Store"
    find_workshop: Callable[["Cohort"], Workshop]
    snapshots: Path
    out: Path
    profile: str = "internal"
    template: Path | None = None
    paper: str = "us-letter"
    pdf_only: bool = False
    _asked: dict[str, "_Asked"] = field(default_factory=dict)
    _settled: list[Outcome] = field(default_factory=list)
    _workshops: dict[tuple[str, int], Workshop] = field(default_factory=dict)

    def run(self, cohorts: Sequence["Cohort"], run: Run) -> Iterator[Outcome]:
        """Make what is due.

        Each report is placed, whole, as soon as it is done, and written down after that; so the same call after a kill
        at any moment makes what is missing.

        Args:
            cohorts: The cohorts, each once.
            run: Where the reports are made.

        Yields:
            What became of each, in the order in which that was known.

        Raises:
            ReportError: If nothing can be made at all: the folder cannot be written, or the template is none.
        """
        check_folder(self.out)
        path = self.template or own_template()
        text = read_template(path)
        parse_template(text, path)
        for job, made in run(self._due(cohorts, path, text)):
            yield from self._take_settled()
            yield self._finish(self._asked.pop(job.name), made, path)
        yield from self._take_settled()

    def _take_settled(self) -> Iterator[Outcome]:
        while self._settled:
            yield self._settled.pop(0)

    def _due(self, cohorts: Sequence["Cohort"], path: Path, text: str) -> Iterator[Job]:
        """The reports that have to be made; what is settled without any work is noted by the way."""
        for cohort in cohorts:
            try:
                taken, digest = self._frozen(cohort, text)
                if is_current(self.out, cohort.code, digest):
                    if not taken.digest:  # the ledger knows nothing of it
                        taken.path.unlink()
                    self._settled.append(Outcome(cohort, "unchanged"))
                    continue
                release = releasing(self.store, cohort, taken, self.profile, now=datetime.now(UTC))
                release.__enter__()
                self._asked[cohort.code] = _Asked(cohort, digest, release)
                job = Job(
                    name=cohort.code,
                    snapshot=taken.path.read_bytes(),
                    template=text,
                    template_path=str(path),
                    profile=self.profile,
                    paper=self.paper,
                    pdf_only=self.pdf_only,
                    code=code_digest(),
                )
            except (WorkshopError, OSError) as error:
                self._settled.append(Outcome(cohort, "failed", str(error)))
            else:
                yield job

    def _frozen(self, cohort: "Cohort", text: str) -> tuple[Taken, str]:
        edition = (cohort.workshop, cohort.workshop_version)
        if edition not in self._workshops:
            self._workshops[edition] = self.find_workshop(cohort)
        workshop = self._workshops[edition]
        taken = take(self.store, cohort, workshop, self.snapshots, now=datetime.now(UTC))
        return taken, report_digest(taken.path, text, profile=self.profile, paper=self.paper, pdf_only=self.pdf_only)

    def _finish(self, asked: "_Asked", made: Made, template: Path) -> Outcome:
        cohort = asked.cohort
        try:
            if not made.trouble:
                check_cohort(made.files[PDF], cohort.code)
            keep(made, self.out, cohort.code, template)
            note(self.out, cohort.code, asked.digest, made.files)
        except WorkshopError as error:
            asked.take_back(error)
            return Outcome(cohort, "failed", str(error))
        asked.release.__exit__(None, None, None)
        return Outcome(cohort, "made")


@dataclass(frozen=True)
class _Asked:
    """A report that is being made; its release is in the ledger, and is taken back if it fails."""

    cohort: "Cohort"
    digest: str
    release: AbstractContextManager[None]

    def take_back(self, error: WorkshopError) -> None:
        failed = ReportError(str(error))
        with suppress(WorkshopError):
            self.release.__exit__(type(failed), failed, None)
