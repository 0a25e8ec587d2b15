"""HTTP of training: the wire, who may what, and readings side by side."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from accounts.service import Accounts
from conversations.bot_client import BotAway
from foundation.database import Database
from service import problems
from studio.api import training
from studio.readers import Readers
from tests.studio.reports import misread, report
from tests.studio.trained_parts import PASSWORD, Studio


class LiveBot:
    """Stands in for the live Rasa, which has tests of its own."""

    away = False

    async def parse(self, texts: list[str]) -> dict[str, Any]:
        if self.away:
            raise BotAway("ConnectError")
        readings = [{"text": t, "intent": "greet", "confidence": 0.9, "ranking": [], "entities": []} for t in texts]
        return {"model_id": "live", "readings": readings}


@pytest.fixture
async def studio(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Studio]:
    made = Studio(database, tmp_path, monkeypatch)
    await made.live(report())
    yield made
    await made.runs.stop()


@pytest.fixture
async def app(studio: Studio) -> AsyncIterator[FastAPI]:
    await studio.people()
    made = FastAPI()
    problems.install(made)
    made.include_router(training.router)
    readers = Readers(studio.settings, studio.registry)
    made.state.accounts = Accounts(studio.database, 1)
    made.state.bot = LiveBot()
    made.state.studio = SimpleNamespace(runs=studio.runs, readers=readers)
    yield made
    await readers.stop()


async def client(app: FastAPI, username: str) -> httpx.AsyncClient:
    token, _ = await app.state.accounts.log_in(username, PASSWORD)
    return httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app),
        base_url="http://test/api/v1/studio",
        headers={"authorization": f"Bearer {token}"},
    )


async def test_a_run_is_accepted_followed_listed_and_published(app: FastAPI, studio: Studio) -> None:
    async with await client(app, "redaktor") as http:
        draft = await studio.draft((await studio.people())["redaktor"])
        begun = await http.post("/runs", json={"change_set_id": draft.id})
        assert begun.status_code == 202 and begun.json()["state"] == "queued"
        run_id = begun.json()["id"]
        await studio.over(run_id)
        run = (await http.get(f"/runs/{run_id}")).json()
        assert (run["state"], run["green"], run["change_set_title"]) == ("ready", True, "Flere hilsener")
        assert set(run["seconds"]) == {"train", "evaluate", "swap"}
        assert {"rule", "ok", "measured", "limit"} <= set(run["gate"][0])
        assert {"accuracy", "macro_f1", "ece", "crisis_recall"} <= set(run["candidate"])
        listed = (await http.get("/runs")).json()["runs"]
        assert [one["id"] for one in listed] == [run_id] and listed[0]["gate"] == []
        assert (await http.get("/runs", params={"change_set_id": "other"})).json() == {"runs": []}
        published = await http.post(f"/runs/{run_id}/publish", json={})
        assert published.status_code == 202 and published.json()["state"] == "publishing"
        assert published.json()["swap_id"]
        assert (await http.post(f"/runs/{run_id}/publish", json={})).json()["code"] == "run_not_ready"


async def test_the_picture_is_an_image_of_either_model(app: FastAPI, studio: Studio) -> None:
    studio.order(report=report(misread("greet", 3, "ask_pay"), model_id="kandidat"))
    run = await studio.ready(None)
    async with await client(app, "redaktor") as http:
        new = await http.get(f"/runs/{run.id}/confusion.svg")
        assert new.headers["content-type"].startswith("image/svg+xml") and "greet leses som ask_pay" in new.text
        old = await http.get(f"/runs/{run.id}/confusion.svg", params={"model": "live"})
        assert old.status_code == 200 and "greet leses som" not in old.text
        assert (await http.get("/runs/none/confusion.svg")).status_code == 404


async def test_red_is_409_with_the_rules_named_and_403_for_a_reason_without_the_right(
    app: FastAPI, studio: Studio
) -> None:
    studio.order(report=report(misread("crisis", 3, "greet"), model_id="kandidat"))
    run = await studio.ready(None)
    async with await client(app, "redaktor") as http:
        red = await http.post(f"/runs/{run.id}/publish", json={"override_reason": None})
        assert (red.status_code, red.json()["code"]) == (409, "gate_red")
        assert "kriser oppdages" in red.json()["detail"]
        assert (await http.post(f"/runs/{run.id}/publish", json={"override_reason": "Jo"})).status_code == 403
    async with await client(app, "leder") as http:
        opened = await http.post(f"/runs/{run.id}/publish", json={"override_reason": "Sak 12"})
        assert opened.status_code == 202 and opened.json()["override_reason"] == "Sak 12"


async def test_a_second_run_is_409_and_a_cancelled_one_makes_room(app: FastAPI, studio: Studio) -> None:
    studio.order(train="hang")
    async with await client(app, "redaktor") as http:
        run_id = (await http.post("/runs", json={})).json()["id"]
        assert (await http.post("/runs", json={})).json()["code"] == "run_active"
        cancelled = await http.post(f"/runs/{run_id}/cancel")
        assert cancelled.json()["state"] == "cancelled"
        assert (await http.post(f"/runs/{run_id}/publish", json={})).status_code == 409
        assert (await http.post("/runs/none/cancel")).status_code == 404


async def test_texts_are_read_side_by_side_by_the_live_model_and_others(app: FastAPI, studio: Studio) -> None:
    async with await client(app, "redaktor") as http:
        body = {"texts": ["hei", "hå"], "models": ["live", "live", "kandidat"]}
        assert (await http.post("/parse", json=body)).json()["code"] == "model_unknown"
        await studio.ready(None)
        read = (await http.post("/parse", json=body)).json()["models"]
        assert [one["model"] for one in read] == ["live", "kandidat"]
        assert [one["text"] for one in read[1]["readings"]] == ["hei", "hå"]
        assert read[0]["model_id"] == "live"
        app.state.bot.away = True
        assert (await http.post("/parse", json=body)).status_code == 503
        assert (await http.post("/parse", json={"texts": [], "models": ["live"]})).status_code == 422


async def test_only_content_staff_train(app: FastAPI) -> None:
    async with await client(app, "veileder") as http:
        assert (await http.get("/runs")).status_code == 403
        assert (await http.post("/parse", json={"texts": ["hei"]})).status_code == 403
