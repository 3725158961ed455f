"""Clients that know that a kernel is ready without waiting for it to be quiet.

jupyter_client's own ones ask the kernel for its name and then listen until nothing has come for 0.2 seconds: so long is
a kernel taken to need until it hears everybody. Here the same question is asked, and the kernel is ready when both its
answer and the "idle" that ends the answering have come. Nothing can be on its way after that.
"""

import asyncio
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.client import KernelClient
from jupyter_client.manager import KernelManager
from jupyter_core.utils import run_sync

__all__ = ["AsyncPromptClient", "PromptClient", "use_prompt_client"]

_ANSWER = 1.0  # seconds for an answer before the usual way is gone instead
_NEWS = 0.05  # seconds for the "idle": the subscription to news may not have reached the kernel yet
_TRIES = 20


async def _wait_for_ready(client: Any, timeout: float | None = None) -> None:  # noqa: ASYNC109 - as jupyter_client has it
    """Wait until the kernel answers and the client hears its news.

    Raises:
        RuntimeError: The kernel ended, or there was no answer within ``timeout`` seconds.
    """
    try:
        for _ in range(_TRIES):
            request = client.kernel_info()
            answer = await _next(client.shell_channel, request, _ANSWER, "kernel_info_reply")
            client._handle_kernel_info_reply(answer)
            try:
                await _next(client.iopub_channel, request, _NEWS, "status", "idle")
            except Empty:
                continue
            return
    except Empty:
        pass
    await KernelClient._async_wait_for_ready(client, timeout)


async def _next(channel: Any, request: str, patience: float, kind: str, state: str | None = None) -> dict[str, Any]:
    """The message of a kind that belongs to a request; those before it are let go.

    Raises:
        Empty: It did not come in time.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + patience
    while True:
        found = channel.get_msg(timeout=max(0.0, end - loop.time()))
        message: dict[str, Any] = await found if hasattr(found, "__await__") else found
        ours = message["parent_header"].get("msg_id") == request and message["msg_type"] == kind
        if ours and message["content"].get("execution_state") == state:
            return message


class PromptClient(BlockingKernelClient):
    """The client of ordinary programs."""

    wait_for_ready = run_sync(_wait_for_ready)


class AsyncPromptClient(AsyncKernelClient):
    """The client of programs that do several things at once."""

    wait_for_ready = _wait_for_ready


_INSTEAD: dict[type, type] = {BlockingKernelClient: PromptClient, AsyncKernelClient: AsyncPromptClient}


def use_prompt_client(manager: KernelManager) -> None:
    """Have a manager make such clients, unless it makes others than the usual ones."""
    instead = _INSTEAD.get(manager.client_factory)
    if instead is not None:
        manager.client_factory = instead
