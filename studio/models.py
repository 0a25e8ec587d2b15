"""Tables of the studio: what citizens wrote that wants a look, drafts, training runs, models and who serves them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.clock import utc_now
from foundation.database import Base, UtcDateTime


class InboxItem(Base):
    """An utterance that the bot may have misread, masked before it was stored.

    States: `open` → `decided`. `vector` is its unit embedding as little-endian float16.
    """

    __tablename__ = "inbox_items"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    turn_id: Mapped[str] = mapped_column(String(32), unique=True)
    conversation_id: Mapped[str] = mapped_column(String(32), index=True)
    seq: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime, index=True)
    text_masked: Mapped[str] = mapped_column(Text)
    lang: Mapped[str] = mapped_column(String(2))
    reason: Mapped[str] = mapped_column(String(20))
    predicted: Mapped[str | None] = mapped_column(String(80))
    confidence: Mapped[float | None] = mapped_column()
    ranking: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    response: Mapped[str | None] = mapped_column(String(120))
    context: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    vector: Mapped[bytes | None] = mapped_column(LargeBinary)
    model_id: Mapped[str | None] = mapped_column(String(80))
    state: Mapped[str] = mapped_column(String(12), default="open")
    decision_id: Mapped[str | None] = mapped_column(String(32), index=True)

    __table_args__ = (Index("ix_inbox_items_state_at", "state", "at"),)


class Decision(Base):
    """What a person decided about some utterances; `added` are the example lines it put into the change set."""

    __tablename__ = "inbox_decisions"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    change_set_id: Mapped[str | None] = mapped_column(String(32), index=True)
    action: Mapped[str] = mapped_column(String(20))
    intent: Mapped[str | None] = mapped_column(String(80))
    item_ids: Mapped[list[str]] = mapped_column(JSON)
    added: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Watermark(Base):
    """How far a collector has come."""

    __tablename__ = "studio_watermarks"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[dict[str, Any]] = mapped_column(JSON)


class ChangeSet(Base):
    """Edits that belong together, with author and reason. States: `draft` → `published` or `abandoned`."""

    __tablename__ = "change_sets"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    reason: Mapped[str] = mapped_column(Text, default="")
    author: Mapped[str] = mapped_column(String(80), index=True)
    author_name: Mapped[str] = mapped_column(String(120))
    state: Mapped[str] = mapped_column(String(12), default="draft", index=True)
    version: Mapped[int] = mapped_column(default=1)
    approved_by: Mapped[str | None] = mapped_column(String(80))
    approved_version: Mapped[int | None] = mapped_column()
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    published_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    published_by: Mapped[str | None] = mapped_column(String(80))
    commit_id: Mapped[str | None] = mapped_column(String(64))


class DraftFile(Base):
    """A file as a change set would have it, and as it was when the change set first touched it (None: not there)."""

    __tablename__ = "draft_files"

    change_set_id: Mapped[str] = mapped_column(ForeignKey("change_sets.id"), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    base: Mapped[str | None] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text)
    version: Mapped[int] = mapped_column(default=1)
    updated_by: Mapped[str] = mapped_column(String(80))
    updated_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class PublishedFile(Base):
    """A file that was published from the studio: it stands in for the one on disk as long as that is `disk_digest`."""

    __tablename__ = "published_files"

    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    disk_digest: Mapped[str | None] = mapped_column(String(64))
    change_set_id: Mapped[str] = mapped_column(String(32))
    version: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class Model(Base):
    """A trained model in the registry. `origin` is `release` (came with the code) or `studio` (a training run)."""

    __tablename__ = "models"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64))
    data_hash: Mapped[str] = mapped_column(String(64))
    base_hash: Mapped[str] = mapped_column(String(64))
    origin: Mapped[str] = mapped_column(String(12))
    run_id: Mapped[str | None] = mapped_column(String(32))
    by: Mapped[str] = mapped_column(String(80))
    why: Mapped[str] = mapped_column(Text, default="")
    figures: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    report: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    size: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class ModelFile(Base):
    """A model's bytes, so that replicas need no common disk."""

    __tablename__ = "model_files"

    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class LiveModel(Base):
    """The pointer: one row, id 1. Every move raises `epoch`."""

    __tablename__ = "live_model"

    id: Mapped[int] = mapped_column(primary_key=True)
    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"))
    epoch: Mapped[int] = mapped_column(default=1)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class Swap(Base):
    """A wish to make a model the live one. States: `preparing` → `live` or `failed`.

    `kind` is `publish`, `rollback` or `release`; at most one is `preparing`, kept so by `active` (unique, None when over).
    """

    __tablename__ = "swaps"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"))
    previous_model_id: Mapped[str | None] = mapped_column(String(80))
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(12), default="preparing")
    active: Mapped[int | None] = mapped_column(unique=True)
    by: Mapped[str] = mapped_column(String(80))
    why: Mapped[str] = mapped_column(Text, default="")
    run_id: Mapped[str | None] = mapped_column(String(32))
    error: Mapped[str | None] = mapped_column(Text)
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class BotHost(Base):
    """A process that keeps Rasa running, as it last told of itself."""

    __tablename__ = "bot_hosts"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    url: Mapped[str] = mapped_column(String(200))
    model_id: Mapped[str | None] = mapped_column(String(80))
    next_url: Mapped[str | None] = mapped_column(String(200))
    next_model_id: Mapped[str | None] = mapped_column(String(80))
    next_state: Mapped[str | None] = mapped_column(String(12))
    next_error: Mapped[str | None] = mapped_column(Text)
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)


class Run(Base):
    """A training run. States: `queued`, `training`, `evaluating`, `ready`, `failed`, `cancelled`, `published`.

    `active` is 1 while it trains or evaluates and None afterwards; being unique, it is the lock against two trainings.
    """

    __tablename__ = "training_runs"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    change_set_id: Mapped[str | None] = mapped_column(String(32), index=True)
    change_set_version: Mapped[int | None] = mapped_column()
    state: Mapped[str] = mapped_column(String(12), default="queued")
    active: Mapped[int | None] = mapped_column(unique=True)
    progress: Mapped[float] = mapped_column(default=0.0)
    step: Mapped[str] = mapped_column(String(200), default="")
    seconds: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    data_hash: Mapped[str | None] = mapped_column(String(64))
    model_id: Mapped[str | None] = mapped_column(String(80))
    live_model_id: Mapped[str | None] = mapped_column(String(80))
    comparison: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    error: Mapped[str | None] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(80))
    worker: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    override_reason: Mapped[str | None] = mapped_column(Text)
    swap_id: Mapped[str | None] = mapped_column(String(32))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    finished_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Shadow(Base):
    """A candidate that reads live traffic beside the live model, without a word to anybody."""

    __tablename__ = "shadows"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    model_id: Mapped[str] = mapped_column(ForeignKey("models.id"))
    by: Mapped[str] = mapped_column(String(80))
    started_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    turns: Mapped[int] = mapped_column(default=0)
    agreed: Mapped[int] = mapped_column(default=0)


class Disagreement(Base):
    """An utterance, masked, that the shadow read in another way than the live model."""

    __tablename__ = "shadow_disagreements"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    shadow_id: Mapped[str] = mapped_column(ForeignKey("shadows.id"), index=True)
    turn_id: Mapped[str] = mapped_column(String(32))
    text_masked: Mapped[str] = mapped_column(Text)
    live_intent: Mapped[str | None] = mapped_column(String(80))
    live_confidence: Mapped[float | None] = mapped_column()
    shadow_intent: Mapped[str | None] = mapped_column(String(80))
    shadow_confidence: Mapped[float | None] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)

    __table_args__ = (UniqueConstraint("shadow_id", "turn_id"),)


class Review(Base):
    """A conversation drawn at random for a person to judge: was the citizen helped?"""

    __tablename__ = "conversation_reviews"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(String(32), unique=True)
    week: Mapped[str] = mapped_column(String(8), index=True)
    transcript: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    handed_off: Mapped[bool] = mapped_column(default=False)
    verdict: Mapped[str | None] = mapped_column(String(12))
    by: Mapped[str | None] = mapped_column(String(80))
    at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class KeptLabel(Base):
    """An example that a person looked at and kept as it is: the quality review doesn't ask again."""

    __tablename__ = "kept_labels"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    by: Mapped[str] = mapped_column(String(80))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
