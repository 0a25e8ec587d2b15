"""Writes lists and mappings that a document doesn't hold yet, in the image of what stands beside them.

A model is a node of the same document: the record before a new one, the `nb` beside a new `nn`. What a model has no
word on is written as our content is wont to be: short things in one line, long and nested ones in blocks.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.yaml_folding import WIDTH
from studio.yaml_scalars import Look, write_key, write_new
from studio.yaml_spans import Data, Node, column_of


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes plain data for one document; `text` is what its models are spans of."""

    text: str
    dash: int
    """How far in a list stands below its key: 2 as a rule, 0 where the document's lists are flush with theirs."""

    @classmethod
    def of(cls, text: str, root: Node | None) -> "Writer":
        """Return a writer that sets lists in as the document's first one."""
        for node in root.walk() if root is not None else ():
            for key, value in zip(node.keys, node.values, strict=False):
                if value.kind == "list" and not value.flow and not node.flow:
                    return cls(text, max(column_of(text, value.inner) - column_of(text, key.start), 0))
        return cls(text, 2)

    def entry(self, key: str, value: Data, column: int, model: Node | None) -> str:
        """Return a mapping's entry, without indentation before its first line; its key stands at `column`."""
        return f"{write_key(key)}:{self.value(value, column, model, in_list=False)}"

    def item(self, value: Data, column: int, model: Node | None) -> str:
        """Return a block list's item, without indentation before its first line; its dash stands at `column`."""
        return f"-{self.value(value, column, model, in_list=True)}"

    def value(self, value: Data, column: int, model: Node | None, *, in_list: bool) -> str:
        """Return what follows a key's colon or a dash at `column`, with the space or line break that parts them."""
        model = _fitting(value, model)
        if isinstance(value, str):
            return " " + write_new(value, column, self._look(model), flow=False)
        if not value or (model.flow if model is not None and model.data else self._fits_one_line(value, column)):
            return " " + self.flow(value, column, model)
        if isinstance(value, list):
            at = column + (self.dash or 2 if in_list else self.dash) if column >= 0 else 0
            lines = [self.item(part, at, choose(part, _values(model))) for part in value]
        else:
            at = column + 2 if column >= 0 else 0
            lines = [self.entry(name, part, at, _model_of(name, part, model)) for name, part in value.items()]
        body = ("\n" + " " * at).join(lines)
        return f" {body}" if in_list and isinstance(value, dict) else f"\n{' ' * at}{body}"

    def flow(self, value: Data, column: int, model: Node | None) -> str:
        """Return a value in one line, `[…]` or `{…}`; a list over several when its model is one."""
        model = _fitting(value, model)
        if isinstance(value, str):
            return write_new(value, column, self._look(model), flow=True)
        if isinstance(value, dict):
            parts = [f"{write_key(n)}: {self.flow(v, column, _model_of(n, v, model))}" for n, v in value.items()]
            return "{" + ", ".join(parts) + "}"
        parts = [self.flow(part, column, choose(part, _values(model))) for part in value]
        if parts and model is not None and "\n" in self.text[model.start : model.end]:
            return "[\n" + _filled(parts, column + 2) + "\n" + " " * max(column, 0) + "]"
        return "[" + ", ".join(parts) + "]"

    def _look(self, model: Node | None) -> Look | None:
        return Look.of(model, self.text) if model is not None else None

    def _fits_one_line(self, value: Data, column: int) -> bool:
        """Whether something without a model is short and simple enough for one line."""
        if column < 0 or any(isinstance(part, list) for part in _parts(value)):
            return False
        if isinstance(value, list) and any(isinstance(part, dict) for part in value):
            return False
        return column + 20 + len(self.flow(value, column, None)) <= WIDTH


def choose(value: Data, siblings: Iterable[Node]) -> Node | None:
    """Return the sibling most like a value: an equal one, else the last that has most keys in common with it.

    Of texts and lists the last one is as good as any. A mapping that shares no key is no model.
    """
    found: Node | None = None
    best = 0.0
    for node in siblings:
        node = node.target or node
        if node.kind != _kind(value):
            continue
        if node.data == value and not isinstance(value, str):
            return node
        alike = 1.0
        if isinstance(value, dict):
            alike = len(node.data.keys() & value.keys()) / max(len(node.data.keys() | value.keys()), 1)
        if alike >= best and (alike > 0 or not value):
            found, best = node, alike
    return found


def _filled(parts: Sequence[str], column: int) -> str:
    """Return a flow list's items in lines as full as they may be."""
    lines = [" " * column]
    for index, part in enumerate(parts):
        piece = part + ("," if index < len(parts) - 1 else "")
        if lines[-1].strip() and len(lines[-1]) + 1 + len(piece) > WIDTH:
            lines.append(" " * column)
        lines[-1] += (" " if lines[-1].strip() else "") + piece
    return "\n".join(lines)


def _model_of(name: str, value: Data, model: Node | None) -> Node | None:
    """Return the model of an entry: the model mapping's own, else the one most like it there."""
    if model is None:
        return None
    own = model.get(name)
    return own if own is not None and (own.target or own).kind == _kind(value) else choose(value, model.values)


def _fitting(value: Data, model: Node | None) -> Node | None:
    """Return the model, through an alias, when it is of the value's kind."""
    if model is None:
        return None
    model = model.target or model
    return model if model.kind == _kind(value) else None


def _kind(value: Data) -> str:
    return "text" if isinstance(value, str) else "list" if isinstance(value, list) else "mapping"


def _values(model: Node | None) -> list[Node]:
    return model.values if model is not None else []


def _parts(value: Data) -> Iterable[Data]:
    return value.values() if isinstance(value, dict) else value
