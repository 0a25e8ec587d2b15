"""Places of a sentence that only persons fill, found by fixed words before or after: there most words on no list are names.

Beside name_contexts, which reads introductions and signatures, and name_company, which weighs open places: here the
place itself is all but sure ("snakka med X", "venninna mi X", "X (17)", "som X hadde"), so that lists and spelling
count little. Each rule looks at a bounded number of neighbours.
"""

import re
from collections.abc import Sequence

from language import name_lists as lists
from language import name_opening_words as around
from language import name_words as words
from language.name_disguises import is_disguised, is_misspelt
from language.name_people import FAMILIES, is_person_word
from language.name_relations import is_relation
from language.name_surroundings import ends_there, full_name_ends, is_close, next_word
from language.name_tokens import Word

_HARDLY_LIKE_A_NAME = -1.0
_HALFWAY_LIKE_A_NAME = -0.6
_LIKE_A_NAME = 0.0
_VERY_LIKE_A_NAME = 0.3
_LIKE_NOTHING_BUT_A_NAME = 0.45
_AGE = re.compile(r"[ ,]{0,2}\(?\d\d\)?(?: ?år| ?yrs| years|\)|,|\.|$| og | fra | frå )")
_SIGNED_OFF = re.compile(r"[-–—/~*<>:;)(xX❤♥😊🙂]")
_SHORTEST = 3  # letters
_FEWEST = 3  # words of a message in which one can stand out
_MOST_UNKNOWN = 0.34  # share of unknown words from which a text is in a language that the lists do not know


def openings(tokens: Sequence[Word], text: str) -> dict[int, int]:
    """Return at which words a name begins by its place, each with one sure word."""
    last = len(tokens) - 1
    known = sum(token.is_unknown for token in tokens) <= max(2, len(tokens) * _MOST_UNKNOWN)
    return {
        at: 1
        for at, token in enumerate(tokens)
        if _can_be_a_person(token)
        and (
            _after_a_person_word(tokens, at)
            or _in_company(tokens, at)
            or _after_a_verb(tokens, at)
            or _before_a_verb(tokens, at)
            or _presented(tokens, at)
            or _addressed(tokens, at)
            or _called(tokens, at)
            or _is_hardly_a_word(token, text)
            or _asked_about(tokens, at)
            or _owns(tokens, at)
            or (known and (_is_full_name(tokens, at) or _stands_out(tokens, at)))
            or _in_a_row(tokens, at)
            or (bool(_AGE.match(text, token.end, token.end + 12)) and _fits(tokens, at, _HALFWAY_LIKE_A_NAME))
            or (at == last and _signs_off(tokens, at))
        )
    }


def _is_hardly_a_word(token: Word, text: str) -> bool:
    """Return whether a name that is a word too is the name: not "12. jan", not "siv.ing."."""
    dated = any(sign.isdigit() for sign in token.gap)
    return token.low in around.HARDLY_WORDS and not dated and text[token.end : token.end + 1] != "."


def _can_be_a_person(token: Word) -> bool:
    if token.masked or token.is_place or len(token.low) < _SHORTEST and not token.is_first_name:
        return False
    return token.low not in words.NOT_AFTER_A_NAME and token.low not in words.RELATIONS


def _fits(tokens: Sequence[Word], at: int, least: float) -> bool:
    """Return whether the word can be a name there: borne, or unknown and spelt like a name by `least`."""
    token = tokens[at]
    if token.is_clear:
        return True
    if token.capital and token.is_first_name:
        return _closes(tokens, at)
    if token.is_borne:
        written = token.capital or not token.is_listed or token.low not in around.VERBS_TOO
        return written and _closes(tokens, at)
    if token.is_first_name and not token.is_ordinary:
        return _closes(tokens, at)
    if not token.is_unknown or token.nameness <= least:
        return False
    return least <= _HARDLY_LIKE_A_NAME or not is_disguised(token)


def _closes(tokens: Sequence[Word], at: int) -> bool:
    """Return whether the name can end there: at the clause's end, before a word of the sentence or before a surname."""
    following = next_word(tokens, at)
    if following is None or ends_there(tokens, at) or following.masked or following.is_listed:
        return True
    return following.is_surname or following.is_clear or following.is_unknown


def _after_a_person_word(tokens: Sequence[Word], at: int) -> bool:
    """ "svigerinna X", "frisøren min X", "lærlingen vår, X,", "my boss X"."""
    if not at or not is_close(tokens, at):
        return False
    before = tokens[at - 1]
    if at > 1 and before.low in around.IS and _is_person(tokens, at - 2):
        return tokens[at].gap == " " and _closes(tokens, at) and _fits(tokens, at, _LIKE_A_NAME)
    if before.low in around.MINE and at > 1:
        owned = tokens[at - 2]
        if is_person_word(owned) or is_relation(tokens, at - 2):
            return _fits(tokens, at, _HARDLY_LIKE_A_NAME)
        definite = owned.low.endswith(("en", "n", "a", "et")) and owned.is_ordinary and not owned.is_place
        return definite and _closes(tokens, at) and not tokens[at].is_ordinary and _fits(tokens, at, _LIKE_A_NAME)
    if before.low in FAMILIES and tokens[at].is_surname:
        return True
    if not is_person_word(before) or before.low.endswith("lære"):
        return False
    sure = before.low not in words.RELATIONS or (at > 1 and tokens[at - 2].low in words.MINE_BEFORE)
    return _fits(tokens, at, _HALFWAY_LIKE_A_NAME if sure or _closes(tokens, at) else _VERY_LIKE_A_NAME)


def _is_person(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a person is spoken of there: "sjefen", "sjefen min", "hvem"."""
    if tokens[at].low in around.WHO:
        return True
    if tokens[at].low in around.MINE and at:
        at -= 1
    return is_person_word(tokens[at]) and tokens[at].low not in ("barn", "type", "person", "elev", "student")


def _in_company(tokens: Sequence[Word], at: int) -> bool:
    """ "æ og X", "X og æ", "me and X"."""
    before = tokens[at - 2] if at > 1 else None
    joined = tokens[at - 1].low in around.AND and tokens[at].gap == " "
    if (
        joined
        and tokens[at - 1].low == "å"
        and (before is None or before.low in around.NO_SUBJECTS or tokens[at].is_listed)
    ):
        return False
    if joined and before is not None and before.low in around.ME:
        return _fits(tokens, at, _HALFWAY_LIKE_A_NAME) and _closes(tokens, at)
    if at + 2 < len(tokens) and tokens[at + 1].low in around.AND and tokens[at + 2].low in around.ME:
        opens = (
            tokens[at].first or tokens[at - 1].low in around.CONJUNCTIONS or tokens[at - 1].low in around.PREPOSITIONS
        )
        return opens and tokens[at + 1].gap == " " and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    return False


def _after_a_verb(tokens: Sequence[Word], at: int) -> bool:
    """ "snakka med X", "mamma til X", "takk til X", "kjenner X"."""
    if not at or tokens[at].gap not in (" ", " '", ' "', " «"):
        return False
    before = tokens[at - 1].low
    if before in around.PREPOSITIONS and at > 1:
        kin = before in ("til", "te", "av", "to", "of") and is_person_word(tokens[at - 2])
        if not around.PREPOSITIONS[before] or kin or tokens[at - 2].low in around.PREPOSITIONS[before]:
            return _closes(tokens, at) and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
        named = next((tokens[one] for one in range(at - 2, max(-1, at - 4), -1) if _is_named(tokens[one])), None)
        return before in ("til", "to") and named is not None and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    return before in around.CONTACT and _closes(tokens, at) and _fits(tokens, at, _LIKE_A_NAME - 0.3)


def _is_named(token: Word) -> bool:
    return token.masked or token.is_clear


def _before_a_verb(tokens: Sequence[Word], at: int) -> bool:
    """ "fordi X sier", "som X hadde", and at the start "X sa"."""
    following = next_word(tokens, at)
    if following is None:
        return False
    opens = tokens[at].first or tokens[at].gap.startswith(",")
    after_conjunction = at > 0 and tokens[at - 1].low in around.CONJUNCTIONS
    if not after_conjunction and not (opens and following.low in around.PEOPLE_DO):
        return False
    least = _HALFWAY_LIKE_A_NAME if following.low in around.PEOPLE_DO else _LIKE_A_NAME
    like = at > 0 and tokens[at - 1].low in ("som", "enn", "than", "like") and following.low in ("hadde", "har", "fikk")
    if (
        tokens[at].is_borne
        and not tokens[at].is_clear
        and (tokens[at].is_listed and following.low not in around.PEOPLE_DO)
    ):
        return like and _fits(tokens, at, least)
    return following.low in around.DOES and _fits(tokens, at, _HALFWAY_LIKE_A_NAME if like else least)


def _presented(tokens: Sequence[Word], at: int) -> bool:
    """ "det va X igjen", "X her", "eg e X", "ho X i kantina"."""
    following = next_word(tokens, at)
    after = following.low if following is not None else ""
    if tokens[at].first and _is_at_work(tokens, at):
        return _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if (
        tokens[at].first
        and at + 1 < len(tokens)
        and tokens[at + 1].gap == ", "
        and tokens[at + 1].low in around.SPEAKING_ON
    ):
        return tokens[at].is_borne or _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if at > 1 and tokens[at - 1].low == "du" and tokens[at - 2].low in around.IS and after in ("som", "fra", "frå", ""):
        return tokens[at].low not in words.HOW_ONE_IS and _fits(tokens, at, _LIKE_A_NAME - 0.3)
    if tokens[at].first and after in ("min", "mi") and at + 2 < len(tokens) and tokens[at + 2].low in words.DOINGS:
        borne = tokens[at].is_borne and tokens[at].text.istitle()
        noun = tokens[at].low.endswith(("en", "et", "n", "a"))
        return borne or (not noun and tokens[at].is_unknown and _fits(tokens, at, _HALFWAY_LIKE_A_NAME))
    if at == 0 and len(tokens) == 2 and tokens[1].masked:
        named = tokens[at].is_borne or _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
        return named and (len(tokens[at].low) > _SHORTEST or tokens[at].is_first_name)
    if (
        at > 1
        and tokens[at - 1].low in around.IS
        and tokens[at - 2].low in ("det", "d", "dette", "this", "it", "her", "de")
    ):
        least = _HARDLY_LIKE_A_NAME if after in ("igjen", "again") else _HALFWAY_LIKE_A_NAME
        if at == len(tokens) - 1:
            return tokens[at].is_unknown and _fits(tokens, at, _LIKE_A_NAME - 0.2)
        return after in around.STILL_THERE and _fits(tokens, at, _LIKE_A_NAME if after in ("i", "på") else least)
    if at and tokens[at - 1].low in ("ho", "hu", "hun", "han", "hannj", "hænn", "hann", "n", "a"):
        token = tokens[at]
        if token.is_borne and tokens[at].gap == " " and not token.is_clear:
            return token.low not in around.VERBS_TOO | words.HOW_ONE_IS and _closes(tokens, at)
        return False
    if after in ("her", "here"):
        return (
            (tokens[at].first or (at == 1 and tokens[at].gap == ", "))
            and len(tokens) > at + 2
            and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
        )
    if following is None:
        return False
    later = next_word(tokens, at + 1)
    if tokens[at].first and later is not None and later.low in ("her", "here") and following.is_unknown:
        return _fits(tokens, at, _LIKE_A_NAME)
    return False


def _is_at_work(tokens: Sequence[Word], at: int) -> bool:
    """ "X på Nav sa"."""
    if at + 1 >= len(tokens) or tokens[at + 1].low not in ("på", "fra", "frå", "i", "hos", "at", "from"):
        return False
    return any(token.low in around.PEOPLE_DO for token in tokens[at + 3 : at + 6])


def _addressed(tokens: Sequence[Word], at: int) -> bool:
    """ "god morgen X,", "unnskyld X!"."""
    if not at or tokens[at].gap not in (" ", ", "):
        return False
    before, following = tokens[at - 1].low, next_word(tokens, at)
    if before in ("kjære", "dear"):
        return _closes(tokens, at) and _fits(tokens, at, _HARDLY_LIKE_A_NAME)
    spoken_to = following is None or following.low in around.SPEAKING_ON
    if following is None and tokens[at].gap == " " and at == len(tokens) - 1 and before in around.POINTING:
        return _fits(tokens, at, _HARDLY_LIKE_A_NAME if tokens[at].text.istitle() else _HALFWAY_LIKE_A_NAME)
    if spoken_to and (
        before
        in (
            "ok",
            "okei",
            "okay",
            "oki",
            "yo",
            "nei",
            "ja",
            "hey",
            "lol",
            "sorry",
            "igjen",
            "sammen",
            "obs",
            "omg",
            "takk",
            "hei",
            "hallo",
            "hade",
            "hadet",
            "thanks",
            "jobba",
        )
        or _thanks_before(tokens, at)
    ):
        return _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if following is not None:
        return False
    greeted = before in around.TIMES_OF_DAY and at > 1 and tokens[at - 2].low in around.GREETING_STARTS
    return (greeted or before in around.ADDRESSING) and _fits(tokens, at, _LIKE_A_NAME)


def _thanks_before(tokens: Sequence[Word], at: int) -> bool:
    """Return whether "thank you", "hei igjen" or "takk skal du ha" stands before."""
    pair = (tokens[at - 2].low, tokens[at - 1].low) if at > 1 else ("", "")
    return pair in {
        ("thank", "you"),
        ("hei", "igjen"),
        ("du", "ha"),
        ("love", "you"),
        ("elsker", "deg"),
        ("masse", "takk"),
    }


def _called(tokens: Sequence[Word], at: int) -> bool:
    """ "vi kaller ham bare X", "blir kalt X", "rådgiveren heter vel X", "X er navnet mitt"."""
    following = next_word(tokens, at)
    if following is None and at + 1 < len(tokens):
        following = tokens[at + 1]  # a quotation mark may stand between
    if following is not None and following.low in around.IS and at + 2 < len(tokens):
        return tokens[at + 2].low in words.NAME_WORDS and (
            _fits(tokens, at, _HARDLY_LIKE_A_NAME) or tokens[at].is_borne
        )
    before = at - 1
    while before > 0 and at - before < 3 and tokens[before].low in around.SOFTENING | words.CALLED_WHO:
        before -= 1
    if before < 0 or not is_close(tokens, at):
        return False
    if tokens[before].low in around.CALLING:
        return _fits(tokens, at, _HALFWAY_LIKE_A_NAME) or (tokens[at].is_surname and not tokens[at].is_ordinary)
    if before == at - 1 and tokens[before].low in around.NAMING:
        return tokens[at].is_surname or _fits(tokens, at, _HARDLY_LIKE_A_NAME)
    if tokens[before].low == "het":
        return _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if tokens[before].low not in words.BEING_CALLED or any(
        token.low in words.ASKING for token in tokens[max(0, before - 4) : before]
    ):
        return False
    people = any(is_person_word(token) or is_relation(tokens, before - back) for back, token in _back(tokens, before))
    return people and (_fits(tokens, at, _HARDLY_LIKE_A_NAME) or tokens[at].is_borne)


def _back(tokens: Sequence[Word], at: int) -> list[tuple[int, Word]]:
    """Return the three words before, each with how far back it stands."""
    return [(back, tokens[at - back]) for back in range(1, 4) if at - back >= 0]


def _asked_about(tokens: Sequence[Word], at: int) -> bool:
    """ "har X sendt", "kan X ringe", "er det X som"."""
    following = next_word(tokens, at)
    if not at or tokens[at].gap != " ":
        return False
    token, before = tokens[at], tokens[at - 1].low
    if following is None:
        where = (
            at > 1
            and before in around.IS | {"kommer", "kjem"}
            and tokens[at - 2].low in ("hvor", "kor", "where", "når")
        )
        return where and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if before in ("det", "it") and following.low in ("som", "who", "that") and at > 1:
        asked = tokens[at - 2].low in around.IS and token.low not in around.NOUNS_AFTER_THAT
        return asked and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if before not in around.AUXILIARIES:
        return False
    starts = tokens[at - 1].first or (at > 1 and tokens[at - 2].low in around.CONJUNCTIONS | words.ASKING)
    if token.is_borne and not token.is_clear:
        return starts and token.low not in around.VERBS_TOO and following.low in around.DONE_BY_PEOPLE
    does = following.low in around.DONE_BY_PEOPLE or following.low in around.DOES or following.is_listed
    return starts and does and _fits(tokens, at, _LIKE_A_NAME - 0.2)


def _owns(tokens: Sequence[Word], at: int) -> bool:
    """ "Xs lærer": before a word for a person or for what persons have, misspelt too."""
    token, following = tokens[at], next_word(tokens, at)
    if following is None or not token.low.endswith("s") or not token.is_unknown:
        return False
    owned = following.low in words.BELONGINGS or is_person_word(following) or is_disguised(following)
    owner = token.low.rstrip("s'")
    return owned and len(owner) >= _SHORTEST and lists.nameness(owner) > _LIKE_A_NAME and not lists.is_ordinary(owner)


def _in_a_row(tokens: Sequence[Word], at: int) -> bool:
    """A word in a row with names: "Kari, X og Ola", "både X og Kari", "[navn] og X"."""
    before = tokens[at - 1] if at else None
    if before is not None and tokens[at].gap.strip() in (",", "/", "+", "&") and _is_named(before):
        further = at + 1 < len(tokens) and (
            tokens[at + 1].gap.strip() in (",", "/", "+", "&") or tokens[at + 1].low in around.AND
        )
        return further and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    if (
        at > 1
        and before is not None
        and before.low in around.AND
        and _is_named(tokens[at - 2])
        and tokens[at].gap == " "
    ):
        long = len(tokens[at].low) > _SHORTEST or tokens[at].capital or tokens[at].is_first_name
        return long and ends_there(tokens, at) and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    joined = at + 2 < len(tokens) and tokens[at + 1].low in around.AND and tokens[at + 1].gap == " "
    if joined and tokens[at + 2].gap == " " and before is not None and before.low in ("med", "både", "mellom", "with"):
        other = tokens[at + 2]
        fitting = _is_named(other) or (_can_be_a_person(other) and _fits(tokens, at + 2, _HALFWAY_LIKE_A_NAME))
        return fitting and _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    return False


def _stands_out(tokens: Sequence[Word], at: int) -> bool:
    """Return whether a word is so like a name, and so unlike an inflected word, that no place need show it."""
    token, before = tokens[at], tokens[at - 1].low if at else ""
    if not token.is_unknown or token.low in words.WORDS_THAT_ARE_NAMES or token.low.endswith(around.INFLECTED):
        return False
    if (
        len(token.low) <= _SHORTEST
        or len(tokens) < _FEWEST
        or before in around.BEFORE_NOUNS
        or is_disguised(token)
        or is_misspelt(token.low)
    ):
        return False
    following = next_word(tokens, at)
    if at < len(tokens) - 1 and token.first and token.text.istitle():
        return token.nameness > _LIKE_A_NAME - 0.3 and (following is None or following.is_listed)
    return len(token.low) > _SHORTEST + 1 and token.nameness > _LIKE_NOTHING_BUT_A_NAME


def _is_full_name(tokens: Sequence[Word], at: int) -> bool:
    """Two words beside each other that are no words of the language: first name and surname."""
    token, following = tokens[at], next_word(tokens, at)
    if token.is_borne and not token.is_listed and full_name_ends(tokens, at):
        return True
    if following is None or not token.is_unknown or not (following.is_unknown or following.is_clear_surname):
        return False
    if len(token.low) < _SHORTEST or len(following.low) < _SHORTEST or is_disguised(token) or is_disguised(following):
        return False
    return token.nameness + following.nameness > -0.8 and min(token.nameness, following.nameness) > _HARDLY_LIKE_A_NAME


def _signs_off(tokens: Sequence[Word], at: int) -> bool:
    """The last word, after a dash, a slash, a smiley or a full stop: "… takk! X", "… :) X", "… - X"."""
    token = tokens[at]
    written = token.text.istitle() and not token.is_listed
    least = _HARDLY_LIKE_A_NAME if written else _LIKE_A_NAME
    if _SIGNED_OFF.search(token.gap) and token.gap != "-" and token.gap.strip() != "":
        return _fits(tokens, at, least) or (token.text.istitle() and token.is_borne)
    if at < 2:
        return False
    if token.gap == ", " and tokens[at - 1].low in around.PARTING:
        return _fits(tokens, at, _HALFWAY_LIKE_A_NAME)
    return token.first and _fits(tokens, at, _LIKE_A_NAME) and (token.is_clear or token.is_unknown)
