"""The files of a workshop as one archive, the same bytes for the same files, and back."""

import io
import shutil
import tempfile
import zipfile
from pathlib import Path, PurePosixPath

from workshop.errors import SetupError
from workshop.lessons.reader import SOURCES

__all__ = ["files_of", "pack", "unpack"]

_MORE = ("figures/*",)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def files_of(folder: Path) -> list[Path]:
    """What belongs to a workshop: its lessons, what they name, and its figures, in one order everywhere."""
    found = {path for pattern in (*SOURCES, *_MORE) for path in folder.glob(pattern) if path.is_file()}
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def pack(folder: Path) -> bytes:
    """The files of a workshop as a zip archive.

    Raises:
        SetupError: If one cannot be read.
    """
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(out, "w") as archive:
            for path in files_of(folder):
                entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _LONG_AGO)
                entry.create_system = 3  # the same bytes on every system, and by every version of zlib: none is used
                archive.writestr(entry, path.read_bytes())
    except OSError as error:
        raise SetupError(f"{folder}: the lessons cannot be kept ({error.strerror or error}).") from error
    return out.getvalue()


def unpack(packed: bytes, target: Path) -> None:
    """Write the files of an archive to a folder that is not there yet: all of them or none.

    Raises:
        SetupError: If the folder cannot be written, or the archive is none of ours.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".part-", dir=target.parent))
        try:
            with zipfile.ZipFile(io.BytesIO(packed)) as archive:
                for name in archive.namelist():
                    path = PurePosixPath(name)
                    if path.is_absolute() or ".." in path.parts:
                        raise SetupError(f"{target}: the kept lessons name a file outside their folder: {name}.")
                    copy = scratch / path
                    copy.parent.mkdir(parents=True, exist_ok=True)
                    copy.write_bytes(archive.read(name))
            if not target.exists():
                scratch.rename(target)
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
    except (OSError, zipfile.BadZipFile) as error:
        if not target.is_dir():  # another process may have been first
            raise SetupError(f"{target}: the kept lessons cannot be unpacked there ({error}).") from error
