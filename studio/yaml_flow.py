"""Takes items out of `[…]` and `{…}` and puts new ones in, with the commas and lines right."""

import re
from collections.abc import Sequence
from itertools import pairwise

from studio.yaml_folding import WIDTH
from studio.yaml_spans import Edits, column_of, line_end, line_start, next_line

Span = tuple[int, int]

_COMMENT = re.compile(r"(?:^|\s)#")
_COMMA = re.compile(r"\s*,[ \t]*")


def edit_flow(
    edits: Edits, spans: Sequence[Span], stop: int, kept: Sequence[bool], added: dict[int, list[str]]
) -> None:
    """Note the edits that leave the `kept` items and bring in `added` ones after the item of each index (-1: first).

    `stop` is where the last bracket ends. At least one item is kept. Keys of `added` are kept items or -1.
    """
    text = edits.text
    first = kept.index(True)
    for index, parts in added.items():
        if index < 0:
            edits.insert(spans[first][0], ", ".join(parts) + ", ")
        else:
            edits.insert(spans[index][1], _inserted(text, spans, index, parts))
    commented = any(_COMMENT.search(text[a[1] : b[0]]) for a, b in pairwise([*spans, (stop, stop)]))
    index = 0
    while index < len(spans):
        if kept[index]:
            index += 1
            continue
        end = index
        while end + 1 < len(spans) and not kept[end + 1]:
            end += 1
        if commented:
            for one in range(index, end + 1):
                edits.replace(*_with_own_comment(text, spans, one, kept), "")
        else:
            edits.replace(*_run(text, spans, index, end), "")
        index = end + 1


def _inserted(text: str, spans: Sequence[Span], index: int, parts: Sequence[str]) -> str:
    """Return what is put after an item: on its line when there is room or all items share one, else on a new line."""
    lines = [line_start(text, start) for start, _ in spans]
    many_lines = lines[0] != lines[-1] or not text[lines[0] : spans[0][0]].strip()
    one_a_line = len(spans) > 1 and len(set(lines)) == len(lines)
    indent = (
        " " * column_of(text, next(s for s, _ in spans if not text[line_start(text, s) : s].strip()))
        if many_lines
        else ""
    )
    wide = len(text[line_start(text, spans[index][1]) : line_end(text, spans[index][1])])
    new = ""
    for part in parts:
        wide += len(part) + 2
        if many_lines and (one_a_line or wide > WIDTH):
            new += f",\n{indent}{part}"
            wide = len(indent) + len(part) + 1
        else:
            new += f", {part}"
    return new


def _run(text: str, spans: Sequence[Span], begin: int, end: int) -> Span:
    """Return what to take out for the items `begin`..`end`, so that one comma goes with each."""
    start, stop = spans[begin][0], spans[end][1]
    if end == len(spans) - 1:
        return spans[begin - 1][1], stop
    following = spans[end + 1][0]
    if line_start(text, following) == line_start(text, stop):
        return start, following
    if not text[line_start(text, start) : start].strip():
        return line_start(text, start), line_start(text, following)
    return (spans[begin - 1][1], stop) if begin else (start, following)


def _with_own_comment(text: str, spans: Sequence[Span], index: int, kept: Sequence[bool]) -> Span:
    """Return what to take out for one item among comments: its comma, and its line with what is said beside it."""
    start, stop = spans[index]
    last = index == len(spans) - 1
    comma = _COMMA.match(text, stop, next_line(text, stop) if last else spans[index + 1][0])
    stop = comma.end() if comma else stop
    beside = text[stop : line_end(text, stop)].strip()
    if not text[line_start(text, start) : start].strip() and (not beside or beside.startswith("#")):
        return line_start(text, start), next_line(text, stop)
    if last and not comma and kept[index - 1] and not _COMMENT.search(text[spans[index - 1][1] : start]):
        return spans[index - 1][1], stop
    return start, stop
