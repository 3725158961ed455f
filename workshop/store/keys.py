"""Keys and codes: made at random, kept as hashes. Whoever reads the database finds none of them."""

import base64
import hashlib
import hmac
import secrets
from datetime import date

from workshop.model.submission import COHORT_ALPHABET

__all__ = ["fingerprint", "key_hash", "key_hmac", "new_code", "new_facilitator_key", "room_key", "same"]

CODE_LETTERS = 6


def new_code() -> str:
    """A cohort code at random: six letters without look-alikes, about 86 million of them."""
    return "".join(secrets.choice(COHORT_ALPHABET) for _ in range(CODE_LETTERS))


def new_facilitator_key() -> str:
    """A facilitator's key: 128 random bits, 22 characters that are safe in a URL."""
    return secrets.token_urlsafe(16)


def room_key(secret: bytes, cohort: str, day: date) -> str:
    """A facilitator's key for a day: 128 bits that nobody can tell without the secret, the same after a restart."""
    made = hmac.new(secret, f"room:{cohort}:{day.isoformat()}".encode(), hashlib.sha256).digest()[:16]
    return base64.urlsafe_b64encode(made).rstrip(b"=").decode()


def key_hash(key: str) -> str:
    """SHA-256 of a facilitator's key. A plain hash is enough for 128 random bits."""
    return hashlib.sha256(key.encode()).hexdigest()


def key_hmac(secret: bytes, cohort: str, key: str) -> str:
    """HMAC-SHA256 of a participant key within a cohort, so that one person in two cohorts has two values."""
    return hmac.digest(secret, f"{cohort}:{key}".encode(), "sha256").hex()


def fingerprint(secret: bytes) -> str:
    """A value kept in the database by which the right secret is known again; it gives nothing of it away."""
    return hmac.new(secret, b"workshop: which secret is this", hashlib.sha256).hexdigest()[:32]


def same(one: str, other: str) -> bool:
    """Compare without telling by the time taken how much was right."""
    return hmac.compare_digest(one.encode(), other.encode())
