"""The edits that make a document hold other data: only what differs is touched, and comments stay with what they tell of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from studio.yaml_alignment import ALIKE, align, likeness
from studio.yaml_blocks import Block, NotByLines
from studio.yaml_flow import edit_flow
from studio.yaml_scalars import Look, write_changed, write_key
from studio.yaml_spans import Data, Edits, Node, column_of, line_end, parse
from studio.yaml_writing import Writer, choose

_MOST_KIN = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: the column of its key or dash, the offset after that colon or dash, and what is like it."""

    column: int
    begin: int | None
    depth: int
    in_list: bool = False
    flow: bool = False
    kin: tuple[Node, ...] = ()
    """Nodes at the same place in other records, the nearest first."""


ROOT = Place(column=-1, begin=None, depth=0)


@dataclass(slots=True)
class Editor:
    """Collects the edits that take one document from what it holds to other data."""

    edits: Edits
    writer: Writer
    root: Node
    whole_from: int | None = None
    """Depth from which a changed node is written anew as a whole; None edits down to the single text."""
    keep_aliases: bool = True
    fates: dict[Node, Data] = field(default_factory=dict)
    """What each anchored node met on the way will hold; None when it goes."""

    def edit(self, node: Node, after: Data, place: Place) -> None:
        """Note the edits by which a node comes to hold `after`."""
        if node.target is not None:
            if not self.keep_aliases or self.fates.get(node.target, node.target.data) != after:
                self._expand(node, node.target, after, place)
            return
        if node.data == after and not node.has_alias:
            return
        if node.anchor:
            self.fates[node] = after
        whole = self.whole_from is not None and place.depth >= self.whole_from and node.data != after
        if node.kind == "text" and isinstance(after, str):
            self._text(node, after, place)
        elif whole or not self._by_parts(node, after, place):
            self._rewrite(node, after, place, model=node)

    def _by_parts(self, node: Node, after: Data, place: Place) -> bool:
        """Note the edits of a list's or mapping's parts; return whether that can be done."""
        noted = len(self.edits.made)
        try:
            if node.kind == "mapping" and isinstance(after, dict) and node.data.keys() & after.keys():
                self._mapping(node, after, place)
                return True
            if node.kind == "list" and isinstance(after, list):
                return self._list(node, after, place)
        except NotByLines:
            del self.edits.made[noted:]
        return False

    # -- texts and whole nodes

    def _text(self, node: Node, after: str, place: Place) -> None:
        text = self.edits.text
        if node.data == after:
            return
        look = Look.of(node, text)
        written = write_changed(after, place.column, look, column_of(text, node.inner), flow=place.flow)
        tight = node.start == node.end and node.start > 0 and text[node.start - 1] in ":-"
        self.edits.replace(node.inner, node.end, f" {written}" if tight else written)

    def _rewrite(self, node: Node, after: Data, place: Place, model: Node) -> None:
        """Write a node anew, in its own image when it is of the kind it becomes, else in that of its kin."""
        self._gone(node)
        text = self.edits.text
        fitting = choose(after, [node for node in (*reversed(place.kin), model) if node.data])
        if place.flow:
            self.edits.replace(node.start, node.end, self.writer.flow(after, place.column, fitting))
            return
        new = self.writer.value(after, place.column, fitting, in_list=place.in_list)
        if place.begin is None:
            self.edits.replace(node.start, node.end, new.strip(" \n"))
        elif not text[place.begin : node.start].strip():
            self.edits.replace(place.begin, node.end, new)
        elif new.startswith("\n"):
            self.edits.replace(line_end(text, place.begin), node.end, new)
        else:
            self.edits.replace(node.start, node.end, new.strip(" "))

    def _expand(self, node: Node, target: Node, after: Data, place: Place) -> None:
        """Write what an alias stood for in its place, as it is written where it came from when that is the same."""
        text = self.edits.text
        column = column_of(text, target.inner)
        block = target.kind != "text" and not target.flow and not place.flow and not place.in_list
        if target.data == after and block and column > place.column and not target.has_alias:
            self.edits.replace(
                place.begin or node.start, node.end, f"\n{' ' * column}{text[target.inner : target.end]}"
            )
        else:
            self._rewrite(node, after, place, model=target)

    def _gone(self, node: Node) -> None:
        for part in node.walk():
            if part.anchor:
                self.fates[part] = None

    # -- mappings

    def _mapping(self, node: Node, after: Mapping[str, Data], place: Place) -> None:
        text = self.edits.text
        after = _renamed(node, after, self.edits)
        kept = [key.data in after for key in node.keys]
        block = None if node.flow else Block.of(node, text, is_root=node is self.root)
        column = block.column if block else place.column
        names = [key.data for key in node.keys]
        added: dict[int, list[str]] = {}
        last = max(index for index, stays in enumerate(kept) if stays)
        before = last
        kin = tuple(like for like in place.kin if like.kind == "mapping")
        for name, value in after.items():
            if name in node.data:
                before = names.index(name)
                continue
            model = choose(value, reversed(_same_place(kin, name))) or choose(value, node.values)
            if block:
                new = self.writer.entry(name, value, column, model)
            else:
                new = f"{write_key(name)}: {self.writer.flow(value, column, model)}"
            added.setdefault(before, []).append(new)
        for index, (key, value) in enumerate(zip(node.keys, node.values, strict=True)):
            if not kept[index]:
                self._gone(value)
                continue
            inner = Place(
                column=column,
                begin=text.index(":", key.end) + 1 if block else None,
                depth=place.depth + 1,
                flow=node.flow,
                kin=_closest([*_same_place(kin, key.data), *reversed(node.values[:index]), *node.values[index + 1 :]]),
            )
            self.edit(value, after[key.data], inner)
            if block and index in added:
                block.insert(self.edits, index, added[index])
        if block:
            block.remove(self.edits, kept)
        else:
            self._flow(node, [key.start for key in node.keys], kept, added)

    # -- lists

    def _list(self, node: Node, after: Sequence[Data], place: Place) -> bool:
        """Note a list's edits item by item; return False, with nothing noted, when none of its items stays."""
        text = self.edits.text
        pairs = align(node.data, after)
        stay = {i for i, j in pairs if i is not None and j is not None}
        kept = [index in stay for index in range(len(node.values))]
        if not stay:
            return False
        block = None if node.flow else Block.of(node, text, is_root=node is self.root)
        column = block.column if block else place.column
        others = [value for like in place.kin if like.kind == "list" for value in like.values]
        moved = self._movable(node, block, kept)
        added: dict[int, list[str]] = {}
        before = -1
        for i, j in pairs:
            if i is not None and j is not None:
                near = _closest([*reversed(node.values[:i]), *node.values[i + 1 :], *others])
                begin = block.starts[i] + 1 if block else None
                inner = Place(column, begin, place.depth + 1, in_list=True, flow=node.flow, kin=near)
                self.edit(node.values[i], after[j], inner)
                before = i
            elif i is not None:
                self._gone(node.values[i])
            elif j is not None:
                model = choose(after[j], node.values) or choose(after[j], others)
                new = self._moved(after[j], moved) or (self.writer.item if block else self.writer.flow)(
                    after[j], column, model
                )
                added.setdefault(before, []).append(new)
        if block:
            for index in sorted(added):
                block.insert(self.edits, index, added[index], first=kept.index(True))
            block.remove(self.edits, kept)
        else:
            self._flow(node, [value.start for value in node.values], kept, added)
        return True

    def _movable(self, node: Node, block: Block | None, kept: Sequence[bool]) -> list[tuple[Data, str]]:
        """Return the items that go, as they are written with their comments, for those that come again elsewhere."""
        gone = [index for index, stays in enumerate(kept) if not stays and not node.values[index].has_alias]
        if block:
            return [(node.values[index].data, block.lines(index)) for index in gone]
        return [(node.values[i].data, self.edits.text[node.values[i].start : node.values[i].end]) for i in gone]

    def _moved(self, value: Data, movable: list[tuple[Data, str]]) -> str | None:
        """Return how a moved item is written, changed where it must be; it is no longer `movable`."""
        same = next((item for item in movable if item[0] == value), None)
        if same is None and isinstance(value, dict):
            same = max(movable, key=lambda item: likeness(item[0], value), default=None)
        if same is None or (same[0] != value and likeness(same[0], value) < ALIKE):
            return None
        movable.remove(same)
        before, written = same
        if before == value:
            return written.lstrip(" ")
        text = written.replace("\r\n", "\n") + "\n"
        root = parse(text)
        if root is None or root.data != [before]:
            return None
        alone = Editor(Edits(text), Writer(text, self.writer.dash), root)
        alone.edit(root, [value], ROOT)
        return alone.edits.apply().removesuffix("\n").lstrip(" ")

    def _flow(self, node: Node, starts: Sequence[int], kept: Sequence[bool], added: dict[int, list[str]]) -> None:
        spans = [(start, value.end) for start, value in zip(starts, node.values, strict=True)]
        edit_flow(self.edits, spans, node.end, kept, added)


def _renamed(node: Node, after: Mapping[str, Data], edits: Edits) -> Mapping[str, Data]:
    """Return `after` under the old name when one key took another's place and value; the name is edited at once."""
    gone = [key for key in node.keys if key.data not in after]
    new = [name for name in after if name not in node.data]
    if len(gone) != 1 or len(new) != 1 or node.data[gone[0].data] != after[new[0]]:
        return after
    edits.replace(gone[0].inner, gone[0].end, write_key(new[0]))
    return {gone[0].data if name == new[0] else name: value for name, value in after.items()}


def _same_place(kin: Sequence[Node], key: str) -> list[Node]:
    """Return what kin hold under a key."""
    return [found for like in kin if (found := like.get(key)) is not None]


def _closest(nodes: Sequence[Node]) -> tuple[Node, ...]:
    return tuple(node.target or node for node in nodes[:_MOST_KIN])
