"""Have a fork server started while a program still does other things, so that its first kernel need not wait."""

import os
from collections.abc import Mapping
from contextlib import suppress
from threading import Thread
from typing import Any

from workshop.kernels.client import Order, start_server
from workshop.kernels.problems import ColdStart

__all__ = ["prepare"]


def prepare(kernel_spec: Mapping[str, Any]) -> Thread:
    """Start the fork server for kernels of this spec, in the background.

    Nothing is told of a server that cannot be had: the start of a kernel will tell, and be an ordinary one.

    Args:
        kernel_spec: The contents of a ``kernel.json`` that asks for warm kernels (`workshop.kernels.kernelspec.spec`).

    Returns:
        The thread that waits for it; nobody has to wait for the thread.
    """
    config: dict[str, Any] = kernel_spec["metadata"].get("kernel_provisioner", {}).get("config", {})
    order = Order(
        command=kernel_spec["argv"],
        env={**os.environ, **kernel_spec.get("env", {})},
        cwd=os.sep,
        streams=(1, 2),
        fresh=(),
        independent=False,
        modules=config.get("modules", []),
        idle=config.get("idle", 300.0),
        owner=config.get("owner") or None,
    )
    thread = Thread(target=_start, args=(order,), daemon=True)
    thread.start()
    return thread


def _start(order: Order) -> None:
    with suppress(ColdStart):
        start_server(order)
