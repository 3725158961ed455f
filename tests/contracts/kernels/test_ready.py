"""A kernel is ready when it has answered and is heard, and not a fixed time later."""

import asyncio
import os

import pytest
from jupyter_client.asynchronous import AsyncKernelClient
from jupyter_client.blocking import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager, KernelManager

from tests.contracts.kernels.lab import Lab, kernel
from workshop.kernels import ready
from workshop.kernels.control import servers
from workshop.kernels.kernelspec import spec
from workshop.kernels.prepare import prepare
from workshop.kernels.process import WarmProcess
from workshop.kernels.ready import AsyncPromptClient, PromptClient


def test_nothing_is_missed_or_left(lab: Lab) -> None:
    """The first output after the wait comes through, and no message of the wait itself is left before it."""
    with kernel("light") as warm:
        assert type(warm.client) is PromptClient
        request = warm.client.execute("print('first')")
        news = [warm.client.get_iopub_msg(timeout=20) for _ in range(4)]
        assert {message["parent_header"]["msg_id"] for message in news} == {request}
        assert "stream" in [message["msg_type"] for message in news]
        assert warm.client.get_shell_msg(timeout=20)["parent_header"]["msg_id"] == request


def test_asynchronous_programs_too(lab: Lab) -> None:
    """A program with an event loop gets the client that does not block it."""

    async def session() -> tuple[type, str]:
        manager = AsyncKernelManager(kernel_name="light")
        await manager.start_kernel()
        client = manager.client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        reply = await client.execute_interactive("1 + 1", timeout=20)
        client.stop_channels()
        await manager.shutdown_kernel(now=True)
        return type(client), reply["content"]["status"]

    assert asyncio.run(session()) == (AsyncPromptClient, "ok")


def test_a_client_of_ones_own_stays(lab: Lab) -> None:
    """A program that chose its own class of clients keeps it."""

    class Own(BlockingKernelClient):
        pass

    with kernel("light", manager={"client_factory": Own}) as warm:
        assert type(warm.client) is Own


def test_the_usual_way_is_the_net(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the news do not come in time the stock client's own wait follows, and the kernel is ready all the same."""
    monkeypatch.setattr(ready, "_TRIES", 0)
    with kernel("light") as warm:
        assert type(warm.client) is PromptClient
        assert warm.value("6 * 7") == 42


def test_ordinary_kernels_are_left_alone(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not start warm is asked in the stock way."""
    monkeypatch.setenv("WORKSHOP_KERNELS", "cold")
    for manager, usual in ((KernelManager, BlockingKernelClient), (AsyncKernelManager, AsyncKernelClient)):
        assert manager(kernel_name="light").client_factory is usual
    with kernel("light") as cold:
        assert type(cold.client) is BlockingKernelClient


def test_prepared_server_is_the_one_that_serves(lab: Lab) -> None:
    """A server that was started ahead serves the kernels of the same spec, and ends with the owner that it names."""
    content = spec(["ipywidgets"])
    content["metadata"]["kernel_provisioner"]["config"]["owner"] = os.getpid()  # type: ignore[index]
    before = {server.pid for server in servers(lab.sockets)}
    prepare(content).join(60)
    (prepared,) = (server for server in servers(lab.sockets) if server.pid not in before)
    manager = KernelManager(kernel_name="light")
    manager._kernel_spec = KernelSpec(**content)
    manager.start_kernel()
    assert isinstance(manager.provisioner.process, WarmProcess)
    (after,) = (server for server in servers(lab.sockets) if server.pid == prepared.pid)
    assert after.kernels == (manager.provisioner.process.pid,)
    manager.shutdown_kernel(now=True)
