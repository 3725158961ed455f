"""What a report is made by: what runs its cells, and what sets its pages."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import Any, Protocol

__all__ = ["Means", "by_kernel"]


class Typeset(Protocol):
    """Sets a document as `workshop.reports.typeset` does."""

    def __call__(self, document: dict[str, Any], *, warn: Callable[[str], None]) -> bytes:
        """The PDF."""


@dataclass(frozen=True)
class Means:
    """What a report is made by.

    Attributes:
        run: Given the folder where the cells are to run, what papermill needs to run them.
        typeset: What sets the pages.
    """

    run: Callable[[Path], dict[str, Any]]
    typeset: Typeset


def by_kernel(modules: Sequence[str]) -> Means:
    """A kernel runs the cells, and this process sets the pages: for one report, and on any system.

    Args:
        modules: What the kernel has imported beforehand (`workshop.reports.kernel`).
    """

    def run(folder: Path) -> dict[str, Any]:
        from traitlets.config import Config

        from workshop.reports.engine import ENGINE
        from workshop.reports.interpreter import ThisInterpreter

        # Loads while the kernel works and this process would only wait.
        Thread(target=import_module, args=("workshop.reports.typeset",), daemon=True).start()
        settings = {"connection_file": str(folder / "kernel.json"), "modules": list(modules)}
        return {
            "engine_name": ENGINE,
            "kernel_manager_class": ThisInterpreter,
            "config": Config(ThisInterpreter=settings),
            "resources": {"metadata": {"path": str(folder)}},
        }

    def typeset(document: dict[str, Any], *, warn: Callable[[str], None]) -> bytes:
        from workshop.reports.typeset import typeset

        return typeset(document, warn=warn)

    return Means(run, typeset)
