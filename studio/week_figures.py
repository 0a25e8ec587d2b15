"""What the database says of a week: the only place with the report's queries. Callers hold the session."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Text, and_, case, cast, column, func, or_, select, table, union
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from conversations.models import Conversation, ConversationEvent, Feedback, Message, Turn
from conversations.transitions import State
from studio.models import Decision, InboxItem
from studio.selection import CALLBACK_QUESTIONS, FALLBACK, NEVER
from studio.weeks import Week

ASKS_FOR_A_PERSON = ("request_human", "request_callback")
WITH_PEOPLE = (State.WAITING, State.WITH_COUNSELLOR)
UNANSWERED = ("fallback", "unsure", "handoff", "thumbs_down")
MOST_ITEMS = 3000  # the week's newest; what `studio.grouping` compares at once
# The hand-off's table, which this room may not import.
_callbacks = table("callbacks", column("conversation_id"))


@dataclass(frozen=True)
class Thumbed:
    """Thumbs of one answer, and what was asked before those that point down, the newest first."""

    response: str
    down: int
    up: int
    asked: list[str]


async def spoken_in(session: AsyncSession, week: Week) -> dict[str, int]:
    """Return how many messages the citizen wrote in each conversation that began in a week; those with none are left out."""
    rows = await session.execute(
        select(Message.conversation_id, func.count())
        .join(Conversation, Conversation.id == Message.conversation_id)
        .where(_began_in(week), Message.author == "citizen")
        .group_by(Message.conversation_id)
    )
    return {conversation_id: count for conversation_id, count in rows}


async def needed_a_person(session: AsyncSession, week: Week) -> set[str]:
    """Return the week's conversations in which a person was asked for, was there, or was to phone."""
    mine = select(Conversation.id).where(_began_in(week))
    states = mine.join(ConversationEvent, ConversationEvent.conversation_id == Conversation.id).where(
        ConversationEvent.to_state.in_(WITH_PEOPLE)
    )
    asked = mine.join(Turn, Turn.conversation_id == Conversation.id).where(Turn.intent.in_(ASKS_FOR_A_PERSON))
    phoned = mine.join(_callbacks, _callbacks.c.conversation_id == Conversation.id)
    return set(await session.scalars(union(states, asked, phoned)))


async def handed_off_among(session: AsyncSession, conversation_ids: Sequence[str]) -> set[str]:
    """Return those of some conversations that waited for a counsellor or were with one."""
    return set(
        await session.scalars(
            select(ConversationEvent.conversation_id)
            .where(ConversationEvent.conversation_id.in_(conversation_ids), ConversationEvent.to_state.in_(WITH_PEOPLE))
            .distinct()
        )
    )


async def turns_in(session: AsyncSession, week: Week) -> tuple[int, int, int]:
    """Return the turns finished in a week, how many of them were read, and how many of those weren't understood.

    Buttons aren't read, nor is what answers a call-back's questions (as in `studio.selection.is_question`).
    """
    before = aliased(Message)
    last_said = (
        select(before.response)
        .where(
            before.conversation_id == Turn.conversation_id,
            before.author == "bot",
            before.response.is_not(None),
            func.coalesce(before.in_reply_to, before.seq) < Turn.seq,
        )
        .order_by(before.seq.desc())
        .limit(1)
        .scalar_subquery()
    )
    # A payload that isn't there is stored as JSON's null.
    no_button = func.coalesce(cast(Turn.payload, Text), "null") == "null"
    read = and_(
        no_button,
        Turn.intent.is_not(None),
        Turn.intent.not_in(NEVER),
        func.coalesce(last_said, "").not_in(CALLBACK_QUESTIONS),
    )
    row = await session.execute(
        select(
            func.count(),
            func.coalesce(func.sum(case((read, 1), else_=0)), 0),
            func.coalesce(func.sum(case((and_(read, Turn.intent == FALLBACK), 1), else_=0)), 0),
        ).where(Turn.state == "done", Turn.done_at >= week.begins, Turn.done_at < week.ends)
    )
    turns, of, missed = row.one()
    return int(turns), int(of), int(missed)


async def unanswered_in(session: AsyncSession, week: Week) -> list[InboxItem]:
    """Return what citizens wrote in a week and got no good answer to, oldest first.

    Left out is what a person decided to be no question for us, and readings that they found to be right.
    """
    no_gap = or_(
        Decision.action.in_(("not_useful", "out_of_scope")),
        and_(Decision.action == "accept", InboxItem.reason == "unsure"),
    )
    decided = and_(Decision.id == InboxItem.decision_id, Decision.undone_at.is_(None), no_gap)
    items = await session.scalars(
        select(InboxItem)
        .outerjoin(Decision, decided)
        .where(
            InboxItem.at >= week.begins,
            InboxItem.at < week.ends,
            InboxItem.reason.in_(UNANSWERED),
            Decision.id.is_(None),
        )
        .order_by(InboxItem.at.desc(), InboxItem.id)
        .limit(MOST_ITEMS)
    )
    return list(reversed(items.all()))


async def thumbs_in(session: AsyncSession, week: Week) -> list[Thumbed]:
    """Return the answers that got a thumb down in a week, those with most of them first."""
    asked = aliased(Message)
    rows = await session.execute(
        select(Message.response, Feedback.value, asked.text)
        .join(Message, and_(Message.conversation_id == Feedback.conversation_id, Message.seq == Feedback.seq))
        .outerjoin(
            asked,
            and_(
                asked.conversation_id == Message.conversation_id,
                asked.seq == Message.in_reply_to,
                asked.author == "citizen",
            ),
        )
        .where(
            Feedback.at >= week.begins,
            Feedback.at < week.ends,
            Feedback.value != 0,
            Message.author == "bot",
            Message.response.is_not(None),
        )
        .order_by(Feedback.at.desc(), Feedback.conversation_id, Feedback.seq)
    )
    thumbs: dict[str, list[tuple[int, str | None]]] = {}
    for response, value, text in rows:
        thumbs.setdefault(str(response), []).append((value, text))
    found = [
        Thumbed(
            response=response,
            down=sum(value < 0 for value, _ in each),
            up=sum(value > 0 for value, _ in each),
            asked=[text for value, text in each if value < 0 and text],
        )
        for response, each in thumbs.items()
    ]
    return sorted((one for one in found if one.down), key=lambda one: (-one.down, one.up, one.response))


def _began_in(week: Week) -> ColumnElement[bool]:
    return and_(Conversation.created_at >= week.begins, Conversation.created_at < week.ends)
