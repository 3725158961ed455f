"""Attempts at a mock interview, and what others rated of them, for a week."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "attempt",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("cohort", sa.String(6), nullable=False),
        sa.Column("code", sa.String(12), nullable=False),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("exercise", sa.String(60), nullable=False),
        sa.Column("instrument", sa.String(80), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("made", moment, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_attempt"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.code"], name="fk_attempt_cohort", ondelete="CASCADE"),
        sa.UniqueConstraint("cohort", "code", name="uq_attempt_cohort"),
    )
    op.create_table(
        "rating",
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("rater", sa.String(64), nullable=False),
        sa.Column("role", sa.String(10), nullable=False),
        sa.Column("ratings", sa.JSON(), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("received", moment, nullable=False),
        sa.PrimaryKeyConstraint("attempt", "rater", name="pk_rating"),
        sa.ForeignKeyConstraint(["attempt"], ["attempt.number"], name="fk_rating_attempt", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Drop them: they hold nothing that is older than a week, and every owner has a copy."""
    op.drop_table("rating")
    op.drop_table("attempt")
