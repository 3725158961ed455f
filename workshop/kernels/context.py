"""Which fork server fits: everything that a kernel inherits from the process that forks it and cannot change later.

An ordinary kernel inherits the limits, the namespaces, the umask and so on of the program that starts it. A warm one
inherits those of its server, so a server serves only programs that agree with it in all of them.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

__all__ = ["MODE", "OWNER", "key", "runtime_folder"]

MODE = "WORKSHOP_KERNELS"
"""``cold`` asks for ordinary starts."""

OWNER = "WORKSHOP_KERNELS_OWNER"
"""The process id of an owner: its servers are its own, and end when it ends."""

FOLDER = "WORKSHOP_KERNELS_DIR"
"""Where the sockets are, if not in the usual place."""

# Read by the C library, the interpreter or a numeric library before any Python code could notice (what Python code
# reads is noticed by ``preload``).
_READ_EARLY = (
    *("PYTHON", "LD_", "LC_", "LANG", "TZ", "HOME", "MALLOC_", "GLIBC_", "ARROW_", "ASAN_", "OMP_", "KMP_"),
    *("OPENBLAS_", "GOTO_", "MKL_", "BLIS_", "NUMEXPR_", "CUDA_", "NVIDIA_"),
)
_STATUS = (
    *("Umask", "Uid", "Gid", "Groups", "CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb", "NoNewPrivs", "Seccomp"),
    *("Cpus_allowed", "Mems_allowed", "SigBlk"),
)
_SPACES = ("cgroup", "ipc", "mnt", "net", "pid", "user", "uts", "time")


def key(
    interpreter: Sequence[str], modules: Sequence[str], environment: Mapping[str, str], owner: int | None = None
) -> str:
    """A short name that is equal for two kernels if one server can serve both.

    Args:
        interpreter: The command that starts Python, with its options.
        modules: What the server imports.
        environment: The environment the kernel is to have.
        owner: The process that the server ends with, if any.
    """
    early = {name: value for name, value in environment.items() if name.startswith(_READ_EARLY)}
    facts = [list(interpreter), list(modules), early, owner, _inherited()]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode("utf-8", "surrogateescape")).hexdigest()[:20]


def _inherited() -> dict[str, object]:
    """What a child of this process inherits from it, from the operating system's own account."""
    status = Path("/proc/thread-self/status").read_text().splitlines()
    root = os.stat("/")  # noqa: PTH116 - the root of this process, which may differ from that of another
    return {
        "status": [line for line in status if line.partition(":")[0] in _STATUS],
        "limits": Path("/proc/self/limits").read_text(),
        "cgroup": Path("/proc/self/cgroup").read_text(),
        "spaces": [str(Path("/proc/self/ns", name).readlink()) for name in _SPACES if _exists(name)],
        "root": [root.st_dev, root.st_ino],
        "nice": os.getpriority(os.PRIO_PROCESS, 0),
        "oom": Path("/proc/self/oom_score_adj").read_text(),
    }


def _exists(space: str) -> bool:
    return Path("/proc/self/ns", space).is_symlink()


def runtime_folder(environment: Mapping[str, str]) -> Path:
    """The folder of the sockets, made if need be: owned by this person and closed to everyone else.

    Raises:
        PermissionError: The folder is there and belongs to somebody else or is open to others.
    """
    if FOLDER in environment:
        folder = Path(environment[FOLDER])
    elif Path(environment.get("XDG_RUNTIME_DIR") or "-").is_dir():
        folder = Path(environment["XDG_RUNTIME_DIR"], "workshop-kernels")
    else:
        folder = Path(tempfile.gettempdir(), f"workshop-kernels-{os.getuid()}")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    found = folder.lstat()
    if found.st_uid != os.getuid() or found.st_mode & 0o077 or not folder.is_dir() or folder.is_symlink():
        raise PermissionError(f"the folder {folder} has to be yours alone (chmod 700), or remove it")
    return folder
