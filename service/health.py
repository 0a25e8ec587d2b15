"""Is it alive, can it serve people, and how is every part: told truthfully."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from conversations.bot_client import BotAway

router = APIRouter(tags=["health"])


@router.get("/health/live")
async def live() -> dict[str, str]:
    """The process runs."""
    return {"status": "ok"}


@router.get("/health/ready")
async def ready(request: Request) -> JSONResponse:
    """It can serve people: the database answers. Human chat goes on while the bot is away."""
    part = await _checked(request.app.state.database.ping)
    return JSONResponse(part, 200 if part["status"] == "ok" else 503)


@router.get("/health")
async def health(request: Request) -> JSONResponse:
    """Every part by name. 503 only when people can't be served; a part that is away makes it `degraded`."""
    state = request.app.state
    parts: dict[str, dict[str, Any]] = {
        "database": await _checked(state.database.ping),
        "fanout": await _checked(state.fanout.ping),
        "search": await _checked(lambda: _search(state)),
        "rasa": await _checked(lambda: _rasa(state)),
        "actions": await _checked(lambda: _actions(state)),
    }
    well = all(part["status"] == "ok" for part in parts.values())
    serving = parts["database"]["status"] == "ok"
    status = "ok" if well else "degraded" if serving else "down"
    return JSONResponse({"status": status, "parts": parts}, 200 if serving else 503)


async def _checked(check: Callable[[], Awaitable[dict[str, Any] | None]]) -> dict[str, Any]:
    try:
        return {"status": "ok", **(await check() or {})}
    except Exception as error:
        return {"status": "down", "error": str(error) or type(error).__name__}


async def _search(state: Any) -> dict[str, Any]:
    if not state.library.ready:
        raise RuntimeError("the index is not loaded")
    return {"content": state.library.content.hash[:12], "occupations": len(state.library.content.occupations)}


async def _rasa(state: Any) -> dict[str, Any]:
    told = await state.bot.health()
    if told.get("status") != "ok":
        raise BotAway(str(told.get("error") or told.get("status")))
    return {key: value for key, value in told.items() if key != "status"}


async def _actions(state: Any) -> dict[str, Any]:
    async with httpx.AsyncClient() as http:
        response = await http.get(f"http://127.0.0.1:{state.settings.actions_port}/health", timeout=2)
        response.raise_for_status()
    return {}
