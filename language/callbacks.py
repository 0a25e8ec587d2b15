"""Reads what somebody writes about a call-back: they don't want it, change the number or the time, or ask when. Pure."""

import re
from typing import Literal

from language.normaliser import normalise

Change = Literal["cancel", "number", "time", "when"]

_NUMBER = re.compile(r"(?<!\d)(?:\+|00)?\d(?:[\s.\-]?\d){7,14}(?!\d)")
_CALL = r"(?:ring\w*|oppring\w*|tilbakering\w*|call\w*|phone[dn]?|telefon\w*)"
_DECLINES = re.compile(
    rf"\b(?:ikke|not|don'?t|slippe?r?)\b(?: (?:bli|at|dere|noen|til|å|lenger|mer|likevel|du|to|be|you|me|"
    rf"want|need|a|any|the|trenger|en))* {_CALL}\b|\b(?:avbestill\w*|avlys\w*|kanseller\w*|cancel|"
    rf"stopp|dropp|glem|slett|forget)\b(?: \S+){{0,3}}? {_CALL}\b|\b(?:ombestemt|ombestemte|"
    rf"changed my mind|likevel ikke|ikke likevel|"
    r"allikevel ikke)\b"
)
_ASKS_BACK = re.compile(
    r"^(?:ok |og |men )?(?:når|when)\b|\bikke sant\b|\bfikk (?:du|dere) med\b|\bstemmer det\b|\bright \?"
)
_STOPS = re.compile(r"^(?:nei |nei takk |ok )?(?:avbryt|avbestill|cancel|glem det|stopp)(?: det| den| takk| please)*$")
_CALLS_OFF = re.compile(r"\b(?:avlys\w*|avbestill\w*|kanseller\w*)\b|\bskrive (?:her )?i stedet\b")
_WRONG_NUMBER = re.compile(r"\b(?:feil|nytt|annet|wrong|new|endre|rette) (?:telefon)?(?:nummer|number)\w*")
_WHEN = re.compile(
    rf"\b(?:når|hvor lenge|hvor lang tid|when|how long)\b(?: \S+){{0,5}}? {_CALL}|\b{_CALL} (?:dere|de|"
    rf"noen|you|they)(?: \S+){{0,3}}? (?:når|snart|"
    rf"i dag|today|when)|\bhvem (?:er det som )?{_CALL}|\b(?:fikk|har) (?:dere|du) (?:fått )?(?:nummeret|det)\b"
)
_CHANGES = re.compile(
    r"\b(?:i stedet|istedenfor|istedet|heller|endre\w*|flytt\w*|bytt\w*|forand\w*|passer ikke|kan ikke|"
    r"rekker ikke|instead|rather|change|"
    r"move|can'?t|feil|skal være|skulle være|wrong)\b"
)
_NAMED_TIME = re.compile(
    r"\b(?:kl|klokka|klokken|(?:man|tirs|ons|tors|fre|lør|søn)dag\w*|i morgen|i kveld|formiddag\w*|ettermiddag\w*|"
    r"føremiddag\w*|monday|tuesday|wednesday|thursday|friday|tomorrow|morning|afternoon|evening)\b"
)
_FEW_WORDS = 6
_ASKS = re.compile(r"^(?:hva|hvor|hvordan|hvem|hvilke[nt]?|kan|er|finnes|what|how|who|is|can)\b|\?")
_TIME = re.compile(
    r"\b(?:kl|klokka|klokken|mandag\w*|tirsdag\w*|onsdag\w*|torsdag\w*|fredag\w*|lørdag\w*|søndag\w*|"
    r"i dag|i morgen|i kveld|formiddag\w*|"
    r"ettermiddag\w*|føremiddag\w*|uke|uka|monday|tuesday|wednesday|thursday|friday|tomorrow|today|morning|afternoon|evening)\b|\b\d{1,2}(?:[.:]\d\d)?\b"
)


def holds_number(text: str) -> bool:
    """Return whether a text holds what may be a phone number: eight digits or more."""
    return bool(_NUMBER.search(text))


def declines_call(text: str) -> bool:
    """Return whether somebody says that they don't want to be phoned after all."""
    whole = normalise(text)
    return bool(_DECLINES.search(whole) or _STOPS.search(whole))


def change_of_callback(text: str, just_ordered: bool = True) -> Change | None:
    """Return what somebody who has ordered a call-back wants of it; None when the text is about something else.

    A bare "avbryt" is about the call-back while it was `just_ordered`.
    """
    whole = normalise(text)
    if holds_number(text) or _WRONG_NUMBER.search(whole):
        return "number"
    if _WHEN.search(whole) or (just_ordered and _ASKS_BACK.search(whole)):
        return "when"
    if _DECLINES.search(whole) or (just_ordered and (_STOPS.search(whole) or _CALLS_OFF.search(whole))):
        return "cancel"
    short = just_ordered and len(whole.split()) <= _FEW_WORDS and not _ASKS.search(whole)
    only_a_time = short and _NAMED_TIME.search(whole)
    return "time" if only_a_time or (_CHANGES.search(whole) and _TIME.search(whole)) else None
