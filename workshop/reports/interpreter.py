"""What papermill starts a report's kernel by."""

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from traitlets import List, Unicode

from workshop.reports.kernel import MODULES, report_kernel

__all__ = ["ThisInterpreter"]


class ThisInterpreter(AsyncKernelManager):
    """Starts `report_kernel`."""

    modules = List(Unicode(), list(MODULES), help="What is imported before the kernel is asked for.").tag(config=True)

    @property
    def kernel_spec(self) -> KernelSpec:
        """The one way to start it."""
        return KernelSpec(**report_kernel(self.modules))
