"""Finds an occupation's name in a sentence: whole, inflected, or misspelt by a letter or two."""

from dataclasses import dataclass

from rapidfuzz.distance import DamerauLevenshtein

from language.normaliser import normalise
from retrieval.content import Content

SUFFIXES = ("ene", "ane", "en", "et", "ne", "er", "ar", "a", "r", "s", "n", "e")
LONGEST_NAME = 5


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
                key = normalise(name)
                owners = self._names.setdefault(key, [])
                if occupation.id not in owners:
                    owners.append(occupation.id)
        self._by_length: dict[int, list[str]] = {}
        for key in self._names:
            self._by_length.setdefault(len(key), []).append(key)

    def find(self, core: str) -> dict[str, NameHit]:
        """Return the best hit of each occupation whose name is in the normalised words `core`."""
        words = core.split()
        found: dict[str, NameHit] = {}
        for size in range(min(LONGEST_NAME, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                span = " ".join(words[start : start + size])
                for key, sureness in self._keys(span):
                    whole = size == len(words)
                    for owner in self._names[key]:
                        hit = NameHit(owner, key, sureness if whole else sureness * 0.9, whole)
                        if owner not in found or found[owner].sureness < hit.sureness:
                            found[owner] = hit
        return found

    def _keys(self, span: str) -> list[tuple[str, float]]:
        """Return the names a span may be, with sureness: exact 1, inflected 0.97, misspelt less."""
        if span in self._names:
            return [(span, 1.0)]
        for suffix in SUFFIXES:
            if span.endswith(suffix) and span[: -len(suffix)] in self._names:
                return [(span[: -len(suffix)], 0.97)]
            if span.endswith(suffix) and span[: -len(suffix)] + "e" in self._names:
                return [(span[: -len(suffix)] + "e", 0.97)]
        allowed = 0 if len(span) < 5 else 1 if len(span) < 9 else 2
        if not allowed:
            return []
        close = []
        for length in range(len(span) - allowed, len(span) + allowed + 1):
            for key in self._by_length.get(length, ()):
                distance = DamerauLevenshtein.distance(span, key, score_cutoff=allowed)
                if distance <= allowed and key[0] == span[0]:
                    close.append((distance, key))
        if not close:
            return []
        nearest = min(distance for distance, _ in close)
        return [(key, 0.95 - 0.08 * nearest) for distance, key in close if distance == nearest]
