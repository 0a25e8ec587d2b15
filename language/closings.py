"""Reads messages that ask for no answer any more: thanks and what the person will do now, a wish for a call. Pure."""

import re

from language.corrections import rejects_answer, without_correction
from language.moods import is_heavy
from language.questions import asks_something

# "takk for hjelpa, ska ringe opplæringskontoret imårå": thanks, and what the person will do
_THANKS = re.compile(
    r"^\W*(?:(?:ok|okei|oki|okay|ja|supert|flott|greit|den er god|great)\W+)*"
    r"(?:(?:tusen|mange|hjertelig|hjarteleg|many)\s+)?(?:takk|thanks|thank you|thx)\b",
    re.IGNORECASE,
)
_WILL_DO = re.compile(
    r"\b(?:skal?|prøver|prøve|ringer|ringe|sjekker|sjekke|søker|søkjer|spør|gjør det|tar kontakt|will|going to|i'll|"
    r"venter|vente|ventar|får se|leser|lese|hjalp|hjelpte|nyttig|godt å|greit|greiere|lettere|lettare|klokere|klokare|"
    r"that helped|useful)\b",
    re.IGNORECASE,
)
# … and anything else beside thanks: "takk, det var oversiktlig. kona mener jeg bør kjøpe båt"
_THANKS_ANYWHERE = re.compile(
    r"(?:^|[.!?,\n]\s*|\b(?:men|og|så|ok)\s+)(?:(?:tusen|mange|hjertelig|many)\s+)?(?:takk|thanks|thank you|thx)\b"
    r"(?!\s+(?:til|to|for sist)\b)",
    re.IGNORECASE,
)
_BUT = re.compile(r"\btakk\b.*\b(?:men|but)\b|\b(?:nei|næ|nope|no),?\s+(?:takk|thanks)\b", re.IGNORECASE | re.DOTALL)
_SENTENCE = re.compile(r"[.!?\n]+")
LONGEST_THANKS = 15  # words
LONGEST_ASIDE = 3  # words of a sentence that may say anything ("ha det bra")
# "kan jeg få snakke med noen på telefon om det dukker opp mer?"
_ON_THE_PHONE = re.compile(
    r"\b(?:kan|får|få|vil|har lyst|ønsker|can|could|want)\b[^.?!]{0,20}"
    r"\b(?:snakke?|snakka|prate?|prata|talk|speak)\b[^.?!]{0,25}"
    r"\b(?:på|over|i|on|by|over the) (?:the )?(?:telefon\w*|tlf|phone)\b",
    re.IGNORECASE,
)
_NO_PHONE = re.compile(
    r"\b(?:ikke|ikkje|itj|itte|uten|utan|not|without)\b[^.?!]{0,12}\b(?:telefon\w*|tlf|phone|snakke?|snakka|prate?|prata|talk|speak)\b|"
    # what somebody else wants: "han vil helst snakke i telefonen"
    r"\b(?:han|hun|ho|hen|de|dei|he|she|they)\s+(?:vil|ønsker|har lyst|want)\b",
    re.IGNORECASE,
)


_RATHER_NOT_PHONE = re.compile(
    # not "kan dere ikke ringe meg": that is a wish
    r"\b(?:(?:dritt)?lei av|slippe|sleppe|hater|hatar|redd for|tired of|hate|"
    r"(?:jeg|eg|æ|i) (?:(?:vil|tør|orker|kan|klarer) (?:ikke|ikkje|itj)|can't|don't want to)(?: å)?)\b[^.?!]{0,12}"
    r"\b(?:ring|ringe|telefon\w*|tlf|call|phone)\b(?! meg\b| me\b)|\b(?:døv|deaf)\b",
    re.IGNORECASE,
)


def only_thanks(text: str) -> bool:
    """Return whether somebody gives thanks and says at most what helped or what he will do now, and asks nothing."""
    thanks = _THANKS.search(text)
    if thanks is None or len(text.split()) > LONGEST_THANKS or not _WILL_DO.search(text, thanks.end()):
        return False
    parts = [part for part in _SENTENCE.split(text) if len(part.split()) > LONGEST_ASIDE]
    # "takk skal du ha, det hjalp litt. skriv æ nå om konkursen i søknaden": the second sentence is something else.
    if not all(_THANKS.search(part) or _WILL_DO.search(part) for part in parts):
        return False
    return not asks_something(without_correction(text)) and not is_heavy(text)


def may_be_only_thanks(text: str) -> bool:
    """Return whether somebody gives thanks and asks nothing, whatever else is said: it may be told to be answered."""
    if not _THANKS_ANYWHERE.search(text) or _BUT.search(text) or rejects_answer(text):
        return False
    return not asks_something(without_correction(text)) and not is_heavy(text)


def refuses_phone(text: str) -> bool:
    """Return whether somebody would rather not phone, or cannot hear: "er døv, må jeg ringe til slutt"."""
    return bool(_RATHER_NOT_PHONE.search(text))


def wants_to_phone(text: str) -> bool:
    """Return whether somebody asks, among other things, to talk with a person on the phone."""
    return bool(_ON_THE_PHONE.search(text)) and not _NO_PHONE.search(text)
