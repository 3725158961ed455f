"""The contract with every notebook: a warm kernel gives the outputs of an ordinary one, cell by cell."""

import re
from typing import Any

import nbclient
import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tests.contracts.kernels.cells import CELLS
from tests.contracts.kernels.lab import Lab
from workshop.kernels.process import WarmProcess

_NAMES = tuple(CELLS)
# What differs between any two kernels, ordinary or not.
_ALWAYS_NEW = [
    (r"0x[0-9a-f]+", "0x"),
    (r"ipykernel_\d+/\d+", "ipykernel"),
    (r"\x1b\[[0-9;]*m", ""),
    (r"\"?model_id\"?: \"?[0-9a-f]+", "model_id"),
    (r"'JPY_PARENT_PID': '\d+'", "JPY_PARENT_PID"),
]

Outputs = dict[str, list[Any]]


def _run(name: str, lab: Lab, warm: bool) -> Outputs:
    cells = [new_code_cell(source) for source in CELLS.values()]
    folder = lab.folder / "notebooks"
    folder.mkdir(exist_ok=True)
    client = nbclient.NotebookClient(
        new_notebook(cells=cells),
        kernel_name=name,
        allow_errors=True,
        timeout=60,
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--HistoryManager.hist_file=:memory:"],
        shutdown_kernel="immediate",
        coalesce_streams=True,
    )
    with client.setup_kernel():
        assert isinstance(client.km.provisioner.process, WarmProcess) is warm
        for number, cell in enumerate(cells):
            client.execute_cell(cell, number)
    return {name: [_plain(output) for output in cell.outputs] for name, cell in zip(_NAMES, cells, strict=True)}


def _plain(output: nbformat.NotebookNode) -> Any:
    if isinstance(output, str):
        for pattern, plain in _ALWAYS_NEW:
            output = re.sub(pattern, plain, output)
        return output
    if isinstance(output, dict):
        return {key: _plain(value) for key, value in output.items() if key != "model_id"}
    if isinstance(output, list):
        return [_plain(each) for each in output]
    return output


_OWN_WAY = ("below Python", "subprocess")
"""Cells with output that a thread takes from a descriptor: in either kernel it may come before or after the result."""


@pytest.fixture(scope="module")
def both(place: Lab) -> tuple[Outputs, Outputs]:
    """The outputs of an ordinary kernel, and of a warm one."""
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "WORKSHOP_KERNELS_DIR": place.sockets,
            "JUPYTER_PATH": place.folder / "jupyter",
            "JUPYTER_RUNTIME_DIR": place.folder / "runtime",
            "IPYTHONDIR": place.folder / "ipython",
        }.items():
            patch.setenv(name, str(value))
        patch.delenv("PYTEST_CURRENT_TEST", raising=False)
        return _run("python3", place, warm=False), _run("warm", place, warm=True)


@pytest.mark.parametrize("name", _NAMES)
def test_cell_gives_the_same(name: str, both: tuple[Outputs, Outputs]) -> None:
    """The outputs are equal, once addresses and numbers that no two kernels share are left out."""
    ordinary, warm = both
    if name in _OWN_WAY:
        assert sorted(warm[name], key=repr) == sorted(ordinary[name], key=repr)
    else:
        assert warm[name] == ordinary[name]
