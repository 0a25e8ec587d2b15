"""Runs turns: one at a time in each conversation, each answered exactly once, whoever dies when.

No transaction or lock is held while the bot thinks. A worker leases a turn and renews the lease; when it
dies the lease runs out and another worker asks again under the same turn id, which the bot's channel
answers from its tracker if it had already spoken.
"""

import asyncio
import contextlib
import os
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import structlog
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from conversations import repository
from conversations.bot_client import BotAway, BotClient, BotReply
from conversations.care import CRISIS_STAYS, with_care
from conversations.models import Conversation, Message, Turn
from conversations.service import Conversations, topic
from conversations.transitions import Event, State
from foundation.clock import utc_now
from foundation.ids import new_id
from foundation.rounds import Rounds

log = structlog.get_logger(__name__)
DirectiveHandler = Callable[[AsyncSession, Conversation, dict[str, Any], int], Awaitable[None]]
RETRY_SECONDS = 0.4
SWEEP_SECONDS = 1.0


@dataclass(frozen=True)
class _Work:
    """What a worker needs of a leased turn, read before the bot is asked."""

    turn_id: str
    seq: int
    attempts: int
    epoch: int
    sender: str
    text: str
    payload: dict[str, Any] | None
    lang: str
    slots: dict[str, Any]


class TurnRunner:
    """Workers of one process. `kick` makes a conversation's open turns run now; a sweep finds the rest."""

    def __init__(
        self,
        conversations: Conversations,
        bot: BotClient,
        *,
        turn_seconds: float,
        lease_seconds: float,
        rotate_after_turns: int,
        directives: dict[str, DirectiveHandler],
    ) -> None:
        self._conversations = conversations
        self._bot = bot
        self._turn_seconds = turn_seconds
        self._lease = timedelta(seconds=lease_seconds)
        self._rotate_after = rotate_after_turns
        self._directives = directives
        self._worker = f"{socket.gethostname()[:20]}:{os.getpid()}:{new_id()[:8]}"
        self._running: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._rounds = Rounds(self._sweep, lambda: SWEEP_SECONDS, failed="turn_sweep_failed")

    async def start(self) -> None:
        """Begin to look for turns that nobody works on."""
        if self._conversations.database.is_sqlite:
            # SQLite has one writing process: a turn that is running now belonged to one that died.
            async with self._conversations.database.write() as session:
                await session.execute(
                    update(Turn).where(Turn.state == "running").values(state="pending", lease_until=None)
                )
        self._rounds.start()

    async def stop(self) -> None:
        """Stop; turns under way keep their lease until it runs out, then another worker answers them."""
        await self._rounds.stop()
        tasks = [*self._running.values()]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def kick(self, conversation_id: str) -> None:
        """Run the conversation's open turns now, in this process."""
        if conversation_id in self._running:
            self._again.add(conversation_id)
            return
        task = asyncio.create_task(self._drain(conversation_id), name=f"turns {conversation_id}")
        self._running[conversation_id] = task

    async def wait(self, conversation_id: str, seq: int) -> None:
        """Return when message `seq` has been answered or superseded, or the turn's budget is spent."""
        deadline = asyncio.get_running_loop().time() + self._turn_seconds + 2
        subscription = self._conversations.fanout.subscribe(topic(conversation_id))
        try:
            while await self._conversations.turn_is_open(conversation_id, seq):
                left = deadline - asyncio.get_running_loop().time()
                if left <= 0:
                    return
                await subscription.get(min(left, 0.5))
        finally:
            subscription.close()

    async def _sweep(self) -> None:
        async with self._conversations.database.read() as session:
            waiting = await repository.conversations_with_open_turns(session)
        for conversation_id in waiting:
            self.kick(conversation_id)

    async def _drain(self, conversation_id: str) -> None:
        try:
            while True:
                self._again.discard(conversation_id)
                while await self._run_next(conversation_id):
                    pass
                if conversation_id not in self._again:
                    return
        except Exception as error:
            # The turn stays leased; when the lease runs out the sweep tries again.
            log.exception("turn_failed", conversation=conversation_id, error=type(error).__name__)
        finally:
            self._running.pop(conversation_id, None)

    async def _run_next(self, conversation_id: str) -> bool:
        """Run the oldest open turn; return whether there was one that this worker could take."""
        work = await self._take(conversation_id)
        if work is None:
            return False
        if work.turn_id == "":
            return True
        await self._conversations.fanout.publish(topic(conversation_id), typing="bot")
        renewing = asyncio.create_task(self._renew(work))
        try:
            reply, error = await self._ask(work)
        finally:
            renewing.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await renewing
        queued = await self._commit(conversation_id, work, reply, error)
        await self._conversations.tell(conversation_id, queue=queued)
        return True

    async def _take(self, conversation_id: str) -> _Work | None:
        """Lease the next turn; None when there is none to take, an empty one when it was superseded."""
        async with self._conversations.database.write() as session:
            turn = await repository.claim_turn(session, conversation_id, self._worker, utc_now() + self._lease)
            if turn is None:
                return None
            conversation = await repository.lock(session, conversation_id)
            if conversation.state != State.BOT:
                _finish(turn, "superseded")
                return _Work("", 0, 0, 0, "", "", None, "", {})
            if turn.asked_at is None:
                turn.asked_at = utc_now()
            turn.epoch = conversation.epoch
            message = await session.get_one(Message, (conversation_id, turn.seq))
            return _Work(
                turn_id=turn.id,
                seq=turn.seq,
                attempts=turn.attempts,
                epoch=conversation.epoch,
                sender=f"{conversation.id}:{conversation.epoch}",
                text=message.text,
                payload=turn.payload,
                lang=conversation.lang,
                slots=dict(conversation.bot_slots or {}),
            )

    async def _ask(self, work: _Work) -> tuple[BotReply | None, str | None]:
        """Ask the bot until it answers or the turn's budget is spent."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + self._turn_seconds
        error = "timeout"
        while (left := deadline - loop.time()) > 0:
            try:
                reply = await self._bot.ask(
                    sender=work.sender,
                    turn_id=work.turn_id,
                    text=work.text,
                    payload=work.payload,
                    lang=work.lang,
                    slots=work.slots,
                    timeout_seconds=left,
                )
                return reply, reply.error
            except BotAway as away:
                error = str(away)
            await asyncio.sleep(min(RETRY_SECONDS, max(0.0, deadline - loop.time())))
        return None, error

    async def _renew(self, work: _Work) -> None:
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            async with self._conversations.database.write() as session:
                await session.execute(
                    update(Turn)
                    .where(Turn.id == work.turn_id, Turn.worker == self._worker, Turn.attempts == work.attempts)
                    .values(lease_until=utc_now() + self._lease)
                )

    async def _commit(self, conversation_id: str, work: _Work, reply: BotReply | None, error: str | None) -> bool:
        """Store the answer and carry out the directives in one transaction; return whether the queue changed."""
        async with self._conversations.database.write() as session:
            conversation = await repository.lock(session, conversation_id)
            turn = await session.get_one(Turn, work.turn_id, populate_existing=True)
            if turn.state != "running" or turn.worker != self._worker or turn.attempts != work.attempts:
                log.info("turn_lost", turn=work.turn_id)
                return False
            turn.error = error
            if reply is not None:
                turn.intent, turn.confidence, turn.ranking = reply.intent, reply.confidence, reply.ranking
            if conversation.state != State.BOT or conversation.epoch != work.epoch:
                _finish(turn, "superseded")
                return False
            voice = self._conversations.voice
            for directive in reply.directives if reply else []:
                if directive.get("type") == "language" and directive.get("lang") in ("nb", "nn", "en"):
                    conversation.lang, conversation.lang_pinned = str(directive["lang"]), True
            reply = await self._with_care(session, conversation, work, reply)
            speeches = voice.say_all(reply.messages, conversation.lang) if reply else []
            directives = [d for d in reply.directives if d.get("type") != "language"] if reply else []
            if not speeches and not directives:
                log.warning("bot_silent", turn=work.turn_id, error=error)
                speeches = [voice.say("utter_bot_away", conversation.lang)]
            for speech in speeches:
                await repository.add_speech(
                    session,
                    conversation,
                    speech,
                    in_reply_to=work.seq,
                    model_id=reply.model_id if reply else None,
                )
                if speech.kind == "crisis":
                    repository.raise_urgency(conversation, "crisis")
            if reply is not None:
                conversation.bot_slots = reply.slots
                conversation.bot_turns += 1
            for directive in directives:
                await self._carry_out(session, conversation, directive, work.seq)
            if (
                conversation.state == State.BOT
                and reply is not None
                and reply.active_loop is None
                and conversation.bot_turns >= self._rotate_after
            ):
                repository.apply(session, conversation, Event.ROTATE, "system")
            _finish(turn, "done")
            return conversation.state != State.BOT

    async def _with_care(
        self, session: AsyncSession, conversation: Conversation, work: _Work, reply: BotReply | None
    ) -> BotReply | None:
        if reply is None or work.payload is not None:
            return reply
        crisis_seq = await repository.latest_crisis_seq(session, conversation.id)
        if crisis_seq is None or work.seq - crisis_seq > CRISIS_STAYS:
            return with_care(reply, work.text, None)
        return with_care(reply, work.text, await repository.responses_from(session, conversation.id, crisis_seq))

    async def _carry_out(
        self, session: AsyncSession, conversation: Conversation, directive: dict[str, Any], seq: int
    ) -> None:
        kind = str(directive.get("type"))
        if kind == "handoff":
            if conversation.state == State.BOT:
                await self._conversations.enter_queue(
                    session, conversation, str(directive.get("reason") or "asked")[:40], seq
                )
        elif kind == "crisis":
            if directive.get("kind") != "unsure":  # a guess hurries nobody
                repository.raise_urgency(conversation, str(directive.get("kind") or "crisis")[:40])
        elif kind in self._directives:
            await self._directives[kind](session, conversation, directive, seq)
        else:
            log.error("directive_unknown", kind=kind)


def _finish(turn: Turn, state: str) -> None:
    turn.state = state
    turn.done_at = utc_now()
    turn.lease_until = None
