"""What a change set changes, as who edits thinks of it: examples of intents, fields of records. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

from studio.record_checks import LANGS
from studio.record_kinds import KINDS, Found, Kind, parsed, records_in, title_of
from studio.schemas.editing import (
    BrokenFile,
    ExampleChange,
    FieldChange,
    FileChanges,
    IntentChange,
    RecordChange,
    TextsChange,
    What,
)
from studio.workspace import NLU, Change, intents_of
from studio.yaml_alignment import ALIKE, align, likeness
from studio.yaml_spans import Data, DocumentBroken, line_of, parse

_BOM = "\ufeff"
Part = TypeVar("Part")


def changes_of(changes: Iterable[Change]) -> list[FileChanges]:
    """Return what became of each file. One that can't be read is told as broken, with its line."""
    return [_file(change) for change in changes]


def _file(change: Change) -> FileChanges:
    kind = _kind_of(change.path)
    if change.path.startswith(f"{NLU}/"):
        return _compared(change, "examples", intents_of, partial(_intents, change))
    if kind is not None:
        return _compared(change, kind.name, partial(_records_by_id, kind, change.path), partial(_records, change, kind))
    return _compared(change, "other", _read_through, lambda before, after: [])


def _compared(
    change: Change,
    kind: str,
    read: Callable[[str], Mapping[str, Part]],
    compare: Callable[[Mapping[str, Part], Mapping[str, Part]], Iterable[IntentChange | RecordChange]],
) -> FileChanges:
    sides: list[Mapping[str, Part]] = []
    for side, text in (("before", change.before), ("after", change.after)):
        try:
            sides.append(read(text) if text is not None else {})
        except DocumentBroken as error:
            broken = BrokenFile(side=side, line=error.line, message=error.message)
            return FileChanges(path=change.path, kind=kind, broken=broken)
    before, after = sides
    return FileChanges(path=change.path, kind=kind, changes=list(compare(before, after)))


def _kind_of(path: str) -> Kind | None:
    return next(
        (
            kind
            for kind in KINDS.values()
            if path == kind.place or (kind.in_folder and path.startswith(f"{kind.place}/"))
        ),
        None,
    )


def _read_through(text: str) -> Mapping[str, Data]:
    """Return nothing; what isn't told part by part is only read, to tell whether it is broken."""
    parsed(text)
    return {}


def _what(key: str, before: Mapping[str, object], after: Mapping[str, object]) -> What:
    if key not in before:
        return "added"
    return "changed" if key in after else "removed"


# Examples


def _intents(
    change: Change, before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> Iterator[IntentChange]:
    for intent in dict.fromkeys([*after, *before]):
        examples = _texts(before.get(intent, ()), after.get(intent, ()))
        what = _what(intent, before, after)
        if what != "changed" or examples != TextsChange():
            conflict = bool({intent, change.path} & set(change.conflicts))
            yield IntentChange(id=intent, what=what, conflict=conflict, examples=examples)


def _texts(before: Sequence[str], after: Sequence[str]) -> TextsChange:
    """Return what became of some texts, wherever they stand; a removed and an added one that are alike are one changed."""
    gone, new = _without(before, after), _without(after, before)
    pairs = [
        (i, j) for i, j in align(gone, new) if i is not None and j is not None and likeness(gone[i], new[j]) >= ALIKE
    ]
    paired_gone, paired_new = {i for i, _ in pairs}, {j for _, j in pairs}
    return TextsChange(
        added=[text for j, text in enumerate(new) if j not in paired_new],
        removed=[text for i, text in enumerate(gone) if i not in paired_gone],
        changed=[ExampleChange(before=gone[i], after=new[j]) for i, j in pairs],
    )


def _without(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the texts left when each of the others takes one of its like away."""
    left, found = Counter(others), []
    for text in texts:
        if left[text]:
            left[text] -= 1
        else:
            found.append(text)
    return found


# Records


def _records_by_id(kind: Kind, path: str, text: str) -> dict[str, Found]:
    _check_shape(kind, text)
    return {found.id: found for found in records_in(kind, path, text)}


def _check_shape(kind: Kind, text: str) -> None:
    """Raise DocumentBroken with the line of what isn't a record, or doesn't hold the kind's records."""
    body = text.removeprefix(_BOM)
    root = parse(body)
    if root is None or not root.data:
        return
    records = [] if kind.shape == "file" else root.values
    shapes = [(root, list if kind.shape == "list" else dict), *((record, dict) for record in records)]
    wrong = next((node for node, shape in shapes if not isinstance(node.data, shape)), None)
    if wrong is not None:
        raise DocumentBroken(line_of(body, wrong.start), "Innholdet er ikke satt opp slik det skal være.")


def _records(
    change: Change, kind: Kind, before: Mapping[str, Found], after: Mapping[str, Found]
) -> Iterator[RecordChange]:
    for record_id in dict.fromkeys([*after, *before]):
        old, new = before.get(record_id), after.get(record_id)
        fields = list(_fields(old.raw if old else None, new.raw if new else None))
        what = _what(record_id, before, after)
        if what != "changed" or fields:
            yield RecordChange(
                id=record_id,
                title=title_of(kind, new or before[record_id]),
                what=what,
                conflict=_conflicts(change, kind, record_id),
                fields=fields,
            )


def _conflicts(change: Change, kind: Kind, record_id: str) -> bool:
    """Whether a record is among those that others changed differently; a file's one record is named by its fields."""
    return bool(change.conflicts) and (kind.shape == "file" or bool({record_id, change.path} & set(change.conflicts)))


def _fields(before: Data, after: Data, path: tuple[str, ...] = ()) -> Iterator[FieldChange]:
    """Yield what differs between two values; None: not there."""
    if before == after:
        return
    there = [side for side in (before, after) if side is not None]
    if all(isinstance(side, dict) for side in there):
        old, new = before or {}, after or {}
        for key in dict.fromkeys([*new, *old]):
            yield from _fields(old.get(key), new.get(key), (*path, key))
    elif all(isinstance(side, list) for side in there):
        yield from _list_fields(before or [], after or [], path)
    elif any(isinstance(side, dict | list) for side in there):
        yield from _fields(before, None, path)
        yield from _fields(None, after, path)
    else:
        yield _field(path, before=before, after=after)


def _list_fields(before: list[Data], after: list[Data], path: tuple[str, ...]) -> Iterator[FieldChange]:
    if before and len(before) == len(after) and all(before.count(item) == after.count(item) for item in after):
        yield _field(path, reordered=True)
    elif all(isinstance(item, str) for item in (*before, *after)):
        items = _texts(before, after)
        if items != TextsChange():
            yield _field(path, items=items)
    else:
        for i, j in align(before, after):
            old, new = None if i is None else before[i], None if j is None else after[j]
            yield from _fields(old, new, (*path, str(i if j is None else j)))


def _field(path: tuple[str, ...], **what: Any) -> FieldChange:
    if path and path[-1] in LANGS:
        return FieldChange(path=".".join(path[:-1]), lang=path[-1], **what)
    return FieldChange(path=".".join(path), lang=None, **what)
