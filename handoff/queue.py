"""Queries on the queue. Callers hold the transaction."""

from datetime import timedelta

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import Conversation, Message
from conversations.transitions import State
from foundation.clock import utc_now
from handoff.models import Callback
from handoff.schemas import CallbackView, QueueItem

PREVIEW = 140


async def waiting(session: AsyncSession, online_seconds: float) -> list[QueueItem]:
    """Return everybody who waits, next first: urgent, then given back, then who has waited longest."""
    rows = await session.scalars(
        select(Conversation)
        .where(Conversation.state == State.WAITING)
        .order_by(
            Conversation.urgent.desc(),
            Conversation.front.desc(),
            Conversation.waiting_since,
            Conversation.id,
        )
    )
    return await _items(session, list(rows), online_seconds)


async def of_counsellor(session: AsyncSession, user_id: str, online_seconds: float) -> list[QueueItem]:
    """Return the conversations that are with this counsellor, urgent first."""
    rows = await session.scalars(
        select(Conversation)
        .where(Conversation.state == State.WITH_COUNSELLOR, Conversation.counsellor_id == user_id)
        .order_by(Conversation.urgent.desc(), Conversation.created_at)
    )
    return await _items(session, list(rows), online_seconds)


async def open_callbacks(session: AsyncSession) -> list[CallbackView]:
    """Return the people who wait to be phoned, oldest first."""
    rows = await session.scalars(select(Callback).where(Callback.done_at.is_(None)).order_by(Callback.created_at))
    return [callback_view(row) for row in rows]


async def open_callback_of(session: AsyncSession, conversation_id: str) -> Callback | None:
    """Return the call-back that a conversation still waits for, None when there is none."""
    return await session.scalar(
        select(Callback)
        .where(Callback.conversation_id == conversation_id, Callback.done_at.is_(None))
        .order_by(Callback.created_at.desc())
        .limit(1)
    )


def callback_view(row: Callback) -> CallbackView:
    """Return a call-back as the console shows it."""
    return CallbackView.model_validate(row, from_attributes=True)


async def _items(session: AsyncSession, conversations: list[Conversation], online_seconds: float) -> list[QueueItem]:
    ids = [conversation.id for conversation in conversations]
    if not ids:
        return []
    by_citizen = and_(Message.conversation_id.in_(ids), Message.author == "citizen")
    unread_rows = await session.execute(
        select(Message.conversation_id, func.count())
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(by_citizen, Message.seq > Conversation.counsellor_read_seq)
        .group_by(Message.conversation_id)
    )
    unread: dict[str, int] = {conversation_id: count for conversation_id, count in unread_rows}
    latest = (
        select(Message.conversation_id, func.max(Message.seq).label("seq"))
        .where(by_citizen)
        .group_by(Message.conversation_id)
        .subquery()
    )
    preview_rows = await session.execute(
        select(Message.conversation_id, Message.text).join(
            latest, and_(latest.c.conversation_id == Message.conversation_id, latest.c.seq == Message.seq)
        )
    )
    previews: dict[str, str] = {conversation_id: text for conversation_id, text in preview_rows}
    online_since = utc_now() - timedelta(seconds=online_seconds)
    return [
        QueueItem.model_validate(
            {
                "conversation_id": c.id,
                "state": c.state,
                "position": place if c.state == State.WAITING else None,
                "waiting_since": c.waiting_since,
                "urgent": c.urgent,
                "urgent_reason": c.urgent_reason,
                "reason": c.reason,
                "lang": c.lang,
                "preview": previews.get(c.id, "")[:PREVIEW],
                "message_count": c.last_seq,
                "last_seq": c.last_seq,
                "unread": unread.get(c.id, 0),
                "counsellor_name": c.counsellor_name,
                "citizen_online": c.citizen_seen_at is not None and c.citizen_seen_at > online_since,
            }
        )
        for place, c in enumerate(conversations, start=1)
    ]
