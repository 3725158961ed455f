"""A warm kernel is a real one: what a manager may do with a kernel, it may do with this one."""

import asyncio
import json
import os
import signal
import stat
from pathlib import Path

import pytest
from jupyter_client.manager import AsyncKernelManager, KernelManager
from jupyter_client.provisioning.factory import KernelProvisionerFactory

from tests.contracts.kernels.lab import Kernel, Lab, alive, kernel, until
from workshop.kernels.process import WarmProcess

_SLEEP = "import time\nprint('began', flush=True)\ntime.sleep(60)"


def test_interrupt(lab: Lab) -> None:
    """An interrupt ends the cell that runs, and nothing else."""
    with kernel("light") as warm:
        warm.run("kept = 1")
        # Without this, ipykernel throws away whatever is asked right after an error.
        request = warm.client.execute(_SLEEP, stop_on_error=False)
        while warm.client.get_iopub_msg(timeout=20)["content"].get("text") != "began\n":
            pass
        warm.manager.interrupt_kernel()
        reply = warm.client._recv_reply(request, timeout=20)
        assert reply["content"]["ename"] == "KeyboardInterrupt"
        assert warm.value("kept") == 1


def test_restart(lab: Lab) -> None:
    """A restart gives a new process at the same ports, without the variables of the old one."""
    with kernel("light") as warm:
        warm.run("kept = 1")
        before, ports = warm.process.pid, warm.manager.ports
        warm.manager.restart_kernel(now=True)
        warm.ready()
        assert isinstance(warm.process, WarmProcess)
        assert warm.process.pid != before
        assert warm.manager.ports == ports
        assert warm.run("kept").startswith("NameError")


def test_polite_shutdown(lab: Lab) -> None:
    """A shutdown lets the kernel run what was registered for its end, and leaves no file and no process."""
    with kernel("light") as warm:
        note = lab.folder / "note"
        warm.run(f"import atexit\natexit.register(open({str(note)!r}, 'w').close)")
        pid, connection = warm.process.pid, Path(warm.manager.connection_file)
        warm.manager.shutdown_kernel()
        assert note.exists()
        assert not alive(pid)
        assert not connection.exists()


@pytest.mark.parametrize(("code", "status"), [("import os\nos._exit(7)", 7), ("os.kill(os.getpid(), 9)", -9)])
def test_exit_status(lab: Lab, code: str, status: int) -> None:
    """The manager hears how a kernel ended."""
    with kernel("light") as warm:
        process = warm.process
        warm.client.execute(f"import os\n{code}")
        assert process.wait(timeout=20) == status
        assert process.poll() == status
        assert not warm.manager.is_alive()


def test_group(lab: Lab) -> None:
    """What a notebook started in the kernel's process group is killed with it."""
    with kernel("light") as warm:
        child = warm.value("p.pid", "import subprocess\np = subprocess.Popen(['sleep', '60'])")
        assert alive(child)
        warm.manager.shutdown_kernel(now=True)
        assert until(lambda: not alive(child))


def test_input(lab: Lab) -> None:
    """A cell can ask, and gets what was typed."""
    with kernel("light") as warm:
        asked = []

        def answer(message: dict[str, dict[str, str]]) -> None:
            asked.append(message["content"]["prompt"])
            warm.client.input("Ada")

        assert warm.run("print('Hello', input('Who? '))", allow_stdin=True, stdin_hook=answer) == "Hello Ada\n"
        assert asked == ["Who? "]


def test_ports_are_its_own(lab: Lab) -> None:
    """The numbers in the connection file are bound by the kernel itself, and only its person may read the file."""
    with kernel("light") as warm:
        file = Path(warm.manager.connection_file)
        told = json.loads(file.read_text())
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert {told[f"{name}_port"] for name in ("shell", "iopub", "stdin", "hb", "control")} == set(
            warm.manager.ports
        )
        code = "[c.laddr.port for c in psutil.Process().net_connections() if c.status == 'LISTEN']"
        listening = warm.value(code, "import psutil")
        assert set(warm.manager.ports) <= set(listening)


def test_keys_differ(lab: Lab) -> None:
    """Every kernel has a key of its own."""
    with kernel("light") as one, kernel("light") as other:
        assert one.manager.session.key != other.manager.session.key
        assert one.process.pid != other.process.pid


def test_encryption(lab: Lab) -> None:
    """Where encryption is required, the kernel encrypts."""
    with kernel("light", manager={"transport_encryption": "required"}) as warm:
        assert json.loads(Path(warm.manager.connection_file).read_text())["curve_secretkey"]
        assert isinstance(warm.process, WarmProcess)
        code = "from ipykernel.kernelapp import IPKernelApp\napp = IPKernelApp.instance()"
        assert warm.value("app.shell_socket.curve_server", code) == 1


def test_sockets_in_files(lab: Lab) -> None:
    """Over IPC there are no port numbers to guess, and the files are gone afterwards."""
    with kernel("light", manager={"transport": "ipc"}) as warm:
        assert isinstance(warm.process, WarmProcess)
        assert warm.value("1 + 1") == 2
        files = [Path(f"{warm.manager.ip}-{port}") for port in warm.manager.ports]
        assert all(file.is_socket() for file in files)
    assert not any(file.exists() for file in files)


def test_place_and_streams(lab: Lab, tmp_path: Path) -> None:
    """The folder, the environment and the standard streams are those that were asked for."""
    with (tmp_path / "log").open("w") as log, kernel("light", cwd=tmp_path, env={"ASKED": "yes"}, stderr=log) as warm:
        assert warm.value("os.getcwd(), os.environ['ASKED']", "import os") == (str(tmp_path), "yes")
        warm.run("import sys\nprint('to the log', file=sys.__stderr__)")
        assert until(lambda: "to the log" in (tmp_path / "log").read_text())


def test_debugger(lab: Lab) -> None:
    """The debugger of an editor can be attached."""
    with kernel("light") as warm:

        def ask(command: str, **arguments: object) -> dict[str, object]:
            content = {"type": "request", "seq": 1, "command": command, "arguments": arguments}
            message = warm.client.session.msg("debug_request", content)
            warm.client.control_channel.send(message)
            return warm.client.get_control_msg(timeout=30)["content"]  # type: ignore[no-any-return]

        assert ask("debugInfo")["success"]
        assert ask("initialize", clientID="t", adapterID="python", pathFormat="path")["success"]
        assert ask("attach")["command"] == "attach"


def test_another_program_takes_over(lab: Lab) -> None:
    """What a provisioner writes down is enough for another to go on with the same kernel."""
    with kernel("light") as warm:
        warm.run("kept = 1")
        info = json.loads(json.dumps(asyncio.run(warm.manager.provisioner.get_provisioner_info()), default=str))
        info["connection_info"] = warm.manager.get_connection_info()
        second = KernelManager(kernel_name="light")
        factory = KernelProvisionerFactory.instance()
        second.provisioner = factory.create_provisioner_instance("second", second.kernel_spec, parent=second)
        asyncio.run(second.provisioner.load_provisioner_info(info))
        second.load_connection_info(info["connection_info"])
        assert second.is_alive()
        client = second.client()
        client.start_channels()
        assert Kernel(second, client).value("kept") == 1
        client.stop_channels()
        second._close_control_socket()
        second.shutdown_kernel(now=True)
        assert not second.is_alive()


def test_several_at_once(lab: Lab) -> None:
    """Kernels that are started at the same moment by one program all come up, each its own."""

    async def start() -> int:
        manager = AsyncKernelManager(kernel_name="light")
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        pid = manager.provisioner.pid
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
        return int(pid)

    async def together() -> list[int]:
        return await asyncio.gather(*(start() for _ in range(4)))

    assert len(set(asyncio.run(together()))) == 4


def test_signal(lab: Lab) -> None:
    """Any signal goes to the kernel's process group."""
    with kernel("light") as warm:
        warm.run("import signal\nheard = []\n_ = signal.signal(signal.SIGUSR1, lambda *a: heard.append(a[0]))")
        warm.manager.signal_kernel(signal.SIGUSR1)
        assert warm.value("[int(n) for n in heard]") == [signal.SIGUSR1]
        assert os.getpgid(warm.process.pid) == warm.process.pid
