"""Pages and assets that are compressed once and not for each of two hundred phones."""

import gzip
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

__all__ = ["PackedFiles"]

TEXT = frozenset({".html", ".js", ".css", ".svg", ".json"})


class PackedFiles(StaticFiles):
    """Static files; those that are text go out compressed to whoever takes that, from memory.

    Args:
        folders: Where the files are; the first that has one counts.
        html: Whether a folder's address means its ``index.html``.
    """

    def __init__(self, folders: Sequence[Path], *, html: bool = False) -> None:
        super().__init__(directory=folders[0], html=html, check_dir=False)
        self.all_directories = list(folders)
        self._packed: dict[tuple[str, int, int], bytes] = {}

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or that it has not changed."""
        plain = super().file_response(full_path, stat_result, scope, status_code)
        wanted = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if not isinstance(plain, FileResponse) or not wanted or Path(full_path).suffix not in TEXT:
            return plain
        packed = self._pack(os.fspath(full_path), stat_result)
        # The tag is that of the file in any encoding, so it is a weak one.
        headers: dict[str, Any] = {
            "ETag": f"W/{plain.headers['etag']}",
            "Last-Modified": plain.headers["last-modified"],
        }
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        return Response(b"" if scope["method"] == "HEAD" else packed, status_code, headers, plain.media_type)

    def _pack(self, path: str, stat: os.stat_result) -> bytes:
        key = (path, stat.st_mtime_ns, stat.st_size)
        if key not in self._packed:
            self._packed = {old: data for old, data in self._packed.items() if old[0] != path}
            self._packed[key] = gzip.compress(Path(path).read_bytes(), mtime=0)
        return self._packed[key]
