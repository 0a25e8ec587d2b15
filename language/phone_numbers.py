"""Finds phone numbers: Norwegian ones in any grouping or in words, foreign ones with their country's code.

Functions take text whose digits are plain (masking.with_plain_digits) and return starts and ends, in linear time.
"""

import re

Spans = list[tuple[int, int]]

# Numbers of public services: Nav, Kirkens SOS, Kors på halsen, the Red Cross on negative social control.
PUBLIC_NUMBERS = frozenset({"55553333", "22400040", "80033321", "81555201"})

_RUN = re.compile(r"(?<![0-9])(?P<digits>[0-9](?:[ .\-–—‑·\u00a0\u2009\u200b\u202f()/]{0,2}[0-9])*)")
_PHONE_SAID = re.compile(
    r"(?:tlf|tel|telefon(?:en|nr|nummer(?:et)?)?|mobil(?:en|nr|nummer(?:et)?)?|mob|nr|nummer(?:et)?|"
    r"phone(?:[ ]?number)?|number|cell|whats?app|sms|ring(?:e|er)?|call|text|nås|nåast|vipps(?:e|er)?)"
    r"[^\w+]{0,4}(?:(?:mi[nt]?t?|my|meg|mæ|me|er|e|is|på|at|til|on|nr|to)[^\w+]{1,3}){0,4}\Z",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:org\.?\s?(?:nr|nummer)?|organisasjonsnummer(?:et)?|foretaksnummer|orgnr|orgnummer|NO)\W{0,4}(?:er\W|is\W)?\Z",
    re.IGNORECASE,
)
_LONGEST_PHONE = 15  # digits (ITU-T E.164)
_MONEY_BEFORE = re.compile(r"(?:kr|nok|kroner|eur|usd|\$|€)\.?\s?\Z", re.IGNORECASE)
_MONEY_AFTER = re.compile(
    r"\s?,?-?\s?(?:kr|nok|kroner|kronar|euro|eur|tusen|mill|millioner|%|prosent)(?!\w)", re.IGNORECASE
)
_GROUPED = re.compile(r"[0-9]+")
_OWN_GROUPINGS = frozenset(
    {
        (8,),
        (4, 4),
        (3, 2, 3),
        (2, 2, 2, 2),
        (3, 5),
        (5, 3),
        (2, 3, 3),
        (3, 3, 2),
        (2, 6),
        (6, 2),
        (2, 2, 4),
        (4, 2, 2),
        (1,) * 8,
    }
)


# 00 begins no number after a date: there it is the last five digits of an identity number.
_NOT_AFTER_A_DATE = r"(?<![0-9])(?<![0-9]{6}[ .\-\u00a0])(?<![0-9]{2}[ .][0-9]{2}[ .][0-9]{2}[ .\-\u00a0])"
_PREFIXED = re.compile(
    rf"(?:\(?\+|(?<![0-9])\(?00(?=[ ]?47(?:[ .\-)]{{0,2}}[0-9]){{8}}(?![0-9]))|{_NOT_AFTER_A_DATE}\(?00(?=[1-9]))[ ]?"
    r"(?P<digits>[0-9](?:[ .\-–‑\u00a0\u2009\u202f()/]{0,2}[0-9]){6,40})"
)


def find_prefixed_phones(text: str) -> Spans:
    """Return where numbers with their country's code stand; what follows the code may look like an identity number."""
    found: Spans = []
    for m in _PREFIXED.finditer(text):
        groups = [g.span() for g in _GROUPED.finditer(text, m.start("digits"), m.end())]
        number = 10 if "".join(text[a:b] for a, b in groups).startswith("47") else _LONGEST_PHONE
        found.append((m.start(), _end_after(groups, number)))
    return found


def find_phones(text: str) -> Spans:
    """Return where phone numbers stand: Norwegian ones of eight digits in any grouping, foreign ones after + or 00.

    Short public numbers (113, 116 117, five digits from 0) and those of known public services stay.
    """
    found: Spans = []
    for run in _RUN.finditer(text):
        found += _phones_in(text, run)
    return found + find_spoken_phones(text)


def _phones_in(text: str, run: "re.Match[str]") -> Spans:
    groups = [m.span() for m in _GROUPED.finditer(text, run.start("digits"), run.end("digits"))]
    digits = "".join(text[a:b] for a, b in groups)
    if len(digits) == 9 and _ORGANISATION.search(text[max(0, run.start() - 24) : run.start()]):
        return []
    sizes = [stop - start for start, stop in groups]
    amount = sizes[0] < 4 and set(sizes[1:]) == {3} or len(sizes) == 1
    if amount and digits.endswith("000") and _is_money(text, run):
        return []
    said = bool(_PHONE_SAID.search(text[max(0, run.start() - 48) : run.start()]))
    if said and 7 <= len(digits) <= 13 and digits not in PUBLIC_NUMBERS and digits[0] not in "01":
        return [run.span()]
    return _norwegian_in(text, groups)


def _is_money(text: str, run: "re.Match[str]") -> bool:
    """Return whether a currency stands before or after the digits."""
    before, after = text[max(0, run.start() - 8) : run.start()], text[run.end() : run.end() + 14]
    return bool(_MONEY_BEFORE.search(before) or _MONEY_AFTER.match(after))


def _end_after(groups: Spans, number: int) -> int:
    """Return where the group that holds the digit of that number ends."""
    for start, stop in groups:
        number -= stop - start
        if number <= 0:
            return stop
    return groups[-1][1]


def _norwegian_in(text: str, groups: Spans) -> Spans:
    sizes = [stop - start for start, stop in groups]
    coded = {at: length for at in range(len(groups)) if (length := _coded_from(text, groups, sizes, at))}
    inside = {at + step for at, length in coded.items() for step in range(length)}
    found: Spans = []
    at = 0
    while at < len(groups):
        length = coded.get(at) or _phone_from(text, groups, sizes, at, inside)
        if length:
            found.append((groups[at][0], groups[at + length - 1][1]))
            at += length
        else:
            at += 1
    return found


def _coded_from(text: str, groups: Spans, sizes: list[int], at: int) -> int:
    """Return how many groups from `at` on make a number that begins with the country's code 47; 0 for none."""
    start, stop = groups[at]
    if sizes[at] not in (2, 4, 5, 10) or text[start : start + 2] != "47" or text[start + 2 : stop].startswith("0"):
        return 0
    for length in range(1, min(9, len(groups) - at) + 1):
        if sum(sizes[at : at + length]) == 10:
            rest = (sizes[at] - 2, *sizes[at + 1 : at + length])
            return length if tuple(size for size in rest if size) in _OWN_GROUPINGS or len(groups) == length else 0
    return 0


def _phone_from(text: str, groups: Spans, sizes: list[int], at: int, inside: set[int]) -> int:
    """Return how many groups from `at` on make a number of eight digits, none of them `inside` a longer number; or 0."""
    for length in range(1, min(8, len(groups) - at) + 1):
        span = sizes[at : at + length]
        total = sum(span)
        if total > 8 or at + length - 1 in inside:
            break
        digits = "".join(text[a:b] for a, b in groups[at : at + length])
        if total != 8 or digits[0] not in "23456789" or digits in PUBLIC_NUMBERS:
            continue
        gaps = {text[groups[one][1] : groups[one + 1][0]] for one in range(at, at + length - 1)}
        if len(groups) != length and (tuple(span) not in _OWN_GROUPINGS or len(gaps) > 1):
            continue
        if _is_nine_digits(sizes, at, length) or _is_other(
            text[groups[at][0] : groups[at + length - 1][1]], span, digits
        ):
            continue
        return length
    return 0


def _is_nine_digits(sizes: list[int], at: int, length: int) -> bool:
    """Return whether the groups are part of an organisation's number, three times three digits."""
    return sizes[at : at + 3] == [3, 3, 3] and length < 3


_DATE_LIKE = re.compile(
    r"(?:[0-3]?[0-9][. /-]+[01]?[0-9][. /-]+(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[. /-]+[01][0-9][. /-]+[0-3][0-9])\Z"
)
_OCCUPATION_CODE = re.compile(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}\Z")  # O*NET-SOC
_TIME_LIKE = re.compile(r"[0-3][0-9]\.[0-5][0-9]\s?[-–]\s?[0-3][0-9]\.[0-5][0-9]\Z")


def _is_other(written: str, span: list[int], digits: str) -> bool:
    """Return whether eight digits are a date, two years, opening hours, an occupation's code or an amount."""
    if _DATE_LIKE.match(written) or _TIME_LIKE.match(written) or _OCCUPATION_CODE.match(written):
        return True
    if span == [4, 4] and all(re.fullmatch(r"(?:19[5-9]|20[0-4])[0-9]", half) for half in (digits[:4], digits[4:])):
        return True
    return (span == [4, 4] and digits[2:4] == "00" == digits[6:8]) or (span == [2, 3, 3] and digits.endswith("000000"))


# --- Phones in words -------------------------------------------------------------------------------------------------
_UNITS = dict(zip("null en to tre fire fem seks sju åtte ni".split(), range(10), strict=True)) | {
    "ein": 1, "ett": 1, "syv": 7, "otte": 8, "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "nul": 0, "åte": 8, "sjau": 7, "nie": 9,
}  # fmt: skip
_TEENS = frozenset(
    (
        "ti elleve tolv tretten fjorten femten seksten sytten atten nitten ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen"
    ).split()
)
_TENS = frozenset(
    (
        "tjue tyve tretti tredve førti femti seksti sytti åtti nitti twenty thirty forty fifty sixty seventy eighty "
        "ninety"
    ).split()
)
_SPOKEN = re.compile(r"(?<!\w)[^\W\d_]+(?!\w)")


def find_spoken_phones(text: str) -> Spans:
    """Return where eight or more digits are written in words, one after another."""
    found: Spans = []
    first = last = -1
    digits: list[int] = []

    def close() -> None:
        if 8 <= sum(digits) <= 14 and len(digits) >= 4:
            found.append((first, last))

    for word in _SPOKEN.finditer(text.casefold() if len(text.casefold()) == len(text) else text.lower()):
        size = _digits_of(word.group())
        joined = digits and word.start() - last <= 3 and not re.search(r"[\w\n]", text[last : word.start()])
        if size and not joined:
            close()
            first, digits = word.start(), []
        if size:
            last = word.end()
            digits.append(size)
        elif digits and word.group() not in ("og", "and"):
            close()
            digits = []
    close()
    return [
        span
        for span in found
        if not re.match(
            r"(?:en|ein|one)\W+(?:to|two)\W+(?:tre|three)\W+(?:fire|four)\b", text[span[0] :].casefold()[:40]
        )
    ]


def _digits_of(word: str) -> int:
    """Return how many digits a number word stands for: 1, 2, or 0 for another word."""
    if word in _UNITS:
        return 1
    if word in _TEENS or word in _TENS:
        return 2
    return 2 if any(word.startswith(ten) and word[len(ten) :] in _UNITS for ten in _TENS) else 0
