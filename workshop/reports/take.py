"""From the store to a frozen snapshot: the one moment at which a report looks at live data."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random, SystemRandom
from typing import TYPE_CHECKING

from workshop.disclosure.difference import tells_too_much
from workshop.disclosure.profiles import PROFILES
from workshop.errors import CohortError, ReportError, WorkshopError
from workshop.model.lesson import Workshop
from workshop.reports.snapshot import read_snapshot, take_snapshot
from workshop.reports.themes.kept import kept_themes
from workshop.reports.unchanged import content

if TYPE_CHECKING:
    from workshop.store import Cohort, Store
    from workshop.store.ledger import Frozen
    from workshop.store.records import Person

__all__ = ["Taken", "freeze", "latest", "releasing", "take"]

_BASE = min(one.base for one in PROFILES.values())


@dataclass(frozen=True)
class Taken:
    """The snapshot that a cohort is reported from.

    Attributes:
        path: The file.
        digest: SHA-256 of it; empty for made-up participants, whom the ledger leaves out.
        stands: When it was taken, if it is an earlier one that stands; None if it is new.
    """

    path: Path
    digest: str
    stands: datetime | None = None


def freeze(store: "Store", cohort: "Cohort", workshop: Workshop, folder: Path, *, now: datetime) -> Path:
    """The path of the snapshot to report from; see `take`."""
    return take(store, cohort, workshop, folder, now=now).path


def take(store: "Store", cohort: "Cohort", workshop: Workshop, folder: Path, *, now: datetime) -> Taken:
    """Freeze what the participants of a cohort share now, or go back to the snapshot that stands.

    If an earlier snapshot was reported on, the new one is set against it, figure by figure and person by person. As
    long as both together would tell about a few people, those who joined, changed an answer or withdrew in between, the
    earlier one stands and its figures are used again (rule 6 in docs/disclosure.md). Nobody is told which it was.

    Args:
        store: Where they share to.
        cohort: Whose data.
        workshop: The workshop that they take part in.
        folder: The folder of snapshots; the file is named by cohort and time.
        now: The time, with time zone.

    Raises:
        CohortError: If there is no such cohort, or the lessons have moved on since it began: its answers could then
            not be read as they were meant.
        ReportError: If the file cannot be written, or the snapshot that stands is gone.
    """
    if (workshop.id, workshop.version) != (cohort.workshop, cohort.workshop_version):
        raise CohortError(
            f"The cohort {cohort.code} began with version {cohort.workshop_version} of {cohort.workshop}, and the "
            f"lessons here are version {workshop.version} of {workshop.id}. Bring those lessons back to report on it."
        )
    path = folder / f"{cohort.code}-{now:%Y%m%dT%H%M%S}.parquet"
    if cohort.sample:
        # A sample is the same each time, and made-up people need no secrecy.
        rng = Random(cohort.label)  # noqa: S311
        everyone = store.people(cohort.code)
        themes = kept_themes(folder, cohort.code, everyone)
        return Taken(take_snapshot(everyone, cohort, workshop, path, created=now, rng=rng, themes=themes), "")
    # Real people get numbers that nobody can draw again.
    members, people = _known(store, cohort.code)
    SystemRandom().shuffle(people)
    standing = _told(store, store.ledger.standing(cohort.code))
    earlier = [(one, _whole(folder, one)) for one in standing]
    path = _free(path)
    themes = kept_themes(folder, cohort.code, people)
    take_snapshot(people, cohort, workshop, path, created=now, rng=None, themes=themes)
    ids = [members[person.number] for person in people]
    if earlier and not _may_follow(path, ids, earlier):
        path.unlink()
        latest, kept = earlier[0]
        return Taken(kept, latest.digest, latest.at)
    digest = _digest(path)
    store.ledger.keep(digest, cohort.code, path.name, ids, now)
    return Taken(path, digest)


def latest(store: "Store", cohort: "Cohort", folder: Path) -> Taken | None:
    """The snapshot of a cohort that its last report was made from, or None if it had no report."""
    standing = store.ledger.standing(cohort.code)
    return Taken(_whole(folder, standing[0]), standing[0].digest, standing[0].at) if standing else None


@contextmanager
def releasing(store: "Store", cohort: "Cohort", taken: Taken, profile: str, *, now: datetime) -> Iterator[None]:
    """Write a report down in the ledger before it is made; if it fails, before anything left, take that back.

    Raises:
        DisclosureError: If another report of this cohort came in between.
    """
    if not taken.digest:
        yield
        return
    number = store.ledger.release("report", profile, now, cohort=cohort.code, snapshots=[taken.digest])
    try:
        yield
    except WorkshopError:
        store.ledger.take_back(number)
        raise


def _known(store: "Store", code: str) -> tuple[dict[int, str], list["Person"]]:
    """Everyone with the ledger's id for them; whoever joins between the two questions is asked for once more."""
    while True:
        members = store.ledger.members(code)
        people = store.people(code)
        if all(person.number in members for person in people):
            return members, people


def _told(store: "Store", standing: list["Frozen"]) -> list["Frozen"]:
    """The snapshots that something was told of.

    A report on fewer than ten people says nothing, but a center report may count them together with others.
    """
    small = {one.digest for one in standing if len(one.members) < _BASE}
    if small:
        small -= {digest for entry in store.ledger.entries("center") for digest in entry.content["snapshots"]}
    return [one for one in standing if one.digest not in small]


def _may_follow(path: Path, ids: list[str], earlier: list[tuple["Frozen", Path]]) -> bool:
    members = dict(enumerate(ids, start=1))
    now = content(path, members)
    # Nothing has changed, mostly, and that is seen without counting anything.
    if any(content(kept, frozen.members) == now for frozen, kept in earlier):
        return False
    # Only a second report needs it, and the first should not wait for what it imports.
    from workshop.reports.counted import counted

    fresh = read_snapshot(path)
    new = counted(fresh, members)
    known = [read_snapshot(kept) for _, kept in earlier]
    old = [counted(one, frozen.members) for one, (frozen, _) in zip(known, earlier, strict=True)]
    # Counts of themes may come later to the same answers. They are of all texts, so they tell of nobody in between.
    coded = bool(fresh.definitions.themes) and not any(one.definitions.themes for one in known)
    # If nothing else changed, the earlier file is as good, and whoever compares files sees that nothing changed.
    return not any((one == new and not coded) or tells_too_much(one, new) for one in old)


def _whole(folder: Path, frozen: "Frozen") -> Path:
    """The file of a snapshot that was reported on, if it is there and nobody has touched it."""
    path = folder / frozen.name
    if not path.is_file() or _digest(path) != frozen.digest:
        raise ReportError(
            f"{path}: a report was made from this snapshot, and it is gone or was changed. Bring it back from a "
            "backup: without it nobody can tell whether new figures would give people away beside the old ones."
        )
    return path


def _free(path: Path) -> Path:
    """A name that no other snapshot has: two may be taken within one second."""
    stem, number = path.stem, 2
    while path.exists():
        path, number = path.with_name(f"{stem}-{number}.parquet"), number + 1
    return path


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
