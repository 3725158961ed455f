"""The kernel of a session: warm under the ordinary name, and only as long as the session."""

import json
import os
from pathlib import Path

from workshop.selfpaced.kernel import warm_kernels


def test_only_for_the_session() -> None:
    """The kernelspec comes first on Jupyter's path and belongs to this process; afterwards all is as it was."""
    environment = {"JUPYTER_PATH": "/elsewhere"}
    with warm_kernels(environment):
        first, other = environment["JUPYTER_PATH"].split(os.pathsep)
        kernel = json.loads((Path(first) / "kernels" / "python3" / "kernel.json").read_text("utf-8"))
        assert environment["WORKSHOP_KERNELS_OWNER"] == str(os.getpid())
    assert other == "/elsewhere"
    assert kernel["metadata"]["kernel_provisioner"]["provisioner_name"] == "workshop-warm"
    assert environment == {"JUPYTER_PATH": "/elsewhere"}
    assert not Path(first).exists()
