"""The headers that every response carries, and how long a browser may keep what."""

__all__ = ["SECURITY", "cache_control"]

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


def cache_control(path: str, status: int) -> str:
    """What a browser may keep: named assets for ever, pages after asking again, answers of the API never."""
    if path.startswith("/assets/") and status < 400:
        return "public, max-age=31536000, immutable"
    if path.startswith(("/api/", "/health")):
        return "no-store"
    return "no-cache"
