"""The typed records of the content. A field that isn't here is refused, so that a typo is noticed."""

from datetime import date as Date
from datetime import time
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

Lang = Literal["nb", "nn", "en"]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Url = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
RIASEC = ("R", "I", "A", "S", "E", "C")


class Record(BaseModel):
    """Root of all records."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Trilingual(Record):
    """A text in bokmål, nynorsk and English."""

    nb: Text
    nn: Text
    en: Text

    def get(self, lang: str) -> str:
        """Return the text in `lang`."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[lang]


class OtherNames(Record):
    """What people call an occupation besides its title."""

    nb: list[Text] = []
    nn: list[Text] = []
    everyday: list[Text] = []
    en: list[Text] = []


class Words(Record):
    """Everyday words by language."""

    nb: list[Text]
    nn: list[Text]


class Riasec(Record):
    """An interest profile: six numbers on O*NET's scale, 1 (little) to 7 (much)."""

    R: float = Field(ge=1, le=7)
    I: float = Field(ge=1, le=7)  # noqa: E741  (Holland's letter)
    A: float = Field(ge=1, le=7)
    S: float = Field(ge=1, le=7)
    E: float = Field(ge=1, le=7)
    C: float = Field(ge=1, le=7)


class Link(Record):
    """A place to read more."""

    title: Text
    url: Url


class Point(Record):
    """A reply in a sentence or two to one particular question about a record ("og hvis jeg er 27?").

    An answer's is said before its text, or by itself when that was said lately; an occupation's replies to the topic of its
    id. `asked` are ways people put it; turns in `retrieval/turns` name it as well.
    """

    id: Id
    asked: list[Text] = Field(default_factory=list)
    text: Trilingual


def _points_differ(points: list[Point]) -> list[Point]:
    ids = [one.id for one in points]
    if len(set(ids)) < len(ids):
        raise ValueError("two points have the same id")
    return points


def _point_in(points: list[Point], point_id: object) -> Point | None:
    return next((one for one in points if one.id == point_id), None)


Points = Annotated[list[Point], AfterValidator(_points_differ)]


class Occupation(Record):
    """An occupation a person may want to explore; the ids of its `points` are topics."""

    id: Id
    title: Trilingual
    other_names: OtherNames
    styrk08: Annotated[str, StringConstraints(pattern=r"^\d{4}$")]
    riasec: Riasec
    riasec_source: Text
    interests: Words
    summary: Trilingual
    what_you_do: Trilingual
    where_you_work: Trilingual
    qualities: Trilingual
    education_path: Trilingual
    education_length: Trilingual
    pay: Trilingual
    job_prospects: Trilingual
    points: Points = []
    related: list[Id] = Field(min_length=1)
    links: list[Link] = Field(min_length=1)
    source: Text
    checked: Date
    owner: Text | None = None
    expires: Date | None = None

    @property
    def names(self) -> list[str]:
        """Every name in every language, the titles first, none twice."""
        other = self.other_names
        found = [self.title.nb, self.title.nn, self.title.en, *other.nb, *other.nn, *other.everyday, *other.en]
        return list(dict.fromkeys(found))

    def point(self, point_id: object) -> Point | None:
        """Return the point of this id, None when there is none."""
        return _point_in(self.points, point_id)


Section = Literal[
    "what_you_do", "where_you_work", "qualities", "education_path", "education_length", "pay", "job_prospects"
]
SECTIONS: tuple[Section, ...] = get_args(Section)


class Topic(Record):
    """Something people ask about every occupation ("er det farlig?"), which points of the records reply to.

    `question` is what they ask, in short, as on a page; `asked` are ways people write it, which it is known by; `section` is
    where a record without such a point speaks of it.
    """

    id: Id
    section: Section
    question: Trilingual
    asked: list[Text] = Field(min_length=1)


class Button(Record):
    """A quick reply: the intent it stands for, and a title of its own where the intent's label won't do."""

    intent: Text
    entities: dict[str, str] = {}
    title: Trilingual | None = None


class Alternatives(Record):
    """Other ways people ask, by language."""

    nb: list[Text] = []
    nn: list[Text] = []
    en: list[Text] = []


class TitledLink(Record):
    """A place to read more, named in every language; a path is a page of our own."""

    title: Trilingual
    url: Annotated[str, StringConstraints(pattern=r"^(https://\S+|/[a-z/#-]*)$")]


class Source(Record):
    """Where a fact comes from; what the service says of itself has no page."""

    title: Text
    url: Annotated[str, StringConstraints(pattern=r"^(https://\S+|/)$")]


#: Whom an answer may speak to; the bot reads in the words who asks (`language.roles`).
Audience = Literal["pupil", "student", "apprentice", "adult", "newcomer", "parent", "school_staff", "employer"]


class Answer(Record):
    """An answer to a question people ask.

    `follow_ups` are short questions without a subject ("hva koster det"): they mean this answer only while its family
    is being talked about, so search leaves them alone. `leads_to` are the occupations that are shown to who asks "hva
    kan man bli etter det". `retrieval.lexicon` exports both to the bot. `audience` names whom the text is written to,
    when it would be wrong for others; empty means everybody. `points` reply to particular questions it is asked for.
    """

    id: Id
    intent: Text
    main: bool = False
    audience: list[Audience] = []
    question: Trilingual
    alt_questions: Alternatives
    follow_ups: Alternatives = Alternatives()
    text: Trilingual
    points: Points = []
    leads_to: list[Id] = []
    buttons: list[Button] = []
    links: list[TitledLink] = []
    source: Source
    checked: Date
    owner: Text | None = None
    expires: Date | None = None

    def point(self, point_id: object) -> Point | None:
        """Return the point of this id, None when there is none."""
        return _point_in(self.points, point_id)


class Utterance(Record):
    """Something the bot or the system says; the text may hold {placeholders}."""

    text: Trilingual
    buttons: list[Button] = []
    links: list[TitledLink] = []


class IntentLabel(Record):
    """An intent in the citizen's words, as on a button."""

    nb: Text
    nn: Text
    en: Text
    without_occupation: Trilingual | None = None

    def get(self, lang: str) -> str:
        """Return the label in `lang`."""
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[lang]


class Span(Record):
    """From when to when."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    from_: time = Field(alias="from")
    to: time


class OpeningException(Record):
    """A day with hours of its own."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    date: Date
    closed: bool = False
    from_: time | None = Field(None, alias="from")
    to: time | None = None
    note: Trilingual


Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


class OpeningHours(Record):
    """When counsellors are at work."""

    timezone: Text
    weekly: dict[Weekday, list[Span]]
    closed_on_public_holidays: bool
    exceptions: list[OpeningException] = []
    checked: Date

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, name: str) -> str:
        from zoneinfo import ZoneInfo

        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"there is no time zone {name}") from None
        return name


class Notice(Record):
    """Something that everybody who comes by should know for some days; both days are included."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Id
    text: Trilingual
    from_: Date = Field(alias="from")
    to: Date
    level: Literal["info", "warning"] = "info"

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> "Notice":
        if self.to < self.from_:
            raise ValueError("a notice can't end before it begins")
        return self

    def stands_on(self, day: Date) -> bool:
        """Whether the notice is to be shown on a day."""
        return self.from_ <= day <= self.to


class CareerCentre(Record):
    """A public career centre; a county may have several."""

    id: Id
    name: Text
    county: Text
    url: Url
    phone: Annotated[str, StringConstraints(pattern=r"^[0-9 +]{3,20}$")] | None = None
    source: Source
    checked: Date
