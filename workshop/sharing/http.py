"""One HTTP request with what Python brings along: no redirects, no proxy to this machine, a limit on size."""

import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import Protocol
from urllib.parse import urlsplit

__all__ = ["Answer", "Transport", "send"]

MOST = 1024 * 1024
_HERE = {"localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True)
class Answer:
    """Status and body of an answer, whatever the status says."""

    status: int
    body: bytes


class Transport(Protocol):
    """Carries a request; raises OSError if no answer came."""

    def __call__(self, method: str, url: str, headers: dict[str, str], body: bytes | None, timeout: float) -> Answer:
        """Send it and wait for the answer."""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Follow nothing: a redirect would carry the participant's key to another host."""

    def redirect_request(self, *args: object, **kwargs: object) -> None:  # noqa: ARG002 - whatever it is, no
        return None


def send(method: str, url: str, headers: dict[str, str], body: bytes | None, timeout: float) -> Answer:
    """Send a request over the network.

    Args:
        method: ``GET``, ``POST``, ``PUT`` or ``DELETE``.
        url: An address that begins with ``http://`` or ``https://``.
        headers: Header fields.
        body: What to send, or None.
        timeout: Seconds to wait.

    Raises:
        OSError: If no answer came; its text is fit to be shown.
    """
    handlers: list[urllib.request.BaseHandler] = [_Stay()]
    if urlsplit(url).hostname in _HERE:
        handlers.append(urllib.request.ProxyHandler({}))
    request = urllib.request.Request(url, data=body, headers=headers, method=method)  # noqa: S310 - checked by HttpSink
    try:
        with urllib.request.build_opener(*handlers).open(request, timeout=timeout) as response:
            return Answer(response.status, response.read(MOST))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.read(MOST))
    except urllib.error.URLError as error:
        raise OSError(_plain(error.reason)) from error
    except HTTPException as error:
        raise OSError("the answer broke off") from error
    except TimeoutError as error:
        raise OSError("no answer in time") from error


def _plain(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    return str(getattr(reason, "strerror", None) or reason)
