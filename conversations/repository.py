"""The only place with queries on conversations. Callers hold the transaction."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.attributes import set_committed_value

from conversations.errors import ConversationUnknown
from conversations.models import Conversation, ConversationEvent, Feedback, Message, Turn
from conversations.schemas import ButtonView, CardView, ConversationView, LinkView, MessageView
from conversations.transitions import Event, State, next_state
from conversations.voice import Speech
from foundation.clock import utc_now

PAGE = 500


async def load(session: AsyncSession, conversation_id: str) -> Conversation:
    """Return a conversation. Raises ConversationUnknown."""
    conversation = await session.get(Conversation, conversation_id)
    if conversation is None:
        raise ConversationUnknown
    return conversation


async def lock(session: AsyncSession, conversation_id: str) -> Conversation:
    """Return a conversation that nobody else changes until this transaction ends. Raises ConversationUnknown."""
    conversation = await session.scalar(
        select(Conversation)
        .where(Conversation.id == conversation_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if conversation is None:
        raise ConversationUnknown
    return conversation


async def add_message(session: AsyncSession, conversation: Conversation, **fields: Any) -> Message:
    """Append a message; its number is taken in this transaction, so that "everything after n" skips none."""
    seq = await session.scalar(
        update(Conversation)
        .where(Conversation.id == conversation.id)
        .values(last_seq=Conversation.last_seq + 1)
        .returning(Conversation.last_seq)
        .execution_options(synchronize_session=False)
    )
    set_committed_value(conversation, "last_seq", seq)
    message = Message(conversation_id=conversation.id, seq=seq, **{"lang": conversation.lang, **fields})
    message.buttons = [
        {**button, "button_id": f"{seq}.{place}"} for place, button in enumerate(fields.get("buttons") or [])
    ]
    session.add(message)
    await session.flush()
    return message


async def add_speech(
    session: AsyncSession, conversation: Conversation, speech: Speech, author: str = "bot", **fields: Any
) -> Message:
    """Append something the bot or the system says."""
    return await add_message(
        session,
        conversation,
        author=author,
        text=speech.text,
        lang=speech.lang,
        kind=speech.kind,
        response=speech.response,
        buttons=speech.buttons,
        cards=speech.cards,
        links=speech.links,
        **fields,
    )


def apply(
    session: AsyncSession, conversation: Conversation, event: Event, actor: str, detail: str | None = None
) -> None:
    """Carry out a transition on a locked conversation. Raises IllegalTransition."""
    before = State(conversation.state)
    after = next_state(before, event)
    conversation.epoch += 1
    conversation.state = after
    now = utc_now()
    if after is State.WAITING:
        conversation.waiting_since = now
        conversation.front = event in (Event.COUNSELLOR_LOST, Event.TRANSFER)
    if after is not State.WITH_COUNSELLOR:
        conversation.counsellor_id = None
        conversation.counsellor_name = None
    if after is not State.WAITING:
        conversation.front = False
    if after in (State.BOT, State.CLOSED):
        conversation.waiting_since = None
        conversation.reason = None
    if after is State.CLOSED:
        conversation.closed_at = now
    if event in (Event.HAND_BACK, Event.CLOSE):
        conversation.urgent = False
        conversation.urgent_reason = None
    conversation.bot_turns = 0
    session.add(
        ConversationEvent(
            conversation_id=conversation.id,
            epoch=conversation.epoch,
            event=event,
            from_state=before,
            to_state=after,
            actor=actor,
            detail=detail,
        )
    )


def raise_urgency(conversation: Conversation, reason: str) -> None:
    """Mark that a person should look at this conversation first."""
    conversation.urgent = True
    conversation.urgent_reason = reason


async def message_by_client_id(
    session: AsyncSession, conversation_id: str, author: str, author_id: str, client_id: str
) -> Message | None:
    """Return the message that was already stored under the client's own id."""
    return await session.scalar(
        select(Message).where(
            Message.conversation_id == conversation_id,
            Message.author == author,
            Message.author_id == author_id,
            Message.client_id == client_id,
        )
    )


async def messages_after(session: AsyncSession, conversation_id: str, after: int) -> list[MessageView]:
    """Return every message with a number above `after`, in order."""
    views: list[MessageView] = []
    while True:
        rows = await session.execute(
            select(Message, Feedback.value)
            .outerjoin(
                Feedback,
                and_(Feedback.conversation_id == Message.conversation_id, Feedback.seq == Message.seq),
            )
            .where(Message.conversation_id == conversation_id, Message.seq > after)
            .order_by(Message.seq)
            .limit(PAGE)
        )
        page = [message_view(message, value) for message, value in rows]
        views += page
        if len(page) < PAGE:
            return views
        after = page[-1].seq


async def recent_citizen_texts(session: AsyncSession, conversation_id: str, count: int = 6) -> list[str]:
    """Return the citizen's latest texts, oldest first: evidence for their language."""
    texts = await session.scalars(
        select(Message.text)
        .where(
            Message.conversation_id == conversation_id,
            Message.author == "citizen",
            Message.response.is_(None),
        )
        .order_by(Message.seq.desc())
        .limit(count)
    )
    return list(reversed(texts.all()))


async def latest_crisis_seq(session: AsyncSession, conversation_id: str) -> int | None:
    """Return the number of the latest message that gave crisis numbers."""
    return await session.scalar(
        select(func.max(Message.seq)).where(Message.conversation_id == conversation_id, Message.kind == "crisis")
    )


async def responses_from(session: AsyncSession, conversation_id: str, seq: int) -> list[str]:
    """Return the keys of what the bot and the system said from message `seq` on, in order."""
    keys = await session.scalars(
        select(Message.response)
        .where(
            Message.conversation_id == conversation_id,
            Message.seq >= seq,
            Message.author.in_(("bot", "system")),
            Message.response.is_not(None),
        )
        .order_by(Message.seq)
    )
    return [str(key) for key in keys]


async def queue_position(session: AsyncSession, conversation: Conversation) -> int | None:
    """Return the place in the queue, 1 is next; None when not waiting."""
    if conversation.state != State.WAITING:
        return None
    mine, table = conversation, Conversation
    same_urgency = table.urgent.is_(mine.urgent)
    longer = or_(
        table.waiting_since < mine.waiting_since,
        and_(table.waiting_since == mine.waiting_since, table.id < mine.id),
    )
    ahead = and_(same_urgency, table.front.is_(mine.front), longer)
    if not mine.urgent:
        ahead = or_(ahead, table.urgent.is_(True))
    if not mine.front:
        ahead = or_(ahead, and_(same_urgency, table.front.is_(True)))
    count = await session.scalar(
        select(func.count()).select_from(table).where(table.state == State.WAITING, table.id != mine.id, ahead)
    )
    return 1 + (count or 0)


async def view(
    session: AsyncSession, conversation: Conversation, messages: list[MessageView] | None = None
) -> ConversationView:
    """Return where the conversation stands, with the messages given."""
    return ConversationView.model_validate(
        {
            "state": conversation.state,
            "queue_position": await queue_position(session, conversation),
            "lang": conversation.lang,
            "counsellor_name": conversation.counsellor_name,
            "messages": messages or [],
        }
    )


async def turn_of(session: AsyncSession, conversation_id: str, seq: int) -> Turn | None:
    """Return the turn that answers message `seq`."""
    return await session.scalar(select(Turn).where(Turn.conversation_id == conversation_id, Turn.seq == seq))


async def claim_turn(session: AsyncSession, conversation_id: str, worker: str, lease_until: datetime) -> Turn | None:
    """Lease the conversation's oldest open turn to `worker`, unless another worker holds it.

    One turn at a time, in order: a later turn is never taken while an earlier one is open.
    """
    oldest = (
        select(Turn.id)
        .where(Turn.conversation_id == conversation_id, Turn.state.in_(("pending", "running")))
        .order_by(Turn.seq)
        .limit(1)
        .scalar_subquery()
    )
    turn_id = await session.scalar(
        update(Turn)
        .where(
            Turn.id == oldest,
            or_(Turn.state == "pending", and_(Turn.state == "running", Turn.lease_until < utc_now())),
        )
        .values(state="running", worker=worker, lease_until=lease_until, attempts=Turn.attempts + 1)
        .returning(Turn.id)
        .execution_options(synchronize_session=False)
    )
    return await session.get(Turn, turn_id) if turn_id else None


async def conversations_with_open_turns(session: AsyncSession, limit: int = 100) -> list[str]:
    """Return conversations whose turns nobody is working on: pending, or with a lease that ran out."""
    found = await session.scalars(
        select(Turn.conversation_id)
        .where(
            or_(Turn.state == "pending", and_(Turn.state == "running", Turn.lease_until < utc_now())),
        )
        .distinct()
        .limit(limit)
    )
    return list(found)


def message_view(message: Message, feedback: int | None = None) -> MessageView:
    """Return a stored message as everybody sees it: without what its buttons stand for."""
    return MessageView.model_validate(
        {
            "seq": message.seq,
            "author": message.author,
            "author_name": message.author_name,
            "text": message.text,
            "lang": message.lang,
            "kind": message.kind,
            "buttons": [ButtonView(button_id=b["button_id"], title=b["title"]) for b in message.buttons],
            "cards": [CardView.model_validate(card) for card in message.cards],
            "links": [LinkView.model_validate(link) for link in message.links],
            "in_reply_to": message.in_reply_to,
            "model_id": message.model_id,
            "client_id": message.client_id,
            "feedback": feedback or 0,
            "created_at": message.created_at,
        }
    )
