"""What only a database server can bring along: several machines, a restart, a name or password that is refused."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, select

from tests.fixtures.postgres import Postgres
from tests.unit.store.conftest import KEY, NOW, ON_BOTH
from workshop.errors import CohortError, StoreError
from workshop.model.submission import Submission
from workshop.store import Store, open_store
from workshop.store.tables import metadata, participant

ON_POSTGRES = pytest.mark.parametrize("url", ["postgres"], indirect=True)


@ON_BOTH
def test_many_may_open_an_empty_database_at_once(url: str, secret: Path) -> None:
    """Workers that start together set the tables up once, and agree on one secret."""
    with ThreadPoolExecutor(6) as pool:
        stores = list(pool.map(lambda _: open_store(url, secret, create=True), range(6)))
    code = stores[0].new_cohort(label="A", workshop="w", workshop_version=1, now=NOW)[0].code
    for store in stores:
        store.join(code, KEY, NOW)
    assert len(stores[-1].people(code)) == 1
    for store in stores:
        store.close()


@ON_POSTGRES
def test_the_migrations_make_the_same_tables_here(url: str, store: Store) -> None:
    """What was written for SQLite must not mean something else in PostgreSQL."""
    with create_engine(url).connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


@ON_POSTGRES
def test_a_second_machine_needs_the_first_ones_secret(url: str, store: Store, tmp_path: Path) -> None:
    """A secret made on a second machine would split a cohort in two, so it is asked for, even before anyone joined."""
    with pytest.raises(StoreError, match="Copy the file from the machine"):
        open_store(url, tmp_path / "other" / "secret.key", create=True)
    assert not (tmp_path / "other" / "secret.key").exists()


@ON_POSTGRES
def test_a_short_url_means_the_driver_that_is_installed(url: str, secret: Path) -> None:
    """``postgresql://`` is what hosts hand out, and what people paste."""
    open_store(url.replace("postgresql+psycopg://", "postgresql://"), secret, create=True).close()


def test_a_restarted_server_is_found_again(
    postgres: Postgres, url_on_postgres: str, secret: Path, submit_to: Callable[[str], Submission]
) -> None:
    """While it is gone, that is said in plain words; afterwards everything acknowledged is there, and work goes on."""
    with open_store(url_on_postgres, secret, create=True, patience=2) as store:
        code = store.new_cohort(label="A", workshop="w", workshop_version=1, now=NOW)[0].code
        assert store.accept(code, KEY, submit_to(code), NOW).stored
        postgres.stop()
        with pytest.raises(StoreError, match="does not answer"):
            store.people(code)
        postgres.start()
        assert [len(person.responses) for person in store.people(code)] == [1]
        assert store.accept(code, KEY, submit_to(code), NOW).stored


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda url: url.replace("postgres@", "nobody:hunter2@"), "refuses the name or password"),
        (lambda url: url.replace("/w_", "/x_"), "is not there"),
        (lambda url: url.split("?")[0].replace("@/", "@127.0.0.1:9/"), "does not answer"),
    ],
)
def test_what_is_wrong_with_the_url_is_said(
    url_on_postgres: str, secret: Path, change: Callable[[str], str], words: str
) -> None:
    """A wrong name, database or host is one line that says which, without the password."""
    with pytest.raises(StoreError, match=words) as caught:
        open_store(change(url_on_postgres), secret, create=True, patience=1)
    assert "\n" not in str(caught.value)
    assert "hunter2" not in str(caught.value)


@ON_BOTH
def test_erasing_while_people_join_leaves_nobody_behind(url: str, store: Store, code: str) -> None:
    """Whoever joins at that moment is in the cohort and erased with it, or is told that there is none."""

    def join(number: int) -> bool:
        try:
            store.join(code, f"{number:026d}", NOW)
        except CohortError:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        joined = [pool.submit(join, number) for number in range(40)]
        pool.submit(store.erase, code, NOW).result()
    assert {one.result() for one in joined} <= {True, False}
    with create_engine(url).connect() as connection:
        assert connection.execute(select(participant)).all() == []


def test_everything_below_a_cohort_goes_with_it() -> None:
    """A table that points at a cohort or a participant is emptied by the database itself when they go."""
    for table in metadata.sorted_tables:
        for key in table.foreign_keys:
            assert key.ondelete == "CASCADE", f"{table.name}.{key.parent.name}"
