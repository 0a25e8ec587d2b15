"""The registry of models: rows and bytes in the database, files on disk where a process needs one."""

import asyncio
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from accounts.service import record
from foundation.clock import utc_now
from foundation.database import Database
from foundation.files import whole_file
from foundation.ids import new_id
from studio.errors import ModelUnknown
from studio.model_file import is_whole, read_current
from studio.models import LiveModel, Model, ModelFile, Run, Swap

log = structlog.get_logger(__name__)
KEPT_FILES = 12
KEPT_MOVES = 5
SYSTEM = "system"


class Registry:
    """Models that were trained, and which of them is live."""

    def __init__(self, database: Database, models_dir: Path) -> None:
        self._database = database
        self._folder = models_dir

    async def register(
        self,
        file: Path,
        *,
        id: str,
        sha256: str,
        data_hash: str,
        base_hash: str,
        origin: str,
        by: str,
        why: str,
        run_id: str | None = None,
        figures: dict[str, Any],
        report: dict[str, Any] | None = None,
    ) -> Model:
        """Store a model's row and bytes in one transaction; one that is known already is returned as it is.

        Raises ValueError when the file isn't what `sha256` says, OSError when it can't be read.
        """
        content = await asyncio.to_thread(file.read_bytes)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"the model file {file.name} is not what was trained")
        model = Model(
            id=id,
            sha256=sha256,
            data_hash=data_hash,
            base_hash=base_hash,
            origin=origin,
            run_id=run_id,
            by=by,
            why=why,
            figures=figures,
            report=report,
            size=len(content),
        )
        try:
            async with self._database.write() as session:
                if (known := await session.get(Model, id)) is not None:
                    return await _same(session, known, sha256, content)
                session.add(model)
                await session.flush()
                session.add(ModelFile(model_id=id, content=content))
                await session.flush()
                await remove_old_files(session)
        except IntegrityError:
            # Another replica registered it in the same moment.
            async with self._database.read() as session:
                if (known := await session.get(Model, id)) is None or known.sha256 != sha256:
                    raise
                return known
        log.info("model_registered", model=id, origin=origin, bytes=len(content))
        return model

    async def file_of(self, model_id: str) -> Path:
        """Return a model's file: from disk when it is whole, else written from the database. Raises ModelUnknown."""
        async with self._database.read() as session:
            sha256 = await session.scalar(select(Model.sha256).where(Model.id == model_id))
        if sha256 is None:
            raise ModelUnknown
        file = self._folder / f"{model_id}.tar.gz"
        if await asyncio.to_thread(is_whole, file, sha256):
            return file
        async with self._database.read() as session:
            content = await session.scalar(select(ModelFile.content).where(ModelFile.model_id == model_id))
        if content is None:
            raise ModelUnknown
        await asyncio.to_thread(_write, file, content)
        return file

    async def live(self) -> Model | None:
        """Return the live model."""
        async with self._database.read() as session:
            return await live_model(session)

    async def live_id(self) -> str | None:
        """Return which model is live, without reading its report (which is large)."""
        async with self._database.read() as session:
            return await session.scalar(select(LiveModel.model_id))

    async def models(self) -> list[Model]:
        """Return all models, the newest first, without their `report` (which is large)."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(Model).options(defer(Model.report, raiseload=True)).order_by(Model.created_at.desc(), Model.id)
            )
            return list(rows)

    async def get(self, model_id: str) -> Model:
        """Return one model with its report. Raises ModelUnknown."""
        async with self._database.read() as session:
            model = await session.get(Model, model_id)
        if model is None:
            raise ModelUnknown
        return model

    async def run_of(self, model_id: str) -> Run | None:
        """Return the training run that a model came from, None for one that came with a release."""
        async with self._database.read() as session:
            return await session.scalar(select(Run).where(Run.model_id == model_id).limit(1))

    async def moves(self, limit: int = 50) -> list[Swap]:
        """Return the pointer's history, the newest first."""
        async with self._database.read() as session:
            return list(await session.scalars(select(Swap).order_by(Swap.at.desc(), Swap.id).limit(limit)))

    async def ensure_release(self, folder: Path) -> Model | None:
        """Register the model that `folder`/current.json names, and make it live where it has to be.

        It becomes live when nothing is, or when the live model was made of another release's data: new code came
        with it. Else the pointer stays, so that a roll back or a model of the studio survives a restart. A missing
        or broken file is logged, and nothing changes.
        """
        try:
            current, file = await asyncio.to_thread(read_current, folder)
            report = await asyncio.to_thread(_read_report, file)
            release = await self.register(
                file,
                id=file.name.removesuffix(".tar.gz"),
                sha256=current["sha256"],
                data_hash=current["data_hash"],
                base_hash=current["data_hash"],
                origin="release",
                by=SYSTEM,
                why="Fulgte med Veiviser",
                figures=current.get("figures") or {},
                report=report,
            )
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            log.error("release_model_unusable", error=str(error) or type(error).__name__)
            return None
        try:
            async with self._database.write() as session:
                await _make_release_live(session, release)
        except IntegrityError:
            log.info("release_made_live_elsewhere", model=release.id)
        return release


def _read_report(file: Path) -> dict[str, Any] | None:
    """Return the report that stands beside a model's file, None when there is none that can be read."""
    try:
        report: dict[str, Any] = json.loads(
            file.with_name(f"{file.name.removesuffix('.tar.gz')}.report.json").read_text(encoding="utf-8")
        )
    except (OSError, ValueError):
        return None
    return report


async def live_model(session: AsyncSession) -> Model | None:
    """Return the live model within a transaction of the caller."""
    return (await session.scalars(select(Model).join(LiveModel, LiveModel.model_id == Model.id))).first()


async def move_pointer(session: AsyncSession, model_id: str) -> str | None:
    """Make a model the live one in the caller's transaction; return which one was."""
    pointer = await session.get(LiveModel, 1, with_for_update=True)
    if pointer is None:
        session.add(LiveModel(id=1, model_id=model_id))
        await session.flush()
        return None
    previous = pointer.model_id
    if previous != model_id:
        pointer.model_id, pointer.epoch, pointer.at = model_id, pointer.epoch + 1, utc_now()
        await session.flush()
    return previous


async def remove_old_files(session: AsyncSession) -> None:
    """Remove the bytes of all but the newest models; the live one's and those of the last moves stay."""
    newest = await session.scalars(
        select(ModelFile.model_id)
        .join(Model, Model.id == ModelFile.model_id)
        .order_by(Model.created_at.desc(), Model.id)
        .limit(KEPT_FILES)
    )
    kept = set(newest)
    kept |= set(await session.scalars(select(LiveModel.model_id)))
    moves = await session.execute(
        select(Swap.model_id, Swap.previous_model_id)
        .where(Swap.state != "failed")
        .order_by(Swap.at.desc())
        .limit(KEPT_MOVES)
    )
    kept |= {model_id for move in moves for model_id in move if model_id is not None}
    await session.execute(delete(ModelFile).where(ModelFile.model_id.not_in(kept)))


def was_live(model_id: str, moves: Sequence[Swap]) -> bool:
    """Return whether a model has been the live one before, by the pointer's history."""
    return any(model_id in (move.model_id, move.previous_model_id) for move in moves if move.state == "live")


async def _same(session: AsyncSession, known: Model, sha256: str, content: bytes) -> Model:
    """Return the known model, its bytes put back if they were removed. Raises ValueError when it's another file."""
    if known.sha256 != sha256:
        raise ValueError(f"the model {known.id} is registered with another file")
    if await session.scalar(select(ModelFile.model_id).where(ModelFile.model_id == known.id)) is None:
        session.add(ModelFile(model_id=known.id, content=content))
    return known


async def _make_release_live(session: AsyncSession, release: Model) -> None:
    live = await live_model(session)
    if live is not None and live.base_hash == release.base_hash:
        return
    previous = await move_pointer(session, release.id)
    now = utc_now()
    why = "Første modell" if previous is None else "Ny versjon av Veiviser"
    await session.execute(
        update(Swap)
        .where(Swap.active == 1)
        .values(state="failed", active=None, done_at=now, error="En ny versjon av Veiviser ble tatt i bruk imens.")
    )
    session.add(
        Swap(
            id=new_id(),
            model_id=release.id,
            previous_model_id=previous,
            kind="release",
            state="live",
            by=SYSTEM,
            why=why,
            at=now,
            done_at=now,
        )
    )
    record(session, SYSTEM, "model_live", release.id)
    log.info("release_model_live", model=release.id, previous=previous)


def _write(file: Path, content: bytes) -> None:
    with whole_file(file) as out:
        out.write(content)
