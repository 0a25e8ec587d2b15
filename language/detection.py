"""Says which of bokmål, nynorsk and English a message is written in, or that it is too little to tell."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from language.language_words import (
    BEGINNINGS,
    BOKMAAL,
    DIALECT,
    ENDINGS,
    ENGLISH,
    NORWEGIAN,
    NOT_BY_ENDING,
    NYNORSK,
)

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LONGEST = 4000  # characters looked at; more tells nothing new
_LEAST_EVIDENCE = 2.5
_SURE = 3.5  # what speaks for one of bokmål and nynorsk from which on what was written before doesn't count
DIALECT_SHARE = 0.3  # of what speaks for nynorsk in a text that holds dialect
_SPOKEN = DIALECT | {"e"}  # words of dialect, also of one that is near to nynorsk: "e da lov"
_HISTORY = 4  # earlier messages that count
_HISTORY_WEIGHT = 1.2


@dataclass(frozen=True)
class Detection:
    """A language code, or None when there is too little to tell; `confidence` from 0 to 1."""

    lang: str | None
    confidence: float


@dataclass(frozen=True)
class _Evidence:
    """What the words of a text speak for."""

    bokmaal: float
    nynorsk: float
    english: float
    norwegian: float
    is_spoken: bool = False


def detect_language(text: str, history: Sequence[str] = ()) -> Detection:
    """Return the language `text` is written in: "nb", "nn", "en" or None.

    `history` holds the same person's earlier messages, oldest first; it tips the balance between bokmål and nynorsk
    where the text alone says little. None means: keep the language the conversation has. Dialect counts as bokmål, but in
    answer to nynorsk it changes nothing.
    """
    now = _evidence(text[:_LONGEST])
    norwegian = now.bokmaal + now.nynorsk + now.norwegian
    if max(norwegian, now.english) < _LEAST_EVIDENCE:
        return Detection(None, 0.0)
    if now.english > norwegian:
        return _decided("en", now.english - norwegian)
    if norwegian - now.english < 1.0:
        return Detection(None, 0.0)
    lean = now.bokmaal - now.nynorsk
    before = [_evidence(earlier[:_LONGEST]) for earlier in list(history)[-_HISTORY:]]
    leaned = sum(_HISTORY_WEIGHT * math.tanh((e.bokmaal - e.nynorsk) / 3) for e in before)
    if lean > 0 > leaned and now.is_spoken:
        return Detection(None, 0.0)
    if abs(lean) < _SURE:
        lean += leaned
    if abs(lean) >= 1.5:
        return _decided("nb" if lean > 0 else "nn", abs(lean))
    spoke_english = bool(before) and before[-1].english > before[-1].bokmaal + before[-1].nynorsk + before[-1].norwegian
    if spoke_english and norwegian >= 2 * _LEAST_EVIDENCE:
        return Detection("nb", 0.5)
    return Detection(None, 0.0)


def _decided(lang: str, margin: float) -> Detection:
    return Detection(lang, round(1 / (1 + math.exp(-0.6 * margin)), 3))


@lru_cache(maxsize=512)
def _evidence(text: str) -> _Evidence:
    bokmaal = nynorsk = english = norwegian = 0.0
    words = _WORD.findall(text.casefold().replace("’", "'"))
    for word in words:
        if word in BOKMAAL:
            bokmaal += BOKMAAL[word]
        elif word in NYNORSK:
            nynorsk += NYNORSK[word]
        elif word not in ENGLISH and word not in NORWEGIAN:
            lean = _lean_of_spelling(word)
            bokmaal += max(lean, 0.0)
            nynorsk += max(-lean, 0.0)
        if word not in BOKMAAL and word not in NYNORSK:
            norwegian += NORWEGIAN.get(word, 0.7 if set(word) & set("æøå") else 0.0)
        english += ENGLISH.get(word, 0.0)
    if DIALECT & set(words):
        nynorsk *= DIALECT_SHARE
    return _Evidence(bokmaal, nynorsk, english, norwegian, bool(_SPOKEN & set(words)))


def _lean_of_spelling(word: str) -> float:
    """Return how bokmål (positive) or nynorsk (negative) an unlisted word is spelt."""
    if word in NOT_BY_ENDING:
        return 0.0
    for beginning, length, weight in BEGINNINGS:
        if len(word) >= length and word.startswith(beginning):
            return weight
    for ending, length, weight in ENDINGS:
        if len(word) >= length and word.endswith(ending):
            return weight
    return 0.0
