"""Where everything stands in a YAML text: a tree of nodes with their spans, and the lines around them.

Built from libyaml's events rather than its nodes, because an alias (`*name`) has a span of its own only there. Every
scalar is text, as in `retrieval.content`: the records say what it must be.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal

import yaml

Data = Any
"""Plain data: text, lists and mappings from text."""

Path = tuple[int | str, ...]

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_LINE_OF_COMMENT = re.compile(r"[ \t]*#")


class DocumentBroken(Exception):
    """A text is no document of ours, or an edit would make it something else than meant; `message` is for staff."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"linje {line}: {message}")
        self.line = line
        self.message = message


@dataclass(slots=True, eq=False)
class Node:
    """One value in a text; `start` and `end` are offsets in characters, without what follows it.

    `start` counts an anchor or tag before the value, `inner` doesn't. A mapping's `keys` stand beside its `values`.
    """

    kind: Literal["text", "list", "mapping", "alias"]
    start: int
    inner: int
    end: int
    data: Data
    style: str = ""
    flow: bool = False
    anchor: str | None = None
    target: "Node | None" = None
    has_alias: bool = False
    keys: list["Node"] = field(default_factory=list)
    values: list["Node"] = field(default_factory=list)

    def get(self, key: int | str) -> "Node | None":
        """Return the child at a key or an index, through an alias too; None if there is none."""
        node = self.target if self.target is not None else self
        if node.kind == "list":
            return node.values[key] if isinstance(key, int) and -len(node.values) <= key < len(node.values) else None
        return next((value for name, value in zip(node.keys, node.values, strict=False) if name.data == key), None)

    def walk(self) -> Iterator["Node"]:
        """Yield the node and everything in it, in the order of the text."""
        yield self
        for index, value in enumerate(self.values):
            if self.keys:
                yield self.keys[index]
            yield from value.walk()


def parse(text: str) -> Node | None:
    """Return a text's tree, None when it holds nothing. Raises DocumentBroken with the line."""
    events: Iterator[Any] = yaml.parse(text, Loader=yaml.CSafeLoader)
    anchors: dict[str, Node] = {}
    try:
        _expect(next(events), yaml.StreamStartEvent)
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            return None
        root = _node(text, next(events), events, anchors)
        _expect(next(events), yaml.DocumentEndEvent)
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise DocumentBroken(_line(event), "Filen har mer enn ett dokument.")
        return root
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DocumentBroken(mark.line + 1 if mark else 1, f"Filen er ikke gyldig YAML: {error.problem}.") from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise DocumentBroken(1, f"Filen er ikke gyldig YAML: {str(error).splitlines()[0]}.") from error
    except RecursionError as error:
        raise DocumentBroken(1, "Filen har for mange nivåer.") from error


def _expect(event: Any, kind: type[yaml.Event]) -> None:
    if not isinstance(event, kind):
        raise DocumentBroken(_line(event), "Filen er ikke et dokument vi kan lese.")


def _line(event: Any) -> int:
    return int(event.start_mark.line) + 1


def _node(text: str, event: Any, events: Iterator[Any], anchors: dict[str, Node]) -> Node:
    """Return the node that an event begins, with all that is in it."""
    if isinstance(event, yaml.AliasEvent):
        return _alias(event, anchors)
    if isinstance(event, yaml.ScalarEvent):
        node = _scalar(text, event)
    elif isinstance(event, yaml.SequenceStartEvent):
        node = _list(text, event, events, anchors)
    else:
        node = _mapping(text, event, events, anchors)
    if node.anchor:
        anchors[node.anchor] = node
    return node


def _alias(event: Any, anchors: dict[str, Node]) -> Node:
    target = anchors.get(event.anchor)
    if target is None:
        raise DocumentBroken(_line(event), f"*{event.anchor} viser til noe som ikke finnes.")
    start, end = event.start_mark.index, event.end_mark.index
    return Node("alias", start, start, end, deepcopy(target.data), target=target, has_alias=True)


def _scalar(text: str, event: Any) -> Node:
    style = event.style or ""
    start, end = event.start_mark.index, event.end_mark.index
    inner = start
    if event.anchor or event.tag:
        found = _PROPERTIES.match(text, start, end)
        inner = found.end() if found else end
    if style in ("|", ">"):
        end = _block_end(text, inner, end)
    return Node("text", start, inner, end, event.value, style=style, anchor=event.anchor)


def _list(text: str, event: Any, events: Iterator[Any], anchors: dict[str, Node]) -> Node:
    inner = event.end_mark.index
    if event.flow_style or text[inner : inner + 1] != "-":  # libyaml counts the dash of a list flush with its key
        inner -= 1
    node = Node("list", event.start_mark.index, inner, 0, [], flow=event.flow_style, anchor=event.anchor)
    while not isinstance(event := next(events), yaml.SequenceEndEvent):
        child = _node(text, event, events, anchors)
        node.values.append(child)
        node.data.append(child.data)
        node.has_alias |= child.has_alias
    return _closed(node, event)


def _mapping(text: str, event: Any, events: Iterator[Any], anchors: dict[str, Node]) -> Node:
    inner = event.end_mark.index - event.flow_style
    node = Node("mapping", event.start_mark.index, inner, 0, {}, flow=event.flow_style, anchor=event.anchor)
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        line = _line(event)
        key = _node(text, event, events, anchors)
        if key.kind != "text":
            raise DocumentBroken(line, "En nøkkel må være en tekst.")
        if key.data in node.data:
            raise DocumentBroken(line, f"Nøkkelen {key.data!r} står to ganger.")
        child = _node(text, next(events), events, anchors)
        node.keys.append(key)
        node.values.append(child)
        node.data[key.data] = child.data
        node.has_alias |= child.has_alias
    return _closed(node, event)


def _closed(node: Node, event: Any) -> Node:
    """Set where a list or mapping ends: at its bracket, or where its last part does."""
    node.end = event.end_mark.index if node.flow or not node.values else node.values[-1].end
    return node


def _block_end(text: str, start: int, end: int) -> int:
    """Return where a block scalar's text ends, without the blank lines after it unless they are kept (`|+`)."""
    header = text[start : line_end(text, start)]
    if "+" in header.split("#")[0]:
        return end - 1 if end > start and text[end - 1] == "\n" else end
    return line_end(text, start + len(text[start:end].rstrip(" \t\r\n")) - 1)


def line_of(text: str, at: int) -> int:
    """Return the number of the line that an offset is in, from 1."""
    return text.count("\n", 0, at) + 1


def line_start(text: str, at: int) -> int:
    """Return the offset where the line of `at` begins."""
    return text.rfind("\n", 0, at) + 1


def line_end(text: str, at: int) -> int:
    """Return the offset where the line of `at` ends, before its line break."""
    end = text.find("\n", at)
    if end < 0:
        return len(text)
    return end - 1 if end > at and text[end - 1] == "\r" else end


def next_line(text: str, at: int) -> int:
    """Return the offset where the line after that of `at` begins, or the text's end."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end + 1


def column_of(text: str, at: int) -> int:
    """Return the column of an offset, from 0."""
    return at - line_start(text, at)


def is_blank(text: str, at: int) -> bool:
    """Whether the line that begins at `at` has nothing but spaces."""
    return not text[at : next_line(text, at)].strip()


def is_comment(text: str, at: int) -> bool:
    """Whether the line that begins at `at` is a comment and nothing else."""
    return _LINE_OF_COMMENT.match(text, at, next_line(text, at)) is not None


def indentation(text: str, at: int) -> int:
    """Return how many spaces the line that begins at `at` has before its first sign."""
    line = text[at : line_end(text, at)]
    return len(line) - len(line.lstrip(" "))


def new_line_of(text: str) -> str:
    """Return the line break that a text uses most."""
    return "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"


@dataclass(slots=True)
class Edits:
    """Replacements of spans, collected and then made all at once."""

    text: str
    made: list[tuple[int, int, str]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: str) -> None:
        """Note that `start`..`end` becomes `new`, whose line breaks become the text's own."""
        if self.text[start:end] != new:
            self.made.append((start, end, new.replace("\r\n", "\n").replace("\n", new_line_of(self.text))))

    def insert(self, at: int, new: str) -> None:
        """Note that `new` comes in at `at`."""
        self.replace(at, at, new)

    def apply(self) -> str:
        """Return the text with every edit made. Raises ValueError when two of them overlap."""
        pieces, at = [], 0
        for start, end, new in sorted(self.made, key=lambda edit: edit[:2]):
            if start < at:
                raise ValueError("edits overlap")
            pieces += [self.text[at:start], new]
            at = end
        return "".join([*pieces, self.text[at:]])
