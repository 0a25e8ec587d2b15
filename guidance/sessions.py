"""What people can do in a reflection. Every write is one short transaction; an answer that was told taken is kept."""

import asyncio
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Literal

import numpy as np

from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id, new_token, token_digest
from guidance import repository
from guidance.engine import Answers, Engine
from guidance.errors import (
    AnswerUnreadable,
    ItemUnknown,
    ReadOnlyLink,
    ReflectionStopped,
    ReflectionUnknown,
    WishUnknown,
)
from guidance.limits_in_words import with_words
from guidance.models import Reflection
from guidance.results import Results
from guidance.schemas import (
    AnswerTaken,
    GivenAnswer,
    NewScoring,
    NewWants,
    NewWords,
    NextItem,
    ReflectionCreated,
    ReflectionView,
    ResultView,
    Safety,
    ShareView,
    WantsTaken,
    WantsView,
    WordsView,
)
from guidance.wants import LIMITS, VALUES
from language.likings import read_liking
from language.masking import mask_identity_numbers
from language.safety import SafetyFinding, check_safety
from retrieval.records import RIASEC
from retrieval.rendering import Renderer

KEPT_DAYS = 30
# What is shown of a danger that was heard; the chat says the same.
CARDS = {"crisis": "utter_crisis", "crisis_other": "utter_crisis_other", "violence": "utter_violence"}
SUGGESTIONS = 10
ASKED_AGAIN = 1  # times an item is asked again when the answer said nothing
CHOSEN_STRENGTH = 5.0  # of a type that the person named themselves
TELLING = 2.0  # strength from which on a type is read back to the person
MOST_READ_BACK = 3


@dataclass(frozen=True)
class Access:
    """What a token opens: a reflection of its own, or one shared for looking at."""

    reflection_id: str
    may_change: bool


class Sessions:
    """Use cases of reflections."""

    def __init__(
        self,
        database: Database,
        engine: Callable[[], Engine],
        results: Callable[[], Results],
        renderer: Callable[[], Renderer],
    ) -> None:
        self._database = database
        self._engine = engine
        self._results = results
        self._renderer = renderer

    async def create(self, form: str, lang: str, seed: int, conversation_id: str | None = None) -> ReflectionCreated:
        """Begin a reflection. Its token is given once."""
        token, now = new_token(), utc_now()
        async with self._database.write() as session:
            await repository.forget_older(session, now)
            reflection = Reflection(
                id=new_id(),
                token_digest=token_digest(token),
                form=form,
                lang=lang,
                seed=seed,
                bank=self._engine().bank.version,
                answers=[],
                unread=0,
                words={},
                wants={},
                consent=False,
                conversation_id=conversation_id,
                expires_at=now + timedelta(days=KEPT_DAYS),
            )
            session.add(reflection)
        following = self._next(reflection)
        return ReflectionCreated(
            session_id=reflection.id,
            token=token,
            next=following,
            n_asked=0,
            n_total=self._engine().length(form),
            expires_at=reflection.expires_at,
        )

    async def of_conversation(self, conversation_id: str) -> str | None:
        """Return the id of a conversation's newest reflection, None when it has none."""
        async with self._database.read() as session:
            found = await repository.of_conversation(session, conversation_id)
            return found.id if found else None

    async def authorize(self, reflection_id: str, token: str | None) -> Access:
        """Return what the token opens. Raises ReflectionUnknown, whatever is wrong with it."""
        async with self._database.read() as session:
            reflection = await repository.load(session, reflection_id)
        digest = token_digest(token or "")
        if hmac.compare_digest(reflection.token_digest, digest):
            return Access(reflection_id, True)
        if reflection.share_digest and hmac.compare_digest(reflection.share_digest, digest):
            return Access(reflection_id, False)
        raise ReflectionUnknown

    async def read(self, access: Access) -> ReflectionView:
        """Return where a reflection stands. Raises ReadOnlyLink: a shared link shows the result alone."""
        _may_change(access)
        async with self._database.read() as session:
            return self._view(await repository.load(session, access.reflection_id))

    async def answer(self, access: Access, item_id: str, value: int | None, text: str | None) -> AnswerTaken:
        """Take an answer to an item, new or corrected. Raises ItemUnknown, ReflectionStopped and AnswerUnreadable."""
        _may_change(access)
        if item_id not in self._engine().bank.places:
            raise ItemUnknown(item=item_id)
        if value is not None and text is not None:
            raise AnswerUnreadable
        danger = check_safety(text) if text else None
        liking = read_liking(text) if text is not None else None
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            if danger is not None:
                _stop(reflection, danger)
                return self._taken(reflection, None, True, self._safety(reflection))
            if reflection.stopped:
                raise ReflectionStopped
            again = text is not None and liking is None and reflection.unread < ASKED_AGAIN
            if again:
                reflection.unread += 1
                return self._taken(reflection, None, False, None)
            taken = liking if isinstance(liking, int) else value
            reflection.answers = _with_answer(reflection.answers, item_id, taken)
            reflection.unread = 0
            return self._taken(reflection, taken, text is None or liking is not None, None)

    async def resume(self, access: Access) -> ReflectionView:
        """Go on with a reflection that stopped."""
        _may_change(access)
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            reflection.danger = None
            return self._view(reflection)

    async def restart(self, access: Access) -> ReflectionView:
        """Forget every answer and begin anew."""
        _may_change(access)
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            reflection.answers, reflection.words, reflection.wants, reflection.unread = [], {}, {}, 0
            reflection.danger = None
            return self._view(reflection)

    async def undo(self, access: Access) -> ReflectionView:
        """Take the latest answer back, so that its item is asked again."""
        _may_change(access)
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            reflection.answers = reflection.answers[:-1]
            reflection.unread = 0
            return self._view(reflection)

    async def put_words(self, access: Access, given: NewWords) -> WordsView:
        """Read what gave a person energy; it counts from when they agree, and then as two items at most."""
        _may_change(access)
        text = mask_identity_numbers(given.text.strip()).text
        danger = check_safety(text)
        strengths = await self._strengths(text)
        types = [letter for letter in given.types] if given.types is not None else _telling(strengths)
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            if danger is not None:
                _stop(reflection, danger)
                return WordsView(text="", types=[], accepted=None, safety=self._safety(reflection))
            if not text:
                reflection.words = {}
                return WordsView(text="", types=[], accepted=None)
            reflection.words = {
                "text": text,
                "types": types,
                "accepted": given.accepted,
                "own": given.types is not None,
                "strengths": [round(float(one), 2) for one in strengths],
            }
            return self._words(reflection)

    async def put_wants(self, access: Access, given: NewWants) -> WantsTaken:
        """Keep what matters, what is disliked, and limits, also those told in words. Raises WishUnknown."""
        _may_change(access)
        check_wants(given)
        wants = WantsView(values=given.values, dislikes=given.dislikes, limits=given.limits)
        if given.text:
            wants = with_words(wants, given.text)
        kept = {**wants.model_dump(), "dislikes": [mask_identity_numbers(one).text for one in wants.dislikes]}
        danger = check_safety(". ".join([given.text or "", *given.dislikes]))
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            if danger is not None:
                _stop(reflection, danger)
                return WantsTaken(**reflection.wants, safety=self._safety(reflection))
            reflection.wants = kept
        return WantsTaken(**kept)

    async def consent(self, access: Access, given: bool, conversation_id: str | None) -> bool:
        """Let the counsellors of a conversation see the result, or take that back."""
        _may_change(access)
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            reflection.consent = given
            if conversation_id is not None:
                reflection.conversation_id = conversation_id
        return given

    async def share(self, access: Access) -> ShareView:
        """Return a new link's secret; an earlier link stops working."""
        _may_change(access)
        token = new_token()
        async with self._database.write() as session:
            reflection = await repository.lock(session, access.reflection_id)
            reflection.share_digest = token_digest(token)
            return ShareView(token=token, expires_at=reflection.expires_at)

    async def new_token(self, reflection_id: str) -> str:
        """Return a new secret of a reflection, for a person who is known by their conversation; the old one is void."""
        token = new_token()
        async with self._database.write() as session:
            reflection = await repository.lock(session, reflection_id)
            reflection.token_digest = token_digest(token)
        return token

    async def delete(self, access: Access) -> None:
        """Forget a reflection at once."""
        _may_change(access)
        async with self._database.write() as session:
            await session.delete(await repository.lock(session, access.reflection_id))

    async def result(self, access: Access, lang: str | None = None) -> ResultView:
        """Return what the answers come to, in the asked language or the reflection's own."""
        async with self._database.read() as session:
            reflection = await repository.load(session, access.reflection_id)
        found = await self._result_of(reflection, lang or reflection.lang)
        # Who is shown a link needn't know what the person can't or won't do.
        return found if access.may_change else found.model_copy(update={"own": False, "wants": WantsView()})

    async def shown_to_counsellor(self, conversation_id: str) -> ResultView | None:
        """Return the result that a conversation's person lets the counsellor see, None without consent."""
        async with self._database.read() as session:
            reflection = await repository.of_conversation(session, conversation_id)
        if reflection is None or not reflection.consent:
            return None
        return (await self._result_of(reflection, reflection.lang)).model_copy(update={"own": False})

    async def score(self, given: NewScoring) -> ResultView:
        """Return the result of answers without keeping anything. Raises ItemUnknown and WishUnknown."""
        for item_id in given.answers:
            if item_id not in self._engine().bank.places:
                raise ItemUnknown(item=item_id)
        check_wants(given)
        strengths = await self._strengths(given.words) if given.words else None
        wants = WantsView(values=given.values, dislikes=given.dislikes, limits=given.limits)
        return await self._outcome(
            list(given.answers.items()), wants, strengths, given.words or "", given.k, given.lang, seed=0
        )

    async def _result_of(self, reflection: Reflection, lang: str) -> ResultView:
        words = reflection.words or {}
        strengths: np.ndarray | None = None
        if words.get("accepted"):
            strengths = np.asarray(words["strengths"])
            if words.get("own"):
                strengths = np.asarray([CHOSEN_STRENGTH * (letter in words["types"]) for letter in RIASEC])
        text = str(words.get("text", "")) if words.get("accepted") else ""
        found = await self._outcome(
            _answers(reflection), WantsView(**reflection.wants), strengths, text, SUGGESTIONS, lang, reflection.seed
        )
        return found.model_copy(update={"expires_at": reflection.expires_at})

    async def _outcome(
        self, answers: Answers, wants: WantsView, strengths: np.ndarray | None, text: str, k: int, lang: str, seed: int
    ) -> ResultView:
        results = self._results()

        def work() -> ResultView:
            matched = results.wants_of(wants, text)
            outcome = self._engine().outcome(answers, matched, strengths, k)
            return results.view(outcome, wants, matched, text, lang, seed)

        return await asyncio.to_thread(work)

    async def _strengths(self, text: str) -> np.ndarray:
        reader = self._engine().reader
        if reader is None or not text.strip():
            return np.zeros(len(RIASEC))
        return await asyncio.to_thread(reader.strengths, text)

    def _view(self, reflection: Reflection) -> ReflectionView:
        bank = self._engine().bank
        return ReflectionView(
            session_id=reflection.id,
            form=reflection.form,
            lang=reflection.lang,
            answers=[
                GivenAnswer(
                    item_id=item_id,
                    type=(item := bank.items[bank.places[item_id]]).type,
                    text=item.text.get(reflection.lang),
                    value=value,
                    picture=item.picture,
                )
                for item_id, value in _answers(reflection)
                if item_id in bank.places
            ],
            next=(following := self._next(reflection)),
            done=following is None and not reflection.stopped,
            n_asked=len(reflection.answers),
            n_total=self._engine().length(reflection.form),
            words=self._words(reflection) if reflection.words else None,
            wants=WantsView(**reflection.wants),
            consent=reflection.consent,
            stopped=reflection.stopped,
            safety=self._safety(reflection),
            shared=reflection.share_digest is not None,
            expires_at=reflection.expires_at,
        )

    def _taken(self, reflection: Reflection, value: int | None, understood: bool, safety: Safety | None) -> AnswerTaken:
        following = self._next(reflection)
        return AnswerTaken(
            value=value,
            understood=understood,
            next=following,
            done=following is None and not reflection.stopped,
            n_asked=len(reflection.answers),
            n_total=self._engine().length(reflection.form),
            safety=safety,
        )

    def _next(self, reflection: Reflection) -> NextItem | None:
        if reflection.stopped:
            return None
        item = self._engine().next(reflection.form, reflection.seed, _answers(reflection))
        return (
            None
            if item is None
            else NextItem(item_id=item.id, text=item.text.get(reflection.lang), picture=item.picture)
        )

    def _words(self, reflection: Reflection) -> WordsView:
        words = reflection.words
        return WordsView(
            text=words["text"],
            types=words["types"],
            in_words=self._results().interests_in_words(words["types"], reflection.lang),
            accepted=words["accepted"],
        )

    def _safety(self, reflection: Reflection) -> Safety | None:
        if reflection.danger is None:
            return None
        card = self._renderer().render(CARDS[reflection.danger], {}, reflection.lang)
        kind: Literal["crisis", "violence"] = "violence" if reflection.danger == "violence" else "crisis"
        return Safety(kind=kind, about_other=reflection.danger == "crisis_other", text=card.text, links=card.links)


def check_wants(wants: WantsView) -> None:
    """Raise WishUnknown for a value or limit that isn't one of ours; dislikes may be any words."""
    for name in wants.values:
        if name not in VALUES:
            raise WishUnknown(wish=name, known=", ".join(VALUES))
    for name in wants.limits:
        if name not in LIMITS:
            raise WishUnknown(wish=name, known=", ".join(LIMITS))


def _stop(reflection: Reflection, danger: SafetyFinding) -> None:
    """Stop a reflection until the person chooses to go on."""
    reflection.danger = "violence" if danger.kind == "violence" else "crisis_other" if danger.about_other else "crisis"


def _may_change(access: Access) -> None:
    if not access.may_change:
        raise ReadOnlyLink


def _answers(reflection: Reflection) -> list[tuple[str, int | None]]:
    return [(str(item_id), value) for item_id, value in reflection.answers]


def _with_answer(answers: list[list[Any]], item_id: str, value: int | None) -> list[list[Any]]:
    """Return the answers with one more, or with one corrected in its place."""
    if any(one[0] == item_id for one in answers):
        return [[item_id, value] if one[0] == item_id else one for one in answers]
    return [*answers, [item_id, value]]


def _telling(strengths: np.ndarray) -> list[Any]:
    order = [int(kind) for kind in np.argsort(-strengths, kind="stable")]
    return [RIASEC[kind] for kind in order if strengths[kind] >= TELLING][:MOST_READ_BACK]
