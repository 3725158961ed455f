"""A server that is killed, cut off, or loses its database while people share: what was acknowledged is there, once."""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import httpx
import psutil
import pytest

from tests.faults.crowd import Crowd, stored
from tests.faults.network import Network
from tests.fixtures.postgres import Postgres
from tests.fixtures.server import Served, free_port, made_cohort, made_project, start

PEOPLE, EACH = 16, 8


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """The environment of a server with a data folder of its own."""
    return {k: v for k, v in os.environ.items() if not k.startswith("WORKSHOP_")} | {
        "WORKSHOP_HOME": str(tmp_path / "home")
    }


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with short lessons."""
    return made_project(tmp_path)


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> "Iterator[object]":
    """Print for whoever runs the tests, captured or not."""

    def tell(*lines: object) -> None:
        with capsys.disabled():
            os.write(1, ("\n" + "\n".join(map(str, lines)) + "\n").encode())

    return tell  # type: ignore[return-value]


def workers_of(server: Served) -> list[int]:
    """The processes that answer; one that was just killed has no words left."""
    found = []
    for one in psutil.Process(server.process.pid).children():
        with contextlib.suppress(psutil.Error):
            found += [one.pid] if "spawn_main" in str(one.cmdline()) else []
    return found


def test_killed_and_cut_off_under_load(project: Path, environment: dict[str, str], say) -> None:  # type: ignore[no-untyped-def]
    """SQLite, two workers. The whole server is killed at some moment and started again, then the network is cut."""
    moment = Random().uniform(0.1, 0.6)
    code, _ = made_cohort(project, environment)
    port = free_port()
    crowd = Crowd(code, PEOPLE, EACH)
    server = start(project, environment, port=port)
    try:
        server.wait()
        with Network(port) as network:
            sharing = threading.Thread(
                target=crowd.share, args=(lambda: httpx.Client(base_url=network.address, timeout=5),)
            )
            sharing.start()
            crowd.wait_for(moment)
            server.kill()
            server = start(project, environment, port=port)
            crowd.wait_for((moment + 1) / 2)
            network.cut()
            time.sleep(1)
            network.mend()
            sharing.join()
    finally:
        server.stop()
    home = Path(environment["WORKSHOP_HOME"])
    found = stored(f"sqlite:///{home / 'workshop.sqlite'}", home / "secret.key", crowd)
    say(
        f"Killed at {moment:.0%} and cut off under load (SQLite, two workers):", f"  {found}", f"  {dict(crowd.counts)}"
    )
    assert (found.acknowledged, found.once, found.wrong) == (PEOPLE * EACH, PEOPLE * EACH, 0)
    assert crowd.counts["no answer, sent again"] > 0


def test_the_database_server_and_a_worker_restart_under_load(  # type: ignore[no-untyped-def]
    project: Path, environment: dict[str, str], postgres: Postgres, say
) -> None:
    """PostgreSQL, two workers. A worker is killed, and the database server is stopped for a while and started again."""
    url = postgres.new_database()
    environment = environment | {"WORKSHOP_DATABASE_URL": url}
    code, _ = made_cohort(project, environment)
    crowd = Crowd(code, PEOPLE, EACH)
    server = start(project, environment)
    try:
        server.wait()
        sharing = threading.Thread(
            target=crowd.share, args=(lambda: httpx.Client(base_url=server.address, timeout=30),)
        )
        sharing.start()
        crowd.wait_for(0.2)
        before = workers_of(server)
        os.kill(before[0], signal.SIGKILL)
        crowd.wait_for(0.5)
        postgres.stop()
        time.sleep(0.5)
        postgres.start()
        sharing.join()
        end = time.monotonic() + 60
        while len(workers_of(server)) < 2 and time.monotonic() < end:
            time.sleep(0.1)
        after = workers_of(server)
    finally:
        server.stop()
    found = stored(url, Path(environment["WORKSHOP_HOME"]) / "secret.key", crowd)
    say("A worker killed and PostgreSQL restarted under load:", f"  {found}", f"  {dict(crowd.counts)}")
    assert (found.acknowledged, found.once, found.wrong) == (PEOPLE * EACH, PEOPLE * EACH, 0)
    assert len(after) == 2
    assert before[0] not in after
    logged = server.log.read_text("utf-8")
    assert code not in logged
    assert "Traceback" not in logged
