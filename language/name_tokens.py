"""The words of a message as a reader of names sees them: how each is written, and what lists and spelling say of it."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from language import name_lists as lists
from language import name_words as words

MASK = "\ufffc"  # stands for every character of what is already found

_MARKS = r"\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670"  # accents and vowel signs written by themselves
_LETTER = rf"[^\W\d_][{_MARKS}]*"
_TOKEN = re.compile(rf"(?:{_LETTER})+(?:[-'’´`‑](?:{_LETTER})+)*|{MASK}+")
_NO_VOWEL_SIGNS = re.compile(rf"[{_MARKS}]")
_PLAIN_SIGNS = str.maketrans({"’": "'", "´": "'", "`": "'", "‑": "-"})
_SENTENCE_END = re.compile(r"[.!?:\n\r…•|]|[-–—*>]\s")
_LONG = 8  # letters: longer words are hardly names when they are joined of ordinary ones
_SHOUTED = 0.7  # share of words with capitals from which on a capital tells nothing


@dataclass(frozen=True)
class Word:
    """One word of a message.

    `gap` is what stands between it and the word before, `first` whether it opens a sentence, `capital` whether it is
    written with a capital though nothing else asks for one.
    """

    start: int
    end: int
    text: str
    gap: str
    first: bool  # of its sentence
    capital: bool  # written with a capital though it need not be

    @cached_property
    def low(self) -> str:
        """The word case-folded, accents joined to their letters, hyphens and apostrophes made plain."""
        plain = unicodedata.normalize("NFC", self.text.casefold()).replace("i\u0307", "i").translate(_PLAIN_SIGNS)
        return plain if plain.isascii() or plain[0] == MASK else _NO_VOWEL_SIGNS.sub("", plain)

    @property
    def masked(self) -> bool:
        """Whether it hides what has been found before."""
        return self.text[0] == MASK

    @cached_property
    def bare(self) -> str:
        """The word without accents or a possessive s, when only so it is a name."""
        low = self.low
        plain = lists.without_accents(low)
        if (
            plain != low
            and not (lists.is_first_name(low) or lists.is_surname(low))
            and (lists.is_first_name(plain) or lists.is_surname(plain))
        ):
            return plain
        if lists.is_first_name(low) or lists.is_surname(low):
            return low
        for ending in ("'s", "s'", "'", "s"):
            if low.endswith(ending) and len(low) - len(ending) >= 2:
                stem = low[: -len(ending)]
                if lists.is_first_name(stem) or lists.is_surname(stem):
                    return stem
        return low.removesuffix("'s") if low.endswith("'s") else low

    @cached_property
    def parts(self) -> list[str]:
        """The parts of a double word."""
        return [part for part in self.bare.split("-") if part]

    @cached_property
    def is_place(self) -> bool:
        """A place, school, office, firm or product, also in the genitive."""
        low = self.low
        known = lists.place_names()
        return (
            low in known
            or (low.endswith("s") and low[:-1] in known and not self.is_clear)
            or (low.endswith("'s") and low[:-2] in known)
        )

    @cached_property
    def is_clear(self) -> bool:
        """A first name and nothing else; of double names, one part at least."""
        if self.low in lists.ordinary_words() and self.bare != self.low:
            return False
        if self.low in words.NAMES_THAT_ARE_LITTLE_WORDS:
            return False
        if lists.is_clear_first_name(self.bare):
            return True
        parts = self.parts
        return (
            len(parts) > 1
            and all(lists.is_first_name(part) or lists.is_surname(part) or self.capital for part in parts)
            and any(map(lists.is_clear_first_name, parts))
            and not lists.is_ordinary(parts[-1])
        )

    @cached_property
    def is_first_name(self) -> bool:
        """A first name, perhaps another word too."""
        return (
            self.is_clear
            or lists.is_first_name(self.bare)
            or (len(self.parts) > 1 and lists.is_first_name(self.parts[0]) and lists.is_first_name(self.parts[-1]))
        )

    @cached_property
    def is_borne(self) -> bool:
        """A first name that people bear in Norway, though it be a noun too."""
        if self.bare != self.low and lists.is_ordinary(self.low):
            return False
        return self.is_clear or self.bare in words.NOUNS_THAT_ARE_NAMES

    @cached_property
    def is_surname(self) -> bool:
        """A surname, perhaps another word too; of double surnames, the last."""
        return lists.is_surname(self.bare) or (
            len(self.parts) > 1
            and lists.is_surname(self.parts[-1])
            and (lists.is_surname(self.parts[0]) or self.capital)
        )

    @cached_property
    def is_clear_surname(self) -> bool:
        """A surname that is neither a place nor an ordinary word."""
        clear = lists.is_clear_surname(self.bare) or (
            len(self.parts) > 1
            and all(map(lists.is_surname, self.parts))
            and any(map(lists.is_clear_surname, self.parts))
        )
        return clear and self.low not in lists.ordinary_words() and self.low not in words.WORDS_THAT_ARE_NAMES

    @cached_property
    def is_listed(self) -> bool:
        """A word of the sentence: on the lists of such words as it stands."""
        low = self.low
        return (
            low in words.WORDS_OF_THE_SENTENCE or low in lists.ordinary_words() or low.split("'")[0] in words.CONTRACTED
        )

    @cached_property
    def is_written_as_name(self) -> bool:
        """With a telling capital, and neither a place nor a word of the sentence."""
        compound = len(self.parts) > 1 and lists.is_ordinary(self.parts[-1])  # "NAV-kontoret"
        return self.capital and not compound and not self.is_place and self.low not in words.WORDS_OF_THE_SENTENCE

    @cached_property
    def is_ordinary(self) -> bool:
        """Listed, or inflected or joined of listed words; under a telling capital only when it is long."""
        if self.is_listed:
            return True
        return lists.is_ordinary(self.low) and (not self.capital or len(self.low) > _LONG)

    @cached_property
    def is_unknown(self) -> bool:
        """Neither an ordinary word, nor one with a slip of the finger, nor a place or an abbreviation."""
        if self.masked or len(self.low) < 2 or self.is_place or self.is_ordinary:
            return False
        head = self.text.split("-")[0]
        abbreviation = len(head) < min(4, len(self.text)) and head.isupper() and not self.text.isupper()
        return not abbreviation and (self.capital or not self.is_slip)

    @cached_property
    def is_slip(self) -> bool:
        """One letter from a word of the sentence."""
        if self.low in lists.ordinary_words() and self.low not in words.WORDS_OF_THE_SENTENCE:
            return False
        return not self.is_first_name and not self.is_surname and lists.is_slip_of(self.low, words.OFTEN_MISTYPED)

    @cached_property
    def nameness(self) -> float:
        """How much the spelling is like a name; natural log odds a letter group."""
        score = max(lists.nameness(self.low), lists.nameness(self.bare))
        if lists.looks_foreign(self.low):
            score += 0.4
        return score

    @cached_property
    def is_other_script(self) -> bool:
        """Written in Arabic, Ethiopic, Cyrillic … letters."""
        return not self.masked and ord(self.low[0]) >= 0x370 and not 0x1E00 <= ord(self.low[0]) < 0x2000


def words_of(text: str) -> list[Word]:
    """Return the words of a text, in order."""
    found = list(_TOKEN.finditer(text))
    shouting = _is_shouting(text, found)
    tokens: list[Word] = []
    before = 0
    for m in found:
        gap = text[before : m.start()]
        first = before == 0 or bool(_SENTENCE_END.search(gap))
        word = m.group()
        capital = word[0].isupper() and not first and not shouting and not (word.isupper() and len(word) > 1)
        tokens.append(Word(m.start(), m.end(), word, gap, first, capital))
        before = m.end()
    return tokens


def _is_shouting(text: str, found: list["re.Match[str]"]) -> bool:
    """Return whether so many words inside sentences have capitals that a capital tells nothing."""
    inner = [
        m.group()[0].isupper()
        for before, m in pairwise(found)
        if len(m.group()) > 1 and m.group()[0] != MASK and not _SENTENCE_END.search(text, before.end(), m.start())
    ]
    return len(inner) > 3 and sum(inner) / len(inner) > _SHOUTED
