"""A candidate that reads along with the live model: each finished turn once, and nobody waits for it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import structlog
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record
from conversations.models import Message, Turn
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from foundation.rounds import Rounds
from studio.errors import ModelUnknown, ReaderAway
from studio.masked_text import masked
from studio.models import Disagreement, Shadow, Watermark
from studio.registry import Registry
from studio.schemas.learning import DisagreementView, ShadowView
from studio.schemas.training import TextReading
from studio.selection import FALLBACK, Course, courses, is_question

log = structlog.get_logger(__name__)
NAME = "shadow"
BATCH = 32
SHOWN = 200
TRIES = 3
# As for the inbox's collector: a turn may be seen a little later than others that were finished after it.
OVERLAP = timedelta(seconds=60)
LEASE = timedelta(seconds=150)  # longer than a reader needs to start


class Reads(Protocol):
    """Whoever reads texts with a model of the registry: studio.readers.Readers."""

    async def read(self, model_id: str, texts: list[str]) -> list[TextReading]:
        """Return one model's readings, in the order of the texts. Raises ModelUnknown or ReaderAway."""


@dataclass(frozen=True)
class _Batch:
    """Turns to read next, with what the watermark was (`step`) when they were chosen."""

    shadow_id: str
    model_id: str
    step: int
    turns: list[tuple[str, datetime]]


@dataclass(frozen=True)
class _Read:
    """A turn that both models have read; its text is never stored as it is here."""

    turn: Turn
    text: str
    shadow: TextReading

    @property
    def agreed(self) -> bool:
        return self.turn.intent == self.shadow.intent


def is_compared(turn: Turn, course: Course) -> bool:
    """Whether the live model's own reading of a citizen's words decided what the bot did.

    Buttons and what answers a call-back's questions aren't read; and where the conversation gave words another meaning
    than the model saw in them ("den første"), there is no reading to compare with.
    """
    if not is_question(turn, course):
        return False
    best = turn.ranking[0] if turn.ranking else None
    return turn.intent == FALLBACK or best is None or (best.get("name") or best.get("intent")) == turn.intent


class ShadowReading:
    """At most one shadow at a time; where it has come stands in the database, and each turn counts once.

    Several replicas may follow: one leases the next turns, and whoever counts them moves the watermark in the same
    transaction, which only works from where it was when they were chosen.
    """

    every_seconds = 2.0
    retry_seconds = 5.0

    def __init__(self, database: Database, readers: Reads, registry: Registry) -> None:
        self._database = database
        self._readers = readers
        self._registry = registry
        self._worker = new_id()
        self._rounds = Rounds(self.follow, lambda: self.every_seconds, failed="shadow_failed")

    async def start(self) -> None:
        """Begin to follow the traffic, whenever there is a shadow."""
        self._rounds.start()

    async def stop(self) -> None:
        """Stop; what was chosen and not counted is read again by whoever starts next."""
        await self._rounds.stop()

    async def view(self) -> ShadowView:
        """Return the shadow that runs, with its latest disagreements; nothing when none does."""
        async with self._database.read() as session:
            shadow = await _running(session)
            if shadow is None:
                return ShadowView(model_id=None, started_at=None, turns=0, agreed=0, disagreements=[])
            rows = await session.scalars(
                select(Disagreement)
                .where(Disagreement.shadow_id == shadow.id)
                .order_by(Disagreement.at.desc(), Disagreement.id)
                .limit(SHOWN)
            )
            return ShadowView(
                model_id=shadow.model_id,
                started_at=shadow.started_at,
                turns=shadow.turns,
                agreed=shadow.agreed,
                disagreements=[DisagreementView.model_validate(row, from_attributes=True) for row in rows],
            )

    async def begin(self, model_id: str, user: User) -> ShadowView:
        """Let a model read along from now on, in place of the one before. Raises ModelUnknown.

        The one that reads along already goes on as it is.
        """
        await self._registry.file_of(model_id)
        async with self._database.write() as session:
            mark = await self._lock(session)
            running = await _running(session)
            if running is None or running.model_id != model_id:
                now = utc_now()
                await _end(session, now)
                shadow = Shadow(id=new_id(), model_id=model_id, by=user.username, started_at=now)
                session.add(shadow)
                await session.flush()
                mark.value = {"shadow_id": shadow.id, "step": 0, "newest": now.isoformat(), "seen": {}}
                record(session, user.username, "shadow_start", model_id)
        return await self.view()

    async def end(self, user: User) -> ShadowView:
        """Let nobody read along any more; doing it twice is harmless."""
        async with self._database.write() as session:
            await self._lock(session)
            running = await _running(session)
            if running is not None:
                await _end(session, utc_now())
                record(session, user.username, "shadow_end", running.model_id)
        return await self.view()

    async def follow(self) -> int:
        """Read everything that is new; return how many turns were counted."""
        counted = 0
        while (batch := await self._lease()) is not None:
            counted += await self._take(batch)
        return counted

    async def _lease(self) -> _Batch | None:
        """Choose the next turns, unless there are none or another replica is at them."""
        async with self._database.read() as session:
            shadow = await _running(session)
            mark = await session.get(Watermark, NAME)
            if shadow is None or mark is None or mark.value.get("shadow_id") != shadow.id:
                return None
            turns = await _next_turns(session, shadow, mark.value)
        if not turns:
            return None
        step = mark.value["step"]
        async with self._database.write() as session:
            mark = await self._lock(session)
            now = utc_now()
            if mark.value.get("shadow_id") != shadow.id or mark.value["step"] != step:
                return None
            if mark.value.get("worker", self._worker) != self._worker and _at(mark.value["until"]) > now:
                return None
            mark.value = {**mark.value, "worker": self._worker, "until": (now + LEASE).isoformat()}
        return _Batch(shadow.id, shadow.model_id, step, turns)

    async def _take(self, batch: _Batch) -> int:
        """Read and count some turns; return how many were counted."""
        async with self._database.read() as session:
            wanted = await _texts_of(session, [turn_id for turn_id, _ in batch.turns])
        try:
            readings = await self._read(batch.model_id, [text for _, text in wanted])
        except ModelUnknown:
            log.error("shadow_model_gone", model_id=batch.model_id)
            async with self._database.write() as session:
                await session.execute(
                    update(Shadow)
                    .where(Shadow.id == batch.shadow_id, Shadow.ended_at.is_(None))
                    .values(ended_at=utc_now())
                )
            return 0
        read = [_Read(turn, text, reading) for (turn, text), reading in zip(wanted, readings, strict=False)]
        rows = await asyncio.to_thread(_disagreements, batch.shadow_id, read)
        return len(read) if await self._count(batch, read, rows) else 0

    async def _read(self, model_id: str, texts: list[str]) -> list[TextReading]:
        """Return readings; none when the reader stays away, so that what comes after is read. Raises ModelUnknown."""
        if not texts:
            return []
        for attempt in range(TRIES):
            if attempt:
                await asyncio.sleep(self.retry_seconds)
            try:
                return await self._readers.read(model_id, texts)
            except ReaderAway:
                log.warning("shadow_reader_away", model_id=model_id, attempt=attempt + 1)
        log.error("shadow_turns_given_up", model_id=model_id, turns=len(texts))
        return []

    async def _count(self, batch: _Batch, read: Sequence[_Read], rows: Sequence[Disagreement]) -> bool:
        """Count turns and move the watermark over them; False when somebody else did, or the shadow has ended."""
        async with self._database.write() as session:
            mark = await self._lock(session)
            shadow = await _running(session)
            same = mark.value.get("shadow_id") == batch.shadow_id and mark.value["step"] == batch.step
            if not same or shadow is None or shadow.id != batch.shadow_id:
                return False
            newest = max(_at(mark.value["newest"]), *(at for _, at in batch.turns))
            seen = mark.value["seen"] | {turn_id: at.isoformat() for turn_id, at in batch.turns}
            mark.value = {
                "shadow_id": shadow.id,
                "step": batch.step + 1,
                "newest": newest.isoformat(),
                "seen": {turn_id: at for turn_id, at in seen.items() if _at(at) > newest - OVERLAP},
            }
            shadow.turns += len(read)
            shadow.agreed += sum(one.agreed for one in read)
            session.add_all(rows)
            return True

    async def _lock(self, session: AsyncSession) -> Watermark:
        """Return the watermark, which nobody else changes until this transaction ends."""
        await session.execute(self._database.insert(Watermark).values(name=NAME, value={}).on_conflict_do_nothing())
        return await session.get_one(Watermark, NAME, with_for_update=True, populate_existing=True)


async def _running(session: AsyncSession) -> Shadow | None:
    return (
        await session.scalars(
            select(Shadow).where(Shadow.ended_at.is_(None)).order_by(Shadow.started_at.desc(), Shadow.id).limit(1)
        )
    ).first()


async def _end(session: AsyncSession, now: datetime) -> None:
    await session.execute(update(Shadow).where(Shadow.ended_at.is_(None)).values(ended_at=now))


async def _next_turns(session: AsyncSession, shadow: Shadow, mark: dict[str, Any]) -> list[tuple[str, datetime]]:
    """Return (id, end) of turns finished since the shadow began and not seen yet, in order."""
    seen = mark["seen"]
    rows = await session.execute(
        select(Turn.id, Turn.done_at)
        .where(
            Turn.state == "done",
            Turn.done_at >= shadow.started_at,
            Turn.done_at > _at(mark["newest"]) - OVERLAP,
        )
        .order_by(Turn.done_at, Turn.id)
        .limit(len(seen) + BATCH)
    )
    return [(turn_id, at) for turn_id, at in rows if at is not None and turn_id not in seen][:BATCH]


async def _texts_of(session: AsyncSession, turn_ids: Sequence[str]) -> list[tuple[Turn, str]]:
    """Return those of some turns that are compared, with what the citizen wrote."""
    turns = list(await session.scalars(select(Turn).where(Turn.id.in_(turn_ids)).order_by(Turn.done_at, Turn.id)))
    messages = await session.scalars(
        select(Message)
        .where(Message.conversation_id.in_({turn.conversation_id for turn in turns}))
        .order_by(Message.seq)
    )
    found = courses(list(messages), turns, [], [])
    compared = [turn for turn in turns if is_compared(turn, found[turn.conversation_id])]
    return [(turn, found[turn.conversation_id].messages[turn.seq].text) for turn in compared]


def _disagreements(shadow_id: str, read: Sequence[_Read]) -> list[Disagreement]:
    return [
        Disagreement(
            id=new_id(),
            shadow_id=shadow_id,
            turn_id=one.turn.id,
            text_masked=masked(one.text),
            live_intent=one.turn.intent,
            live_confidence=one.turn.confidence,
            shadow_intent=one.shadow.intent,
            shadow_confidence=one.shadow.confidence,
            at=one.turn.done_at or utc_now(),
        )
        for one in read
        if not one.agreed
    ]


def _at(moment: str) -> datetime:
    return datetime.fromisoformat(moment)
