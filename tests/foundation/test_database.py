"""Transactions behave alike on SQLite and PostgreSQL."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import select, text, update

from accounts.models import User
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id


def _user(name: str) -> User:
    return User(id=new_id(), username=name, display_name=name, roles=[], password_hash="x", created_at=utc_now())


async def test_what_a_failed_transaction_wrote_is_gone(database: Database) -> None:
    with pytest.raises(RuntimeError):
        async with database.write() as session:
            session.add(_user("borte"))
            await session.flush()
            raise RuntimeError
    async with database.read() as session:
        assert await session.scalar(select(User).where(User.username == "borte")) is None


async def test_moments_come_back_in_utc_and_naive_ones_are_refused(database: Database) -> None:
    user = _user("tid")
    async with database.write() as session:
        session.add(user)
    async with database.read() as session:
        stored = await session.get_one(User, user.id)
    assert stored.created_at == user.created_at
    assert stored.created_at.tzinfo is not None
    with pytest.raises(Exception, match="without a time zone"):
        async with database.write() as session:
            await session.execute(update(User).values(seen_at=datetime(2026, 1, 1)))


async def test_forty_writers_at_once_all_get_through_and_no_number_is_lost(database: Database) -> None:
    async with database.write() as session:
        await session.execute(text("CREATE TABLE counter (n INTEGER)"))
        await session.execute(text("INSERT INTO counter VALUES (0)"))

    async def count() -> int:
        async with database.write() as session:
            taken = await session.scalar(text("UPDATE counter SET n = n + 1 RETURNING n"))
            await asyncio.sleep(0.001)
            return int(taken or 0)

    numbers = await asyncio.gather(*(count() for _ in range(40)))
    assert sorted(numbers) == list(range(1, 41))
