"""What crosses the wire between the console and the service."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from conversations.protocol import Frame, Hello, Ping
from conversations.schemas import ClientId, Lang, StateName
from guidance.schemas import ResultView


class QueueItem(BaseModel):
    """A conversation as the queue shows it."""

    conversation_id: str
    state: StateName
    position: int | None
    waiting_since: datetime | None
    urgent: bool
    urgent_reason: str | None
    reason: str | None
    lang: Lang
    preview: str
    message_count: int
    last_seq: int
    unread: int
    counsellor_name: str | None
    citizen_online: bool


class CallbackView(BaseModel):
    """A wish to be phoned."""

    id: str
    conversation_id: str
    phone_number: str
    callback_time: str
    created_at: datetime
    done_at: datetime | None = None
    done_by: str | None = None


class QueueView(BaseModel):
    """Everything a counsellor on shift needs to see: who waits, who is with me, whom to phone."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "waiting": [
                        {
                            "conversation_id": "5b0f…",
                            "state": "waiting",
                            "position": 1,
                            "waiting_since": "2026-11-24T09:30:00Z",
                            "urgent": False,
                            "urgent_reason": None,
                            "reason": "asked",
                            "lang": "nb",
                            "preview": "kan jeg snakke med et menneske",
                            "message_count": 5,
                            "last_seq": 5,
                            "unread": 2,
                            "counsellor_name": None,
                            "citizen_online": True,
                        }
                    ],
                    "mine": [],
                    "callbacks": [],
                    "counsellors_online": 1,
                }
            ]
        }
    )

    waiting: list[QueueItem]
    mine: list[QueueItem]
    callbacks: list[CallbackView]
    counsellors_online: int


class ReflectionShown(BaseModel):
    """The result of an interest reflection; null when there is none, or when the citizen hasn't said yes."""

    result: ResultView | None


class NewCounsellorMessage(BaseModel):
    """A counsellor writes."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"client_id": "k-1", "text": "Hei, jeg er Kari. Hva tenker du på?"}]}
    )

    client_id: ClientId
    text: str


class HandBack(BaseModel):
    """An optional note to colleagues about why the conversation goes back to the bot."""

    note: str | None = Field(None, max_length=200)


class Availability(BaseModel):
    """Whether a person can be had now, in words for the citizen."""

    open: bool
    counsellors_online: int
    waiting: int
    someone_here: bool
    opening: str
    opens_at: datetime | None


class Watch(Frame):
    """Show me this conversation and keep me told."""

    type: Literal["watch"]
    conversation_id: str
    after: int = Field(0, ge=0)


class Unwatch(Frame):
    """I closed this conversation's pane."""

    type: Literal["unwatch"]
    conversation_id: str


class ConsoleMessage(Frame):
    """The counsellor writes."""

    type: Literal["message"]
    conversation_id: str
    client_id: ClientId
    text: str


class ConsoleTyping(Frame):
    """The counsellor is writing."""

    type: Literal["typing"]
    conversation_id: str


class ConsoleRead(Frame):
    """The counsellor has seen everything up to `seq`."""

    type: Literal["read"]
    conversation_id: str
    seq: int = Field(ge=0)


ConsoleFrame = Annotated[
    Hello | Watch | Unwatch | ConsoleMessage | ConsoleTyping | ConsoleRead | Ping, Field(discriminator="type")
]
console_frames: TypeAdapter[ConsoleFrame] = TypeAdapter(ConsoleFrame)
