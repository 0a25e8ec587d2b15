"""What counsellors can do: claim, hand back, transfer, close, phone; and what happens when one vanishes."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import Accounts, record
from conversations import repository
from conversations.errors import AlreadyClaimed, ConversationUnknown, NotYours
from conversations.models import Conversation, ConversationEvent
from conversations.schemas import ConversationView
from conversations.service import QUEUE, Conversations, Opening
from conversations.transitions import Event, State
from foundation.clock import utc_now
from foundation.ids import new_id
from foundation.rounds import Rounds
from handoff import queue
from handoff.errors import CallbackUnknown
from handoff.models import Callback
from handoff.opening import opening_times, opening_words
from handoff.schemas import Availability, CallbackView, QueueView
from retrieval.records import OpeningHours

log = structlog.get_logger(__name__)
SWEEP_SECONDS = 5.0
CALLED_OFF = "citizen"  # who closed a call-back that the person took back
ONLINE_CACHE_SECONDS = 2.0


class Handoff:
    """Use cases of counsellors."""

    def __init__(
        self,
        accounts: Accounts,
        opening_hours: Callable[[], OpeningHours],
        *,
        online_seconds: float,
        gone_seconds: float,
    ) -> None:
        self._accounts = accounts
        self._opening_hours = opening_hours
        self._online_seconds = online_seconds
        self._gone = timedelta(seconds=gone_seconds)
        self._online: tuple[float, int] = (-ONLINE_CACHE_SECONDS, 0)
        self._conversations: Conversations | None = None
        self._rounds = Rounds(
            self._sweep, lambda: min(SWEEP_SECONDS, self._gone.total_seconds() / 4), failed="handoff_sweep_failed"
        )

    def serve(self, conversations: Conversations) -> None:
        """Join the conversations whose people this room hands over."""
        self._conversations = conversations

    @property
    def conversations(self) -> Conversations:
        """The conversations this room hands over."""
        assert self._conversations is not None, "serve() comes first"
        return self._conversations

    async def start(self) -> None:
        """Begin to look for counsellors who vanished."""
        self._rounds.start()

    async def stop(self) -> None:
        """Stop looking."""
        await self._rounds.stop()

    async def opening(self, lang: str) -> Opening:
        """Return whether somebody is there now, and the opening hours in words."""
        now = utc_now()
        times = opening_times(self._opening_hours(), now)
        return Opening(await self._counsellors_online() > 0, opening_words(times, now, lang))

    async def availability(self, lang: str) -> Availability:
        """Return what the citizen's page shows about people."""
        now = utc_now()
        times = opening_times(self._opening_hours(), now)
        online = await self._counsellors_online()
        async with self.conversations.database.read() as session:
            waiting = await session.scalar(
                select(func.count()).select_from(Conversation).where(Conversation.state == State.WAITING)
            )
        return Availability(
            open=times.open,
            counsellors_online=online,
            waiting=waiting or 0,
            someone_here=online > 0,
            opening=opening_words(times, now, lang),
            opens_at=times.opens_at,
        )

    async def queue(self, user: User) -> QueueView:
        """Return the queue as `user` sees it."""
        async with self.conversations.database.read() as session:
            return QueueView(
                waiting=await queue.waiting(session, self._online_seconds),
                mine=await queue.of_counsellor(session, user.id, self._online_seconds),
                callbacks=await queue.open_callbacks(session),
                counsellors_online=await self._counsellors_online(),
            )

    async def check_may_read(self, conversation_id: str, user: User) -> None:
        """Let a counsellor read who waits, who is with them, and who was: nobody else's. Raises NotYours."""
        async with self.conversations.database.read() as session:
            conversation = await repository.load(session, conversation_id)
            if conversation.state == State.WAITING or conversation.counsellor_id == user.id:
                return
            # Whoever had the conversation last may still look at it while it is open or just closed.
            last = await session.scalar(
                select(ConversationEvent.actor)
                .where(
                    ConversationEvent.conversation_id == conversation_id,
                    ConversationEvent.event == Event.CLAIM,
                )
                .order_by(ConversationEvent.epoch.desc())
                .limit(1)
            )
            if last != user.username or conversation.state == State.WITH_COUNSELLOR:
                raise NotYours

    async def check_has(self, conversation_id: str, user: User) -> None:
        """Let only the counsellor who has the conversation now go on. Raises NotYours."""
        async with self.conversations.database.read() as session:
            conversation = await repository.load(session, conversation_id)
        if conversation.state != State.WITH_COUNSELLOR or conversation.counsellor_id != user.id:
            raise NotYours

    async def claim(self, conversation_id: str, user: User) -> ConversationView:
        """Take a waiting conversation. Raises AlreadyClaimed when somebody else was first.

        The first statement both decides and takes the row: two counsellors can't both get it.
        """
        conversations = self.conversations
        async with conversations.database.write() as session:
            taken = await session.scalar(
                update(Conversation)
                .where(Conversation.id == conversation_id, Conversation.state == State.WAITING)
                .values(counsellor_id=user.id)
                .returning(Conversation.id)
                .execution_options(synchronize_session=False)
            )
            if taken is None:
                conversation = await session.get(Conversation, conversation_id)
                if conversation is None:
                    raise ConversationUnknown
                if conversation.counsellor_id != user.id:
                    raise AlreadyClaimed(name=conversation.counsellor_name)
            else:
                conversation = await repository.lock(session, conversation_id)
                repository.apply(session, conversation, Event.CLAIM, user.username)
                conversation.counsellor_id = user.id
                conversation.counsellor_name = user.display_name
                record(session, user.username, "claim", conversation_id)
                await conversations.announce(session, conversation, "utter_counsellor_joined", name=user.display_name)
        await conversations.tell(conversation_id, queue=True)
        return await conversations.read(conversation_id, 0)

    async def hand_back(self, conversation_id: str, user: User, note: str | None) -> ConversationView:
        """Give the conversation back to the bot. Raises NotYours."""
        return await self._move(conversation_id, user, Event.HAND_BACK, "utter_handed_back", note)

    async def transfer(self, conversation_id: str, user: User) -> ConversationView:
        """Put the conversation first in the queue for a colleague. Raises NotYours."""
        return await self._move(conversation_id, user, Event.TRANSFER, "utter_transferred", None)

    async def close(self, conversation_id: str, user: User) -> ConversationView:
        """End the conversation. Raises NotYours."""
        return await self._move(conversation_id, user, Event.CLOSE, "utter_closed", None)

    async def _move(
        self, conversation_id: str, user: User, event: Event, response: str, note: str | None
    ) -> ConversationView:
        conversations = self.conversations
        async with conversations.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            if conversation.state != State.WITH_COUNSELLOR or conversation.counsellor_id != user.id:
                raise NotYours
            before = conversation.last_seq
            repository.apply(session, conversation, event, user.username, note)
            record(session, user.username, str(event), conversation_id)
            await conversations.announce(session, conversation, response)
        await conversations.tell(conversation_id, queue=True)
        return await conversations.read(conversation_id, before)

    async def create_callback(
        self, session: AsyncSession, conversation: Conversation, directive: dict[str, Any], _seq: int
    ) -> None:
        """Keep a wish to be phoned: a directive of the bot, in its turn's transaction.

        A conversation has one open call-back at most: ordering again changes what the directive names.
        """
        row = await queue.open_callback_of(session, conversation.id)
        if row is None:
            row = Callback(id=new_id(), conversation_id=conversation.id, phone_number="", callback_time="")
            session.add(row)
        row.phone_number = str(directive.get("phone_number", row.phone_number))[:40]
        time = str(directive.get("callback_time", row.callback_time))
        # A new hour may leave the day out: the counsellor sees what was asked for before, too.
        was = f" (før: {row.callback_time})" if row.callback_time and time != row.callback_time else ""
        row.callback_time = f"{time}{was}"[:200]
        # The hint may come before the commit; the console looks again by itself.
        await self.conversations.fanout.publish(QUEUE)

    async def call_off_callback(
        self, session: AsyncSession, conversation: Conversation, _directive: dict[str, Any], _seq: int
    ) -> None:
        """Take a wish to be phoned back; without one nothing happens. A directive, in its turn's transaction."""
        row = await queue.open_callback_of(session, conversation.id)
        if row is not None:
            row.done_at, row.done_by = utc_now(), CALLED_OFF
        await self.conversations.fanout.publish(QUEUE)

    async def finish_callback(self, callback_id: str, user: User) -> CallbackView:
        """Note that the person has been phoned; doing it twice is harmless. Raises CallbackUnknown."""
        async with self.conversations.database.write() as session:
            row = await session.get(Callback, callback_id)
            if row is None:
                raise CallbackUnknown
            if row.done_at is None:
                row.done_at = utc_now()
                row.done_by = user.display_name
                record(session, user.username, "callback_done", callback_id)
        await self.conversations.fanout.publish(QUEUE)
        return queue.callback_view(row)

    async def release_vanished(self) -> list[str]:
        """Give back the conversations of counsellors who are gone, first in the queue; return their ids."""
        conversations = self.conversations
        gone_since = utc_now() - self._gone
        vanished = or_(User.seen_at.is_(None), User.seen_at < gone_since)
        async with conversations.database.read() as session:
            found = list(
                await session.scalars(
                    select(Conversation.id)
                    .join(User, User.id == Conversation.counsellor_id)
                    .where(Conversation.state == State.WITH_COUNSELLOR, vanished)
                )
            )
        released = []
        for conversation_id in found:
            async with conversations.database.write() as session:
                conversation = await repository.lock(session, conversation_id)
                user = await session.get(User, conversation.counsellor_id) if conversation.counsellor_id else None
                still_gone = user is not None and (user.seen_at is None or user.seen_at < gone_since)
                if conversation.state != State.WITH_COUNSELLOR or not still_gone:
                    continue
                repository.apply(session, conversation, Event.COUNSELLOR_LOST, "system")
                await conversations.announce(session, conversation, "utter_counsellor_left_queue")
                released.append(conversation_id)
            await conversations.tell(conversation_id, queue=True)
        return released

    async def _sweep(self) -> None:
        for conversation_id in await self.release_vanished():
            log.info("counsellor_lost", conversation=conversation_id)

    async def _counsellors_online(self) -> int:
        asked_at, online = self._online
        if time.monotonic() - asked_at > ONLINE_CACHE_SECONDS:
            online = await self._accounts.counsellors_online(self._online_seconds)
            self._online = (time.monotonic(), online)
        return online
