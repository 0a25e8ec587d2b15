"""Finds where people live: a street with its number, a post box, a postal code with its place.

The name of a place alone is not personal: "jeg bor i Oslo" stays.
"""

import re

from language.name_lists import is_first_name, is_ordinary, place_names

Spans = list[tuple[int, int]]

_WAY = (
    r"(?:gate|gata|gaten|gaden|gt|vei|veien|vegen|veg|vn|allé|alleen|alléen|alle|plass|plassen|torg|torget|torv|"
    r"stredet|strete|smauet|smug|smuget|kroken|svingen|ringen|stien|tunet|grenda|faret|råsa|bakken|bakke|brygge|"
    r"brygga|kaia|kai|terrasse|løkka|jordet|"
    r"åsen|haugen|lia|lien|myra|moen|sletta|toppen|stubben|dalen|hagen|berget|enga|kleiva|geilen|geila|skogen|"
    r"haugane|marka|odden|neset|vika|viken|sveg|gjerdet|høgda|høyden|kollen|lunden|bråten|rud|byen|street|road)"
)
_SURE_WAYS = (
    "gate",
    "gata",
    "gaten",
    "gt",
    "vei",
    "veien",
    "vegen",
    "veg",
    "allé",
    "alleen",
    "alléen",
    "stredet",
    "smauet",
    "svingen",
    "terrasse",
    "torg",
    "torget",
    "kroken",
    "stien",
    "tunet",
    "faret",
)
_NUMBER = r"[0-9]{1,3}(?:[ ]?[a-hA-H](?![\w]))?(?:[ ]?[-–/][ ]?[0-9]{1,3})?(?![\w%])(?![.,:][0-9])"
_UNIT_AFTER = re.compile(
    r"[ ]?(?:år|års|åringer|timer|time|timar|t|min|minutter|minutt|dager|dagar|dag|uker|veker|uke|mnd|måneder|"
    r"månader|km|kilometer|meter|m|mil|poeng|studiepoeng|sp|kr|kroner|kronar|stk|ganger|gonger|prosent|%|trinn|"
    r"klasse|elever|elevar|studenter|plasser|plassar|stasjoner|years|weeks|hours|months|minutes|km)(?!\w)",
    re.IGNORECASE,
)
_WORD = r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*\.?"
_NUMBERED = re.compile(rf"[^\W\d_][.]?,?[ ](?:nr\.?[ ]|nummer[ ])?(?P<number>{_NUMBER})", re.IGNORECASE)
_WORDS = re.compile(_WORD)
_REACH = 90
_ENDS_AS_WAY = re.compile(rf"(?P<first>.*?){_WAY}\.?\Z", re.IGNORECASE)
_ADJECTIVES = frozenset(
    (
        "øvre nedre gamle nye store lille vesle søndre nordre vestre østre indre ytre midtre litle gammel ny gml st "
        "sankt old new upper lower"
    ).split()
)
_LIVING = re.compile(
    r"(?:(?:bor|bur|budd|bodd|bodde|bo|flytta|flyttet|flytter|adresse(?:n|a)?|address|live|living|heimadressa|"
    r"hjemmeadressen|postadresse(?:n)?|bustadadresse|adr|leilighet|hybel)(?:[ :.,]|(?:mi|min|mitt|my|er|is|e|i|på|"
    r"in|at|til|the|nå|no|ligger)(?!\w)){1,10})\Z",
    re.IGNORECASE,
)
_MORE = (
    r"(?:[ ]?[,.]?[ ]?(?:leil(?:ighet)?\.?|leilegheit|bolig|h|oppgang|etg\.?|etasje|[0-9]\.?[ ]?etasje|"
    r"[0-9]\.?[ ]?etg\.?|apt\.?|apartment|hybel|rom|inngang)(?:[ ]?(?:nr\.?[ ])?[a-zA-Z]?[0-9]{1,5})?(?![\w]))?"
)
_PLACE = r"[^\W\d_]+(?:[- ](?:i[ ])?(?-i:[A-ZÆØÅ][^\W\d_]+))?(?:[ ](?:[NSØV]|[ns])(?![\w]))?"
_CODE = rf"(?P<code>[0-9]{{4}}),?[ ](?P<place>{_PLACE})"
_AFTER_STREET = re.compile(
    rf"{_MORE}(?:[ ]?[,.\n]?[ \n]?(?:NO?-|N-)?(?P<code>[0-9]{{4}})(?![ .-]?\d)(?:,?[ ](?P<place>{_PLACE}))?)?",
    re.IGNORECASE,
)
_POST_BOX = re.compile(
    r"(?<!\w)(?:postboks|postb\.?|pb\.?|boks|p\.?[ ]?o\.?[ ]?box)[ ]?(?:nr\.?[ ])?[0-9]{1,5}(?!\d)", re.IGNORECASE
)
_CODE_AND_PLACE = re.compile(rf"(?<![\w.,:+-])(?<![0-9][ .\u00a0])(?:NO?-)?{_CODE}(?!\w)")
_CODE_SAID = re.compile(
    r"(?:postnummer(?:et)?|postnr|postkode|postal[ ]?code|postcode|zip(?:[ ]?code)?)[ :.]{0,3}(?:(?:mitt|er|is|e|"
    r"my)[ ]){0,2}(?P<code>[0-9]{4})(?!\d)",
    re.IGNORECASE,
)
_DWELLING = re.compile(
    r"(?<!\w)(?:bolignr|bolignummer|leil(?:ighet)?(?:snummer)?)\.?[ :]{1,2}(?P<number>[HULK]?[0-9]{3,5})(?!\w)",
    re.IGNORECASE,
)
# Roads that are none: "skolevei 2" is the second way through school, "arbeidsplassen 3" no address.
_NO_STREETS = re.compile(
    r"(?:skole|skule|utdannings|karriere|yrkes|studie|fagskole|fagskule|y-|bak|om|snar|arbeids|lære|praksis|lærling|"
    r"studie|student|elev|skole|skule|barnehage|sykehjems|jobb|år|prøve|lønns|opptaks|mellom|gang|halv|tilbake|"
    r"kompetanse|leve|livs|inn|ut|vid|fram|frem|under|over|hoved|motor|jern|arbeidsmarks|parkerings|utvekslings|"
    r"garanti|sitte|stå|etter|møte|ombytte|av|til|for|inne|fagbrev|realfag|vei|samfunns|frukt|riks|fylkes|europa|"
    r"fylkesv|europav|riksv|tomann|sommar|sommer|ferie|hus|ukom|program|hver|kvar|van|mai|dør|ferd|fart|liv|student|"
    r"ungdoms|opplærings|tiltaks)s?\Z",
    re.IGNORECASE,
)


_GOES_ON = frozenset(
    "sammen saman hvor når jeg eg hei og and å i på er som har vil kan men for til fra med mvh tlf my "
    "the is to æ den det".split()
)


def find_addresses(text: str) -> Spans:
    """Return where addresses stand. Looks at most some words to the left of each number, so linear in the text."""
    found = [span for m in _NUMBERED.finditer(text) if (span := _street_at(text, m))]
    found += [
        m.span() if not (more := _AFTER_STREET.match(text, m.end())) else (m.start(), _end_of(text, more))
        for m in _POST_BOX.finditer(text)
    ]
    found += [(m.start(), _end_of(text, m)) for m in _CODE_AND_PLACE.finditer(text) if _is_postal(m)]
    found += [m.span("code") for m in _CODE_SAID.finditer(text)]
    return found + [m.span("number") for m in _DWELLING.finditer(text)]


def _street_at(text: str, numbered: "re.Match[str]") -> tuple[int, int] | None:
    """Return the address whose house number this is, or None."""
    if _UNIT_AFTER.match(text, numbered.end()):
        return None
    end_of_words = numbered.start("number")
    begin = max(0, end_of_words - _REACH)
    before = re.split(
        r"[\n;:!?()\"]|, |\. (?=[A-ZÆØÅ])",
        re.sub(r",?[ ](?:nr\.?|nummer)?[ ]?\Z", "", text[begin:end_of_words], flags=re.IGNORECASE),
    )[-1]
    offset = text.rfind(before, begin, end_of_words) if before else -1
    words = [(m.start() + offset, m.end() + offset) for m in _WORDS.finditer(before)][-5:]
    if not words or offset < 0:
        return None
    more = _AFTER_STREET.match(text, numbered.end())
    start = _start_of_street(text, words, coded=bool(more and more["code"]))
    if start is None:
        return None
    return start, _end_of(text, more) if more else numbered.end()


def _start_of_street(text: str, words: Spans, *, coded: bool) -> int | None:
    """Return where the street's name starts, given the words before the number; None when they are no street.

    `coded`: a postal code follows.
    """
    last = text[slice(*words[-1])].rstrip(".")
    folded = last.casefold()
    living = bool(_LIVING.search(text[max(0, words[0][0] - 40) : words[-1][0]]))
    match = _ENDS_AS_WAY.match(last)
    if match is None:
        return _start_of_odd_street(text, words, living=living)
    first = match["first"]
    if not first:  # "Bjørnsons vei", "øvre torg": the word before belongs to it
        return _start_of_parted_street(text, words, folded, living=living)
    if len(first) < 2 or (_NO_STREETS.search(first) and folded[len(first) :].startswith(("vei", "veg", "plass"))):
        return None
    sure = folded.endswith(_SURE_WAYS)
    if not (sure or coded or last[0].isupper() or living or (len(folded) > 7 and not is_ordinary(folded))):
        return None
    start = words[-1][0]
    if len(words) > 1 and text[slice(*words[-2])].casefold().strip(".") in _ADJECTIVES:
        start = words[-2][0]
    return start


def _start_of_parted_street(text: str, words: Spans, way: str, *, living: bool) -> int | None:
    if len(words) < 2:
        return None
    before = text[slice(*words[-2])]
    owner = before.casefold().rstrip(".")
    capital = before[0].isupper()
    if (
        owner in _ADJECTIVES
        or (owner.endswith("s") and len(owner) > 3 and (capital or living or not is_ordinary(owner)))
        or (capital and way in _SURE_WAYS)
    ):
        at = len(words) - 2
        while at > 0 and _belongs(text, words, at):
            at -= 1
        return words[at][0]
    return None


def _belongs(text: str, words: Spans, at: int) -> bool:
    """Return whether the word before `at` is part of the street's name: "Karl Johans", "Olav den helliges"."""
    before, here = text[slice(*words[at - 1])], text[slice(*words[at])]
    if before.casefold() in _ADJECTIVES or is_first_name(before.casefold()):
        return True
    return (
        before[0].isupper()
        and here[0].isupper()
        and words[at][0] - words[at - 1][1] == 1
        and not is_ordinary(before.casefold())
    )


def _start_of_odd_street(text: str, words: Spans, *, living: bool) -> int | None:
    """Return the start of a street that does not end as streets do; only "bor i/på" or "adresse" makes it one."""
    if not living:
        return None
    last = text[slice(*words[-1])]
    if last.casefold() in place_names() or (is_ordinary(last.casefold()) and not last[0].isupper()) or len(last) < 3:
        return None
    return words[-1][0]


def _end_of(text: str, more: "re.Match[str]") -> int:
    """Return where the address ends: with the postal code, and its place when that is one."""
    words = more["place"].split() if more["place"] else []
    if words and not (words[0][0].isupper() or {more["place"].casefold(), words[0].casefold()} & place_names()):
        return more.end("code")
    if words and words[0].casefold() in _GOES_ON:
        return more.end("code")
    if len(words) > 1 and words[-1].casefold() in _GOES_ON:
        return more.start("place") + more["place"].rindex(" ")
    return more.end()


def _is_postal(found: "re.Match[str]") -> bool:
    place, code = found["place"], found["code"]
    known = place.casefold() in place_names() or place.casefold().split(" ")[0].split("-")[0] in place_names()
    if 1950 <= int(code) <= 2040:
        return place.casefold() in (
            "lillestrøm",
            "kjeller",
            "lørenskog",
            "skedsmo",
            "strømmen",
            "skjetten",
            "leirsund",
            "frogner",
        )
    return known or (place[0].isupper() and place[1:].islower() and not is_ordinary(place.casefold()) and int(code) > 0)
