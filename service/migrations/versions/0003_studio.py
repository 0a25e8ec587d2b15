"""the content studio"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply."""
    op.create_table(
        "bot_hosts",
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("url", sa.String(length=200), nullable=False),
        sa.Column("model_id", sa.String(length=80), nullable=True),
        sa.Column("next_url", sa.String(length=200), nullable=True),
        sa.Column("next_model_id", sa.String(length=80), nullable=True),
        sa.Column("next_state", sa.String(length=12), nullable=True),
        sa.Column("next_error", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bot_hosts")),
    )
    op.create_table(
        "change_sets",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("author", sa.String(length=80), nullable=False),
        sa.Column("author_name", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("approved_by", sa.String(length=80), nullable=True),
        sa.Column("approved_version", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published_by", sa.String(length=80), nullable=True),
        sa.Column("commit_id", sa.String(length=64), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_change_sets")),
    )
    with op.batch_alter_table("change_sets", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_change_sets_author"), ["author"], unique=False)
        batch_op.create_index(batch_op.f("ix_change_sets_state"), ["state"], unique=False)

    op.create_table(
        "conversation_reviews",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("week", sa.String(length=8), nullable=False),
        sa.Column("transcript", sa.JSON(), nullable=False),
        sa.Column("handed_off", sa.Boolean(), nullable=False),
        sa.Column("verdict", sa.String(length=12), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conversation_reviews")),
        sa.UniqueConstraint("conversation_id", name=op.f("uq_conversation_reviews_conversation_id")),
    )
    with op.batch_alter_table("conversation_reviews", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_reviews_week"), ["week"], unique=False)

    op.create_table(
        "inbox_decisions",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("change_set_id", sa.String(length=32), nullable=True),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("intent", sa.String(length=80), nullable=True),
        sa.Column("item_ids", sa.JSON(), nullable=False),
        sa.Column("added", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_decisions")),
    )
    with op.batch_alter_table("inbox_decisions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_decisions_change_set_id"), ["change_set_id"], unique=False)

    op.create_table(
        "inbox_items",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("turn_id", sa.String(length=32), nullable=False),
        sa.Column("conversation_id", sa.String(length=32), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("text_masked", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=2), nullable=False),
        sa.Column("reason", sa.String(length=20), nullable=False),
        sa.Column("predicted", sa.String(length=80), nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        sa.Column("ranking", sa.JSON(), nullable=False),
        sa.Column("response", sa.String(length=120), nullable=True),
        sa.Column("context", sa.JSON(), nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("model_id", sa.String(length=80), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("decision_id", sa.String(length=32), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_inbox_items")),
        sa.UniqueConstraint("turn_id", name=op.f("uq_inbox_items_turn_id")),
    )
    with op.batch_alter_table("inbox_items", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_inbox_items_at"), ["at"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbox_items_conversation_id"), ["conversation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_inbox_items_decision_id"), ["decision_id"], unique=False)
        batch_op.create_index("ix_inbox_items_state_at", ["state", "at"], unique=False)

    op.create_table(
        "models",
        sa.Column("id", sa.String(length=80), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("data_hash", sa.String(length=64), nullable=False),
        sa.Column("base_hash", sa.String(length=64), nullable=False),
        sa.Column("origin", sa.String(length=12), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("report", sa.JSON(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_models")),
    )
    op.create_table(
        "published_files",
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("disk_digest", sa.String(length=64), nullable=True),
        sa.Column("change_set_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_published_files")),
    )
    op.create_table(
        "studio_watermarks",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_studio_watermarks")),
    )
    op.create_table(
        "training_runs",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("change_set_id", sa.String(length=32), nullable=True),
        sa.Column("change_set_version", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("progress", sa.Double(), nullable=False),
        sa.Column("step", sa.String(length=200), nullable=False),
        sa.Column("seconds", sa.JSON(), nullable=False),
        sa.Column("data_hash", sa.String(length=64), nullable=True),
        sa.Column("model_id", sa.String(length=80), nullable=True),
        sa.Column("live_model_id", sa.String(length=80), nullable=True),
        sa.Column("comparison", sa.JSON(), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("worker", sa.String(length=64), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("override_reason", sa.Text(), nullable=True),
        sa.Column("swap_id", sa.String(length=32), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_training_runs")),
        sa.UniqueConstraint("active", name=op.f("uq_training_runs_active")),
    )
    with op.batch_alter_table("training_runs", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_training_runs_change_set_id"), ["change_set_id"], unique=False)

    op.create_table(
        "draft_files",
        sa.Column("change_set_id", sa.String(length=32), nullable=False),
        sa.Column("path", sa.String(length=200), nullable=False),
        sa.Column("base", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("updated_by", sa.String(length=80), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["change_set_id"], ["change_sets.id"], name=op.f("fk_draft_files_change_set_id_change_sets")
        ),
        sa.PrimaryKeyConstraint("change_set_id", "path", name=op.f("pk_draft_files")),
    )
    op.create_table(
        "live_model",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("model_id", sa.String(length=80), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name=op.f("fk_live_model_model_id_models")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_model")),
    )
    op.create_table(
        "model_files",
        sa.Column("model_id", sa.String(length=80), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name=op.f("fk_model_files_model_id_models")),
        sa.PrimaryKeyConstraint("model_id", name=op.f("pk_model_files")),
    )
    op.create_table(
        "shadows",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("model_id", sa.String(length=80), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("agreed", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name=op.f("fk_shadows_model_id_models")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shadows")),
    )
    op.create_table(
        "kept_labels",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_kept_labels")),
    )
    op.create_table(
        "swaps",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("model_id", sa.String(length=80), nullable=False),
        sa.Column("previous_model_id", sa.String(length=80), nullable=True),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("active", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(length=80), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("run_id", sa.String(length=32), nullable=True),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["model_id"], ["models.id"], name=op.f("fk_swaps_model_id_models")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_swaps")),
        sa.UniqueConstraint("active", name=op.f("uq_swaps_active")),
    )
    op.create_table(
        "shadow_disagreements",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("shadow_id", sa.String(length=32), nullable=False),
        sa.Column("turn_id", sa.String(length=32), nullable=False),
        sa.Column("text_masked", sa.Text(), nullable=False),
        sa.Column("live_intent", sa.String(length=80), nullable=True),
        sa.Column("live_confidence", sa.Double(), nullable=True),
        sa.Column("shadow_intent", sa.String(length=80), nullable=True),
        sa.Column("shadow_confidence", sa.Double(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["shadow_id"], ["shadows.id"], name=op.f("fk_shadow_disagreements_shadow_id_shadows")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_shadow_disagreements")),
        sa.UniqueConstraint("shadow_id", "turn_id", name=op.f("uq_shadow_disagreements_shadow_id")),
    )
    with op.batch_alter_table("shadow_disagreements", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shadow_disagreements_shadow_id"), ["shadow_id"], unique=False)

    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ranking", sa.JSON(), nullable=True))
        batch_op.create_index("ix_turns_done_at", ["done_at"], unique=False)

    with op.batch_alter_table("conversation_events", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_conversation_events_at"), ["at"], unique=False)

    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_feedback_at"), ["at"], unique=False)


def downgrade() -> None:
    """Take back."""
    with op.batch_alter_table("feedback", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_feedback_at"))

    with op.batch_alter_table("conversation_events", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_events_at"))

    with op.batch_alter_table("turns", schema=None) as batch_op:
        batch_op.drop_index("ix_turns_done_at")
        batch_op.drop_column("ranking")

    with op.batch_alter_table("shadow_disagreements", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_shadow_disagreements_shadow_id"))

    op.drop_table("shadow_disagreements")
    op.drop_table("swaps")
    op.drop_table("kept_labels")
    op.drop_table("shadows")
    op.drop_table("model_files")
    op.drop_table("live_model")
    op.drop_table("draft_files")
    with op.batch_alter_table("training_runs", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_training_runs_change_set_id"))

    op.drop_table("training_runs")
    op.drop_table("studio_watermarks")
    op.drop_table("published_files")
    op.drop_table("models")
    with op.batch_alter_table("inbox_items", schema=None) as batch_op:
        batch_op.drop_index("ix_inbox_items_state_at")
        batch_op.drop_index(batch_op.f("ix_inbox_items_decision_id"))
        batch_op.drop_index(batch_op.f("ix_inbox_items_conversation_id"))
        batch_op.drop_index(batch_op.f("ix_inbox_items_at"))

    op.drop_table("inbox_items")
    with op.batch_alter_table("inbox_decisions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_inbox_decisions_change_set_id"))

    op.drop_table("inbox_decisions")
    with op.batch_alter_table("conversation_reviews", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_conversation_reviews_week"))

    op.drop_table("conversation_reviews")
    with op.batch_alter_table("change_sets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_sets_state"))
        batch_op.drop_index(batch_op.f("ix_change_sets_author"))

    op.drop_table("change_sets")
    op.drop_table("bot_hosts")
