"""Where things are kept: three settings, each from the environment, each with a default that works."""

import os
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Settings", "settings"]


@dataclass(frozen=True)
class Settings:
    """What the environment says, read once by whoever starts a command or a kernel.

    Attributes:
        home: The data folder (``WORKSHOP_HOME``; default: the platform's place for a person's own data).
        database_url: An SQLAlchemy URL (``WORKSHOP_DATABASE_URL``; default: SQLite in ``home``).
        room_url: Where a notebook shares to (``WORKSHOP_ROOM_URL``; default: none, so nothing is sent anywhere).
    """

    home: Path
    database_url: str
    room_url: str | None

    @property
    def journal_path(self) -> Path:
        """The participant's own journal file on this machine."""
        return self.home / "journal.json"

    @property
    def outbox_path(self) -> Path:
        """The folder where submissions wait that could not be sent."""
        return self.home / "outbox"

    @property
    def secret_path(self) -> Path:
        """The file with the key for HMACs of participant keys; created on first use, readable by its owner."""
        return self.home / "secret.key"

    @property
    def editions_path(self) -> Path:
        """The folder of the lessons as they were when cohorts began."""
        return self.home / "editions"

    @property
    def snapshots_path(self) -> Path:
        """The folder of frozen snapshots that reports were made from."""
        return self.home / "snapshots"


def settings() -> Settings:
    """Read the settings from the environment now."""
    home = Path(os.environ.get("WORKSHOP_HOME") or _own_data()).expanduser().absolute()
    return Settings(
        home=home,
        database_url=os.environ.get("WORKSHOP_DATABASE_URL") or f"sqlite:///{home / 'workshop.sqlite'}",
        room_url=(os.environ.get("WORKSHOP_ROOM_URL") or "").rstrip("/") or None,
    )


def _own_data() -> Path:
    from platformdirs import user_data_path  # where the folder is named, as on Binder, nobody waits for it

    return user_data_path("bounce-back-workshop", appauthor=False)
