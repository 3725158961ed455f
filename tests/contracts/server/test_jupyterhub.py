"""The example of docs/examples/jupyterhub_config.py, run: the Hub starts the room, and three of its users take part."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.fixtures.server import free_port, key_of, made_cohort, shared

EXAMPLE = Path(__file__).parents[3] / "docs" / "examples" / "jupyterhub_config.py"
PEOPLE = ("ada", "bo", "cy")


@pytest.fixture
def hub(project: Path, environment: dict[str, str], tmp_path: Path) -> Iterator[tuple[str, str]]:
    """A Hub with a proxy in front and the room as its service; its address, and a cohort's code."""
    code, _ = made_cohort(project, environment)
    port, api, inner, room = (free_port() for _ in range(4))
    address = f"http://127.0.0.1:{port}"
    own = f"""
c.JupyterHub.bind_url = "{address}"
c.JupyterHub.hub_bind_url = "http://127.0.0.1:{inner}"
c.JupyterHub.db_url = "sqlite:///{tmp_path}/hub.sqlite"
c.JupyterHub.cookie_secret_file = "{tmp_path}/cookie"
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{api}"
c.ConfigurableHTTPProxy.command = ["{Path(sys.executable).parent}/configurable-http-proxy"]
c.ConfigurableHTTPProxy.pid_file = "{tmp_path}/proxy.pid"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.DummyAuthenticator.password = "for a test"
"""
    (tmp_path / "config.py").write_text(EXAMPLE.read_text("utf-8").replace("10101", str(room)) + own)
    environment |= {"WORKSHOP_PROJECT": str(project), "WORKSHOP_ADDRESS": f"{address}/services/workshop"}
    with (tmp_path / "hub.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(tmp_path / "config.py")],
            cwd=tmp_path,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        _wait(process, f"{address}/services/workshop/health", tmp_path / "hub.log")
        yield address, code
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _wait(process: "subprocess.Popen[bytes]", url: str, log: Path) -> None:
    end = time.monotonic() + 120
    while True:
        try:
            if httpx.get(url, timeout=10).status_code == 200:
                return
        except httpx.TransportError:
            pass
        assert process.poll() is None, log.read_text("utf-8")
        assert time.monotonic() < end, log.read_text("utf-8")[-6000:]
        time.sleep(0.1)


def _log_in(client: httpx.Client, name: str) -> None:
    page = client.get("/hub/login")
    token = re.search(r'name="_xsrf" value="([^"]+)"', page.text)
    assert token, page.text[:500]
    data = {"username": name, "password": "for a test", "_xsrf": token[1]}
    assert client.post("/hub/login", data=data, params={"next": "/hub/home"}).status_code in (200, 302)
    assert client.get("/hub/api/user", headers={"Referer": f"{client.base_url}/hub/home"}).json()["name"] == name


def test_three_users_of_a_hub_take_part(hub: tuple[str, str]) -> None:
    """Each logs in to the Hub, opens the room below the Hub's address, finds its scripts there, joins and shares."""
    address, code = hub
    base = "/services/workshop"
    for person, name in enumerate(PEOPLE):
        with httpx.Client(base_url=address, timeout=60, follow_redirects=True) as client:
            _log_in(client, name)
            page = client.get(f"{base}/j/{code}")
            assert page.status_code == 200
            scripts = re.findall(r'(?:src|href)="([^"]+\.(?:js|css|svg))"', page.text)
            assert scripts
            assert all(one.startswith(f"{base}/assets/") and client.get(one).status_code == 200 for one in scripts)
            lesson = client.get(f"{base}/w/small/01-begin.html")
            assert f'data-room="{base}/api"' in lesson.text
            headers = {"Authorization": f"Bearer {key_of(person)}", "Origin": address}
            assert client.post(f"{base}/api/cohorts/{code}/join", headers=headers).json() == {
                "joined": True,
                "sequence": 0,
            }
            client.base_url = httpx.URL(f"{address}{base}")
            assert shared(client, code, person, 1).json()["stored"]
            assert f"{address}{base}".removeprefix("http://") in client.get(f"/screen/{code}").text
