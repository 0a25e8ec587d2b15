"""Reads what a citizen writes in the middle of an interest reflection: an answer, a correction, or a question of its own.

Pure. What it understands becomes the intent `reflect` with the entities `move` and `said`; a question stays what it is, is
answered, and the reflection goes on after it.
"""

import re
from typing import Any

from language import questions
from language.likings import is_surely_liking, read_liking
from language.normaliser import normalise

# A rule or a form has understood these; they are heeded in the middle of a reflection, too.
HEEDED = frozenset("crisis request_human request_callback change_callback abuse ask_other_language start".split())
# Read in an answer to "Hva synes du om …?" these say nothing by themselves.
ANSWERS = frozenset(
    "affirm deny thanks greet goodbye how_are_you nlu_fallback out_of_scope ask_more dont_know_what_i_want complaint "
    "find_occupations_by_interest start_reflection cancel ask_where_it_leads".split()
)
SURE = 0.75  # of a question's intent, from which on a text without a question mark is one
LEAST_ASKED = 4  # words of a question that is read in no intent
LONG_ANSWER = 6  # words; a longer text that is no question is still an answer
LONG_TALE = 9  # … from which on a text that says nothing of liking is about something else

_WORDS_FOR = {
    "undo": r"\b(?:gå tilbake|tilbake|angre|undo|go back|forrige spørsmål)\b",
    "pause": r"\b(?:pause\w*|fortsett\w* senere|senere|later|tar det siden|ikke nå|stopp\w*|slutt\w*|avslutt\w*|avbryt\w*|"
    r"stop|quit|gidder ikke mer|orker ikke mer (?:spørsmål|test)\w*|vil ikke mer|nok nå)\b",
    "restart": r"\b(?:start\w*|begynn\w*|byrj\w*) (?:helt )?(?:på nytt|om igjen|forfra|over)\b|\brestart\b|\bstart over\b",
    "progress": r"\b(?:hvor mange|how many)\b.*\b(?:igjen|left|spørsmål|questions)\b|\bhvor langt\b.*\b(?:kommet|igjen)\b|"
    r"\b(?:snart|nesten) ferdig\b",
    "meaning": r"^(?:hva|ka|kva|what)(?: (?:betyr|mener|meiner|er|does|is|do))\b.*"
    r"\b(?:det|du|det der|den|that|it|mean)\b.{0,12}$|"
    r"^(?:skjønner|forstår) ikke(?: spørsmålet)?\W*$|\bhva mener du\b",
    "resume": r"\b(?:fortsett\w*|h[ae]lde? fram|gå videre|videre|continue|go on|hvor var vi)\b",
    "finish": r"\b(?:vis|se|få|show|see) (?:meg )?(?:resultat\w*|svar\w*|result\w*|forslag\w*)\b|\bferdig nå\b",
}
_PATTERNS = {move: re.compile(pattern) for move, pattern in _WORDS_FOR.items()}
_CORRECTS = re.compile(
    r"\b(?:mente|meinte|mener|meiner|skulle|ment|ombestem\w*|endre\w*|forandre\w*|rette\w*|feil|meant|change|wrong)\b.*"
    r"\b(?:forrige|førre|siste?|den før|det før|previous|last|den|det)\b|"
    r"\b(?:forrige|førre|siste|previous|last)\b.*\b(?:mente|meinte|mener|skulle|feil|egentlig|nei|ja|meant|wrong|\d)\b"
)
_NUMBER = re.compile(r"\b[1-5]\b")
_POINTS_BACK = re.compile(
    r"\b(?:jeg|vent|oi|sorry|i|skulle|være|vært)\b|\b(?:mente|meinte|mener|ment|meant)\b|\b(?:på|om|til|on)?\s*(?:den|det|the)?\s*"
    r"(?:forrige|førre|siste|før|previous|last)(?: (?:en|one|spørsmålet|question))?\b"
)
_SKIPS = re.compile(r"\b(?:hopp\w* over|skip|pass|neste|vet ikke|ingenting|ikke noe|nothing|nei)\b")


def is_under_way(reflection: Any) -> bool:
    """Return whether a reflection waits for an answer: there is one, neither paused nor done."""
    return bool(reflection) and not reflection.get("paused") and reflection.get("step") != "done"


def read_in_reflection(parsed: dict[str, Any], reflection: dict[str, Any] | None) -> dict[str, Any]:
    """Return what was read in a text, or the move that it is in the reflection under way."""
    intent = str((parsed.get("intent") or {}).get("name"))
    if not reflection or parsed.get("payload") or intent in HEEDED:
        return parsed
    text = str(parsed.get("whole_text") or parsed.get("text") or "")
    plain = normalise(text)
    step = str(reflection.get("step") or "")
    if reflection.get("paused") or step == "done":
        goes_on = bool(_PATTERNS["resume"].search(plain)) and len(plain.split()) <= LONG_ANSWER
        return _as(parsed, "resume") if goes_on and step != "done" else parsed
    for move in ("restart", "progress"):
        if _PATTERNS[move].search(plain):
            return _as(parsed, move)
    return _STEPS[step](parsed, intent, text, plain) if step in _STEPS else parsed


def _at_item(parsed: dict[str, Any], intent: str, text: str, plain: str) -> dict[str, Any]:
    if is_surely_liking(text):
        return _as(parsed, "answer", text)
    if _CORRECTS.search(plain):
        number = _NUMBER.search(plain)
        rest = " ".join(word for word in _POINTS_BACK.sub(" ", plain).split() if word[0].isalnum())
        return _as(parsed, "correct", number.group() if number else re.sub(r"^nei (?=.)", "", rest))
    for move in ("undo", "finish", "pause", "meaning"):
        if _PATTERNS[move].search(plain) and len(plain.split()) <= LONG_ANSWER:
            return _as(parsed, move)
    if _asks(parsed, intent, text) or (len(plain.split()) >= LONG_TALE and read_liking(text) is None):
        return parsed
    return _as(parsed, "answer", text)


def _at_words(parsed: dict[str, Any], intent: str, text: str, plain: str) -> dict[str, Any]:
    if len(plain.split()) <= 3 and (_SKIPS.search(plain) or intent == "deny" or is_surely_liking(text)):
        return _as(parsed, "skip")
    for move in ("finish", "pause"):
        if _PATTERNS[move].search(plain) and len(plain.split()) <= 4:
            return _as(parsed, move)
    return parsed if text.rstrip().endswith("?") and _asks(parsed, intent, text) else _as(parsed, "tell", text)


def _at_agreeing(parsed: dict[str, Any], intent: str, text: str, plain: str) -> dict[str, Any]:
    liking = read_liking(text)
    if intent == "affirm" or (isinstance(liking, int) and liking >= 4):
        return _as(parsed, "agree")
    if intent == "deny" or (isinstance(liking, int) and liking <= 2):
        return _as(parsed, "disagree")
    if liking == "skip" or _SKIPS.search(plain):
        return _as(parsed, "skip")
    return parsed if _asks(parsed, intent, text) else _as(parsed, "tell", text)


def _at_wishes(parsed: dict[str, Any], intent: str, text: str, plain: str) -> dict[str, Any]:
    if (len(plain.split()) <= 4 and _SKIPS.search(plain)) or intent == "deny" or read_liking(text) == "skip":
        return _as(parsed, "skip")
    return parsed if text.rstrip().endswith("?") and _asks(parsed, intent, text) else _as(parsed, "wish", text)


_STEPS = {"items": _at_item, "words": _at_words, "agree": _at_agreeing, "value": _at_wishes, "limits": _at_wishes}


def _asks(parsed: dict[str, Any], intent: str, text: str) -> bool:
    """Return whether a text is a question of its own rather than an answer."""
    if intent in ANSWERS and not (intent == "nlu_fallback" and _is_question(text)):
        return False
    if _is_question(text):
        return True
    confidence = float((parsed.get("intent") or {}).get("confidence") or 0.0)
    return "?" in text or (confidence >= SURE and len(text.split()) > 2)


def _is_question(text: str) -> bool:
    """Return whether a text of some words asks how, what or whether: "hundefører i tollen, åssen blir man det"."""
    return len(text.split()) >= LEAST_ASKED and bool(questions.ASKED_HOW.search(text))


def _as(parsed: dict[str, Any], move: str, said: str = "") -> dict[str, Any]:
    entities = [{"entity": "move", "value": move}, *([{"entity": "said", "value": said}] if said else [])]
    return {**parsed, "intent": {"name": "reflect", "confidence": 1.0}, "entities": entities}
