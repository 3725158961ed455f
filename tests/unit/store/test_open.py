"""Opening a database: each thing that can be wrong with it is one line that says what to do, and loses nothing."""

import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from tests.unit.store.conftest import KEY, NOW
from workshop.errors import StoreError
from workshop.store import Store, open_store, schema
from workshop.store.tables import metadata


def said(url: str, secret: Path, *, create: bool = False) -> str:
    """The one line that opening says."""
    with pytest.raises(StoreError) as caught:
        open_store(url, secret, create=create, patience=0.05)
    message = str(caught.value)
    assert "\n" not in message
    return message


@pytest.fixture
def file(store: Store, code: str, tmp_path: Path) -> Path:
    """A closed database with one participant."""
    store.join(code, KEY, NOW)
    store.close()
    return tmp_path / "workshop.sqlite"


def test_a_missing_database_names_the_command_that_makes_it(url: str, secret: Path, tmp_path: Path) -> None:
    """Reading never makes an empty database by the way."""
    assert "`workshop cohort new`" in said(url, secret)
    assert list(tmp_path.iterdir()) == []


def test_the_migrations_make_the_tables_that_the_code_uses(url: str, store: Store) -> None:
    """A column in the code without a migration would fail on every database that is already there."""
    with create_engine(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_opening_again_changes_nothing(file: Path, url: str, secret: Path, code: str) -> None:
    """A restart goes on with what was there."""
    with open_store(url, secret, create=False) as again:
        assert len(again.people(code)) == 1
        assert again.join(code, KEY, NOW) == 0
        assert len(again.people(code)) == 1


def test_a_locked_database_says_who_may_hold_it(file: Path, url: str, secret: Path) -> None:
    """A lock is waited for, then named."""
    with sqlite3.connect(file, isolation_level=None) as holder:
        holder.execute("BEGIN IMMEDIATE")
        assert "locked" in said(url, secret)
        holder.execute("ROLLBACK")
    holder.close()


def test_a_newer_database_is_left_alone(file: Path, url: str, secret: Path) -> None:
    """Old code does not touch the tables of newer code."""
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    assert "newer version" in said(url, secret, create=True)
    with sqlite3.connect(file) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    connection.close()


def test_a_database_of_another_program_is_left_alone(url: str, secret: Path, tmp_path: Path) -> None:
    """Tables are never added to a database that is not ours."""
    with sqlite3.connect(tmp_path / "workshop.sqlite") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    assert "another program" in said(url, secret, create=True)


def test_an_empty_file_is_filled_only_when_asked(url: str, secret: Path, tmp_path: Path) -> None:
    """What a crash left as an empty file is no database yet."""
    (tmp_path / "workshop.sqlite").touch()
    assert "empty" in said(url, secret)
    open_store(url, secret, create=True).close()


def test_a_file_that_is_no_database_is_named(url: str, secret: Path, tmp_path: Path) -> None:
    """The file is kept as it is."""
    path = tmp_path / "workshop.sqlite"
    path.write_text("Dear diary, this is not a database.\n" * 100)
    before = path.read_bytes()
    assert "not a database" in said(url, secret, create=True)
    assert path.read_bytes() == before


def test_a_cut_file_is_named_and_kept(file: Path, url: str, secret: Path) -> None:
    """Half a copy of a database is damaged, and stays for whoever can rescue it."""
    half = file.read_bytes()[: file.stat().st_size // 2]
    file.write_bytes(half)
    assert "damaged" in said(url, secret)
    assert file.read_bytes() == half


def test_a_read_only_database_can_be_read_and_says_why_not_more(file: Path, secret: Path, code: str) -> None:
    """A report needs no right to write; whoever shares is told what to change."""
    with open_store(f"sqlite:///file:{file}?mode=ro&uri=true", secret, create=False) as read_only:
        assert len(read_only.people(code)) == 1
        with pytest.raises(StoreError, match="read-only"):
            read_only.withdraw(code, KEY, 1, NOW)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    """The message names the folder and the setting."""
    (tmp_path / "file").touch()
    assert "WORKSHOP_HOME" in said(f"sqlite:///{tmp_path / 'file' / 'db.sqlite'}", tmp_path / "secret.key", create=True)


@pytest.mark.parametrize(
    "url", ["nonsense", "oracle+nothing://x/y", "mariadb+unheardof://x/y", "sqlite://me:hunter2@host:port/x"]
)
def test_a_url_that_is_none_or_has_no_driver_is_named(url: str, secret: Path) -> None:
    """A slip in the setting points at the setting, and its password is not repeated."""
    message = said(url, secret)
    assert "WORKSHOP_DATABASE_URL" in message
    assert "hunter2" not in message


def test_the_secret_is_made_once_for_its_owner_only(store: Store, secret: Path) -> None:
    """Nobody else on the machine can read the secret."""
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600
    assert len(bytes.fromhex(secret.read_text())) == 32
    assert [path.name for path in secret.parent.glob("secret*")] == ["secret.key"]


@pytest.mark.usefixtures("store")
def test_the_database_is_made_for_its_owner_only(file: Path) -> None:
    """What people shared is for whoever runs the room, not for everyone with an account on that machine."""
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.parent.glob("workshop.sqlite*")} == {0o600}


def test_a_missing_secret_is_an_error_once_people_joined(file: Path, url: str, secret: Path) -> None:
    """A new secret would make strangers of everyone, so it is asked for and not made."""
    secret.unlink()
    assert "missing" in said(url, secret)
    assert not secret.exists()


def test_a_missing_secret_is_made_anew_as_long_as_nobody_joined(store: Store, url: str, secret: Path) -> None:
    """Without participants nothing depends on it."""
    secret.unlink()
    open_store(url, secret, create=False).close()
    assert secret.exists()


def test_another_databases_secret_is_noticed(file: Path, url: str, secret: Path) -> None:
    """A mixed-up backup is said at the start and not found out by lost answers."""
    secret.write_text("ab" * 32 + "\n")
    assert "another database" in said(url, secret)


def test_a_cut_secret_is_named(file: Path, url: str, secret: Path) -> None:
    """Half a secret is no secret."""
    secret.write_text("ab" * 16)
    assert "cut short" in said(url, secret)


def test_no_message_holds_a_password(secret: Path) -> None:
    """Errors end up in logs and on screens."""
    assert "hunter2" not in said("postgresql+unheardof://me:hunter2@host/workshop", secret)


def test_the_newest_tables_are_known_without_alembic() -> None:
    """The revision read from the names of the files is Alembic's own head, and there is one."""
    from alembic.script import ScriptDirectory

    folder = Path(schema.__file__).parent / "migrations"
    assert ScriptDirectory(str(folder)).get_heads() == [schema.newest()]


def test_a_database_of_today_is_opened_without_alembic(tmp_path: Path) -> None:
    """Every command opens the database, and only the first after an update waits for Alembic to load."""
    url, secret = f"sqlite:///{tmp_path / 'w.sqlite'}", tmp_path / "secret"
    open_store(url, secret, create=True).close()
    code = (
        "import sys\nfrom pathlib import Path\nfrom workshop.store import open_store\n"
        f"open_store({url!r}, Path({str(secret)!r}), create=False).close()\nprint('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("kind", ["mysql", "oracle+cx_oracle", "unheard"])
def test_another_kind_of_database_is_refused_before_anything_is_done(kind: str, tmp_path: Path) -> None:
    """What the store is not tested with could lose answers, so it says at once which two kinds there are."""
    with pytest.raises(StoreError, match=r"SQLite.*PostgreSQL"):
        open_store(f"{kind}://name@host/workshop", tmp_path / "secret.key", create=True)
    assert not (tmp_path / "secret.key").exists()
