"""Where names stand alone: signatures after "mvh", on the last line or after the last comma, and messages that are a name."""

from collections.abc import Sequence

from language import name_words as words
from language.name_surroundings import Begin
from language.name_tokens import Word

_LIKE_A_NAME = 0.0  # nameness from which an unknown word in a fitting place is taken
_SOMEHOW_LIKE_A_NAME = -0.3


def signed(tokens: Sequence[Word], at: int) -> Begin | None:
    """After "mvh" and "hilsen": the name, unless it is "hilsen en fortvilet mor"; of that one the name after the comma."""
    after = at + 1
    while after < min(len(tokens), at + 6) and (
        tokens[after].low in words.FAREWELL_TAILS or tokens[after].low in words.FAREWELLS
    ):
        after += 1
    for begin in (after, *range(after + 1, min(after + 6, len(tokens)))):
        if begin < len(tokens) and (begin == after or "," in tokens[begin].gap or "\n" in tokens[begin].gap):
            found = _signature(tokens, begin)
            if found:
                return found
    return None


def _signature(tokens: Sequence[Word], at: int) -> Begin | None:
    token = tokens[at]
    if (
        token.masked
        or len(token.gap) > 8
        or (token.low in words.NOT_A_SIGNATURE and not (token.text[0].isupper() and token.is_first_name))
    ):
        return None
    last = len(tokens) - at <= 3 or "\n" in tokens[at + 1].gap or "," in tokens[at + 1].gap
    if token.is_clear or (token.is_first_name and (last or token.text[0].isupper())):
        return at, 1
    if token.is_written_as_name and last:
        return at, 1
    if token.is_ordinary and not (last and token.is_surname):
        return None
    if token.is_unknown and (last or token.text[0].isupper() or token.nameness > _LIKE_A_NAME):
        return at, 1
    return (at, 1) if token.is_surname and not token.is_place else None


def nothing_but_a_name(tokens: Sequence[Word]) -> Begin | None:
    """The whole message, or all before the first number, is a name: an answer to "hva heter du"."""
    head = list(tokens[:4])
    for at, token in enumerate(head):
        if at and (token.masked or "\n" in token.gap):
            head = head[:at]
            break
    else:
        if len(tokens) > 4:
            return None
    if not 2 <= len(head) <= 4 or head[0].masked or any(token.gap.strip(" ,.\n") for token in head):
        return None
    first, last = head[0], head[-1]
    if any(token.low in words.NOT_AFTER_A_NAME for token in head):
        return None
    if (
        all(token.is_first_name or token.is_surname for token in head)
        and first.is_borne
        and (last.is_surname or last.is_clear)
    ):
        return 0, len(head)
    if all(token.text.istitle() for token in head) and first.is_first_name and last.is_surname:
        return 0, len(head)
    if all(token.is_unknown for token in head) and sum(token.nameness for token in head) > (
        -0.4 if all(token.text[0].isupper() for token in head) else 0.2
    ):
        return 0, len(head)
    if len(head) == 2 and (first.is_clear or first.is_unknown) and last.is_surname and not last.is_ordinary:
        return 0, 2
    return None


def left_at_the_end(tokens: Sequence[Word]) -> Begin | None:
    """A name on the last line, or after the last full stop: a signature without "hilsen"."""
    if not tokens:
        return None
    at = len(tokens) - 1
    while at > 0 and len(tokens) - at < 4 and not tokens[at].first:
        at -= 1
    mine = tokens[at:]
    if (
        at == 0
        or not tokens[at].first
        or len(mine) > 3
        or any(token.masked or token.is_place or token.low in words.NOT_AFTER_A_NAME for token in mine)
    ):
        return None
    newline = "\n" in tokens[at].gap
    if newline and len(mine) == 1:
        written = mine[0].text.istitle() and not mine[0].is_listed and not mine[0].is_place
        return (at, 1) if written or mine[0].is_borne or (mine[0].is_unknown and mine[0].nameness > 0) else None
    if all(token.is_first_name or token.is_surname or (token.text[0].isupper() and token.is_unknown) for token in mine):
        if mine[0].is_clear or (newline and mine[0].is_borne and len(mine[0].low) > 2):
            return at, len(mine)
        if mine[0].is_borne and len(mine) > 1 and mine[-1].is_surname and (newline or mine[0].text[0].isupper()):
            return at, len(mine)
        if len(mine) > 1 and mine[0].text[0].isupper() and mine[0].is_unknown and mine[0].nameness > _LIKE_A_NAME:
            return at, len(mine)
    return None


def last_after_comma(tokens: Sequence[Word]) -> Begin | None:
    """ "takk for svar, Finn": one word after the last comma."""
    if len(tokens) < 3 or "," not in tokens[-1].gap or tokens[-1].masked or tokens[-1].is_place:
        return None
    token = tokens[-1]
    if (
        token.is_borne
        and (token.text[0].isupper() or tokens[-2].low in ("svar", "hjelpa", "hjelpen", "takk", "hilsen"))
        and token.low not in words.NOT_AFTER_A_NAME
    ):
        return len(tokens) - 1, 1
    if token.text[0].isupper() and not token.is_listed and not token.first:
        return len(tokens) - 1, 1
    thanks = any(other.low in ("takk", "thanks", "hilsen") for other in tokens[-6:])
    least = _SOMEHOW_LIKE_A_NAME if token.text[0].isupper() else _LIKE_A_NAME
    return (len(tokens) - 1, 1) if token.is_unknown and thanks and token.nameness > least else None
