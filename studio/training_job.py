"""One training or evaluation in the bot's runtime: a process of its own whose progress is told line by line."""

import asyncio
import json
import math
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from foundation.settings import Settings
from studio import child_process
from studio.training_reasons import reason

LONGEST_SECONDS = 1800.0
TAIL = 40
NICE = 5


class TrainingFailed(Exception):
    """A training or evaluation came to nothing; the message is plain Norwegian for staff."""


@dataclass(frozen=True)
class Progress:
    """What the trainer does now, and how far it has come, 0…1."""

    step: str
    share: float
    evaluating: bool


OnProgress = Callable[[Progress], Awaitable[None]]


@dataclass(frozen=True)
class Trained:
    """A trained model's file and the trainer's report."""

    file: Path
    report: dict[str, Any]


class TrainingJob:
    """Trains and evaluates in child processes, one at a time; `cancel` kills whichever runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: asyncio.subprocess.Process | None = None
        self._cancelled = False

    async def train(self, root: Path, out: Path, report: Path, on_progress: OnProgress) -> Trained:
        """Train from the files in `root`, write the model to `out`; return it. Raises TrainingFailed."""
        command = [
            *(str(self._settings.bot_python), "-m", "bot.train", "--root", str(root), "--out", str(out)),
            *("--report", str(report), "--progress", "--no-publish"),
        ]
        await self._run(command, on_progress)
        found = _read_report(report)
        file = out / Path(str(found["model"]["file"])).name
        if not file.is_file():
            raise TrainingFailed("Treningen ble ferdig, men modellen mangler.")
        return Trained(file, found)

    async def evaluate(self, model: Path, root: Path, report: Path) -> dict[str, Any]:
        """Return the report of a model on the held-out texts and stories of `root`. Raises TrainingFailed."""
        command = [
            *(str(self._settings.bot_python), "-m", "bot.evaluate", "--model", str(model), "--root", str(root)),
            *("--report", str(report)),
        ]

        async def quiet(_: Progress) -> None:
            return

        await self._run(command, quiet)
        return _read_report(report)

    async def cancel(self) -> None:
        """Kill what runs, and let nothing more start."""
        self._cancelled = True
        if self._process is not None:
            await child_process.kill(self._process)

    async def _run(self, command: list[str], on_progress: OnProgress) -> None:
        if self._cancelled:
            raise TrainingFailed("Treningen ble avbrutt.")
        try:
            process = await child_process.start(command, child_process.environment(self._settings), nice=NICE)
        except OSError as error:
            raise TrainingFailed(f"Treningen kan ikke starte: {error.strerror} ({command[0]}).") from error
        self._process = process
        tail: deque[str] = deque(maxlen=TAIL)
        try:
            async with asyncio.timeout(LONGEST_SECONDS):
                await asyncio.gather(_follow(process, on_progress), _keep_tail(process, tail))
                code = await process.wait()
        except TimeoutError:
            raise TrainingFailed(f"Treningen ble stoppet etter {LONGEST_SECONDS / 60:.0f} minutter.") from None
        finally:
            await child_process.kill(process)
            self._process = None
        if self._cancelled:
            raise TrainingFailed("Treningen ble avbrutt.")
        if code != 0:
            raise TrainingFailed(reason(code, list(tail)))


def progress_of(line: str) -> Progress | None:
    """Return what a line of the trainer's stdout says of its progress; None when it says something else."""
    try:
        found = json.loads(line)
        share = float(found["progress"])
        step = str(found["step"])[:200]
    except (ValueError, KeyError, TypeError):
        return None
    if not math.isfinite(share):
        return None
    return Progress(step, min(1.0, max(0.0, share)), found.get("phase") == "evaluate")


def _read_report(report: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TrainingFailed("Treningen ble ferdig, men rapporten mangler.") from error
    return found


async def _follow(process: asyncio.subprocess.Process, on_progress: OnProgress) -> None:
    assert process.stdout is not None
    async for line in process.stdout:
        if (found := progress_of(line.decode(errors="replace"))) is not None:
            await on_progress(found)


async def _keep_tail(process: asyncio.subprocess.Process, tail: deque[str]) -> None:
    assert process.stderr is not None
    async for line in process.stderr:
        tail.append(line.decode(errors="replace"))
