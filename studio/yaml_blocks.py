"""Whole lines of block lists and mappings: where an entry begins and ends, and how one comes in or goes.

An entry's own comments are the comment lines right above it at its own column, and those right below it that are set
in deeper. They go when it goes. What a file begins with is the file's own.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.yaml_spans import (
    Edits,
    Node,
    column_of,
    indentation,
    is_blank,
    is_comment,
    line_end,
    line_start,
    next_line,
)


class NotByLines(Exception):
    """A node is laid out so that its parts can't be edited one by one."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block list or mapping: where its entries' dashes or keys stand (`starts`), where each ends, and their column."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    column: int
    is_root: bool

    @classmethod
    def of(cls, node: Node, text: str, *, is_root: bool) -> "Block":
        """Return a node's block. Raises NotByLines when a list's first dash isn't first on its line."""
        starts = [key.start for key in node.keys] if node.kind == "mapping" else _dashes(node, text)
        return cls(text, starts, [value.end for value in node.values], column_of(text, starts[0]), is_root)

    def first_line(self, index: int) -> int:
        """Return where an entry's lines begin, its own comments with it."""
        at = first = line_start(self.text, self.starts[index])
        while first > 0:
            above = line_start(self.text, first - 1)
            if not is_comment(self.text, above) or indentation(self.text, above) != self.column:
                return first
            first = above
        return at if self.column == 0 else first

    def last_line(self, index: int) -> int:
        """Return where an entry's last line ends, before the line break; its own comments with it."""
        at = line_end(self.text, self.ends[index])
        while (below := next_line(self.text, at)) < len(self.text):
            if not is_comment(self.text, below) or indentation(self.text, below) <= self.column:
                break
            at = line_end(self.text, below)
        return at

    def lines(self, index: int) -> str:
        """Return an entry as it is written, its own comments with it."""
        return self.text[self.first_line(index) : self.last_line(index)]

    def is_spaced(self) -> bool:
        """Whether blank lines part the entries; a lone record that fills several lines is taken to want one."""
        if len(self.starts) == 1:
            return self.is_root and "\n" in self.text[self.starts[0] : self.ends[0]]
        firsts = [self.first_line(index) for index in range(1, len(self.starts))]
        parted = sum(at > 0 and is_blank(self.text, line_start(self.text, at - 1)) for at in firsts)
        return parted * 2 > len(firsts)

    def insert(self, edits: Edits, index: int, new: Sequence[str], *, first: int = 0) -> None:
        """Note new entries after the one at `index`, or before the `first` that stays when it is -1."""
        lead = "\n" if self.is_spaced() else ""
        indent = " " * self.column
        if index < 0:
            edits.insert(self.first_line(first), "".join(f"{indent}{entry}\n{lead}" for entry in new))
        else:
            at = next_line(self.text, self.last_line(index))
            edits.insert(at, "".join(f"{lead}{indent}{entry}\n" for entry in new))

    def remove(self, edits: Edits, kept: Sequence[bool]) -> None:
        """Note that entries go, with their own comments and the blank lines that parted them from the others."""
        spans: list[tuple[int, int]] = []
        begin = self._pull_up(edits, kept)
        for index in range(begin, len(self.starts)):
            if kept[index]:
                continue
            start, end = self._span(index, kept, after_some=begin > 0 or any(kept[:index]))
            if spans and spans[-1][1] >= start:
                spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
            else:
                spans.append((start, end))
        for start, end in spans:
            edits.replace(start, end, "")

    def _span(self, index: int, kept: Sequence[bool], *, after_some: bool) -> tuple[int, int]:
        """Return an entry's lines with the blank ones above it; with those below it when it is the first."""
        text = self.text
        start, end = self.first_line(index), next_line(text, self.last_line(index))
        if not after_some:
            while end < len(text) and is_blank(text, end):
                end = next_line(text, end)
        elif not any(kept[index + 1 :]) or (end < len(text) and is_blank(text, end)):
            limit = next_line(text, self.ends[index - 1])
            while start > limit and is_blank(text, line_start(text, start - 1)):
                start = line_start(text, start - 1)
        return start, end

    def _pull_up(self, edits: Edits, kept: Sequence[bool]) -> int:
        """Take out first entries that share their line with a dash; return the index of the first to go by lines."""
        start = self.starts[0]
        ahead = self.text[line_start(self.text, start) : start]
        if kept[0] or not ahead.strip():
            return 0
        first = kept.index(True)
        end = self.last_line(0)
        between = self.text[end : self.starts[first]]
        if any(line.lstrip().startswith("#") for line in between.split("\n")):
            edits.replace(start - len(ahead) + len(ahead.rstrip()), end, "")
            return 1
        edits.replace(start, self.starts[first], "")
        return first


def _dashes(node: Node, text: str) -> list[int]:
    """Return where each item's dash stands."""
    column = column_of(text, node.inner)
    if text[line_start(text, node.inner) : node.inner].strip():
        raise NotByLines
    dashes = []
    for value in node.values:
        at = line_start(text, value.start)
        while at > 0 and (text[at : at + column].strip() or text[at + column : at + column + 1] != "-"):
            at = line_start(text, at - 1)
        dashes.append(at + column)
    return dashes
