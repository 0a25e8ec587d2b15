"""Conversations as the service would have stored them, and a small workspace of real examples."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
import yaml
from fastapi import FastAPI

import studio.api.inbox
from accounts.service import Accounts
from conversations import repository
from conversations.models import Conversation, Feedback, Turn
from conversations.transitions import Event
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from foundation.settings import ROOT
from language.encoder import Encoder, load_encoder
from language.personal_data import mask_personal_data
from service import problems
from studio.change_sets import ChangeSets
from studio.collector import Collector
from studio.decisions import Decisions
from studio.inbox import Inbox
from studio.neighbours import Neighbours
from studio.workspace import Workspace

PASSWORD = "riktig hest batteri stift"
EXAMPLES_PER_INTENT = 4


class Chat:
    """One citizen's conversation, written into the tables turn by turn."""

    def __init__(self, database: Database, conversation_id: str) -> None:
        self.database = database
        self.id = conversation_id

    @classmethod
    async def begin(cls, database: Database) -> "Chat":
        conversation_id = new_id()
        async with database.write() as session:
            conversation = Conversation(
                id=conversation_id, token_digest="x", state="bot", epoch=1, last_seq=0, lang="nb", bot_slots={}
            )
            session.add(conversation)
            await session.flush()
            await repository.add_message(
                session, conversation, author="bot", text="Hei, jeg er Veiviser.", response="utter_welcome"
            )
        return cls(database, conversation_id)

    async def says(
        self,
        text: str,
        intent: str | None = "nlu_fallback",
        confidence: float | None = 0.3,
        ranking: Sequence[tuple[str, float]] = (("ask_pay", 0.3), ("ask_deadlines", 0.25)),
        *,
        answer: str = "utter_did_you_mean",
        answer_text: str = "Mente du noe av dette?",
        payload: dict[str, Any] | None = None,
        turn_id: str | None = None,
    ) -> Turn:
        """Store a citizen's message, its finished turn and the bot's answer."""
        async with self.database.write() as session:
            conversation = await repository.lock(session, self.id)
            message = await repository.add_message(
                session, conversation, author="citizen", text=text, client_id=new_id()
            )
            now = utc_now()
            turn = Turn(
                id=turn_id or new_id(),
                conversation_id=self.id,
                seq=message.seq,
                state="done",
                payload=payload,
                attempts=1,
                intent=intent,
                confidence=confidence,
                ranking=[{"name": name, "confidence": share} for name, share in ranking],
                created_at=now,
                done_at=now,
            )
            session.add(turn)
            await repository.add_message(
                session,
                conversation,
                author="bot",
                text=answer_text,
                response=answer,
                in_reply_to=message.seq,
                model_id="veiviser-test",
            )
        return turn

    async def thumb(self, turn: Turn, value: int) -> None:
        async with self.database.write() as session:
            row = await session.get(Feedback, (self.id, turn.seq + 1))
            if row is None:
                session.add(Feedback(conversation_id=self.id, seq=turn.seq + 1, value=value))
            else:
                row.value, row.at = value, utc_now()

    async def happens(self, event: Event, detail: str | None = None) -> None:
        async with self.database.write() as session:
            repository.apply(session, await repository.lock(session, self.id), event, "test", detail)

    async def is_written(self, author: str, text: str) -> None:
        """Store a message that no turn answers."""
        async with self.database.write() as session:
            conversation = await repository.lock(session, self.id)
            await repository.add_message(session, conversation, author=author, text=text)


def small_project(root: Path) -> Path:
    """Write some real examples of every intent below `root`, with their held-out texts."""
    for folder in ("nlu_data", "nlu_data/held_out"):
        (root / folder).mkdir(parents=True)
        for file in sorted((ROOT / folder).glob("*.yml")):
            lines = ['version: "3.1"', "nlu:"]
            for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
                if "intent" not in block:
                    continue
                lines += [f"- intent: {block['intent']}", "  examples: |"]
                lines += [f"    {line}" for line in block["examples"].splitlines()[:EXAMPLES_PER_INTENT]]
            (root / folder / file.name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    occupations = root / "retrieval" / "content" / "occupations"
    occupations.mkdir(parents=True)
    (occupations / "sykepleier.yml").write_bytes(
        (ROOT / "retrieval" / "content" / "occupations" / "sykepleier.yml").read_bytes()
    )
    return root


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    return load_encoder()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("project"))


@pytest.fixture(scope="session")
def cache_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embeddings of the small project's examples: made by the first test that needs them."""
    return tmp_path_factory.mktemp("neighbours") / "neighbours.npz"


@pytest.fixture
def collector(database: Database, encoder: Encoder) -> Collector:
    return Collector(database, encoder, mask_personal_data)


@pytest.fixture
def workspace(project: Path) -> Workspace:
    return Workspace(project)


@pytest.fixture
async def neighbours(database: Database, workspace: Workspace, encoder: Encoder, cache_file: Path) -> Neighbours:
    made = Neighbours(database, workspace, encoder, cache_file)
    await made.refresh()
    return made


@pytest.fixture
def inbox(database: Database, neighbours: Neighbours) -> Inbox:
    return Inbox(database, neighbours)


@pytest.fixture
async def accounts(database: Database) -> Accounts:
    made = Accounts(database, session_hours=1)
    await made.ensure_demo_accounts(PASSWORD)
    return made


@pytest.fixture
def change_sets(database: Database, workspace: Workspace) -> ChangeSets:
    return ChangeSets(database, workspace)


@pytest.fixture
def decisions(database: Database, workspace: Workspace, change_sets: ChangeSets) -> Decisions:
    return Decisions(database, workspace, change_sets)


@pytest.fixture
async def api(accounts: Accounts, inbox: Inbox, decisions: Decisions) -> AsyncIterator[httpx.AsyncClient]:
    """The room's HTTP, with the house's own errors and logins."""
    app = FastAPI()
    problems.install(app)
    app.include_router(studio.api.inbox.router)
    app.state.accounts = accounts
    app.state.studio = SimpleNamespace(inbox=inbox, decisions=decisions)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1/studio") as client:
        yield client
