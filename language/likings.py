"""Reads how much a person likes an activity: 1 (not at all) to 5 (love it), or that they would rather pass. Pure.

Phrases that people use are looked up as a whole, then inside the sentence; then single words count: their stem, what
strengthens them ("skikkelig gøy"), and what turns them round ("ikke noe gøy").
"""

import re
from functools import lru_cache
from typing import Literal

from language.liking_words import PHRASES
from language.normaliser import normalise

Liking = int | Literal["skip"]
LONGEST = 14  # words; who writes more is telling something else
LONGEST_PHRASE = 7  # words
_NUMBER = re.compile(r"^(?:nr\.? |nummer |ca |kanskje |en |et |a )?([1-5])(?: (?:av|of|/) 5)?$")
_NUMBER_WORDS = {"en": 1, "én": 1, "ein": 1, "one": 1, "to": 2, "two": 2, "tre": 3, "three": 3, "fire": 4, "four": 4}
_NUMBER_WORDS |= {"fem": 5, "five": 5}
_NOT = frozenset("ikke ikkje itj ittj inte not don't dont doesn't never aldri neppe lite ingen ingenting".split())
_BETWEEN = 3  # words that may stand between a "not" and what it turns round
_VERY = re.compile(
    r"^(?:veldig|skikkelig|kjempe\w*|super\w*|ekstremt|utrolig|dritt?\w*|sykt|så|very|so|really|absolutely|totalt|helt|"
    r"innmari|vanvittig|knall\w*|syk|sinnsykt|kjempa)$"
)
# By stem, the strongest first: the first that fits a word counts.
_STEMS: tuple[tuple[int, re.Pattern[str]], ...] = (
    (5, re.compile(r"^(?:elsk|digg|love\b|loving|favoritt|favourite|lidenskap|drøm|fantastisk|kjempegøy|kjempegla|supergøy|"
                   r"superkul|herlig|perfekt|amazing|awesome|hobbyen|brenn)")),
    (1, re.compile(r"^(?:hat(?:e|a)|hate|æsj|avsky|grus?om|forferdelig|verst|kjip|fordra|fordrar|awful|terrible|mareritt|"
                   r"drittkjedelig|kjempekjedelig|ekkel|kvalm)")),
    (2, re.compile(r"^(?:kjedelig|kjedeleg|boring|slitsom|dårlig|trøtt|mislik|dull|tungt|skummel|nja|nei|no\b|nope)")),
    (4, re.compile(r"^(?:lik(?:er|e|a|ar|t|te)?$|like[ds]?$|artig|gøy|gøye|moro|morsom|spenn?end|kul|kult|fin|fint|flott|bra|"
                   r"interess|fun$|nice|cool|good|glad|gla$|trives|hyggelig|koselig|gjerne|ja$|yes|yeah|jepp|joda)")),
    (3, re.compile(r"^(?:kanskje|sånn passe|tja|både|okei?|greit|grei|middels|mja|maybe|usikker|vet|forskjellig|varier|"
                   r"depend|avheng|sometimes|iblant|litt|midt|nøytral|joa)")),
)  # fmt: skip
_TURNED = {5: 2, 4: 2, 3: 3, 2: 3, 1: 3}
_STRONGER = {5: 5, 4: 5, 3: 3, 2: 1, 1: 1}
_SKIPS = re.compile(
    r"\b(?:hopp\w*|hope) (?:over|til)|\b(?:skip|pass)\b|\bneste\b(?! gang)|"
    r"\b(?:vil|ønsker|kan|gidder|rather|want) (?:ikke|ikkje|itj|not) (?:å |to )?(?:svar|si|answer|ta stilling)|"
    r"\bgå videre\b|\bingen? (?:svar|kommentar)|\bet annet spørsmål|"
    r"\bikke (?:noe )?(?:å )?svare?\b|\ben ny\b|\bto answer\b|\bikke svare\b"
)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, Liking]:
    return {_plain(phrase): value for value, phrases in PHRASES.items() for phrase in phrases}  # type: ignore[misc]


def _plain(text: str) -> str:
    """Return the words and pictures of a text, normalised, without punctuation."""
    return " ".join(token for token in normalise(text).split() if token not in _SIGNS)


_SIGNS = frozenset(".,!?:;()\"'«»…-–/")


def read_liking(text: str) -> Liking | None:
    """Return what a text says of an activity, None when it says nothing that we understand."""
    plain = _plain(text)
    whole = normalise(text)
    words = plain.split()
    if not words or len(words) > LONGEST:
        return None
    numbered = _NUMBER.match(whole)
    if numbered:
        return int(numbered.group(1))
    if plain in _NUMBER_WORDS:
        return _NUMBER_WORDS[plain]
    known = _phrases().get(plain)
    if known is not None:
        return known
    if _SKIPS.search(whole):
        return "skip"
    return _inside(words)


def is_surely_liking(text: str) -> bool:
    """Return whether a text is a phrase or a number that says how much one likes something, and nothing else."""
    plain, whole = _plain(text), normalise(text)
    return bool(_NUMBER.match(whole)) or plain in _NUMBER_WORDS or plain in _phrases()


def _inside(words: list[str]) -> Liking | None:
    found: list[tuple[int, int]] = []
    taken = [False] * len(words)
    for size in range(min(LONGEST_PHRASE, len(words)), 1, -1):
        for start in range(len(words) - size + 1):
            phrase = _phrases().get(" ".join(words[start : start + size]))
            if isinstance(phrase, int) and not any(taken[start : start + size]):
                taken[start : start + size] = [True] * size
                found.append((size, _as_said(phrase, words, start)))
    for place, word in enumerate(words):
        if taken[place]:
            continue
        stem_value = next((value for value, stem in _STEMS if stem.match(word)), None)
        if stem_value is not None:
            found.append((1, _as_said(stem_value, words, place)))
    if not found:
        return 2 if _NOT & set(words) else None
    longest = max(size for size, _ in found)
    values = [value for size, value in found if size == longest]
    # "ja, men det er kjedelig": what is said with more words, and of that what is further from the middle.
    return _mixed(values)


def _mixed(values: list[int]) -> int:
    """Return the stronger of what was said for and against, the middle when they are even."""
    high, low = max(values) - 3, 3 - min(values)
    if low <= 0 or high <= 0:
        return max(values, key=lambda value: abs(value - 3))
    return 3 if high == low else (3 + high if high > low else 3 - low)


def _as_said(value: int, words: list[str], start: int) -> int:
    before = words[max(0, start - _BETWEEN) : start]
    if _NOT & set(before):
        return _TURNED[value]
    return _STRONGER[value] if before and _VERY.match(before[-1]) else value
