"""Reads content's YAML files as plain data, and edits them so that what isn't changed stays byte for byte.

Data are text, lists and mappings from text: `retrieval.content` reads them the same way, and the records say what each
text must be. Comments, styles, order and blank lines are the file's own and are kept.
"""

from studio.yaml_blocks import Block, NotByLines
from studio.yaml_edits import ROOT, Editor
from studio.yaml_spans import (
    Data,
    DocumentBroken,
    Edits,
    Node,
    Path,
    is_comment,
    line_of,
    new_line_of,
    next_line,
    parse,
)
from studio.yaml_writing import Writer

__all__ = ["Data", "DocumentBroken", "Path", "read", "record_text", "update"]

_BOM = "\ufeff"


def read(text: str) -> Data:
    """Return what a text holds, None when that is nothing.

    Raises DocumentBroken with the line when it isn't YAML, holds several documents, or a key stands twice.
    """
    root = parse(text.removeprefix(_BOM))
    return None if root is None else root.data


def update(text: str, before: Data, after: Data) -> str:
    """Return the text edited so that `read` gives `after`; `before` is what it gives now.

    Raises ValueError when `before` isn't what the text holds, TypeError when `after` isn't made of texts, lists and
    mappings, and DocumentBroken when YAML can't hold it.
    """
    _check(after)
    bom = _BOM if text.startswith(_BOM) else ""
    body = text.removeprefix(_BOM)
    root = parse(body)
    if (root.data if root else None) != before:
        raise ValueError("`before` is not what the text holds")
    if before == after:
        return text
    ended = not body or body.endswith("\n")
    body = body if ended else body + new_line_of(body)
    if root is None:
        edited = body + _written(after).replace("\n", new_line_of(body))
    else:
        edited = _edited(body, root, after)
    result = edited if ended else edited.removesuffix("\n").removesuffix("\r")
    if read(result) != after:
        result = edited
    return bom + result


def record_text(text: str, path: Path) -> str:
    """Return one record as it is written, its own comments with it: `(index,)` of a list, `(key,)` of a mapping.

    `()` is the whole file. What it takes from elsewhere by alias follows it, so that two equal answers mean the same
    record. Raises LookupError when there is no such record, DocumentBroken as `read` does.
    """
    if not path:
        return text
    body = text.removeprefix(_BOM)
    root = parse(body)
    node = root
    lines = body
    for part in path:
        parent, node = node, node.get(part) if node is not None else None
        if parent is None or node is None:
            raise LookupError(path)
        lines = _lines(body, parent.target or parent, node)
    taken = [part.target for part in node.walk() if part.target] if node is not None else []
    return "\n".join([lines, *(body[found.start : found.end] for found in taken)])


def _lines(text: str, parent: Node, node: Node) -> str:
    """Return the lines of one of a parent's values; where they share lines with others, its span."""
    try:
        block = None if parent.flow else Block.of(parent, text, is_root=False)
    except NotByLines:
        block = None
    return block.lines(parent.values.index(node)) if block else text[node.start : node.end]


def _edited(text: str, root: Node, after: Data) -> str:
    """Return the text with the least edits that read back as meant, node by node larger when the least don't."""
    writer = Writer.of(text, root)
    for whole_from in (None, *range(_depth(root), -1, -1)):
        if whole_from == 0 and _comments(text):
            break
        for keep_aliases in (True, False) if root.has_alias else (True,):
            editor = Editor(Edits(text), writer, root, whole_from, keep_aliases)
            try:
                editor.edit(root, after, ROOT)
                edited = editor.edits.apply()
                if read(edited) == after:
                    return edited
            except (DocumentBroken, ValueError):
                continue
    raise DocumentBroken(_line_of_change(text, root, after), "Endringen lar seg ikke skrive i denne filen.")


def _written(data: Data) -> str:
    """Return a new document."""
    writer = Writer("", 2)
    if isinstance(data, dict) and data:
        return "".join(f"{writer.entry(key, value, 0, None)}\n" for key, value in data.items())
    if isinstance(data, list) and data:
        return "\n".join(f"{writer.item(value, 0, None)}\n" for value in data)
    return writer.flow(data, 0, None) + "\n"


def _check(data: Data) -> None:
    """Raise TypeError unless data are texts, lists and mappings from text."""
    if isinstance(data, dict):
        for key, value in data.items():
            if not isinstance(key, str):
                raise TypeError(f"a key must be text, not {key!r}")
            _check(value)
    elif isinstance(data, list):
        for value in data:
            _check(value)
    elif not isinstance(data, str):
        raise TypeError(f"data must be text, lists and mappings, not {data!r}")


def _depth(node: Node) -> int:
    return 1 + max((_depth(value) for value in node.values), default=0)


def _comments(text: str) -> bool:
    at = 0
    while at < len(text):
        if is_comment(text, at):
            return True
        at = next_line(text, at)
    return False


def _line_of_change(text: str, root: Node, after: Data) -> int:
    """Return the line of the innermost node that alone holds what differs."""
    return line_of(text, _changed(root, after).start)


def _changed(node: Node, after: Data) -> Node:
    if isinstance(after, dict) and node.kind == "mapping" and node.data.keys() == after.keys():
        pairs = [(v, after[k.data]) for k, v in zip(node.keys, node.values, strict=True)]
    elif isinstance(after, list) and node.kind == "list" and len(node.data) == len(after):
        pairs = list(zip(node.values, after, strict=True))
    else:
        return node
    differing = [(value, new) for value, new in pairs if value.data != new]
    return _changed(*differing[0]) if len(differing) == 1 else node
