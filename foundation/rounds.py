"""Work that is done again and again in the background."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

log = structlog.get_logger(__name__)


class Rounds:
    """Does `work`, waits for as long as `pause` says (seconds), and so on. A round that fails is logged as `failed`.

    Most often the database is away then, and what was under way is still so when it's back.
    """

    def __init__(self, work: Callable[[], Awaitable[object]], pause: Callable[[], float], *, failed: str) -> None:
        self._work = work
        self._pause = pause
        self._failed = failed
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin with the first round."""
        self._task = asyncio.create_task(self._go_on(), name=self._failed.removesuffix("_failed"))

    async def stop(self) -> None:
        """End the round under way, and begin no other."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _go_on(self) -> None:
        while True:
            try:
                await self._work()
            except Exception as error:
                log.error(self._failed, error=type(error).__name__)
            await asyncio.sleep(self._pause())
