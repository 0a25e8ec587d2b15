"""What the pipeline is given of a citizen's text, and what others are told of how it was read."""

import re
from typing import Any

from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME

from language.beside_person import REPLIES, asked_beside_person
from language.closings import may_be_only_thanks, only_thanks, refuses_phone, wants_to_phone
from language.corrections import rejects_answer, without_correction
from language.moods import is_heavy
from language.normaliser import normalise
from language.questions import asks_something, questions_in
from language.safety import check_safety

SLASH = re.compile(r"^(\s*)/")
BEST = 5
# What thanks do not come before: danger, a wish for a person, and answers to what was asked.
FIRST = frozenset({"crisis", "request_human", "reflect", "affirm", "deny", "cancel", "goodbye"})


def meant_in(text: str) -> str:
    """Return a text without what its writer took back; where there is danger, all of it."""
    return text if check_safety(text) else without_correction(text)


def heard_in(text: str, whole: str, answered: bool) -> dict[str, Any]:
    """Return what actions are told of a citizen's text beside its intent; they import nothing of ours.

    {normalised, asks: whether it asks something, questions: those of a message that holds several, rejects: whether it says
    that what was answered was not what was asked, heavy: whether its writer has a hard time, thanks: all of it where it gives
    thanks and asks nothing, beside: the keys of what is said to what a wish for a person comes with}. `whole` is
    the text with what was taken back, `answered` whether something was said before it.
    """
    return {
        "normalised": normalise(text),
        "asks": asks_something(text),
        "questions": questions_in(text),
        "rejects": answered and rejects_answer(whole),
        "heavy": is_heavy(whole),
        "thanks": whole if may_be_only_thanks(whole) else "",
        "beside": [REPLIES[one] for one in asked_beside_person(whole)],
    }


def with_closing(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return a reading in which thanks and the wish for a call come before the classifier's guess of what a text is about.

    The classifier is given the text without its thanks ("ska ring en i mårra"); {closes} tells actions that nothing is asked.
    A wish for a person, and danger, stay what they are.
    """
    if parsed.get("payload") or (parsed.get("intent") or {}).get("name") in FIRST:
        return parsed
    whole = str(parsed.get("whole_text") or parsed["text"])
    refuses = refuses_phone(whole)
    if wants_to_phone(whole) and not refuses:
        intent = "request_callback"
    elif only_thanks(whole):
        intent = "thanks"
    else:
        return _without_call(parsed) if refuses else parsed
    return {**parsed, "intent": {"name": intent, "confidence": 1.0}, "closes": True}


def _without_call(parsed: dict[str, Any]) -> dict[str, Any]:
    """Return a reading without the guess that somebody wants to be phoned."""
    if (parsed.get("intent") or {}).get("name") != "request_callback":
        return parsed
    intent, others = without_guess("request_callback", parsed.get("intent_ranking") or [])
    return {**parsed, "intent": intent, "intent_ranking": others}


def without_guess(name: str, ranking: list[dict[str, Any]]) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return that a message was not understood, and its ranking without a guess that was ruled out, for suggestions."""
    others = [one for one in ranking if one.get("name") != name]
    confidence = float(others[0]["confidence"]) if others else 0.0
    return {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": confidence}, others


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
