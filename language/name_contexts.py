"""Where names begin by what stands before them: introductions, signatures, relations, titles, greetings.

Each rule looks at one word and a bounded number of neighbours and returns the words of a name: the place of the first
and how many surely belong to it. How far the name reaches is person_names' matter.
"""

from collections.abc import Sequence

from language import name_lists as lists
from language import name_words as words
from language.name_company import in_company
from language.name_relations import is_relation, related, titled
from language.name_signatures import last_after_comma, left_at_the_end, nothing_but_a_name, signed
from language.name_surroundings import Begin, ends_there, full_name_ends, is_close, surname_follows
from language.name_tokens import Word

_LIKE_A_NAME = 0.0  # nameness from which an unknown word in a fitting place is taken
_VERY_LIKE_A_NAME = 0.1
_SOMEHOW_LIKE_A_NAME = -0.3
_HARDLY_LIKE_A_NAME = -0.7
_BEFORE_PERSONS = words.PEOPLE_AS_SUBJECT | words.MINE | words.RELATIONS
_CALLED_LATE = frozenset({"da", "altså", "nå", "no", "forresten", "egentlig", "eigentleg", "visst", "bare", "jo"})
_LONG_FAREWELLS = frozenset({"hilsen", "helsing", "regards", "vennlig"})
_SPEAKERS = frozenset("jeg eg æ je jæ han hun ho vi hu".split())
_CALLED_FULLY = frozenset({"heter", "heiter", "heite"})
_HARDLY_NAMES = frozenset(
    {"finn", "bo", "jo", "may", "are", "live", "line", "will", "dan", "andre", "alle", "or", "mine"}
)
_NOT_GREETED = frozenset({"mai", "alle", "else", "helga", "andre", "may", "jo", "dag", "are", "line", "live", "vår"})


def beginnings(tokens: Sequence[Word]) -> dict[int, int]:
    """Return at which words names begin, and how many words are surely the name's."""
    found: dict[int, int] = {}
    for at in range(len(tokens)):
        for begin in _from_word(tokens, at):
            if begin:
                found[begin[0]] = max(found.get(begin[0], 0), begin[1])
    for begin in (nothing_but_a_name(tokens), left_at_the_end(tokens), last_after_comma(tokens)):
        if begin:
            found[begin[0]] = max(found.get(begin[0], 0), begin[1])
    return found


def _from_word(tokens: Sequence[Word], at: int) -> list[Begin | None]:
    low = tokens[at].low
    after = at + 1
    if tokens[at].masked:
        return []
    begins: list[Begin | None] = []
    if low in words.BEING_CALLED or (tokens[at].is_slip and lists.is_slip_of(low, _CALLED_FULLY)):
        begins.append(_called(tokens, at))
    if low in words.NAME_WORDS or (len(low) > 7 and tokens[at].is_slip and lists.is_slip_of(low, words.NAME_WORDS)):
        begins.append(_named(tokens, at))
    if low in words.CALLING and after < len(tokens) and tokens[after].low in words.CALLED_WHO:
        begins.append(introduced(tokens, after + 1, strict=False))
    if low in words.FAREWELLS or (len(low) > 4 and tokens[at].is_slip and lists.is_slip_of(low, _LONG_FAREWELLS)):
        begins.append(signed(tokens, at))
    if low in words.PRESENTING_IN_ONE and low not in ("im", "it's"):
        begins.append(_presented(tokens, after))
    elif after < len(tokens) and (low, tokens[after].low) in words.PRESENTING and tokens[after].gap.strip() == "":
        begins.append(_presented(tokens, after + 1))
    if is_relation(tokens, at):
        begins.append(related(tokens, at))
    if low in words.TITLES:
        begins.append(titled(tokens, at))
    if low in words.GREETINGS:
        begins.append(_greeted(tokens, after))
    begins += in_company(tokens, at)
    return begins


def _called(tokens: Sequence[Word], at: int) -> Begin | None:
    """After "jeg heter": whatever is no word of the sentence. After "linja heter": only a name."""
    before = [token.low for token in tokens[max(0, at - 4) : at]]
    if any(low in words.ASKING for low in before):
        return None
    after = at + 1
    if after < len(tokens) and tokens[after].low in _SPEAKERS:
        return _calling_oneself(tokens, at)  # "Ola heter jeg"
    while after < len(tokens) and tokens[after].low in _CALLED_LATE:
        after += 1
    person = any(low in _BEFORE_PERSONS for low in before)
    return introduced(tokens, after, strict=not person)


def _calling_oneself(tokens: Sequence[Word], at: int) -> Begin | None:
    begin = at - 1
    while (
        begin > 0
        and not tokens[begin].first
        and tokens[begin].gap == " "
        and (tokens[begin - 1].is_clear or tokens[begin - 1].is_unknown)
    ):
        begin -= 1
    named = begin >= 0 and (tokens[begin].is_borne or not (tokens[begin].is_listed or tokens[begin].is_place))
    return (begin, at - begin) if named else None


def _named(tokens: Sequence[Word], at: int) -> Begin | None:
    after = at + 1
    if after < len(tokens) and ":" in tokens[after].gap:
        return introduced(tokens, after, strict=False, across=True)
    while (
        after < len(tokens)
        and tokens[after].low in words.AFTER_NAME_WORD
        and after < at + 4
        and is_close(tokens, after)
    ):
        if tokens[after].low == "hans" and tokens[after - 1].low in ("er", "is", "e"):
            break
        after += 1
    owner = at > 0 and tokens[at - 1].low in _BEFORE_PERSONS | {"fullt"}
    if after == at + 1 and not (at > 0 and tokens[at - 1].low in ("ved", "med", "under")):
        return introduced(tokens, after, strict=True)
    mine = any(token.low in ("mitt", "mi", "min", "my", "hans", "hennes", "hennar") for token in tokens[at + 1 : after])
    found = introduced(tokens, after, strict=not (owner or mine))
    if not found and (owner or mine) and after < len(tokens) and tokens[after].is_surname and ends_there(tokens, after):
        return after, 1
    return found


def introduced(tokens: Sequence[Word], at: int, *, strict: bool, across: bool = False) -> Begin | None:
    """Return the name that begins at `at`. `strict`: only what is a name by itself or by its capital."""
    if at >= len(tokens) or not (across or is_close(tokens, at)) or tokens[at].masked:
        return None
    token = tokens[at]
    hans = token.low == "hans" and (
        token.capital or at + 1 < len(tokens) and (tokens[at + 1].is_clear_surname or tokens[at + 1].is_clear)
    )
    if token.low in words.NOT_A_SIGNATURE and not (token.capital and token.is_first_name) and not hans:
        return None
    if token.is_first_name and (not strict or token.is_clear or token.capital):
        return at, 1
    if strict:
        return (at, 1) if token.capital and token.is_unknown and token.nameness > _LIKE_A_NAME else None
    if token.is_surname and not token.is_ordinary:
        return at, 1
    named = token.is_written_as_name or not (token.is_listed or token.is_place)
    return (at, 1) if named and len(token.low) > 1 else None


def _presented(tokens: Sequence[Word], at: int) -> Begin | None:
    """After "jeg er" and "det er": a clear name, or what ends the clause like one."""
    if not is_close(tokens, at) or tokens[at].masked:
        return None
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    from_somewhere = following is not None and following.low in ("fra", "frå", "from")
    ends = (
        following is None
        or following.gap.strip() != ""
        or from_somewhere
        or following.low in ("og", "som", "på", "and", "her", "i")
    )
    surname = surname_follows(tokens, at) or (token.is_first_name and full_name_ends(tokens, at))
    if token.is_clear or (token.is_first_name and (token.capital or surname)):
        return at, 1
    if token.is_borne and ends and (from_somewhere or token.low not in words.HOW_ONE_IS):
        return at, 1
    if token.is_written_as_name and surname:
        return at, 1
    if not token.is_unknown:
        return None
    if token.capital and token.nameness > _SOMEHOW_LIKE_A_NAME:
        return at, 1
    if from_somewhere or surname:
        return (at, 1) if token.nameness > _HARDLY_LIKE_A_NAME else None
    unknown_pair = (
        following is not None
        and following.gap == " "
        and following.is_unknown
        and following.nameness + token.nameness > -0.5
    )
    least = {"her": _SOMEHOW_LIKE_A_NAME, "som": _LIKE_A_NAME, "i": _VERY_LIKE_A_NAME}
    here = following is not None and token.nameness > least.get(following.low, float("inf"))
    if token.low in words.NOT_AFTER_A_NAME:
        return None
    return (at, 1) if unknown_pair or here else None


def _greeted(tokens: Sequence[Word], at: int) -> Begin | None:
    while at < len(tokens) and tokens[at].low in words.GREETINGS and at < 4:
        at += 1
    if not is_close(tokens, at) or tokens[at].masked:
        return None
    token = tokens[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    alone = following is None or following.gap.strip() != "" or len(tokens) - at <= 2
    if token.is_clear or (token.capital and token.is_first_name):
        return at, 1
    if token.is_written_as_name and alone:
        return at, 1
    if token.low == "dag" and tokens[at - 1].low in ("god", "go"):
        return None
    called = (
        following is not None
        and following.gap.startswith((",", "!"))
        and token.low not in ("alle", "andre", "mai", "du")
    )
    if token.low in words.NOT_AFTER_A_NAME or (token.low in _NOT_GREETED and not called):
        return None
    surname = surname_follows(tokens, at)
    if token.is_borne and (alone or surname):
        return at, 1
    if (
        token.is_unknown
        and following is not None
        and following.gap == " "
        and (following.masked or following.is_clear_surname)
    ):
        return at, 1
    if token.is_unknown and (
        token.capital
        or ((alone or surname) and token.nameness > _LIKE_A_NAME and ("," in token.gap or not token.first))
    ):
        return (at, 1) if token.nameness > _HARDLY_LIKE_A_NAME else None
    return (at, 1) if called and token.is_first_name and not token.is_listed else None
