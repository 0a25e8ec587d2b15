"""What every socket does: read rows after the last number sent, when hinted and now and then."""

from typing import Any

from pydantic import ValidationError
from starlette.websockets import WebSocket

from conversations.protocol import Ack, EventFrame, Frame
from conversations.schemas import ConversationView
from conversations.service import Conversations
from foundation.errors import VeiviserError

LOOK_AGAIN_SECONDS = 10.0
HELLO_SECONDS = 10.0
LARGEST_FRAME = 64_000


class Tail:
    """The end of one conversation as one socket has seen it."""

    def __init__(self, conversations: Conversations, conversation_id: str, after: int) -> None:
        self._conversations = conversations
        self._conversation_id = conversation_id
        self._after = after
        self._shown: tuple[object, ...] | None = None

    async def news(self) -> EventFrame | None:
        """Return an event when there are new messages, or a new state or place; else None."""
        view = await self._conversations.read(self._conversation_id, self._after)
        shown = (view.state, view.queue_position, view.lang, view.counsellor_name)
        if not view.messages and shown == self._shown:
            return None
        self._shown = shown
        if view.messages:
            self._after = view.messages[-1].seq
        return event_frame(view)


def event_frame(view: ConversationView) -> EventFrame:
    """Return the event that shows `view`."""
    return EventFrame(type="event", **view.model_dump(include=set(ConversationView.model_fields)))


async def send(socket: WebSocket, frame: Frame | EventFrame) -> None:
    """Send a frame as JSON."""
    await socket.send_text(frame.model_dump_json())


async def send_ack(socket: WebSocket, client_id: str, seq: int) -> None:
    """Tell that the message is committed."""
    await send(socket, Ack(type="ack", client_id=client_id, seq=seq))


async def send_problem(socket: WebSocket, error: VeiviserError | ValidationError, lang: str, **about: Any) -> None:
    """Tell that something was refused, in the person's language."""
    problem = socket.app.state.problem_of(error, lang)
    await socket.send_json({"type": "error", **about, "problem": problem})
