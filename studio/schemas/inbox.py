"""The wire of the inbox: utterances in groups, and what is decided about them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from conversations.schemas import Lang

Reason = Literal["unsure", "fallback", "thumbs_down", "handoff", "random"]
Action = Literal["accept", "relabel", "new_intent", "out_of_scope", "not_useful"]
IntentName = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{1,60}$", examples=["ask_deadlines"])]


class Guess(BaseModel):
    """An intent and how sure the bot was, 0…1."""

    intent: str
    confidence: float


class Neighbour(BaseModel):
    """A training example that lies near in meaning; `likeness` is a cosine."""

    text: str
    intent: str
    likeness: float


class Line(BaseModel):
    """One message of the masked conversation around an utterance; `here` marks the utterance itself."""

    author: str
    text: str
    here: bool = False


class InboxItemView(BaseModel):
    """An utterance that wants a look, masked."""

    id: str
    text_masked: str
    lang: Lang
    reason: Reason
    predicted: str | None
    confidence: float | None
    ranking: list[Guess] = []
    nearest: list[Neighbour] = []
    context: list[Line] = []
    response: str | None = None
    at: datetime


class InboxGroup(BaseModel):
    """Utterances that mean nearly the same, so that one decision labels them all.

    `priority` is uncertainty × frequency × novelty, 0 upwards; `suggested` what most neighbours say.
    """

    id: str
    priority: float
    title: str
    suggested: str | None
    random: bool = False
    items: list[InboxItemView]


class InboxView(BaseModel):
    """What waits for a decision, the most useful first."""

    groups: list[InboxGroup]
    open_items: int
    decided_items: int


class MarkedEntity(BaseModel):
    """A part of an item's text that names an occupation: [start, end) in characters, `value` the occupation's id."""

    start: int = Field(ge=0)
    end: int = Field(gt=0)
    entity: Literal["occupation"] = "occupation"
    value: str


class NewDecision(BaseModel):
    """One decision about one or many utterances. Without `change_set_id`, the caller's own open draft is used."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"item_ids": ["3f…"], "action": "relabel", "intent": "ask_deadlines"}]}
    )

    item_ids: list[str] = Field(min_length=1, max_length=200)
    action: Action
    intent: IntentName | None = None
    change_set_id: str | None = None
    entities: dict[str, list[MarkedEntity]] = {}
    texts: dict[str, Annotated[str, Field(min_length=1, max_length=500)]] = Field(
        {}, description="A wording of the editor's own instead of an item's text, by item id."
    )

    @model_validator(mode="after")
    def _intent_where_needed(self) -> "NewDecision":
        if self.action in ("relabel", "new_intent") and self.intent is None:
            raise ValueError("intent is needed to relabel")
        return self


class Skipped(BaseModel):
    """A row that wasn't taken, and why, for people."""

    text: str
    why: Literal["held_out", "already_there", "personal_data", "empty", "unknown_intent", "already_decided", "broken"]
    detail: str


class DecisionView(BaseModel):
    """What a decision did."""

    id: str
    change_set_id: str | None
    action: Action
    intent: str | None
    item_ids: list[str]
    added: int
    skipped: list[Skipped] = []
    by: str
    at: datetime
    undone: bool = False


class ExampleRow(BaseModel):
    """An example as an editor gives it; occupations may be marked as Rasa marks them."""

    text: Annotated[str, Field(min_length=1, max_length=500)]
    intent: IntentName


class NewExamples(BaseModel):
    """Examples to add to a change set."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"rows": [{"text": "ka e fristen for å søke", "intent": "ask_deadlines"}]}]}
    )

    rows: list[ExampleRow] = Field(min_length=1, max_length=1000)
    change_set_id: str | None = None


class ExamplesAdded(BaseModel):
    """How many examples went in, and which didn't."""

    change_set_id: str
    added: int
    skipped: list[Skipped] = []
