"""Finds names of occupations in text: inflected, in compounds and misspelt. Pure, built once per model."""

import re
from collections.abc import Container
from dataclasses import dataclass
from itertools import combinations

# Endings of bokmål, nynorsk and spoken forms after a whole name (sykepleier+ne, kokk+ar, lege+r, frisør+ens).
ENDINGS = frozenset(
    "s n r e a t en er et ar an ane ene ens ets ers ar's ne nes rne rna ra na arar arane aren anes enes erne erna "
    "eren erens ernes".split()
)
# What a name is put together with when the occupation is still meant.
HEADS = (
    "utdann", "udann", "utdaning", "lærling", "yrk", "fag", "stud", "jobb", "lønn", "løn", "linj", "line", "skole",
    "skule", "kurs", "praksis", "vikar", "stilling", "elev", "bedrift", "lærer", "tittel", "program",
)  # fmt: skip
LINKS = ("", "s", "e", "-")
# What shows that a message is English, where a name means something else in Norwegian ("vet").
ENGLISH = frozenset("a an the is are what how to do does i i'm my you can want job work become as of for and".split())
# A verb stands after these ("hva lærer man", "jeg selger"), a name after a verb of becoming ("blir man lærer").
ASKING = frozenset("hva kva ka kæ hvordan korleis kordan åssen koss når hvor kor".split())
PRONOUNS = frozenset("jeg eg æ æg du man han hun ho vi me dere dokker de dei".split())
BECOMING = frozenset("bli blir ble blei vert er e va var være vere som".split())
WORD = re.compile(r"[^\W_]+(?:-[^\W_]*)*")
SHORTEST_MISSPELT = 6
APART, SHORTEST_PART = 2, 3  # words of a name that is written apart, and letters of each
SHORTEST_TWICE_MISSPELT = 9
LONGEST_WORD = 60  # letters; what is longer is no word, and would take long to look through


@dataclass(frozen=True)
class Found:
    """An occupation in a text: its content id and the characters [start, end) that name it."""

    occupation: str
    start: int
    end: int
    exact: bool


def folded_spellings(name: str) -> set[str]:
    """Return a lower-case name and how keyboards without æ, ø and å spell it."""
    name = name.casefold()
    return {
        name,
        name.replace("æ", "ae").replace("ø", "oe").replace("å", "aa"),
        name.replace("æ", "a").replace("ø", "o").replace("å", "a"),
    }


def edit_distance(one: str, other: str, most: int) -> int:
    """Return the number of edits, neighbours swapped counting as one; `most` + 1 when there are more.

    Optimal string alignment (Damerau 1964).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before, last = last, row
    return last[-1]


def deletions(word: str, most: int) -> set[str]:
    """Return the word with up to `most` letters left out (the index of symmetric-delete spelling correction)."""
    found = {word}
    for number in range(1, most + 1):
        found |= {"".join(kept) for kept in combinations(word, len(word) - number)}
    return found


def allowed_edits(length: int) -> int:
    """Return how many mistakes a name of this many letters may hold."""
    if length >= SHORTEST_TWICE_MISSPELT:
        return 2
    return 1 if length >= SHORTEST_MISSPELT else 0


class OccupationNames:
    """All names of all occupations, ready to be found in text."""

    def __init__(
        self,
        names: dict[str, list[str]],
        ordinary_words: Container[str] = frozenset(),
        misleading: Container[str] = frozenset(),
    ) -> None:
        """`names` are by content id; `ordinary_words` are never taken for a misspelt name.

        `misleading` are names that count only in an English message. Names in capitals ("OT") count only so.
        """
        self._ordinary, self._misleading = ordinary_words, misleading
        self._exact: dict[tuple[str, ...], str] = {}
        self._capitals = {name.casefold() for own in names.values() for name in own if name.isupper()}
        self._by_deletion: dict[str, set[str]] = {}
        for occupation, own in names.items():
            for name in own:
                for spelling in folded_spellings(name):
                    # "HR-rådgiver" is written "hr rådgiver" as well.
                    for written in (spelling, spelling.replace("-", " ")):
                        words = tuple(word.rstrip("-") for word in WORD.findall(written))
                        if words:
                            self._exact.setdefault(words, occupation)
        self._longest = max((len(words) for words in self._exact), default=0)
        single = [words[0] for words in self._exact if len(words) == 1]
        self._longest_misspelt = max((len(word) for word in single), default=0) + 2
        for word in single:
            for key in deletions(word, allowed_edits(len(word))) if allowed_edits(len(word)) else ():
                self._by_deletion.setdefault(key, set()).add(word)

    def find(self, text: str) -> list[Found]:
        """Return the occupations named in a text in their order, each place once, the longest name first."""
        places = [(match.group().casefold().rstrip("-"), match.start(), match.end()) for match in WORD.finditer(text)]
        words = [word for word, _, _ in places]
        is_english = len(ENGLISH.intersection(words)) >= 2
        found: list[Found] = []
        index = 0
        while index < len(places):
            taken = 1
            for length in range(min(max(self._longest, APART), len(places) - index), 0, -1):
                occupation = self._whole(tuple(words[index : index + length]))
                if occupation is None and length == APART:
                    occupation = self._written_apart(words[index : index + length])
                if occupation is None:
                    continue
                start, end = places[index][1], places[index + length - 1][2]
                if length == 1 and not self._is_meant(words, index, text[start:end], is_english):
                    break
                found.append(Found(occupation, start, end, True))
                taken = length
                break
            else:
                occupation = self.misspelt(words[index])
                if occupation is not None:
                    found.append(Found(occupation, places[index][1], places[index][2], False))
            index += taken
        return found

    def _written_apart(self, words: list[str]) -> str | None:
        """Return the occupation of a name of one word that is written in two: "fly mekaniker"."""
        first, second = words
        if min(len(first), len(second)) < SHORTEST_PART:
            return None
        return self._exact.get((first + second,))

    def _is_meant(self, words: list[str], index: int, written: str, is_english: bool) -> bool:
        """Return whether a single word that is a name is meant as one where it stands."""
        word = words[index]
        if word in self._capitals:
            return written.isupper()
        if word in self._misleading:
            return is_english
        before = words[index - 1] if index else ""
        if word.endswith("er") and before in ASKING:
            return False
        return not (word.endswith("er") and before in PRONOUNS and (index < 2 or words[index - 2] not in BECOMING))

    def _whole(self, words: tuple[str, ...]) -> str | None:
        """Return the occupation of words that are a name, inflected or followed by what it's put together with."""
        if words in self._exact:
            return self._exact[words]
        *before, last = words
        if len(last) > LONGEST_WORD:
            return None
        for length in range(len(last) - 1, 1, -1):
            rest = last[length:]
            occupation = self._exact.get((*before, last[:length]))
            if occupation is None:
                continue
            if length < 4 and not before:
                # Names of two or three letters are found only whole: too much begins like them.
                return None
            if rest in ENDINGS or self._is_compound(rest):
                return occupation
        return None

    @staticmethod
    def _is_compound(rest: str) -> bool:
        return any(rest.startswith(link + head) for link in LINKS for head in HEADS)

    def misspelt(self, word: str) -> str | None:
        """Return the occupation that a word most likely misspells, None when there is no close one."""
        if not SHORTEST_MISSPELT - 1 <= len(word) <= LONGEST_WORD or word in self._ordinary:
            return None
        best: tuple[int, int, str] | None = None
        for stem, penalty in self._readings(word):
            if len(stem) > self._longest_misspelt:
                continue
            most = allowed_edits(len(stem) + 1)
            candidates = {name for key in deletions(stem, most) for name in self._by_deletion.get(key, ())}
            for name in candidates:
                if stem[:-1] == name[:-1] and stem[-1] in "td" or f"{stem}r" == name:
                    continue  # a verb, not a misspelt noun: fiske, fisket beside fisker
                allowed = min(most, allowed_edits(len(name)))
                distance = edit_distance(stem, name, allowed)
                if 0 < distance <= allowed or (distance == 0 and penalty):
                    rank = (distance + penalty, abs(len(stem) - len(name)), name)
                    best = min(best, rank) if best else rank
        return self._exact[(best[2],)] if best else None

    @staticmethod
    def _readings(word: str) -> list[tuple[str, int]]:
        """Return the word itself, and without what may be an ending or the second half of a compound."""
        readings = [(word, 0)]
        readings += [(word[: -len(e)], 1) for e in ("erne", "ene", "ane", "en", "er", "ar", "ne", "e", "n", "r", "s")
                     if word.endswith(e) and len(word) - len(e) >= SHORTEST_MISSPELT - 1]  # fmt: skip
        for head in HEADS:
            at = word.find(head, SHORTEST_MISSPELT - 1)
            if at > 0:
                readings.append((word[:at], 1))
                readings.append((word[:at].rstrip("se"), 1))
        return readings
