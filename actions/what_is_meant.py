"""What kind of thing a message is after, as the search reads it in its conversation, and as the classifier reads it alone.

The classifier takes a message that names an occupation for a question about it ("jeg er rørlegger og orker ikke mer"). The
search was taught with whole conversations, and knows what a question is about that names none. Where an occupation is named or
talked about, a logistic model weighs the two; it was fitted to such turns of conversations kept from the teaching, and is right
for 88 of 100 of 390 that it was measured on (of the sections, for 118 of 150: the search alone for 114, the classifier for 60).
"""

import math
from collections.abc import Collection

from rasa_sdk import Tracker

from actions.choosing import GOOD_FIT, OTHERWISE_FIT, WHOLE_FIT, Candidate, best_fit
from actions.occupation_facts import SECTIONS, SURE_OF_TOPIC, is_talked_about
from actions.occupation_passages import Passage
from actions.service_client import Found, ServiceAway, search
from actions.turn import CitizenTurn, cards_before

ANSWER, OCCUPATIONS, TALK = "answer", "occupations", "talk"
# From this probability on occupations that fit a liking are meant, and a section of an occupation's record.
CARDS, FACT = 0.6, 0.5
# … and below which nothing is told of an occupation, however near a point of it comes, where an answer does at all: of 120
# conversations all 15 such replies should have been answers, and of 13 up to `FACT` 11
NO_FACT = 0.3
SHORTEST_QUESTION = 3  # words of a message of which this is known
POINT_INSTEAD = 0.25  # … and one of its points that replies to a question of what is talked about
NO_CARDS, SURELY_ANSWER = 0.2, 0.7  # … until which they are not meant, and from which on an answer is
# … and from which on who gives thanks and asks nothing has said all: of 145 such messages of the conversations that the search
# was taught with 123 were talk, and four of the others have as much
THANKS_ARE_ALL = 0.2
SURELY_TALK = 0.6
# The model: what counts the search's log-odds of all sections, that the classifier read a section, that the message
# names an occupation, and the log-odds of the answer that comes nearest.
MIDDLE, OF_SEARCH, OF_CLASSIFIER, NAMED, OF_ANSWER = 0.17, 0.7, 1.13, 0.87, -0.4
# What the log-odds count that the answer is meant and one of its points replies, where that is likelier than not: who asks how
# to become a dog handler of the police is told just that, though the police are an occupation with an education of its own.
OF_POINT = -2.5
FARTHEST = 0.003  # a probability that is taken for none
# Which section: what the classifier's reading counts beside the logarithm of the search's share.
OF_READING, LEAST_SHARE = 1.5, 0.05
QUESTIONS = {section: question for question, section in SECTIONS.items()}


async def is_only_thanks(turn: CitizenTurn) -> bool:
    """Return whether somebody gives thanks, and what is said beside it asks for no answer; no when the service is away."""
    if not turn.thanks or turn.is_button:
        return False
    try:
        found = await search(turn.thanks, turn.lang, kind="answer", limit=1, asked=turn.asked, shown=turn.shown)
    except ServiceAway:
        return False
    return found.kinds.get(TALK, 0.0) >= THANKS_ARE_ALL


def is_only_talk(turn: CitizenTurn, found: Found) -> bool:
    """Return whether a message that asks nothing is said to what was answered ("haha ja, kona har sagt det samme i to år")."""
    said_to_something = bool(turn.asked or turn.shown) and not (
        turn.is_button or turn.asks or turn.heavy or turn.rejects
    )
    return said_to_something and found.kinds.get(TALK, 0.0) >= SURELY_TALK


def fact_meant(turn: CitizenTurn, found: Found, candidates: list[Candidate]) -> str | None:
    """Return the question about an occupation that is meant; None when an answer is, or nothing is known of it.

    It is asked where an occupation is named or talked about.
    """
    if turn.is_button or not found.kinds or _chance_of_fact(turn, found, candidates) < FACT:
        return None
    sections = {section: found.kinds.get(section, 0.0) for section in QUESTIONS}
    all_of_them = max(sum(sections.values()), FARTHEST)
    read = turn.confidence if turn.intent in SECTIONS else 0.0
    worth = {
        QUESTIONS[section]: math.log(likely / all_of_them + LEAST_SHARE)
        + OF_READING * read * (QUESTIONS[section] == turn.intent)
        for section, likely in sections.items()
    }
    return max(worth, key=worth.__getitem__)


def is_after_an_answer(turn: CitizenTurn, found: Found, candidates: list[Candidate], below: float = FACT) -> bool:
    """Return whether an answer is meant though an occupation is named or talked about: a fact is less likely than `below`."""
    return not turn.is_button and bool(found.kinds) and _chance_of_fact(turn, found, candidates) < below


def is_no_fact(turn: CitizenTurn, found: Found, candidates: list[Candidate]) -> bool:
    """Return whether what is asked is surely nothing of an occupation, and some answer comes near, however well it fits."""
    surely = found.kinds.get(ANSWER, 0.0) >= SURELY_ANSWER and len(turn.text.split()) >= SHORTEST_QUESTION
    comes_near = best_fit(candidates, ()) >= OTHERWISE_FIT
    return surely and comes_near and is_after_an_answer(turn, found, candidates, NO_FACT)


def is_surely_an_answer(
    turn: CitizenTurn, found: Found, candidates: list[Candidate], said: Collection[str], detail: Passage
) -> bool:
    """Return whether an answer is meant rather than a detail of what is talked about, surely or as one not yet said fits."""
    if is_no_fact(turn, found, candidates):
        return True
    if not detail.is_recent:
        return best_fit(candidates, said) >= GOOD_FIT
    if detail.chance >= SURE_OF_TOPIC:
        return False
    below = POINT_INSTEAD if detail.is_point else FACT
    return is_after_an_answer(turn, found, candidates, below) and best_fit(candidates, said) >= WHOLE_FIT


def occupations_talked_about(tracker: Tracker, turn: CitizenTurn) -> list[str]:
    """Return the occupations that are asked about by name, or else the one that is talked about."""
    kept = str(tracker.get_slot("occupation") or "")
    return turn.asked_about("occupation") or ([kept] if kept and is_talked_about(tracker, kept) else [])


def occupations_meant(tracker: Tracker, turn: CitizenTurn) -> list[str]:
    """Return the occupations that a question may be about: those talked about, or else the only one on a card."""
    shown = cards_before(tracker, 1)
    return occupations_talked_about(tracker, turn) or (shown if len(shown) == 1 else [])


def is_after_occupations(turn: CitizenTurn, found: Found) -> bool:
    """Return whether occupations that fit a liking are surely meant."""
    return not turn.is_button and found.kinds.get(OCCUPATIONS, 0.0) >= CARDS


def is_after_no_occupations(turn: CitizenTurn, found: Found) -> bool:
    """Return whether an answer is meant rather than occupations that fit a liking."""
    kinds = found.kinds
    return not turn.is_button and kinds.get(OCCUPATIONS, 1.0) <= NO_CARDS and kinds.get(ANSWER, 0.0) >= SURELY_ANSWER


def is_after_something_else(tracker: Tracker, turn: CitizenTurn, found: Found, candidates: list[Candidate]) -> bool:
    """Return whether a section of an occupation that can be told, or occupations, are meant rather than an answer."""
    return is_after_occupations(turn, found) or bool(
        occupations_meant(tracker, turn) and fact_meant(turn, found, candidates)
    )


def _chance_of_fact(turn: CitizenTurn, found: Found, candidates: list[Candidate]) -> float:
    best = max((one.score for one in candidates), default=0.0)
    to_the_point = max((one.score * one.chance for one in candidates), default=0.0)
    log_odds = (
        MIDDLE
        + OF_SEARCH * _log_odds(sum(found.kinds.get(kind, 0.0) for kind in QUESTIONS))
        + OF_CLASSIFIER * (turn.confidence if turn.intent in SECTIONS else 0.0)
        + NAMED * bool(turn.entity_values("occupation"))
        + OF_ANSWER * _log_odds(best)
        + OF_POINT * max(0.0, _log_odds(to_the_point))
    )
    return 1 / (1 + math.exp(-log_odds))


def _log_odds(chance: float) -> float:
    return math.log(max(chance, FARTHEST) / max(1 - chance, FARTHEST))
