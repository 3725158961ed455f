"""A process that sets the pages of one report after another.

Typst starts threads, and a process with threads must not be forked any more; so a worker, whose forks run the cells of
reports, leaves Typst to this fork of it.
"""

from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from workshop.errors import ReportError
from workshop.reports.forked.process import Fork
from workshop.reports.typeset import typeset

__all__ = ["Typesetter"]


class Typesetter:
    """Sets documents in a process of its own; to be made before its worker makes reports."""

    def __init__(self) -> None:
        self._fork = Fork(_serve)

    def __call__(self, document: dict[str, Any], *, warn: Callable[[str], None]) -> bytes:
        """Set a document, as `workshop.reports.typeset` does.

        Raises:
            ReportError: If Typst refuses it, or the process ended.
        """
        try:
            self._fork.connection.send(document)
            pdf, trouble, warnings = self._fork.connection.recv()
        except (EOFError, ConnectionError) as error:
            self._fork.end(0)
            self._fork = Fork(_serve)
            raise ReportError(
                "the process that sets its pages was ended, perhaps for lack of memory. Run the report again."
            ) from error
        for sentence in warnings:
            warn(sentence)
        if trouble:
            raise ReportError(trouble)
        return bytes(pdf)


def _serve(connection: Connection) -> None:
    while True:
        try:
            document = connection.recv()
        except EOFError:
            return
        warnings: list[str] = []
        pdf, trouble = b"", ""
        try:
            pdf = typeset(document, warn=warnings.append)
        except ReportError as error:
            trouble = str(error)
        except Exception as error:  # noqa: BLE001 - one report that fails in an unforeseen way must not end the others
            trouble = f"something that the program did not expect ({type(error).__name__}: {error})"
        connection.send((pdf, trouble, warnings))
