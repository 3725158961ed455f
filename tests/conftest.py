"""What holds for all tests: generated examples are the same in every run, no test measures time, long ones begin."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from tests.fixtures.postgres import Postgres

settings.register_profile("workshop", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("workshop")

LONGEST = (
    "tests/browser/test_whole_way_lab.py",
    "tests/notebooks/test_binder.py",
    "tests/faults/test_server.py",
    "tests/contracts/server/test_jupyterhub.py",
    "tests/browser/test_session.py",
    "tests/browser/test_whole_way.py",
    "tests/contracts/docs/test_shell.py",
)
"""Files that take longest: two processes share the files, and none should be left with such a one at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the longest files; ``--no-loadscope-reorder`` keeps that order where several processes run."""
    rank = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: rank.get(item.nodeid.partition("::")[0], len(LONGEST)))


@pytest.fixture(scope="session")
def postgres() -> "Iterator[Postgres]":
    """A PostgreSQL server, started by the first test that asks for it."""
    from tests.fixtures.postgres import postgres_running

    with postgres_running() as running:
        yield running
