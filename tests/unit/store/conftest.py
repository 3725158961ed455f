"""A store on disk or in PostgreSQL, and submissions to put into it.

A module of tests that must hold for both says ``pytestmark = ON_BOTH``.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fixtures.postgres import Postgres
from workshop.model.submission import Response, Submission
from workshop.store import Store, open_store

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
KEY = "0123456789abcdefghjkmnpqrs"
OTHER_KEY = "zyxwvtsrqpnmkjhgfedcba9876"
ON_BOTH = pytest.mark.parametrize("url", ["sqlite", "postgres"], indirect=True)


@pytest.fixture
def url(tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """Where the database is."""
    if getattr(request, "param", "sqlite") == "postgres":
        made: str = request.getfixturevalue("url_on_postgres")
        return made
    return f"sqlite:///{tmp_path / 'workshop.sqlite'}"


@pytest.fixture
def url_on_postgres(postgres: Postgres) -> str:
    """Where an empty database of a PostgreSQL server is."""
    return postgres.new_database()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """Where the secret is."""
    return tmp_path / "secret.key"


@pytest.fixture
def store(url: str, secret: Path) -> Iterator[Store]:
    """An open, empty store."""
    with open_store(url, secret, create=True) as opened:
        yield opened


@pytest.fixture
def code(store: Store) -> str:
    """The code of one cohort."""
    return store.new_cohort(label="Tuesday group", workshop="bounce-back", workshop_version=1, now=NOW)[0].code


@pytest.fixture
def submit_to() -> Callable[[str], Submission]:
    """Make the same submission of one answer for a cohort that a test made itself."""

    def make(code: str) -> Submission:
        answer = Response(exercise="one", kind="reflect", answer="a", changed=NOW)
        fields = {"workshop": "w", "workshop_version": 1, "mode": "room", "created": NOW}
        return Submission(id="1" * 32, sequence=1, cohort=code, responses=(answer,), **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def submit(code: str) -> Callable[..., Submission]:
    """Make a submission: its number, and an answer for each exercise."""

    def make(sequence: int, /, id: str | None = None, **answers: str) -> Submission:  # noqa: A002 - the field's name
        return Submission(
            id=id or f"{sequence:032x}",
            sequence=sequence,
            workshop="bounce-back",
            workshop_version=1,
            cohort=code,
            mode="room",
            created=NOW,
            responses=tuple(
                Response(exercise=exercise, kind="reflect", answer=answer, changed=NOW)
                for exercise, answer in answers.items()
            ),
        )

    return make
