"""Tables of conversations: the row that is locked, the messages, the turns and the events."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from foundation.clock import utc_now
from foundation.database import Base, UtcDateTime


class Conversation(Base):
    """One citizen's conversation."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token_digest: Mapped[str] = mapped_column(String(64))
    state: Mapped[str] = mapped_column(String(20), default="bot")
    epoch: Mapped[int] = mapped_column(default=1)
    last_seq: Mapped[int] = mapped_column(default=0)
    lang: Mapped[str] = mapped_column(String(2), default="nb")
    lang_pinned: Mapped[bool] = mapped_column(default=False)
    bot_slots: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    bot_turns: Mapped[int] = mapped_column(default=0)
    urgent: Mapped[bool] = mapped_column(default=False)
    urgent_reason: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str | None] = mapped_column(String(40))
    front: Mapped[bool] = mapped_column(default=False)
    waiting_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    counsellor_id: Mapped[str | None] = mapped_column(String(32), index=True)
    counsellor_name: Mapped[str | None] = mapped_column(String(120))
    citizen_seen_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    citizen_read_seq: Mapped[int] = mapped_column(default=0)
    counsellor_read_seq: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (Index("ix_conversations_queue", "state", "urgent", "front", "waiting_since"),)


class Message(Base):
    """One utterance; rows are only ever added."""

    __tablename__ = "messages"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    author: Mapped[str] = mapped_column(String(12))
    author_id: Mapped[str] = mapped_column(String(32), default="")
    author_name: Mapped[str | None] = mapped_column(String(120))
    client_id: Mapped[str | None] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(Text)
    lang: Mapped[str] = mapped_column(String(2))
    kind: Mapped[str] = mapped_column(String(12), default="text")
    response: Mapped[str | None] = mapped_column(String(120))
    buttons: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    cards: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    links: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    in_reply_to: Mapped[int | None] = mapped_column()
    model_id: Mapped[str | None] = mapped_column(String(80))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)

    __table_args__ = (UniqueConstraint("conversation_id", "author", "author_id", "client_id"),)


class Turn(Base):
    """A citizen's message that somebody must answer, and how far that has come.

    States: `pending` → `running` (leased by a worker) → `done`, or `superseded` when the conversation moved on.
    """

    __tablename__ = "turns"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"))
    seq: Mapped[int] = mapped_column()
    state: Mapped[str] = mapped_column(String(12), default="pending")
    payload: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    epoch: Mapped[int | None] = mapped_column()
    worker: Mapped[str | None] = mapped_column(String(64))
    lease_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    asked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    attempts: Mapped[int] = mapped_column(default=0)
    intent: Mapped[str | None] = mapped_column(String(80))
    confidence: Mapped[float | None] = mapped_column()
    ranking: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON)
    error: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now)
    done_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    __table_args__ = (
        UniqueConstraint("conversation_id", "seq"),
        Index("ix_turns_open", "state", "conversation_id"),
        Index("ix_turns_done_at", "done_at"),
    )


class ConversationEvent(Base):
    """A transition, as history."""

    __tablename__ = "conversation_events"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    epoch: Mapped[int] = mapped_column(primary_key=True)
    event: Mapped[str] = mapped_column(String(20))
    from_state: Mapped[str] = mapped_column(String(20))
    to_state: Mapped[str] = mapped_column(String(20))
    actor: Mapped[str] = mapped_column(String(80))
    detail: Mapped[str | None] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now, index=True)


class Feedback(Base):
    """A thumb: the citizen's last word about one answer."""

    __tablename__ = "feedback"

    conversation_id: Mapped[str] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[int] = mapped_column()
    at: Mapped[datetime] = mapped_column(UtcDateTime, default=utc_now, index=True)
