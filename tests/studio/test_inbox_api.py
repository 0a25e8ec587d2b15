"""The inbox over HTTP: its shape, its order, its filters, and who may look."""

from datetime import timedelta
from pathlib import Path

import httpx

from accounts.service import Accounts
from foundation.clock import utc_now
from foundation.database import Database
from language.encoder import Encoder
from studio.collector import Collector
from studio.inbox import Inbox
from studio.models import InboxItem
from studio.neighbours import Neighbours
from studio.priority import LEAST_NOVEL, novelty, priority, uncertainty, with_random
from studio.schemas.inbox import InboxView, Neighbour
from studio.selection import is_drawn
from studio.workspace import Workspace
from tests.studio.inbox_parts import (
    PASSWORD,
    Chat,
    accounts,
    api,
    cache_file,
    change_sets,
    collector,
    decisions,
    encoder,
    inbox,
    neighbours,
    project,
    workspace,
)

__all__ = [
    "accounts",
    "api",
    "cache_file",
    "change_sets",
    "collector",
    "decisions",
    "encoder",
    "inbox",
    "neighbours",
    "project",
    "workspace",
]


async def headers(accounts: Accounts, name: str = "redaktor") -> dict[str, str]:
    token, _ = await accounts.log_in(name, PASSWORD)
    return {"authorization": f"Bearer {token}"}


async def seeded(database: Database, collector: Collector) -> None:
    for text in ("ka e frista for å søk", "ka e fristen for å søke", "hvem vant kampen i går", "lønna te en vekter"):
        chat = await Chat.begin(database)
        await chat.says(text)
    await collector.collect()


async def test_the_inbox_groups_by_meaning_and_shows_what_the_bot_thought_and_the_nearest_examples(
    api: httpx.AsyncClient, accounts: Accounts, database: Database, collector: Collector
) -> None:
    await seeded(database, collector)
    answer = await api.get("/inbox", headers=await headers(accounts))
    assert answer.status_code == 200
    body = answer.json()
    view = InboxView.model_validate(body)
    assert (view.open_items, view.decided_items) == (4, 0)
    assert sorted(len(group.items) for group in view.groups) == [1, 1, 2]
    assert [group.priority for group in view.groups] == sorted((g.priority for g in view.groups), reverse=True)
    pair = next(group for group in view.groups if len(group.items) == 2)
    assert pair.suggested == "ask_deadlines"
    assert [item.text_masked for item in pair.items] == ["ka e fristen for å søke", "ka e frista for å søk"]
    item = body["groups"][0]["items"][0]
    assert {"id", "text_masked", "reason", "predicted", "confidence", "nearest"} <= set(item)
    assert len(item["nearest"]) == 3 and item["nearest"][0]["likeness"] >= item["nearest"][2]["likeness"]
    assert item["ranking"][0] == {"intent": "ask_pay", "confidence": 0.3}
    assert any(line["here"] for line in item["context"])
    again = await api.get("/inbox", headers=await headers(accounts))
    assert [group["id"] for group in again.json()["groups"]] == [group.id for group in view.groups]


async def test_filters_narrow_the_items_and_leave_the_groups_what_they_are(
    api: httpx.AsyncClient, accounts: Accounts, database: Database, collector: Collector
) -> None:
    await seeded(database, collector)
    mine = await headers(accounts)
    whole = {group["id"]: group for group in (await api.get("/inbox", headers=mine)).json()["groups"]}
    found = (await api.get("/inbox", params={"q": "FRISTA søk"}, headers=mine)).json()["groups"]
    assert [[item["text_masked"] for item in group["items"]] for group in found] == [["ka e frista for å søk"]]
    assert found[0]["priority"] == whole[found[0]["id"]]["priority"]
    for empty in ({"reason": "thumbs_down"}, {"lang": "en"}, {"q": "frist kamp"}):
        assert (await api.get("/inbox", params=empty, headers=mine)).json()["groups"] == []
    assert len((await api.get("/inbox", params={"limit": 2}, headers=mine)).json()["groups"]) == 2
    counts = (await api.get("/inbox", params={"limit": 0}, headers=mine)).json()
    assert counts == {"groups": [], "open_items": 4, "decided_items": 0}
    assert (await api.get("/inbox", params={"reason": "rart"}, headers=mine)).status_code == 422


async def test_a_decision_over_http_closes_a_group_and_taking_it_back_opens_it(
    api: httpx.AsyncClient, accounts: Accounts, database: Database, collector: Collector
) -> None:
    await seeded(database, collector)
    mine = await headers(accounts)
    groups = (await api.get("/inbox", params={"q": "fris"}, headers=mine)).json()["groups"]
    ids = [item["id"] for group in groups for item in group["items"]]
    wish = {"item_ids": ids, "action": "relabel", "intent": "ask_deadlines", "change_set_id": None}
    made = await api.post("/decisions", json=wish, headers=mine)
    assert made.status_code == 201 and made.json()["added"] + len(made.json()["skipped"]) == 2
    body = (await api.get("/inbox", headers=mine)).json()
    assert (body["open_items"], body["decided_items"]) == (2, 2)
    latest = (await api.get("/decisions", headers=mine)).json()
    assert [one["id"] for one in latest] == [made.json()["id"]]
    undone = await api.delete(f"/decisions/{made.json()['id']}", headers=mine)
    assert undone.status_code == 200 and undone.json()["undone"] is True
    assert (await api.get("/inbox", headers=mine)).json()["open_items"] == 4
    unknown = await api.post("/decisions", json={**wish, "intent": "finnes_ikke"}, headers=mine)
    assert unknown.status_code == 404 and unknown.json()["code"] == "intent_unknown"
    assert (await api.post("/decisions", json={**wish, "intent": None}, headers=mine)).status_code == 422
    assert (await api.delete("/decisions/borte", headers=mine)).json()["code"] == "decision_unknown"
    rows = {"rows": [{"text": "når må æ levere søknaden sist", "intent": "ask_deadlines"}]}
    added = await api.post("/examples", json=rows, headers=mine)
    assert added.status_code == 201 and added.json()["added"] == 1


async def test_only_content_staff_get_in_and_a_forged_request_does_not(
    api: httpx.AsyncClient, accounts: Accounts
) -> None:
    assert (await api.get("/inbox")).status_code == 401
    counsellor = await headers(accounts, "veileder")
    wish = {"item_ids": ["x"], "action": "not_useful"}
    assert (await api.get("/inbox", headers=counsellor)).status_code == 403
    assert (await api.post("/decisions", json=wish, headers=counsellor)).status_code == 403
    assert (await api.delete("/decisions/x", headers=counsellor)).status_code == 403
    token, _ = await accounts.log_in("redaktor", PASSWORD)
    cookie = {"cookie": f"veiviser_session={token}"}
    forged = await api.post("/decisions", json=wish, headers=cookie)
    assert (forged.status_code, forged.json()["code"]) == (403, "forged_request")
    honest = await api.post("/decisions", json=wish, headers={**cookie, "x-requested-with": "veiviser"})
    assert honest.json()["code"] == "inbox_item_unknown"


async def test_random_groups_stand_at_every_tenth_place(
    api: httpx.AsyncClient, accounts: Accounts, database: Database, collector: Collector
) -> None:
    rows = [(f"doubtful-{n}", "unsure") for n in range(25)] + [(f"drawn-{n}", "random") for n in range(8)]
    async with database.write() as session:
        for number, (name, reason) in enumerate(rows):
            session.add(
                InboxItem(
                    id=name,
                    turn_id=name,
                    conversation_id="c",
                    seq=number,
                    at=utc_now() - timedelta(minutes=number),
                    text_masked=name.replace("-", " nummer "),
                    lang="nb",
                    reason=reason,
                    ranking=[],
                    context=[],
                    confidence=0.5,
                    state="open",
                )
            )
    mine = await headers(accounts)
    groups = (await api.get("/inbox", params={"limit": 20}, headers=mine)).json()["groups"]
    assert [place for place, group in enumerate(groups) if group["random"]] == [9, 19]
    only = (await api.get("/inbox", params={"reason": "random", "limit": 50}, headers=mine)).json()["groups"]
    assert len(only) == 8 and all(group["random"] for group in only)


def test_with_few_useful_groups_the_random_ones_stand_last_and_never_crowd_them_out() -> None:
    assert with_random(["a", "b"], ["r1", "r2"], 10) == ["a", "b", "r1"]
    assert with_random([], ["r1", "r2"], 30) == ["r1", "r2"]
    assert with_random([str(n) for n in range(50)], [], 30) == [str(n) for n in range(30)]
    assert with_random([str(n) for n in range(50)], ["r"] * 50, 30).count("r") == 3


def item(reason: str = "unsure", share: float = 0.5, days: int = 0) -> InboxItem:
    guess = [{"intent": "a", "confidence": share}]
    return InboxItem(reason=reason, ranking=guess, confidence=share, at=utc_now() - timedelta(days=days))


def test_priority_rises_with_doubt_with_number_and_with_novelty() -> None:
    now = utc_now()
    near = [Neighbour(text="x", intent="a", likeness=0.9)]
    far = [Neighbour(text="x", intent="a", likeness=0.4)]
    assert priority([item(share=0.3)], [near], now) > priority([item(share=0.8)], [near], now)
    assert priority([item()] * 4, [near] * 4, now) > priority([item()], [near], now)
    assert priority([item()], [far], now) > priority([item()], [near], now)
    assert priority([item()], [near], now) > priority([item(days=60)], [near], now) > 0
    assert uncertainty(item("thumbs_down", 0.99)) > uncertainty(item("unsure", 0.4))
    assert novelty([[Neighbour(text="x", intent="a", likeness=1.0)]]) == LEAST_NOVEL
    assert novelty([[]]) == 1.0


async def test_the_nearest_example_is_the_one_that_means_the_same_and_published_ones_are_noticed(
    database: Database, workspace: Workspace, neighbours: Neighbours, encoder: Encoder, tmp_path: Path
) -> None:
    vectors = await neighbours.vectors_of(["ka tjene en sykepleier", "hvordan går det med deg"])
    found = await neighbours.nearest(vectors, 3)
    assert [len(near) for near in found] == [3, 3]
    assert found[0][0].intent == "ask_pay" and found[1][0].intent == "how_are_you"
    before = neighbours.space.version
    await neighbours.refresh()
    assert neighbours.space.version == before, "nothing new, nothing made anew"
    file = workspace.root / "nlu_data" / "extra_for_neighbours.yml"
    try:
        file.write_text('version: "3.1"\nnlu:\n- intent: ask_pay\n  examples: |\n    - kakerlakkforskerlønn\n')
        await neighbours.refresh()
        assert "kakerlakkforskerlønn" in neighbours.space.texts
    finally:
        file.unlink()


async def test_without_a_build_the_inbox_shows_utterances_without_neighbours(
    database: Database, workspace: Workspace, encoder: Encoder, collector: Collector, tmp_path: Path
) -> None:
    await seeded(database, collector)
    view = await Inbox(database, Neighbours(database, workspace, encoder, tmp_path / "none.npz")).view()
    assert len(view.groups) == 4 and all(group.suggested is None for group in view.groups)


async def test_a_broken_cache_is_made_anew(database: Database, encoder: Encoder, tmp_path: Path) -> None:
    class Few:
        async def examples(self, session: object, change_set_id: str | None = None) -> list[tuple[str, str, str]]:
            return [
                ("ask_pay", 'hva tjener [leger]{"entity": "occupation", "value": "lege"}', "f"),
                ("greet", "hei", "f"),
            ]

    file = tmp_path / "neighbours.npz"
    file.write_bytes(b"PK\x03\x04 half a file")
    made = Neighbours(database, Few(), encoder, file)
    await made.refresh()
    assert made.space.texts == ["hva tjener leger", "hei"]
    assert file.stat().st_size > 500


def test_the_random_draw_is_the_same_in_every_process() -> None:
    drawn = [number for number in range(40) if is_drawn(f"turn {number}")]
    assert drawn == [1, 13, 17, 20, 22, 26, 32, 37]
