"""What the fork server imports, and whether it still holds for a kernel that is asked for later.

An import can depend on the environment, on files, and on the folder it happens in. So the server notes which variables
were looked at and which files were read, and compares both whenever a kernel is asked for.
"""

import importlib
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.machinery import PathFinder
from pathlib import Path
from types import ModuleType

from workshop.kernels.problems import ColdStart

__all__ = ["Preload", "threads"]

# A thread of jemalloc inside pyarrow, which registers its own handlers for a fork (jemalloc, background_thread.c:
# background_thread_prefork0 and following) and goes on without it in the child.
_SAFE_THREADS = frozenset({"jemalloc_bg_thd"})

# Set anew for every kernel, so never a difference.
_PER_KERNEL = frozenset({"JPY_PARENT_PID", "JPY_INTERRUPT_EVENT", "JPY_SESSION_NAME"})

# What an ordinary kernel has imported before a notebook's first line runs, and what it would import at the first
# completion and at its end.
_NEEDED = ("ipykernel.kernelapp", "workshop.kernels.app")
_USUAL = (
    *("ipykernel.debugger", "tornado.platform.asyncio", "sqlite3", "pdb", "faulthandler", "jedi", "psutil"),
    *("IPython.core.completer", "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger"),
    *("IPython.core.oinspect", "IPython.extensions.storemagic"),
)

# An ordinary kernel has not imported this package before a notebook's folder comes first.
_OURS = __name__.partition(".")[0]


def threads() -> list[str]:
    """The names of this process's threads besides its first, as the operating system counts them."""
    names = []
    for task in Path("/proc/self/task").iterdir():
        if int(task.name) != os.getpid():
            name = (task / "comm").read_text().strip()
            if name not in _SAFE_THREADS:
                names.append(name)
    return names


class _Noticing(dict[bytes, bytes]):
    """The data of ``os.environ``, remembering which names were asked for."""

    def __init__(self, data: Mapping[bytes, bytes], noticed: set[bytes]) -> None:
        super().__init__(data)
        self._noticed = noticed

    def __getitem__(self, name: bytes) -> bytes:
        self._noticed.add(name)
        return super().__getitem__(name)

    def __iter__(self) -> Iterator[bytes]:
        self._noticed.update(super().__iter__())
        return super().__iter__()


class Preload:
    """The modules that were imported, what they depended on, and what they did to the environment.

    Args:
        modules: Names to import after ipykernel.
        environment: The environment that the kernels of this server are meant to have.

    Attributes:
        changes: Variables that an import set, or removed (``None``): so it would have been in an ordinary kernel.

    Raises:
        ColdStart: A module cannot be imported, or something started a thread.
    """

    def __init__(self, modules: Sequence[str], environment: Mapping[str, str]) -> None:
        noticed: set[bytes] = set()
        plain = os.environ._data  # type: ignore[attr-defined]
        before = dict(os.environ)
        watched = os.environ._data = _Noticing(plain, noticed)  # type: ignore[attr-defined]
        try:
            for name in (*_NEEDED, *_USUAL):
                _import(name, optional=name in _USUAL)
            kernel_only = set(sys.modules) - {_OURS}
            for name in modules:
                _import(name)
        finally:
            looked_at = [os.fsdecode(name) for name in noticed]  # before the copy, which looks at all of them
            os.environ._data = dict.copy(watched)  # type: ignore[attr-defined]
        names = before.keys() | os.environ.keys()
        self.changes = {name: os.environ.get(name) for name in names if os.environ.get(name) != before.get(name)}
        self._variables = {name: environment.get(name) for name in looked_at}
        self._early = {name: sys.modules[name] for name in sys.modules.keys() - kernel_only if "." not in name}
        self._files = dict(_files(sys.modules.values()))

    def misfit(self, environment: Mapping[str, str]) -> str | None:
        """Why another server is needed for a kernel with this environment; ``None`` if this one will do."""
        for name, value in self._variables.items():
            if name not in _PER_KERNEL and environment.get(name) != value:
                return f"the variable {name} has changed"
        for file, stamp in self._files.items():
            if _stamp(file) != stamp:
                return f"the file {file} has changed"
        return None

    def shadowed(self, folder: str) -> str | None:
        """A file in ``folder`` that a notebook there would import in place of something imported here."""
        try:
            names = {entry.split(".")[0] for entry in os.listdir(folder)} & self._early.keys()  # noqa: PTH208 - names only
        except OSError:
            return None
        for name in sorted(names):
            found = PathFinder.find_spec(name, [folder])
            ours = getattr(self._early[name], "__file__", None)
            if found and found.origin and not (ours and Path(ours).resolve() == Path(found.origin).resolve()):
                return found.origin
        return None


def _import(name: str, *, optional: bool = False) -> None:
    try:
        importlib.import_module(name)
    except (Exception, SystemExit) as problem:
        if optional and isinstance(problem, ImportError):
            return
        text = " ".join(str(problem).split()) or "no reason given"
        raise ColdStart(f"the module {name} could not be imported ({type(problem).__name__}: {text})") from problem
    if started := threads():
        raise ColdStart(f"the module {name} starts a thread while it is imported ({', '.join(started)})")


def _files(modules: Iterable[ModuleType]) -> Iterator[tuple[str, tuple[int, int] | None]]:
    for module in list(modules):
        file = getattr(module, "__file__", None)
        if isinstance(file, str):
            yield file, _stamp(file)


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)  # noqa: PTH116 - a thousand of them at every start
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
