"""docs/examples/nginx.conf, run: TLS, our own pages may write, and what visitors claim is not believed."""

import re
import ssl
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.contracts.server.certificate import make_certificate
from tests.contracts.server.install import find_nginx
from tests.fixtures.postgres import Postgres
from tests.fixtures.server import Served, free_port, key_of, made_cohort, serving, shared, submission_of

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "nginx.conf"
NGINX = find_nginx() or "nginx"
PEOPLE = 6


@pytest.fixture
def secure() -> int:
    """The port of the proxy."""
    return free_port()


@pytest.fixture
def served(
    project: Path, environment: dict[str, str], postgres: Postgres, secure: int
) -> "Iterator[tuple[Served, str, str]]":
    """Two workers over PostgreSQL behind the proxy; a cohort's code and its facilitator's key."""
    environment["WORKSHOP_DATABASE_URL"] = postgres.new_database()
    code, key = made_cohort(project, environment)
    words = ("--workers", "2", "--proxies", "127.0.0.1", "--address", f"https://127.0.0.1:{secure}")
    with serving(project, environment, *words) as server:
        yield server, code, key


@pytest.fixture
def proxied(served: tuple[Served, str, str], secure: int, tmp_path: Path) -> Iterator[httpx.Client]:
    """A client that reaches the room through nginx."""
    server, _, _ = served
    folder = tmp_path / "nginx"
    folder.mkdir()
    certificate, private = make_certificate(folder)
    site = EXAMPLE.read_text("utf-8")
    for old, new in (
        ("/etc/letsencrypt/live/room.example.edu/fullchain.pem", str(certificate)),
        ("/etc/letsencrypt/live/room.example.edu/privkey.pem", str(private)),
        ("/var/log/nginx/workshop-error.log", str(folder / "error.log")),
        ("room.example.edu", "127.0.0.1"),
        ("listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        ("listen 80", f"listen 127.0.0.1:{free_port()}"),
        ("http://127.0.0.1:8000", server.address),
    ):
        assert old in site
        site = site.replace(old, new)
    paths = "".join(
        f"{name}_temp_path {folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    whole = f"pid {folder}/pid; error_log {folder}/error.log; daemon off; events {{}} http {{ {paths} {site} }}"
    (folder / "nginx.conf").write_text(whole)
    process = subprocess.Popen([NGINX, "-p", str(folder), "-c", str(folder / "nginx.conf")], stderr=subprocess.PIPE)
    context = ssl.create_default_context(cafile=str(certificate))
    try:
        with httpx.Client(base_url=f"https://127.0.0.1:{secure}", verify=context, timeout=60) as client:
            end = time.monotonic() + 30
            while True:
                try:
                    client.get("/health")
                    break
                except httpx.TransportError:
                    assert process.poll() is None, (folder / "error.log").read_text()
                    assert time.monotonic() < end
                    time.sleep(0.05)
            yield client
    finally:
        process.terminate()
        process.wait()


def test_a_session_over_tls(proxied: httpx.Client, served: tuple[Served, str, str]) -> None:
    """People join and share from the room's own pages, a facilitator counts, another site may not write."""
    server, code, key = served
    origin = {"Origin": str(proxied.base_url).rstrip("/")}
    page = proxied.get(f"/j/{code}")
    assert (page.status_code, "Strict-Transport-Security" in page.headers) == (200, True)
    for person in range(PEOPLE):
        headers = {"Authorization": f"Bearer {key_of(person)}", **origin}
        assert proxied.post(f"/api/cohorts/{code}/join", headers=headers).json()["joined"]
        assert shared(proxied, code, person, 1).json()["stored"]
    foreign = {"Authorization": f"Bearer {key_of(1)}", "Origin": "https://elsewhere.example"}
    assert (
        proxied.put(f"/api/cohorts/{code}/submission", json=submission_of(code, 1, 2), headers=foreign).status_code
        == 400
    )
    counts = proxied.get(f"/api/cohorts/{code}/counts", headers={"Authorization": f"Bearer {key}"}).json()
    assert counts["joined"] == {"value": PEOPLE, "text": str(PEOPLE)}
    assert f"{proxied.base_url.host}:{proxied.base_url.port}" in proxied.get(f"/screen/{code}").text
    assert proxied.put("/api/x", content=b" " * 600_000).status_code == 413
    _guess_with_borrowed_addresses(proxied)
    _log_tells_no_secrets(server, code, key)


def _guess_with_borrowed_addresses(client: httpx.Client) -> None:
    """A guesser who claims another address each time is slowed all the same: two workers, sixty tries each."""
    statuses = [
        client.get(
            f"/api/cohorts/{'ABCDEFGHJK'[n % 10]}AA{'ABCDEFGHJK'[n // 10 % 10]}AA",
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        ).status_code
        for n in range(180)
    ]
    assert 429 in statuses


def _log_tells_no_secrets(server: Served, code: str, key: str) -> None:
    """Every line is JSON, tells route, status and time, and has no code, key, answer or address of anybody in it."""
    text = server.log.read_text("utf-8")
    lines = server.lines()
    requests = [line for line in lines if line["event"] == "request"]
    assert {"method", "route", "status", "ms", "time", "level", "process"} <= set(requests[0])
    assert "/api/cohorts/{code}/submission" in {line["route"] for line in requests}
    assert len({line["process"] for line in requests}) == 2, "both workers answered"
    assert len(lines) == len(text.splitlines())
    for secret in (code, key, key_of(1), '"calm"', "203.0.113", submission_of(code, 1, 1)["id"]):
        assert secret not in text
    assert not re.search(r"\b127\.0\.0\.1\b", "".join(str(line) for line in requests))
