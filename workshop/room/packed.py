"""Pages and assets that are compressed once and not for each of two hundred phones."""

import gzip
import os
from collections.abc import Sequence
from pathlib import Path
from posixpath import normpath

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from workshop.room.kept import Kept, KeptFile

__all__ = ["PackedFiles"]

TEXT = frozenset({".html", ".js", ".css", ".svg", ".json"})


class PackedFiles(StaticFiles):
    """Static files; those that are text go out compressed to whoever takes that, from memory.

    Args:
        folders: Where the files are; the first that has one counts.
        kept: Gets each file that went out compressed, to answer for it from then on.
        html: Whether a folder's address means its ``index.html``.
    """

    def __init__(self, folders: Sequence[Path], kept: Kept, *, html: bool = False) -> None:
        super().__init__(directory=folders[0], html=html, check_dir=False)
        self.all_directories = list(folders)
        self._kept = kept
        self._packed: dict[str, KeptFile] = {}

    def at_hand(self, address: str) -> None:
        """Have all files at hand before anyone asks for one.

        Args:
            address: Below which they are served, such as ``/assets``.
        """
        for folder in reversed(self.all_directories):  # the first one counts, so it comes last
            for path in (one for one in Path(folder).rglob("*") if one.suffix in TEXT and one.is_file()):
                stat = path.stat()
                plain = FileResponse(path, stat_result=stat)
                name = path.relative_to(folder).as_posix()
                self._kept.keep(f"{address}/{name}", self._pack(os.fspath(path), stat, plain))

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """The file, or that it has not changed."""
        plain = super().file_response(full_path, stat_result, scope, status_code)
        wanted = "gzip" in Headers(scope=scope).get("accept-encoding", "")
        if not isinstance(plain, FileResponse) or not wanted or Path(full_path).suffix not in TEXT:
            return plain
        file = self._pack(os.fspath(full_path), stat_result, plain)
        address, usual = scope["path"], normpath(scope["path"])
        if status_code == 200 and address in (usual, f"{usual}/"):  # else there is no end of them for one file
            self._kept.keep(address, file)
        response = Response(b"" if scope["method"] == "HEAD" else file.body, status_code)
        response.raw_headers = [*file.headers]
        return response

    def _pack(self, path: str, stat: os.stat_result, plain: FileResponse) -> KeptFile:
        file = self._packed.get(path)
        if file is None or file.seen != (stat.st_mtime_ns, stat.st_size):
            body = gzip.compress(Path(path).read_bytes(), mtime=0)
            # The tag is that of the file in any encoding, so it is a weak one.
            headers = {"ETag": f"W/{plain.headers['etag']}", "Last-Modified": plain.headers["last-modified"]}
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
            sent = Response(body, headers=headers, media_type=plain.media_type).raw_headers
            file = KeptFile(path, (stat.st_mtime_ns, stat.st_size), plain.headers["etag"], sent, body)
            self._packed[path] = file
        return file
