"""The real content and examples in a folder of their own, with the studio's editing over them."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select

import studio.api.change_sets
import studio.api.editing
from accounts.models import User
from accounts.service import Accounts
from foundation.database import Database
from foundation.settings import ROOT
from service import problems
from studio.change_sets import ChangeSets
from studio.models import ChangeSet
from studio.records import Records
from studio.workspace import Workspace

PASSWORD = "riktig hest batteri stift"
FOLDERS = ("nlu_data", "bot/domain", "bot/rules", "bot/stories", "retrieval/content")
MADE = ("bot/lexicon.json", "bot/follow_ups.json")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's files that the studio reads."""
    root = tmp_path / "project"
    for folder in FOLDERS:
        if (ROOT / folder).exists():
            shutil.copytree(ROOT / folder, root / folder)
    for file in MADE:
        if (ROOT / file).exists():
            shutil.copyfile(ROOT / file, root / file)
    return root


@pytest.fixture
def workspace(project: Path) -> Workspace:
    return Workspace(project)


@pytest.fixture
def change_sets(database: Database, workspace: Workspace) -> ChangeSets:
    return ChangeSets(database, workspace)


@pytest.fixture
async def accounts(database: Database) -> Accounts:
    made = Accounts(database, session_hours=1)
    await made.ensure_demo_accounts(PASSWORD)
    return made


@pytest.fixture
async def ola(accounts: Accounts, database: Database) -> User:
    return await user_of(database, "redaktor")


@pytest.fixture
async def sunniva(accounts: Accounts, database: Database) -> User:
    return await user_of(database, "leder")


async def user_of(database: Database, username: str) -> User:
    async with database.read() as session:
        found = await session.scalar(select(User).where(User.username == username))
    assert found is not None
    return found


@pytest.fixture
def app(change_sets: ChangeSets, accounts: Accounts) -> FastAPI:
    """The room's HTTP, with the house's own errors."""
    made = FastAPI()
    problems.install(made)
    made.include_router(studio.api.change_sets.router)
    made.include_router(studio.api.editing.router)
    made.state.accounts = accounts
    made.state.studio = SimpleNamespace(change_sets=change_sets, records=Records(change_sets))
    return made


@pytest.fixture
async def api(app: FastAPI, accounts: Accounts) -> AsyncIterator[httpx.AsyncClient]:
    """Ola's browser."""
    async with browser(app, accounts, "redaktor") as client:
        yield client


@pytest.fixture
async def other(app: FastAPI, accounts: Accounts) -> AsyncIterator[httpx.AsyncClient]:
    """Sunniva's browser."""
    async with browser(app, accounts, "leder") as client:
        yield client


class browser:  # noqa: N801  (reads as the thing it opens)
    """Somebody's browser, logged in."""

    def __init__(self, app: FastAPI, accounts: Accounts, username: str) -> None:
        transport = httpx.ASGITransport(app=app)
        self._client = httpx.AsyncClient(transport=transport, base_url="http://test/api/v1/studio", timeout=60)
        self._accounts, self._username = accounts, username

    async def __aenter__(self) -> httpx.AsyncClient:
        token, _ = await self._accounts.log_in(self._username, PASSWORD)
        self._client.headers["authorization"] = f"Bearer {token}"
        return self._client

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()


async def new_draft(database: Database, change_sets: ChangeSets, user: User, title: str = "Et utkast") -> ChangeSet:
    async with database.write() as session:
        return await change_sets.create(session, user, title, "En grunn")


async def draft_over_http(client: httpx.AsyncClient, title: str = "Et utkast") -> str:
    made = await client.post("/change-sets", json={"title": title, "reason": "En grunn"})
    assert made.status_code == 201, made.text
    return str(made.json()["id"])


async def write(change_sets: ChangeSets, change_set_id: str, user: User, path: str, text: str | None) -> None:
    async with change_sets.database.write() as session:
        draft = await change_sets.draft_of(session, user, change_set_id)
        await change_sets.workspace.write(session, draft, path, text, user.username)


async def publish(change_sets: ChangeSets, change_set_id: str, by: str = "redaktor") -> None:
    async with change_sets.database.write() as session:
        await change_sets.mark_published(session, change_set_id, by)


async def read(change_sets: ChangeSets, path: str, change_set_id: str | None = None) -> str | None:
    async with change_sets.database.read() as session:
        return await change_sets.workspace.read(session, path, change_set_id)


async def get(client: httpx.AsyncClient, url: str, **params: str) -> Any:
    answer = await client.get(url, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()
