"""What crosses the wire about conversations."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

Lang = Literal["nb", "nn", "en"]
Author = Literal["citizen", "bot", "counsellor", "system"]
StateName = Literal["bot", "waiting", "with_counsellor", "closed"]
ClientId = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^[\x21-\x7e]+$", examples=["c-7f3a"])]


class ButtonView(BaseModel):
    """A quick reply; what it stands for stays on the server."""

    button_id: str
    title: str


class CardView(BaseModel):
    """An occupation worth a look, with the passage that matched."""

    id: str
    title: str
    summary: str
    url: str
    passage: str | None = None


class LinkView(BaseModel):
    """A place to read more."""

    title: str
    url: str


class MessageView(BaseModel):
    """One message as everybody sees it."""

    seq: int
    author: Author
    author_name: str | None = None
    text: str
    lang: Lang
    kind: Literal["text", "crisis", "notice"] = "text"
    buttons: list[ButtonView] = []
    cards: list[CardView] = []
    links: list[LinkView] = []
    in_reply_to: int | None = None
    model_id: str | None = None
    client_id: str | None = None
    feedback: Literal[-1, 0, 1] = 0
    created_at: datetime


class ConversationView(BaseModel):
    """Where the conversation stands, with some of its messages in order."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "state": "waiting",
                    "queue_position": 2,
                    "lang": "nb",
                    "counsellor_name": None,
                    "messages": [
                        {
                            "seq": 4,
                            "author": "citizen",
                            "text": "kan jeg snakke med et menneske",
                            "lang": "nb",
                            "client_id": "c-7f3a",
                            "created_at": "2026-11-24T09:30:00Z",
                        }
                    ],
                }
            ]
        }
    )

    state: StateName
    queue_position: int | None = None
    lang: Lang
    counsellor_name: str | None = None
    messages: list[MessageView] = []


class ConversationCreated(ConversationView):
    """A new conversation and the secret that opens it."""

    conversation_id: str
    token: str


class NewConversation(BaseModel):
    """How a conversation begins."""

    lang: Lang = "nb"


class NewCitizenMessage(BaseModel):
    """A citizen writes, or presses a quick reply."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"client_id": "c-7f3a", "text": "jeg liker å jobbe med dyr"},
                {"client_id": "c-7f3b", "button_id": "5c1e"},
            ]
        }
    )

    client_id: ClientId
    text: str | None = None
    button_id: str | None = Field(None, max_length=80)

    @model_validator(mode="after")
    def _one_of_text_and_button(self) -> "NewCitizenMessage":
        if self.text is not None and self.button_id is not None:
            raise ValueError("give either text or button_id, not both")
        return self


class NewFeedback(BaseModel):
    """A thumb up (1), down (-1) or taken back (0) for one of the bot's answers."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"seq": 5, "value": 1}]})

    seq: int = Field(ge=1)
    value: Literal[-1, 0, 1]
