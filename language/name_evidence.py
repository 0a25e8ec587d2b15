"""Whether a word is a name by itself: by the lists, by a capital inside a sentence, by the name or the verb beside it."""

from collections.abc import Sequence

from language import name_lists as lists
from language import name_words as words
from language.name_surroundings import ends_there, full_name_ends, next_word
from language.name_tokens import Word

_LITTLE_AT_THE_START = frozenset(
    "per bo else jo an are live line may mark hope vår mai andre endre alle ask lea".split()
)
_SAYING = frozenset("sa sier seier anbefalte hjalp mener meiner fortalte spurte ringte skrev told said".split())
_NO_INITIALS = frozenset("ieåæ")  # words of one letter
_MOVING = frozenset({"fra", "frå", "from", "to", "til", "av", "for"})  # before people as well as before places
_AMONG_PEOPLE = frozenset({"med", "til", "hos", "og", "av", "with"})


def stands_as_name(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a word is a name by itself or by what stands beside it."""
    token = tokens[at]
    if len(token.low) < 2:
        return _is_initial_before_surname(tokens, at)
    if token.is_clear or (token.is_first_name and _name_follows(tokens, at)) or _initial_follows(tokens, at):
        return True
    if token.capital:
        return _capital_is_name(tokens, at)
    if token.text.istitle() and token.first and _opens_as_name(tokens, at):
        return True
    return _lower_is_name(tokens, at)


def _name_follows(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a name after it makes an ambiguous word a first name: "bjørn hansen", "Liv Berg", "tor inge moe"."""
    token, following = tokens[at], next_word(tokens, at)
    if following is None:
        return False
    written = token.capital or (token.first and token.text.istitle())
    sentence = token.low in words.WORDS_OF_THE_SENTENCE and not written
    surname = following.is_clear_surname and not following.is_first_name
    if _is_double(tokens, at) and token.low not in _LITTLE_AT_THE_START:
        return True
    if sentence or (token.is_place and not written):
        return surname and token.is_borne and (not sentence or token.low == "hans")
    if surname:
        return token.is_borne or written or lists.ends_like_a_surname(following.bare)
    if following.capital and token.text[0].isupper():
        fits = following.is_surname or following.is_clear or following.is_unknown
        return fits and (token.capital or not token.is_ordinary or token.is_borne)
    return token.is_borne and token.low not in _LITTLE_AT_THE_START and _full_name_in_lower_case(tokens, at, following)


def _is_double(tokens: Sequence[Word], at: int) -> bool:
    """Return whether two first names and a surname stand here, though each may be a word too."""
    token, following, third = tokens[at], next_word(tokens, at), next_word(tokens, at + 1)
    if following is None or third is None or not following.is_first_name:
        return False
    if third.is_clear_surname:
        return token.is_borne or token.low not in words.WORDS_OF_THE_SENTENCE
    return token.is_borne and third.is_surname and ends_there(tokens, at + 2) and not following.is_listed


def _full_name_in_lower_case(tokens: Sequence[Word], at: int, following: Word) -> bool:
    if following.is_clear:
        return True
    if following.is_unknown and len(following.low) > 3 and following.nameness > -0.4 and ends_there(tokens, at + 1):
        return True
    before = tokens[at - 1].low if at else ""
    among_people = not before or before in words.BEFORE_PEOPLE or before in words.RELATIONS
    return following.is_surname and not following.is_ordinary and among_people


def _initial_follows(tokens: Sequence[Word], at: int) -> bool:
    """Return whether "Kari N." begins here, at the start of a sentence too and with names on no list."""
    token, following = tokens[at], next_word(tokens, at)
    if following is None or len(following.low) != 1 or not following.text.isalpha() or at + 2 >= len(tokens):
        return False
    dotted = tokens[at + 2].gap.startswith(".")
    if not dotted or (following.low in _NO_INITIALS and not (following.text.isupper() and token.text.istitle())):
        return False
    if token.is_borne and (token.first or token.capital):
        return True
    return token.is_unknown and len(token.low) > 3 and token.nameness > -0.5


def _is_initial_before_surname(tokens: Sequence[Word], at: int) -> bool:
    token = tokens[at]
    if at + 1 >= len(tokens) or not token.text.isalpha() or tokens[at + 1].gap not in (".", ". "):
        return False
    following = tokens[at + 1]
    if not following.is_surname or (following.is_ordinary and not following.text.istitle()):
        return False
    return (token.text.isupper() or following.is_clear_surname) and not (
        following.text.isupper() and token.first and at > 0
    )


def _capital_is_name(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a capital inside a sentence shows a name."""
    token = tokens[at]
    before = tokens[at - 1].low if at else ""
    if token.is_place and not (token.is_first_name and before in ("med", "with")):
        return False
    if token.is_first_name and (token.is_borne or not token.is_ordinary):
        return True
    if _name_beside(tokens, at):
        return True
    after_place_word = before in words.BEFORE_PLACES
    if token.is_surname:
        return (not after_place_word or before in _MOVING) and (not token.is_ordinary or before in _AMONG_PEOPLE)
    return token.is_unknown and _is_unknown_name(token, before, after_place_word=after_place_word)


def _name_beside(tokens: Sequence[Word], at: int) -> bool:
    """Return whether another capitalised word after it shows a full name."""
    token, following = tokens[at], next_word(tokens, at)
    if following is None or not following.capital or following.is_place or not token.is_written_as_name:
        return False
    if following.is_clear_surname or (token.is_surname and (following.is_surname or following.is_first_name)):
        return True
    if token.is_first_name:
        return following.is_surname or following.nameness > -0.2
    joins = following.is_surname or following.is_first_name or following.is_unknown
    return joins and token.is_unknown and token.nameness > -0.8


def _is_unknown_name(token: Word, before: str, *, after_place_word: bool) -> bool:
    """Return whether a capitalised word on no list is a person's name rather than a place's or a firm's."""
    if len(token.parts) > 1 and lists.is_ordinary(token.parts[-1]):
        return False
    if before in words.BEFORE_PEOPLE and not after_place_word:
        return token.nameness > -0.7
    if len(token.low) < 4 and token.nameness < 0.2:
        return False
    if after_place_word and before not in ("for", "av"):
        return before in _MOVING and token.nameness > (-0.3 if before in ("til", "to") else 0.3)
    return token.nameness > -0.15


def _opens_as_name(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the first word of a sentence is a name."""
    token, following = tokens[at], next_word(tokens, at)
    if following is None or token.is_place:
        return False
    if _owns_what_follows(tokens, at):
        return True
    says = following.low in _SAYING
    does = says or (following.low in words.DOINGS and token.low not in _LITTLE_AT_THE_START)
    beside = following.capital and not following.is_place and (following.is_surname or following.is_unknown)
    if token.is_first_name:
        return beside or (does and token.is_borne and (says or token.low not in words.NOT_AFTER_A_NAME))
    if token.is_clear_surname or (beside and following.is_clear_surname and not token.is_listed):
        return does or beside
    return token.is_unknown and len(token.low) > 2 and (beside or (does and token.nameness > (-0.6 if says else -0.1)))


def _owns_what_follows(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the word is a possessive of a person: "Livs karakterer", "Agustinas mor"."""
    token, following = tokens[at], next_word(tokens, at)
    if following is None or following.low not in words.BELONGINGS or not token.low.endswith("s"):
        return False
    if token.is_borne and token.bare != token.low:
        return True
    owner = token.low.rstrip("s'")
    least = -0.4 if token.text[0].isupper() else 0.0
    return token.is_unknown and lists.nameness(owner) > least and not lists.is_ordinary(owner)


def _lower_is_name(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a word in lower case, or in capitals throughout, is a name."""
    token, following = tokens[at], next_word(tokens, at)
    if token.is_place or token.low in words.NOT_AFTER_A_NAME:
        return False
    if token.is_clear_surname and (lists.ends_like_a_surname(token.bare) or lists.looks_foreign(token.bare)):
        return True
    if _owns_what_follows(tokens, at):
        return True
    says = following is not None and following.low in _SAYING
    if token.is_borne and token.first and says:
        return token.low not in ("alle", "andre", "finn")
    if not token.is_unknown or len(token.low) < 4:
        return False
    if lists.looks_foreign(token.low) and token.nameness > 0.1:
        return True
    return following is not None and (
        (says and token.first and token.nameness > -0.2) or _surname_after_unknown(tokens, at, following)
    )


def _surname_after_unknown(tokens: Sequence[Word], at: int, following: Word) -> bool:
    """Return whether two words of which the first is on no list are somebody's full name."""
    token = tokens[at]
    if following.is_clear_surname and not following.is_first_name:
        return token.nameness > -0.9
    if following.is_surname and not following.is_ordinary and full_name_ends(tokens, at):
        return token.nameness > -0.3
    if not following.is_unknown or len(following.low) < 4:
        return False
    together = token.nameness + following.nameness
    after = tokens[at + 2] if at + 2 < len(tokens) else None
    if at == 0 and after is not None and ("(" in after.gap or after.low in _SAYING):
        return together > -1.0
    return min(token.nameness, following.nameness) > -0.4 and together > -0.1
