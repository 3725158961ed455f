"""The first tables: cohorts, participants without names, what they share, and an audit."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "meta",
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    op.create_table(
        "cohort",
        sa.Column("code", sa.String(6), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("workshop", sa.String(60), nullable=False),
        sa.Column("workshop_version", sa.Integer(), nullable=False),
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("invited", sa.Integer()),
        sa.Column("sample", sa.Boolean(), nullable=False),
        sa.Column("created", moment, nullable=False),
        sa.Column("erase_after", moment),
        sa.Column("facilitator_key_hash", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("code", name="pk_cohort"),
    )
    op.create_table(
        "participant",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("cohort", sa.String(6), nullable=False),
        sa.Column("key_hmac", sa.String(64), nullable=False),
        sa.Column("joined", moment),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_participant"),
        sa.ForeignKeyConstraint(["cohort"], ["cohort.code"], name="fk_participant_cohort", ondelete="CASCADE"),
        sa.UniqueConstraint("cohort", "key_hmac", name="uq_participant_cohort"),
    )
    op.create_table(
        "submission",
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("id", sa.String(32), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("received", moment, nullable=False),
        sa.PrimaryKeyConstraint("participant", "id", name="pk_submission"),
        sa.ForeignKeyConstraint(
            ["participant"], ["participant.number"], name="fk_submission_participant", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "response",
        sa.Column("participant", sa.Integer(), nullable=False),
        sa.Column("exercise", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(60), nullable=False),
        sa.Column("instrument", sa.String(80)),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("changed", moment, nullable=False),
        sa.PrimaryKeyConstraint("participant", "exercise", name="pk_response"),
        sa.ForeignKeyConstraint(
            ["participant"], ["participant.number"], name="fk_response_participant", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("at", moment, nullable=False),
        sa.Column("action", sa.String(40), nullable=False),
        sa.Column("cohort", sa.String(6)),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_audit"),
    )


def downgrade() -> None:
    """There is nothing before the first tables; going back would delete every answer."""
    raise NotImplementedError
