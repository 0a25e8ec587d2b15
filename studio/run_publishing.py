"""From a run's model to the live one: what must hold, the swap, and what follows when the pointer has moved."""

import asyncio
import contextlib
import tempfile
from datetime import timedelta
from pathlib import Path

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.errors import RoleMissing
from accounts.models import User
from accounts.service import LEADER, record
from foundation.clock import utc_now
from foundation.database import Database
from studio.change_sets import ChangeSets
from studio.errors import GateRed, RunNotReady, RunOutdated, RunUnknown
from studio.gate import red_rules
from studio.models import ChangeSet, LiveModel, Run, Swap
from studio.run_views import inputs_hash
from studio.schemas.training import GateRule
from studio.swaps import Swaps
from studio.workspace import Workspace

ASK_WITHIN = timedelta(seconds=60)
COMMITTED_SECONDS = 60.0
SWAP_FAILED = "Publiseringen mislyktes, og modellen som var i bruk, er fortsatt i bruk. {error}"

log = structlog.get_logger(__name__)


class RunPublishing:
    """Publishes runs; hears from the swaps when the pointer moves."""

    def __init__(
        self,
        database: Database,
        workspace: Workspace,
        change_sets: ChangeSets,
        swaps: Swaps,
        folder: Path,
    ) -> None:
        self._database = database
        self._workspace = workspace
        self._change_sets = change_sets
        self._swaps = swaps
        self._folder = folder
        self._following: set[asyncio.Task[None]] = set()
        swaps.on_live.append(self._on_live)

    async def stop(self) -> None:
        """Leave what follows a publication to the next start."""
        for task in list(self._following):
            task.cancel()
        await asyncio.gather(*self._following, return_exceptions=True)

    async def publish(self, run_id: str, user: User, override_reason: str | None) -> None:
        """Ask for the run's model to become the live one.

        Raises RunUnknown, RunNotReady, RunOutdated, GateRed (red, and no reason given), RoleMissing (a reason from
        somebody who isn't a leader), what keeps the change set from being published, and SwapActive.
        """
        async with self._database.read() as session:
            run = await session.get(Run, run_id)
        if run is None:
            raise RunUnknown
        reason = _reason(run, user, override_reason)
        if run.comparison is None or await self._inputs_now(run.change_set_id) != run.comparison["inputs"]:
            raise RunOutdated
        async with self._database.write() as session:
            why = await self._claim(session, run, user, reason)
        try:
            swap = await self._swaps.request(
                str(run.model_id), kind="publish", by=user.username, why=why, run_id=run.id
            )
        except BaseException:
            await self._back_to_ready(run.id, None)
            raise
        async with self._database.write() as session:
            await session.execute(update(Run).where(Run.id == run.id).values(swap_id=swap.id))

    async def settle(self) -> None:
        """Make runs whose swap failed, or was never asked for, ready again."""
        async with self._database.read() as session:
            waiting = list(await session.scalars(select(Run).where(Run.state == "publishing")))
            swaps = {
                run.id: await session.scalar(
                    select(Swap).where(Swap.run_id == run.id).order_by(Swap.at.desc(), Swap.id).limit(1)
                )
                for run in waiting
            }
        for run in waiting:
            swap = swaps[run.id]
            failed = swap is not None and swap.state == "failed"
            if swap is not None and failed and _is_of_this_try(run, swap):
                await self._back_to_ready(run.id, SWAP_FAILED.format(error=swap.error or "").strip())
            elif run.swap_id is None and (swap is None or failed) and _is_overdue(run):
                await self._back_to_ready(run.id, None)

    async def _claim(self, session: AsyncSession, run: Run, user: User, reason: str | None) -> str:
        """Check what may have changed, take the run for publishing, and return why it is published."""
        why = "Trent på nytt av det som er publisert"
        if run.change_set_id is not None:
            change_set = await session.get(ChangeSet, run.change_set_id, with_for_update=True)
            if change_set is None or change_set.version != run.change_set_version:
                raise RunOutdated
            await self._change_sets.check_publishable(session, run.change_set_id)
            why = change_set.title
        pointer = await session.get(LiveModel, 1)
        if (pointer.model_id if pointer else None) != run.live_model_id:
            raise RunOutdated
        taken = await session.execute(
            update(Run)
            .where(Run.id == run.id, Run.state == "ready")
            .values(
                state="publishing", override_reason=reason, error=None, swap_id=None, lease_until=utc_now() + ASK_WITHIN
            )
            .returning(Run.id)
        )
        if taken.scalar_one_or_none() is None:
            raise RunNotReady
        record(session, user.username, "run_published_over_gate" if reason else "run_published", run.id)
        return f"{why} (publisert til tross for kontrollene: {reason})" if reason else why

    async def _inputs_now(self, change_set_id: str | None) -> str:
        """Return the hash of what the run would be trained from now."""
        await asyncio.to_thread(self._folder.mkdir, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=self._folder) as name:
            folder = Path(name)
            async with self._database.read() as session:
                await self._workspace.materialise(session, change_set_id, folder)
            return await asyncio.to_thread(inputs_hash, folder)

    async def _back_to_ready(self, run_id: str, error: str | None) -> None:
        async with self._database.write() as session:
            await session.execute(
                update(Run).where(Run.id == run_id, Run.state == "publishing").values(state="ready", error=error)
            )

    async def _on_live(self, session: AsyncSession, swap: Swap) -> None:
        """Mark run and change set published, in the transaction that moves the pointer.

        Raises RunOutdated when the change set was edited meanwhile: what would be marked isn't what was trained. Raises
        RunNotReady when the run was taken back: its model would be live without its change set.
        """
        run = await session.get(Run, swap.run_id) if swap.run_id and swap.kind == "publish" else None
        if run is None:
            return
        if run.state != "publishing":
            raise RunNotReady
        if run.change_set_id is not None:
            change_set = await session.get(ChangeSet, run.change_set_id, with_for_update=True)
            if change_set is None or change_set.version != run.change_set_version:
                raise RunOutdated
            await self._change_sets.mark_published(session, run.change_set_id, swap.by)
            self._follow(run.change_set_id)
        run.state = "published"
        run.swap_id = swap.id
        run.seconds = {**run.seconds, "swap": round((utc_now() - swap.at).total_seconds(), 3)}

    def _follow(self, change_set_id: str) -> None:
        task = asyncio.create_task(self._after(change_set_id))
        self._following.add(task)
        task.add_done_callback(self._following.discard)

    async def _after(self, change_set_id: str) -> None:
        """Hand the change set to git once its publication is committed."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(COMMITTED_SECONDS):
                while not await self._is_published(change_set_id):
                    await asyncio.sleep(0.1)
                await self._change_sets.after_publish(change_set_id)

    async def _is_published(self, change_set_id: str) -> bool:
        async with self._database.read() as session:
            change_set = await session.get(ChangeSet, change_set_id)
        return change_set is not None and change_set.state == "published"


def _reason(run: Run, user: User, override_reason: str | None) -> str | None:
    """Return the reason that a red gate is overridden with. Raises RunNotReady, GateRed or RoleMissing."""
    if run.state != "ready":
        raise RunNotReady
    return override_of(run, user, override_reason)


def override_of(run: Run, user: User, reason: str | None) -> str | None:
    """Return the reason that a run's red gate is overridden with, None when it is green. Raises GateRed or RoleMissing."""
    kept = run.comparison or {}
    if kept.get("green"):
        return None
    given = (reason or "").strip()
    if not given:
        raise GateRed(rules=red_rules([GateRule.model_validate(one) for one in kept.get("gate", [])]))
    if LEADER not in user.roles:
        raise RoleMissing(role=LEADER)
    return given


def _is_of_this_try(run: Run, swap: Swap) -> bool:
    """Return whether a swap was asked for since the run was last taken for publishing."""
    return run.swap_id == swap.id or run.lease_until is None or swap.at >= run.lease_until - ASK_WITHIN


def _is_overdue(run: Run) -> bool:
    """Return whether the service died between taking the run and asking for the swap."""
    return run.lease_until is not None and run.lease_until < utc_now()
