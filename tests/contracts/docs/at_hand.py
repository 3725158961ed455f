"""Our command for a shell, answered by this process: a new one for each line would only import everything again."""

import os
import select
import shlex
import signal
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from workshop.cli.main import main

__all__ = ["run_shell", "stub"]

_STUB = """#!/bin/bash
[ -n "$DOCS_CALLS" ] || exec {real} "$@"
{{ printf '%s\\0' "$PWD" "$#" "$@"; env -0; }} > "$DOCS_CALLS/call"
echo > "$DOCS_CALLS/ring"
{{ read -r code; cat; }} < "$DOCS_CALLS/answer"
exit "$code"
"""


def stub(path: Path, real: Path) -> None:
    """Put a command at a path that asks `run_shell`, and outside of it is the real one."""
    path.write_text(_STUB.format(real=shlex.quote(str(real))), "utf-8")
    path.chmod(0o755)


def run_shell(script: str, folder: Path, environment: dict[str, str], calls: Path) -> tuple[int, str]:
    """Run a script in bash; whatever calls a stub is answered by this process.

    Args:
        script: The script.
        folder: Where it runs.
        environment: Its environment, and that of the commands.
        calls: An own folder for the calls.

    Returns:
        The exit code, and what was said on both outputs.
    """
    calls.mkdir(parents=True, exist_ok=True)
    for name in ("ring", "answer"):
        if not (calls / name).exists():
            os.mkfifo(calls / name)
    bell = os.open(calls / "ring", os.O_RDWR)  # for writing too, so that it is never at its end
    said = b""
    try:
        with subprocess.Popen(
            ["bash", "-c", script],
            cwd=folder,
            env={**environment, "DOCS_CALLS": str(calls)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process:
            assert process.stdout is not None
            end = process.stdout.fileno()
            while True:
                ready, _, _ = select.select([bell, end], [], [])
                if bell in ready:
                    os.read(bell, 1)
                    code, answer = _called((calls / "call").read_text("utf-8"))
                    (calls / "answer").write_text(f"{code}\n{answer}", "utf-8")
                elif not (more := os.read(end, 65536)):
                    break
                else:
                    said += more
    finally:
        os.close(bell)
    return process.returncode, said.decode("utf-8")


def _called(call: str) -> tuple[int, str]:
    """Run one command as its caller would have: in its folder, with its words, in its environment."""
    folder, count, *rest = call.removesuffix("\0").split("\0")
    words, environment = rest[: int(count)], dict(one.split("=", 1) for one in rest[int(count) :])
    said = StringIO()
    before = signal.getsignal(signal.SIGTERM)
    with chdir(folder), redirect_stdout(said), redirect_stderr(said), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["workshop", *words])
        for name in os.environ.keys() - environment.keys():
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main()
    signal.signal(signal.SIGTERM, before)
    return int(ended.value.code or 0), said.getvalue()
