"""What can happen to a journal in a kernel, as pure functions from one journal to the next."""

from datetime import datetime

from workshop.model.base import JsonValue
from workshop.model.exercise import Exercise
from workshop.model.journal import EarlierCohort, Entry, Handover, Journal, WorkshopEntries
from workshop.model.submission import Submission

__all__ = ["acknowledge", "cleared", "entries_of", "joined", "put", "refused", "skip", "withdrawn"]


def entries_of(journal: Journal, workshop: str) -> WorkshopEntries:
    """The part of the journal for one workshop, empty if nothing was answered there yet."""
    return journal.workshops.get(workshop) or WorkshopEntries()


def put(journal: Journal, workshop: str, exercise: Exercise, answer: JsonValue | None, now: datetime) -> Journal:
    """Keep an answer: the revision grows by one, and the choice whether to share it stays as it was."""
    return _entered(journal, workshop, exercise, {"answer": answer, "skipped": False}, now)


def skip(journal: Journal, workshop: str, exercise: Exercise, skipped: bool, now: datetime) -> Journal:
    """Set an exercise aside, or take it up again; an answer that is there stays."""
    return _entered(journal, workshop, exercise, {"skipped": skipped}, now)


def _entered(journal: Journal, workshop: str, exercise: Exercise, fields: dict[str, object], now: datetime) -> Journal:
    mine = entries_of(journal, workshop)
    old = mine.entries.get(exercise.id)
    kept = {"answer": old.answer, "share": old.share, "skipped": old.skipped} if old else {}
    facts = {"kind": exercise.kind, "instrument": exercise.instrument, "changed": now}
    entry = Entry.model_validate({**kept, **facts, **fields, "revision": old.revision + 1 if old else 1})
    return _with(journal, workshop, mine.model_copy(update={"entries": {**mine.entries, exercise.id: entry}}))


def joined(journal: Journal, workshop: str, cohort: str, key: str, sequence: int) -> Journal:
    """A cohort was joined; the room knows submissions up to ``sequence``. The first key stays for good.

    What was handed over to the cohort before it is kept among the earlier ones, and comes back if that one is joined
    again.
    """
    mine = entries_of(journal, workshop)
    if cohort != mine.cohort:
        known = {other.cohort: other for other in mine.handovers}
        # Without a cohort there is nothing that could have been handed over: the number stays, whatever it is.
        back = known.pop(cohort, None) or (Handover() if mine.cohort else mine)
        moved = {"cohort": cohort, "joins": mine.joins + 1, "earlier": tuple(known.values())}
        mine = mine.model_copy(update={**_facts(back), **moved})
    mine = mine.model_copy(update={"sequence": max(sequence, mine.sequence)})
    return _with(journal, workshop, mine).model_copy(update={"key": journal.key or key})


def acknowledge(journal: Journal, workshop: str, submission: Submission) -> Journal:
    """The room has this submission. One that was overtaken meanwhile changes nothing."""
    found = _handover(journal, workshop, submission.cohort)
    if found is None or found.withdrawing or found.pending is None or found.pending.id != submission.id:
        return journal
    return _handed(journal, workshop, submission.cohort, {"shared": submission, "pending": None, "elsewhere": False})


def refused(journal: Journal, workshop: str, submission: Submission) -> Journal:
    """The room will not take this submission: it waits no longer, and what was shared before stays."""
    found = _handover(journal, workshop, submission.cohort)
    if found is None or found.pending is None or found.pending.id != submission.id:
        return journal
    return _handed(journal, workshop, submission.cohort, {"pending": None})


def withdrawn(journal: Journal, workshop: str, cohort: str, sequence: int) -> Journal:
    """The room has deleted everything that this cohort had up to this sequence number."""
    found = _handover(journal, workshop, cohort)
    if found is None or found.sequence != sequence:
        return journal
    return _handed(
        journal, workshop, cohort, {"shared": None, "pending": None, "withdrawing": False, "elsewhere": False}
    )


def cleared(journal: Journal, now: datetime) -> Journal:
    """Every answer, what was shared, and the key are forgotten, so that no other kernel or page brings them back.

    An emptied entry stands in each one's place with a larger number, and so it is with what lay with each cohort:
    whoever still holds an older version merges with this one. The key may be missing from now on, or be another one.
    """
    workshops = {name: _emptied(mine, now) for name, mine in journal.workshops.items()}
    return Journal(returns=journal.returns + 1, workshops=workshops)


def _emptied(mine: WorkshopEntries, now: datetime) -> WorkshopEntries:
    def nothing(entries: dict[str, Entry]) -> dict[str, Entry]:
        return {
            name: Entry(kind=old.kind, instrument=old.instrument, changed=now, revision=old.revision + 1)
            for name, old in entries.items()
        }

    known = tuple(EarlierCohort(cohort=one.cohort, sequence=one.sequence + 1) for one in mine.handovers)
    return WorkshopEntries(
        joins=mine.joins + 1,
        entries=nothing(mine.entries),
        own=nothing(mine.own),
        earlier=known,
        sequence=mine.sequence,
    )


def _handover(journal: Journal, workshop: str, cohort: str) -> EarlierCohort | None:
    handovers = entries_of(journal, workshop).handovers
    return next((found for found in handovers if found.cohort == cohort), None)


def _handed(journal: Journal, workshop: str, cohort: str, update: dict[str, object]) -> Journal:
    """Change what was handed over to one cohort, be it the present one or an earlier one."""
    mine = entries_of(journal, workshop)
    if cohort == mine.cohort:
        return _with(journal, workshop, mine.model_copy(update=update))
    earlier = tuple(other.model_copy(update=update) if other.cohort == cohort else other for other in mine.earlier)
    return _with(journal, workshop, mine.model_copy(update={"earlier": earlier}))


def _facts(handover: Handover) -> dict[str, object]:
    return {name: getattr(handover, name) for name in Handover.model_fields}


def _with(journal: Journal, workshop: str, mine: WorkshopEntries) -> Journal:
    return journal.model_copy(update={"workshops": {**journal.workshops, workshop: mine}})
