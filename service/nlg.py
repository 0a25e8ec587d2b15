"""Rasa's NLG endpoint over the same renderer, so that `rasa shell` speaks as the service does."""

from typing import Any

from fastapi import APIRouter, HTTPException, Request
from pydantic import BaseModel

from conversations.voice import Voice
from retrieval.rendering import RenderError

router = APIRouter(include_in_schema=False)
LOOPBACK = {"127.0.0.1", "::1", "testclient"}


class NlgRequest(BaseModel):
    """What Rasa asks: a response key, and where the conversation stands."""

    response: str
    arguments: dict[str, Any] = {}
    tracker: dict[str, Any] = {}


@router.post("/internal/nlg")
async def nlg(body: NlgRequest, request: Request) -> dict[str, Any]:
    """Return Rasa's message for a response key, in bokmål. Only for programs on this machine."""
    if request.client is None or request.client.host not in LOOPBACK or "x-forwarded-for" in request.headers:
        raise HTTPException(404)
    voice: Voice = request.app.state.conversations.voice
    slots = {**(body.tracker.get("slots") or {}), **body.arguments}
    try:
        speech = voice.say(body.response, "nb", slots)
    except RenderError as error:
        raise HTTPException(404) from error
    buttons = [{"title": b["title"], "payload": f"/{b['intent']}"} for b in speech.buttons]
    return {"text": speech.text, "buttons": buttons}
