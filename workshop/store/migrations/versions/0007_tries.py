"""What places took lately of what is limited, so that all workers and machines count together."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "tries",
        sa.Column("mark", sa.String(64), nullable=False),
        sa.Column("until", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name="pk_tries"),
    )


def downgrade() -> None:
    """Drop it: it holds nothing that is older than some minutes."""
    op.drop_table("tries")
