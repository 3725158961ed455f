"""What holds for all tests: generated examples are the same in every run, and no test measures time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.fixtures.postgres import Postgres

settings.register_profile("workshop", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("workshop")


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Postgres]":
    """A PostgreSQL server, started by the first test that asks for it."""
    from tests.fixtures.postgres import postgres_running

    with postgres_running() as running:
        yield running
