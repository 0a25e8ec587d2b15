"""Takes national identity numbers out of text before it is stored.

A number is eleven digits: a birth date DDMMYY and five digits more (Skatteetaten, "Fødselsnummer"). D-numbers add 40
to the day, H-numbers 40 to the month, synthetic numbers 80 (Skatteetaten's Tenor) or 65 (Nav) to the month. Whatever
looks like one is masked, whether or not its control digits are right: a mistyped number is as private as a true one.
"""

import re
import unicodedata
from dataclasses import dataclass

REPLACEMENT = "[fødselsnummer fjernet]"

_GAP = r"[\s.\-–—−/_·\u200b\u2060\ufeff\u00ad]"
# DDMMYY or DDMMYYYY, then five digits: together, or in groups when a gap stands before them too. Digits and gaps never
# overlap, so that a failed attempt costs a bounded number of steps. The lookahead lets attempts overlap.
_BIRTH_DATE = (
    rf"(?P<day>[0-9]{_GAP}?[0-9]){_GAP}?(?P<month>[0-9]{_GAP}?[0-9]){_GAP}?"
    rf"(?:(?:19|20)(?=[0-9]{{2}}{_GAP}{{0,3}}[0-9]{{5}}(?![0-9])))?[0-9]{_GAP}?[0-9]"
)
_LAST_FIVE = rf"(?:[0-9]{{5}}|{_GAP}{{1,3}}[0-9]{_GAP}?[0-9]{_GAP}?[0-9]{_GAP}?[0-9]{_GAP}?[0-9])"
_NUMBER = re.compile(rf"(?<![0-9+])(?=(?P<number>{_BIRTH_DATE}{_LAST_FIVE})(?![0-9]))")
_LONG_RUN = re.compile(r"[0-9]{12,}")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_SHIFTS = (0, 40, 65, 80)
_FIRST_WEIGHTS = (3, 7, 6, 1, 8, 9, 4, 5, 2, 1)
_SECOND_WEIGHTS = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)


@dataclass(frozen=True)
class Masked:
    """The text without identity numbers, and how many were taken out."""

    text: str
    count: int


def mask_identity_numbers(text: str) -> Masked:
    """Return `text` with every national identity number replaced by `REPLACEMENT`. Linear in the text's length."""
    spans = find_identity_numbers(text)
    parts: list[str] = []
    end = 0
    for start, stop in spans:
        parts += [text[end:start], REPLACEMENT]
        end = stop
    return Masked("".join([*parts, text[end:]]), len(spans))


def find_identity_numbers(text: str) -> list[tuple[int, int]]:
    """Return where national identity numbers stand: starts and ends, in order, apart from each other."""
    plain = with_plain_digits(text)
    found = [m.span("number") for m in _NUMBER.finditer(plain) if _is_birth_date(m)]
    found += [span for run in _LONG_RUN.finditer(plain) for span in _valid_within(run.group(), run.start())]
    spans: list[tuple[int, int]] = []
    for start, stop in sorted(found):
        if not spans or start >= spans[-1][1]:
            spans.append((start, stop))
        else:
            spans[-1] = (spans[-1][0], max(spans[-1][1], stop))
    return spans


def with_plain_digits(text: str) -> str:
    """Return the text with every decimal digit of Unicode as 0–9, character for character."""
    if text.isascii():
        return text
    return "".join(c if c.isascii() else str(unicodedata.decimal(c, c)) for c in text)


def _is_birth_date(match: "re.Match[str]") -> bool:
    return _is_date(_digits(match["day"]), _digits(match["month"]))


def _digits(group: str) -> str:
    return "".join(c for c in group if c in "0123456789")


def _is_date(day: str, month: str) -> bool:
    """Return whether DD and MM can begin an identity number of any kind."""
    days = int(day) - 40 if int(day) > 40 else int(day)
    for shift in _MONTH_SHIFTS:
        months = int(month) - shift
        if 1 <= months <= 12:
            return 1 <= days <= _DAYS[months - 1]
    return False


def _valid_within(run: str, offset: int) -> list[tuple[int, int]]:
    """Return where numbers with right control digits stand inside a longer run of digits."""
    found = []
    index = 0
    while index + 11 <= len(run):
        if is_valid_number(run[index : index + 11]):
            found.append((offset + index, offset + index + 11))
            index += 11
        else:
            index += 1
    return found


def is_valid_number(digits: str) -> bool:
    """Return whether eleven digits are an identity number with right control digits (modulus 11, both weights).

    Synthetic months are checked as written, as Skatteetaten's and Nav's generators compute them.
    """
    if len(digits) != 11 or not _is_date(digits[:2], digits[2:4]):
        return False
    numbers = [int(digit) for digit in digits]
    return all(
        sum(weight * number for weight, number in zip(weights, numbers, strict=False)) % 11 == 0
        for weights in (_FIRST_WEIGHTS, _SECOND_WEIGHTS)
    )
