"""The kernel of a self-paced session: a warm one under the ordinary name, for this session only."""

import json
import os
from collections.abc import Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from workshop.kernels.kernelspec import spec

__all__ = ["MODULES", "warm_kernels"]

MODULES = ("ipywidgets", "anywidget", "workshop.participant", "workshop.widgets")
"""What every lesson imports, so that it is imported once."""


@contextmanager
def warm_kernels(environment: MutableMapping[str, str]) -> Iterator[None]:
    """Let "python3", the kernel that the notebooks name, start warm in programs that have this environment.

    Nothing is installed and no notebook is changed: a kernelspec of that name is put first on Jupyter's search path,
    and its fork server ends with this process. Where warm kernels are not possible, the kernelspec starts an ordinary
    kernel of this very interpreter.

    Args:
        environment: ``os.environ``; as it was again afterwards.
    """
    before = {name: environment.get(name) for name in ("JUPYTER_PATH", "WORKSHOP_KERNELS_OWNER")}
    with TemporaryDirectory(prefix="workshop-open-") as folder:
        place = Path(folder) / "kernels" / "python3"
        place.mkdir(parents=True)
        content = spec(MODULES, display_name="Python 3 (ipykernel)")
        # Warnings of the transport would only puzzle whoever reads the terminal.
        content["argv"] = [*cast("list[str]", content["argv"]), "--log-level=CRITICAL"]
        (place / "kernel.json").write_text(json.dumps(content), encoding="utf-8")
        environment["JUPYTER_PATH"] = os.pathsep.join(filter(None, (folder, before["JUPYTER_PATH"])))
        environment["WORKSHOP_KERNELS_OWNER"] = str(os.getpid())
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    environment.pop(name, None)
                else:
                    environment[name] = value
