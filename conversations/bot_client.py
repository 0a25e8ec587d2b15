"""Asks Rasa for the bot's words, over our own channel (bot/channel.py)."""

from dataclasses import dataclass, field
from typing import Any

import httpx


class BotAway(Exception):
    """Rasa didn't answer this time; asking again with the same turn id is harmless."""


@dataclass(frozen=True)
class BotReply:
    """What the bot wants said and done in one turn."""

    model_id: str | None
    messages: list[dict[str, Any]] = field(default_factory=list)
    directives: list[dict[str, Any]] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)
    active_loop: str | None = None
    intent: str | None = None
    confidence: float | None = None
    error: str | None = None


class BotClient:
    """A connection to one Rasa."""

    def __init__(self, base_url: str) -> None:
        self._http = httpx.AsyncClient(
            base_url=base_url, limits=httpx.Limits(max_connections=64, max_keepalive_connections=32)
        )

    async def ask(
        self,
        *,
        sender: str,
        turn_id: str,
        text: str,
        payload: dict[str, Any] | None,
        lang: str,
        slots: dict[str, Any],
        timeout_seconds: float,
    ) -> BotReply:
        """Return the bot's reply to one turn. Raises BotAway when there is none within `timeout_seconds`."""
        body = {
            "sender": sender,
            "turn_id": turn_id,
            "text": text,
            "payload": payload,
            "lang": lang,
            "slots": slots,
        }
        try:
            response = await self._http.post("/webhooks/veiviser/turn", json=body, timeout=timeout_seconds)
            response.raise_for_status()
            answer = response.json()
            intent = answer.get("intent") or {}
            return BotReply(
                model_id=answer.get("model_id"),
                messages=answer["messages"],
                directives=answer.get("directives") or [],
                slots=answer.get("slots") or {},
                active_loop=answer.get("active_loop"),
                intent=intent.get("name"),
                confidence=intent.get("confidence"),
                error=answer.get("error"),
            )
        except (httpx.HTTPError, ValueError, KeyError) as error:
            raise BotAway(type(error).__name__) from error

    async def health(self) -> dict[str, Any]:
        """Return what Rasa says of itself. Raises BotAway."""
        try:
            response = await self._http.get("/webhooks/veiviser/health", timeout=2)
            response.raise_for_status()
            answer: dict[str, Any] = response.json()
            return answer
        except (httpx.HTTPError, ValueError) as error:
            raise BotAway(type(error).__name__) from error

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()
