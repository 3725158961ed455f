"""A store with one cohort of the small workshop."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixtures.room.small import NOW
from workshop.store import Store, open_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret.key", create=True) as opened:
        yield opened


@pytest.fixture
def code(store: Store) -> str:
    """A cohort's code."""
    made, _ = store.new_cohort(label="Tuesday <group>", workshop="small", workshop_version=1, now=NOW, sample=True)
    return made.code
