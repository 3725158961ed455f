"""What goes on in a room right now, and results that were revealed in it."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "live",
        sa.Column("cohort", sa.String(6), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("cohort", name="pk_live"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.code"], name="fk_live_cohort", ondelete="CASCADE"),
    )
    op.create_table(
        "reveal",
        sa.Column("cohort", sa.String(6), nullable=False),
        sa.Column("exercise", sa.String(60), nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("cohort", "exercise", name="pk_reveal"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.code"], name="fk_reveal_cohort", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Drop them; what was released stays released."""
    op.drop_table("reveal")
    op.drop_table("live")
