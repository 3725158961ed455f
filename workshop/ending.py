"""Hear that a command is to end, by Ctrl-C or a polite kill, without breaking off what it is doing."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["told_to_end"]


@contextmanager
def told_to_end() -> Iterator[threading.Event]:
    """An event that is set once the process is told to end; for the main thread.

    A command in the background of a script starts deaf to Ctrl-C; with a handler of its own it hears it.
    """
    told = threading.Event()
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, lambda *_: told.set()) for number in numbers}
    try:
        yield told
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
