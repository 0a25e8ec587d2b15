"""Pairs an old list's items with a new one's, so that one item taken out is one item taken out."""

import json
from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import takewhile

from studio.yaml_spans import Data

_MOST_PAIRS = 400
ALIKE = 0.5
"""Likeness from which two items are the same thing, changed."""
_SLIGHTLY = 0.1
"""Likeness of items that have little in common: one in the other's place still touches fewer lines than both."""

Pair = tuple[int | None, int | None]


def align(old: Sequence[Data], new: Sequence[Data]) -> list[Pair]:
    """Return (old index, new index) in order; None stands for what an added item was, or a removed one becomes.

    What both lists begin and end with is paired first: of two equal items next to each other, the one in its place stays.
    """
    before, after = [_stamp(item) for item in old], [_stamp(item) for item in new]
    head = _alike_from_the_start(before, after)
    tail = _alike_from_the_start(before[head:][::-1], after[head:][::-1])
    pairs: list[Pair] = [(index, index) for index in range(head)]
    middle = before[head : len(before) - tail], after[head : len(after) - tail]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, *middle, autojunk=False).get_opcodes():
        i, i_end, j, j_end = i + head, i_end + head, j + head, j_end + head
        if tag == "equal":
            pairs += zip(range(i, i_end), range(j, j_end), strict=True)
        else:
            pairs += [
                (None if a is None else i + a, None if b is None else j + b)
                for a, b in _pair_changed(old[i:i_end], new[j:j_end])
            ]
    return pairs + [(len(old) - back, len(new) - back) for back in range(tail, 0, -1)]


def _alike_from_the_start(old: Sequence[str], new: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _stamp(item: Data) -> str:
    """Return what stands for an item; a mapping's order of keys is no difference."""
    return item if isinstance(item, str) else json.dumps(item, sort_keys=True, ensure_ascii=False)


def _pair_changed(old: Sequence[Data], new: Sequence[Data]) -> list[Pair]:
    """Pair items none of which is unchanged, so that the sum of their likenesses is greatest."""
    if len(old) * len(new) > _MOST_PAIRS:
        return [(i, i) for i in range(min(len(old), len(new)))] + _rest(len(old), len(new))
    alike = [[likeness(a, b) for b in new] for a in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = best[i + 1][j + 1] + alike[i][j] if alike[i][j] > 0 else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    pairs: list[Pair] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if alike[i][j] > 0 and best[i][j] == best[i + 1][j + 1] + alike[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    return pairs + [(a, None) for a in range(i, len(old))] + [(None, b) for b in range(j, len(new))]


def _rest(old: int, new: int) -> list[Pair]:
    return [(i, None) for i in range(new, old)] + [(None, j) for j in range(old, new)]


def likeness(a: Data, b: Data) -> float:
    """Return how alike two items are, from 0 (not the same thing) to 1."""
    if type(a) is not type(b):
        return 0.0
    if isinstance(a, dict):
        if "id" in a and a["id"] == b.get("id"):
            return 1.0
        same: float = sum(b.get(key) == value for key, value in a.items()) / max(len(a), len(b), 1)
        if "id" in a or "id" in b:
            return same if same >= ALIKE else 0.0
        return max(same, _SLIGHTLY)
    if isinstance(a, str):
        ratio = SequenceMatcher(None, a, b, autojunk=False).ratio()
        return ratio if ratio >= ALIKE else _SLIGHTLY
    return _SLIGHTLY
