"""Rules about danger and the wish for a person, run on every message before the classifier, in every state.

Pure and fast. The rules are data: `safety_words`, `safety_rules` and `person_rules`. High recall matters
most, yet a person who asks about an occupation or uses a figure of speech must not get the crisis card.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from language import person_rules, safety_rules
from language.normaliser import normalise
from language.safety_words import BEGINNINGS, MISSPELT, SPELLINGS

_SENTENCE_END = re.compile(r"[.!?;:…]+(?=\s|$)|[\n\r]+")
_LEET = str.maketrans("0134@$", "oieaas")
_MIXED = re.compile(r"(?=\S*[^\W\d_])\S*[0134@$]\S*")
_ADVICE = re.compile(
    r"\b(?:hva|hvordan|what|how) (?:skal|kan|bør|gjør|må|do|can|should) (?:jeg|vi|i)\b|"
    r"\bjeg er (?:redd|bekymret|bekymra) for\b"
)
# "om eg ikkje va her": not the "va" that asks, as in "va om jeg" and "vet ikke va jeg skal".
# "mamma tvang meg til å skrive hit": "hit" is read as English elsewhere ("he hit me")
_HERE = re.compile(
    r"\b(skriv\w*|kom\w*|flytt\w*|reis\w*|send\w*|dra\w*|søk\w*|lurt\w*|tatt|vist\w*) hit\b", re.IGNORECASE
)
_VA = re.compile(
    r"(?<=[a-zæøå] )va(?= (?!om\b|hvis\b|skal\b|er\b|kan\b|må\b|vil\b|jeg\b|i\b|det\b|du\b|som\b|med\b|slags\b|gjør\b))"
)
_FIRST_PERSON = re.compile(r"\b(?:meg|oss|jeg|mitt|me|my|us)\b")
_WORD_OF = {spelling: word for word, spellings in SPELLINGS.items() for spelling in spellings.split()}


@dataclass(frozen=True)
class SafetyFinding:
    """That somebody may be in danger: `kind` is "crisis" or "violence", `rule` the id of the rule that says so.

    `about_other` says that it is somebody else who is in danger, and the writer is the one who worries.
    """

    kind: str
    rule: str
    about_other: bool = False


@dataclass(frozen=True)
class _Compiled:
    id: str
    kind: str
    pattern: "re.Pattern[str]"
    unless: "re.Pattern[str] | None"


def check_safety(text: str) -> SafetyFinding | None:
    """Return what a message says of danger to somebody's life or of violence, None when no rule fires."""
    reading = _without_work_with_others(read(text))
    for rule in _RULES:
        if rule.pattern.search(reading) and not (rule.unless and rule.unless.search(reading)):
            return SafetyFinding(rule.kind, rule.id, _is_about_other(reading, rule.pattern))
    return None


def is_about_other(text: str) -> bool:
    """Return whether a message that may be about danger speaks of a friend, a child or a pupil alone.

    No rule has said where the danger is, so any "I" beside a question for advice is taken for the one in danger.
    """
    reading = _ADVICE.sub(" ", read(text))
    return _is_about_other(reading, None) and not _FIRST_PERSON.search(reading)


def _is_about_other(reading: str, danger: "re.Pattern[str] | None") -> bool:
    """Look at the sentences that hold the danger, where one does: "hun gikk fra meg. vil ikke leve" is the writer's."""
    if _OWN_WISH.search(reading):
        return False
    sentences = [part for part in reading.split(" . ") if danger is not None and danger.search(part)]
    return all(_OTHER.search(part) for part in sentences or [reading])


def takes_back(text: str) -> bool:
    """Return whether a message says that what sounded like danger was a joke, or that all is well."""
    reading = read(text)
    return bool(_TAKES_BACK.search(reading)) and check_safety(text) is None


def is_safe_now(text: str) -> bool:
    """Return whether a message says that somebody is out of danger, or has told somebody who can help."""
    return bool(_SAFE_NOW.search(read(text))) and check_safety(text) is None


def is_figure_of_speech(text: str) -> bool:
    """Return whether death is only a manner of speaking ("dør av latter"), for guesses that no rule backs."""
    return bool(_FIGURE.search(read(text))) and check_safety(text) is None


def tells_of_a_death(text: str) -> bool:
    """Return whether somebody the writer knew died and no rule finds danger: a guess of it is unsure then, however sure."""
    return bool(_BEREAVEMENT.search(read(text))) and check_safety(text) is None


def asks_for_person(text: str) -> bool:
    """Return whether a message asks to talk or write with a human being now. A wish to be phoned is something else."""
    whole = read(text)
    # What one sentence says against it speaks of that sentence alone.
    return any(
        _says(_PERSON_WANTED, reading) and not _NO_PERSON_WANTED.search(reading)
        for reading in dict.fromkeys((whole, *whole.split(" . ")))
    )


def leaves_queue(text: str) -> bool:
    """Return whether a person who waits for a counsellor asks not to wait any longer."""
    return _says(_QUEUE_LEFT, read(text))


def asks_about_queue(text: str) -> bool:
    """Return whether a person who waits for a counsellor asks how long it takes, or whether anybody is there."""
    return _says(_QUEUE_ASKED, read(text))


def asks_for_call(text: str) -> bool:
    """Return whether a person who waits for a counsellor would rather be phoned."""
    reading = read(text)
    return _says(_CALL_WANTED, reading) and not _NO_CALL_WANTED.search(reading)


def _says(patterns: "tuple[re.Pattern[str], ...]", reading: str) -> bool:
    return any(pattern.search(reading) for pattern in patterns)


@lru_cache(maxsize=256)
def read(text: str) -> str:
    """Return the text as the rules read it: known words as in SPELLINGS, one space between, " . " for sentence ends."""
    plain = _HERE.sub(r"\1 her", unicodedata.normalize("NFKC", text))
    plain = _MIXED.sub(lambda found: _unmasked(found.group()), plain)
    words = (word.strip("'’") for word in normalise(_SENTENCE_END.sub(" ¶ ", plain)).split())
    read_words = ["." if word == "¶" else _word(word) for word in words if word == "¶" or word[:1].isalnum()]
    return _VA.sub("var", " ".join(read_words)).strip(" .") or ""


def _unmasked(word: str) -> str:
    """Return "s3lvm0rd" as "selvmord"; a number, or a word that only ends in digits, stays."""
    return word if word[:1].isdigit() else word.translate(_LEET)


@lru_cache(maxsize=4096)
def _word(word: str) -> str:
    if word in _WORD_OF:
        return _WORD_OF[word]
    if word in SPELLINGS:
        return word
    for beginning, meant in BEGINNINGS.items():
        if word.startswith(beginning):
            return meant
    for keyword in MISSPELT:
        if word[:1] == keyword[:1] and abs(len(word) - len(keyword)) <= 25:
            for length in (len(keyword), len(keyword) - 1, len(keyword) + 1):
                if len(word) >= length and _edits(word[:length], keyword) <= 1:
                    return _word(keyword + word[length:]) if word[:length] != keyword else keyword
    return word


def _edits(one: str, other: str) -> int:
    """Return the edits between two words, neighbours swapped counting as one (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def _without_work_with_others(reading: str) -> str:
    """Return the reading without "… folk som vil ta livet sitt" where that says whom somebody wants to work with."""

    def kept(found: "re.Match[str]") -> str:
        clause = found.group("clause")
        return found.group() if _FIRST_PERSON.search(clause) else found.group().replace(clause, "")

    return _ABOUT_OTHERS.sub(kept, reading)


def _filled(pattern: str) -> str:
    """Return a pattern of the rules' notation as a regular expression: parts put in, lines joined."""
    joined = re.sub(r"\n\s*", "", pattern)
    for _ in range(2):  # parts may hold parts
        for name, part in (safety_rules.PARTS | person_rules.PARTS).items():
            joined = joined.replace("{" + name + "}", part)
    return joined


def _compiled(pattern: str) -> "re.Pattern[str]":
    return re.compile(_filled(pattern))


_OTHER = _compiled(safety_rules.OTHER_IN_DANGER)
_OWN_WISH = _compiled(safety_rules.OWN_WISH)
_SAFE_NOW = _compiled(safety_rules.SAFE_NOW)
_TAKES_BACK = _compiled(safety_rules.TAKES_BACK)
_FIGURE = _compiled(safety_rules.FIGURE_OF_SPEECH)
_BEREAVEMENT = _compiled(safety_rules.BEREAVEMENT)
_RULES = tuple(
    _Compiled(rule.id, rule.kind, _compiled(rule.pattern), _compiled(rule.unless) if rule.unless else None)
    for rule in safety_rules.RULES
)
_ABOUT_OTHERS = _compiled(safety_rules.ABOUT_OTHERS)
_PERSON_WANTED = tuple(_compiled(pattern) for pattern in person_rules.PERSON_WANTED)
_NO_PERSON_WANTED = _compiled(person_rules.NO_PERSON_WANTED)
_CALL_WANTED = tuple(_compiled(pattern) for pattern in person_rules.CALL_WANTED)
_NO_CALL_WANTED = _compiled(person_rules.NO_CALL_WANTED)
_QUEUE_ASKED = tuple(_compiled(pattern) for pattern in person_rules.QUEUE_ASKED)
_QUEUE_LEFT = tuple(_compiled(pattern) for pattern in person_rules.QUEUE_LEFT)
