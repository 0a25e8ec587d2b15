"""What kind of thing a message is after, as the search reads it in its conversation.

The classifier reads a message as if nothing came before it, and takes one that names an occupation for a question about it
("jeg er rørlegger og orker ikke mer"). The search was taught with whole conversations; where it is sure, it decides.
"""

from rasa_sdk import Tracker

from actions.occupation_facts import SECTIONS, is_talked_about
from actions.service_client import Found
from actions.turn import CitizenTurn, cards_before

ANSWER, OCCUPATIONS = "answer", "occupations"
# The probabilities from which on a message is after a section of an occupation, after occupations, and after an answer.
FACT, CARDS, SURELY_ANSWER = 0.6, 0.6, 0.9
QUESTIONS = {section: question for question, section in SECTIONS.items()}


def fact_meant(turn: CitizenTurn, found: Found) -> str | None:
    """Return the question about an occupation that is surely meant; None when something else may be."""
    of_sections = {section: found.kinds.get(section, 0.0) for section in QUESTIONS}
    if turn.is_button or sum(of_sections.values()) < FACT:
        return None
    return QUESTIONS[max(of_sections, key=of_sections.__getitem__)]


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


def is_after_an_answer(turn: CitizenTurn, found: Found) -> bool:
    """Return whether an answer is surely meant."""
    return not turn.is_button and found.kinds.get(ANSWER, 0.0) >= SURELY_ANSWER


def is_after_something_else(tracker: Tracker, turn: CitizenTurn, found: Found) -> bool:
    """Return whether a section of an occupation that can be told, or occupations, are surely meant."""
    return is_after_occupations(turn, found) or bool(fact_meant(turn, found) and occupations_meant(tracker, turn))
