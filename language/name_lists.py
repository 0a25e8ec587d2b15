"""What single words are: first names, surnames, places and other names that are no person's, ordinary words.

The lists stand as text beside this module. A word on none of them is judged by its spelling: how much oftener its
groups of three letters come in names than in ordinary words (naive Bayes over letter trigrams).
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from language.name_words import SHORT_NAMES, WORDS_THAT_ARE_NAMES

_FOLDER = Path(__file__).parent
_SURNAME_ENDINGS = tuple(
    """
    sen ssen zen sson dóttir dottir datter owski ewski wski nski ński ska ski cki wicz ović ević ovic evic
    enko chuk czyk aitė ienė auskas evičius escu oğlu oglu zadeh zada ullah mariam medhin pour stad rud bakk
    vik land heim seth nes gård gaard haug berg dal dahl bø moen lund strøm eide stuen hagen bråten sæther
    sæter tveit fjell engen
    """.split()
)
_STEM = 4  # letters that a stem, or a part of a compound, has at least
_SHORT_PARTS = frozenset(
    "mat bil tog lys sag hus sjø fag vei lag tid mål dyr by bad rør tre ide øko nav kul gym pc it hår fly ski bok".split()
)
_INFLECTIONS = (
    "s",
    "e",
    "n",
    "t",
    "r",
    "a",
    "en",
    "et",
    "er",
    "ar",
    "ene",
    "ane",
    "te",
    "de",
    "ne",
    "es",
    "ens",
    "ets",
    "ing",
    "ed",
    "ende",
    "ande",
    "ast",
    "est",
    "st",
    "ly",
    "lig",
    "leg",
)
_STROKED = str.maketrans("łđıħŧŋ", "ldihtn")
_LONGEST_WORD = 40  # letters; what is longer is no word of the language
_LOWEST = math.log(1e-4)


def _listed(name: str) -> list[str]:
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return [word for line in text.splitlines() if not line.startswith("#") for word in line.split()]


def without_accents(word: str) -> str:
    """Return a case-folded word without the accents that Norwegian keyboards lack; æ, ø and å stay."""
    if word.isascii():
        return word
    plain = (letter if letter in "æøå" else unicodedata.normalize("NFKD", letter)[0] for letter in word)
    return "".join(plain).translate(_STROKED)


def _with_plain_spellings(names: Iterable[str]) -> frozenset[str]:
    folded = {name.casefold() for name in names}
    return frozenset(folded | ({without_accents(name) for name in folded} - ordinary_words()))


@lru_cache(maxsize=1)
def first_names() -> frozenset[str]:
    """Return first names, case-folded, with and without accents."""
    return _with_plain_spellings(_listed("first_names"))


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    """Return surnames, case-folded, with and without accents."""
    return _with_plain_spellings(_listed("surnames"))


@lru_cache(maxsize=1)
def place_names() -> frozenset[str]:
    """Return names of places, schools, offices, firms and products, case-folded, their words joined with spaces."""
    return frozenset(name.casefold().replace("_", " ") for name in _listed("place_names"))


@lru_cache(maxsize=1)
def ordinary_words() -> frozenset[str]:
    """Return the ordinary words of Norwegian and English messages about school and work, case-folded."""
    return frozenset(word.casefold() for word in _listed("ordinary_words"))


def is_clear_first_name(word: str) -> bool:
    """Return whether a case-folded word is a first name and hardly ever another word."""
    if word not in first_names() or word in WORDS_THAT_ARE_NAMES or word in place_names():
        return False
    return len(word) > 3 or word in SHORT_NAMES


def is_first_name(word: str) -> bool:
    """Return whether a case-folded word is a first name, perhaps another word too."""
    return word in first_names()


def is_surname(word: str) -> bool:
    """Return whether a case-folded word is a surname, perhaps another word too."""
    return word in surnames()


def is_clear_surname(word: str) -> bool:
    """Return whether a case-folded word is a surname and neither a place nor an ordinary word."""
    return word in surnames() and len(word) > 3 and word not in place_names() and not is_ordinary(word)


@lru_cache(maxsize=20_000)
def is_ordinary(word: str) -> bool:
    """Return whether a case-folded word is ordinary: listed, an inflection of a listed one or two of them joined."""
    known = ordinary_words()
    if word in known:
        return True
    if len(word) > _LONGEST_WORD or word in first_names() or word in surnames():
        return False
    if any(len(word) - len(end) >= _STEM and word.endswith(end) and word[: -len(end)] in known for end in _INFLECTIONS):
        return True
    for cut in range(_STEM - 1, len(word) - _STEM + 1):
        first, second = word[:cut], word[cut:]
        if second in known and (_is_first_part(first) or (first[-1] in "se" and _is_first_part(first[:-1]))):
            return True
    return False


def _is_first_part(part: str) -> bool:
    return part in ordinary_words() and (len(part) >= _STEM or part in _SHORT_PARTS)


def ends_like_a_surname(word: str) -> bool:
    """Return whether a case-folded word ends as surnames do: -sen, -ski, -enko, -stad."""
    return word.endswith(_SURNAME_ENDINGS) and len(word) > 5


@lru_cache(maxsize=20_000)
def is_slip_of(word: str, of: frozenset[str]) -> bool:
    """Return whether a word is one of `of`, of four letters or more, with one letter swapped, lost, added or wrong."""
    if not 3 < len(word) < _LONGEST_WORD:
        return False
    return any(_one_apart(word, other) for other in of if abs(len(other) - len(word)) < 2 and len(other) > 3)


def _one_apart(one: str, other: str) -> bool:
    """Return whether two different words are one edit apart (Damerau–Levenshtein, neighbours swapped as one edit)."""
    if one == other:
        return False
    at = 0
    while at < min(len(one), len(other)) and one[at] == other[at]:
        at += 1
    rest, wanted = one[at:], other[at:]
    if len(one) == len(other):
        return rest[1:] == wanted[1:] or (rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:])
    return rest[1:] == wanted if len(one) > len(other) else rest == wanted[1:]


def looks_foreign(word: str) -> bool:
    """Return whether a word holds letters that neither Norwegian nor English writes."""
    return not word.isascii() and any(
        letter not in "æøåéèêòóôüöä'’-" for letter in word.casefold() if ord(letter) > 127
    )


@lru_cache(maxsize=20_000)
def nameness(word: str) -> float:
    """Return how much likelier the case-folded word's spelling is in a name than in an ordinary word: natural log a letter."""
    of_names, of_words = _spellings()
    trigrams = _trigrams(without_accents(word[:_LONGEST_WORD]))
    odds = sum(of_names.get(three, _LOWEST) - of_words.get(three, _LOWEST) for three in trigrams)
    return odds / len(trigrams)


@lru_cache(maxsize=1)
def _spellings() -> tuple[dict[str, float], dict[str, float]]:
    names = (first_names() | surnames()) - ordinary_words()
    return _shares(names), _shares(ordinary_words())


def _shares(words: Iterable[str]) -> dict[str, float]:
    counts = Counter(three for word in words for three in _trigrams(word))
    total = sum(counts.values()) / 1000
    return {three: math.log((number + 0.5) / (total + 1)) - math.log(1000) for three, number in counts.items()}


def _trigrams(word: str) -> list[str]:
    framed = f"^{word}$"
    return [framed[start : start + 3] for start in range(len(framed) - 2)] or [framed]
