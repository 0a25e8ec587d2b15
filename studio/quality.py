"""Label quality: what is doubtful in the training data as a change set has it, and the one-click fixes."""

import asyncio
import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record
from foundation.database import Database
from studio import doubtful_labels, examples
from studio.change_sets import ChangeSets
from studio.errors import IntentUnknown
from studio.models import KeptLabel, LiveModel, Model, Run
from studio.neighbours import Neighbours, Space
from studio.schemas.learning import IdleExample, QualityFix, QualityFixed, QualityView
from studio.workspace import Workspace

LOOKED_BACK = 20


def label_digest(text: str, intent: str) -> str:
    """Return the key by which a kept label is remembered: SHA-256 of intent and text as written."""
    return hashlib.sha256(f"{intent}\0{text}".encode()).hexdigest()


def still_there(
    rows: Sequence[Mapping[str, Any]], present: Sequence[tuple[str, str, str]], kept: set[str]
) -> list[Mapping[str, Any]]:
    """Return the rows whose example still stands under its intent and wasn't kept by a person.

    `present` are (intent, text, file) as a change set sees them; a row's file is told as it is there.
    """
    files = {(intent, text): file for intent, text, file in present}
    return [
        {**row, "file": file}
        for row in rows
        if (file := files.get((row["intent"], row["text"]))) is not None
        and label_digest(row["text"], row["intent"]) not in kept
    ]


def _idle(rows: Sequence[Mapping[str, Any]], space: Space) -> list[IdleExample]:
    """Return the idle among rows whose embedding is known; the others are asked about when it is."""
    place = {key: number for number, key in enumerate(zip(space.intents, space.texts, strict=True))}
    known = [row for row in rows if (row["intent"], examples.plain(row["text"])) in place]
    numbers = [place[row["intent"], examples.plain(row["text"])] for row in known]
    return doubtful_labels.idle(known, space.rows[numbers], examples.plain) if known else []


class Quality:
    """Use cases of label quality."""

    def __init__(
        self, database: Database, workspace: Workspace, change_sets: ChangeSets, neighbours: Neighbours
    ) -> None:
        self._database = database
        self._workspace = workspace
        self._change_sets = change_sets
        self._neighbours = neighbours

    async def view(self, change_set_id: str | None) -> QualityView:
        """Return what is doubtful, by the newest fitting model that left texts out of its fit; empty without one.

        Raises ChangeSetUnknown.
        """
        async with self._database.read() as session:
            if change_set_id is not None:
                await self._change_sets.get(session, change_set_id)
            model = await self._model_of(session, change_set_id)
            if model is None or model.report is None:
                return QualityView(model_id=None, suspects=[], overlaps=[], idle=[])
            present = await self._workspace.examples(session, change_set_id)
            kept = set(await session.scalars(select(KeptLabel.digest)))
        standing = still_there(model.report["out_of_fold"], present, set())
        asked = still_there(standing, present, kept)
        suspects = await asyncio.to_thread(doubtful_labels.suspects, standing)
        idle = await asyncio.to_thread(_idle, asked, self._neighbours.space)
        return QualityView(
            model_id=model.id,
            suspects=[one for one in suspects if label_digest(one.text, one.intent) not in kept],
            overlaps=doubtful_labels.overlaps(standing),
            idle=idle,
        )

    async def fix(self, wanted: QualityFix, user: User) -> QualityFixed:
        """Carry out a fix; move and remove write to a change set, keep doesn't. What isn't done is told with why.

        Raises IntentUnknown when a move has no target, ChangeSetUnknown and ChangeSetClosed.
        """
        async with self._database.write() as session:
            record(session, user.username, f"label_{wanted.fix}", wanted.intent)
            if wanted.fix == "keep":
                digest = label_digest(wanted.text, wanted.intent)
                if await session.get(KeptLabel, digest) is None:
                    session.add(KeptLabel(digest=digest, by=user.username))
                return QualityFixed(change_set_id=wanted.change_set_id, done=True)
            change_set = await self._change_sets.draft_of(session, user, wanted.change_set_id)
            if wanted.fix == "remove":
                gone = await examples.remove(
                    session, self._workspace, change_set, [(wanted.text, wanted.intent)], user.username
                )
                return QualityFixed(change_set_id=change_set.id, done=bool(gone))
            if wanted.to is None:
                raise IntentUnknown(intent="(ikke valgt)")
            row = (wanted.text, wanted.intent, wanted.to)
            moved, skipped = await examples.move(session, self._workspace, change_set, [row], user.username)
            return QualityFixed(change_set_id=change_set.id, done=bool(moved), skipped=skipped)

    async def _model_of(self, session: AsyncSession, change_set_id: str | None) -> Model | None:
        """Return the model whose left-out readings fit best: the change set's own, else the live, else the newest."""
        own = []
        if change_set_id is not None:
            runs = select(Run.model_id).where(Run.change_set_id == change_set_id, Run.model_id.is_not(None))
            own = list(await session.scalars(runs.order_by(Run.created_at.desc()).limit(1)))
        live = list(await session.scalars(select(LiveModel.model_id)))
        newest = await session.scalars(select(Model.id).order_by(Model.created_at.desc()).limit(LOOKED_BACK))
        for model_id in dict.fromkeys([*own, *live, *newest]):
            model = await session.get(Model, model_id)
            if model is not None and model.report and model.report.get("out_of_fold"):
                return model
        return None
