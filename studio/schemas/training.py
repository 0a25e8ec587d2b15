"""The wire of training: runs, their comparison and gate, models, swaps, and readings by chosen models."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.schemas.inbox import Guess

RunState = Literal["queued", "training", "evaluating", "ready", "failed", "cancelled", "publishing", "published"]


class NewRun(BaseModel):
    """What to train from. None: what is published, as it stands."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"change_set_id": "3f0c…"}]})

    change_set_id: str | None = None


class Seconds(BaseModel):
    """How long each part took, in seconds."""

    train: float | None = None
    evaluate: float | None = None
    swap: float | None = None


class Figures(BaseModel):
    """A model on the held-out texts; shares are 0…1. `ece` is the expected calibration error over ten bins."""

    model_config = ConfigDict(extra="allow")

    accuracy: float
    macro_f1: float
    ece: float
    crisis_recall: float
    answered: float | None = None
    answered_right: float | None = None
    near_miss_alarms: float | None = None
    stories: int | None = None
    stories_ok: int | None = None


class GateRule(BaseModel):
    """One rule of the gate: what was measured, and the limit it was held against."""

    rule: str
    ok: bool
    measured: float
    limit: float
    detail: str = ""


class ChangedReading(BaseModel):
    """A held-out example that the candidate reads in another way than the live model."""

    text: str
    intent: str
    live: str
    live_confidence: float
    candidate: str
    candidate_confidence: float
    verdict: Literal["better", "worse", "other"]


class IntentFigures(BaseModel):
    """An intent on the held-out texts, live against candidate."""

    intent: str
    texts: int
    live_f1: float | None
    candidate_f1: float
    live_recall: float | None
    candidate_recall: float


class CalibrationBin(BaseModel):
    """Held-out texts whose confidence lies in [low, high): how sure, and how often right."""

    low: float
    high: float
    texts: int
    confidence: float
    accuracy: float


class StoryResult(BaseModel):
    """A story test; where it failed, what was expected and what came."""

    name: str
    ok: bool
    step: str = ""
    expected: str = ""
    got: str = ""


class RunView(BaseModel):
    """A run as it stands."""

    id: str
    change_set_id: str | None
    change_set_title: str | None = None
    state: RunState
    progress: float = Field(ge=0, le=1)
    step: str
    seconds: Seconds
    data_hash: str | None
    model_id: str | None
    live_model_id: str | None
    live: Figures | None
    candidate: Figures | None
    changed: list[ChangedReading] = []
    intents: list[IntentFigures] = []
    calibration: list[CalibrationBin] = []
    stories: list[StoryResult] = []
    gate: list[GateRule] = []
    green: bool | None = None
    confusion_url: str | None = None
    error: str | None = None
    by: str
    override_reason: str | None = None
    swap_id: str | None = None
    created_at: datetime
    finished_at: datetime | None = None


class RunList(BaseModel):
    """Runs, the newest first, without their details."""

    runs: list[RunView]


class PublishRun(BaseModel):
    """Publish a run's model; a red gate needs a reason, and the role `leader`."""

    override_reason: Annotated[str, Field(max_length=2000)] | None = None


class ModelView(BaseModel):
    """A model of the registry."""

    id: str
    origin: Literal["release", "studio"]
    live: bool
    by: str
    why: str
    data_hash: str
    sha256: str
    size: int
    figures: dict[str, Any]
    run_id: str | None
    created_at: datetime


class PointerMove(BaseModel):
    """When which model went live, by whom and why."""

    model_id: str
    previous_model_id: str | None
    kind: Literal["publish", "rollback", "release"]
    state: Literal["preparing", "live", "failed"]
    by: str
    why: str
    error: str | None
    at: datetime
    done_at: datetime | None


class ModelList(BaseModel):
    """The registry, the newest first, and the pointer's history."""

    live: str | None
    models: list[ModelView]
    history: list[PointerMove]


class NewLive(BaseModel):
    """Which model should be live, and why."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"model_id": "veiviser-20261126-…", "reason": "Rull tilbake"}]}
    )

    model_id: str
    reason: Annotated[str, Field(max_length=2000)] = ""


class SwapView(BaseModel):
    """A swap under way or over. `seconds` is how long it took (so far)."""

    id: str
    model_id: str
    previous_model_id: str | None
    state: Literal["preparing", "live", "failed"]
    seconds: float
    error: str | None = None


class ParseAsked(BaseModel):
    """Texts to be read by real models: `live` or the id of one in the registry."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"texts": ["ka e fristen"], "models": ["live"]}]})

    texts: list[Annotated[str, Field(min_length=1, max_length=2000)]] = Field(min_length=1, max_length=50)
    models: list[str] = Field(["live"], min_length=1, max_length=3)


class TextReading(BaseModel):
    """How one model reads one text. `intent` is what it acts on: below its threshold that is `nlu_fallback`."""

    text: str
    intent: str
    confidence: float
    ranking: list[Guess]
    entities: list[dict[str, Any]] = []


class ModelReadings(BaseModel):
    """One model's readings, in the order of the texts."""

    model: str
    model_id: str
    readings: list[TextReading]


class ParseView(BaseModel):
    """Every asked model's readings."""

    models: list[ModelReadings]
