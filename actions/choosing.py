"""Chooses an answer: how well each fits the words, and how likely its family is in the classifier's eyes."""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from rasa_sdk import Tracker

from actions.service_client import LONGEST_QUERY, Found, ServiceAway, search
from actions.turn import CitizenTurn, points_before, responses_before

LOOKED_AT = 12
JUST_SAID = 5  # turns within which the same answer is not given again
SURE = 0.85  # from this confidence on a family is believed whatever the words of its answers
# How much a family's log-probability counts beside an answer's log-odds; no family is out of reach. Of 1,088 turns of
# conversations kept from teaching the right answer was first most often with these: the search knows more than the classifier.
FAMILY_COUNTS, FLOOR = 0.25, 0.03
FAMILY_COUNTS_AFTER = 0.1  # … of what follows something else
# … of one that is sure, and the score that an answer of another one must have against it
SURE_FAMILY_COUNTS, SURELY_OTHER = 0.5, 0.6
SURELY_OTHER_AFTER = 0.45  # … where something was answered before, of which the classifier knows nothing
# What is no family of answers: a phrase's reading, none, a liking, and who asks ("jenta mi er lærling, og sjefen kjefter": of
# five such replies with that family's general answer all should have been about what was told).
NO_FAMILY = frozenset({"show_answer", "nlu_fallback", "find_occupations_by_interest", "ask_for_someone_else"})
OFFERED = 0.3  # of an answer that stands on a button shown lately: its family is at least so likely
# What the main answer of the family that was read is worth when its own words don't match: it answers in general.
MAIN_SCORE = 0.1
WITHIN_FAMILY = 0.05  # from this score on a finer answer of the family that was read is given rather than its main one
FEW_WORDS, MAIN_SCORE_OF_FEW = 2, 0.35  # who writes so few asks in general
# Log-odds of an answer from which on it is given where nothing was read surely: it is right for half of such turns
GOOD_FIT = -0.5
# … from which on it is given whole as what may be meant, with parts of two others: right for 3 of 10, one of the three for 5.
WHOLE_FIT = -1.1
# … from which on that is said whole though it is not sure: of 18 such turns below `WHOLE_FIT` it was right for 7 and would do
# for 9, and who is shown a part of the right one is seldom content.
NEAREST_WHOLE_FIT = -1.6
# … from which on parts of it and others are shown as what may be meant, as one of three is right for 2 or 3 of 10 still; and
# from which on it is shown beside others. Judges were let down by 85 of 100 replies that only asked what was meant.
PERHAPS_FIT, PERHAPS_FIT_OF_HEAVY, OTHERWISE_FIT = -3.5, -1.1, -4.5
THIRD_FIT = -2.5  # … from which on they are at the third time in a row: below it that a person knows more
# … to who has a hard time and asks something all the same ("orker ikke klasserom med 16-åringer, fins det noe annet")
PERHAPS_FIT_OF_HEAVY_QUESTION = -2.2
# Log-odds between an answer and the next within which parts of the next are said as well. Judges of 360 replies were satisfied
# by 70 of 100 where the right answer was given, and by 51 where it was only among the parts: they cost little and help much.
EITHER, MOST_EITHER = 2.5, 2
NEXT_POINT = 0.45  # the chance from which on another point of what was just answered replies to who asks on
SOME_FIT = -1.2  # … from which on it is given rather than what was just said
# Who asks on about what was just answered is given another answer only when it is not much worse, in log-odds.
CLEARLY, MUCH_WORSE = 0.5, 2.0
# Log-odds of an answer that is written to who asks, and to somebody else (`audience` in the content).
TO_ONE_SELF, TO_SOMEBODY_ELSE = 0.5, -2.5
TO_FEW = -0.7  # … to those who nearly always say that they are it, for somebody who hasn't
# The score of an answer from which on a less sure point opens it, and the chance of such a point. Of 70 turns of conversations
# that would be opened so, the point replied to some 50, and to five it was beside the question; the general text follows.
SURELY_OF_IT, MAY_OPEN = 0.55, 0.36
POINT_COUNTS = 0.75  # what the log-odds that a point of an answer replies count beside the answer's own
TELL_IT = frozenset({"newcomer", "parent", "school_staff", "employer"})
NATIVE = "native"  # who says that nothing is from abroad is no newcomer
# Who asks for a child, a pupil or his apprentice wants no words to them.
FOR_OTHERS = frozenset({"parent", "school_staff", "employer"})
# What else a person may be who is one of these: grown-ups study and are apprentices, pupils are neither.
MAY_BE = {
    "pupil": {"pupil"},
    "student": {"student", "adult"},
    "apprentice": {"apprentice", "adult"},
    "adult": {"adult", "student", "apprentice"},
}


@dataclass(frozen=True)
class Candidate:
    """An answer, its score by words (0 to 1), its fit (log-odds; families weighed in), the part that matches, its question.

    `point` is the id of its reply to just this question, empty where it has none; `part` of the one that is its passage, which
    is less sure; `chance` that the likeliest of its points replies.
    """

    id: str
    family: str
    main: bool
    score: float
    fit: float
    passage: str = ""
    title: str = ""
    point: str = ""
    part: str = ""
    chance: float = 0.0

    @property
    def response(self) -> str:
        """The key that says it."""
        return response_of(self.family, self.id, self.main)

    @property
    def opening(self) -> str:
        """The id of the point that opens it: one that surely replies, or a less sure one where it is surely meant."""
        return self.point or (self.part if self.score >= SURELY_OF_IT and self.chance >= MAY_OPEN else "")

    @property
    def line(self) -> str:
        """The part that matches, without what makes it a piece of a list."""
        return self.passage.replace(" - ", " ").rstrip(" :")


def response_of(family: str, answer_id: str, is_main: bool) -> str:
    """Return the key that says an answer; the main one of a family is said by the family's name."""
    return f"utter_{family}" if is_main else f"answer/{answer_id}"


async def ranked_answers(turn: CitizenTurn, text: str) -> tuple[list[Candidate], Found]:
    """Return the answers that may fit, best first, and what was searched. Raises ServiceAway.

    What follows other questions is looked up with what was asked and shown before it.
    """
    found = await _answers_found(turn, text)
    found = replace(found, results=[for_who_asks(result, turn.roles) for result in found.results])
    if len(turn.questions) < 2:  # else a point may reply to the second
        found = replace(found, results=[to_its_point(result) for result in found.results])
    likely = {str(guess["name"]): float(guess["confidence"]) for guess in turn.ranking}
    counts = family_counts(turn)
    candidates = [
        _candidate(result, likely, OFFERED if result["id"] in turn.offered else 0.0, counts, found.point)
        for result in found.results
        if result.get("intent")
    ]
    return sorted(candidates, key=lambda one: -one.fit), found


async def _answers_found(turn: CitizenTurn, text: str, told: Sequence[tuple[str, str]] = ()) -> Found:
    """Look answers up for a text with what was asked and shown before it, but for points that were told. Raises ServiceAway."""
    # What was asked stands first and gives way: the question itself is often last, and a search reads so much only.
    asked = turn.asked[-max(1, LONGEST_QUERY - len(text) - 1) :]
    return await search(text, turn.lang, kind="answer", limit=LOOKED_AT, asked=asked, shown=turn.shown, told=told)


async def ranked_if_there(turn: CitizenTurn) -> tuple[list[Candidate], Found] | None:
    """Return what `ranked_answers` does for the message; None when the service is away."""
    try:
        return await ranked_answers(turn, turn.text)
    except ServiceAway:
        return None


def family_counts(turn: CitizenTurn) -> float:
    """Return how much an answer's family counts: the classifier reads a message as if nothing came before it.

    What it is sure of counts as ever: an editor may have taught it just this.
    """
    if is_sure_of_family(turn):
        return SURE_FAMILY_COUNTS
    return FAMILY_COUNTS_AFTER if turn.asked or turn.shown else FAMILY_COUNTS


def is_sure_of_family(turn: CitizenTurn) -> bool:
    """Return whether the classifier is believed about the family whatever the words of its answers."""
    return turn.confidence >= SURE and turn.intent not in NO_FAMILY


def for_who_asks(result: dict[str, Any], roles: Collection[str]) -> dict[str, Any]:
    """Return a result, less likely when it is written to somebody else than the one who asks."""
    told = told_to(frozenset(result.get("audience") or ()), frozenset(roles))
    if not told:
        return result
    return {**result, "score": _score_of(_log_odds(result["score"]) + told)}


def to_its_point(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result, likelier where one of its points surely replies, and less likely where none of them does.

    Of two answers that come as near as each other, the one that can reply to just this question is meant more often: of 18 of
    360 turns that half as much puts another answer first for, seven get a better one, ten one as good, and one a worse one;
    of twelve of 480 more, five of the eight that had not satisfied get a better one, and one of the four that had a worse one.
    """
    chance = chance_of(result)
    if not chance:
        return result
    return {**result, "score": _score_of(_log_odds(result["score"]) + POINT_COUNTS * _log_odds(chance))}


def chance_of(result: dict[str, Any]) -> float:
    """Return the chance that the likeliest point of a result replies; 0 where it has none that may."""
    return float((result.get("point") or {}).get("chance") or 0.0)


def point_of(result: dict[str, Any], least: float) -> str:
    """Return the id of the point of a result that replies with at least this chance; empty where none does."""
    return str((result.get("point") or {}).get("id") or "") if chance_of(result) >= least else ""


def said_lately(tracker: Tracker, candidates: list[Candidate]) -> set[str]:
    """Return the keys of what was said in the last turns, but for answers with a reply to just this question left to say."""
    said, points = set(responses_before(tracker, JUST_SAID)), points_before(tracker, JUST_SAID)
    return said - {one.response for one in candidates if one.opening and (one.response, one.opening) not in points}


def to_the_point(tracker: Tracker, candidates: list[Candidate], key: str) -> dict[str, Any]:
    """Return the slots by which an answer replies to the question first, or briefly where the rest was said lately."""
    given = next((one for one in candidates if one.response == key), None)
    if given is None or not given.opening:
        return {}
    briefly = {"briefly": True} if key in responses_before(tracker, JUST_SAID) else {}
    return {"point": given.opening, **briefly}


def told_to(audience: frozenset[str], roles: frozenset[str]) -> float:
    """Return the log-odds that an answer to `audience` has for who is in `roles`; 0 when nothing speaks for or against."""
    others = roles & FOR_OTHERS
    if not audience:
        return 0.0
    if audience & (others or roles):
        return TO_ONE_SELF
    if NATIVE in roles and audience <= {"newcomer"}:
        return TO_SOMEBODY_ELSE
    stages = roles & MAY_BE.keys()
    may_be = {stage for one in stages for stage in MAY_BE[one]}
    written_to = audience & MAY_BE.keys()
    wrong = bool(others) or (bool(stages) and (audience <= FOR_OTHERS or bool(written_to and not written_to & may_be)))
    if wrong:
        return TO_SOMEBODY_ELSE
    return TO_FEW if audience <= TELL_IT else 0.0


def is_backed(turn: CitizenTurn, candidates: list[Candidate], said: Collection[str] = ()) -> bool:
    """Return whether an answer to what was asked can be given: the family that was read is sure, or the best answer fits.

    It can as well when what comes nearest was said lately, of another family: who asks on seldom asks for that again.
    """
    if is_sure_of_family(turn) or _said_of_another(turn, candidates[:1], said):
        return True
    best = next((one for one in candidates if one.response not in said), None)
    return best is not None and best.fit >= (WHOLE_FIT if best.family == turn.intent else GOOD_FIT)


def _said_of_another(turn: CitizenTurn, candidates: list[Candidate], said: Collection[str]) -> bool:
    return any(one.response in said and one.family != turn.intent for one in candidates)


def best_answer(turn: CitizenTurn, candidates: list[Candidate], said: Collection[str]) -> str | None:
    """Return the key of the best answer to a question of the family that was read; None when it was just said.

    `said` are the keys of the last turns. Who says that these were not what was asked is given another one when one
    comes near. What an editor has labelled gets an answer of that family, whatever else comes near.
    """
    if turn.taught:
        candidates = [one for one in candidates if one.family == turn.intent]
    first = _best_answer(turn, candidates, ())
    if first is None or first not in said:
        return first
    other = _best_answer(turn, candidates, said)
    if _said_of_another(turn, [one for one in candidates if one.response == first], said):
        own = [one for one in candidates if one.family == turn.intent]
        return _best_answer(turn, own, said) or other
    if turn.rejects:
        return other if any(one.response == other and one.fit >= PERHAPS_FIT for one in candidates) else None
    scores = {one.response: one.score for one in candidates}
    return None if is_much_worse(scores.get(other or "", 0.0), scores.get(first, 0.0)) else other


def asked_again(candidates: list[Candidate], said: Collection[str]) -> Candidate | None:
    """Return the answer given lately that comes nearest to what is asked; None when none does."""
    return max((one for one in candidates if one.response in said), key=lambda one: one.score, default=None)


async def point_not_told(tracker: Tracker, turn: CitizenTurn, again: Candidate) -> Candidate:
    """Return an answer given lately with the likeliest of its points that were not, as its part; as it is without one."""
    points = points_before(tracker, JUST_SAID)
    if (again.response, again.part) not in points:
        return again
    told = [(again.id, point) for response, point in points if response == again.response]
    try:
        found = await _answers_found(turn, turn.text, told)
    except ServiceAway:
        return again
    part = next((point_of(one, NEXT_POINT) for one in found.results if one["id"] == again.id), "")
    return replace(again, part=part) if part else again


def best_fit(candidates: list[Candidate], said: Collection[str]) -> float:
    """Return the fit of the answer not given lately that fits best; minus infinity when there is none."""
    return max((one.fit for one in candidates if one.response not in said), default=-math.inf)


def not_yet_said(candidates: list[Candidate], said: Collection[str]) -> Candidate | None:
    """Return the answer not given lately that comes nearest to what is asked; None when none does."""
    return max((one for one in candidates if one.response not in said), key=lambda one: one.score, default=None)


def as_near(candidates: list[Candidate], key: str, said: Collection[str]) -> list[Candidate]:
    """Return the answers, best first, that may as well be meant as the one of this key.

    That one may not be among them: the general answer of a family that was read, though no words of it match.
    """
    given = next((one for one in candidates if one.response == key), None)
    least = PERHAPS_FIT if given is None else max(given.fit - EITHER, OTHERWISE_FIT)
    others = [one for one in candidates if one.response not in (key, *said) and one.passage]
    return [one for one in others if one.fit >= least][:MOST_EITHER]


def is_much_worse(score: float, other: float) -> bool:
    """Return whether an answer speaks so much less of what is asked than another that it is none instead of it."""
    return other >= CLEARLY and _log_odds(other) - _log_odds(score) > MUCH_WORSE


def _best_answer(turn: CitizenTurn, candidates: list[Candidate], said: Collection[str]) -> str | None:
    own = [one for one in candidates if one.family == turn.intent]
    general = f"utter_{turn.intent}"
    of_family = max(own, key=lambda one: one.score, default=None)
    few = len(turn.text.split()) <= FEW_WORDS
    least = MAIN_SCORE_OF_FEW if few else MAIN_SCORE
    worth = fit_of(max([least, *(one.score for one in own[:1])]), _likelihood(turn, turn.intent), family_counts(turn))
    # The search was taught with conversations: where it differs from the classifier it is right four times as often (85 and
    # 18 of 203 such turns). A sure classifier gives way to a likely answer only: an editor may have taught it just this.
    surely = SURELY_OTHER_AFTER if turn.shown else SURELY_OTHER
    needed = surely if is_sure_of_family(turn) else 0.0
    for one in candidates:
        if one.family != turn.intent and one.score >= needed and one.fit > worth and one.response not in said:
            return one.response
    first = of_family.response if of_family and of_family.score >= (least if few else WITHIN_FAMILY) else general
    if first not in said:
        return first
    return next((one.response for one in candidates if one.fit >= SOME_FIT and one.response not in said), None)


def fit_of(score: float, likelihood: float, counts: float = FAMILY_COUNTS) -> float:
    """Return log-odds of a score, weighed with the probability of its family; 0.5 changes nothing."""
    return _log_odds(score) + counts * math.log((min(1.0, likelihood) + FLOOR) / (0.5 + FLOOR))


def _score_of(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def _log_odds(score: float) -> float:
    score = min(0.999, max(0.001, score))
    return math.log(score / (1 - score))


def _candidate(result: dict[str, Any], likely: dict[str, float], least: float, counts: float, sure: float) -> Candidate:
    family = str(result["intent"])
    fit = fit_of(result["score"], max(least, likely.get(family, 0.0)), counts)
    passage = str((result.get("passage") or {}).get("text") or "")
    title = str(result.get("title") or "")
    part, point = point_of(result, 0.0), point_of(result, sure)
    return Candidate(
        result["id"],
        family,
        bool(result.get("main")),
        result["score"],
        fit,
        passage,
        title,
        point,
        part,
        chance_of(result),
    )


def _likelihood(turn: CitizenTurn, intent: str) -> float:
    return next((float(guess["confidence"]) for guess in turn.ranking if guess["name"] == intent), turn.confidence)
