"""A workshop as it was at a git revision, read from the files of that revision."""

import io
import subprocess
import tarfile
import tempfile
from pathlib import Path

from workshop.errors import LessonError, SetupError
from workshop.lessons.mistakes import shown
from workshop.lessons.reader import read_workshop
from workshop.model.lesson import Workshop

__all__ = ["workshop_at"]


def workshop_at(folder: Path, revision: str) -> Workshop:
    """Read a workshop as it was.

    Args:
        folder: The workshop's folder, inside a git repository.
        revision: A commit, a tag or a branch.

    Raises:
        SetupError: If there is no git, no repository, no such revision, no such folder in it, or if it had mistakes.
    """
    path = folder.resolve()
    top = Path(_git(path, "rev-parse", "--show-toplevel").decode().strip())
    found = _git(path, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    inside = path.relative_to(top.resolve()).as_posix().removeprefix(".")
    archive = _git(top, "archive", "--format=tar", f"--prefix={path.name}/", f"{found.decode().strip()}:{inside}")
    with tempfile.TemporaryDirectory(prefix="workshop-check-") as scratch:
        with tarfile.open(fileobj=io.BytesIO(archive)) as files:
            files.extractall(scratch, filter="data")
        try:
            return read_workshop(Path(scratch) / path.name)
        except LessonError as error:
            raise SetupError(
                f"{shown(folder)} was not in order at {revision} ({error.mistakes[0].message}), so nothing is compared "
                "with it. Name another revision."
            ) from error


def _git(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(folder), *arguments], capture_output=True, check=False)
    except OSError as error:
        raise SetupError(f"git is needed for --against and was not found ({error.strerror}). Install it.") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().split("\n")[0].removeprefix("fatal: ")
        raise SetupError(
            f"{shown(folder)}: this cannot be compared ({said or 'there is no such revision'}). Name a commit, a tag "
            "or a branch in which the workshop was already there."
        )
    return done.stdout
