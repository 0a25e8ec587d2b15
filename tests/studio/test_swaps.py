"""Swaps: every host must be ready, one transaction moves the pointer, and a failure changes nothing else."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession

import studio.api.hosts
import studio.api.models
from accounts.models import AuditEntry
from accounts.service import Accounts
from conversations.bot_client import url_for
from foundation.clock import utc_now
from foundation.database import Database
from service import problems
from studio import swaps as swaps_module
from studio.errors import ChangeSetConflict, ModelUnknown, SwapActive
from studio.hosts import Hosts, urls_of
from studio.models import BotHost, LiveModel, Run, Swap
from studio.registry import Registry, move_pointer
from studio.schemas.hosts import HostReport, NextReport
from studio.swaps import Swaps, verdict
from tests.studio.test_registry import add

SECRET = "a secret between processes"


@pytest.fixture
def hosts(database: Database) -> Hosts:
    return Hosts(database)


@pytest.fixture
async def registry(database: Database, tmp_path: Path) -> Registry:
    """Two models, the old one live."""
    made = Registry(database, tmp_path / "files")
    for name in ("old", "new"):
        await add(made, tmp_path, name)
    async with database.write() as session:
        await move_pointer(session, "old")
    return made


@pytest.fixture
def swaps(database: Database, hosts: Hosts, registry: Registry) -> Swaps:
    return Swaps(database, hosts, registry)


async def tell(hosts: Hosts, host: str, model: str = "old", coming: str | None = None, state: Any = "ready") -> None:
    """Let a host report; `coming` is what it makes ready."""
    following = (
        NextReport(model_id=coming, url=f"http://{host}/new", state=state, error="gikk i stå") if coming else None
    )
    await hosts.heartbeat(host, HostReport(url=f"http://{host}/old", model_id=model, next=following))


async def live_and_epoch(database: Database) -> tuple[str, int]:
    async with database.read() as session:
        pointer = await session.get_one(LiveModel, 1)
        return pointer.model_id, pointer.epoch


async def test_the_pointer_moves_when_every_host_is_ready_and_not_before(
    swaps: Swaps, hosts: Hosts, database: Database
) -> None:
    await tell(hosts, "a")
    await tell(hosts, "b")
    swap = await swaps.request("new", kind="publish", by="redaktor", why="bedre")
    await tell(hosts, "a", coming="new")
    await tell(hosts, "b", coming="new", state="starting")
    await swaps.look_once()
    assert await live_and_epoch(database) == ("old", 1)
    assert await hosts.urls() == ["http://a/old", "http://b/old"]
    await tell(hosts, "b", coming="new")
    await swaps.look_once()
    assert await live_and_epoch(database) == ("new", 2)
    found = await swaps.get(swap.id)
    assert found is not None
    assert (found.state, found.active, found.previous_model_id) == ("live", None, "old")
    # Before the hosts have noticed, turns already go to what they made ready.
    assert await hosts.urls() == ["http://a/new", "http://b/new"]
    async with database.read() as session:
        done = [(entry.who, entry.what) for entry in await session.scalars(select(AuditEntry).order_by(AuditEntry.id))]
    assert done == [("redaktor", "model_swap_asked"), ("redaktor", "model_live")]


async def test_one_failing_host_leaves_all_as_it_was_and_says_why(
    swaps: Swaps, hosts: Hosts, database: Database
) -> None:
    await tell(hosts, "a")
    await tell(hosts, "b")
    swap = await swaps.request("new", kind="publish", by="redaktor", why="")
    await tell(hosts, "a", coming="new")
    await tell(hosts, "b", coming="new", state="failed")
    await swaps.look_once()
    found = await swaps.get(swap.id)
    assert found is not None and found.state == "failed" and found.error is not None
    assert "på b: gikk i stå" in found.error
    assert await live_and_epoch(database) == ("old", 1)
    # The way is free for another try, which an old failure doesn't end.
    await swaps.request("new", kind="publish", by="redaktor", why="")
    await swaps.look_once()
    assert [move.state for move in await Registry(database, Path()).moves()] == ["preparing", "failed"]


async def test_only_one_swap_at_a_time(swaps: Swaps, hosts: Hosts) -> None:
    await tell(hosts, "a")
    tries = [swaps.request("new", kind="publish", by="redaktor", why="") for _ in range(5)]
    results = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(isinstance(result, Swap) for result in results) == 1
    assert sum(isinstance(result, SwapActive) for result in results) == 4


async def test_an_unknown_model_cannot_be_asked_for(swaps: Swaps) -> None:
    with pytest.raises(ModelUnknown):
        await swaps.request("nobody", kind="publish", by="redaktor", why="")


async def test_a_model_that_is_live_already_is_so_at_once(swaps: Swaps, database: Database) -> None:
    called = []

    async def hook(_session: AsyncSession, swap: Swap) -> None:
        called.append(swap.id)

    swaps.on_live.append(hook)
    swap = await swaps.request("old", kind="publish", by="redaktor", why="")
    assert swap.state == "live" and called == [swap.id]
    assert await live_and_epoch(database) == ("old", 1)


async def test_many_coordinators_move_the_pointer_once(
    database: Database, hosts: Hosts, registry: Registry, swaps: Swaps
) -> None:
    called = []

    async def hook(_session: AsyncSession, swap: Swap) -> None:
        called.append(swap.id)

    await tell(hosts, "a")
    swap = await swaps.request("new", kind="publish", by="redaktor", why="")
    await tell(hosts, "a", coming="new")
    replicas = [Swaps(database, hosts, registry) for _ in range(4)]
    for replica in replicas:
        replica.on_live.append(hook)
    await asyncio.gather(*(replica.look_once() for replica in replicas))
    assert called == [swap.id]
    assert await live_and_epoch(database) == ("new", 2)


async def test_a_hook_that_refuses_fails_the_swap_and_moves_nothing(
    swaps: Swaps, hosts: Hosts, database: Database
) -> None:
    async def hook(session: AsyncSession, _swap: Swap) -> None:
        session.add(AuditEntry(who="x", what="never kept"))
        raise ChangeSetConflict(where="nlu_data/faq.yml")

    swaps.on_live.append(hook)
    await tell(hosts, "a")
    swap = await swaps.request("new", kind="publish", by="redaktor", why="")
    await tell(hosts, "a", coming="new")
    await swaps.look_once()
    found = await swaps.get(swap.id)
    assert found is not None and found.state == "failed" and "change_set_conflict" in (found.error or "")
    assert await live_and_epoch(database) == ("old", 1)
    async with database.read() as session:
        assert await session.scalar(select(AuditEntry).where(AuditEntry.what == "never kept")) is None


async def test_a_database_that_refuses_a_swap_is_asked_again_until_the_swap_is_late(
    swaps: Swaps, hosts: Hosts, database: Database
) -> None:
    async def hook(_session: AsyncSession, _swap: Swap) -> None:
        raise OperationalError("UPDATE", {}, Exception("refused"))

    swaps.on_live.append(hook)
    await tell(hosts, "a")
    swap = await swaps.request("new", kind="publish", by="redaktor", why="")
    await tell(hosts, "a", coming="new")
    with pytest.raises(OperationalError):
        await swaps.look_once()
    async with database.write() as session:
        row = await session.get(Swap, swap.id)
        assert row is not None and row.state == "preparing"
        row.at -= timedelta(seconds=swaps_module.PREPARE_SECONDS)
    await swaps.look_once()
    found = await swaps.get(swap.id)
    assert found is not None and found.state == "failed" and "OperationalError" in (found.error or "")
    assert await live_and_epoch(database) == ("old", 1)


async def test_without_hosts_a_swap_fails_clearly(
    swaps: Swaps, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swaps_module, "HOSTLESS_SECONDS", 0.05)
    monkeypatch.setattr(swaps_module, "LOOK_SECONDS", 0.02)
    swap = await swaps.request("new", kind="publish", by="redaktor", why="")
    await swaps.start()
    try:
        for _ in range(200):
            found = await swaps.get(swap.id)
            assert found is not None
            if found.state != "preparing":
                break
            await asyncio.sleep(0.02)
    finally:
        await swaps.stop()
    assert found.state == "failed" and "Ingen bot-vert" in (found.error or "")
    assert await live_and_epoch(database) == ("old", 1)


async def test_a_swap_that_takes_too_long_fails_also_after_the_service_was_away(
    swaps: Swaps, hosts: Hosts, database: Database
) -> None:
    await tell(hosts, "a")
    swap = await swaps.request("new", kind="publish", by="redaktor", why="")
    async with database.write() as session:
        await session.execute(update(Swap).values(at=utc_now() - timedelta(seconds=121)))
    await swaps.look_once()
    found = await swaps.get(swap.id)
    assert found is not None and found.state == "failed" and "120 sekunder (a)" in (found.error or "")


def _host(name: str, **columns: Any) -> BotHost:
    return BotHost(id=name, url=f"http://{name}", seen_at=columns.pop("seen_at", utc_now()), **columns)


def test_the_verdict_waits_for_the_slowest_host() -> None:
    ready = _host("a", model_id="old", next_model_id="new", next_state="ready")
    slow = _host("b", model_id="old", next_model_id="new", next_state="starting")
    already = _host("c", model_id="new")
    assert verdict("new", [ready, slow], 5, 0)[0] == "wait"
    assert verdict("new", [ready, already], 5, 0)[0] == "live"
    assert verdict("new", [], 5, 5)[0] == "wait"
    other = _host("d", model_id="old", next_model_id="another", next_state="ready")
    assert verdict("new", [ready, other], 5, 0)[0] == "wait"


def test_turns_go_to_the_live_model_and_where_nobody_has_it_to_whoever_answers() -> None:
    late = _host("late", model_id="old")
    there = _host("there", model_id="new")
    dead = _host("dead", model_id="new", seen_at=utc_now() - timedelta(seconds=30))
    starting = _host("starting", model_id=None)
    assert urls_of([late, there, dead, starting], "new") == ["http://there"]
    assert urls_of([late, starting], "new") == ["http://late"]
    assert urls_of([dead], "new") == ["http://dead"]
    assert urls_of([], "new") == []


def test_a_sender_keeps_its_rasa_and_moves_only_when_that_is_gone() -> None:
    urls = [f"http://rasa-{number}" for number in range(4)]
    senders = [f"conversation-{number}:1" for number in range(400)]
    before = {sender: url_for(sender, urls, "http://fallback", {}) for sender in senders}
    assert {url: list(before.values()).count(url) > 50 for url in urls} == dict.fromkeys(urls, True)
    for sender, url in before.items():
        after = url_for(sender, urls, "http://fallback", {urls[0]: 1.0})
        assert after != urls[0] and (url == urls[0] or after == url)
    assert url_for("x", [], "http://fallback", {}) == "http://fallback"
    assert url_for("x", urls[:1], "http://fallback", {urls[0]: 1.0}) == "http://fallback"
    assert url_for("x", urls[:1], "http://fallback", {urls[0]: 1.0, "http://fallback": 1.0}) == urls[0]


@pytest.fixture
async def api(database: Database, registry: Registry, swaps: Swaps, hosts: Hosts) -> AsyncIterator[httpx.AsyncClient]:
    """The rooms' HTTP, an editor logged in."""
    app = FastAPI()
    problems.install(app)
    app.include_router(studio.api.models.router)
    app.include_router(studio.api.hosts.router)
    people = Accounts(database, session_hours=1)
    await people.ensure_demo_accounts("riktig hest batteri stift")
    app.state.accounts = people
    app.state.settings = SimpleNamespace(internal_token=SECRET)
    app.state.studio = SimpleNamespace(registry=registry, swaps=swaps, hosts=hosts)
    token, _ = await people.log_in("redaktor", "riktig hest batteri stift")
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://test") as client:
        client.headers["authorization"] = f"Bearer {token}"
        yield client


async def test_publishing_and_rolling_back_over_http(api: httpx.AsyncClient, swaps: Swaps, hosts: Hosts) -> None:
    await tell(hosts, "a")
    asked = await api.put("/api/v1/studio/live", json={"model_id": "new", "reason": "bedre"})
    assert asked.status_code == 202 and asked.json()["state"] == "preparing"
    assert (await api.put("/api/v1/studio/live", json={"model_id": "new"})).status_code == 409
    await tell(hosts, "a", coming="new")
    await swaps.look_once()
    assert (await api.get(f"/api/v1/studio/swaps/{asked.json()['id']}")).json()["state"] == "live"
    await tell(hosts, "a", model="new", coming="old")
    assert (await api.put("/api/v1/studio/live", json={"model_id": "old", "reason": "tilbake"})).status_code == 202
    await swaps.look_once()
    told = (await api.get("/api/v1/studio/models")).json()
    assert told["live"] == "old"
    assert [(move["model_id"], move["kind"]) for move in told["history"]] == [("old", "rollback"), ("new", "publish")]
    assert [(model["id"], model["live"]) for model in told["models"]] == [("new", False), ("old", True)]
    assert (await api.put("/api/v1/studio/live", json={"model_id": "x"})).status_code == 404
    assert (await api.get("/api/v1/studio/swaps/x")).status_code == 404


async def test_a_model_that_failed_its_gate_goes_live_by_a_leader_with_a_reason_alone(
    api: httpx.AsyncClient, database: Database, hosts: Hosts
) -> None:
    await tell(hosts, "a")
    rule = {"rule": "krise", "ok": False, "measured": 0.9, "limit": 0.98, "detail": ""}
    async with database.write() as session:
        session.add(
            Run(id="r", state="ready", model_id="new", by="redaktor", comparison={"green": False, "gate": [rule]})
        )
    refused = await api.put("/api/v1/studio/live", json={"model_id": "new"})
    assert (refused.status_code, refused.json()["code"]) == (409, "gate_red")
    assert (await api.put("/api/v1/studio/live", json={"model_id": "new", "reason": "haster"})).status_code == 403
    people: Accounts = api._transport.app.state.accounts
    token, _ = await people.log_in("leder", "riktig hest batteri stift")
    leader = {"authorization": f"Bearer {token}"}
    assert (await api.put("/api/v1/studio/live", json={"model_id": "new"}, headers=leader)).status_code == 409
    asked = await api.put("/api/v1/studio/live", json={"model_id": "new", "reason": "haster"}, headers=leader)
    assert asked.status_code == 202, asked.text


async def test_only_people_with_the_role_move_the_pointer_and_only_hosts_report(api: httpx.AsyncClient) -> None:
    report = {"url": "http://a", "model_id": "old"}
    assert (await api.post("/api/v1/internal/bot-hosts/a", json=report)).status_code == 401
    assert (await api.get("/api/v1/internal/models/old/file")).status_code == 401
    internal = {"authorization": f"Bearer {SECRET}"}
    told = await api.post("/api/v1/internal/bot-hosts/a", json=report, headers=internal)
    assert told.status_code == 200 and told.json()["live"]["model_id"] == "old" and told.json()["next"] is None
    file = await api.get("/api/v1/internal/models/old/file", headers=internal)
    assert file.content == b"model old"
    assert (await api.put("/api/v1/studio/live", json={"model_id": "new"}, headers=internal)).status_code == 401
