"""Asks Rasa for the bot's words, over our own channel (bot/channel.py); there may be several, and they may move."""

import asyncio
import hashlib
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx
import structlog

log = structlog.get_logger(__name__)
Urls = Callable[[], Awaitable[list[str]]]
REFRESH_SECONDS = 0.5
# For so long nobody is sent to a Rasa that refused a connection, unless there is no other.
ASIDE_SECONDS = 2.0
PARSE_SECONDS = 30.0


class BotAway(Exception):
    """Rasa didn't answer this time; asking again with the same turn id is harmless."""


@dataclass(frozen=True)
class BotReply:
    """What the bot wants said and done in one turn; `ranking` is {name, confidence} of what it may have meant."""

    model_id: str | None
    messages: list[dict[str, Any]] = field(default_factory=list)
    directives: list[dict[str, Any]] = field(default_factory=list)
    slots: dict[str, Any] = field(default_factory=dict)
    active_loop: str | None = None
    intent: str | None = None
    confidence: float | None = None
    ranking: list[dict[str, Any]] = field(default_factory=list)
    error: str | None = None


class BotClient:
    """Connections to the Rasas that have the live model.

    `urls` tells where they are, asked every half second at most; where there is none, `fallback_url` is asked.
    """

    def __init__(self, fallback_url: str, urls: Urls | None = None) -> None:
        self._fallback = fallback_url.rstrip("/")
        self._ask_urls = urls
        self._urls: list[str] = []
        self._refreshed = float("-inf")
        self._refreshing = asyncio.Lock()
        self._aside: dict[str, float] = {}
        self._http = httpx.AsyncClient(limits=httpx.Limits(max_connections=128, max_keepalive_connections=64))

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
        answer = await self._answer(sender, "POST", "turn", body, timeout_seconds)
        try:
            intent = answer.get("intent") or {}
            return BotReply(
                model_id=answer.get("model_id"),
                messages=answer["messages"],
                directives=answer.get("directives") or [],
                slots=answer.get("slots") or {},
                active_loop=answer.get("active_loop"),
                intent=intent.get("name"),
                confidence=intent.get("confidence"),
                ranking=intent.get("ranking") or [],
                error=answer.get("error"),
            )
        except (KeyError, AttributeError) as error:
            raise BotAway(type(error).__name__) from error

    async def parse(self, texts: list[str]) -> dict[str, Any]:
        """Return {model_id, readings} of texts by the live model; no conversation notices. Raises BotAway."""
        return await self._answer("", "POST", "parse", {"texts": texts}, PARSE_SECONDS)

    async def health(self) -> dict[str, Any]:
        """Return what Rasa says of itself. Raises BotAway."""
        return await self._answer("", "GET", "health", None, 2)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _answer(
        self, sender: str, method: str, route: str, body: dict[str, Any] | None, timeout_seconds: float
    ) -> dict[str, Any]:
        base = await self._url_for(sender)
        try:
            response = await self._http.request(
                method, f"{base}/webhooks/veiviser/{route}", json=body, timeout=timeout_seconds
            )
            response.raise_for_status()
            answer: dict[str, Any] = response.json()
            return answer
        except (httpx.HTTPError, ValueError) as error:
            if isinstance(error, httpx.ConnectError | httpx.RemoteProtocolError | httpx.ReadError):
                self._aside[base] = time.monotonic() + ASIDE_SECONDS
                self._refreshed = float("-inf")
            raise BotAway(type(error).__name__) from error

    async def _url_for(self, sender: str) -> str:
        await self._refresh()
        now = time.monotonic()
        self._aside = {url: until for url, until in self._aside.items() if until > now}
        return url_for(sender, self._urls, self._fallback, self._aside)

    async def _refresh(self) -> None:
        if self._ask_urls is None or time.monotonic() - self._refreshed < REFRESH_SECONDS:
            return
        async with self._refreshing:
            if time.monotonic() - self._refreshed < REFRESH_SECONDS:
                return
            try:
                self._urls = [url.rstrip("/") for url in await self._ask_urls()]
            except Exception as error:
                # What was true half a second ago is the best guess.
                log.warning("bot_urls_unknown", error=type(error).__name__)
            self._refreshed = time.monotonic()


def url_for(sender: str, urls: Sequence[str], fallback: str, aside: dict[str, float]) -> str:
    """Return whom to ask for a sender: the same one as long as it is there (rendezvous hashing, Thaler 1998).

    URLs in `aside` refused lately: they are asked when there is nobody else, `fallback` before them.
    """
    standing = [url for url in urls if url not in aside]
    if not standing:
        return fallback if fallback not in aside or not urls else urls[0]
    return max(standing, key=lambda url: hashlib.blake2b(f"{sender} {url}".encode(), digest_size=8).digest())
