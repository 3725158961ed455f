"""What lies on the disk under SQLite: nothing that was taken back, and no key."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.store.conftest import KEY, NOW
from workshop.model.submission import Submission
from workshop.store import Store, open_store

Submit = Callable[..., Submission]


def test_withdrawn_words_leave_the_files(store: Store, code: str, submit: Submit, tmp_path: Path) -> None:
    """Deleted means gone from the database's files, not only unlinked inside them."""
    words = "the interview at the harbour office"
    store.accept(code, KEY, submit(1, one=words), NOW)
    files = list(tmp_path.glob("workshop.sqlite*"))
    assert any(words.encode() in file.read_bytes() for file in files)
    store.withdraw(code, KEY, 2, NOW)
    assert not any(words.encode() in file.read_bytes() for file in tmp_path.glob("workshop.sqlite*"))


@pytest.mark.parametrize("later", [{}, {"other": "kept"}, {"letter": "something else", "other": "kept"}])
def test_what_a_smaller_submission_takes_back_leaves_the_disk(
    store: Store, code: str, submit: Submit, tmp_path: Path, later: dict[str, str]
) -> None:
    """Taking back or rewriting one answer is a withdrawal of it: its words are in no file while the room is open."""
    words = "words that somebody took back again"
    store.accept(code, KEY, submit(1, letter=words, other="kept"), NOW)
    assert any(words.encode() in file.read_bytes() for file in tmp_path.glob("workshop.sqlite*"))
    assert store.accept(code, KEY, submit(2, **later), NOW).removed
    assert not any(words.encode() in file.read_bytes() for file in tmp_path.glob("workshop.sqlite*"))


def test_the_key_is_nowhere_in_the_files(store: Store, code: str, submit: Submit, tmp_path: Path) -> None:
    """Whoever copies the data folder cannot tell which key is whose."""
    store.accept(code, KEY, submit(1, one="a"), NOW)
    assert not any(KEY.encode() in file.read_bytes() for file in tmp_path.iterdir() if file.is_file())


def test_a_database_that_others_may_read_is_closed_on_opening(
    store: Store, url: str, secret: Path, tmp_path: Path
) -> None:
    """A file from an older version, or from a copy, is for its owner only from now on."""
    store.close()
    file = tmp_path / "workshop.sqlite"
    file.chmod(0o644)
    secret.chmod(0o644)
    open_store(url, secret, create=False).close()
    assert (file.stat().st_mode & 0o777, secret.stat().st_mode & 0o777) == (0o600, 0o600)
