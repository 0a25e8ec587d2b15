"""Training runs: one at a time in the whole house, each in a process of its own, compared with the live model.

The lock is the database's: `training_runs.active` is unique. Whoever trains renews a lease; a run whose lease ran out was
left by a service that died, and any replica marks it failed, which frees the lock. A trainer whose run is no longer its
own (cancelled by another replica, or given up) is killed by the next renewal.
"""

import asyncio
import contextlib
import shutil
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import CursorResult, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record
from foundation.clock import utc_now
from foundation.database import Database
from foundation.errors import VeiviserError
from foundation.ids import new_id
from foundation.settings import Settings
from studio import run_views
from studio.change_sets import ChangeSets
from studio.comparison import Report
from studio.errors import ChangeSetClosed, ChangeSetUnknown, RunActive, RunUnknown
from studio.models import ChangeSet, Model, Run
from studio.registry import Registry
from studio.run_publishing import RunPublishing
from studio.schemas.training import RunView
from studio.swaps import Swaps
from studio.training_job import Progress, TrainingFailed, TrainingJob
from studio.workspace import Workspace

LEASE = timedelta(seconds=30)
RENEW_SECONDS = 5.0
SWEEP_SECONDS = 5.0
LISTED = 50
ABANDONED = "Treningen ble avbrutt fordi tjenesten stoppet underveis. Modellen som er i bruk, er som før. Tren på nytt."
BROKEN = "Noe gikk galt hos oss under treningen. Modellen som er i bruk, er som før. Prøv igjen om litt."

log = structlog.get_logger(__name__)


class _NotOurs(Exception):
    """The run was cancelled or given up by somebody else."""


class Runs:
    """Use cases of training; `start` and `stop` with the service."""

    def __init__(
        self,
        database: Database,
        workspace: Workspace,
        change_sets: ChangeSets,
        registry: Registry,
        swaps: Swaps,
        settings: Settings,
    ) -> None:
        self._database = database
        self._workspace = workspace
        self._registry = registry
        self._settings = settings
        self._folder = settings.var / "studio" / "runs"
        self._worker = new_id()
        self._jobs: dict[str, TrainingJob] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._sweeper: asyncio.Task[None] | None = None
        self._publishing = RunPublishing(database, workspace, change_sets, swaps, settings.var / "studio" / "checks")
        self.lease = LEASE
        self.renew_seconds = RENEW_SECONDS
        self.sweep_seconds = SWEEP_SECONDS

    async def start(self) -> None:
        """Give up runs whose service is gone, now and from now on."""
        await self.sweep()
        self._sweeper = asyncio.create_task(self._sweep_on())

    async def stop(self) -> None:
        """Kill what trains here and say so on its run."""
        tasks = [*self._tasks, *([self._sweeper] if self._sweeper else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._sweeper = None
        await self._publishing.stop()

    async def request(self, change_set_id: str | None, by: str) -> Run:
        """Begin a run and return it. Raises RunActive, ChangeSetUnknown or ChangeSetClosed."""
        await self.sweep()
        run = Run(
            id=new_id(),
            change_set_id=change_set_id,
            state="queued",
            active=1,
            progress=0.0,
            step="Gjør klar",
            seconds={},
            by=by,
            worker=self._worker,
            lease_until=utc_now() + self.lease,
        )
        try:
            async with self._database.write() as session:
                if change_set_id is not None:
                    change_set = await session.get(ChangeSet, change_set_id)
                    if change_set is None:
                        raise ChangeSetUnknown
                    if change_set.state != "draft":
                        raise ChangeSetClosed
                    run.change_set_version = change_set.version
                session.add(run)
                record(session, by, "run_requested", run.id)
        except IntegrityError as error:
            raise RunActive from error
        self._jobs[run.id] = TrainingJob(self._settings)
        task = asyncio.create_task(self._work(run.id, change_set_id, by))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return run

    async def get(self, run_id: str) -> Run:
        """Return a run. Raises RunUnknown."""
        async with self._database.read() as session:
            run = await session.get(Run, run_id)
        if run is None:
            raise RunUnknown
        return run

    async def view(self, run_id: str) -> RunView:
        """Return a run with all it found. Raises RunUnknown."""
        run = await self.get(run_id)
        async with self._database.read() as session:
            titles = await _titles(session, [run])
        return run_views.view(run, titles.get(run.change_set_id or ""))

    async def views(self, change_set_id: str | None = None, limit: int = LISTED) -> list[RunView]:
        """Return runs, the newest first, without their details."""
        query = select(Run).order_by(Run.created_at.desc(), Run.id).limit(limit)
        if change_set_id is not None:
            query = query.where(Run.change_set_id == change_set_id)
        async with self._database.read() as session:
            runs = list(await session.scalars(query))
            titles = await _titles(session, runs)
        return [run_views.view(run, titles.get(run.change_set_id or ""), details=False) for run in runs]

    async def cancel(self, run_id: str, by: str) -> None:
        """Stop a run that is under way; one that is over stays as it is. Raises RunUnknown."""
        await self.get(run_id)
        async with self._database.write() as session:
            over = {"state": "cancelled", "active": None, "step": "Avbrutt", "finished_at": utc_now()}
            stopped = await session.execute(update(Run).where(Run.id == run_id, Run.active == 1).values(over))
            if _rows(stopped):
                record(session, by, "run_cancelled", run_id)
        if job := self._jobs.get(run_id):
            await job.cancel()

    async def publish(self, run_id: str, user: User, override_reason: str | None) -> None:
        """Ask for a run's model to become the live one; see RunPublishing.publish for what it raises."""
        await self.get(run_id)
        await self._publishing.publish(run_id, user, override_reason)

    async def sweep(self) -> None:
        """Give up runs whose lease ran out, tell runs whose swap failed, and clear what they left on our disk."""
        async with self._database.write() as session:
            given_up = await session.execute(
                update(Run)
                .where(Run.active == 1, Run.lease_until < utc_now())
                .values(state="failed", active=None, error=ABANDONED, finished_at=utc_now())
            )
        if number := _rows(given_up):
            log.warning("runs_given_up", number=number)
        await self._publishing.settle()
        await self._clear_folders()

    async def _sweep_on(self) -> None:
        while True:
            await asyncio.sleep(self.sweep_seconds)
            try:
                await self.sweep()
            except Exception as error:  # the database may be away a while; the next round looks again
                log.warning("run_sweep_failed", error=type(error).__name__)

    async def _clear_folders(self) -> None:
        if not await asyncio.to_thread(self._folder.is_dir):
            return
        # Listed before asking: a replica may begin a run here meanwhile, and its row stands before its folder does.
        folders = await asyncio.to_thread(lambda: list(self._folder.iterdir()))
        async with self._database.read() as session:
            active = set(await session.scalars(select(Run.id).where(Run.active == 1)))
        for folder in folders:
            if folder.name not in active and folder.name not in self._jobs:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def _work(self, run_id: str, change_set_id: str | None, by: str) -> None:
        """Do one run from beginning to end; whatever happens, its row says how it went and its lock is free."""
        folder, job = self._folder / run_id, self._jobs[run_id]
        lease = asyncio.create_task(self._keep_lease(run_id, job))
        try:
            await self._train(run_id, change_set_id, by, folder, job)
        except _NotOurs:
            log.info("run_not_ours", run_id=run_id)
        except TrainingFailed as error:
            await self._fail(run_id, str(error))
        except VeiviserError as error:
            await self._fail(run_id, f"Utkastet kan ikke trenes ({error.code}).")
        except asyncio.CancelledError:
            await job.cancel()
            await asyncio.shield(self._fail(run_id, ABANDONED))
            raise
        except Exception:
            log.exception("run_broken", run_id=run_id)
            await self._fail(run_id, BROKEN)
        finally:
            lease.cancel()
            await job.cancel()
            del self._jobs[run_id]
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)

    async def _train(self, run_id: str, change_set_id: str | None, by: str, folder: Path, job: TrainingJob) -> None:
        root, out = folder / "root", folder / "out"
        await asyncio.to_thread(_make_folders, root, out)
        async with self._database.read() as session:
            change_set = await session.get(ChangeSet, change_set_id) if change_set_id else None
            version = change_set.version if change_set else None
            await self._workspace.materialise(session, change_set_id, root)
        inputs = await asyncio.to_thread(run_views.inputs_hash, root)
        live = await self._registry.live()
        live_id = live.id if live else None
        await self._tell(run_id, state="training", change_set_version=version, live_model_id=live_id)

        async def on_progress(now: Progress) -> None:
            state = "evaluating" if now.evaluating else "training"
            await self._tell(run_id, state=state, progress=now.share, step=now.step)

        trained = await job.train(root, out, folder / "report.json", on_progress)
        seconds = {name: trained.report["seconds"].get(name) for name in ("train", "evaluate")}
        await self._tell(run_id, state="evaluating", step="Sammenligner med modellen som er i bruk", seconds=seconds)
        against = await self._report_of(live, trained.report["held_out_hash"], root, folder, job) if live else None
        kept = await asyncio.to_thread(run_views.found, against, trained.report, inputs)
        # Asked once more before the model is kept: a cancelled run leaves none behind.
        await self._tell(run_id, progress=0.99, step="Lagrer modellen")
        described = trained.report["model"]
        await self._registry.register(
            trained.file,
            id=described["id"],
            sha256=described["sha256"],
            data_hash=described["data_hash"],
            base_hash=live.base_hash if live else described["data_hash"],
            origin="studio",
            by=by,
            why=await self._why(change_set_id),
            run_id=run_id,
            figures=trained.report["figures"],
            report=trained.report,
        )
        await self._tell(
            run_id,
            state="ready",
            active=None,
            progress=1.0,
            step="Ferdig",
            data_hash=described["data_hash"],
            model_id=described["id"],
            comparison=kept,
            finished_at=utc_now(),
        )

    async def _report_of(self, live: Model, held_out: str, root: Path, folder: Path, job: TrainingJob) -> Report:
        """Return the live model's report on the same held-out texts; measured anew when it was of others."""
        known = live.report
        if known and known.get("held_out_hash") == held_out and known.get("readings"):
            return known
        file = await self._registry.file_of(live.id)
        measured = await job.evaluate(file, root, folder / "live.json")
        if known and known.get("out_of_fold"):
            measured["out_of_fold"] = known["out_of_fold"]
        async with self._database.write() as session:
            await session.execute(update(Model).where(Model.id == live.id).values(report=measured))
        return measured

    async def _why(self, change_set_id: str | None) -> str:
        async with self._database.read() as session:
            change_set = await session.get(ChangeSet, change_set_id) if change_set_id else None
        if change_set is None:
            return "Trent på nytt av det som er publisert"
        return f"{change_set.title}. {change_set.reason}".strip() if change_set.reason else change_set.title

    async def _tell(self, run_id: str, **values: Any) -> None:
        """Write to a run that is ours. Raises _NotOurs when it no longer is."""
        ours = (Run.id == run_id, Run.active == 1, Run.worker == self._worker)
        async with self._database.write() as session:
            written = await session.execute(update(Run).where(*ours).values(**values))
        if not _rows(written):
            raise _NotOurs

    async def _fail(self, run_id: str, error: str) -> None:
        log.warning("run_failed", run_id=run_id)
        over: dict[str, Any] = {"state": "failed", "active": None, "error": error, "finished_at": utc_now()}
        with contextlib.suppress(_NotOurs):
            await self._tell(run_id, **over)

    async def _keep_lease(self, run_id: str, job: TrainingJob) -> None:
        """Renew the lease; kill the job when the run is no longer ours, or the lease ran out while we couldn't renew."""
        until: datetime = utc_now() + self.lease
        while True:
            await asyncio.sleep(self.renew_seconds)
            try:
                renewed = utc_now() + self.lease
                await self._tell(run_id, lease_until=renewed)
                until = renewed
            except _NotOurs:
                await job.cancel()
                return
            except Exception as error:
                log.warning("run_lease_not_renewed", run_id=run_id, error=type(error).__name__)
                if utc_now() > until:
                    await job.cancel()
                    return


def _make_folders(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)


async def _titles(session: AsyncSession, runs: Sequence[Run]) -> dict[str, str]:
    ids = {run.change_set_id for run in runs if run.change_set_id}
    rows = await session.execute(select(ChangeSet.id, ChangeSet.title).where(ChangeSet.id.in_(ids)))
    return {id_: title for id_, title in rows}


def _rows(result: Any) -> int:
    assert isinstance(result, CursorResult)
    return result.rowcount
