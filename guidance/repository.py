"""The only place with queries on reflections. Callers hold the transaction."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from foundation.clock import utc_now
from guidance.errors import ReflectionUnknown
from guidance.models import Reflection


async def load(session: AsyncSession, reflection_id: str) -> Reflection:
    """Return a reflection that isn't too old. Raises ReflectionUnknown."""
    found = await session.get(Reflection, reflection_id)
    if found is None or found.expires_at <= utc_now():
        raise ReflectionUnknown
    return found


async def lock(session: AsyncSession, reflection_id: str) -> Reflection:
    """Return a reflection that nobody else changes until this transaction ends. Raises ReflectionUnknown."""
    found = await session.scalar(
        select(Reflection)
        .where(Reflection.id == reflection_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None or found.expires_at <= utc_now():
        raise ReflectionUnknown
    return found


async def of_conversation(session: AsyncSession, conversation_id: str) -> Reflection | None:
    """Return the newest reflection of a conversation, None when it has none."""
    found: Reflection | None = await session.scalar(
        select(Reflection)
        .where(Reflection.conversation_id == conversation_id, Reflection.expires_at > utc_now())
        .order_by(Reflection.created_at.desc())
        .limit(1)
    )
    return found


async def forget_older(session: AsyncSession, now: datetime) -> None:
    """Delete every reflection whose time is over."""
    await session.execute(delete(Reflection).where(Reflection.expires_at <= now))
