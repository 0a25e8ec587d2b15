"""Leaves out of a message what the person says they did not mean. Pure.

"nei ikke fagskole. fagbrev mens man jobber" is about the trade certificate; "hæ? er ikke syk. vil bare jobbe" about work.
"""

import re

_PARTS = re.compile(r"(?<=[.!?,;])\s+|\s+-\s+|\n+")
_CORRECTS = re.compile(
    r"^(?:(?:nei|neida|næ|nope|no|hæ+|ehh?|jo|men|ok|haha|altså)[\s.!?,]+)*"
    r"(?:(?:jeg|eg|æ|i|det|dette|den|er|va|var|is|it|spør|spurte|spurde|mente|meinte|tenkte|snakke[rt]?|sa|was|am|asked|mean|do|did)\s+){0,4}"
    r"(?:ikke|ikkje|itj|ikkj|not|n't)\b",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"^(?:(?:nei|neida|næ|nope|hæ+|nei men|altså)[\s.!?,]+)+(?=\S+\s+\S+)|^(?:(?:nei|men|altså)\s+)?(?:jeg|eg|æ|i)?\s*"
    r"(?:mente|meinte|meant|spurte om|spurde om|asked about)\s+(?=\S)",
    re.IGNORECASE,
)
#: words that say what the person is or wants: such a sentence is no correction even with "ikke" in it
_WANTS = re.compile(
    r"\b(?:vil|liker|likar|orker|gidder|klarer|trives|har|kan|tør|want|like|vet|veit|forstår|skjønner|kommer|får)\b",
    re.I,
)
#: politeness before the matter itself, and what is waved away ("befal nei takk, har hatt nok av det")
_POLITE = re.compile(
    r"^(?:(?:hei+|heisann|hallo|halla|god dag|hi|hello|ok|okei|okay|ja|takk|tusen takk|"
    r"takk for (?:svaret?|hjelpen|det|hjelpa)|thanks|thank you|"
    r"flott|fint|supert|bra|greit|skjønner|åja|å ja|aha|haha|unnskyld|sorry|beklager)[\s,.!;]*)+$",
    re.IGNORECASE,
)
_WAVED_AWAY = re.compile(
    # "e-sport haha nei. hva med noe med barn?"
    r"^.{0,60}\b(?:nei takk|no thanks)\b|"
    r"^(?!eller\b|ja\b|kanskje\b)\S+(?:\s+\S+){0,2}[\s,]+(?:haha+|hehe+|eh+|ass)?[\s,]*(?:nei|næ|nope)[\s.!]*$",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"^(?:(?:nei|ok|okei|hei|vent|men|no)[\s,.!]+)*(?:avbryt|stopp|stop|avslutt|cancel|quit|glem det)"
    r"(?:\s+(?:det|dette|her|da|nå|takk|please|it|this|testen|skjemaet|the test|med testen))*"
    r"(?:\s*[.,!;:]+\s*|\s+og\s+|\s+(?=(?:jeg|eg|æ|hva|kva|ka|hvor|kor|når|hvordan|i|what|how)\b))(?P<rest>\S+\s+\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
#: "det var ikke det jeg spurte om", "du misforstår": what was answered was not what was asked
_ASKED = (
    r"(?:om|egentlig|eigentleg|jo|ikke|ikkje|hva|kva|ka|hvor\w*|kor\w*|når|hvilke\w*|hvem|kven|på|etter|for|about|what|how|"
    r"if)"
)
_REJECTS = re.compile(
    r"\b(?:du|dere|dokker|roboten|boten|you|that|this)\b.{0,14}\b(?:svar\w*|answer\w*)\b.{0,10}\b(?:ikke|ikkje|itj|not)\b|"
    r"\b(?:you|that|this)\b.{0,14}\b(?:not|n't)\b.{0,6}\banswer\w*|"
    r"\b(?:not|n't)\s+(?:an? )?answer\w* (?:to )?(?:my|the) question|"
    r"\b(?:ikke|ikkje|itj)\s+(?:et |eit )?svar på (?:det|spørsmål\w*)\b|"
    r"^\W*(?:(?:nei|men|jo)\W+)*(?:svart[ea]|svarer|svarar)\s+(?:jo\s+)?(?:ikke|ikkje|itj)\b|"
    r"\b(?:ikke|ikkje|itj|not|n't)\s+(?:det|dette|what)\s+(?:jeg|eg|æ|i)\s+(?:spør|spurte|spurde|mente|meinte|mener|tenkte|lurte|asked|meant)\b|"
    r"\b(?:du|dere|you)\s+(?:misfor(?:står|sto|stod)|mistydde?|misunderst\w+)\b|\b(?:feil svar|galt svar|wrong answer)\b|"
    rf"^\W*(?:(?:nei|men|no|takk|hæ)\W+)*(?:(?:jeg|eg|æ|i)\s+)?(?:spurte|spurde|asked)\s+(?:egentlig |jo )?{_ASKED}\b|"
    r"^\W*(?:(?:nei|men|no|takk|hæ)\W+)*(?:(?:jeg|eg|æ|i)\s+)?(?:mente|meinte|meant)\s+(?!å\b|du\b|to\b)|"
    r"^\W*(?:(?:nei|men|no)\W+)+(?:jeg|eg|æ|i)\s+(?:mener|meiner|mein|spør|mean)\b",
    re.IGNORECASE,
)
LONGEST = 7  # words of a part that may be left out
SHORTEST_MATTER = 3  # words that must be left when politeness is left out
SHORTEST_LEFT = 2  # words that must be left


def after_stop(text: str) -> str | None:
    """Return what a message says after it has called something off ("nei avbryt. når er fristen?"); None when nothing."""
    found = _STOPS.search(text.strip())
    return found.group("rest") if found else None


def without_correction(text: str) -> str:
    """Return the text without parts that only say what was not meant, and without "nei" and "mente" before the rest."""
    parts = [part for part in _PARTS.split(text.strip()) if part.strip()]
    kept = [part for part in parts if not _is_correction(part)]
    matter = [part for part in kept if not _POLITE.match(part) and not (len(kept) > 1 and _WAVED_AWAY.match(part))]
    kept = matter if sum(len(part.split()) for part in matter) >= SHORTEST_MATTER else kept
    if not kept or (kept != parts and sum(len(part.split()) for part in kept) < SHORTEST_LEFT):
        kept = parts
    rest = _BEGINNING.sub("", " ".join(kept)).strip()
    return rest if len(rest.split()) >= SHORTEST_LEFT else text


def rejects_answer(text: str) -> bool:
    """Return whether a message says that what was answered was not what was asked, or begins by putting it right."""
    return bool(_REJECTS.search(text))


def _is_correction(part: str) -> bool:
    return len(part.split()) <= LONGEST and bool(_CORRECTS.search(part)) and not _WANTS.search(part)
