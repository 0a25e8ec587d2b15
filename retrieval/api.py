"""HTTP of search and content, for the bot's actions and for everybody."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import partial
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from anyio import to_thread
from fastapi import APIRouter, HTTPException, Query
from pydantic import BaseModel, ConfigDict, Field

from language.wishes import read_wishes
from retrieval.content import Content
from retrieval.index import NO_TOPIC
from retrieval.ranking import THRESHOLDS
from retrieval.records import RIASEC, SECTIONS, Occupation
from retrieval.rendering import links_of
from retrieval.search import Result, Search

NORWAY = ZoneInfo("Europe/Oslo")
LangQuery = Annotated[Literal["nb", "nn", "en"], Query(description="The language of titles and passages.")]


AskedQuery = Annotated[str, Query(max_length=300, description="What was asked before, for a question that follows.")]
ToldQuery = Annotated[
    str, Query(max_length=1000, description="Points said already, as answer:point, by commas: they don't reply.")
]
ShownQuery = Annotated[str, Query(max_length=1000, description="Answers given lately, by commas, the latest first.")]


class PassageView(BaseModel):
    """The part that matched."""

    section: str
    text: str


class PointView(BaseModel):
    """The point of an answer that may reply to the query, as its passage says it, and the chance that it does."""

    id: str
    chance: float


class WhyView(BaseModel):
    """What spoke for a result: by meaning, by letters, and which of its words."""

    dense: float
    lexical: float
    matched: list[str]


class ResultView(BaseModel):
    """A record that fits the query."""

    kind: Literal["occupation", "answer"]
    id: str
    title: str
    summary: str
    score: float
    passage: PassageView
    why: WhyView
    intent: str | None
    main: bool
    audience: list[str]
    url: str
    point: PointView | None = None


class WishesView(BaseModel):
    """What the query was understood to like, to dislike, and to name as the person's own work; normalised words."""

    likes: str
    dislikes: list[str]
    own_work: list[str]


class SearchView(BaseModel):
    """Results, best first, and the scores from which they may be given as an answer or a suggestion."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "query": "jobbe med dyr",
                    "lang": "nb",
                    "results": [
                        {
                            "kind": "occupation",
                            "id": "veterinaer",
                            "title": "Veterinær",
                            "summary": "Du behandler syke dyr.",
                            "score": 0.93,
                            "passage": {"section": "what_you_do", "text": "Du undersøker dyr."},
                            "why": {"dense": 0.8, "lexical": 0.9, "matched": ["dyr"]},
                            "intent": None,
                            "main": False,
                            "audience": [],
                            "url": "/yrker/veterinaer",
                        }
                    ],
                    "thresholds": {"answer": 0.6, "suggest": 0.3},
                    "wishes": {"likes": "jobbe med dyr", "dislikes": [], "own_work": []},
                    "kinds": {"answer": 0.1, "occupations": 0.8, "pay": 0.1},
                }
            ]
        }
    )

    query: str
    lang: str
    results: list[ResultView]
    thresholds: dict[str, float]
    wishes: WishesView
    kinds: dict[str, float] = Field(
        description="How probable it is that the query is after an answer, a section of an occupation, occupations or "
        "talk; empty where only occupations are looked for."
    )


class NoticeView(BaseModel):
    """A notice in one language; `to` is the last day it is shown."""

    id: str
    text: str
    level: Literal["info", "warning"]
    to: date


class NoticesView(BaseModel):
    """The notices of today."""

    lang: str
    notices: list[NoticeView]


def router(get_search: Callable[[], Search], get_content: Callable[[], Content]) -> APIRouter:
    """Return the routes over a search and content that may be replaced while they serve."""
    routes = APIRouter(prefix="/api/v1", tags=["content"])

    @routes.get("/search")
    async def search(
        q: Annotated[str, Query(min_length=1, max_length=300, examples=["jobbe med dyr"])],
        lang: LangQuery = "nb",
        limit: Annotated[int, Query(ge=1, le=50)] = 5,
        kind: Literal["occupation", "answer"] | None = None,
        intent: Annotated[str | None, Query(max_length=80)] = None,
        exclude: Annotated[str, Query(max_length=2000, description="Ids to leave out, by commas.")] = "",
        avoid: Annotated[list[str], Query(max_length=10, description="What occupations should be free of.")] = [],  # noqa: B006
        asked: AskedQuery = "",
        shown: ShownQuery = "",
        told: ToldQuery = "",
    ) -> SearchView:
        """Find occupations and answers by meaning, forgiving misspelling; with the passage that matched."""
        if not q.strip():
            raise HTTPException(422)
        left_out, lately = _ids_in(exclude), _ids_in(shown)
        points = [(answer, point) for answer, _, point in (one.partition(":") for one in _ids_in(told))]

        def look_up() -> tuple[list[Result], dict[str, float]]:
            of = get_search()
            found = of.search(q, lang, limit, kind, intent, left_out, avoid, asked, lately, points)
            return found, {} if kind == "occupation" else of.kinds_of(q, asked, lately)

        # Search is work for the processor; the event loop stays free for people who chat.
        found, kinds = await to_thread.run_sync(look_up)
        wishes = read_wishes(q)
        return SearchView(
            query=q,
            lang=lang,
            results=[result_view(result) for result in found],
            thresholds=dict(THRESHOLDS),
            wishes=WishesView(likes=wishes.likes, dislikes=list(wishes.dislikes), own_work=list(wishes.own_work)),
            kinds={name: round(value, 4) for name, value in kinds.items()},
        )

    @routes.get("/occupations")
    async def occupations(
        lang: LangQuery = "nb",
        fields: Annotated[
            Literal["riasec"] | None, Query(description="`riasec` adds interest profiles and their source.")
        ] = None,
    ) -> dict[str, Any]:
        """Every occupation, by title."""
        rows = [
            _row(occupation, lang) | (_interests(occupation) if fields == "riasec" else {})
            for occupation in get_content().occupations.values()
        ]
        return {"lang": lang, "occupations": sorted(rows, key=lambda row: _norwegian_order(row["title"]))}

    @routes.get("/occupations/{occupation_id}")
    async def occupation(
        occupation_id: str,
        lang: LangQuery = "nb",
        q: Annotated[
            str, Query(max_length=300, description="A question about it: `reply` is the point that replies, if any.")
        ] = "",
        asked: AskedQuery = "",
        shown: ShownQuery = "",
    ) -> dict[str, Any]:
        """One occupation, whole; with the short reply to a question about it."""
        content = get_content()
        found = content.occupations.get(occupation_id)
        if found is None:
            raise HTTPException(404)
        view = occupation_view(found, content, lang)
        if q.strip():
            topics = await to_thread.run_sync(partial(get_search().topics_of, q, asked, _ids_in(shown)))
            view["reply"] = reply_view(found, topics, lang)
        return view

    @routes.get("/answers/{answer_id}")
    async def answer(answer_id: str, lang: LangQuery = "nb") -> dict[str, Any]:
        """One answer, whole."""
        found = get_content().answers.get(answer_id)
        if found is None:
            raise HTTPException(404)
        return {
            "id": found.id,
            "intent": found.intent,
            "main": found.main,
            "question": found.question.get(lang),
            "text": found.text.get(lang),
            "links": [{"title": link.title.get(lang), "url": link.url} for link in found.links],
            "source": found.source.model_dump(),
            "checked": found.checked.isoformat(),
        }

    @routes.get("/notices")
    async def notices(lang: LangQuery = "nb") -> NoticesView:
        """What everybody should know today, by Norwegian time; warnings first."""
        today = datetime.now(NORWAY).date()
        current = [notice for notice in get_content().notices.values() if notice.stands_on(today)]
        current.sort(key=lambda notice: notice.level != "warning")
        rows = [NoticeView(id=one.id, text=one.text.get(lang), level=one.level, to=one.to) for one in current]
        return NoticesView(lang=lang, notices=rows)

    return routes


def result_view(result: Result) -> ResultView:
    """Return a result as it crosses the wire."""
    return ResultView.model_validate(
        {
            "kind": result.kind,
            "id": result.id,
            "title": result.title,
            "summary": result.summary,
            "score": result.score,
            "passage": {"section": result.section, "text": result.passage},
            "why": {"dense": result.dense, "lexical": result.lexical, "matched": result.matched},
            "intent": result.intent,
            "main": result.main,
            "audience": list(result.audience),
            "url": result.url,
            "point": {"id": result.point, "chance": result.chance} if result.point else None,
        }
    )


def reply_view(found: Occupation, topics: Mapping[str, float], lang: str) -> dict[str, Any] | None:
    """Return the point of the topic that is likeliest asked of, None when that is none or not surely so."""
    topic = max(topics, key=topics.__getitem__, default=NO_TOPIC)
    point = found.point(topic)
    if point is None or topics[topic] < THRESHOLDS["topic"]:
        return None
    return {"id": point.id, "text": point.text.get(lang), "chance": round(topics[topic], 4)}


def occupation_view(found: Occupation, content: Content, lang: str) -> dict[str, Any]:
    """Return the whole record in one language."""
    return {
        **_row(found, lang),
        "lang": lang,
        "other_names": found.other_names.model_dump(),
        "sections": {section: getattr(found, section).get(lang) for section in SECTIONS},
        "points": [
            {"id": one.id, "question": content.topics[one.id].question.get(lang), "text": one.text.get(lang)}
            for one in found.points
        ],
        "related": [{"id": other, "title": content.occupations[other].title.get(lang)} for other in found.related],
        **_interests(found),
        "links": links_of(found, lang),
        "source": found.source,
        "checked": found.checked.isoformat(),
    }


def _ids_in(listed: str) -> list[str]:
    return [part for part in listed.split(",") if part]


def _row(occupation: Occupation, lang: str) -> dict[str, Any]:
    return {
        "id": occupation.id,
        "title": occupation.title.get(lang),
        "summary": occupation.summary.get(lang),
        "styrk08": occupation.styrk08,
        "url": f"/yrker/{occupation.id}",
    }


def _interests(occupation: Occupation) -> dict[str, Any]:
    """Return an occupation's interest profile on O*NET's scale, 1 to 7, and where it is from."""
    profile = {letter: getattr(occupation.riasec, letter) for letter in RIASEC}
    return {"riasec": profile, "riasec_source": occupation.riasec_source}


def _norwegian_order(title: str) -> str:
    """Return a key that sorts æ, ø, å after z."""
    return title.casefold().translate(str.maketrans("æøå", "{|}"))
