"""Delete attempts at a mock interview, when someone withdraws and when a cohort is erased."""

from sqlalchemy import Connection, and_, delete, select

from workshop.store.tables import attempt, rating

__all__ = ["forget_attempts"]


def forget_attempts(connection: Connection, code: str, owner: str | None = None) -> None:
    """Delete a participant's attempts and the ratings that they gave, or all of a cohort."""
    mine = attempt.c.cohort == code
    if owner is not None:
        here = select(attempt.c.number).where(mine)
        connection.execute(delete(rating).where(rating.c.attempt.in_(here), rating.c.rater == owner))
        mine = and_(mine, attempt.c.owner == owner)
    connection.execute(delete(rating).where(rating.c.attempt.in_(select(attempt.c.number).where(mine))))
    connection.execute(delete(attempt).where(mine))
