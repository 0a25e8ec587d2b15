"""A bot host: keeps a Rasa running, and swaps it for another when another model goes live.

`python -m service bot-host`. It needs the service for nothing but to learn of swaps: it starts with the model that it
ran last, and while the service is away it just goes on. Where Rasa is asked stands in each heartbeat.
"""

import asyncio
import contextlib
import json
import os
import signal
import socket
import time
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import httpx
import structlog
from pydantic import ValidationError

from foundation.errors import StartupError
from foundation.files import whole_file
from foundation.logging import configure_logging
from foundation.settings import ROOT, Settings
from service.host_choice import choose, wanted_beside
from service.model_files import ModelFileMissing, ModelFiles
from service.rasa_process import ProbeFailed, Rasa, ServedModel, free_port
from studio.schemas.hosts import HostReport, HostWishes, NextReport, WantedModel

log = structlog.get_logger(__name__)
BEAT_SECONDS = 0.5
START_SECONDS = 100.0
# For so long a Rasa that starts leaves the processor to those who serve; then it takes its share.
PATIENT_SECONDS = 25.0
# Longer than the services take to learn that the pointer moved; then until no turn is running.
GRACE_SECONDS = 3.0
DRAIN_SECONDS = 15.0
RETRY_SECONDS = 30.0
LONGEST_PAUSE = 30.0
GIVE_UP_AFTER = 3


@dataclass
class Second:
    """The Rasa that is made ready beside the one that serves."""

    model: WantedModel
    rasa: Rasa | None = None
    state: Literal["starting", "ready"] = "starting"
    task: asyncio.Task[None] | None = None


class BotHost:
    """One Rasa that serves, at most one that is made ready, and those that are drained."""

    def __init__(self, settings: Settings, service_url: str, token: str, given: ServedModel | None) -> None:
        self._settings = settings
        self._address = settings.bot_address
        self._id = f"{socket.gethostname()[:40]}-{settings.rasa_port}"
        self._given = given
        self._state_file = settings.var / "bot-host.json"
        self._http = httpx.AsyncClient(
            base_url=service_url, headers={"authorization": f"Bearer {token}"}, timeout=3, trust_env=False
        )
        self._files = ModelFiles(settings.var / "models", ROOT / "models", self._http)
        self._active: Rasa | None = None
        self._second: Second | None = None
        self._wishes = HostWishes()
        # By model: why it couldn't be made ready, and when that was.
        self._failures: dict[str, tuple[str, float]] = {}
        self._ever_served = False
        self._deaths = 0
        self._next_start = 0.0
        self._background: set[asyncio.Task[None]] = set()
        self._stopping = asyncio.Event()
        self._service_answers = True

    async def run(self) -> None:
        """Serve until a signal comes. Raises StartupError when the first Rasa can't start."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._stopping.set)
        try:
            first = await self._first_model()
            if first is not None:
                self._start_active(self._make(first, free_port(self._settings.rasa_port)))
            while not self._stopping.is_set():
                await self._look_after_active()
                await self._beat()
                self._act()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), BEAT_SECONDS)
        finally:
            await self._stop_all()

    async def _first_model(self) -> ServedModel | None:
        """Return what to start with: the live model in place of what ran last, if a swap ended as this host did."""
        first = await asyncio.to_thread(first_model, self._state_file, self._given)
        if first is None or first is self._given:
            return first
        await self._beat()
        live = self._wishes.live
        file = await self._files.at_hand(live.model_id, live.sha256) if live is not None else None
        return first if live is None or file is None else ServedModel(live.model_id, file, live.sha256)

    def _make(self, model: ServedModel, port: int) -> Rasa:
        return Rasa(self._settings.bot_python, model, port, self._address, dict(os.environ))

    def _start_active(self, rasa: Rasa) -> None:
        rasa.start(gently=False)
        self._active = rasa

    async def _look_after_active(self) -> None:
        """Restart the Rasa that serves when it died; note when it's healthy."""
        active = self._active
        if active is None:
            return
        code = active.exit_code
        now = time.monotonic()
        if code is None:
            if not active.healthy and await active.look() and active.healthy:
                log.info("rasa_serves", model=active.model.model_id, url=active.url)
                self._deaths, self._ever_served = 0, True
                await asyncio.to_thread(self._remember, active.model)
            return
        if self._next_start == 0.0:
            was_healthy, active.healthy = active.healthy, False
            self._deaths = 1 if was_healthy else self._deaths + 1
            if not was_healthy and (self._deaths >= GIVE_UP_AFTER or not self._ever_served):
                await self._do_without(active)
                return
            self._next_start = now + min(LONGEST_PAUSE, 0.25 * 2**self._deaths)
            log.warning("rasa_died", exit_code=code, model=active.model.model_id)
        if now >= self._next_start:
            self._next_start = 0.0
            await self._files.put_back(active.model)
            active.start(gently=False)

    async def _do_without(self, broken: Rasa) -> None:
        """Go back to the model that came with the code. Raises StartupError when that is the one that can't start."""
        if self._given is None or self._given.model_id == broken.model.model_id:
            raise StartupError(f"Rasa can't start with {broken.model.file.name}: {broken.last_words}")
        log.error("model_cannot_start", model=broken.model.model_id, instead=self._given.model_id)
        self._failures[broken.model.model_id] = ("Rasa starter ikke med modellen", time.monotonic())
        self._deaths, self._next_start = 0, 0.0
        self._start_active(self._make(self._given, broken.port))

    async def _beat(self) -> None:
        """Tell the service how it is, and take its wishes; while it's away the last ones hold."""
        try:
            response = await self._http.post(
                f"/api/v1/internal/bot-hosts/{self._id}",
                content=self._report().model_dump_json(),
                headers={"content-type": "application/json"},
            )
            response.raise_for_status()
            self._wishes = HostWishes.model_validate_json(response.content)
        except (httpx.HTTPError, ValidationError) as error:
            if self._service_answers:
                log.warning("service_away", error=type(error).__name__)
            self._service_answers = False
            return
        self._service_answers = True
        coming = self._wishes.next.model_id if self._wishes.next else None
        now = time.monotonic()
        self._failures = {
            model_id: (why, at)
            for model_id, (why, at) in self._failures.items()
            if model_id == coming or (now - at < RETRY_SECONDS and self._is_live(model_id))
        }

    def _is_live(self, model_id: str) -> bool:
        return self._wishes.live is not None and self._wishes.live.model_id == model_id

    def _report(self) -> HostReport:
        active, second, wished = self._active, self._second, self._wishes.next
        coming = None
        if second is not None:
            url = second.rasa.url if second.rasa else None
            coming = NextReport(model_id=second.model.model_id, url=url, state=second.state)
        elif wished is not None and wished.model_id in self._failures:
            why = self._failures[wished.model_id][0][:2000]
            coming = NextReport(model_id=wished.model_id, state="failed", error=why)
        return HostReport(
            url=active.url if active else "",
            model_id=active.model.model_id if active and active.healthy else None,
            next=coming,
        )

    def _act(self) -> None:
        live, coming = self._wishes.live, self._wishes.next
        by_id = {model.model_id: model for model in (coming, live) if model is not None}
        wanted = wanted_beside(
            self._active.model.model_id if self._active else None,
            live.model_id if live else None,
            coming.model_id if coming else None,
            frozenset(self._failures),
        )
        second = self._second
        if second is not None and second.rasa is not None and second.rasa.exit_code is not None:
            self._give_up(second, f"Rasa døde ({second.rasa.last_words})")
            return
        choice = choose(
            wanted,
            live.model_id if live else None,
            second.model.model_id if second else None,
            second is not None and second.state == "ready",
        )
        if choice == "prepare" and wanted is not None:
            made = self._second = Second(by_id[wanted])
            made.task = self._spawn(self._prepare(made))
        elif choice == "drop" and second is not None:
            log.info("second_dropped", model=second.model.model_id)
            self._drop(second)
        elif choice == "promote" and second is not None:
            self._promote(second)

    async def _prepare(self, second: Second) -> None:
        started = time.monotonic()
        try:
            file = await self._files.file_of(second.model.model_id, second.model.sha256)
            model = ServedModel(second.model.model_id, file, second.model.sha256)
            taken = {self._active.port} if self._active else set()
            second.rasa = self._make(model, free_port(self._settings.rasa_port, taken))
            second.rasa.start(gently=self._active is not None and self._active.healthy)
            while not (second.rasa.healthy or second.rasa.exit_code is not None):
                if time.monotonic() - started > START_SECONDS:
                    raise ProbeFailed(f"Rasa svarte ikke innen {START_SECONDS:.0f} sekunder")
                if time.monotonic() - started > PATIENT_SECONDS:
                    second.rasa.hurry()
                await asyncio.sleep(0.3)
                await second.rasa.look()
            if second.rasa.exit_code is not None:
                raise ProbeFailed(f"Rasa starter ikke med modellen ({second.rasa.last_words})")
            # The first turns load what comes after the start: they, too, leave the processor to those who serve.
            await second.rasa.probe()
            second.rasa.hurry()
        except (ProbeFailed, ModelFileMissing, OSError) as error:
            self._give_up(second, str(error))
            return
        second.state = "ready"
        log.info("second_ready", model=second.model.model_id, seconds=round(time.monotonic() - started, 1))
        await self._beat()

    def _give_up(self, second: Second, why: str) -> None:
        log.error("second_failed", model=second.model.model_id, why=why)
        self._failures[second.model.model_id] = (why, time.monotonic())
        self._drop(second)

    def _drop(self, second: Second) -> None:
        if self._second is second:
            self._second = None
        if second.task is not None and second.task is not asyncio.current_task():
            second.task.cancel()
        if second.rasa is not None:
            self._spawn(second.rasa.stop())

    def _promote(self, second: Second) -> None:
        old, self._active, self._second = self._active, second.rasa, None
        self._deaths, self._next_start = 0, 0.0
        assert self._active is not None
        log.info("swapped", model=second.model.model_id, url=self._active.url)
        self._spawn(self._beat())
        self._spawn(asyncio.to_thread(self._remember, self._active.model))
        if old is not None:
            self._spawn(drain(old))

    def _remember(self, model: ServedModel) -> None:
        """Note what serves, and keep its file where no training removes it; an error costs only that."""
        try:
            kept = self._files.keep(model)
            given = self._given.model_id if self._given else None
            known = {"model_id": kept.model_id, "file": str(kept.file), "sha256": kept.sha256, "given": given}
            with whole_file(self._state_file) as out:
                out.write(json.dumps(known).encode())
        except OSError as error:
            log.error("model_not_remembered", model=model.model_id, error=str(error))

    def _spawn(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._background.add(task)
        task.add_done_callback(self._background.discard)
        return task

    async def _stop_all(self) -> None:
        for task in list(self._background):
            task.cancel()
        running = [rasa for rasa in (self._active, self._second.rasa if self._second else None) if rasa]
        await asyncio.gather(*(rasa.stop() for rasa in running), *self._background, return_exceptions=True)
        await self._http.aclose()


async def drain(rasa: Rasa) -> None:
    """Let a Rasa finish what it began, then stop it; stopped anyhow when this is cancelled."""
    try:
        await asyncio.sleep(GRACE_SECONDS)
        deadline = time.monotonic() + DRAIN_SECONDS
        while time.monotonic() < deadline:
            told = await rasa.look()
            if told is None or not told.get("turns"):
                break
            await asyncio.sleep(0.2)
    finally:
        await asyncio.shield(rasa.stop())


def first_model(state_file: Path, given: ServedModel | None) -> ServedModel | None:
    """Return what to start with: what ran last, unless the code came with another model since."""
    try:
        known = json.loads(state_file.read_text())
        last = ServedModel(known["model_id"], Path(known["file"]), known["sha256"])
        if last.file.is_file() and (given is None or known["given"] == given.model_id):
            return last
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return given


def run(settings: Settings, model: Path | None) -> None:
    """Be a bot host until told to stop. Raises StartupError."""
    from service.model_files import served_model
    from service.supervisor import current_model

    configure_logging(settings.log_level)
    if model is None:
        # Without a model on disk the first one comes from the service.
        with contextlib.suppress(StartupError):
            model = current_model()
    given = served_model(model) if model is not None else None
    service_url = settings.service_url or f"http://127.0.0.1:{settings.port}"
    asyncio.run(BotHost(settings, service_url.rstrip("/"), settings.internal_token, given).run())
