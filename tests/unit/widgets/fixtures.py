"""A built workshop in a folder, and a session over it, without a kernel."""

from pathlib import Path
from typing import Any

from tests.fixtures.room.small import workshop
from workshop.config import Settings
from workshop.lessons.built import write_built
from workshop.widgets import Session

__all__ = ["at_once", "built_in", "sent_by", "session_in"]


def at_once(work: Any) -> None:
    """Run it now instead of in a thread."""
    work()


def built_in(folder: Path) -> Path:
    """Write the small workshop's ``workshop.json`` there."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "workshop.json").write_bytes(write_built(workshop()))
    return folder


def session_in(tmp_path: Path, room_url: str | None = None) -> Session:
    """A session whose journal is below ``tmp_path``."""
    settings = Settings(home=tmp_path / "home", database_url="", room_url=room_url)
    return Session(built_in(tmp_path / "lessons"), settings, run=at_once)


def sent_by(widget: Any) -> list[dict[str, Any]]:
    """What the widget sends to its pages from now on."""
    sent: list[dict[str, Any]] = []
    widget.send = sent.append
    return sent
