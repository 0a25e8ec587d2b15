"""A random sample of each week's conversations, masked, for people to judge: was the citizen helped?"""

import asyncio
import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record
from conversations.models import ConversationEvent, Message
from conversations.transitions import State
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from studio import week_figures
from studio.errors import RecordUnknown
from studio.masked_text import masked
from studio.models import Review
from studio.schemas.learning import ReviewList, ReviewView, Verdict
from studio.weeks import Week

SAMPLE = 20
LEAST_MESSAGES = 2  # of the citizen: one alone rarely shows whether they were helped
SHOWN = ("citizen", "bot", "counsellor")
COUNSELLOR_SAID = "(veileder svarte)"
SAID_TO_COUNSELLOR = "(skrev til veilederen)"


def drawn(week: Week, conversation_ids: Iterable[str], size: int = SAMPLE) -> list[str]:
    """Return a uniform random sample of conversations: those with the smallest hashes of week and id, in that order.

    It is the same in every process. While the week is under way and conversations are added, it stays a uniform sample
    of those there are (bottom-k sampling: Cohen & Kaplan 2007): a newcomer takes the place of the last one drawn.
    """
    return sorted(set(conversation_ids), key=lambda one: _number(week, one))[:size]


def transcript_of(messages: Sequence[Message], events: Sequence[ConversationEvent]) -> list[dict[str, Any]]:
    """Return a conversation's lines {author, text}, masked; what was said between citizen and counsellor is only told of.

    `messages` and `events` are one conversation's, in order.
    """
    lines = []
    for message in messages:
        before = [event for event in events if event.at <= message.created_at]
        if message.author == "counsellor":
            text = COUNSELLOR_SAID
        elif message.author == "citizen" and before and before[-1].to_state == State.WITH_COUNSELLOR:
            text = SAID_TO_COUNSELLOR
        else:
            text = masked(message.text)
        lines.append({"author": message.author, "text": text, "here": False})
    return lines


async def judged_in(session: AsyncSession, week: Week) -> tuple[int, int]:
    """Return how many of a week's sample were judged `resolved`, and how many were judged; `unclear` left out."""
    rows = await session.execute(select(Review.conversation_id, Review.verdict).where(Review.week == str(week)))
    verdicts = {conversation_id: verdict for conversation_id, verdict in rows}
    judged = [verdicts[one] for one in drawn(week, verdicts) if verdicts[one] not in (None, "unclear")]
    return judged.count("resolved"), len(judged)


class Reviews:
    """Use cases of reviewing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def view(self, week: Week) -> ReviewList:
        """Return the week's sample, drawn or topped up now; what isn't judged yet is shown as it is now."""
        async with self._database.read() as session:
            spoken = await week_figures.spoken_in(session, week)
            stored = await _stored(session, week)
            long_enough = [one for one, count in spoken.items() if count >= LEAST_MESSAGES]
            sample = drawn(week, [*long_enough, *stored])
            open_ones = [one for one in sample if one in spoken and (one not in stored or stored[one].verdict is None)]
            messages, events = await _courses(session, open_ones)
            handed_off = await week_figures.handed_off_among(session, open_ones)
        changed = {
            one: one in handed_off
            for one in open_ones
            if one not in stored
            or len(stored[one].transcript) != len(messages[one])
            or stored[one].handed_off != (one in handed_off)
        }
        if changed:
            transcripts = await asyncio.to_thread(
                lambda: {one: transcript_of(messages[one], events[one]) for one in changed}
            )
            async with self._database.write() as session:
                for one, handed in changed.items():
                    await self._keep(session, week, one, transcripts[one], handed)
            async with self._database.read() as session:
                stored = await _stored(session, week)
        reviews = [_view(stored[one]) for one in sample if one in stored]
        return ReviewList(week=str(week), reviews=reviews, judged=sum(one.verdict is not None for one in reviews))

    async def judge(self, review_id: str, verdict: Verdict | None, user: User) -> ReviewView:
        """Keep a person's verdict, in place of an earlier one; None takes it back. Raises RecordUnknown."""
        async with self._database.write() as session:
            review = await session.get(Review, review_id, with_for_update=True)
            if review is None:
                raise RecordUnknown(kind="samtalen", id=review_id)
            review.verdict = verdict
            review.by = user.username if verdict else None
            review.at = utc_now() if verdict else None
            record(session, user.username, "review", f"{review_id} {verdict or 'tatt tilbake'}")
            return _view(review)

    async def _keep(
        self, session: AsyncSession, week: Week, conversation_id: str, transcript: list[dict[str, Any]], handed: bool
    ) -> None:
        """Store a drawn conversation, or how it went on; a judged one stays as it was judged."""
        await session.execute(
            self._database.insert(Review)
            .values(
                id=new_id(),
                conversation_id=conversation_id,
                week=str(week),
                transcript=transcript,
                handed_off=handed,
            )
            .on_conflict_do_nothing()
        )
        await session.execute(
            update(Review)
            .where(Review.conversation_id == conversation_id, Review.verdict.is_(None))
            .values(transcript=transcript, handed_off=handed)
        )


async def _stored(session: AsyncSession, week: Week) -> dict[str, Review]:
    rows = await session.scalars(select(Review).where(Review.week == str(week)))
    return {row.conversation_id: row for row in rows}


async def _courses(
    session: AsyncSession, conversation_ids: Sequence[str]
) -> tuple[dict[str, list[Message]], dict[str, list[ConversationEvent]]]:
    """Return each conversation's messages of citizen, bot and counsellor, and its events, in order."""
    messages: dict[str, list[Message]] = {one: [] for one in conversation_ids}
    events: dict[str, list[ConversationEvent]] = {one: [] for one in conversation_ids}
    said = select(Message).where(Message.conversation_id.in_(conversation_ids), Message.author.in_(SHOWN))
    for message in await session.scalars(said.order_by(Message.seq)):
        messages[message.conversation_id].append(message)
    happened = select(ConversationEvent).where(ConversationEvent.conversation_id.in_(conversation_ids))
    for event in await session.scalars(happened.order_by(ConversationEvent.epoch)):
        events[event.conversation_id].append(event)
    return messages, events


def _number(week: Week, conversation_id: str) -> bytes:
    return hashlib.sha256(f"{week} {conversation_id}".encode()).digest()


def _view(row: Review) -> ReviewView:
    return ReviewView.model_validate(
        {
            "id": row.id,
            "week": row.week,
            "transcript": row.transcript,
            "handed_off": row.handed_off,
            "verdict": row.verdict,
            "by": row.by,
        }
    )
