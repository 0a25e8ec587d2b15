"""The counsellor's live connection: the queue, and the conversations that are open on the screen."""

import asyncio
import contextlib
from typing import Any

import structlog
from fastapi import APIRouter, WebSocket
from pydantic import ValidationError
from starlette.websockets import WebSocketDisconnect, WebSocketState

from accounts.api import COOKIE, get_accounts
from accounts.errors import ForgedRequest, NotLoggedIn, RoleMissing
from accounts.models import User
from accounts.service import COUNSELLOR, Accounts
from conversations.errors import ConversationError
from conversations.protocol import Hello, Ping
from conversations.service import QUEUE, Conversations, topic
from conversations.sockets import HELLO_SECONDS, LOOK_AGAIN_SECONDS, Tail, send, send_problem
from foundation.errors import VeiviserError
from handoff.schemas import ConsoleMessage, ConsoleRead, ConsoleTyping, Unwatch, Watch, console_frames
from handoff.service import Handoff

log = structlog.get_logger(__name__)
router = APIRouter(tags=["handoff"])
LANG = "nb"


@router.websocket("/api/v1/console/ws")
async def console_socket(socket: WebSocket) -> None:
    """One counsellor's console; the first frame is `hello`, with a token or on the session cookie."""
    await socket.accept()
    accounts = get_accounts(socket)
    try:
        raw = await asyncio.wait_for(socket.receive_text(), HELLO_SECONDS)
        hello = console_frames.validate_json(raw)
        if not isinstance(hello, Hello):
            raise NotLoggedIn
        if hello.token is None and not _same_origin(socket):
            raise ForgedRequest
        token = hello.token or socket.cookies.get(COOKIE)
        user = await accounts.authenticate(token)
        if COUNSELLOR not in user.roles:
            raise RoleMissing(role=COUNSELLOR)
    except (VeiviserError, ValidationError) as error:
        await send_problem(socket, error, LANG)
        await socket.close(4401 if isinstance(error, VeiviserError) else 4400)
        return
    except (TimeoutError, WebSocketDisconnect):
        with contextlib.suppress(RuntimeError):
            await socket.close(4408)
        return
    await _Console(socket, accounts, user, token or "").run()


class _Console:
    def __init__(self, socket: WebSocket, accounts: Accounts, user: User, token: str) -> None:
        self._socket = socket
        self._accounts = accounts
        self._user = user
        self._token = token
        self._handoff: Handoff = socket.app.state.handoff
        self._conversations: Conversations = socket.app.state.conversations
        self._subscription = self._conversations.fanout.subscribe(QUEUE)
        self._watched: dict[str, Tail] = {}
        self._sending = asyncio.Lock()
        self._shown_queue: dict[str, Any] | None = None

    async def run(self) -> None:
        telling = asyncio.create_task(self._tell())
        try:
            while True:
                await self._hear(await self._socket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            telling.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await telling
            self._subscription.close()

    async def _hear(self, raw: str) -> None:
        about: dict[str, Any] = {}
        try:
            frame = console_frames.validate_json(raw)
            if not isinstance(frame, (Hello, Ping)):
                about = {"conversation_id": frame.conversation_id}
            if isinstance(frame, Watch):
                await self._watch(frame)
            elif isinstance(frame, Unwatch):
                self._watched.pop(frame.conversation_id, None)
                self._subscription.remove(topic(frame.conversation_id))
            elif isinstance(frame, ConsoleMessage):
                about["client_id"] = frame.client_id
                posted = await self._conversations.post_counsellor_message(
                    frame.conversation_id, self._user.id, self._user.display_name, frame.client_id, frame.text
                )
                ack = {"type": "ack", **about, "seq": posted.seq}
                async with self._sending:
                    await self._socket.send_json(ack)
            elif isinstance(frame, ConsoleTyping):
                await self._handoff.check_may_read(frame.conversation_id, self._user)
                await self._conversations.fanout.publish(topic(frame.conversation_id), typing="counsellor")
            elif isinstance(frame, ConsoleRead):
                await self._handoff.check_may_read(frame.conversation_id, self._user)
                await self._conversations.mark_read(frame.conversation_id, "counsellor", frame.seq)
                await self._conversations.fanout.publish(QUEUE)
            elif isinstance(frame, Ping):
                # The session may have ended meanwhile; a fresh look also notes that we're here.
                self._user = await self._accounts.authenticate(self._token)
                async with self._sending:
                    await send(self._socket, Ping(type="ping"))
        except NotLoggedIn as error:
            await send_problem(self._socket, error, LANG)
            await self._socket.close(4401)
        except (VeiviserError, ValidationError) as error:
            async with self._sending:
                await send_problem(self._socket, error, LANG, **about)

    async def _watch(self, frame: Watch) -> None:
        await self._handoff.check_may_read(frame.conversation_id, self._user)
        self._watched[frame.conversation_id] = Tail(self._conversations, frame.conversation_id, frame.after)
        self._subscription.add(topic(frame.conversation_id))
        await self._show(frame.conversation_id)

    async def _tell(self) -> None:
        try:
            await self._show_queue()
            while self._socket.client_state is WebSocketState.CONNECTED:
                hinted = await self._subscription.get(LOOK_AGAIN_SECONDS)
                if hinted is None:
                    await self._show_queue()
                    for conversation_id in list(self._watched):
                        await self._show(conversation_id)
                    continue
                about, hint = hinted
                if about == QUEUE:
                    await self._show_queue()
                    continue
                conversation_id = about.partition(":")[2]
                if hint.get("typing") == "citizen":
                    frame = {"type": "typing", "conversation_id": conversation_id, "author": "citizen"}
                    async with self._sending:
                        await self._socket.send_json(frame)
                else:
                    await self._show(conversation_id)
        except (WebSocketDisconnect, RuntimeError):
            pass
        except Exception as error:
            # The console reconnects and asks again; a socket that hangs would be worse.
            log.warning("console_socket_failed", error=type(error).__name__)
            with contextlib.suppress(Exception):
                await self._socket.close(1011)

    async def _show_queue(self) -> None:
        view = (await self._handoff.queue(self._user)).model_dump(mode="json")
        if view == self._shown_queue:
            return
        self._shown_queue = view
        async with self._sending:
            await self._socket.send_json({"type": "queue", **view})

    async def _show(self, conversation_id: str) -> None:
        tail = self._watched.get(conversation_id)
        if tail is None:
            return
        try:
            await self._handoff.check_may_read(conversation_id, self._user)
        except ConversationError:
            # Claimed by a colleague while we looked at it: say so by state, show no more of it.
            self._watched.pop(conversation_id, None)
            self._subscription.remove(topic(conversation_id))
            async with self._sending:
                await self._socket.send_json({"type": "gone", "conversation_id": conversation_id})
            return
        async with self._sending:
            news = await tail.news()
            if news is not None:
                frame = {**news.model_dump(mode="json"), "conversation_id": conversation_id}
                await self._socket.send_json(frame)


def _same_origin(socket: WebSocket) -> bool:
    """Whether the page that opened the socket is ours: a cookie alone must not open it for other sites."""
    origin = socket.headers.get("origin")
    return origin is None or origin.split("://", 1)[-1] == socket.headers.get("host")
