"""Chooses an answer: how well each fits the words, and how likely its family is in the classifier's eyes."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from actions.service_client import Found, search
from actions.turn import CitizenTurn

LOOKED_AT = 12
JUST_SAID = 3  # turns within which the same answer is not given again
SURE = 0.85  # from this confidence on a family is believed whatever the words of its answers
SOME_EVIDENCE = 0.12  # below that confidence: the score an answer of the family must have
FLOOR = 0.03  # of a family's probability, that no answer is out of reach
OF_TOPIC = 0.2  # added to the family that is being talked about, for a short question
SHORT = 7  # words
OFFERED = 0.3  # of an answer that stands on a button shown lately: its family is at least so likely
# What the main answer of the family that was read is worth when its own words don't match: it answers in general.
MAIN_SCORE = 0.35
WITHIN_FAMILY = 0.2  # from this score on a finer answer of the family that was read is given rather than its main one
GOOD_FIT = 0.0  # of an answer from which on it is given where nothing was read surely
SOME_FIT = -1.2  # … from which on it is given rather than what was just said


@dataclass(frozen=True)
class Candidate:
    """An answer, its score by words (0 to 1), and its fit (log-odds; families weighed in)."""

    id: str
    family: str
    main: bool
    score: float
    fit: float

    @property
    def response(self) -> str:
        """The key that says it."""
        return response_of(self.family, self.id, self.main)


def response_of(family: str, answer_id: str, is_main: bool) -> str:
    """Return the key that says an answer; the main one of a family is said by the family's name."""
    return f"utter_{family}" if is_main else f"answer/{answer_id}"


async def ranked_answers(turn: CitizenTurn, text: str, topic: str | None) -> tuple[list[Candidate], Found]:
    """Return the answers that may fit, best first, and what was searched. Raises ServiceAway."""
    found = await search(text, turn.lang, kind="answer", limit=LOOKED_AT)
    likely = {str(guess["name"]): float(guess["confidence"]) for guess in turn.ranking}
    if topic and len(text.split()) <= SHORT:
        likely[topic] = likely.get(topic, 0.0) + OF_TOPIC
    candidates = [
        _candidate(result, likely, OFFERED if result["id"] in turn.offered else 0.0)
        for result in found.results
        if result.get("intent")
    ]
    return sorted(candidates, key=lambda one: -one.fit), found


def is_backed(turn: CitizenTurn, candidates: list[Candidate]) -> bool:
    """Return whether the family that was read is sure, or one of its answers speaks of what was asked."""
    return turn.confidence >= SURE or any(
        one.family == turn.intent and one.score >= SOME_EVIDENCE for one in candidates
    )


def best_answer(turn: CitizenTurn, candidates: list[Candidate], found: Found, said: Collection[str]) -> str | None:
    """Return the key of the best answer to a question of the family that was read; None when it was just said."""
    own = [one for one in candidates if one.family == turn.intent]
    general = f"utter_{turn.intent}"
    of_family = max(own, key=lambda one: one.score, default=None)
    worth = fit_of(max([MAIN_SCORE, *(one.score for one in own[:1])]), _likelihood(turn, turn.intent))
    for one in candidates:
        if one.family == turn.intent or one.score < found.answer or one.fit <= worth or one.response in said:
            continue
        return one.response
    first = of_family.response if of_family and of_family.score >= WITHIN_FAMILY else general
    if first not in said:
        return first
    return next((one.response for one in candidates if one.fit >= SOME_FIT and one.response not in said), None)


def fit_of(score: float, likelihood: float) -> float:
    """Return log-odds of a score, weighed with the probability of its family; 0.5 changes nothing."""
    score = min(0.999, max(0.001, score))
    return math.log(score / (1 - score)) + math.log((min(1.0, likelihood) + FLOOR) / (0.5 + FLOOR))


def _candidate(result: dict[str, Any], likely: dict[str, float], least: float) -> Candidate:
    family = str(result["intent"])
    fit = fit_of(result["score"], max(least, likely.get(family, 0.0)))
    return Candidate(result["id"], family, bool(result.get("main")), result["score"], fit)


def _likelihood(turn: CitizenTurn, intent: str) -> float:
    return next((float(guess["confidence"]) for guess in turn.ranking if guess["name"] == intent), turn.confidence)
