"""The tables, as SQLAlchemy Core. A change needs a migration in ``migrations/versions``; a test compares the two."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

__all__ = [
    "Moment",
    "attempt",
    "audit",
    "cohort",
    "edition",
    "frozen",
    "live",
    "meta",
    "metadata",
    "participant",
    "place",
    "rating",
    "released",
    "response",
    "reveal",
    "submission",
    "tries",
]

# Named constraints, so that a later migration can change one on any database.
metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC and given back with its zone, which SQLite alone would drop."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Turn a time with zone into UTC; one without is a bug of the caller."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give the zone back."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


meta = Table(
    "meta",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

cohort = Table(
    "cohort",
    metadata,
    Column("code", String(6), primary_key=True),
    Column("label", Text, nullable=False),
    Column("workshop", String(60), nullable=False),
    Column("workshop_version", Integer, nullable=False),
    Column("term", Text, nullable=False),
    Column("mode", String(10), nullable=False),
    Column("invited", Integer),
    Column("sample", Boolean, nullable=False),
    Column("created", Moment, nullable=False),
    Column("erase_after", Moment),
    Column("facilitator_key_hash", String(64), nullable=False),
)

participant = Table(
    "participant",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("cohort", ForeignKey("cohort.code", ondelete="CASCADE"), nullable=False),
    Column("key_hmac", String(64), nullable=False),
    Column("joined", Moment),
    Column("sequence", Integer, nullable=False),
    Column("withdrawn", Boolean, nullable=False),
    Column("mark", String(32)),
    UniqueConstraint("cohort", "key_hmac"),
)

submission = Table(
    "submission",
    metadata,
    Column("participant", ForeignKey("participant.number", ondelete="CASCADE"), primary_key=True),
    Column("id", String(32), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("received", Moment, nullable=False),
)

response = Table(
    "response",
    metadata,
    Column("participant", ForeignKey("participant.number", ondelete="CASCADE"), primary_key=True),
    Column("exercise", String(60), primary_key=True),
    Column("kind", String(60), nullable=False),
    Column("instrument", String(80)),
    Column("answer", JSON, nullable=False),
    Column("changed", Moment, nullable=False),
)

place = Table(
    "place",
    metadata,
    Column("cohort", ForeignKey("cohort.code", ondelete="CASCADE"), primary_key=True),
    Column("mark", String(64), primary_key=True),
    Column("at", Moment, nullable=False),
)

# Seconds since 1970 by the database's clock: nothing is computed from it but how long it is until then.
tries = Table(
    "tries",
    metadata,
    Column("mark", String(64), primary_key=True),
    Column("until", Float, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("action", String(40), nullable=False),
    Column("cohort", String(6)),
    Column("detail", Text, nullable=False),
)

live = Table(
    "live",
    metadata,
    Column("cohort", ForeignKey("cohort.code", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, nullable=False),
    Column("state", JSON, nullable=False),
)

reveal = Table(
    "reveal",
    metadata,
    Column("cohort", ForeignKey("cohort.code", ondelete="CASCADE"), primary_key=True),
    Column("exercise", String(60), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("result", JSON, nullable=False),
)

# The lessons that cohorts began with. They are nobody's data, and stay when a cohort is erased.
edition = Table(
    "edition",
    metadata,
    Column("workshop", String(60), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("digest", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
    Column("kept", Moment, nullable=False),
)

# The ledger names cohorts without a foreign key: what was released stays released when a cohort is erased.
frozen = Table(
    "frozen",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("cohort", String(6), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("version", Integer, nullable=False),
    Column("members", Text, nullable=False),
    Column("after", Integer, nullable=False),
    Column("released", Integer),
)

released = Table(
    "released",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Moment, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("cohort", String(6)),
    Column("profile", String(20), nullable=False),
    Column("content", JSON, nullable=False),
)

# Of attempts and ratings nobody needs the participant's row: who rates need not have joined.
attempt = Table(
    "attempt",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("cohort", ForeignKey("cohort.code", ondelete="CASCADE"), nullable=False),
    Column("code", String(12), nullable=False),
    Column("owner", String(64), nullable=False),
    Column("exercise", String(60), nullable=False),
    Column("instrument", String(80), nullable=False),
    Column("done", Boolean, nullable=False),
    Column("made", Moment, nullable=False),
    UniqueConstraint("cohort", "code"),
)

rating = Table(
    "rating",
    metadata,
    Column("attempt", ForeignKey("attempt.number", ondelete="CASCADE"), primary_key=True),
    Column("rater", String(64), primary_key=True),
    Column("role", String(10), nullable=False),
    Column("ratings", JSON, nullable=False),
    Column("code", String(40), nullable=False),
    Column("received", Moment, nullable=False),
)
