"""Ordinary words that lists do not hold as they are written: with a slip of the finger, or a dialect's ending.

Such a word is no name, however its spelling looks, unless somebody is being named just there.
"""

from collections.abc import Sequence
from functools import lru_cache

from language import name_lists as lists
from language import name_words as words
from language.name_people import is_person_word
from language.name_tokens import Word

_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_LONGEST = 24  # letters; longer words are not tried
# Endings of nouns and verbs in the dialects, and what of the written language may stand in their place.
_DIALECT_ENDINGS = (
    ("an", ("", "e", "a", "ene", "ane", "er")),
    ("ann", ("", "e", "a")),
    ("æran", ("er", "ar", "ær")),
    ("eran", ("er", "ere")),
    ("aran", ("ar", "er")),
    ("anj", ("", "e")),
    ("in", ("en", "ene", "e")),
    ("i", ("a", "en", "e", "")),
    ("o", ("a", "e")),
    ("a", ("e", "et", "en", "")),
    ("æ", ("a", "e", "")),
    ("'n", ("en", "")),
    ("n", ("en", "r")),
)
_INTRODUCING = words.BEING_CALLED | words.NAME_WORDS | words.FAREWELLS | words.TITLES
_SHORTEST_STEM = 4
_LONGER_THAN_NAMES = 13
_BEFORE_LITTLE_WORDS = {
    "dag": frozenset("fin god en i per hver kvar hel heil annen anna lang samme same neste den no".split()),
    "jo": frozenset("det er e var va vi du jeg eg æ".split()),
}
_LONG = 8  # letters from which a capital does not save a misspelt word
# From how many letters on a slip is believed, and up to which nameness: long words are hardly one edit apart by chance.
_BELIEVED = ((8, 2.0), (7, 0.3), (6, -0.1), (5, -0.5))


def is_disguised(token: Word) -> bool:
    """Return whether a word on no list of names is an ordinary word, or a place, misspelt or in dialect."""
    if token.is_first_name or token.is_surname or token.masked or not token.is_unknown:
        return False
    low = token.low
    if len(low) > _LONGER_THAN_NAMES or is_person_word(token):
        return True
    if not token.capital and _has_dialect_ending(low):
        return True
    if token.capital and len(low) < _LONG:
        return False
    return any(len(low) >= length and token.nameness < most for length, most in _BELIEVED) and is_misspelt(low)


def is_word_there(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a name that is a word too is the word, by what stands before: "en fin dag", "det er jo"."""
    token, before = tokens[at], tokens[at - 1].low if at else ""
    return not token.text.istitle() and before in _BEFORE_LITTLE_WORDS.get(token.low, ())


def is_named_there(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the word before says that a name comes, as "heter", "navn", "mvh", "fru" do."""
    before = tokens[at - 1].low if at else ""
    if before in words.FAREWELLS and at + 1 < len(tokens) and tokens[at + 1].low in words.RELATIONS:
        return False  # "hilsen fortvilet far"
    adverb = tokens[at].nameness < 0 and at + 1 < len(tokens) and tokens[at + 1].is_clear  # "heter egnetlig Kari"
    return before in _INTRODUCING and not adverb


@lru_cache(maxsize=20_000)
def is_misspelt(word: str) -> bool:
    """Return whether a case-folded word is one edit from an ordinary word or a place (Norvig's candidates, one edit)."""
    if len(word) > _LONGEST:
        return False
    words_known, places = lists.ordinary_words(), lists.place_names()
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for head, tail in cuts:
        edits = [head + tail[1:], *(head + letter + tail for letter in _LETTERS)]
        edits += [head + letter + tail[1:] for letter in _LETTERS if tail]
        if len(tail) > 1:
            edits.append(head + tail[1] + tail[0] + tail[2:])
        if any(edit in words_known or edit in places for edit in edits if edit != word and len(edit) > 3):
            return True
    return False


@lru_cache(maxsize=20_000)
def _has_dialect_ending(word: str) -> bool:
    known = lists.ordinary_words()
    return any(
        word.endswith(ending)
        and len(word) - len(ending) >= _SHORTEST_STEM - (ending == "an")
        and any(word[: -len(ending)] + written in known for written in instead)
        for ending, instead in _DIALECT_ENDINGS
    )
