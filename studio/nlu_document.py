"""Edits Rasa's NLU files line by line: an example added is one line added, and all else stays byte for byte.

    nlu:
    - intent: greet
      examples: |
        - hei

An intent may stand in several blocks; new examples go to its last one. Synonyms, regexes and lookups are left alone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.yaml_scalars import write_key
from studio.yaml_spans import (
    DocumentBroken,
    Node,
    indentation,
    is_blank,
    is_comment,
    line_end,
    line_of,
    line_start,
    new_line_of,
    next_line,
    parse,
)

__all__ = [
    "DocumentBroken", "ExampleMissing", "ExampleRefused", "IntentMissing", "IntentThere", "add", "add_intent", "change",
    "clean_example", "read", "remove",
]  # fmt: skip

_BOM = "\ufeff"
_NEW_FILE = 'version: "3.1"\nnlu:\n'
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_NAME = re.compile(r"[A-Za-z_]\w*(?:[-/]\w+)*", re.ASCII)
_EXAMPLE = re.compile(r"( *-[ \t]*)(.*?)[ \t\r]*$")
_AROUND = "\n\r\t "


class ExampleMissing(KeyError):
    """An intent has no such example; `intent` and `example` say which."""

    def __init__(self, intent: str, example: str) -> None:
        super().__init__(f"{intent}: {example}")
        self.intent = intent
        self.example = example


class IntentMissing(KeyError):
    """The file has no block of the intent."""


class IntentThere(ValueError):
    """The file has a block of the intent already."""


class ExampleRefused(ValueError):
    """A text is no example: it is empty, or has control characters."""


@dataclass(frozen=True, slots=True)
class _Block:
    """One intent's block: its `examples` node, and what is read from it."""

    intent: str
    item: Node
    examples: Node | None
    texts: list[str]


def read(text: str) -> dict[str, list[str]]:
    """Return each intent's examples as they are written, in order. Raises DocumentBroken with the line."""
    found: dict[str, list[str]] = {}
    for block in _blocks(text.removeprefix(_BOM)):
        found.setdefault(block.intent, []).extend(block.texts)
    return found


def clean_example(example: str) -> str:
    """Return a text as the one line that an example is. Raises ExampleRefused when nothing is left, or signs forbid it."""
    if _FORBIDDEN.search(example):
        raise ExampleRefused("control characters")
    cleaned = " ".join(example.split())
    if not cleaned:
        raise ExampleRefused("empty")
    return cleaned


def add(text: str, intent: str, examples: Sequence[str]) -> str:
    """Return the text with examples at the end of the intent's last block.

    Raises IntentMissing, ExampleRefused, or DocumentBroken when the block can't take them.
    """
    new = [clean_example(example) for example in examples]
    bom, body = _parts(text)
    blocks = [block for block in _blocks(body) if block.intent == intent]
    if not blocks:
        raise IntentMissing(intent)
    if not new:
        return text
    node = _literal(body, blocks[-1])
    at = next_line(body, node.end)
    column = _column(body, blocks[-1], node)
    body = _with_lines(body, at, [f"{' ' * column}- {example}" for example in new])
    meant = read(text)
    meant[intent] = _merged(blocks, {len(blocks) - 1: [*blocks[-1].texts, *new]})
    return bom + _checked(body, meant, line_of(body, node.start))


def remove(text: str, intent: str, examples: Sequence[str]) -> str:
    """Return the text without examples; of one that stands twice, the first. A block that gets empty stays.

    Raises IntentMissing, ExampleMissing, or DocumentBroken when a block isn't written in lines.
    """
    bom, body = _parts(text)
    for example in examples:
        start, _ = _line(body, intent, example)
        meant = read(body)
        meant[intent].remove(_as_written(example))
        body = _checked(body[:start] + body[next_line(body, start) :], meant, line_of(body, start))
    return bom + body


def change(text: str, intent: str, before: str, after: str) -> str:
    """Return the text with one example written anew in its place.

    Raises IntentMissing, ExampleMissing, ExampleRefused, or DocumentBroken when the block isn't written in lines.
    """
    bom, body = _parts(text)
    new = clean_example(after)
    start, found = _line(body, intent, before)
    meant = read(body)
    meant[intent][meant[intent].index(_as_written(before))] = new
    lead = found[1] if found[1].endswith((" ", "\t")) else f"{found[1]} "
    body = f"{body[:start]}{lead}{new}{body[line_end(body, start) :]}"
    return bom + _checked(body, meant, line_of(body, start))


def add_intent(text: str, intent: str, examples: Sequence[str]) -> str:
    """Return the text with a block of a new intent after the last one; an empty text becomes a whole file.

    Raises IntentThere, ExampleRefused, ValueError when the name is none, or DocumentBroken when there is no list `nlu`.
    """
    if not _NAME.fullmatch(intent):
        raise ValueError(f"{intent!r} is no name of an intent")
    new = [clean_example(example) for example in examples]
    bom, body = _parts(text)
    meant = read(body)
    if intent in meant:
        raise IntentThere(intent)
    if parse(body) is None:
        if body and not body.endswith("\n"):
            body += new_line_of(body)
        body += _NEW_FILE.replace("\n", new_line_of(body))
    at, column, spaced = _place_of_new(body)
    lines = [f"- intent: {write_key(intent)}", "  examples: |", *(f"    - {example}" for example in new)]
    body = _with_lines(body, at, [""] * spaced + [" " * column + line for line in lines])
    return bom + _checked(body, {**meant, intent: new}, line_of(body, at))


def _parts(text: str) -> tuple[str, str]:
    """Return a text's byte order mark, if it has one, and the rest."""
    body = text.removeprefix(_BOM)
    return text[: len(text) - len(body)], body


def _nlu(text: str) -> Node | None:
    """Return the node of the file's list of blocks."""
    root = parse(text)
    if root is None:
        return None
    if root.kind != "mapping":
        raise DocumentBroken(line_of(text, root.start), "Filen er ikke en NLU-fil.")
    node = root.get("nlu")
    if node is not None and node.kind != "list" and node.data != "":
        raise DocumentBroken(line_of(text, node.start), "«nlu» må være en liste.")
    return node


def _blocks(text: str) -> list[_Block]:
    """Return the blocks of intents, in order."""
    node = _nlu(text)
    blocks = []
    for item in node.values if node is not None else []:
        if item.kind != "mapping":
            raise DocumentBroken(line_of(text, item.start), "Hver del av «nlu» må ha et navn.")
        name = item.data.get("intent")
        if name is None:
            continue
        if not isinstance(name, str) or not name:
            raise DocumentBroken(line_of(text, item.start), "Et tema må ha et navn.")
        blocks.append(_Block(name, item, item.get("examples"), _texts(item.data.get("examples", ""))))
    return blocks


def _texts(examples: object) -> list[str]:
    """Return the texts of a block's examples as Rasa reads them: lines that begin with a dash, or a list of texts."""
    if isinstance(examples, str):
        rows = [line[1:] for line in examples.splitlines() if line.startswith("-")]
    elif isinstance(examples, list):
        rows = [str(row.get("text", "")) if isinstance(row, dict) else str(row) for row in examples]
    else:
        rows = []
    return [row.strip(_AROUND) for row in rows if row.strip(_AROUND)]


def _literal(text: str, block: _Block) -> Node:
    """Return a block's examples. Raises DocumentBroken unless they are lines of their own (`|`)."""
    node = block.examples
    if node is None or node.style != "|":
        at = block.item.start if node is None else node.start
        raise DocumentBroken(
            line_of(text, at), f"Eksemplene til {block.intent} må stå på hver sin linje under «examples: |»."
        )
    return node


def _column(text: str, block: _Block, node: Node) -> int:
    """Return the column of a block's examples: as its header says, as its first line has it, else two in."""
    owner = block.item.keys[0].start
    parent = owner - line_start(text, owner)
    header = re.search(r"\d", text[node.inner : line_end(text, node.inner)].split("#")[0])
    if header:
        return parent + int(header[0])
    at = next_line(text, node.inner)
    while at < node.end:
        if not is_blank(text, at):
            return indentation(text, at)
        at = next_line(text, at)
    return parent + 2


def _line(text: str, intent: str, example: str) -> tuple[int, re.Match[str]]:
    """Return where an example's line begins, and its parts: the dash and the text."""
    blocks = [block for block in _blocks(text) if block.intent == intent]
    if not blocks:
        raise IntentMissing(intent)
    wanted = _as_written(example)
    for block in blocks:
        if wanted not in block.texts:
            continue
        node = _literal(text, block)
        column = _column(text, block, node)
        at = next_line(text, node.inner)
        while at < node.end:
            found = _EXAMPLE.match(text[at : line_end(text, at)])
            if found and found[2] == wanted and indentation(text, at) == column:
                return at, found
            at = next_line(text, at)
    raise ExampleMissing(intent, example)


def _as_written(example: str) -> str:
    return example.strip(_AROUND)


def _place_of_new(text: str) -> tuple[int, int, bool]:
    """Return where a new block goes, the column of its dash, and whether a blank line goes before it."""
    node = _nlu(text)
    if node is None or node.flow:
        raise DocumentBroken(1, "Filen har ingen liste «nlu» å legge temaet i.")
    if not node.values:
        return next_line(text, node.end), 0, False
    column = node.inner - line_start(text, node.inner)
    at = next_line(text, node.end)
    while at < len(text) and is_comment(text, at) and indentation(text, at) > column:
        at = next_line(text, at)
    above = [_line_above(text, line_start(text, item.start)) for item in node.values[1:]]
    spaced = sum(is_blank(text, line) for line in above)
    return at, column, spaced * 2 > len(above)


def _line_above(text: str, at: int) -> int:
    """Return where the line above begins, past the comments between."""
    at = line_start(text, at - 1)
    while at > 0 and is_comment(text, at):
        at = line_start(text, at - 1)
    return at


def _with_lines(text: str, at: int, lines: Sequence[str]) -> str:
    """Return a text with lines put in at the beginning of one, or at its end."""
    new_line = new_line_of(text)
    if at > 0 and text[at - 1] != "\n":
        return text + "".join(f"{new_line}{line}" for line in lines)
    return text[:at] + "".join(f"{line}{new_line}" for line in lines) + text[at:]


def _merged(blocks: Sequence[_Block], changed: dict[int, list[str]]) -> list[str]:
    return [text for index, block in enumerate(blocks) for text in changed.get(index, block.texts)]


def _checked(text: str, meant: dict[str, list[str]], line: int) -> str:
    """Return an edited text if it reads as meant. Raises DocumentBroken at the line of the edit."""
    if read(text) != meant:
        raise DocumentBroken(line, "Endringen lar seg ikke skrive i denne filen.")
    return text
