"""What jupyter_client talks to when a kernelspec asks for warm kernels."""

import asyncio
import json
import os
import subprocess
import warnings
from pathlib import Path
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo, LocalPortCache, port_names
from jupyter_client.provisioning.local_provisioner import LocalProvisioner
from jupyter_core.paths import secure_write
from traitlets import Bool, Float, Int, List, Unicode

from workshop.kernels.client import Order, attach, start_kernel
from workshop.kernels.problems import ColdStart, ColdStartWarning
from workshop.kernels.process import WarmProcess
from workshop.kernels.ready import use_prompt_client

__all__ = ["WarmProvisioner"]

_KNOWN = {"env", "cwd", "stdin", "stdout", "stderr", "independent", "kernel_id", "extra_arguments"}
_HISTORY = "--HistoryManager.hist_file"
_PROMPT = 0.5  # seconds; an idle kernel ends in a fraction of it

_said: set[str] = set()


class WarmProvisioner(LocalProvisioner):
    """Provisions kernels by forking them, and by an ordinary start where that is not possible."""

    modules = List(Unicode(), help="Modules that are imported once, before any kernel is asked for.").tag(config=True)
    idle = Float(300.0, min=0, help="Seconds without a kernel after which a fork server ends.").tag(config=True)

    history = Bool(False, help="Whether what is run is kept in IPython's history file.").tag(config=True)

    owner = Int(0, min=0, help="The process that its fork servers end with; 0: as the environment says.").tag(
        config=True
    )

    _fresh: tuple[str, ...] = ()
    _server: Path | None = None

    async def pre_launch(self, **kwargs: Any) -> dict[str, Any]:
        """Note which ports nobody has chosen yet, and do as for an ordinary kernel."""
        manager = self.parent
        by_number = manager is not None and manager.transport == "tcp"
        self._fresh = tuple(name for name in port_names if by_number and not getattr(manager, name))
        # Programs that run notebooks leave out the history file only for kernels called python3; and many kernels at
        # once that write one file wait for each other.
        arguments = list(kwargs.pop("extra_arguments", None) or [])
        if not self.history and not any(word.startswith(_HISTORY) for word in [*self.kernel_spec.argv, *arguments]):
            arguments.append(f"{_HISTORY}=:memory:")
        return await super().pre_launch(extra_arguments=arguments, **kwargs)

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Fork a kernel; where that does not work, say why once and start an ordinary one."""
        self._server = None
        try:
            order = self._order(cmd, kwargs)
            # In a thread: starting a server takes seconds, and other kernels' messages are not to wait for it.
            process, ports, self._server = await asyncio.to_thread(start_kernel, order)
        except ColdStart as why:
            _say_once(why)
            return await super().launch_kernel(cmd, **kwargs)
        self.process = process  # type: ignore[assignment] # as much of Popen as is asked of it
        self.pid = self.pgid = process.pid
        self.cwd = order.cwd
        self._adopt(ports)
        if self.parent is not None:
            use_prompt_client(self.parent)
        return self.connection_info

    def _order(self, cmd: list[str], kwargs: dict[str, Any]) -> Order:
        unknown = sorted(kwargs.keys() - _KNOWN)
        if unknown or kwargs.get("stdin") is not None:
            raise ColdStart(
                f"it was asked for with {', '.join(unknown) or 'stdin'}, which only an ordinary start can do"
            )
        cwd = os.path.abspath(os.path.expanduser(kwargs.get("cwd") or os.getcwd()))  # noqa: PTH100, PTH109, PTH111
        if not os.access(cwd, os.X_OK):
            raise ColdStart(f"the folder {cwd} cannot be entered", quiet=True)  # the ordinary start says it better
        independent = bool(kwargs.get("independent"))
        env = dict(kwargs.get("env") or os.environ)
        if not independent:
            env["JPY_PARENT_PID"] = str(os.getpid())
        return Order(
            command=[os.path.expanduser(word) for word in cmd],  # noqa: PTH111 - words, not all of them paths
            env=env,
            cwd=cwd,
            streams=(_descriptor(kwargs.get("stdout"), 1), _descriptor(kwargs.get("stderr"), 2)),
            fresh=self._fresh,
            independent=independent,
            modules=self.modules,
            idle=self.idle,
            owner=self.owner or None,
        )

    def _adopt(self, ports: dict[str, int]) -> None:
        """Take the numbers that the kernel has bound for those that were only guessed, in the connection file too."""
        manager = self.parent
        if manager is None or not self._fresh:
            return
        info = cast("dict[str, Any]", self.connection_info)
        cache = LocalPortCache.instance() if self.ports_cached else None
        for name in self._fresh:
            if cache:
                cache.return_port(info[name])
                cache.currently_used_ports.add(ports[name])
            info[name] = ports[name]
            setattr(manager, name, ports[name])
        file = manager.connection_file
        told = json.loads(Path(file).read_text()) | {name: ports[name] for name in self._fresh}
        with secure_write(file) as output:
            output.write(json.dumps(told, indent=2))

    async def shutdown_requested(self, restart: bool = False) -> None:  # noqa: ARG002 - as it is called
        """Be there when it ends, rather than ask every tenth of a second."""
        await self._until_ended()

    async def kill(self, restart: bool = False) -> None:
        """Kill the process group, and be there when it ends."""
        await super().kill(restart=restart)
        await self._until_ended()

    async def _until_ended(self) -> None:
        if not isinstance(self.process, WarmProcess) or self.process.poll() is not None:
            return
        loop = asyncio.get_running_loop()
        ended = loop.create_future()
        pidfd = os.dup(self.process.pidfd)
        loop.add_reader(pidfd, lambda: ended.done() or ended.set_result(None))
        try:
            await asyncio.wait([ended], timeout=_PROMPT)
        finally:
            loop.remove_reader(pidfd)
            os.close(pidfd)

    async def get_provisioner_info(self) -> dict[str, Any]:
        """What another program needs to take this kernel over."""
        server = str(self._server) if self._server else None
        return {**await super().get_provisioner_info(), "server": server, "cwd": str(self.cwd)}

    async def load_provisioner_info(self, provisioner_info: dict[str, Any]) -> None:
        """Take over a kernel; if it has ended meanwhile, there is no process."""
        await super().load_provisioner_info(provisioner_info)
        self.cwd = provisioner_info.get("cwd")
        if provisioner_info.get("server"):
            self._server = Path(provisioner_info["server"])
            try:
                process = await asyncio.to_thread(attach, self._server, provisioner_info["pid"])
                self.process = process  # type: ignore[assignment]
            except ColdStart:
                self.process = None


def _descriptor(stream: Any, otherwise: int) -> int:
    """The descriptor of what a caller of Popen gave for a standard stream."""
    if stream is None:
        return otherwise
    if stream == subprocess.STDOUT or isinstance(stream, int):
        if int(stream) < 0:  # PIPE, DEVNULL, STDOUT
            raise ColdStart("a standard stream was asked for in a way that only an ordinary start can do", quiet=True)
        return int(stream)
    return int(stream.fileno())


def _say_once(why: ColdStart) -> None:
    if not why.quiet and why.reason not in _said:
        _said.add(why.reason)
        message = f"No warm kernel: {why.reason}. An ordinary kernel was started instead; it only takes longer."
        warnings.warn(message, ColdStartWarning, stacklevel=2)
