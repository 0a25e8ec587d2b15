"""A bot host keeps a Rasa running and moves over to another, with the service, without it, and when models fail."""

import asyncio
import gzip
import hashlib
import json
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import psutil
import pytest
import uvicorn
from fastapi import FastAPI

import studio.api.hosts
import studio.api.models
from conversations.bot_client import BotAway, BotClient
from foundation.database import Database
from foundation.settings import Settings
from service import bot_host, problems
from service.bot_host import BotHost, first_model
from service.host_choice import choose, wanted_beside
from service.migrate import migrate
from service.model_files import served_model
from service.rasa_process import ProbeFailed, Rasa, ServedModel, check_answer, free_port
from service.supervisor import current_model
from studio.hosts import Hosts
from studio.models import Swap
from studio.registry import Registry, move_pointer
from studio.swaps import Swaps
from tests.house import Citizen, House
from tests.studio.stand_in_rasa import interpreter

SECRET = "a secret between processes"


def test_the_live_model_comes_before_the_coming_one_and_what_failed_waits() -> None:
    nothing: frozenset[str] = frozenset()
    assert wanted_beside("a", "a", None, nothing) is None
    assert wanted_beside("a", "a", "b", nothing) == "b"
    assert wanted_beside("a", "c", "b", nothing) == "c"
    assert wanted_beside("a", "c", "b", frozenset({"c"})) == "b"
    assert wanted_beside("a", "a", "b", frozenset({"b"})) is None
    assert wanted_beside(None, None, None, nothing) is None


def test_only_a_ready_second_that_is_live_takes_over() -> None:
    assert choose("b", "a", None, False) == "prepare"
    assert choose("b", "a", "b", True) == "nothing"
    assert choose("b", "b", "b", False) == "nothing"
    assert choose("b", "b", "b", True) == "promote"
    assert choose(None, "a", "b", True) == "drop"
    assert choose("c", "a", "b", True) == "drop"
    assert choose(None, "a", None, False) == "nothing"


def test_a_probe_must_have_an_answer_and_a_crisis_must_be_seen() -> None:
    check_answer({"messages": [{}], "directives": []}, "hei", None)
    check_answer({"messages": [{}], "directives": [{"type": "crisis"}]}, "…", "crisis")
    for answer in ({"messages": []}, {"messages": [{}], "error": "timeout"}, {}):
        with pytest.raises(ProbeFailed):
            check_answer(answer, "hei", None)
    with pytest.raises(ProbeFailed, match="krise"):
        check_answer({"messages": [{}], "directives": [{"type": "handoff"}]}, "…", "crisis")


def _state(folder: Path, model: str, given: str | None) -> Path:
    (folder / model).write_text(model)
    state = folder / "bot-host.json"
    state.write_text(json.dumps({"model_id": model, "file": str(folder / model), "sha256": "0", "given": given}))
    return state


def test_a_host_starts_with_what_it_ran_last_unless_the_code_brought_another(tmp_path: Path) -> None:
    state = _state(tmp_path, "studio", given="release")
    release = ServedModel("release", tmp_path / "release", "0")
    assert first_model(state, release).model_id == "studio"  # type: ignore[union-attr]
    assert first_model(state, ServedModel("newer", tmp_path / "newer", "0")).model_id == "newer"  # type: ignore[union-attr]
    assert first_model(state, None).model_id == "studio"  # type: ignore[union-attr]
    (tmp_path / "studio").unlink()
    assert first_model(state, release) is release
    state.write_text("half of a fi")
    assert first_model(state, release) is release
    assert first_model(tmp_path / "none", None) is None


class Stage:
    """A service and a host that talk over real HTTP, with stand-ins for Rasa."""

    def __init__(self, database: Database, folder: Path) -> None:
        self.folder = folder
        self.database = database
        self.hosts = Hosts(database)
        self.registry = Registry(database, folder / "service")
        self.swaps = Swaps(database, self.hosts, self.registry)
        self.settings = Settings(
            _env_file=None,
            var=folder / "var",
            rasa_port=free_port(0),
            port=free_port(0),
            bot_python=interpreter(folder),
            internal_token=SECRET,
        )
        self.host: BotHost | None = None
        self._server: uvicorn.Server | None = None
        self._tasks: list[asyncio.Task[None]] = []

    async def model(self, name: str) -> ServedModel:
        """Register a model whose file says its name; it is on the service's disk alone."""
        file = self.folder / f"{name}.tar.gz"
        file.write_text(name)
        digest = hashlib.sha256(name.encode()).hexdigest()
        await self.registry.register(
            file,
            id=name,
            sha256=digest,
            data_hash=name,
            base_hash="base",
            origin="studio",
            by="redaktor",
            why="",
            figures={},
        )
        return ServedModel(name, file, digest)

    async def serve(self) -> None:
        """Start the service's side."""
        app = FastAPI()
        problems.install(app)
        app.include_router(studio.api.models.router)
        app.include_router(studio.api.hosts.router)
        app.state.settings = self.settings
        app.state.studio = SimpleNamespace(registry=self.registry, swaps=self.swaps, hosts=self.hosts)
        config = uvicorn.Config(app, port=self.settings.port, log_level="error", lifespan="off")
        self._server = uvicorn.Server(config)
        self._server.install_signal_handlers = lambda: None  # type: ignore[method-assign, attr-defined]
        self._tasks.append(asyncio.create_task(self._server._serve()))
        await self.swaps.start()

    async def run_host(self, given: ServedModel | None) -> None:
        """Start the host."""
        self.host = BotHost(self.settings, f"http://127.0.0.1:{self.settings.port}", SECRET, given)
        self._running = asyncio.create_task(self.host.run())
        self._tasks.append(self._running)

    async def stop_host(self) -> None:
        """Stop the host, and wait for its end."""
        assert self.host is not None
        self.host._stopping.set()
        await self._running

    async def says(self) -> str:
        """Return which model answers a citizen's turn, as the service asks for it."""
        bot = BotClient(self.settings.rasa, self.hosts.urls)
        try:
            reply = await bot.ask(
                sender="c:1", turn_id="t", text="hei", payload=None, lang="nb", slots={}, timeout_seconds=5
            )
            return str(reply.model_id)
        except BotAway:
            return ""
        finally:
            await bot.close()

    async def until_said(self, name: str) -> None:
        """Wait until turns are answered by a model, and the host has seen it: turns may be answered before that."""

        async def said() -> bool:
            active = self.host._active if self.host is not None else None
            return active is not None and active.healthy and await self.says() == name

        await until(said)

    async def ended(self, swap: Swap) -> Swap:
        """Wait for a swap's end."""

        async def over() -> bool:
            found = await self.swaps.get(swap.id)
            return found is not None and found.state != "preparing"

        await until(over)
        found = await self.swaps.get(swap.id)
        assert found is not None
        return found

    def rasas(self) -> list[psutil.Process]:
        """The stand-ins that run now."""
        children = psutil.Process().children(recursive=True)
        found = []
        for child in children:
            with suppress(psutil.Error):
                if "bot.serve" in child.cmdline():
                    found.append(child)
        return found

    async def stop(self) -> None:
        """End all."""
        if self.host is not None:
            self.host._stopping.set()
        await self.swaps.stop()
        if self._server is not None:
            self._server.should_exit = True
        await asyncio.wait_for(asyncio.gather(*self._tasks, return_exceptions=True), 20)


async def until(condition: Callable[[], Awaitable[bool]], seconds: float = 90) -> None:
    """Wait for something to become true."""
    deadline = asyncio.get_running_loop().time() + seconds
    while not await condition():
        assert asyncio.get_running_loop().time() < deadline, "it never came true"
        await asyncio.sleep(0.1)


@pytest.fixture
async def stage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Stage]:
    monkeypatch.setattr(bot_host, "GRACE_SECONDS", 0.5)
    monkeypatch.setattr(bot_host, "BEAT_SECONDS", 0.1)
    url = f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
    await migrate(url)
    database = Database(url)
    made = Stage(database, tmp_path)
    yield made
    await made.stop()
    assert made.rasas() == []
    await database.close()


async def _live(stage: Stage, name: str) -> ServedModel:
    model = await stage.model(name)
    async with stage.database.write() as session:
        await move_pointer(session, name)
    return model


async def test_a_publish_and_a_roll_back_move_turns_over_and_stop_the_old_one(stage: Stage) -> None:
    first = await _live(stage, "first")
    await stage.model("second")
    await stage.serve()
    await stage.run_host(first)
    await stage.until_said("first")
    for name, kind in (("second", "publish"), ("first", "rollback")):
        swap = await stage.ended(await stage.swaps.request(name, kind=kind, by="redaktor", why=""))  # type: ignore[arg-type]
        assert (swap.state, swap.error) == ("live", None)
        assert await stage.says() == name

        async def alone() -> bool:
            return len(stage.rasas()) == 1

        await until(alone)
        assert await stage.says() == name
    known = json.loads((stage.settings.var / "bot-host.json").read_text())
    assert known["model_id"] == "first"


@pytest.mark.parametrize(
    ("name", "why"), [("broken", "can't be loaded"), ("silent", "tomt svar"), ("careless", "krise")]
)
async def test_a_model_that_fails_its_probe_changes_nothing(stage: Stage, name: str, why: str) -> None:
    first = await _live(stage, "first")
    await stage.model(name)
    await stage.serve()
    await stage.run_host(first)
    await stage.until_said("first")
    before = [process.pid for process in stage.rasas()]
    swap = await stage.ended(await stage.swaps.request(name, kind="publish", by="redaktor", why=""))
    assert swap.state == "failed" and why in (swap.error or "")
    assert await stage.says() == "first"

    async def as_before() -> bool:
        return [process.pid for process in stage.rasas()] == before

    await until(as_before)


async def test_a_host_without_a_model_fetches_the_live_one_and_a_late_one_moves_over_by_itself(stage: Stage) -> None:
    old = await stage.model("old")
    await _live(stage, "live")
    await stage.serve()
    await stage.run_host(None)
    await stage.until_said("live")
    assert (stage.settings.var / "models" / "live.tar.gz").read_text() == "live"
    await stage.stop_host()
    (stage.settings.var / "bot-host.json").unlink(missing_ok=True)
    await stage.run_host(old)
    await stage.until_said("live")


async def test_a_host_that_died_as_a_swap_went_live_begins_with_what_is_live(stage: Stage) -> None:
    last = await stage.model("last")
    live = await _live(stage, "live")
    await stage.serve()
    folder = stage.settings.var / "models"
    folder.mkdir(parents=True)
    (folder / live.file.name).write_bytes(live.file.read_bytes())
    known = {"model_id": "last", "file": str(last.file), "sha256": last.sha256, "given": "last"}
    (stage.settings.var / "bot-host.json").write_text(json.dumps(known))
    await stage.run_host(last)
    await until(_async(lambda: bool(stage.rasas())))
    (only,) = stage.rasas()
    assert "live.tar.gz" in " ".join(only.cmdline())
    await stage.until_said("live")
    assert [process.pid for process in stage.rasas()] == [only.pid]


async def test_rasa_is_restarted_when_it_dies_also_while_the_service_is_away(stage: Stage) -> None:
    first = await stage.model("first")
    await stage.run_host(first)
    await stage.until_said("first")
    victim = stage.rasas()[0]
    victim.kill()
    await until(_async(lambda: bool(stage.rasas()) and stage.rasas()[0].pid != victim.pid))
    await stage.until_said("first")


async def test_a_model_that_ran_last_but_cannot_start_gives_way_to_the_one_of_the_code(stage: Stage) -> None:
    given = await stage.model("given")
    broken = await stage.model("broken")
    known = {"model_id": "broken", "file": str(broken.file), "sha256": broken.sha256, "given": "given"}
    stage.settings.var.mkdir()
    (stage.settings.var / "bot-host.json").write_text(json.dumps(known))
    await stage.run_host(given)
    await stage.until_said("given")


async def test_a_dropped_swap_stops_what_was_being_made_ready(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_rasa: Rasa) -> None:
        await asyncio.sleep(60)

    monkeypatch.setattr(Rasa, "probe", never)
    first = await _live(stage, "first")
    await stage.model("second")
    await stage.serve()
    await stage.run_host(first)
    await stage.until_said("first")
    swap = await stage.swaps.request("second", kind="publish", by="redaktor", why="")
    await until(_async(lambda: len(stage.rasas()) == 2))
    await stage.swaps._fail(swap, "avbrutt")
    await until(_async(lambda: len(stage.rasas()) == 1))
    assert await stage.says() == "first"


def _async(condition: Callable[[], bool]) -> Callable[[], Awaitable[bool]]:
    async def ask() -> bool:
        return condition()

    return ask


@pytest.mark.house
@pytest.mark.timeout(600)
def test_citizens_write_on_while_models_are_swapped_for_real_and_a_restart_keeps_the_last(tmp_path: Path) -> None:
    with House(tmp_path) as house:
        model = current_model()
        again = tmp_path / "packed-anew.tar.gz"
        again.write_bytes(gzip.compress(gzip.decompress(model.read_bytes()), 1))
        asyncio.run(_register(house, again))
        citizens, stopping = [house.citizen() for _ in range(3)], threading.Event()
        talking = [threading.Thread(target=_talk, args=(citizen, stopping)) for citizen in citizens]
        for thread in talking:
            thread.start()
        with house.counsellor("redaktor") as editor:
            first = editor.get("/api/v1/studio/models").json()["live"]
            assert first == model.name.removesuffix(".tar.gz")
            _swap(editor, "packed-anew")
            stopping.set()
            for thread in talking:
                thread.join()
            house.kill("rasa")
            house.start("rasa")
            house.until_healthy("rasa")
            assert _model_file(house) == "packed-anew.tar.gz"
            _swap(editor, first)
            for citizen in citizens:
                citizen.say("hva gjør en rørlegger?")
        for citizen in citizens:
            messages = citizen.messages()
            mine = [m for m in messages if m["author"] == "citizen"]
            assert mine
            for message in mine:
                answers = [m for m in messages if m["in_reply_to"] == message["seq"]]
                assert answers and len({m["text"] for m in answers}) == len(answers)
                assert all(m["model_id"] for m in answers), "the bot was away"


def _model_file(house: House) -> str:
    """Return what the bot runs, as the service's health tells when it has noticed where it is now."""
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        told = httpx.get(f"{house.base}/health", timeout=10, trust_env=False).json()["parts"]["rasa"]
        if told["status"] == "ok":
            return str(told["model_file"])
        time.sleep(0.3)
    raise AssertionError("the bot is away")


def _swap(editor: httpx.Client, name: str) -> None:
    swap = editor.put("/api/v1/studio/live", json={"model_id": name, "reason": "test"}).json()
    while swap["state"] == "preparing":
        time.sleep(0.2)
        swap = editor.get(f"/api/v1/studio/swaps/{swap['id']}").json()
    assert swap["state"] == "live", swap


def _talk(citizen: Citizen, stopping: threading.Event) -> None:
    while not stopping.wait(0.5):
        citizen.say("hva gjør en rørlegger?")
        citizen.say("hei")


async def _register(house: House, file: Path) -> None:
    database = Database(house.settings.database)
    registry = Registry(database, house.settings.var / "models")
    live = await registry.live()
    assert live is not None
    served = served_model(file)
    figures: dict[str, Any] = {}
    await registry.register(
        file,
        id=served.model_id,
        sha256=served.sha256,
        data_hash="test",
        base_hash=live.base_hash,
        origin="studio",
        by="test",
        why="",
        figures=figures,
    )
    await database.close()
