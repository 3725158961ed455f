"""The ledger of what was released, and the mark by which it knows a participant until they withdraw."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the mark and create the tables."""
    moment = sa.DateTime(timezone=True)
    op.add_column("participant", sa.Column("mark", sa.String(32)))
    op.create_table(
        "frozen",
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("cohort", sa.String(6), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("members", sa.Text(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("released", sa.Integer()),
        sa.PrimaryKeyConstraint("digest", name="pk_frozen"),
    )
    op.create_index("ix_frozen_cohort", "frozen", ["cohort"])
    op.create_table(
        "released",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("cohort", sa.String(6)),
        sa.Column("profile", sa.String(20), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_released"),
    )


def downgrade() -> None:
    """Nothing is taken back: without the ledger, what is released next could give away what was released before."""
    raise NotImplementedError
