"""From where a cohort was reached lately, as a hash, for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "place",
        sa.Column("cohort", sa.String(6), nullable=False),
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("cohort", "mark", name="pk_place"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.code"], name="fk_place_cohort", ondelete="CASCADE"),
    )


def downgrade() -> None:
    """Drop it: it holds nothing that is older than a day."""
    op.drop_table("place")
