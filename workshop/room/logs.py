"""The log of a server: one JSON object a line, without answers, keys, codes or addresses of people."""

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TextIO

__all__ = ["JsonLines", "log_as_json"]

_encode = json.JSONEncoder(ensure_ascii=False).encode

FIELDS = ("method", "route", "status", "ms", "worker")
"""What a line may hold beside time, level, logger and event."""


class JsonLines(logging.Formatter):
    """Formats a record as one JSON object. Of an exception it tells the kind only: its text may hold an answer."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": getattr(record, "event", None) or record.getMessage(),
            "process": record.process,
        }
        line |= {name: getattr(record, name) for name in FIELDS if hasattr(record, name)}
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
        return _encode(line)


def log_as_json(stream: TextIO | None = None) -> None:
    """Send every log of this process to standard error, as JSON lines."""
    # No line tells these, so no record needs to find them out: there is one for every request.
    logging.logThreads = logging.logMultiprocessing = False
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name, level in (("workshop", logging.INFO), ("uvicorn", logging.INFO)):
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        logger.setLevel(level)
