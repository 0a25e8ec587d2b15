"""Finds an occupation's name in a sentence: whole, inflected, written apart, or misspelt by letters or by ear."""

from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from language.normaliser import normalise
from retrieval.content import Content
from retrieval.everyday import EVERYDAY_WORDS
from retrieval.records import SECTIONS
from retrieval.sounds import sound_of

SUFFIXES = ("ene", "ane", "en", "et", "ne", "er", "ar", "a", "r", "s", "n", "e")
LONGEST_NAME = 5
LONG = 8  # letters from which on the first may be wrong as well ("geolog" is no misspelt "teolog")
PART_OF_QUERY = 0.9  # how much a name counts that is only a part of what was asked …
SHORTEST = 4  # letters of a word that may be misspelt
SHORTEST_PART = 3  # letters of each word of a name written apart and misspelt
BESIDE_WHOLE = 0.75  # … and when all of it, taken together, is another name ("buss sjafør")


@dataclass(frozen=True)
class NameHit:
    """A name found: how surely, 0 to 1, and whether it was the whole query."""

    occupation: str
    name: str
    sureness: float
    whole: bool


class NameFinder:
    """Every name of every occupation, normalised."""

    def __init__(self, content: Content) -> None:
        self._names: dict[str, list[str]] = {}
        for occupation in content.occupations.values():
            for name in occupation.names:
                owners = self._names.setdefault(normalise(name), [])
                if occupation.id not in owners:
                    owners.append(occupation.id)
        self._known_words = _words_of(content)
        self._titles = {normalise(o.title.get(lang)) for o in content.occupations.values() for lang in ("nb", "nn")}
        self._joined: dict[str, list[str]] = {}
        self._sounds: dict[str, list[str]] = {}
        for name in self._names:
            self._joined.setdefault(_joined(name) or name, []).append(name)
            self._sounds.setdefault(sound_of(name), []).append(name)

    def find(self, core: str) -> dict[str, NameHit]:
        """Return the best hit of each occupation whose name is in the normalised words `core`."""
        words = core.split()
        found: dict[str, NameHit] = {}
        for size in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                whole = size == len(words)
                share = 1.0 if whole else BESIDE_WHOLE if any(hit.whole for hit in found.values()) else PART_OF_QUERY
                for name, sureness in self._read(" ".join(words[start : start + size])):
                    if not whole and name in EVERYDAY_WORDS:
                        continue
                    for owner in self._names[name]:
                        hit = NameHit(owner, name, sureness * share, whole)
                        if owner not in found or found[owner].sureness < hit.sureness:
                            found[owner] = hit
        return found

    def _read(self, span: str) -> list[tuple[str, float]]:
        """Return the names a span may be, with sureness: exact 1, written apart or inflected a little less."""
        if span in self._names:
            return [(span, 1.0)]
        joined = _joined(span)
        if not joined:
            return []
        if joined in self._joined:
            return [(name, 0.98) for name in self._joined[joined]]
        for suffix in SUFFIXES:
            if joined.endswith(suffix):
                stem = joined[: -len(suffix)]
                for form in (stem, stem + "e", stem + "er"):
                    if form in self._joined:
                        return [(name, 0.97) for name in self._joined[form]]
        return self._misspelt(joined) if self._may_be_misspelt(span.split()) else []

    def _may_be_misspelt(self, words: list[str]) -> bool:
        """Return whether words can be a misspelt name: what our own texts use is spelt as meant ("lese", not "lege")."""
        unknown = [word for word in words if word not in self._known_words]
        return bool(unknown) and (len(words) == 1 or min(len(word) for word in words) >= SHORTEST_PART)

    def _misspelt(self, joined: str) -> list[tuple[str, float]]:
        """Return the names nearest by letters and by sound, when they are near enough for the word's length."""
        if len(joined) < SHORTEST:
            return []
        allowed = _allowed(len(joined))
        sound = sound_of(joined)
        close: dict[str, float] = {}
        for key, distance, _ in process.extract_iter(
            joined, self._joined.keys(), scorer=OSA.distance, score_cutoff=allowed
        ):
            begins_alike = key[0] == joined[0] or len(joined) >= LONG
            if allowed > 0 and distance <= _allowed(len(key)) and begins_alike:
                for name in self._joined[key]:
                    close[name] = distance + (0.5 if key[0] != joined[0] else 0.0)
        by_ear = min(allowed, 1 if len(sound) < 8 else 2)  # 0 for a short word: it must sound the same
        for key, distance, _ in process.extract_iter(
            sound, self._sounds.keys(), scorer=OSA.distance, score_cutoff=by_ear
        ):
            if key[:1] == sound[:1] and (distance == 0 or len(key) > 4):
                for name in self._sounds[key]:
                    close[name] = min(close.get(name, 9.0), distance + 0.6)
        if not close:
            return []
        # Of two names as near as each other, a title is likelier to be meant than another name.
        ranked = {name: away + (0.0 if name in self._titles else 0.2) for name, away in close.items()}
        nearest = min(ranked.values())
        return [(name, 0.95 - 0.08 * away) for name, away in ranked.items() if away <= nearest + 0.7]


def _joined(name: str) -> str:
    return "".join(letter for letter in name if letter.isalnum())


def _allowed(length: int) -> int:
    """Return how many mistakes a word of this many letters may hold."""
    return 0 if length < 5 else 1 if length < 8 else 2 if length < 13 else 3


def _words_of(content: Content) -> frozenset[str]:
    """Return the normalised words of all our texts, but for other names, which hold misspellings on purpose."""
    texts: list[str] = []
    for occupation in content.occupations.values():
        texts += [*occupation.interests.nb, *occupation.interests.nn]
        for section in ("summary", *SECTIONS):
            texts += [getattr(occupation, section).nb, getattr(occupation, section).nn]
    for answer in content.answers.values():
        texts += [answer.text.nb, answer.text.nn, answer.text.en]
    written = {word for text in texts for word in text.casefold().split()}
    return frozenset(word for some in written for word in normalise(some).split() if word.isalpha())
