"""One request over a real connection: no redirect is followed, and every failure is an OSError with plain words."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workshop.sharing.http import send


class Handler(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_PUT(self) -> None:
        """Echo, redirect, or refuse."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.seen.append(self.path)  # type: ignore[attr-defined]
        if self.path == "/moved":
            self.send_response(307)
            self.send_header("Location", "/elsewhere")
            body = b""
        else:
            self.send_response(409 if self.path == "/refused" else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    """A server on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        running.seen = []  # type: ignore[attr-defined]
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


def put(server: ThreadingHTTPServer, path: str) -> tuple[int, bytes]:
    """Send something there."""
    answer = send("PUT", f"http://127.0.0.1:{server.server_port}{path}", {"Accept": "*/*"}, b'{"a": 1}', 5)
    return answer.status, answer.body


def test_answer(server: ThreadingHTTPServer) -> None:
    """Status and body come back, whatever the status."""
    assert put(server, "/ok") == (200, b'{"a": 1}')
    assert put(server, "/refused") == (409, b'{"a": 1}')


def test_no_redirect_is_followed(server: ThreadingHTTPServer) -> None:
    """A redirect could carry the participant's key to another host, so it is an answer like any other."""
    assert put(server, "/moved")[0] == 307
    assert server.seen == ["/moved"]  # type: ignore[attr-defined]


def test_no_proxy_to_this_machine(server: ThreadingHTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment is not asked for a room on this machine."""
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    assert put(server, "/ok")[0] == 200


def test_nobody_there() -> None:
    """A port where nobody listens gives an OSError that can be shown."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(OSError, match=r"[Cc]onnection refused|actively refused"):
            send("GET", f"http://127.0.0.1:{taken.getsockname()[1]}/", {}, None, 5)


def test_no_answer_in_time() -> None:
    """Someone who takes the connection and says nothing does not hold us up."""
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(OSError, match="no answer in time"):
        send("GET", f"http://127.0.0.1:{silent.getsockname()[1]}/", {}, None, 0.2)
