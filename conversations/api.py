"""HTTP and WebSocket of the citizen."""

import asyncio
import contextlib
from typing import Annotated, Any

import structlog
from fastapi import APIRouter, Depends, Request, Response, WebSocket
from pydantic import ValidationError
from starlette.requests import HTTPConnection
from starlette.websockets import WebSocketDisconnect, WebSocketState

from accounts.api import bearer_token
from conversations.errors import ConversationUnknown
from conversations.protocol import Hello, Ping, Read, SendMessage, Typing, citizen_frames
from conversations.schemas import (
    ConversationCreated,
    ConversationView,
    NewCitizenMessage,
    NewConversation,
    NewFeedback,
)
from conversations.service import QUEUE, Conversations, topic
from conversations.sockets import HELLO_SECONDS, LOOK_AGAIN_SECONDS, Tail, send, send_ack, send_problem
from conversations.turns import TurnRunner
from foundation.errors import VeiviserError

log = structlog.get_logger(__name__)
router = APIRouter(prefix="/api/v1/conversations", tags=["conversations"])


def get_conversations(connection: HTTPConnection) -> Conversations:
    """Return the application's conversations."""
    conversations: Conversations = connection.app.state.conversations
    return conversations


def get_turns(connection: HTTPConnection) -> TurnRunner:
    """Return the application's turn runner."""
    turns: TurnRunner = connection.app.state.turns
    return turns


ConversationsHere = Annotated[Conversations, Depends(get_conversations)]
TurnsHere = Annotated[TurnRunner, Depends(get_turns)]


async def citizen_of(conversation_id: str, request: Request, conversations: ConversationsHere) -> str:
    """Return the conversation's id when the bearer token opens it. Raises ConversationUnknown."""
    await conversations.authorize(conversation_id, bearer_token(request))
    return conversation_id


CitizenHere = Annotated[str, Depends(citizen_of)]


@router.post("", status_code=201)
async def begin(body: NewConversation | None, conversations: ConversationsHere) -> ConversationCreated:
    """Begin a conversation. The token opens it; keep it, it's given once."""
    return await conversations.create((body or NewConversation()).lang)


async def post_and_wait(
    conversation_id: str, body: NewCitizenMessage, response: Response, conversations: Conversations, turns: TurnRunner
) -> ConversationView:
    """Commit a citizen's message and return it with everything the bot answered in that turn."""
    posted = await conversations.post_citizen_message(conversation_id, body.client_id, body.text, body.button_id)
    if not posted.created:
        response.status_code = 200
    if posted.turn_open:
        turns.kick(conversation_id)
        await turns.wait(conversation_id, posted.seq)
    return await conversations.read_turn(conversation_id, posted.seq)


@router.post("/{conversation_id}/feedback")
async def feedback(conversation_id: CitizenHere, body: NewFeedback, conversations: ConversationsHere) -> NewFeedback:
    """Say whether one of the bot's answers helped; 0 takes it back."""
    await conversations.give_feedback(conversation_id, body.seq, body.value)
    return body


@router.post("/{conversation_id}/human")
async def human(conversation_id: CitizenHere, conversations: ConversationsHere) -> ConversationView:
    """Ask for a person: the button that is always there."""
    return await conversations.request_human(conversation_id)


@router.post("/{conversation_id}/leave-queue")
async def leave_queue(conversation_id: CitizenHere, conversations: ConversationsHere) -> ConversationView:
    """Stop waiting and go back to the bot."""
    return await conversations.leave_queue(conversation_id)


@router.websocket("/{conversation_id}/ws")
async def citizen_socket(socket: WebSocket, conversation_id: str) -> None:
    """The citizen's live connection; the first frame is `hello` with the token."""
    await socket.accept()
    conversations, turns = get_conversations(socket), get_turns(socket)
    lang = "nb"
    try:
        raw = await asyncio.wait_for(socket.receive_text(), HELLO_SECONDS)
        hello = citizen_frames.validate_json(raw)
        if not isinstance(hello, Hello):
            raise ConversationUnknown
        await conversations.authorize(conversation_id, hello.token)
    except (VeiviserError, ValidationError) as error:
        await send_problem(socket, error, lang)
        await socket.close(4401 if isinstance(error, VeiviserError) else 4400)
        return
    except (TimeoutError, WebSocketDisconnect):
        with contextlib.suppress(RuntimeError):
            await socket.close(4408)
        return
    tail = Tail(conversations, conversation_id, hello.after)
    lang = (await conversations.read(conversation_id, 2**31 - 1)).lang
    telling = asyncio.create_task(_tell_citizen(socket, conversations, conversation_id, tail))
    try:
        while True:
            raw = await socket.receive_text()
            await _hear_citizen(socket, raw, conversations, turns, conversation_id, lang)
    except (WebSocketDisconnect, RuntimeError):
        pass
    finally:
        telling.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await telling


async def _hear_citizen(
    socket: WebSocket, raw: str, conversations: Conversations, turns: TurnRunner, conversation_id: str, lang: str
) -> None:
    about: dict[str, Any] = {}
    try:
        frame = citizen_frames.validate_json(raw)
        if isinstance(frame, SendMessage):
            about = {"client_id": frame.client_id}
            posted = await conversations.post_citizen_message(
                conversation_id, frame.client_id, frame.text, frame.button_id
            )
            if posted.turn_open:
                turns.kick(conversation_id)
            await send_ack(socket, frame.client_id, posted.seq)
        elif isinstance(frame, Typing):
            await conversations.fanout.publish(topic(conversation_id), typing="citizen")
        elif isinstance(frame, Read):
            await conversations.mark_read(conversation_id, "citizen", frame.seq)
        elif isinstance(frame, Ping):
            await conversations.note_citizen_presence(conversation_id)
            await send(socket, Ping(type="ping"))
    except (VeiviserError, ValidationError) as error:
        await send_problem(socket, error, lang, **about)


async def _tell_citizen(socket: WebSocket, conversations: Conversations, conversation_id: str, tail: Tail) -> None:
    subscription = conversations.fanout.subscribe(topic(conversation_id), QUEUE)
    try:
        while socket.client_state is WebSocketState.CONNECTED:
            news = await tail.news()
            if news is not None:
                await send(socket, news)
            hinted = await subscription.get(LOOK_AGAIN_SECONDS)
            hint = hinted[1] if hinted else {}
            if hint.get("typing") in ("bot", "counsellor"):
                await send(socket, Typing(type="typing", author=hint["typing"]))
            elif hint.get("read") == "counsellor":
                await send(socket, Read(type="read", author="counsellor", seq=hint["seq"]))
    except (WebSocketDisconnect, RuntimeError):
        pass
    except Exception as error:
        # The client reconnects and asks for what it lacks; a socket that hangs would be worse.
        log.warning("citizen_socket_failed", error=type(error).__name__)
        with contextlib.suppress(Exception):
            await socket.close(1011)
    finally:
        subscription.close()
