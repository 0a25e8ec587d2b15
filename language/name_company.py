"""Names in company: after "med", "spør", "hvis", "ho", before "sin", beside "og". Here capitals and lists say little.

A place is sure when hardly anything but a person can stand there ("snakke med X", "mamma til X"), else open. In a sure
place a name that is a noun too is taken, and most words on no list; in an open one only words spelt like names.
"""

from collections.abc import Sequence

from language import name_lists as lists
from language import name_words as words
from language.name_surroundings import Begin, ends_there, is_close, next_word, surname_follows, unknown_follows
from language.name_tokens import Word

_LIKE_A_NAME = 0.1
_LIKE_A_NAME_OR_A_VERB = 0.2
_VERY_LIKE_A_NAME = 0.3
_HARDLY_LIKE_A_NAME = -0.7
_ASKING_FOR = frozenset({"spør", "spurte", "spørre", "spørje"})
_WHETHER = frozenset({"hvis", "viss", "dersom", "at", "fordi", "når", "om", "da", "if", "when", "because"})
_TOWARDS = frozenset({"til", "av", "for", "etter", "fra", "frå", "from", "mot", "to"})
_PRONOUNS = frozenset({"han", "hun", "ho", "hu"})  # "ho Kari", "han Per", as people speak
_NOT = frozenset({"ikke", "ikkje", "itj", "ikkj"})
_VERBS_TOO = frozenset(
    "finn bo jo may are live line will dan andre alle or mine tor dag mai vår min sine else tar long lei".split()
)
_SKIPPED = frozenset({"jeg", "eg", "vi", "etter"})


def in_company(tokens: Sequence[Word], at: int) -> list[Begin | None]:
    """Return the names that stand beside the word at `at`."""
    low = tokens[at].low
    if low in words.BESIDE_PEOPLE or low in _TOWARDS or low in _WHETHER or low in _PRONOUNS:
        return [_after(tokens, at)]
    if low in ("sin", "sitt", "sine", "si") and at:
        return [_owner(tokens, at - 1)]
    if low == "som" and at and tokens[at - 1].low in ("no", "nå"):
        return [_gone(tokens, at + 1)]
    if low in ("og", "and", "å") and 0 < at < len(tokens) - 1:
        return _paired(tokens, at)
    return []


def _after(tokens: Sequence[Word], at: int) -> Begin | None:
    after = at + 1
    while after < min(len(tokens), at + 3) and tokens[after].low in _SKIPPED:
        after += 1
    if not is_close(tokens, after) or tokens[after].gap != " " or not _can_be_name(tokens[after]):
        return None
    if _is_sure(tokens, at, after):
        return (after, 1) if _fits_a_sure_place(tokens, after) else None
    if tokens[at].low in _PRONOUNS:
        return None
    return (after, 1) if _fits_an_open_place(tokens, at, after) else None


def _can_be_name(token: Word) -> bool:
    return not token.masked and not token.is_place and token.low not in words.NOT_AFTER_A_NAME


def _is_sure(tokens: Sequence[Word], at: int, after: int) -> bool:
    """Return whether a person is all but sure to stand at `after`."""
    low, before = tokens[at].low, tokens[at - 1].low if at else ""
    following = next_word(tokens, after)
    follows = following.low if following is not None else ""
    if low in _ASKING_FOR:
        return follows == "om" or tokens[after - 1].low == "etter"
    if low == "med":
        return before.startswith("snak") or follows == "om"
    if low == "når":
        return follows in _NOT
    if low == "både":
        return follows in ("og", "and")
    if low == "til":
        return before in words.RELATIONS or before in ("foreldrene", "venner", "vennene", "familien")
    return low in _PRONOUNS and not tokens[after].is_ordinary and before not in words.RELATIONS


def _fits_a_sure_place(tokens: Sequence[Word], at: int) -> bool:
    token = tokens[at]
    joined = at + 1 < len(tokens) and tokens[at + 1].low in ("og", "and")
    if token.is_borne and token.low not in _VERBS_TOO:
        return joined or ends_there(tokens, at)
    if token.is_written_as_name:
        return True
    return (
        token.is_unknown
        and len(token.low) > 2
        and (joined or ends_there(tokens, at))
        and token.nameness > _HARDLY_LIKE_A_NAME
    )


def _fits_an_open_place(tokens: Sequence[Word], at: int, after: int) -> bool:
    token, low = tokens[after], tokens[at].low
    surname = surname_follows(tokens, after)
    if token.is_borne and not token.is_ordinary and surname and low not in _WHETHER:
        return True
    following = next_word(tokens, after)
    if low in _WHETHER and token.is_borne and token.low not in _VERBS_TOO:
        return following is not None and following.low in words.DOINGS and not token.is_listed
    if token.is_clear_surname and low in _TOWARDS and ends_there(tokens, after):
        return True
    if not token.is_unknown or len(token.low) < 4 or lists.is_slip_of(token.low, words.NOT_AFTER_A_NAME | words.DOINGS):
        return False
    beside = unknown_follows(tokens, after) if not surname else 0.1
    if beside is not None and low in words.BESIDE_PEOPLE | _TOWARDS:
        return token.nameness + beside > -0.5 and min(token.nameness, beside) > -0.8
    least = _LIKE_A_NAME if low in words.BESIDE_PEOPLE else _LIKE_A_NAME_OR_A_VERB
    return token.nameness > least and (
        ends_there(tokens, after) or (low in _WHETHER and token.nameness > _VERY_LIKE_A_NAME)
    )


def _owner(tokens: Sequence[Word], at: int) -> Begin | None:
    """Before "sin feil": whose it is."""
    token = tokens[at]
    if tokens[at + 1].gap != " " or not _can_be_name(token) or at + 2 >= len(tokens) or token.low in ("alle", "andre"):
        return None
    named = token.is_borne or (token.is_unknown and len(token.low) > 3 and token.nameness > _HARDLY_LIKE_A_NAME)
    return (at, 1) if named else None


def _gone(tokens: Sequence[Word], at: int) -> Begin | None:
    """After "nå som": who is away or ill."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in ("e", "er") or not _can_be_name(tokens[at]):
        return None
    token = tokens[at]
    return (at, 1) if token.is_borne or (token.is_unknown and token.nameness > _HARDLY_LIKE_A_NAME) else None


def _paired(tokens: Sequence[Word], at: int) -> list[Begin | None]:
    """Beside "og": what is joined to a name, or to "jeg", is a name when it can be one."""
    before, after = at - 1, at + 1
    if tokens[after].gap != " ":
        return []
    left, right = tokens[before], tokens[after]
    begins: list[Begin | None] = []
    if (left.is_clear or left.masked or left.low in ("jeg", "eg")) and _could_be_joined(tokens, after):
        begins.append((after, 1))
    with_me = right.low in ("jeg", "eg") and left.first
    if (right.is_clear or right.masked or with_me) and tokens[at].gap == " " and _could_be_joined(tokens, before):
        begins.append((before, 1))
    return begins


def _could_be_joined(tokens: Sequence[Word], at: int) -> bool:
    token = tokens[at]
    if not _can_be_name(token) or token.low in words.RELATIONS:
        return False
    comma = at + 1 < len(tokens) and tokens[at + 1].gap.startswith(",")
    if token.is_borne and (token.low not in _VERBS_TOO or comma):
        return token.capital or ends_there(tokens, at)
    least = -0.8 if token.text[0].isupper() else -0.4
    return token.is_unknown and len(token.low) > 2 and token.nameness > least and ends_there(tokens, at)
