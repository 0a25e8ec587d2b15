"""Finds the questions of a message that holds several ("mister jeg et år, og hva med stipendet?"). Pure."""

import re

ASKS = (
    r"(?:hva|kva|ka|hvor|kor|når|hvordan|korleis|koss|kordan|hvem|kven|kem|hvilke[nt]?|må|kan|får|går|er det|finnes|finst|"
    r"koster|kostar|what|how|when|where|do i|can i|is there)"
)
PARTS = re.compile(
    rf"(?<=[?.!])\s+|\s*[,;]?\s+(?:og|samt|men|and|but)\s+(?={ASKS}\b)|(?<=\w),\s+(?={ASKS}\b)", re.IGNORECASE
)
SHORTEST = 3  # words of a question of its own
QUESTION = re.compile(
    rf"\?|^\W*(?:(?:og|men|and|but|ok|okei|okay|ja|så|å)\W+)*{ASKS}\b|"
    r"\b(?:lurer på|lurar på|vil(?: gjerne)? vite|wonder|want to know)\s+"
    r"(?:om|hva|kva|hvor|kor|når|hvordan|if|what|how|when|where)\b",
    re.IGNORECASE,
)
#: words that no answer to "Hva synes du om …?" begins a sentence with
ASKED_HOW = re.compile(
    r"(?:^|[.,;!]\s*|\b(?:og|men|and|but)\s+)(?:hvordan|åssen|korleis|kordan|koss\w*|hvor|kor|når|hvem|kven|kem|teller|tel|får|må|kan|"
    r"trenger|treng|how|where|when|who)\s+(?:(?:blir|er|mye|mange|lang|lenge|bli)\s+)?\w+[^.!]*\?|"
    r"(?:^|[.,;!]\s*)(?:hvordan|åssen|korleis|kordan|koss\w*|how)\s+(?:blir|bli|e|er|kan|får|do|can)\b|"
    # "ka anna finns det som e ute men der man får fast jobb", "… ka e kortast vei inn"
    r"(?:^|[.,;!]\s*)(?:hva|ka|kva|hvilke[nt]?|what|which)\s+(?!som helst\b)(?:\w+\s+){3}",
    re.IGNORECASE,
)
ANYWHERE = re.compile(rf"\?|\b(?:{ASKS}|åssen|treng|trenger|which|need)\b", re.IGNORECASE)
#: a verb and who it is about, where a question begins: "gjelder den grensa i alle bedrifter", "skal jeg si fra først"
_TURNED_ROUND = re.compile(
    r"^\W*(?:(?:og|å|men|ok|okei|så|da|jammen|hei|and|but)\W+)*(?:(?:gjelder|gjeld|teller|tel|telles|mister|mistar|dekker|dekkjer)\b|"
    r"(?:blir|bli|vert|skal|bør|har|hadde|tar|tek|trenger|treng|er|e|kommer|kjem|finns?|does|is|are|will|should|have|has)\s+"
    r"(?:jeg|je|eg|æ|e|vi|me|man|en|ein|det|den|du|dere|de|dei|dem|dom|han|hun|ho|alle|it|they|we|you)\b)",
    re.IGNORECASE,
)


def asks_something(text: str) -> bool:
    """Return whether a text has a question mark or a word that questions are made with, or begins as a question."""
    return bool(ANYWHERE.search(text) or _TURNED_ROUND.search(text))


def questions_in(text: str) -> list[str]:
    """Return the questions of a message that holds several, in order; none when it holds one.

    What is told between two of them belongs to the second: "can I write in English? I am a dentist. I want to know if …".
    """
    asked: list[str] = []
    told: list[str] = []
    for part in (one.strip() for one in PARTS.split(text) if one and one.strip()):
        if len(part.split()) >= SHORTEST and QUESTION.search(part):
            asked.append(" ".join([*told, part]) if asked else part)
            told = []
        else:
            told.append(part)
    return asked if len(asked) > 1 else []
