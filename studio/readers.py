"""Reads texts with any model of the registry, each in a process of its own (`bot.reader`) that is kept warm a while."""

import asyncio
import contextlib
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from pydantic import ValidationError

from foundation.settings import Settings
from studio import child_process
from studio.errors import ReaderAway
from studio.registry import Registry
from studio.schemas.training import TextReading

MOST = 2
IDLE_SECONDS = 300.0
START_SECONDS = 120.0
READ_SECONDS = 60.0
LOOK_EVERY_SECONDS = 15.0

log = structlog.get_logger()


class _Gone(Exception):
    """The process died, fell silent or talked nonsense."""


@dataclass
class _Reader:
    """A process with one model; one question at a time."""

    model_id: str
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    process: asyncio.subprocess.Process | None = None
    drain: asyncio.Task[None] | None = None
    used_at: float = field(default_factory=time.monotonic)
    asked: int = 0
    waiting: int = 0

    async def start(self, settings: Settings, file: Path) -> None:
        """Start the process and wait until its model is loaded. Raises _Gone."""
        command = [str(settings.bot_python), "-m", "bot.reader", "--model", str(file)]
        try:
            self.process = await child_process.start(command, child_process.environment(settings), nice=5, writes=True)
        except OSError as error:
            raise _Gone(str(error)) from error
        self.drain = asyncio.create_task(_swallow(self.process))
        ready = await self._line(START_SECONDS)
        if ready.get("ready") is not True:
            raise _Gone("not ready")

    async def read(self, texts: list[str]) -> list[TextReading]:
        """Return the readings of texts. Raises _Gone."""
        if self.process is None or self.process.stdin is None:
            raise _Gone("not started")
        self.asked += 1
        asked = self.asked
        try:
            self.process.stdin.write(json.dumps({"id": asked, "texts": texts}).encode() + b"\n")
            await self.process.stdin.drain()
            answer = await self._line(READ_SECONDS)
            if answer.get("id") != asked:
                raise _Gone("answer to another question")
            readings = [TextReading.model_validate(one) for one in answer["readings"]]
        except (OSError, KeyError, TypeError, ValidationError) as error:
            raise _Gone(type(error).__name__) from error
        if len(readings) != len(texts):
            raise _Gone("too few readings")
        return readings

    async def stop(self) -> None:
        """Kill the process."""
        process, self.process = self.process, None
        drain, self.drain = self.drain, None
        if process is not None:
            await child_process.kill(process)
        if drain is not None:
            drain.cancel()

    async def _line(self, seconds: float) -> dict[str, Any]:
        assert self.process is not None and self.process.stdout is not None
        try:
            async with asyncio.timeout(seconds):
                while line := await self.process.stdout.readline():
                    # A library may print a line of its own; ours are JSON objects.
                    with contextlib.suppress(ValueError):
                        found = json.loads(line)
                        if isinstance(found, dict):
                            return found
        except (TimeoutError, ValueError, OSError) as error:
            raise _Gone(type(error).__name__) from error
        raise _Gone("it ended")


class Readers:
    """At most two reading processes; the one that was idle longest makes room, and all stop after five idle minutes."""

    def __init__(self, settings: Settings, registry: Registry, idle_seconds: float = IDLE_SECONDS) -> None:
        self._settings = settings
        self._registry = registry
        self._idle_seconds = idle_seconds
        self._readers: dict[str, _Reader] = {}
        self._room = asyncio.Condition()
        self._watch: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to stop readers that nobody asks."""
        self._watch = asyncio.create_task(self._stop_idle())

    async def stop(self) -> None:
        """Stop every reader."""
        if self._watch is not None:
            self._watch.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._watch
        for reader in list(self._readers.values()):
            await reader.stop()
        self._readers.clear()

    @property
    def running(self) -> list[str]:
        """The models that are loaded now."""
        return sorted(self._readers)

    async def read(self, model_id: str, texts: list[str]) -> list[TextReading]:
        """Return one model's readings, in the order of the texts. Raises ModelUnknown or ReaderAway."""
        file = await self._registry.file_of(model_id)
        reader = await self._claim(model_id)
        try:
            async with reader.turn:
                try:
                    if reader.process is None:
                        await reader.start(self._settings, file)
                    return await reader.read(texts)
                except BaseException:
                    # Half a conversation with a process can't be gone on with, and whoever is next needs a new one.
                    await reader.stop()
                    raise
        except _Gone as error:
            log.warning("reader_away", model_id=model_id, error=str(error))
            raise ReaderAway(model_id=model_id) from error
        finally:
            await self._release(reader)

    async def _claim(self, model_id: str) -> _Reader:
        """Return the model's reader, making room for it when it is new; waits while all others are busy."""
        async with self._room:
            while True:
                if reader := self._readers.get(model_id):
                    break
                if len(self._readers) >= MOST:
                    idle = [one for one in self._readers.values() if not one.waiting]
                    if not idle:
                        await self._room.wait()
                        continue
                    oldest = min(idle, key=lambda one: one.used_at)
                    del self._readers[oldest.model_id]
                    await oldest.stop()
                reader = self._readers[model_id] = _Reader(model_id)
                break
            reader.waiting += 1
            return reader

    async def _release(self, reader: _Reader) -> None:
        reader.waiting -= 1
        reader.used_at = time.monotonic()
        async with self._room:
            if reader.process is None and not reader.waiting and self._readers.get(reader.model_id) is reader:
                del self._readers[reader.model_id]
            self._room.notify_all()

    async def _stop_idle(self) -> None:
        while True:
            await asyncio.sleep(min(LOOK_EVERY_SECONDS, self._idle_seconds / 2))
            async with self._room:
                for reader in list(self._readers.values()):
                    if not reader.waiting and time.monotonic() - reader.used_at > self._idle_seconds:
                        del self._readers[reader.model_id]
                        await reader.stop()


async def _swallow(process: asyncio.subprocess.Process) -> None:
    """Read stderr away, so that its pipe never fills."""
    assert process.stderr is not None
    while await process.stderr.read(65536):
        pass
