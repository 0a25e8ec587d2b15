"""Finds people's names, also in lower case and also names on no list, by the words around them.

Each word is looked up (name_lists) and judged by its surroundings. Names begin where a clear name stands, where somebody
presents themselves or signs, after a relation or a title (name_contexts), or at an unknown capitalised word; from there
they grow over surnames, initials and particles. One pass, a bounded number of words around each: linear in the text.
"""

from collections.abc import Sequence

from language import name_lists as lists
from language import name_words as words
from language.name_contexts import beginnings
from language.name_disguises import is_disguised, is_named_there, is_word_there
from language.name_evidence import stands_as_name
from language.name_openings import openings
from language.name_surroundings import ends_there, full_name_ends, next_word
from language.name_tokens import MASK, Word, words_of

__all__ = ["MASK", "find_names"]

_LONGEST_NAME = 6  # words
_MISSPELT = -0.45  # nameness below which a word one slip from an ordinary one is no surname
_WITHIN_NAMES = (" ", "  ", "\u00a0", ". ", ".", "-", ", ", " - ")
_RUNNING_SURNAMES = frozenset(
    "finnes do he henne heier ho kjenner le leite long price råd said staff ta takle tas telle time to tomter "
    "viste vist glad høye "
    "lange mørk reine rise runde ringen lande hol bell song sow wells gjerde nakken kampen lønne slette fiske".split()
)


def find_names(text: str) -> list[tuple[int, int]]:
    """Return where people's names stand, in order; `MASK` characters are what has been found before."""
    tokens = words_of(text)
    named = [False] * len(tokens)
    sure = openings(tokens, text)
    begins = beginnings(tokens)
    latin = sum(not token.is_other_script for token in tokens) * 2 > len(tokens)
    at = 0
    while at < len(tokens):
        is_word = is_word_there(tokens, at)
        disguised = is_word or (is_disguised(tokens[at]) and not is_named_there(tokens, at))
        length = max(0 if is_word else sure.get(at, 0), 0 if disguised else begins.get(at, 0))
        if (
            not (length or disguised)
            and not tokens[at].masked
            and (stands_as_name(tokens, at) or (latin and tokens[at].is_other_script))
        ):
            length = 1
        stop = _grown(tokens, at, at + length, text) if length else at + 1
        for index in range(at, stop):
            named[index] = bool(length)
        at = stop
    return _joined(tokens, named, text)


def _grown(tokens: Sequence[Word], start: int, stop: int, text: str) -> int:
    """Return where the name that begins at `start` ends: over further names, surnames, initials and particles."""
    while stop < len(tokens) and stop - start < _LONGEST_NAME:
        step = _step(tokens, start, stop, text)
        if not step:
            break
        stop += step
    return stop


def _step(tokens: Sequence[Word], start: int, stop: int, text: str) -> int:
    """Return how many words after the name belong to it still: 0, 1, or 2 with a particle."""
    token, last = tokens[stop], tokens[stop - 1]
    if token.masked or not _goes_on(tokens, stop) or (token.is_listed and text[token.end : token.end + 1] == ":"):
        return 0
    if token.gap == ", ":
        return 1 if len(tokens) <= 3 and token.is_clear and last.is_clear_surname else 0  # "Hansen, Kari"
    if len(token.low) == 1:
        return 1 if _is_initial(tokens, stop, text) else 0
    if token.low in words.PARTICLES and _particle_leads_on(tokens, start, stop):
        return 2
    if token.is_clear or token.is_clear_surname or token.is_other_script:
        return 1
    if token.low in words.NOT_AFTER_A_NAME and not (token.capital and (token.is_first_name or token.is_surname)):
        return 0
    if token.capital and (
        token.is_surname or token.is_first_name or not token.is_ordinary or last.capital or last.text[0].isupper()
    ):
        return 1
    if (
        token.text[0].isupper()
        and not token.text.isupper()
        and not token.first
        and (token.is_surname or token.is_first_name or (token.is_unknown and token.text.istitle()))
    ):
        return 1
    if tokens[start].text[0].isupper() and not token.text.isupper():
        return 0
    return int(_lower_goes_on(tokens, start, stop))


def _goes_on(tokens: Sequence[Word], at: int) -> bool:
    """Return whether what stands between two words may stand inside a name."""
    token, last = tokens[at], tokens[at - 1]
    if token.gap not in _WITHIN_NAMES or (token.gap in (". ", ".") and len(last.low) > 1):
        return False
    possessive = last.low != last.bare and last.low.endswith("s")
    return token.capital or not possessive or token.is_unknown or token.is_clear_surname


def _particle_leads_on(tokens: Sequence[Word], start: int, at: int) -> bool:
    if at + 1 >= len(tokens) or tokens[at + 1].gap not in (" ", "-") or at - start >= _LONGEST_NAME - 1:
        return False
    following = tokens[at + 1]
    if following.masked or following.low in words.NOT_AFTER_A_NAME:
        return False
    loose = tokens[at].low not in ("da", "la", "den", "der", "av", "ten", "das")
    return following.capital or following.is_clear_surname or (following.is_clear and loose)


def _lower_goes_on(tokens: Sequence[Word], start: int, at: int) -> bool:
    """Return whether a word without a telling capital goes on a name: a surname, or an unknown word that ends the clause."""
    token, last = tokens[at], tokens[at - 1]
    closing = at + 1 >= len(tokens) or tokens[at + 1].gap.strip() != ""
    if (
        token.is_surname
        and token.low not in words.DOINGS
        and (token.low not in _RUNNING_SURNAMES or (closing and last.is_clear))
    ):
        return True
    if token.is_first_name:
        return _first_name_goes_on(tokens, at, closing=closing)
    slip = lists.is_slip_of(token.low, words.NOT_AFTER_A_NAME | words.DOINGS) or (
        is_disguised(token) and token.nameness < _MISSPELT
    )
    if closing and last.is_clear and not token.is_listed and not token.is_place and not slip:
        return True
    if not token.is_unknown or slip:
        return False
    if at - start > 1 and last.is_surname and not last.is_first_name:
        return token.nameness > 0
    return token.nameness > (-0.8 if ends_there(tokens, at) else -0.2) or lists.ends_like_a_surname(token.low)


def _first_name_goes_on(tokens: Sequence[Word], at: int, *, closing: bool) -> bool:
    """Return whether a first name that may be another word belongs to the name before it."""
    token, following = tokens[at], next_word(tokens, at)
    if full_name_ends(tokens, at) or (following is not None and following.is_clear_surname):
        return True
    chained = closing or (following is not None and following.is_first_name and ends_there(tokens, at + 1))
    if chained and not token.is_listed:
        return True
    return not token.is_ordinary and token.low not in words.NAMES_THAT_ARE_LITTLE_WORDS


def _is_initial(tokens: Sequence[Word], at: int, text: str) -> bool:
    """Return whether a single letter after a name is an initial: "Kari N.", "kari n"."""
    token = tokens[at]
    dotted = token.end < len(text) and text[token.end] == "."
    if token.low in ("i", "å", "e", "æ", "a", "u", "o") and not (
        token.text.isupper() and (tokens[at - 1].text.islower() or not tokens[at - 1].text.isupper()) or dotted
    ):
        return False
    if token.low == "i" and at + 1 < len(tokens) and tokens[at + 1].gap == " ":
        return False
    return token.text.isupper() or dotted or at + 1 >= len(tokens)


def _joined(tokens: Sequence[Word], named: Sequence[bool], text: str) -> list[tuple[int, int]]:
    """Return the spans of neighbouring name words, with the dot of a last initial."""
    spans: list[tuple[int, int]] = []
    for at, token in enumerate(tokens):
        if not named[at]:
            continue
        end = token.end + (len(token.low) == 1 and text[token.end : token.end + 1] == ".")
        if spans and named[at - 1] and token.gap.strip(" .-\u00a0") == "" and "\n" not in token.gap:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((token.start, end))
    return spans
