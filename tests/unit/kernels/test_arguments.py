"""The short way of reading a kernel's arguments leads where the long one does."""

import pytest
from ipykernel.kernelapp import IPKernelApp

from workshop.kernels.arguments import plain_arguments

_H = "--HistoryManager.hist_file="


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["-f", "a b.json"],
        ["-f", "x.json", "--HistoryManager.hist_file=:memory:"],
        ["--HistoryManager.hist_file=a=b", "-f", "x y"],
        ["-f", "x.json", "--log-level=CRITICAL", "--HistoryManager.hist_file=:memory:"],
    ],
)
def test_same(arguments: list[str]) -> None:
    """Both read the same values for the same traits."""
    app = IPKernelApp()
    app.parse_command_line(arguments)
    assert plain_arguments(arguments) == app.cli_config


@pytest.mark.parametrize(
    "arguments",
    [
        ["--debug"],
        ["--IPKernelApp.log_level=10"],
        [f"{_H}a", f"{_H}b"],
        ["--log-level=INFO", "--log-level=DEBUG"],
        ["--log-level=10"],
        ["--pylab=inline"],
        ["-f"],
        ["file.py"],
        ["-f", "a", "-f", "b"],
        ["--ip=1.2.3.4"],
        ["--A.b", "1"],
    ],
)
def test_otherwise(arguments: list[str]) -> None:
    """Whatever is not one of the plain forms is left to the whole parser."""
    assert plain_arguments(arguments) is None
