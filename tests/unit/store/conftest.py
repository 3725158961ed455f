"""A store on disk, and submissions to put into it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workshop.model.submission import Response, Submission
from workshop.store import Store, open_store

NOW = datetime(2026, 11, 23, 10, 30, tzinfo=UTC)
KEY = "0123456789abcdefghjkmnpqrs"
OTHER_KEY = "zyxwvtsrqpnmkjhgfedcba9876"


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Where the database is."""
    return f"sqlite:///{tmp_path / 'workshop.sqlite'}"


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
