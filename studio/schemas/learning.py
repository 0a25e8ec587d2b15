"""The wire of what we learn: shadow, weekly report, reviews, label quality."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, Field

from studio.schemas.inbox import Line, Skipped

Verdict = Literal["resolved", "partly", "unresolved", "unclear"]


class NewShadow(BaseModel):
    """Which model should read along."""

    model_id: str


class DisagreementView(BaseModel):
    """An utterance that the shadow read in another way."""

    text_masked: str
    live_intent: str | None
    live_confidence: float | None
    shadow_intent: str | None
    shadow_confidence: float | None
    at: datetime


class ShadowView(BaseModel):
    """The shadow, if one runs, and where it disagreed."""

    model_id: str | None
    started_at: datetime | None
    turns: int
    agreed: int
    disagreements: list[DisagreementView]


class Gap(BaseModel):
    """Questions of one kind that we could not answer.

    `nearest_answer` is the closest content, `likeness` its search score, 0…1.
    """

    name: str
    texts: list[str]
    count: int
    nearest_answer: str | None
    likeness: float | None
    reason: str


class Share(BaseModel):
    """A share with its 95 % interval (Wilson); None where nothing was counted."""

    share: float | None
    low: float | None
    high: float | None
    count: int
    of: int


class ThumbsDown(BaseModel):
    """An answer that was thumbed down."""

    response: str
    count: int
    thumbs_up: int
    examples: list[str]


class ReportView(BaseModel):
    """A week. `containment` (no person was needed) stands beside `resolution` (a person judged: helped)."""

    week: str = Field(examples=["2026-W48"])
    conversations: int
    turns: int
    unanswered: Share
    containment: Share
    resolution: Share
    gaps: list[Gap]
    thumbs_down: list[ThumbsDown]
    previous_week: str
    next_week: str | None


class ReviewView(BaseModel):
    """A conversation to judge, masked."""

    id: str
    week: str
    transcript: list[Line]
    handed_off: bool
    verdict: Verdict | None
    by: str | None


class ReviewList(BaseModel):
    """The week's random sample."""

    week: str
    reviews: list[ReviewView]
    judged: int


class NewVerdict(BaseModel):
    """A person's judgment."""

    verdict: Verdict | None


class SuspectLabel(BaseModel):
    """A training example that is likely under the wrong intent; the lower `score` (0…1), the likelier."""

    text: str
    intent: str
    file: str
    suggested: str
    score: float
    own_share: float
    suggested_share: float


class Overlap(BaseModel):
    """Two intents whose examples the model mixes up."""

    intent: str
    other: str
    mixed: int
    examples: int
    texts: list[str]


class IdleExample(BaseModel):
    """An example that teaches nothing: nearly the same as another of its own intent, and surely read without it."""

    text: str
    intent: str
    file: str
    like: str
    likeness: float


class QualityView(BaseModel):
    """What is doubtful in the training data, measured on texts left out of the fit of model `model_id`."""

    model_id: str | None
    suspects: list[SuspectLabel]
    overlaps: list[Overlap]
    idle: list[IdleExample]


class QualityFix(BaseModel):
    """One click: `move` an example to the suggested intent, `remove` it, or `keep` it as it is and don't ask again."""

    change_set_id: str | None = None
    text: str
    intent: str
    fix: Literal["move", "remove", "keep"]
    to: str | None = None


class QualityFixed(BaseModel):
    """What a fix did: the draft it was written to (None: none was needed), and why it wasn't done, if so."""

    change_set_id: str | None
    done: bool
    skipped: list[Skipped] = []
