"""From where a cohort was reached lately, without an address: what a limit on guessing must know in every worker."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.exc import IntegrityError

from workshop.store import keys
from workshop.store.tables import place

__all__ = ["knows", "remember"]

KEPT = timedelta(days=1)


def _mark(secret: bytes, code: str, where: str) -> str:
    return keys.key_hmac(secret, f"place:{code}", where)


def remember(connection: Connection, secret: bytes, code: str, where: str, now: datetime) -> None:
    """Keep that the cohort was reached from there, for a day; what is older is forgotten."""
    mark = _mark(secret, code, where)
    connection.execute(delete(place).where(place.c.cohort == code, place.c.at < now - KEPT))
    try:
        with connection.begin_nested():
            connection.execute(insert(place).values(cohort=code, mark=mark, at=now))
    except IntegrityError:
        pass  # known already


def knows(connection: Connection, secret: bytes, code: str, where: str, now: datetime) -> bool:
    """Whether the cohort was reached from there within a day."""
    query = select(place.c.at).where(
        place.c.cohort == code, place.c.mark == _mark(secret, code, where), place.c.at >= now - KEPT
    )
    return connection.execute(query).first() is not None
