"""The kernel that runs a report: always this very interpreter, whatever kernels the machine has installed."""

import sys

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager

__all__ = ["ThisInterpreter"]

_QUIET = "--log-level=CRITICAL"


class ThisInterpreter(AsyncKernelManager):
    """Starts ipykernel with ``sys.executable``.

    By name, "python3" is whichever kernelspec comes first on the machine's search path, often of another environment
    that does not have this package; here no kernelspec is looked up at all.
    """

    @property
    def kernel_spec(self) -> KernelSpec:
        """The one way to start it."""
        return KernelSpec(
            # Warnings of the debugger and of the transport would only puzzle whoever runs a report.
            argv=[
                sys.executable,
                "-Xfrozen_modules=off",
                "-m",
                "ipykernel_launcher",
                "-f",
                "{connection_file}",
                _QUIET,
            ],
            display_name="Python 3 (ipykernel)",
            language="python",
        )
