"""Asks the service, within the budget that a turn leaves to actions."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import httpx

BUDGET_SECONDS = 3.0  # of one action, all its look-ups together
LOOK_UP_SECONDS = 2.5
LONGEST_QUERY = 300
MOST_AVOIDED = 10
MOST_SHOWN = 8


class ServiceAway(Exception):
    """The service didn't answer in time, or not as agreed."""


@dataclass(frozen=True)
class Found:
    """Search results, best first, and the calibrated scores from which on to answer, to suggest or to say an answer's point.

    `likes`, `dislikes` and `own_work` are what the search read in the query, in normalised words; `kinds` how probable it is
    that the query is after an answer, a section of an occupation, `occupations` or `talk`.
    """

    results: list[dict[str, Any]] = field(default_factory=list)
    answer: float = 1.0
    suggest: float = 1.0
    likes: str = ""
    dislikes: tuple[str, ...] = ()
    own_work: tuple[str, ...] = ()
    kinds: dict[str, float] = field(default_factory=dict)
    point: float = 1.0

    def at_least(self, score: float, kind: str | None = None) -> list[dict[str, Any]]:
        """Return the results of a kind ("answer", "occupation" or all) with at least this score."""
        return [r for r in self.results if r["score"] >= score and kind in (None, r["kind"])]


_clients: dict[str, httpx.AsyncClient] = {}


def service_url() -> str:
    """Return the service's base URL."""
    return os.environ.get("VEIVISER_SERVICE_URL", "http://127.0.0.1:8000").rstrip("/")


async def search(
    query: str,
    lang: str,
    *,
    kind: str | None = None,
    intent: str | None = None,
    exclude: Sequence[str] = (),
    avoid: Sequence[str] = (),
    asked: str = "",
    shown: Sequence[str] = (),
    told: Sequence[tuple[str, str]] = (),
    limit: int = 5,
) -> Found:
    """Search the content; `asked` is what was asked before, `shown` the answers given lately. Raises ServiceAway.

    `told` are answers and points of theirs that were said already.
    """
    query = _shortened(query)
    if not query:
        return Found()
    wanted = {
        "q": query,
        "lang": lang,
        "limit": str(limit),
        "kind": kind,
        "intent": intent,
        "exclude": ",".join(exclude) or None,
        "avoid": list(avoid)[:MOST_AVOIDED],
        "asked": asked,
        "shown": ",".join(shown[:MOST_SHOWN]),
        "told": ",".join(f"{one}:{point}" for one, point in told[:MOST_SHOWN]),
    }
    answer = await _get("/api/v1/search", {name: value for name, value in wanted.items() if value})
    try:
        thresholds = answer["thresholds"]
        results = [
            {**r, "score": float(r["score"]), "kind": str(r["kind"]), "id": str(r["id"])} for r in answer["results"]
        ]
        wishes = answer["wishes"]
        return Found(
            results,
            float(thresholds["answer"]),
            float(thresholds["suggest"]),
            str(wishes["likes"]),
            tuple(str(one) for one in wishes["dislikes"]),
            tuple(str(one) for one in wishes["own_work"]),
            {str(name): float(value) for name, value in (answer.get("kinds") or {}).items()},
            float(thresholds["point"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ServiceAway(f"search answered otherwise than agreed: {error!r}") from error


async def occupation(
    occupation_id: str, lang: str, question: str = "", asked: str = "", shown: Sequence[str] = ()
) -> dict[str, Any] | None:
    """Return an occupation's record, with its `reply` to a question, if it has one; None when there is no such record.

    `asked` is what was asked before, `shown` the answers given lately. Raises ServiceAway.
    """
    wanted = {"lang": lang, "q": _shortened(question), "asked": asked, "shown": ",".join(shown[:MOST_SHOWN])}
    try:
        return await _get(
            f"/api/v1/occupations/{occupation_id}", {name: value for name, value in wanted.items() if value}
        )
    except ServiceAway as away:
        if isinstance(away.__cause__, httpx.HTTPStatusError) and away.__cause__.response.status_code == 404:
            return None
        raise


async def availability(lang: str) -> dict[str, Any]:
    """Return whether counsellors are there, and the opening hours in words. Raises ServiceAway."""
    return await _get("/api/v1/availability", {"lang": lang})


async def send(method: str, path: str, body: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Go on with a reflection: a call below /api/v1/guidance with our own secret. Raises ServiceAway."""
    secret = os.environ.get("VEIVISER_INTERNAL_TOKEN", "")
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    try:
        response = await _client().request(method, f"/api/v1/guidance{path}", json=body, headers=headers)
        response.raise_for_status()
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise ServiceAway(f"{path}: {type(error).__name__}") from error
    if not isinstance(answer, dict):
        raise ServiceAway(f"{path} answered no object")
    return answer


def _shortened(text: str) -> str:
    return " ".join(text.split())[:LONGEST_QUERY]


async def _get(path: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    try:
        response = await _client().get(path, params=wanted)
        response.raise_for_status()
        answer = response.json()
    except (httpx.HTTPError, ValueError) as error:
        raise ServiceAway(f"{path}: {type(error).__name__}") from error
    if not isinstance(answer, dict):
        raise ServiceAway(f"{path} answered no object")
    return answer


def _client() -> httpx.AsyncClient:
    url = service_url()
    if url not in _clients:
        _clients[url] = httpx.AsyncClient(
            base_url=url,
            timeout=LOOK_UP_SECONDS,
            trust_env=False,
            limits=httpx.Limits(max_connections=32, max_keepalive_connections=16, keepalive_expiry=60),
        )
    return _clients[url]


def forget_connections() -> None:
    """Drop the connections, as when the event loop they belong to is gone."""
    _clients.clear()
