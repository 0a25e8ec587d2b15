"""What follows a word that may be a name: the end of the clause, a verb, a surname."""

import re
from collections.abc import Sequence

from language import name_words as words
from language.name_tokens import Word

Begin = tuple[int, int]  # the place of a name's first word, and how many words surely belong to the name

_SEVERAL = re.compile(r"[.!?\w\n]")


def is_close(tokens: Sequence[Word], at: int) -> bool:
    """Return whether nothing but space, a comma, a colon or quotes parts the word from the one before."""
    return at < len(tokens) and len(tokens[at].gap) <= 4 and not _SEVERAL.search(tokens[at].gap)


def ends_there(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the word is its clause's last, or a verb or the like follows."""
    if at + 1 >= len(tokens):
        return True
    following = tokens[at + 1]
    return (
        following.gap.strip() != ""
        or "\n" in following.gap
        or following.low in words.NOT_AFTER_A_NAME
        or is_verb_like(following)
    )


def is_verb_like(token: Word) -> bool:
    """Return whether an ordinary word may be a verb in the present or past tense."""
    return token.low in words.DOINGS or (
        token.is_ordinary and token.low.endswith(("er", "ar", "te", "et", "a", "r", "s"))
    )


def surname_follows(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the word after `at` may be a surname or an initial."""
    if at + 1 >= len(tokens) or tokens[at + 1].gap not in (" ", "\u00a0"):
        return False
    following = tokens[at + 1]
    return (
        following.is_clear_surname
        or following.capital
        or (len(following.low) == 1 and following.low not in "ieåæ")
        or (following.is_surname and not following.is_ordinary)
    )


def next_word(tokens: Sequence[Word], at: int) -> Word | None:
    """Return the word that follows after nothing but a space, or None."""
    return tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].gap in (" ", "\u00a0") else None


def full_name_ends(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a surname follows, be it a word too, and the clause ends after it: "tom lie, 17 år"."""
    following = next_word(tokens, at)
    return following is not None and following.is_surname and ends_there(tokens, at + 1)


def unknown_follows(tokens: Sequence[Word], at: int) -> float | None:
    """Return the nameness of an unknown word that follows, or None."""
    following = next_word(tokens, at)
    return following.nameness if following is not None and following.is_unknown else None
