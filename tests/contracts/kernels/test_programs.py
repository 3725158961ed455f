"""Programs that start kernels by name get warm ones, with nothing else changed."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from jupyter_client.multikernelmanager import AsyncMultiKernelManager
from nbformat.v4 import new_code_cell, new_notebook

from tests.contracts.kernels.lab import Lab
from workshop.kernels.process import WarmProcess

_CODE = "import psutil\n'workshop.kernels.server' in ' '.join(psutil.Process().cmdline())"


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    """A notebook whose one cell says whether its kernel was forked."""
    path = tmp_path / "asks.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(_CODE)]), path)
    return path


def _papermill(path: Path) -> nbformat.NotebookNode:
    import papermill

    return papermill.execute_notebook(path, None, kernel_name="light", progress_bar=False)


def _nbconvert(path: Path) -> nbformat.NotebookNode:
    from nbconvert.preprocessors import ExecutePreprocessor

    done, _ = ExecutePreprocessor(kernel_name="light").preprocess(nbformat.read(path, as_version=4), {})
    return done


@pytest.mark.parametrize("run", [_papermill, _nbconvert])
def test_batch(lab: Lab, notebook: Path, run: Callable[[Path], nbformat.NotebookNode]) -> None:
    """Papermill and nbconvert run notebooks in warm kernels."""
    assert run(notebook).cells[-1].outputs[0]["data"]["text/plain"] == "True"


def test_nbval(lab: Lab, tmp_path: Path) -> None:
    """A notebook under test by nbval runs in a warm kernel, with the streams and the folder that nbval asks for."""
    from nbval.kernel import RunningKernel

    running = RunningKernel("light", cwd=str(tmp_path))
    assert isinstance(running.km.provisioner.process, WarmProcess)
    running.await_reply(running.execute_cell_input("1 + 1", allow_stdin=False), timeout=20)
    running.stop()
    assert not running.is_alive()


def test_jupyter_server(lab: Lab) -> None:
    """JupyterLab and Voila keep many kernels at once; what they keep are warm ones, restarted in place."""

    async def session() -> list[str]:
        kernels = AsyncMultiKernelManager()
        one = await kernels.start_kernel(kernel_name="light")
        other = await kernels.start_kernel(kernel_name="light")
        await kernels.restart_kernel(one, now=True)
        kinds = [type(kernels.get_kernel(each).provisioner.process).__name__ for each in (one, other)]
        await kernels.shutdown_all(now=True)
        return kinds

    assert asyncio.run(session()) == [WarmProcess.__name__] * 2
