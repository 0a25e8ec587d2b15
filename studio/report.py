"""The week's report: what people asked that we couldn't answer, which answers didn't help, and how often all went well."""

import asyncio
import threading
from collections.abc import Callable, Sequence

from foundation.clock import utc_now
from foundation.database import Database
from language.encoder import Encoder
from retrieval.content import Content
from retrieval.search import Search
from studio import week_figures
from studio.answer_titles import response_of, title_of
from studio.gaps import Nearest, gaps_of
from studio.grouping import Vectors
from studio.inbox import vectors_of
from studio.intervals import share_of
from studio.masked_text import masked
from studio.models import InboxItem
from studio.neighbours import embed
from studio.reviews import judged_in
from studio.schemas.learning import Gap, ReportView, ThumbsDown
from studio.week_figures import Thumbed
from studio.weeks import Week

EXAMPLES_SHOWN = 5
QUESTIONS_IN_CENTRE = 96


class Report:
    """Makes reports. Each is worked out when it is asked for: a week's thumbs and reviews go on coming in."""

    def __init__(
        self,
        database: Database,
        encoder: Encoder,
        get_search: Callable[[], Search],
        get_content: Callable[[], Content],
    ) -> None:
        self._database = database
        self._encoder = encoder
        self._get_search = get_search
        self._get_content = get_content
        self._centre: tuple[str, Vectors] | None = None
        self._centring = threading.Lock()

    async def view(self, week: Week) -> ReportView:
        """Return the report of a week.

        Conversations are those that began in the week and in which the citizen wrote something; turns, thumbs and
        unanswered utterances are the week's own, whenever their conversation began.
        """
        async with self._database.read() as session:
            spoken = await week_figures.spoken_in(session, week)
            needed = await week_figures.needed_a_person(session, week)
            turns, read, missed = await week_figures.turns_in(session, week)
            resolved, judged = await judged_in(session, week)
            items = await week_figures.unanswered_in(session, week)
            thumbs = await week_figures.thumbs_in(session, week)
        content = self._get_content()
        gaps = await asyncio.to_thread(self._gaps, items, content)
        thumbs_down = await asyncio.to_thread(_thumbs_down, thumbs, content)
        return ReportView(
            week=str(week),
            conversations=len(spoken),
            turns=turns,
            unanswered=share_of(missed, read),
            containment=share_of(len(spoken.keys() - needed), len(spoken)),
            resolution=share_of(resolved, judged),
            gaps=gaps,
            thumbs_down=thumbs_down,
            previous_week=str(week.previous),
            next_week=str(week.next) if week.next <= Week.of(utc_now()) else None,
        )

    def _gaps(self, items: Sequence[InboxItem], content: Content) -> list[Gap]:
        if not items:
            return []
        search = self._get_search()
        vectors = vectors_of(items)
        centre = self._centre_of(content)
        return gaps_of(
            items,
            vectors,
            centre if vectors.shape[1:] == centre.shape else None,
            lambda text: _nearest(search, text),
            lambda response: title_of(response, content),
        )

    def _centre_of(self, content: Content) -> Vectors:
        """Return the middle (d,) of what people ask, from which likeness is seen: that of our own answers' questions.

        On the held-out texts it groups as the training examples' middle does (42 % share a group, 83 % of those
        with its majority's intent; theirs: 34 % and 85 %), and it needs no training data.
        """
        with self._centring:
            if self._centre is None or self._centre[0] != content.hash:
                questions = [answer.question.nb for answer in content.answers.values()]
                step = max(1, len(questions) // QUESTIONS_IN_CENTRE)
                self._centre = (content.hash, embed(self._encoder, questions[::step]).mean(axis=0))
            return self._centre[1]


def _nearest(search: Search, text: str) -> Nearest | None:
    found = search.search(text, "nb", limit=1) if text else []
    return Nearest(found[0].title, found[0].score, response_of(found[0])) if found else None


def _thumbs_down(thumbs: Sequence[Thumbed], content: Content) -> list[ThumbsDown]:
    return [
        ThumbsDown(
            response=title_of(one.response, content),
            count=one.down,
            thumbs_up=one.up,
            examples=_first_masked(one.asked),
        )
        for one in thumbs
    ]


def _first_masked(texts: Sequence[str]) -> list[str]:
    """Return the first few different texts, masked."""
    found: dict[str, None] = {}
    for text in texts:
        if len(found) == EXAMPLES_SHOWN:
            break
        found[masked(text)] = None
    return list(found)
