"""The kernelspec: the name by which papermill, nbclient, nbconvert, nbval, Voila and JupyterLab find warm kernels."""

import json
import shutil
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from importlib.metadata import entry_points
from pathlib import Path

__all__ = ["DEFAULT_NAME", "PROVISIONER", "ensure", "install", "kernel_name", "spec"]

DEFAULT_NAME = "workshop"
PROVISIONER = "workshop-warm"


def spec(
    modules: Sequence[str], *, display_name: str = "Python 3 (warm start)", idle: float = 300.0
) -> dict[str, object]:
    """The contents of ``kernel.json``.

    Args:
        modules: What the fork server imports before it forks.
        display_name: The name that people see.
        idle: Seconds without a kernel after which the fork server ends.
    """
    return {
        "argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": display_name,
        "language": "python",
        "interrupt_mode": "signal",
        "kernel_protocol_version": "5.5",
        "metadata": {
            "debugger": True,
            "supported_encryption": ["curve"],
            "kernel_provisioner": {
                "provisioner_name": PROVISIONER,
                "config": {"modules": list(modules), "idle": idle},
            },
        },
    }


def install(modules: Sequence[str], *, prefix: Path | None = None, name: str = DEFAULT_NAME) -> Path:
    """Write the kernelspec where Jupyter looks for it.

    Args:
        modules: What the fork server imports before it forks.
        prefix: An environment (default: this one); its ``share/jupyter/kernels`` takes the kernelspec.
        name: The name to start kernels by.

    Returns:
        The kernelspec's folder.

    Raises:
        OSError: It cannot be written.
    """
    folder = (prefix or Path(sys.prefix)) / "share" / "jupyter" / "kernels" / name
    text = json.dumps(spec(modules), indent=1) + "\n"
    if not _holds(folder / "kernel.json", text):
        folder.parent.mkdir(parents=True, exist_ok=True)
        # Whole or not at all: another program may be looking for it at this moment.
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".") as beside:
            fresh = Path(beside) / "kernel.json"
            fresh.write_text(text)
            fresh.chmod(0o644)
            folder.mkdir(exist_ok=True)
            shutil.move(fresh, folder / "kernel.json")
    return folder


def _holds(file: Path, text: str) -> bool:
    try:
        return file.read_text() == text
    except OSError:
        return False


def ensure(modules: Sequence[str], *, name: str = DEFAULT_NAME) -> str:
    """The name of a kernel for these modules: the warm one, installed if need be, else the ordinary one."""
    with suppress(OSError):
        install(modules, name=name)
    return kernel_name(name)


def kernel_name(name: str = DEFAULT_NAME, *, otherwise: str = "python3") -> str:
    """``name`` if programs started here can use it, else ``otherwise``."""
    from jupyter_client.kernelspec import KernelSpecManager

    known = {point.name for point in entry_points(group="jupyter_client.kernel_provisioners")}
    return name if PROVISIONER in known and name in KernelSpecManager().find_kernel_specs() else otherwise
