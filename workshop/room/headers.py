"""The headers that every response carries, and how long a browser may keep what."""

from collections.abc import Iterable

__all__ = ["SECURITY", "with_strict"]

CONTENT = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "frame-ancestors 'none'",
    )
)

SECURITY = {
    "Content-Security-Policy": CONTENT,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
}


_RAW = [(name.lower().encode(), value.encode()) for name, value in SECURITY.items()]
_OURS = frozenset(name for name, _ in _RAW) | {b"cache-control"}


def with_strict(headers: Iterable[tuple[bytes, bytes]], path: str, status: int) -> list[tuple[bytes, bytes]]:
    """A response's headers with those that every response carries, in place of what it may have said itself."""
    kept = [header for header in headers if header[0] not in _OURS]
    return [*kept, *_RAW, (b"cache-control", _cache_control(path, status))]


def _cache_control(path: str, status: int) -> bytes:
    """What a browser may keep: named assets for ever, pages after asking again, answers of the API never."""
    if path.startswith("/assets/") and status < 400:
        return b"public, max-age=31536000, immutable"
    if path.startswith(("/api/", "/health")):
        return b"no-store"
    return b"no-cache"
