"""A place to start kernels in: its own sockets, its own kernelspecs, and an end that leaves nothing behind."""

import ast
import json
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

from workshop.kernels.kernelspec import spec

__all__ = ["Kernel", "Lab", "kernel", "until"]


class Lab:
    """Kernelspecs by name, below one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.sockets = folder / "run"

    def spec(self, name: str, modules: Sequence[str] = (), **more: Any) -> str:
        """Write a kernelspec and give its name."""
        place = self.folder / "jupyter" / "kernels" / name
        place.mkdir(parents=True, exist_ok=True)
        (place / "kernel.json").write_text(json.dumps(spec(modules, **more)))
        return name


class Kernel:
    """A kernel that was started, and a client of it."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager = manager
        self.client = client

    @property
    def process(self) -> Any:
        """What the provisioner holds."""
        return self.manager.provisioner.process

    def run(self, code: str, **more: Any) -> str:
        """Run code and give what it printed; an error is printed as its name and value."""
        said: list[str] = []

        def hook(message: dict[str, Any]) -> None:
            content = message["content"]
            if message["msg_type"] == "stream":
                said.append(content["text"])
            if message["msg_type"] == "error":
                said.append(f"{content['ename']}: {content['evalue']}")

        self.client.execute_interactive(code, output_hook=hook, timeout=30, **more)
        return "".join(said)

    def value(self, expression: str, before: str = "pass") -> Any:
        """The value of an expression, read from its representation."""
        return ast.literal_eval(self.run(f"{before}\nprint(repr(({expression})))"))

    def ready(self) -> None:
        """Wait until it answers."""
        self.client.wait_for_ready(timeout=60)


@contextmanager
def kernel(name: str, **options: Any) -> Iterator[Kernel]:
    """Start a kernel by the name of its kernelspec, and shut it down."""
    manager = KernelManager(kernel_name=name, **options.pop("manager", {}))
    # Not the name of the running test: ipykernel behaves differently under pytest.
    env = {key: value for key, value in os.environ.items() if key != "PYTEST_CURRENT_TEST"} | options.pop("env", {})
    manager.start_kernel(env=env, **options)
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=60)
        yield Kernel(manager, client)
    finally:
        client.stop_channels()
        if manager.has_kernel:
            manager.shutdown_kernel(now=True)
        manager.cleanup_resources()


def until(true: Callable[[], object], seconds: float = 20.0) -> bool:
    """Whether something comes true within a generous time."""
    deadline = time.monotonic() + seconds
    while not true():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def alive(pid: int) -> bool:
    """Whether a process runs, and is not only waiting to be taken note of."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in {"Z", "X"}
    except OSError:
        return False
