"""How much an occupation is what a person wants to be spared. Pure."""

import re
from collections.abc import Collection

from language.normaliser import normalise
from retrieval.content import Content
from retrieval.records import Occupation

#: who would rather be alone is spared the occupations of the social type (O*NET's scale, 1 to 7)
PEOPLE = re.compile(r"\b(?:folk|mennesker?|people|kunder?|sosial\w*|snakke|andre|barn|unge|pasienter?)\b")
SOCIAL_FROM, SOCIAL_TO = 3.0, 5.0
#: beginnings of the words in which our texts speak of what many dislike
SPOKEN_AS = {
    "blod": ("blod", "sprøyte", "oper", "kirurg", "sår", "skade", "slakt"),
    "sprøyt": ("sprøyte", "vaksin", "bedøv"),
    "matt": ("matte", "regn", "beregn", "tall", "statistikk", "regnskap"),
    "math": ("matte", "regn", "beregn", "tall", "statistikk", "regnskap"),
    "kontor": ("kontor", "pult", "pc", "møter", "saksbehandl"),
    "skjerm": ("skjerm", "pc", "data", "kode"),
    "natt": ("natt", "turnus", "døgn", "vakt"),
    "turnus": ("turnus", "natt", "vakt", "skift", "helg"),
    "skift": ("turnus", "natt", "skift", "helg"),
    "helg": ("helg", "turnus", "vakt"),
    "kveld": ("kveld", "turnus", "vakt"),
    "vakter": ("vakt", "turnus", "natt"),
    "løft": ("løft", "bær", "tung", "pleie", "stell"),
    "tung": ("løft", "bær", "tung", "pleie", "stell"),
    "høyde": ("høyde", "stillas", "tak", "kran", "mast"),
    "reis": ("reis", "borte"),
}
SPOKEN_OF = 0.95  # an occupation whose text speaks of the thing
#: who can't or won't go to school for long, or read much, is spared what takes a university or a college
LONG_EDUCATION = re.compile(
    r"\b(?:lang\w* (?:utdann|skole|studi|tekst)|les\w* (?:lange?|mye|masse|tjukke?|tykke?|bøker)|mye lesing|pugg\w*)"
)
HIGHER = re.compile(
    r"\b(?:bachelor\w*|master\w*|universitet\w*|høyskole\w*|høgskole\w*|profesjonsstudi\w*|embets\w*)", re.IGNORECASE
)
#: who can't stand maths is spared what takes maths or science to be let in to
MATHS = re.compile(r"\b(?:matt[ea]|matematikk\w*|math|maths|realfag\w*|fysikk\w*)\b")
TAKES_MATHS = re.compile(r"\b(?:matematikk\w*|matte\w*|realfag\w*|fysikk\w*|R1)\b", re.IGNORECASE)
TAKES_IT = 0.95  # an occupation whose education takes what somebody wants to be spared
SHORTEST = 4  # letters of a word that means something
LETTERS_OF_STEM = 4


class Dislikes:
    """What every occupation's text speaks of."""

    def __init__(self, content: Content) -> None:
        self._words = {one.id: _words_of(one) for one in content.occupations.values()}
        self._higher = {one.id for one in content.occupations.values() if HIGHER.search(one.education_path.nb)}
        self._maths = {one.id for one in content.occupations.values() if TAKES_MATHS.search(one.education_path.nb)}
        self._social = {one.id: one.riasec.S for one in content.occupations.values()}

    def of(self, occupation_id: str, disliked: str) -> float:
        """Return from 0 to 1 how surely the occupation holds what is disliked."""
        return max(
            self._spoken_of(occupation_id, disliked),
            self._with_people(occupation_id, disliked),
            self._takes(occupation_id, disliked),
        )

    def _takes(self, occupation_id: str, disliked: str) -> float:
        takes_long = occupation_id in self._higher and LONG_EDUCATION.search(disliked)
        takes_maths = occupation_id in self._maths and MATHS.search(disliked)
        return TAKES_IT if takes_long or takes_maths else 0.0

    def _spoken_of(self, occupation_id: str, disliked: str) -> float:
        beginnings = [spoken_as(_stem(word)) for word in disliked.split() if len(word) >= SHORTEST]
        if not beginnings:
            return 0.0
        words = self._words[occupation_id]
        return SPOKEN_OF * sum(any(w.startswith(one) for w in words) for one in beginnings) / len(beginnings)

    def _with_people(self, occupation_id: str, disliked: str) -> float:
        if not PEOPLE.search(disliked):
            return 0.0
        return min(1.0, max(0.0, (self._social[occupation_id] - SOCIAL_FROM) / (SOCIAL_TO - SOCIAL_FROM)))


def names(occupation: Occupation, disliked: str) -> bool:
    """Return whether what is disliked stands in an occupation's title: "renhold" in "Renholder"."""
    stems = [_stem(word) for word in normalise(disliked).split() if len(word) >= SHORTEST]
    return any(word.startswith(stem) for stem in stems for word in normalise(occupation.title.nb).split())


def spoken_as(stem: str) -> tuple[str, ...]:
    """Return the beginnings of the words that speak of a word with this stem."""
    return next((words for beginning, words in SPOKEN_AS.items() if stem.startswith(beginning)), (stem,))


def _words_of(occupation: Occupation) -> Collection[str]:
    texts = [*occupation.interests.nb, occupation.summary.nb, occupation.what_you_do.nb, occupation.where_you_work.nb]
    return frozenset(word for text in texts for word in normalise(text).split())


def _stem(word: str) -> str:
    return word[: max(LETTERS_OF_STEM, len(word) - 2)]
