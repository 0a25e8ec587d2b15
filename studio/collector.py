"""Brings utterances that want a look into the inbox: masked, exactly once, however often it is begun anew."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol

import numpy as np
import structlog
from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import ConversationEvent, Feedback, Message, Turn
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from foundation.rounds import Rounds
from language.encoder import Encoder
from studio.models import InboxItem, Watermark
from studio.neighbours import embed
from studio.schemas.inbox import Reason
from studio.selection import Course, courses, guesses_of, led_to, predicted, reason_of, surroundings

log = structlog.get_logger(__name__)
EVERY_SECONDS = 2.0
BATCH = 50
# Turns carry the time at which they were finished, and are seen when their transaction commits: a little later, in any
# order, by the clock of another machine. What is this near the watermark is looked at again.
OVERLAP = timedelta(seconds=60)
FIRST_LOOK_BACK = timedelta(days=30)
NAME = "collector"
_SOURCES = ("turns", "feedback", "events")


class MaskedText(Protocol):
    """What a mask gives back."""

    @property
    def text(self) -> str:
        """The text without personal data."""


Mask = Callable[[str], MaskedText]


@dataclass(frozen=True)
class _Found:
    """A turn with what it was said in, and why it is collected (None: it isn't)."""

    turn: Turn
    course: Course
    reason: Reason | None


class Collector:
    """Reads finished turns, thumbs and hand-offs, each after its own watermark.

    What is written depends only on what the database says of a turn at that moment (`studio.selection.reason_of`), and
    a turn has one row at most: the same turn may be looked at any number of times, by any number of replicas.
    """

    def __init__(self, database: Database, encoder: Encoder, mask: Mask) -> None:
        self._database = database
        self._encoder = encoder
        self._mask = mask
        self._seen: dict[str, datetime] = {}
        self._rounds = Rounds(self.collect, lambda: EVERY_SECONDS, failed="collector_failed")

    async def start(self) -> None:
        """Begin to collect, every other second."""
        self._rounds.start()

    async def stop(self) -> None:
        """Stop; what is half done is done by whoever starts next."""
        await self._rounds.stop()

    async def collect(self) -> int:
        """Take everything that is new; return how many utterances came into the inbox."""
        marks = await self._marks()
        added = await self._collect_turns(marks["turns"])
        for source, ids_of in (("feedback", _thumbed), ("events", _handed_off)):
            async with self._database.read() as session:
                turn_ids, newest = await ids_of(session, marks[source] - OVERLAP)
            for first in range(0, len(turn_ids), BATCH):
                added += await self._take(turn_ids[first : first + BATCH])
            await self._advance(source, newest)
        return added

    async def _collect_turns(self, mark: datetime) -> int:
        """Take finished turns in the order of their end, batch by batch."""
        since = mark - OVERLAP
        self._seen = {turn_id: at for turn_id, at in self._seen.items() if at >= since}
        added, place = 0, (since, "")
        while True:
            async with self._database.read() as session:
                later = or_(Turn.done_at > place[0], and_(Turn.done_at == place[0], Turn.id > place[1]))
                rows = await session.execute(
                    select(Turn.id, Turn.done_at)
                    .where(Turn.state == "done", later)
                    .order_by(Turn.done_at, Turn.id)
                    .limit(BATCH)
                )
                page = [(turn_id, at) for turn_id, at in rows if at is not None]
            if not page:
                return added
            added += await self._take([turn_id for turn_id, _ in page if turn_id not in self._seen])
            await self._advance("turns", page[-1][1])
            self._seen |= dict(page)
            place = (page[-1][1], page[-1][0])

    async def _take(self, turn_ids: Sequence[str]) -> int:
        """Make the inbox say of these turns what is true of them now; return how many are new in it."""
        if not turn_ids:
            return 0
        async with self._database.read() as session:
            found = await _read(session, turn_ids)
            there = await _items_of(session, turn_ids)
        new = [one for one in found if one.reason is not None and one.turn.id not in there]
        rows = await asyncio.to_thread(self._rows, new) if new else []
        changed = [one for one in found if one.turn.id in there and there[one.turn.id] != one.reason]
        if not rows and not changed:
            return 0
        async with self._database.write() as session:
            for row in rows:
                await session.execute(_insert(self._database, row))
            for one in changed:
                await _correct(session, one)
        return len(rows)

    def _rows(self, found: Sequence[_Found]) -> list[dict[str, Any]]:
        """Return rows without personal data; an utterance that can't be masked is left out."""
        rows: list[dict[str, Any]] = []
        for one in found:
            try:
                rows.append(self._row(one))
            except Exception as error:
                log.error("inbox_masking_failed", turn=one.turn.id, error=type(error).__name__)
        try:
            vectors = embed(self._encoder, [row["text_masked"] for row in rows])
        except Exception as error:
            log.error("inbox_embedding_failed", error=type(error).__name__)
            return rows
        for row, vector in zip(rows, vectors, strict=True):
            row["vector"] = np.asarray(vector, dtype="<f2").tobytes()
        return rows

    def _row(self, one: _Found) -> dict[str, Any]:
        turn, message = one.turn, one.course.messages[one.turn.seq]
        answers = one.course.answers(turn.seq)
        context = [{**line, "text": self._mask(line["text"]).text} for line in surroundings(turn, one.course)]
        return {
            "id": new_id(),
            "turn_id": turn.id,
            "conversation_id": turn.conversation_id,
            "seq": turn.seq,
            "at": message.created_at,
            "text_masked": self._mask(message.text).text,
            "lang": message.lang,
            "reason": one.reason,
            "predicted": predicted(turn),
            "confidence": turn.confidence,
            "ranking": guesses_of(turn),
            "response": answers[0].response if answers else None,
            "context": context,
            "vector": None,
            "model_id": answers[0].model_id if answers else None,
            "state": "open",
        }

    async def _marks(self) -> dict[str, datetime]:
        async with self._database.read() as session:
            stored = await session.get(Watermark, NAME)
        start = utc_now() - FIRST_LOOK_BACK
        value = stored.value if stored else {}
        return {source: datetime.fromisoformat(value[source]) if source in value else start for source in _SOURCES}

    async def _advance(self, source: str, newest: datetime | None) -> None:
        """Move a watermark forward; another replica may have moved it farther."""
        if newest is None:
            return
        async with self._database.write() as session:
            await session.execute(self._database.insert(Watermark).values(name=NAME, value={}).on_conflict_do_nothing())
            row = await session.get_one(Watermark, NAME, with_for_update=True, populate_existing=True)
            if source not in row.value or datetime.fromisoformat(row.value[source]) < newest:
                row.value = {**row.value, source: newest.isoformat()}


async def _read(session: AsyncSession, turn_ids: Sequence[str]) -> list[_Found]:
    """Return turns with the course of their conversations, as they are now."""
    turns = list(await session.scalars(select(Turn).where(Turn.id.in_(turn_ids))))
    conversations = {turn.conversation_id for turn in turns}
    messages = await session.scalars(
        select(Message).where(Message.conversation_id.in_(conversations)).order_by(Message.seq)
    )
    all_turns = await session.scalars(select(Turn).where(Turn.conversation_id.in_(conversations)).order_by(Turn.seq))
    events = await session.scalars(
        select(ConversationEvent)
        .where(ConversationEvent.conversation_id.in_(conversations))
        .order_by(ConversationEvent.epoch)
    )
    thumbs = await session.execute(
        select(Feedback.conversation_id, Feedback.seq, Feedback.value).where(
            Feedback.conversation_id.in_(conversations)
        )
    )
    found = courses(list(messages), list(all_turns), list(events), [(a, b, c) for a, b, c in thumbs])
    return [_Found(turn, found[turn.conversation_id], reason_of(turn, found[turn.conversation_id])) for turn in turns]


async def _items_of(session: AsyncSession, turn_ids: Sequence[str]) -> dict[str, str]:
    rows = await session.execute(select(InboxItem.turn_id, InboxItem.reason).where(InboxItem.turn_id.in_(turn_ids)))
    return {turn_id: reason for turn_id, reason in rows}


async def _correct(session: AsyncSession, one: _Found) -> None:
    """Give an item that nobody has decided another reason, or take it away when it has none any more."""
    mine = and_(InboxItem.turn_id == one.turn.id, InboxItem.state == "open")
    if one.reason is None:
        await session.execute(delete(InboxItem).where(mine))
    else:
        await session.execute(update(InboxItem).where(mine).values(reason=one.reason))


async def _thumbed(session: AsyncSession, since: datetime) -> tuple[list[str], datetime | None]:
    """Return the turns whose answers got or lost a thumb, and when the last of them did."""
    rows = await session.execute(
        select(Turn.id, Feedback.at)
        .join(Message, and_(Message.conversation_id == Feedback.conversation_id, Message.seq == Feedback.seq))
        .join(Turn, and_(Turn.conversation_id == Message.conversation_id, Turn.seq == Message.in_reply_to))
        .where(Feedback.at > since)
    )
    return _ids_and_newest((turn_id, at) for turn_id, at in rows)


async def _handed_off(session: AsyncSession, since: datetime) -> tuple[list[str], datetime | None]:
    """Return the turns that led to a person being asked for, and when the last one was."""
    events = list(await session.scalars(select(ConversationEvent).where(ConversationEvent.at > since)))
    conversations = {event.conversation_id for event in events}
    turns = await session.scalars(select(Turn).where(Turn.conversation_id.in_(conversations)).order_by(Turn.seq))
    messages = await session.scalars(
        select(Message).where(Message.conversation_id.in_(conversations), Message.author == "bot").order_by(Message.seq)
    )
    found = courses(list(messages), list(turns), events, [])
    pairs = [
        (turn.id, event.at) for course in found.values() for event in course.events for turn in led_to(event, course)
    ]
    ids, _ = _ids_and_newest(pairs)
    return ids, max((event.at for event in events), default=None)


def _ids_and_newest(pairs: Iterable[tuple[str, datetime]]) -> tuple[list[str], datetime | None]:
    rows = list(pairs)
    return list(dict.fromkeys(turn_id for turn_id, _ in rows)), max((at for _, at in rows), default=None)


def _insert(database: Database, row: dict[str, Any]) -> Any:
    return database.insert(InboxItem).values(**row).on_conflict_do_nothing(index_elements=["turn_id"])
