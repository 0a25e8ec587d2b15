"""Names after words for people: "broren min per", "my teacher Grace", "rektor Dahl", "fru hansen"."""

from collections.abc import Sequence

from language import name_lists as lists
from language import name_words as words
from language.name_surroundings import (
    Begin,
    ends_there,
    full_name_ends,
    is_close,
    is_verb_like,
    next_word,
    surname_follows,
    unknown_follows,
)
from language.name_tokens import Word

_FAMILY = frozenset(
    "mamma pappa mor far onkel tante bestemor bestefar farmor farfar mormor morfar fetter kusine mum dad mom bror "
    "søster".split()
)
_MINE_AFTER = frozenset({"min", "mi", "mitt", "vår", "hans", "hennes"})
_BETWEEN = frozenset({"som", "på", "skolen", "nav", "skulen", "is", "called", "named", "heter", "heiter", "jobben"})
_VERBS_TOO = frozenset({"finn", "bo", "live", "line", "may", "are", "dan", "will", "hans"})
_HARDLY_NAMES = frozenset({"jo", "andre", "alle", "or", "mine"})
_GIVING = frozenset("ga gav sa sier seier hadde har mener meiner gir gjev".split())


def is_relation(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the word is one for a person near the writer, also misspelt and before "min"."""
    low = tokens[at].low
    if low in words.RELATIONS:
        return True
    if tokens[at].is_listed or tokens[at].masked or tokens[at].is_clear or len(low) < 5:
        return False
    if at + 1 < len(tokens) and tokens[at + 1].low in ("min", "mi", "mitt", "vår", "hans", "hennes"):
        return True
    near = words.RELATIONS if len(low) > 6 or (at and tokens[at - 1].low in words.MINE_BEFORE) else words.ROLES
    return lists.is_slip_of(low, near)


def related(tokens: Sequence[Word], at: int) -> Begin | None:
    """After a word for a person: the name that follows."""
    after, mine = _place_after(tokens, at)
    if not is_close(tokens, after) or tokens[after].masked:
        return None
    token = tokens[after]
    if token.is_clear or (token.is_first_name and token.capital):
        return after, 1
    sentence = token.low in words.NOT_AFTER_A_NAME or token.low in words.NOT_A_SIGNATURE
    if sentence and token.low not in _VERBS_TOO:
        return None
    if (mine or tokens[at].low.endswith(("en", "a"))) and _is_borne_there(tokens, after):
        return after, 1
    if not sentence and (_is_written_there(tokens, after, mine=mine) or (after == at + 1 and _has_role(tokens, at))):
        return after, 1
    if sentence or tokens[at].low not in words.RELATIONS and not mine:
        return None
    return (after, 1) if _is_unknown_there(tokens, after, sure=mine) else None


def _place_after(tokens: Sequence[Word], at: int) -> tuple[int, bool]:
    """Return where a name would stand, and whether the relation is somebody's ("min", or "mamma")."""
    after = at + 1
    mine = tokens[at].low in _FAMILY or (at > 0 and tokens[at - 1].low in words.MINE_BEFORE | words.MINE)
    if (
        after < len(tokens)
        and tokens[after].low in words.MINE
        and is_close(tokens, after)
        and not (mine and tokens[after].low == "hans")
    ):
        after, mine = after + 1, True
    while after < min(len(tokens), at + 5) and tokens[after].low in _BETWEEN:
        after += 1
    return after, mine


def _is_borne_there(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a word that is a name and a noun or a verb too is the name: what follows would not fit the noun."""
    token, following = tokens[at], next_word(tokens, at)
    surname = surname_follows(tokens, at) or full_name_ends(tokens, at)
    if surname and (token.is_borne or token.is_first_name):
        return True
    if not token.is_borne or token.low in _HARDLY_NAMES:
        return False
    apposed = token.gap.startswith(",") and at + 1 < len(tokens) and tokens[at + 1].gap.startswith(",")
    if token.low in _VERBS_TOO:
        return apposed or (
            following is not None
            and following.low in words.DOINGS
            or following is not None
            and is_verb_like(following)
            and following.low.endswith("er")
        )
    return apposed or ends_there(tokens, at)


def _is_written_there(tokens: Sequence[Word], at: int, *, mine: bool) -> bool:
    """Return whether a capital or a surname shows the name."""
    token, following = tokens[at], next_word(tokens, at)
    if (
        token.capital
        and not token.is_place
        and (token.is_surname or token.is_unknown or (mine and token.is_written_as_name))
    ):
        return True
    if token.is_written_as_name and following is not None and following.is_written_as_name:
        return True
    if (
        token.is_borne
        and following is not None
        and following.is_surname
        and (not following.is_ordinary or ends_there(tokens, at + 1))
    ):
        return True
    return token.is_clear_surname and (mine or ends_there(tokens, at))


def _has_role(tokens: Sequence[Word], at: int) -> bool:
    """Return whether "rektor dahl ga": a surname after the word for somebody's work."""
    token, following = tokens[at + 1], next_word(tokens, at + 1)
    if (
        not (tokens[at].low in words.ROLES or lists.is_slip_of(tokens[at].low, words.ROLES))
        or token.is_place
        and not token.is_surname
    ):
        return False
    if token.is_written_as_name:
        return True
    if token.is_surname and following is not None and following.low in _GIVING:
        return True
    return ends_there(tokens, at + 1) and (token.is_surname or token.is_unknown) and not token.is_ordinary


def _is_unknown_there(tokens: Sequence[Word], at: int, *, sure: bool) -> bool:
    """Return whether a word on no list stands where the name would: before a verb, a surname or another such word."""
    token = tokens[at]
    if not token.is_unknown or lists.is_slip_of(token.low, words.DOINGS | words.NOT_AFTER_A_NAME):
        return False
    if (ends_there(tokens, at) or surname_follows(tokens, at)) and token.nameness > (-0.7 if sure else -0.2):
        return True
    beside = unknown_follows(tokens, at)
    return beside is not None and token.nameness + beside > (-1.0 if sure else -0.2)


def titled(tokens: Sequence[Word], at: int) -> Begin | None:
    """After "fru", "herr", "dr.": any surname or unknown word."""
    after = at + 1
    if (
        after >= len(tokens)
        or tokens[after].gap.strip() not in ("", ".")
        or tokens[after].masked
        or "\n" in tokens[after].gap
    ):
        return None
    token = tokens[after]
    if tokens[at].text == "HR" and not token.text.isupper():  # human resources
        return None
    if token.low in words.NOT_AFTER_A_NAME or (token.is_ordinary and not (token.is_surname or token.text[0].isupper())):
        return None
    return (after, 1) if token.is_first_name or token.is_surname or token.is_unknown or token.capital else None
