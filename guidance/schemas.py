"""What crosses the wire about reflections."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from retrieval.records import Lang

Letter = Literal["R", "I", "A", "S", "E", "C"]
Form = Literal["short", "full"]
Value = Annotated[int, Field(ge=1, le=5)]
Taken = Literal[1, 2, 3, 4, 5]
Name = Annotated[str, Field(min_length=1, max_length=80)]
Words = Annotated[str, Field(max_length=2000)]


class ItemView(BaseModel):
    """An activity to say one's opinion of."""

    id: str
    type: Letter
    text: str
    picture: str | None = None


class ItemsView(BaseModel):
    """The items of a form, and the version of the bank they are from."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"version": "3f2a9c", "items": [{"id": "r01", "type": "R", "text": "Reparere en sykkel"}]}]
        }
    )

    version: str
    items: list[ItemView]


class NextItem(BaseModel):
    """The item to answer now."""

    item_id: str
    text: str
    picture: str | None = None


class NewReflection(BaseModel):
    """How a reflection begins; the seed decides the order of the first questions, so that it can be repeated."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"form": "short", "lang": "nb", "seed": 7}]})

    form: Form = "short"
    lang: Lang = "nb"
    seed: int = Field(0, ge=0, le=2**31 - 1)


class HelpLink(BaseModel):
    """Where help is to be had."""

    title: str
    url: str


class Safety(BaseModel):
    """That a text sounds as if somebody is in danger: the reflection stops and these words are shown."""

    kind: Literal["crisis", "violence"]
    about_other: bool
    text: str
    links: list[HelpLink] = []


class ReflectionCreated(BaseModel):
    """A new reflection and the secret that opens it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "session_id": "9b1c…",
                    "token": "…",
                    "next": {"item_id": "r01", "text": "Reparere en sykkel"},
                    "n_asked": 0,
                    "n_total": 18,
                    "expires_at": "2026-12-26T10:00:00Z",
                }
            ]
        }
    )

    session_id: str
    token: str
    next: NextItem | None
    n_asked: int
    n_total: int
    expires_at: datetime


class NewAnswer(BaseModel):
    """An answer: 1 (not at all) to 5 (very much), null to pass over, or free words."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"value": 4}, {"value": None}, {"text": "sånn passe"}]}, extra="forbid"
    )

    value: Value | None = None
    text: Words | None = None


class AnswerTaken(BaseModel):
    """What an answer was taken for, and what comes next.

    `understood` is false when the words said nothing of the activity: it is asked once more, then passed over.
    """

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "value": 4,
                    "understood": True,
                    "next": {"item_id": "s01", "text": "Trøste noen som er lei seg"},
                    "done": False,
                    "n_asked": 1,
                    "n_total": 18,
                    "safety": None,
                }
            ]
        }
    )

    value: Taken | None
    understood: bool = True
    next: NextItem | None
    done: bool
    n_asked: int
    n_total: int
    safety: Safety | None = None


class GivenAnswer(BaseModel):
    """An answer as it stands."""

    item_id: str
    type: Letter
    text: str
    value: Taken | None
    picture: str | None = None


class WordsView(BaseModel):
    """What the person wrote, which types it was read as, by letter and as words for "å like …", and whether they agreed."""

    text: str
    types: list[Letter]
    in_words: str = ""
    accepted: bool | None
    safety: Safety | None = None


class NewWords(BaseModel):
    """Something that gave energy; with `accepted` it is agreed to, and `types` correct the reading."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"text": "jeg hjalp til på leksehjelpen"},
                {"text": "jeg hjalp til på leksehjelpen", "accepted": True, "types": ["S"]},
            ]
        }
    )

    text: Words
    accepted: bool | None = None
    types: list[Letter] | None = None


class WantsView(BaseModel):
    """What matters, what is disliked (known names or free words), and hard limits."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"values": ["helping", "stability"], "dislikes": ["blood"], "limits": ["no_heavy_lifting"]}]
        }
    )

    values: list[Name] = Field([], max_length=20)
    dislikes: list[Annotated[str, Field(min_length=1, max_length=200)]] = Field([], max_length=20)
    limits: list[Name] = Field([], max_length=20)


class WantsTaken(WantsView):
    """Wants as they are kept; `safety` when what was written sounded like danger, and nothing was kept of it."""

    safety: Safety | None = None


class NewWants(WantsView):
    """What matters, what is disliked, and hard limits; `text` is read for them and added."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"values": ["helping", "stability"], "dislikes": ["blood"], "limits": ["no_heavy_lifting"]},
                {"text": "jeg har vond rygg og vil ikke jobbe natt"},
            ]
        }
    )

    text: Words | None = None


class ReflectionView(BaseModel):
    """Where a reflection stands: everything a page needs after a reload."""

    session_id: str
    form: Form
    lang: Lang
    answers: list[GivenAnswer]
    next: NextItem | None
    done: bool
    n_asked: int
    n_total: int
    words: WordsView | None
    wants: WantsView
    consent: bool
    stopped: bool
    safety: Safety | None
    shared: bool
    expires_at: datetime


class Reason(BaseModel):
    """Something that speaks for or against an occupation: an answer, the person's words, a value or a condition."""

    kind: Literal["answer", "words", "value", "condition"]
    id: str
    text: str
    value: Taken | None = None


class Sibling(BaseModel):
    """An occupation whose interests are as good as the same."""

    id: str
    title: str


class SuggestedOccupation(BaseModel):
    """An occupation worth exploring, and why. The score orders; it is no percentage."""

    model_config = ConfigDict(populate_by_name=True)

    id: str
    title: str
    summary: str
    styrk08: str
    url: str
    score: float
    for_: list[Reason] = Field(alias="for")
    against: list[Reason]
    siblings: list[Sibling]
    surprise: bool


class ResultView(BaseModel):
    """What answers come to; see docs/guidance.md for every figure."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "scores": {"R": 2.4, "I": 3.8, "A": 2.6, "S": 4.5, "E": 2.5, "C": 3.0},
                    "se": {"R": 0.4, "I": 0.4, "A": 0.4, "S": 0.3, "E": 0.4, "C": 0.4},
                    "likely_top": ["S"],
                    "flat": False,
                    "differentiation": 2.1,
                    "consistency": 0.5,
                    "n_answered": 18,
                    "occupations": [
                        {
                            "id": "sosionom",
                            "title": "Sosionom",
                            "summary": "Du hjelper folk …",
                            "styrk08": "2635",
                            "url": "/yrker/sosionom",
                            "score": 0.98,
                            "for": [{"kind": "answer", "id": "s01", "text": "Trøste noen som er lei seg", "value": 5}],
                            "against": [{"kind": "condition", "id": "conflict", "text": "…"}],
                            "siblings": [],
                            "surprise": False,
                        }
                    ],
                }
            ]
        }
    )

    lang: Lang
    scores: dict[Letter, float]
    se: dict[Letter, float]
    likely_top: list[Letter]
    chances: dict[Letter, float]
    flat: bool
    differentiation: float
    consistency: float | None
    n_answered: int
    in_words: list[str]
    words: str | None
    wants: WantsView
    occupations: list[SuggestedOccupation]
    question: str | None
    steps: list[str]
    attribution: str
    expires_at: datetime | None = None
    own: bool = True


class NewScoring(WantsView):
    """Answers to score without keeping anything: item id to value, null when passed over."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "answers": {"r01": 2, "i01": 4, "s01": 5, "s02": 5, "e01": None},
                    "values": ["helping"],
                    "dislikes": ["blod"],
                    "limits": ["no_heavy_lifting"],
                    "words": "jeg hjalp naboen med å lære norsk",
                    "k": 10,
                }
            ]
        }
    )

    answers: dict[Name, Value | None] = Field(max_length=200)
    words: Words | None = None
    k: int = Field(10, ge=1, le=50)
    lang: Lang = "nb"


class NewConsent(BaseModel):
    """Whether a counsellor who takes the conversation over may see the result."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"consent": True}]})

    consent: bool = True
    conversation_id: str | None = Field(None, max_length=32)
    conversation_token: str | None = Field(None, max_length=80)


class ConsentView(BaseModel):
    """Whether a counsellor may see the result."""

    consent: bool


class ShareView(BaseModel):
    """The secret of a link that shows the result and can't change it."""

    token: str
    expires_at: datetime


def by_letter(values: Any, digits: int = 3) -> dict[Letter, float]:
    """Return six numbers by letter, rounded."""
    letters: tuple[Letter, ...] = ("R", "I", "A", "S", "E", "C")
    return {letter: round(float(value), digits) for letter, value in zip(letters, values, strict=True)}
