"""What a cell prints: by Python, or by another program past Python."""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from typing import Any

__all__ = ["Streams"]

_MOST = 64 * 1024  # characters that are held back

Send = Callable[[str, dict[str, Any]], None]


class _Stream(io.TextIOBase):
    """Standard output or standard error of a cell."""

    encoding, errors = "utf-8", "strict"

    def __init__(self, name: str, send: Send, number: int) -> None:
        self.name = name
        self._send = send
        self._number = number
        self._held: list[str] = []
        self._length = 0

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        """For another program, which writes where it would if a kernel ran this: to whoever began the command."""
        return self._number

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._held.append(text)
        self._length += len(text)
        if self._length > _MOST:
            self.flush()
        return len(text)

    def flush(self) -> None:
        held, self._held, self._length = self._held, [], 0
        if text := "".join(held):
            # Half a letter is none, and could not be written down.
            self._send("stream", {"name": self.name, "text": text.encode("utf-8", "replace").decode()})


class Streams:
    """Takes the place of this process's standard streams, for good.

    Args:
        send: Takes what was printed, as the content of a message.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._beside = tempfile.TemporaryFile()  # noqa: SIM115 - it stays until the process ends
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)
        self._streams = [_Stream("stdout", send, os.dup(1)), _Stream("stderr", send, os.dup(2))]
        for number in (1, 2):
            os.dup2(self._beside.fileno(), number)
        sys.stdout, sys.stderr = self._streams

    def flush(self) -> None:
        """Send what was not sent yet, last what other programs wrote."""
        for stream in self._streams:  # a cell may have put others in their place
            stream.flush()
        self._beside.seek(0)  # programs share the place in the file, and write where it is
        if beside := self._beside.read():
            self._beside.seek(0)
            self._beside.truncate()
            self._send("stream", {"name": "stdout", "text": beside.decode("utf-8", "replace")})
