"""A backup is whole, taken while others write, and comes back on either database; a move loses nothing."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select

from tests.unit.store.conftest import KEY, NOW, ON_BOTH, OTHER_KEY
from workshop.errors import StoreError
from workshop.model.submission import Submission
from workshop.store import Store, open_store
from workshop.store.backup import Sources, restore, save
from workshop.store.tables import metadata

Submit = Callable[..., Submission]


def everything(url: str) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, except what opening writes down by itself."""
    with create_engine(url).connect() as connection:
        return {
            table.name: sorted((tuple(map(str, row)) for row in connection.execute(select(table))), key=repr)
            for table in metadata.sorted_tables
        }


@pytest.fixture
def sources(  # noqa: PLR0917 - fixtures
    url: str, secret: Path, store: Store, code: str, submit: Submit, tmp_path: Path
) -> Sources:
    """A store with two people, one of whom withdrew, and a snapshot."""
    store.accept(code, KEY, submit(1, one="a", two="b"), NOW)
    store.accept(code, OTHER_KEY, submit(1, one="c"), NOW)
    store.withdraw(code, OTHER_KEY, 2, NOW)
    snapshots = tmp_path / "snapshots"
    snapshots.mkdir()
    (snapshots / f"{code}-1.parquet").write_bytes(b"a snapshot")
    lesson = tmp_path / "editions" / "small-1" / "small" / "figures" / "a path.svg"
    lesson.parent.mkdir(parents=True)
    lesson.write_text("as it was")
    return Sources(url, secret, snapshots, tmp_path / "editions")


@ON_BOTH
def test_a_backup_comes_back_on_sqlite(sources: Sources, code: str, submit: Submit, tmp_path: Path) -> None:
    """The same rows, the same secret, so that everyone can go on where they were; and nobody else may read the file."""
    file = tmp_path / "b.zip"
    assert save(sources, file, NOW) == 1
    assert file.stat().st_mode & 0o777 == 0o600
    home = tmp_path / "new" / "home"
    url = f"sqlite:///{home / 'workshop.sqlite'}"
    assert restore(file, Sources(url, home / "secret.key", home / "snapshots", home / "editions")) == 1
    assert everything(url) == everything(sources.url)
    assert (home / "snapshots" / f"{code}-1.parquet").read_bytes() == b"a snapshot"
    assert (home / "editions" / "small-1" / "small" / "figures" / "a path.svg").read_text() == "as it was"
    with open_store(url, home / "secret.key", create=False) as back:
        assert back.join(code, KEY, NOW) == 1
        assert back.join(code, OTHER_KEY, NOW) == 2
        assert back.accept(code, KEY, submit(2, one="z"), NOW).stored
        assert len(back.people(code)) == 1


def test_a_backup_of_a_laptop_comes_back_on_a_server(
    sources: Sources, url_on_postgres: str, code: str, tmp_path: Path
) -> None:
    """What began on SQLite goes on in PostgreSQL, where new rows get new numbers."""
    save(sources, tmp_path / "b.zip", NOW)
    to = Sources(
        url_on_postgres, tmp_path / "there" / "secret.key", tmp_path / "there" / "snapshots", tmp_path / "there" / "e"
    )
    restore(tmp_path / "b.zip", to)
    assert everything(url_on_postgres) == everything(sources.url)
    with open_store(url_on_postgres, to.secret, create=False) as back:
        back.join(code, "7" * 26, NOW)
        assert len(back.people(code)) == 2


def test_a_move_to_postgres_loses_nothing(
    sources: Sources, store: Store, secret: Path, url_on_postgres: str, code: str
) -> None:
    """Every row arrives, numbers go on after them, and a second move onto it is refused."""
    with open_store(url_on_postgres, secret, create=True) as target:
        assert store.copy_to(target)["participant"] == 2
        assert everything(url_on_postgres) == everything(sources.url)
        target.join(code, "7" * 26, NOW)
        with pytest.raises(StoreError, match="cohorts in the database"):
            store.copy_to(target)


def test_a_backup_while_others_write_is_one_moment(sources: Sources, store: Store, code: str, tmp_path: Path) -> None:
    """People join while it is taken; what is in it is whole, and nobody has to wait for it."""
    stop = threading.Event()
    joined = []

    def busy() -> None:
        while not stop.is_set() and len(joined) < 400:
            store.join(code, f"{len(joined):026d}", NOW)
            joined.append(1)

    worker = threading.Thread(target=busy)
    worker.start()
    try:
        for number in range(3):
            save(sources, tmp_path / f"{number}.zip", NOW)
    finally:
        stop.set()
        worker.join()
    home = tmp_path / "back"
    restore(
        tmp_path / "2.zip", Sources(f"sqlite:///{home / 'w.sqlite'}", home / "s", home / "snapshots", home / "editions")
    )
    assert joined


@pytest.mark.parametrize("how", ["cut", "text", "gone", "not ours"])
def test_what_is_no_whole_backup_is_refused_and_nothing_made(sources: Sources, tmp_path: Path, how: str) -> None:
    """Half a download is said at once, and no half of a database is left behind."""
    import zipfile

    file = tmp_path / "b.zip"
    save(sources, file, NOW)
    if how == "cut":
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    elif how == "text":
        file.write_text("Dear diary")
    elif how == "gone":
        file.unlink()
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("recipes.txt", "eggs")
    home = tmp_path / "home"
    with pytest.raises(StoreError, match=r"b\.zip"):
        restore(
            file, Sources(f"sqlite:///{home / 'w.sqlite'}", home / "secret.key", home / "snapshots", home / "editions")
        )
    assert not home.exists() or list(home.iterdir()) == []


def test_nothing_is_written_outside(sources: Sources, tmp_path: Path) -> None:
    """A backup that was tampered with puts no file beside the folders that it is for."""
    import zipfile

    file, home = tmp_path / "b.zip", tmp_path / "home"
    save(sources, file, NOW)
    with zipfile.ZipFile(file, "a") as archive:
        for name in ("editions/../../../evil/x", "editions/a/../../evil", "/evil", "editions/a/b/../evil"):
            archive.writestr(name, "evil")
    restore(file, Sources(f"sqlite:///{home / 'w.sqlite'}", home / "secret.key", home / "snapshots", home / "editions"))
    assert not list(tmp_path.glob("**/evil"))


def test_nothing_is_overwritten(sources: Sources, tmp_path: Path) -> None:
    """A restore in the wrong folder cannot cost what is there."""
    save(sources, tmp_path / "b.zip", NOW)
    with pytest.raises(StoreError, match="there is a database already"):
        restore(tmp_path / "b.zip", sources)
