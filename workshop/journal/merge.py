"""Two versions of one journal made one: two kernels, two tabs, or a copy that is brought back.

The same rules as ``merge`` in ``frontend/journal.js``; both are tested against ``tests/fixtures/journals/merge``.
"""

from datetime import UTC, datetime

from workshop.model.base import Id
from workshop.model.journal import EarlierCohort, Entry, Handover, Journal, WorkshopEntries

__all__ = ["merge"]


def merge(first: Journal, second: Journal) -> Journal:
    """Join two journals; nothing answered in either is lost except to a newer answer to the same exercise.

    An exercise's entry with the larger revision wins, then the one changed later, then that of ``first``. What was
    handed over comes, for each cohort as a whole, from the side that is further on with it: the larger sequence, then
    the one with nothing left to send. The present cohort is that of the side that joined more often; the others are
    earlier ones. The key is that of the side where another one was brought back more often, else of the side with one.
    """
    names = dict.fromkeys((*first.workshops, *second.workshops))
    known = max(first, second, key=lambda side: (side.returns, side.key is not None))
    return Journal(
        key=known.key,
        phrase=known.phrase,
        returns=known.returns,
        workshops={name: _workshop(first.workshops.get(name), second.workshops.get(name)) for name in names},
    )


def _workshop(first: WorkshopEntries | None, second: WorkshopEntries | None) -> WorkshopEntries:
    if first is None or second is None:
        return first or second or WorkshopEntries()
    ahead = second if _progress(second) > _progress(first) else first
    handovers: dict[str, EarlierCohort] = {}
    for theirs in (*first.handovers, *second.handovers):
        mine = handovers.get(theirs.cohort)
        if mine is None or _sent(theirs) > _sent(mine):
            handovers[theirs.cohort] = theirs
    present: Handover = handovers.pop(ahead.cohort) if ahead.cohort else ahead
    update = {name: getattr(present, name) for name in Handover.model_fields}
    return ahead.model_copy(
        update={
            **update,
            "entries": _newest(first.entries, second.entries),
            "own": _newest(first.own, second.own),
            "earlier": tuple(handovers.values()),
        }
    )


def _newest(first: dict[Id, Entry], second: dict[Id, Entry]) -> dict[Id, Entry]:
    entries = dict(first)
    for name, entry in second.items():
        if name not in entries or _age(entry) > _age(entries[name]):
            entries[name] = entry
    return entries


def _progress(workshop: WorkshopEntries) -> tuple[int, bool, int, bool]:
    return workshop.joins, workshop.cohort is not None, *_sent(workshop)


def _sent(handover: Handover) -> tuple[int, bool]:
    return handover.sequence, handover.pending is None and not handover.withdrawing


def _age(entry: Entry) -> tuple[int, datetime]:
    # A time without a zone, which only a file edited by hand can hold, must not stop anyone: it is read as UTC.
    changed = entry.changed if entry.changed.tzinfo else entry.changed.replace(tzinfo=UTC)
    return entry.revision, changed
