"""Frames of the citizen's socket. Their JSON Schema is exported for the web client (service.schema_export).

Promise: an acknowledged message is never lost, never doubled, never out of order. Resending with the same
`client_id` is harmless; after a reconnect `hello.after` asks for everything since the last number seen.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from conversations.schemas import ClientId, ConversationView


class Frame(BaseModel):
    """Root of all frames; unknown fields are refused, so that a typo is noticed."""

    model_config = ConfigDict(extra="forbid")


class Hello(Frame):
    """First frame: who is there, and the last number they have."""

    type: Literal["hello"]
    token: str | None = None
    after: int = Field(0, ge=0)


class SendMessage(Frame):
    """A citizen writes or presses a quick reply."""

    type: Literal["message"]
    client_id: ClientId
    text: str | None = None
    button_id: str | None = Field(None, max_length=80)


class Typing(Frame):
    """Somebody is writing."""

    type: Literal["typing"]
    author: Literal["citizen", "bot", "counsellor"] | None = None


class Read(Frame):
    """Everything up to `seq` has been seen."""

    type: Literal["read"]
    seq: int = Field(ge=0)
    author: Literal["citizen", "counsellor"] | None = None


class Ping(Frame):
    """Still there; answered by a ping."""

    type: Literal["ping"]


class Ack(Frame):
    """The message with `client_id` is committed as number `seq`."""

    type: Literal["ack"]
    client_id: str
    seq: int


class EventFrame(ConversationView):
    """New messages, or a new state or place in the queue."""

    type: Literal["event"] = "event"


class ErrorFrame(Frame):
    """Something was refused; `problem` is an RFC 9457 object. `client_id` names the message it is about."""

    type: Literal["error"] = "error"
    client_id: str | None = None
    problem: dict[str, Any]


CitizenFrame = Annotated[Hello | SendMessage | Typing | Read | Ping, Field(discriminator="type")]
ServerFrame = Annotated[EventFrame | Ack | Typing | Read | Ping | ErrorFrame, Field(discriminator="type")]

citizen_frames: TypeAdapter[CitizenFrame] = TypeAdapter(CitizenFrame)
server_frames: TypeAdapter[ServerFrame] = TypeAdapter(ServerFrame)
