"""What people can do in a conversation. Every write is one short transaction, told about after it commits."""

import hmac
import re
import unicodedata
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from conversations import repository
from conversations.care import CRISIS_STAYS, card_for, until_somebody_comes
from conversations.errors import (
    ButtonUnknown,
    ConversationClosed,
    ConversationUnknown,
    MessageEmpty,
    MessageTooLong,
    MessageUnknown,
    NotYours,
)
from conversations.models import Conversation, Feedback, Message, Turn
from conversations.schemas import ConversationCreated, ConversationView
from conversations.transitions import Event, State
from conversations.voice import Voice
from foundation.clock import utc_now
from foundation.database import Database
from foundation.fanout import Fanout
from foundation.ids import new_id, new_token, token_digest
from language.beside_person import REPLIES, asked_beside_person
from language.detection import detect_language
from language.masking import mask_identity_numbers
from language.safety import asks_about_queue, asks_for_call, asks_for_person, check_safety, leaves_queue

QUEUE = "queue"
FEW_WORDS = 4
SEEN_EVERY = timedelta(seconds=15)


def topic(conversation_id: str) -> str:
    """Return the fan-out topic of a conversation."""
    return f"conversation:{conversation_id}"


@dataclass(frozen=True)
class Opening:
    """Whether a counsellor is there, and when one is, in words."""

    someone_here: bool
    opening: str


@dataclass(frozen=True)
class Posted:
    """A committed message, and the turn that will answer it if the bot is to."""

    seq: int
    created: bool
    turn_open: bool


OpeningOf = Callable[[str], Awaitable[Opening]]


class Conversations:
    """Use cases of citizens, and the shared part of the counsellors'."""

    def __init__(
        self, database: Database, fanout: Fanout, voice: Voice, opening: OpeningOf, message_limit: int
    ) -> None:
        self.database = database
        self.fanout = fanout
        self.voice = voice
        self.opening = opening
        self._message_limit = message_limit

    async def create(self, lang: str) -> ConversationCreated:
        """Begin a conversation; the bot's first message says what it is."""
        token = new_token()
        async with self.database.write() as session:
            conversation = Conversation(
                id=new_id(),
                token_digest=token_digest(token),
                lang=lang,
                state=State.BOT,
                epoch=1,
                last_seq=0,
                lang_pinned=False,
                bot_slots={},
                bot_turns=0,
                urgent=False,
                front=False,
                citizen_seen_at=utc_now(),
            )
            session.add(conversation)
            await session.flush()
            await repository.add_speech(session, conversation, self.voice.say("utter_welcome", lang))
            shown = await repository.messages_after(session, conversation.id, 0)
            view = await repository.view(session, conversation, shown)
        return ConversationCreated(conversation_id=conversation.id, token=token, **view.model_dump())

    async def authorize(self, conversation_id: str, token: str | None) -> None:
        """Check that the token opens the conversation. Raises ConversationUnknown."""
        async with self.database.read() as session:
            conversation = await repository.load(session, conversation_id)
            if not token or not hmac.compare_digest(conversation.token_digest, token_digest(token)):
                raise ConversationUnknown

    async def read(self, conversation_id: str, after: int) -> ConversationView:
        """Return the state and every message after number `after`."""
        async with self.database.read() as session:
            conversation = await repository.load(session, conversation_id)
            shown = await repository.messages_after(session, conversation_id, after)
            return await repository.view(session, conversation, shown)

    async def read_turn(self, conversation_id: str, seq: int) -> ConversationView:
        """Return the state, the message `seq` and what answered it."""
        view = await self.read(conversation_id, seq - 1)
        view.messages = [m for m in view.messages if m.seq == seq or m.in_reply_to == seq]
        return view

    async def turn_is_open(self, conversation_id: str, seq: int) -> bool:
        """Return whether message `seq` still waits for the bot."""
        async with self.database.read() as session:
            turn = await repository.turn_of(session, conversation_id, seq)
            return turn is not None and turn.state in ("pending", "running")

    async def post_citizen_message(
        self, conversation_id: str, client_id: str, text: str | None, button_id: str | None
    ) -> Posted:
        """Commit what the citizen says, with the turn that answers it.

        Safety rules come before the bot and in every state. Raises ConversationClosed, MessageEmpty,
        MessageTooLong, ButtonUnknown.
        """
        written = None if text is None else self._checked(text)
        if written is None and not button_id:
            raise MessageEmpty
        masked = mask_identity_numbers(written) if written is not None else None
        async with self.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            known = await repository.message_by_client_id(session, conversation_id, "citizen", "", client_id)
            if known is not None:
                turn = await repository.turn_of(session, conversation_id, known.seq)
                return Posted(known.seq, False, turn is not None and turn.state in ("pending", "running"))
            if conversation.state == State.CLOSED:
                raise ConversationClosed
            payload: dict[str, Any] | None = None
            if masked is None:
                button = await _button(session, conversation_id, button_id or "")
                payload = {"intent": button["intent"], "entities": button.get("entities") or {}}
                said = str(button["title"])
            else:
                said = masked.text
                history = await repository.recent_citizen_texts(session, conversation_id)
                detected = detect_language(said, history)
                # A word of answer in a reflection ("likar") isn't a change of language.
                answers = conversation.bot_slots.get("reflection") and len(said.split()) <= FEW_WORDS
                if detected.lang is not None and not conversation.lang_pinned and not answers:
                    conversation.lang = detected.lang
            message = await repository.add_message(
                session,
                conversation,
                author="citizen",
                client_id=client_id,
                text=said,
                response="button" if payload else None,
            )
            conversation.citizen_seen_at = utc_now()
            if masked is not None and masked.count:
                await self._say(session, conversation, "utter_identity_number_masked", message.seq, author="system")
            turn_open = await self._decide(session, conversation, message, said if masked else None, payload)
        await self.tell(conversation_id, queue=conversation.state != State.BOT)
        return Posted(message.seq, True, turn_open)

    async def _decide(
        self,
        session: AsyncSession,
        conversation: Conversation,
        message: Message,
        said: str | None,
        payload: dict[str, Any] | None,
    ) -> bool:
        """Answer by rule where a rule applies, else leave a turn for the bot; return whether it did."""
        finding = check_safety(said) if said else None
        wants_person = (payload or {}).get("intent") == "request_human" or (said and asks_for_person(said))
        if finding is not None:
            repository.raise_urgency(conversation, finding.kind)
            since_card = await self._since_card(session, conversation, message.seq)
            await self._say(session, conversation, card_for(finding, since_card), message.seq)
            if wants_person and conversation.state == State.BOT:
                await self.enter_queue(session, conversation, finding.kind, message.seq, card_was_told=True)
            return False
        if conversation.state == State.WAITING:
            if (payload or {}).get("intent") == "request_callback" or (said and asks_for_call(said)):
                # Who would rather be phoned stops waiting; the bot asks for number and time.
                repository.apply(session, conversation, Event.LEAVE_QUEUE, "citizen", "callback")
                await self._say(session, conversation, "utter_left_queue_for_call", message.seq)
                meant = payload or {"intent": "request_callback", "entities": {}}
                return self._leave_to_the_bot(session, conversation, message, meant)
            if (payload or {}).get("intent") == "leave_queue" or (said and leaves_queue(said)):
                repository.apply(session, conversation, Event.LEAVE_QUEUE, "citizen")
                await self._say(session, conversation, "utter_left_queue", message.seq)
            elif wants_person or (said and asks_about_queue(said)):
                await self._say_place(session, conversation, message.seq)
            return False
        if conversation.state == State.WITH_COUNSELLOR:
            return False
        if wants_person:
            for one in asked_beside_person(said or ""):
                await self._say(session, conversation, REPLIES[one], message.seq)
            await self.enter_queue(session, conversation, "asked", message.seq)
            return False
        return self._leave_to_the_bot(session, conversation, message, payload)

    @staticmethod
    async def _since_card(session: AsyncSession, conversation: Conversation, seq: int) -> list[str] | None:
        crisis_seq = await repository.latest_crisis_seq(session, conversation.id)
        if crisis_seq is None or seq - crisis_seq > CRISIS_STAYS:
            return None
        return await repository.responses_from(session, conversation.id, crisis_seq)

    def _leave_to_the_bot(
        self, session: AsyncSession, conversation: Conversation, message: Message, payload: dict[str, Any] | None
    ) -> bool:
        session.add(Turn(id=new_id(), conversation_id=conversation.id, seq=message.seq, payload=payload, attempts=0))
        return True

    async def enter_queue(
        self,
        session: AsyncSession,
        conversation: Conversation,
        reason: str,
        in_reply_to: int | None,
        *,
        card_was_told: bool = False,
    ) -> None:
        """Put a locked conversation into the queue and say where in it.

        Soon after a crisis card, unless `card_was_told` just now, and with nobody here, who answers meanwhile is said again.
        """
        repository.apply(session, conversation, Event.REQUEST_HUMAN, "citizen", reason)
        conversation.reason = reason
        await session.flush()
        await self._say_place(session, conversation, in_reply_to, card_was_told=card_was_told)

    async def _say_place(
        self,
        session: AsyncSession,
        conversation: Conversation,
        in_reply_to: int | None,
        *,
        card_was_told: bool = False,
    ) -> None:
        opening = await self.opening(conversation.lang)
        response = "utter_handoff_waiting" if opening.someone_here else "utter_handoff_waiting_closed"
        position = await repository.queue_position(session, conversation)
        await self._say(
            session,
            conversation,
            response,
            in_reply_to,
            slots={"position": position, "opening": opening.opening},
        )
        if opening.someone_here or card_was_told:
            return
        meanwhile = until_somebody_comes(await self._since_card(session, conversation, conversation.last_seq))
        if meanwhile is not None:
            await self._say(session, conversation, meanwhile, in_reply_to)

    async def request_human(self, conversation_id: str) -> ConversationView:
        """The citizen pressed the button that is always there; pressing it again is harmless."""
        async with self.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            if conversation.state == State.CLOSED:
                raise ConversationClosed
            before = conversation.last_seq
            if conversation.state == State.BOT:
                await self.enter_queue(session, conversation, "asked", None)
        await self.tell(conversation_id, queue=True)
        return await self.read(conversation_id, before)

    async def leave_queue(self, conversation_id: str) -> ConversationView:
        """The citizen no longer wants to wait. Raises IllegalTransition when they weren't waiting."""
        async with self.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            before = conversation.last_seq
            repository.apply(session, conversation, Event.LEAVE_QUEUE, "citizen")
            await self._say(session, conversation, "utter_left_queue", None)
        await self.tell(conversation_id, queue=True)
        return await self.read(conversation_id, before)

    async def close(self, conversation_id: str, actor: str) -> ConversationView:
        """End the conversation. Raises IllegalTransition when it has ended."""
        async with self.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            before = conversation.last_seq
            repository.apply(session, conversation, Event.CLOSE, actor)
            await self._say(session, conversation, "utter_closed", None, author="system")
        await self.tell(conversation_id, queue=True)
        return await self.read(conversation_id, before)

    async def post_counsellor_message(
        self, conversation_id: str, user_id: str, name: str, client_id: str, text: str
    ) -> Posted:
        """Commit what the counsellor says. Raises NotYours, MessageEmpty, MessageTooLong."""
        said = mask_identity_numbers(self._checked(text)).text
        async with self.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            known = await repository.message_by_client_id(session, conversation_id, "counsellor", user_id, client_id)
            if known is not None:
                return Posted(known.seq, False, False)
            if conversation.state != State.WITH_COUNSELLOR or conversation.counsellor_id != user_id:
                raise NotYours
            message = await repository.add_message(
                session,
                conversation,
                author="counsellor",
                author_id=user_id,
                author_name=name,
                client_id=client_id,
                text=said,
            )
            conversation.counsellor_read_seq = max(conversation.counsellor_read_seq, message.seq)
        await self.tell(conversation_id, queue=True)
        return Posted(message.seq, True, False)

    async def give_feedback(self, conversation_id: str, seq: int, value: int) -> None:
        """Keep a thumb for one of the bot's answers; 0 takes it back. Raises MessageUnknown."""
        async with self.database.write() as session:
            message = await session.get(Message, (conversation_id, seq))
            if message is None or message.author != "bot":
                raise MessageUnknown(seq=seq)
            row = await session.get(Feedback, (conversation_id, seq))
            if row is None:
                session.add(Feedback(conversation_id=conversation_id, seq=seq, value=value))
            else:
                row.value = value
                row.at = utc_now()

    async def mark_read(self, conversation_id: str, author: str, seq: int) -> None:
        """Remember how far a side has read; it never goes back."""
        async with self.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            seq = min(seq, conversation.last_seq)
            if author == "citizen":
                conversation.citizen_read_seq = max(conversation.citizen_read_seq, seq)
            else:
                conversation.counsellor_read_seq = max(conversation.counsellor_read_seq, seq)
        await self.fanout.publish(topic(conversation_id), read=author, seq=seq)

    async def note_citizen_presence(self, conversation_id: str) -> None:
        """Remember that the citizen's page is open; at most one write in fifteen seconds."""
        now = utc_now()
        async with self.database.read() as session:
            conversation = await repository.load(session, conversation_id)
            if conversation.citizen_seen_at and now - conversation.citizen_seen_at < SEEN_EVERY:
                return
        async with self.database.write() as session:
            (await repository.lock(session, conversation_id)).citizen_seen_at = now

    async def tell(self, conversation_id: str, queue: bool = False) -> None:
        """Hint that a conversation has news, and perhaps that the queue has."""
        await self.fanout.publish(topic(conversation_id))
        if queue:
            await self.fanout.publish(QUEUE)

    async def _say(
        self,
        session: AsyncSession,
        conversation: Conversation,
        response: str,
        in_reply_to: int | None,
        author: str = "bot",
        slots: dict[str, Any] | None = None,
    ) -> None:
        kind = "notice" if author == "system" else "text"
        speech = self.voice.say(response, conversation.lang, slots, kind=kind)
        await repository.add_speech(session, conversation, speech, author, in_reply_to=in_reply_to)

    async def announce(self, session: AsyncSession, conversation: Conversation, response: str, **slots: Any) -> None:
        """Let the system say something to both sides, in the caller's transaction."""
        await self._say(session, conversation, response, None, author="system", slots=slots)

    def _checked(self, text: str) -> str:
        # PostgreSQL takes no NUL and no lone surrogates; control characters help nobody.
        cleaned = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
        if not cleaned:
            raise MessageEmpty
        if len(cleaned) > self._message_limit:
            raise MessageTooLong(limit=self._message_limit, length=len(cleaned))
        return cleaned


async def _button(session: AsyncSession, conversation_id: str, button_id: str) -> dict[str, Any]:
    """Return the button this conversation was shown under `button_id`. Raises ButtonUnknown."""
    match = re.fullmatch(r"([0-9]{1,9})\.[0-9]{1,3}", button_id)
    message = await session.get(Message, (conversation_id, int(match[1]))) if match else None
    for button in message.buttons if message else []:
        if button["button_id"] == button_id:
            return dict(button)
    raise ButtonUnknown
