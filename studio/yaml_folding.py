"""Breaks running text into lines, and keeps the lines that are there already where the words are the same."""

import re
from itertools import pairwise

WIDTH = 110
"""Columns that folded text may take, its indentation with it."""

_SLACK = 10
"""Columns more that a text may take which is that wide already."""

_BREAKABLE = re.compile(r"(?<=\S) (?=\S)")


def wrap(text: str, width: int, *, first: int | None = None) -> list[str]:
    """Return a text in lines of at most `width` columns (`first` for the first one), broken at single spaces only."""
    lines: list[str] = []
    room = width if first is None else first
    line = ""
    for word in _BREAKABLE.split(text):
        if line and len(line) + 1 + len(word) > room:
            lines.append(line)
            line, room = word, width
        else:
            line = f"{line} {word}" if line else word
    return [*lines, line]


def fold(value: str, width: int, kept: list[str]) -> list[str] | None:
    """Return the lines of a folded scalar without indentation, or None when folding can't hold the text.

    `kept` are the lines it has now; those whose words are unchanged stay as they are. Between paragraphs stands one
    blank line for each line break of the text (YAML 1.2, 8.1.3).
    """
    paragraphs = value.split("\n")
    if any(part != part.strip() for part in paragraphs) or not paragraphs[0]:
        return None
    old = _paragraphs(kept)
    whole = {" ".join(lines): lines for lines in old}
    width = max(width, min(width + _SLACK, max(map(len, kept), default=0)))
    filled = [part for part in paragraphs if part]
    partners = dict(zip(filled, old, strict=True)) if len(filled) == len(old) else {}
    folded: list[str] = []
    for index, part in enumerate(paragraphs):
        if index:
            folded.append("")
        if part:
            folded += whole.get(part) or _reflow(part, partners.get(part, []), width)
    return folded


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Return lines in the groups that blank ones part."""
    marks = [-1, *(index for index, line in enumerate(lines) if not line), len(lines)]
    return [lines[before + 1 : after] for before, after in pairwise(marks) if after > before + 1]


def _reflow(text: str, old: list[str], width: int) -> list[str]:
    """Return a paragraph in lines, of which the first and last stay as in `old` while the words do."""
    head = 0
    while head < len(old) - 1 and text.startswith(" ".join(old[: head + 1]) + " "):
        head += 1
    begun = len(" ".join(old[:head])) + 1 if head else 0
    tail = len(old)
    while tail > head and text.endswith(" " + " ".join(old[tail - 1 :])):
        if len(text) - len(" ".join(old[tail - 1 :])) - 1 < begun:
            break
        tail -= 1
    rest = old[tail:]
    ended = len(text) - len(" ".join(rest)) - 1 if rest else len(text)
    middle = text[begun:ended]
    if middle and head and rest and len(old[head - 1]) + 1 + len(middle) <= width:
        head -= 1
        middle = f"{old[head]} {middle}"
    lines = wrap(middle, width) if middle else []
    while lines and rest and len(lines[-1]) * 2 < width:
        middle = f"{middle} {rest.pop(0)}"
        lines = wrap(middle, width)
    return [*old[:head], *lines, *rest]
