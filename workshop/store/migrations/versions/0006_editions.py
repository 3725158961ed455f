"""The lessons that cohorts began with, so that every machine of a center has them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "edition",
        sa.Column("workshop", sa.String(60), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("kept", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "version", name="pk_edition"),
    )


def downgrade() -> None:
    """Drop it: the machine where a cohort began has the lessons as files."""
    op.drop_table("edition")
