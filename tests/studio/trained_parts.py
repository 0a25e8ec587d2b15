"""The studio's real parts around a stand-in for the bot's runtime, on a small project."""

import asyncio
import json
import os
import shlex
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from accounts.models import User
from accounts.service import Accounts
from foundation.clock import utc_now
from foundation.database import Database
from foundation.settings import ROOT, Settings
from studio.change_sets import ChangeSets
from studio.hosts import Hosts
from studio.models import BotHost, ChangeSet, Model, Run
from studio.registry import Registry, move_pointer
from studio.runs import Runs
from studio.swaps import Swaps
from studio.workspace import Workspace
from tests.studio.reports import report

PASSWORD = "riktig hest batteri stift"
EXAMPLES = 'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hei\n    - hallo\n'


class Studio:
    """Everything that training needs, on one database; `orders` are what the stand-in does."""

    def __init__(self, database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.database = database
        self.folder = folder
        self.root = folder / "project"
        _small_project(self.root)
        python = folder / "python"
        stand_in = ROOT / "tests" / "studio" / "stand_in_runtime.py"
        python.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {shlex.quote(str(stand_in))} "$@"\n')
        python.chmod(0o755)
        monkeypatch.setenv("STAND_IN_ORDERS", str(folder / "orders.json"))
        self.settings = Settings(_env_file=None, var=folder / "var", bot_python=python)
        self.workspace = Workspace(self.root)
        self.change_sets = ChangeSets(database, self.workspace)
        self.registry = Registry(database, folder / "models")
        self.swaps = Swaps(database, Hosts(database), self.registry)
        self.runs = self.another_replica(self.swaps)
        self.orders: dict[str, Any] = {
            "train": "ok",
            "read": "ok",
            "report": report(model_id="kandidat"),
            "live_report": report(model_id="live"),
            "pids": str(folder / "pids"),
            "go": str(folder / "go"),
        }
        self.order()

    def another_replica(self, swaps: Swaps | None = None) -> Runs:
        """Runs of another service process on the same database."""
        swaps = swaps or Swaps(self.database, Hosts(self.database), self.registry)
        made = Runs(self.database, self.workspace, self.change_sets, self.registry, swaps, self.settings)
        made.renew_seconds = made.sweep_seconds = 0.05
        return made

    def order(self, **orders: Any) -> None:
        """Tell the stand-in what to do from now on."""
        self.orders |= orders
        (self.folder / "orders.json").write_text(json.dumps(self.orders))

    async def people(self) -> dict[str, User]:
        """The demo accounts by user name."""
        return await self.people_of(self.database)

    @staticmethod
    async def people_of(database: Database) -> dict[str, User]:
        """The demo accounts of a database by user name."""
        accounts = Accounts(database, 1)
        await accounts.ensure_demo_accounts(PASSWORD)
        return {name: (await accounts.log_in(name, PASSWORD))[1] for name in ("veileder", "redaktor", "leder")}

    async def live(self, kept: dict[str, Any] | None, model_id: str = "live") -> Model:
        """A live model with this stored report."""
        import hashlib

        file = self.folder / f"{model_id}.tar.gz"
        file.write_bytes(model_id.encode())
        model = await self.registry.register(
            file,
            id=model_id,
            sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
            data_hash="d" * 64,
            base_hash="b" * 64,
            origin="release",
            by="system",
            why="",
            figures={},
            report=kept,
        )
        async with self.database.write() as session:
            await move_pointer(session, model.id)
        return model

    async def draft(self, by: User) -> ChangeSet:
        """A change set with one more example."""
        async with self.database.write() as session:
            made = await self.change_sets.create(session, by, "Flere hilsener", "Innboksen")
            await self.workspace.write(session, made, "nlu_data/usual.yml", EXAMPLES + "    - heisann\n", by.username)
        return made

    async def over(self, run_id: str) -> Run:
        """The run when it is over and has put its things away."""
        await until(lambda: self._is_over(run_id))
        return await self.runs.get(run_id)

    async def _is_over(self, run_id: str) -> bool:
        folder = self.settings.var / "studio" / "runs" / run_id
        return (await self.runs.get(run_id)).active is None and not folder.exists()

    async def ready(self, change_set: ChangeSet | None, by: str = "redaktor") -> Run:
        """A run that is ready."""
        run = await self.over((await self.runs.request(change_set.id if change_set else None, by)).id)
        assert run.state == "ready", run.error
        return run

    async def host_has(self, model_id: str, **more: Any) -> None:
        """A bot host that runs this model."""
        async with self.database.write() as session:
            await session.merge(
                BotHost(id="vert", url="http://127.0.0.1:1", model_id=model_id, seen_at=utc_now(), **more)
            )


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 15) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(seconds):
        while not await holds():
            await asyncio.sleep(0.02)


def is_running(pid: int) -> bool:
    """Whether a process runs (a dead one that nobody has waited for doesn't)."""
    try:
        os.kill(pid, 0)
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except (ProcessLookupError, FileNotFoundError):
        return False


def _small_project(root: Path) -> None:
    for folder in ("nlu_data/held_out", "bot/domain", "bot/rules", "bot/stories", "retrieval/content"):
        (root / folder).mkdir(parents=True)
    (root / "nlu_data" / "usual.yml").write_text(EXAMPLES)
    (root / "nlu_data" / "held_out" / "usual.yml").write_text(EXAMPLES.replace("hallo", "god morgen"))
    (root / "bot" / "domain" / "small_talk.yml").write_text('version: "3.1"\nintents:\n- greet\n')
    for name in ("lexicon.json", "follow_ups.json"):
        (root / "bot" / name).write_text("{}")
