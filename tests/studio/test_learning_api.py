"""The learning part over HTTP: its shapes, its errors, and who may look."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from fastapi import FastAPI

import studio.api.learning
from accounts.service import Accounts
from foundation.database import Database
from service import problems
from studio.learning import Learning
from studio.schemas.learning import ReportView, ReviewList, ReviewView, ShadowView
from tests.studio.inbox_parts import PASSWORD, Chat, accounts
from tests.studio.learning_parts import learning, reader, register, this_week

__all__ = ["accounts", "learning", "reader"]


@pytest.fixture
async def api(accounts: Accounts, learning: Learning) -> AsyncIterator[httpx.AsyncClient]:
    """The room's HTTP, with the house's own errors and logins, as a member of the content staff."""
    app = FastAPI()
    problems.install(app)
    app.include_router(studio.api.learning.router)
    app.state.accounts = accounts
    app.state.studio = SimpleNamespace(learning=learning)
    token, _ = await accounts.log_in("redaktor", PASSWORD)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app),
        base_url="http://test/api/v1/studio",
        headers={"authorization": f"Bearer {token}"},
    ) as client:
        yield client


async def test_the_report_is_of_this_week_unless_another_is_asked_for(
    api: httpx.AsyncClient, database: Database
) -> None:
    chat = await Chat.begin(database)
    await chat.says("ka e greia")
    body = (await api.get("/report")).json()
    report = ReportView.model_validate(body)
    assert (report.week, report.conversations, report.unanswered.share) == (str(this_week()), 1, 1.0)
    assert set(body["containment"]) == {"share", "low", "high", "count", "of"}
    other = (await api.get("/report", params={"week": "2026-W01"})).json()
    assert (other["week"], other["previous_week"], other["next_week"]) == ("2026-W01", "2025-W52", "2026-W02")
    for wrong in ("2026-W54", "uke 3", "1999-W01", ""):
        for path in ("/report", "/reviews"):
            answer = await api.get(path, params={"week": wrong})
            assert answer.status_code == 422, wrong
            assert answer.headers["content-type"] == "application/problem+json"


async def test_reviews_are_drawn_and_judged(api: httpx.AsyncClient, database: Database) -> None:
    chat = await Chat.begin(database)
    await chat.says("hei")
    await chat.says("jeg heter Kari Nordmann")
    listed = ReviewList.model_validate((await api.get("/reviews")).json())
    assert (listed.week, listed.judged, len(listed.reviews)) == (str(this_week()), 0, 1)
    path = f"/reviews/{listed.reviews[0].id}"
    judged = ReviewView.model_validate((await api.put(path, json={"verdict": "resolved"})).json())
    assert (judged.verdict, judged.by) == ("resolved", "redaktor")
    assert (await api.put(path, json={"verdict": "kanskje"})).status_code == 422
    assert (await api.get("/report")).json()["resolution"]["share"] == 1.0
    assert (await api.put(path, json={"verdict": None})).json()["verdict"] is None
    gone = await api.put("/reviews/borte", json={"verdict": "resolved"})
    assert (gone.status_code, gone.json()["code"]) == (404, "record_unknown")


async def test_a_shadow_is_started_looked_at_and_ended(
    api: httpx.AsyncClient, database: Database, learning: Learning, tmp_path: Path
) -> None:
    assert (await api.get("/shadow")).json() == {
        "model_id": None,
        "started_at": None,
        "turns": 0,
        "agreed": 0,
        "disagreements": [],
    }
    unknown = await api.put("/shadow", json={"model_id": "borte"})
    assert (unknown.status_code, unknown.json()["code"]) == (404, "model_unknown")
    await register(database, tmp_path, "ny")
    begun = await api.put("/shadow", json={"model_id": "ny"})
    assert begun.status_code == 200 and begun.json()["model_id"] == "ny"
    chat = await Chat.begin(database)
    await chat.says("hva tjener en lege")
    await learning.shadow.follow()
    seen = ShadowView.model_validate((await api.get("/shadow")).json())
    assert (seen.turns, seen.agreed) == (1, 0)
    assert (seen.disagreements[0].live_intent, seen.disagreements[0].shadow_intent) == ("nlu_fallback", "ask_pay")
    assert (await api.delete("/shadow")).json()["model_id"] is None


async def test_only_content_staff_get_in(api: httpx.AsyncClient, accounts: Accounts) -> None:
    token, _ = await accounts.log_in("veileder", PASSWORD)
    counsellor = {"authorization": f"Bearer {token}"}
    wishes = (
        ("GET", "/shadow", None),
        ("PUT", "/shadow", {"model_id": "ny"}),
        ("DELETE", "/shadow", None),
        ("GET", "/report", None),
        ("GET", "/reviews", None),
        ("PUT", "/reviews/x", {"verdict": "resolved"}),
    )
    for method, path, body in wishes:
        assert (await api.request(method, path, json=body, headers=counsellor)).status_code == 403
        assert (await api.request(method, path, json=body, headers={"authorization": ""})).status_code == 401


async def test_the_part_follows_the_traffic_from_start_to_stop(
    database: Database, learning: Learning, api: httpx.AsyncClient, tmp_path: Path
) -> None:
    learning.shadow.every_seconds = 0.02
    await register(database, tmp_path, "ny")
    await api.put("/shadow", json={"model_id": "ny"})
    await learning.start()
    chat = await Chat.begin(database)
    await chat.says("hva tjener en lege")
    async with asyncio.timeout(10):
        while (await learning.shadow.view()).turns == 0:
            await asyncio.sleep(0.02)
    await learning.stop()
    await chat.says("hva tjener en pilot")
    await asyncio.sleep(0.1)
    assert (await learning.shadow.view()).turns == 1
