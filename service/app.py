"""Puts the rooms together into one application."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI, Request, Response
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from starlette.middleware.base import RequestResponseEndpoint

import accounts.api
import conversations.api
import guidance.api
import handoff.api
import handoff.console
import retrieval.api
import studio.api.change_sets
import studio.api.editing
import studio.api.hosts
import studio.api.inbox
import studio.api.learning
import studio.api.models
import studio.api.quality
import studio.api.training
from accounts.service import Accounts
from conversations.bot_client import BotClient
from conversations.service import Conversations
from conversations.turns import TurnRunner
from conversations.voice import Voice
from foundation.database import Database
from foundation.errors import StartupError
from foundation.fanout import make_fanout
from foundation.logging import configure_logging
from foundation.settings import ROOT, Settings, get_settings
from guidance.sessions import Sessions
from handoff.service import Handoff
from service import health, nlg, pages, problems
from service.library import Library
from service.migrate import migrate
from service.studio_parts import assemble

LARGEST_BODY = 256 * 1024
# All examples there are, as they are exported, may be imported again.
LARGEST_OF = {"/api/v1/studio/import": 4 * 1024 * 1024}


def create_app(settings: Settings | None = None) -> FastAPI:
    """Return the application; its parts come to life with its lifespan."""
    settings = settings or get_settings()
    configure_logging(settings.log_level)
    library = Library.of(settings)
    app = FastAPI(
        title="Veiviser",
        version="1",
        summary="Norwegian career guidance: a bot that knows its limits, and people behind it.",
        lifespan=_lifespan,
        docs_url="/api/docs",
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.settings = settings
    app.state.library = library
    app.state.problem_of = problems.problem_of
    problems.install(app)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=settings.widget_origins.split(),
        allow_methods=["GET", "POST", "PUT", "DELETE"],
        allow_headers=["authorization", "content-type"],
    )
    app.middleware("http")(_guard)
    app.include_router(health.router)
    app.include_router(accounts.api.router)
    app.include_router(conversations.api.router)
    app.include_router(handoff.api.router)
    app.include_router(handoff.console.router)
    app.include_router(retrieval.api.router(lambda: library.search, lambda: library.content))
    app.include_router(guidance.api.router)
    for part in (
        studio.api.inbox,
        studio.api.change_sets,
        studio.api.editing,
        studio.api.training,
        studio.api.quality,
        studio.api.models,
        studio.api.learning,
        studio.api.hosts,
    ):
        app.include_router(part.router)
    app.include_router(nlg.router)
    pages.install(app, settings)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    settings: Settings = app.state.settings
    if settings.replicas > 1 and (settings.uses_sqlite or not settings.redis_url):
        raise StartupError("Several replicas need VEIVISER_DATABASE_URL (PostgreSQL) and VEIVISER_REDIS_URL.")
    settings.var.mkdir(parents=True, exist_ok=True)
    await migrate(settings.database)
    library: Library = app.state.library
    await asyncio.to_thread(library.open)
    gc.freeze()  # what is known by heart stays: the collector of cycles need not look through it in the midst of a turn
    database = Database(settings.database)
    fanout = make_fanout(settings.redis_url)
    people = Accounts(database, settings.session_hours)
    if settings.demo_accounts:
        await people.ensure_demo_accounts(settings.demo_password)
    desk = Handoff(
        people,
        lambda: library.content.opening_hours,
        online_seconds=settings.online_seconds,
        gone_seconds=settings.counsellor_gone_seconds,
    )
    chats = Conversations(database, fanout, Voice(lambda: library.renderer), desk.opening, settings.message_limit)
    desk.serve(chats)
    parts = assemble(settings, database, library)
    await parts.registry.ensure_release(ROOT / "models")
    bot = BotClient(settings.rasa, parts.hosts.urls)
    turns = TurnRunner(
        chats,
        bot,
        turn_seconds=settings.turn_seconds,
        lease_seconds=settings.lease_seconds,
        rotate_after_turns=settings.rotate_after_turns,
        directives={"callback": desk.create_callback, "callback_cancelled": desk.call_off_callback},
    )
    app.state.database, app.state.fanout, app.state.bot = database, fanout, bot
    app.state.accounts, app.state.handoff = people, desk
    app.state.conversations, app.state.turns = chats, turns
    app.state.reflections = Sessions(
        database, lambda: library.engine, lambda: library.results, lambda: library.renderer
    )
    app.state.studio = parts
    await fanout.start()
    await turns.start()
    await desk.start()
    await parts.start()
    try:
        yield
    finally:
        await parts.stop()
        await desk.stop()
        await turns.stop()
        await fanout.stop()
        await bot.close()
        await database.close()


async def _guard(request: Request, call_next: RequestResponseEndpoint) -> Response:
    """Refuse oversized bodies, and tell browsers what pages may do."""
    length = request.headers.get("content-length", "0")
    if length.isdigit() and int(length) > LARGEST_OF.get(request.url.path, LARGEST_BODY):
        found = problems.problem("too_large", problems.lang_of(request), instance=request.url.path)
        return JSONResponse(found, 413, media_type=problems.MEDIA_TYPE)
    response = await call_next(request)
    settings: Settings = request.app.state.settings
    response.headers.setdefault("x-content-type-options", "nosniff")
    response.headers.setdefault("referrer-policy", "strict-origin-when-cross-origin")
    if request.url.path.startswith("/api/"):
        response.headers.setdefault("cache-control", "no-store")
    if not request.url.path.startswith("/api/docs"):
        response.headers.setdefault("content-security-policy", pages.policy(request.url.path, settings))
    return response
