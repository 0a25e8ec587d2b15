"""Takes personal data out of text: identity numbers, phones, mails, user names, accounts, birth dates, addresses, names.

What is found is replaced by its kind in brackets. Public things stay: places, schools, firms, emergency numbers,
organisation numbers. Masked text holds nothing more to mask; the time is linear in the text's length.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from language.addresses import find_addresses
from language.contact_data import (
    find_accounts,
    find_birth_dates,
    find_handles,
    find_mails,
    find_mistyped_identity_numbers,
)
from language.masking import find_identity_numbers, with_plain_digits
from language.person_names import MASK, find_names
from language.phone_numbers import find_phones, find_prefixed_phones

IDENTITY_NUMBER = "fødselsnummer"
PHONE = "telefon"
MAIL = "e-post"
NAME = "navn"
ADDRESS = "adresse"
USER_NAME = "brukernavn"
BIRTH_DATE = "fødselsdato"
ACCOUNT = "kontonummer"
KINDS = (IDENTITY_NUMBER, MAIL, USER_NAME, BIRTH_DATE, PHONE, ACCOUNT, ADDRESS, NAME)

_Finder = Callable[[str], Iterable[tuple[int, int]]]
# In this order: what an earlier one has found is hidden from the later ones.
_FINDERS: tuple[tuple[str, _Finder], ...] = (
    (PHONE, find_prefixed_phones),
    (IDENTITY_NUMBER, find_identity_numbers),
    (MAIL, find_mails),
    (IDENTITY_NUMBER, find_mistyped_identity_numbers),
    (USER_NAME, find_handles),
    (BIRTH_DATE, find_birth_dates),
    (ACCOUNT, find_accounts),
    (ADDRESS, find_addresses),
    (PHONE, find_phones),
    (NAME, find_names),
)
_PLACEHOLDER = re.compile(rf"\[(?:{'|'.join(KINDS)})(?: fjernet)?\]")
_ROUNDS = 6  # what is found shows more beside it; three have been enough for every text tried


@dataclass(frozen=True)
class Span:
    """Where a piece of personal data stands (`text[start:end]`) and its kind, one of `KINDS`."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True)
class Masked:
    """The text without personal data, how many pieces were taken out, and how many of each kind."""

    text: str
    count: int
    kinds: dict[str, int]


def mask_personal_data(text: str) -> Masked:
    """Return `text` with each piece of personal data replaced by "[kind]". Masking twice changes nothing more."""
    spans = find_personal_data(text)
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [text[end : span.start], f"[{span.kind}]"]
        end = span.end
    return Masked("".join([*parts, text[end:]]), len(spans), dict(Counter(span.kind for span in spans)))


def find_personal_data(text: str) -> list[Span]:
    """Return the pieces of personal data in `text`, in order, none over another."""
    view = _PLACEHOLDER.sub(lambda found: MASK * len(found.group()), with_plain_digits(text))
    spans: list[Span] = []
    for _ in range(_ROUNDS):
        found, view = _one_round(view)
        if not found:
            break
        spans += found
    return sorted(spans, key=lambda span: span.start)


def _one_round(view: str) -> tuple[list[Span], str]:
    """Return what all finders see in the view, and the view with that hidden."""
    spans: list[Span] = []
    for kind, finder in _FINDERS:
        found = [Span(start, end, kind) for start, end in _apart(finder(view), view)]
        view = _hidden(view, found)
        spans += found
    return spans, view


def _apart(found: Iterable[tuple[int, int]], view: str) -> list[tuple[int, int]]:
    """Return the spans in order, overlapping ones as one, cut where something is hidden already, trimmed of space."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    pieces: list[tuple[int, int]] = []
    for start, end in joined:
        for piece in re.finditer(rf"[^{MASK}]+", view[start:end]):
            written = piece.group()
            left = len(written) - len(written.lstrip())
            if written.strip():
                pieces.append((start + piece.start() + left, start + piece.start() + left + len(written.strip())))
    return pieces


def _hidden(view: str, spans: list[Span]) -> str:
    parts: list[str] = []
    end = 0
    for span in spans:
        parts += [view[end : span.start], MASK * (span.end - span.start)]
        end = span.end
    return "".join([*parts, view[end:]])
