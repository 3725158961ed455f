"""A real room for a test: real lessons, a real store, pages and API on a free port of this machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from workshop.lessons import read_workshop
from workshop.model.lesson import HelpContact, Workshop
from workshop.notebooks.export import export_pages
from workshop.room.run import room_running, with_help
from workshop.sample.arrive import arrive
from workshop.sharing.sink import HttpSink
from workshop.store import Cohort, Store, open_store

__all__ = ["LESSONS", "NOW", "OpenRoom", "open_room"]

LESSONS = Path(__file__).parents[2] / "lessons" / "bounce-back"
NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
HELP = (HelpContact(name="Campus counseling", contact="555-0142"),)


@dataclass(frozen=True)
class OpenRoom:
    """A room that answers at ``address``."""

    address: str
    store: Store
    cohort: Cohort
    facilitator_key: str
    workshop: Workshop
    folder: Path

    def database(self) -> bytes:
        """Every byte that the store has on disk."""
        return b"".join(path.read_bytes() for path in sorted(self.folder.glob("workshop.sqlite*")))


@contextmanager
def open_room(folder: Path, *, sample: int = 0) -> Iterator[OpenRoom]:
    """Open a room for a cohort of the shipped workshop.

    Args:
        folder: Where the store and the pages go.
        sample: How many made-up participants take part before the block runs.
    """
    workshop = with_help(read_workshop(LESSONS), HELP)
    export_pages(LESSONS, folder / "pages" / workshop.id, assets="linked", room=True, help=HELP)
    with open_store(f"sqlite:///{folder / 'workshop.sqlite'}", folder / "secret.key", create=True) as store:
        cohort, key = store.new_cohort(
            label="Test cohort", workshop=workshop.id, workshop_version=workshop.version, now=NOW
        )
        with room_running(store, workshop, folder / "pages") as address:
            arrive(HttpSink(address), workshop, cohort.code, number=sample, now=NOW)
            yield OpenRoom(address, store, cohort, key, workshop, folder)
