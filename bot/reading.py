"""What the pipeline is given of a citizen's text, and what others are told of how it was read."""

import re
from typing import Any

from language.corrections import rejects_answer, without_correction
from language.moods import is_heavy
from language.normaliser import normalise
from language.questions import asks_something, questions_in
from language.safety import check_safety

SLASH = re.compile(r"^(\s*)/")
BEST = 5


def meant_in(text: str) -> str:
    """Return a text without what its writer took back; where there is danger, all of it."""
    return text if check_safety(text) else without_correction(text)


def heard_in(text: str, whole: str, answered: bool) -> dict[str, Any]:
    """Return what actions are told of a citizen's text beside its intent; they import nothing of ours.

    {normalised, asks: whether it asks something, questions: those of a message that holds several, rejects: whether it says
    that what was answered was not what was asked, heavy: whether its writer has a hard time}. `whole` is the text with what
    was taken back, `answered` whether something was said before it.
    """
    return {
        "normalised": normalise(text),
        "asks": asks_something(text),
        "questions": questions_in(text),
        "rejects": answered and rejects_answer(whole),
        "heavy": is_heavy(whole),
    }


def readable(text: str) -> str:
    """Return a text that Rasa doesn't take for a command: from a citizen a leading "/" is text."""
    return SLASH.sub(lambda found: found.group(1) + "∕", text)  # noqa: RUF001


def ranking_of(parsed: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the best five {name, confidence} of what was read."""
    ranking = parsed.get("intent_ranking") or []
    return [{"name": one["name"], "confidence": float(one["confidence"])} for one in ranking[:BEST]]


def reading_of(text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """Return {text, intent, confidence, ranking: [{intent, confidence}], entities} of what was read in a text."""
    intent = parsed["intent"]
    kept = ("entity", "value", "start", "end")
    return {
        "text": text,
        "intent": intent["name"],
        "confidence": float(intent["confidence"]),
        "ranking": [{"intent": one["name"], "confidence": one["confidence"]} for one in ranking_of(parsed)],
        "entities": [{key: one[key] for key in kept if key in one} for one in parsed.get("entities") or []],
    }
