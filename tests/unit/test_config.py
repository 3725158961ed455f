"""The three settings."""

from pathlib import Path

import pytest

from workshop.config import settings


def test_each_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What an operator sets is what is used, and everything that is kept lies below the data folder."""
    monkeypatch.setenv("WORKSHOP_HOME", str(tmp_path))
    monkeypatch.setenv("WORKSHOP_DATABASE_URL", "postgresql://db/workshop")
    monkeypatch.setenv("WORKSHOP_ROOM_URL", "http://room.example/")
    found = settings()
    assert found.home == tmp_path
    assert found.database_url == "postgresql://db/workshop"
    assert found.room_url == "http://room.example"
    for path in (found.journal_path, found.outbox_path, found.secret_path, found.snapshots_path):
        assert path.is_relative_to(tmp_path)


def test_the_defaults_work(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With nothing set, data goes to the person's own folder and nothing is sent anywhere."""
    for name in ("WORKSHOP_HOME", "WORKSHOP_DATABASE_URL", "WORKSHOP_ROOM_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    found = settings()
    assert found.home.is_absolute()
    assert found.database_url == f"sqlite:///{found.home / 'workshop.sqlite'}"
    assert found.room_url is None
