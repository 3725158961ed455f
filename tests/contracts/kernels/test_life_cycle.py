"""Fork servers come when they are needed, go when they are not, and can be killed at any moment."""

import os
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import textwrap
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contracts.kernels.lab import Lab, alive, kernel, until
from workshop.kernels.control import Server, end_servers, servers
from workshop.kernels.process import WarmProcess
from workshop.kernels.wire import send

_PROGRAM = """
import os, sys, time
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(kernel_name={name!r})
print(manager.provisioner.process.pid, type(manager.provisioner.process).__name__, flush=True)
time.sleep(60)
"""


@pytest.fixture
def own(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> Iterator[Lab]:
    """The lab with a folder of sockets for one test."""
    folder = Path(tempfile.mkdtemp(dir=lab.folder, prefix="r"))
    monkeypatch.setenv("WORKSHOP_KERNELS_DIR", str(folder))
    private = Lab(lab.folder)
    private.sockets = folder
    yield private
    end_servers(folder)


def _only(lab: Lab) -> Server:
    (server,) = servers(lab.sockets)
    return server


def test_one_server_for_all(own: Lab) -> None:
    """However many ask at the same moment, one server is started, and all get their kernels from it."""

    def start(_: int) -> str:
        with kernel("light") as warm:
            return type(warm.process).__name__

    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(start, range(4))) == {"WarmProcess"}
    assert _only(own).kernels == ()


def test_nobody_else_may(own: Lab) -> None:
    """The socket and its folder are closed to everyone but their owner."""
    with kernel("light"):
        assert stat.S_IMODE(own.sockets.stat().st_mode) == 0o700
        assert stat.S_IMODE(_only(own).path.stat().st_mode) == 0o600


def test_idle(own: Lab) -> None:
    """A server without kernels ends after its time, and leaves no file."""
    own.spec("brief", idle=0.3)
    with kernel("brief"):
        server = _only(own)
    assert until(lambda: not alive(server.pid))
    assert list(own.sockets.iterdir()) == []


def test_killed_server(own: Lab) -> None:
    """When the server is killed its kernels end too; the next start does not mind the socket that is left."""
    with kernel("light") as warm:
        server, process = _only(own), warm.process
        os.kill(server.pid, signal.SIGKILL)
        assert process.wait(timeout=20) == -signal.SIGKILL
        assert server.path.exists()
    with kernel("light") as again:
        assert isinstance(again.process, WarmProcess)
        assert again.value("1 + 1") == 2
        assert _only(own).pid != server.pid


def test_restart_after_a_kill(own: Lab) -> None:
    """A restart of a kernel whose server was killed brings the kernel back at its ports."""
    with kernel("light") as warm:
        ports = warm.manager.ports
        os.kill(_only(own).pid, signal.SIGKILL)
        assert warm.process.wait(timeout=20) is not None
        warm.manager.restart_kernel(now=True)
        warm.ready()
        assert warm.value("1 + 1") == 2
        assert warm.manager.ports == ports


def test_told_to_end(own: Lab) -> None:
    """A server that is told to end takes its kernels along, and what they started."""
    with kernel("light") as warm:
        child = warm.value("p.pid", "import subprocess\np = subprocess.Popen(['sleep', '60'])")
        (ended,) = end_servers(own.sockets)
        assert ended.kernels == (warm.process.pid,)
        assert warm.process.wait(timeout=20) == -signal.SIGKILL
        assert until(lambda: not alive(child) and not alive(ended.pid))
        assert not ended.path.exists()


def test_killed_while_asked(own: Lab) -> None:
    """A server that stops answering in the middle of a request is replaced."""
    with kernel("light"):
        server = _only(own)
    os.kill(server.pid, signal.SIGSTOP)
    with ThreadPoolExecutor(1) as pool:

        def start() -> object:
            with kernel("light") as warm:
                return warm.value("1 + 1")

        waiting = pool.submit(start)
        assert not until(waiting.done, seconds=0.5)
        os.kill(server.pid, signal.SIGKILL)
        assert waiting.result(timeout=60) == 2


def _program(name: str) -> tuple["subprocess.Popen[str]", int]:
    source = textwrap.dedent(_PROGRAM.format(name=name))
    program = subprocess.Popen([sys.executable, "-c", source], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    pid, kind = program.stdout.readline().split()
    assert kind == "WarmProcess"
    return program, int(pid)


def test_manager_is_killed(own: Lab) -> None:
    """A kernel does not outlive the program that asked for it, and nothing of it stays behind."""
    program, pid = _program("light")
    with program:
        program.kill()
    assert until(lambda: not Path(f"/proc/{pid}").exists())
    assert _only(own).kernels == ()


def test_owner_ends(own: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server with an owner ends with it, kernels and all, however the owner ends."""
    owner = subprocess.Popen(["sleep", "60"])
    with owner:
        monkeypatch.setenv("WORKSHOP_KERNELS_OWNER", str(owner.pid))
        with kernel("light") as warm:
            server = _only(own)
            owner.kill()
            assert until(lambda: not alive(server.pid) and warm.process.poll() is not None)


def test_changed_variable(own: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A module that looked at a variable while it was imported is imported anew when the variable has changed."""
    (tmp_path / "looks.py").write_text("import os\nSEEN = os.environ.get('LOOKED_AT')\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    own.spec("looking", ["looks"])
    for value in ("one", "two"):
        with kernel("looking", env={"LOOKED_AT": value, "NOT_LOOKED_AT": value}) as warm:
            assert isinstance(warm.process, WarmProcess)
            assert warm.value("looks.SEEN", "import looks") == value
    server = _only(own)
    with kernel("looking", env={"LOOKED_AT": "two", "NOT_LOOKED_AT": "three"}):
        assert _only(own).pid == server.pid


def test_changed_file(own: Lab, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After an upgrade or an edit of what was imported, kernels have the new version; those that run keep theirs."""
    module = tmp_path / "edited.py"
    module.write_text("VERSION = 1\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    own.spec("edited", ["edited"])
    with kernel("edited") as old:
        old.run("import edited")
        first = _only(own).pid
        module.write_text("VERSION = 'two'\n")
        with kernel("edited") as new:
            assert new.value("edited.VERSION", "import edited") == "two"
            assert old.value("edited.VERSION") == 1
    assert until(lambda: not alive(first))


@pytest.mark.parametrize("said", [b"", b"\0\0\0\2{}", b'\0\0\0\x11{"ask": "kernel"}', b"GET / HTTP/1.1\r\n\r\n"])
def test_nonsense(own: Lab, said: bytes) -> None:
    """Whatever is said to a server, it goes on."""
    with kernel("light") as warm:
        server = _only(own)
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(str(server.path))
            connection.sendall(said)
            connection.shutdown(socket.SHUT_WR)
            with suppress(ConnectionResetError):  # closed before all of it was read
                assert connection.recv(1) == b""
        assert warm.value("1 + 1") == 2
        assert _only(own) == server


def test_asked_and_gone(own: Lab) -> None:
    """A program that asks for a kernel and is gone before it gets one leaves none behind."""
    with kernel("light"):
        server = _only(own)
    os.kill(server.pid, signal.SIGSTOP)
    env = {key: value for key, value in os.environ.items() if key != "PYTEST_CURRENT_TEST"}
    command = [sys.executable, "-m", "ipykernel_launcher"]
    wish = {"command": command, "arguments": [], "cwd": "/", "fresh": [], "independent": False, "env": env}
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(str(server.path))
        send(connection, {"ask": "kernel", **wish}, [1, 2])
    os.kill(server.pid, signal.SIGCONT)
    assert until(lambda: _only(own) == replace(server, kernels=()))
    children = Path(f"/proc/{server.pid}/task/{server.pid}/children")
    assert until(lambda: not children.read_text())


def test_nothing_is_left(own: Lab) -> None:
    """After some kernels a server holds what it held after the first, and so does the program that asked for them."""

    def held() -> tuple[int, int, str, int]:
        server = Path(f"/proc/{_only(own).pid}")
        children = (server / "task" / server.name / "children").read_text()
        files = [path for path in own.folder.rglob("*") if path.is_file()]
        return len(list((server / "fd").iterdir())), len(os.listdir("/proc/self/fd")), children, len(files)  # noqa: PTH208

    with kernel("light"):
        pass
    assert until(lambda: held()[2] == "")
    before = held()
    for _ in range(4):
        with kernel("light"):
            pass
    assert until(lambda: held() == before)


def test_told_to_end_while_it_begins(own: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """A kernel that is told to end between the fork and its own first step ends; before, nobody heard it."""
    slow = "import os, time\nfirst = os.setsid\nos.setsid = lambda: (time.sleep(1), first())\n"
    (own.sockets / "slow_first_step.py").write_text(slow)
    monkeypatch.setenv("PYTHONPATH", str(own.sockets))
    own.spec("slow", ["slow_first_step"])
    looked = threading.Event()
    with ThreadPoolExecutor(1) as pool:

        def start() -> None:
            with kernel("slow"):
                looked.wait(60)

        starting = pool.submit(start)
        assert until(lambda: any(server.kernels for server in servers(own.sockets)))
        (pid,) = _only(own).kernels
        os.kill(pid, signal.SIGTERM)
        ended = until(lambda: not alive(pid), seconds=10)
        looked.set()
        starting.result(timeout=60)
    assert ended
