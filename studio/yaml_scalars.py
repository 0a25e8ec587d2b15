"""Writes one text as a YAML scalar, in the style of the scalar it follows.

Whatever is written is read again before it is handed back, so that a style which can't hold a text gives way to one
that can: folded to literal, plain and single-quoted to double-quoted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from studio.yaml_folding import WIDTH, fold, wrap
from studio.yaml_spans import DocumentBroken, Node, indentation, is_blank, line_end, next_line, parse

_RESOLVER = yaml.SafeLoader.yaml_implicit_resolvers
_NUMBER = re.compile(
    r"[-+]?(?:\.?\d[\d_]*(?:\.\d*)?(?:[eE][-+]?\d+)?|0o[0-7]+|0x[0-9a-fA-F]+|\.inf|\.nan)", re.IGNORECASE
)
_PLAIN_BY_HABIT = re.compile(r"true|false|null|\d{4}-\d\d-\d\d|[a-z][a-z0-9_./-]*")
_ALWAYS_ODD = re.compile(r"[-?:](?:\s|$)|[,\[\]{}#&*!|>'\"%@`\s]|---|\.\.\.")
_ODD_IN_BLOCK = re.compile(r":(?:\s|$)|\s#|\s$|[\n\t\r]")
_ODD_IN_FLOW = re.compile(r"[,\[\]{}:?#]")
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_HEADER = re.compile(r"[|>][-+0-9]*")
_SHORT_ESCAPES = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Look:
    """How a scalar looks: its `style` as libyaml names it (`""` plain, `'`, `"`, `|`, `>`), value and written text."""

    style: str
    value: str
    written: str

    @classmethod
    def of(cls, node: Node, text: str) -> "Look":
        """Return how a node looks in a text."""
        return cls(node.style, node.data, text[node.inner : node.end])


def write_new(value: str, column: int, model: Look | None, *, flow: bool) -> str:
    """Return a new scalar written as `model`, a scalar beside it; without one, as our content is wont to be.

    `column` is that of the key or the dash it belongs to. Raises DocumentBroken when YAML can't hold the text.
    """
    if model is None:
        plain = _PLAIN_BY_HABIT.fullmatch(value) and (
            value in ("true", "false", "null") or not _is_typed(value, dates=False)
        )
        model = Look("" if plain else '"', "", "")
    elif model.style == "" and (" " in value) > (" " in model.value):
        model = Look('"', model.value, "")
    elif model.style in ("|", ">"):
        model = Look("|" if "\n" in value else ">", "", "")
    elif "\n" in model.written:
        model = Look(model.style, model.value, "")
    return write_changed(value, column, model, column + 2, flow=flow)


def write_changed(value: str, column: int, old: Look, begins: int, *, flow: bool) -> str:
    """Return a scalar's new text in its own style.

    `column` is that of the key or the dash it belongs to, `begins` the one where the scalar itself begins. Raises
    DocumentBroken when YAML can't hold the text.
    """
    for written in _candidates(value, column, old, begins, flow):
        if _reads_as(written, value, column, flow):
            return written
    raise DocumentBroken(1, "Teksten har tegn som ikke kan stå i en YAML-fil.")


def write_key(key: str) -> str:
    """Return a mapping's key, quoted when it must be."""
    plain = not _is_typed(key) and not _ODD_IN_FLOW.search(key) and _is_plain(key)
    return key if plain else _double(key)


def _candidates(value: str, column: int, old: Look, begins: int, flow: bool) -> Iterator[str]:
    style = old.style
    if not flow and "\n" in value and style not in ("|", ">") and "\n" not in old.value:
        yield _literal(value, column, old)
    odd = not _is_plain(value) or (flow and _ODD_IN_FLOW.search(value))
    if style == "" and not odd and (_is_typed(old.value) or not _is_typed(value)):
        yield value
    if style == "'" and not _UNPRINTABLE.search(value):
        yield "'" + value.replace("'", "''") + "'"
    if style in ("|", ">") and not flow and value.strip() and not value.endswith("\n\n"):
        if style == ">" and ("\n" not in value.rstrip("\n") or "\n" in old.value.rstrip("\n")):
            yield from _folded(value, column, old)
        yield _literal(value, column, old)
    if '"' in style and "\n" in old.written:
        continued = indentation(old.written, next_line(old.written, 0))
        room = WIDTH - begins
        lines = wrap(_double(value), WIDTH - continued, first=room)
        yield ("\n" + " " * continued).join(lines)
    yield _double(value)


def _is_plain(value: str) -> bool:
    """Whether a text can stand without quotes in a block."""
    return not (_ALWAYS_ODD.match(value) or _ODD_IN_BLOCK.search(value) or _UNPRINTABLE.search(value)) and value != ""


def _is_typed(value: str, *, dates: bool = True) -> bool:
    """Whether a plain scalar would be a number, a date, a truth or nothing to a reader that looks at types."""
    if value == "" or _NUMBER.fullmatch(value):
        return True
    for tag, pattern in _RESOLVER.get(value[0], []):
        if pattern.match(value):
            return dates or not tag.endswith(":timestamp")
    return value in ("y", "Y", "n", "N")


def _double(value: str) -> str:
    """Return a text in double quotes on one line."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _UNPRINTABLE.sub(_escape, escaped) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    code = ord(sign)
    return _SHORT_ESCAPES.get(sign) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def _block_column(column: int, old: Look) -> int:
    """Return the column of a block scalar's lines: that of the old one's first line, else two in."""
    if old.style in ("|", ">") and not re.search(r"\d", old.written.split("\n")[0].split("#")[0]):
        at = next_line(old.written, 0)
        while at < len(old.written) and is_blank(old.written, at):
            at = next_line(old.written, at)
        if at < len(old.written):
            return max(indentation(old.written, at), column + 1)
    return column + 2


def _header(sign: str, value: str, column: int, at: int, old: Look) -> str:
    """Return a block scalar's first line, with the comment the old one has there."""
    indicator = str(at - column) if value.lstrip("\n")[:1] in (" ", "\t") else ""
    chomping = "" if value.endswith("\n") else "-"
    beside = ""
    if old.style in ("|", ">"):
        found = _HEADER.match(old.written)
        beside = old.written[found.end() if found else 0 : line_end(old.written, 0)].rstrip()
    return sign + indicator + chomping + beside


def _literal(value: str, column: int, old: Look) -> str:
    at = _block_column(column, old)
    lines = value.removesuffix("\n").split("\n")
    return "\n".join([_header("|", value, column, at, old), *(" " * at + line if line else "" for line in lines)])


def _folded(value: str, column: int, old: Look) -> Iterator[str]:
    """Yield a folded scalar that keeps as many of the old lines as it can, then one folded anew."""
    at = _block_column(column, old)
    body = [line.strip() for line in old.written.split("\n")[1:]] if old.style == ">" else []
    for kept in (body, []):
        lines = fold(value.removesuffix("\n"), WIDTH - at, kept)
        if lines is not None:
            yield "\n".join(
                [_header(">", value, column, at, old), *(" " * at + line if line else "" for line in lines)]
            )


def _reads_as(written: str, value: str, column: int, flow: bool) -> bool:
    """Whether a written scalar is read as the text it was made of."""
    around = f"{{k: {written}, l: m}}" if flow else " " * max(column, 0) + f"k: {written}\n"
    try:
        read = parse(around)
    except DocumentBroken:
        return False
    return read is not None and read.get("k") is not None and read.data["k"] == value
