"""The arguments of a kernel, read without the parser that knows all of its two hundred options.

Making that parser is a fifth of what a warm kernel does until it is ready, and nearly all kernels are started with the
same few arguments: ``-f FILE``, ``--HistoryManager.hist_file=:memory:`` and ``--log-level=CRITICAL``.
"""

from collections.abc import Sequence

from traitlets.config.loader import Config, DeferredConfigString

__all__ = ["plain_arguments"]

_HISTORY = "--HistoryManager.hist_file="
_LOG = "--log-level="


def plain_arguments(arguments: Sequence[str]) -> Config | None:
    """The configuration that the arguments ask for; ``None`` if one of them needs the whole parser."""
    config = Config()
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "-f" and rest and rest[0][:1] != "-" and "connection_file" not in config.IPKernelApp:
            config.IPKernelApp.connection_file = rest.pop(0)
        elif word.startswith(_HISTORY) and "hist_file" not in config.HistoryManager:
            config.HistoryManager.hist_file = DeferredConfigString(word.removeprefix(_HISTORY))
        elif word.startswith(_LOG) and word.removeprefix(_LOG).isalpha() and "log_level" not in config.IPKernelApp:
            config.IPKernelApp.log_level = word.removeprefix(_LOG)
        else:
            return None
    return config
