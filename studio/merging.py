"""Three-way merging of the files that two people edit: example by example, record by record. Pure.

As in diff3 (Khanna, Kunal, Pierce 2007): what one side alone changed is taken, what both changed alike is taken once,
what both changed differently is a conflict. Here the units are examples and records, not lines of text.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Any

from studio import nlu_document, yaml_document
from studio.nlu_document import DocumentBroken

IDENTITIES = ("id", "rule", "story", "intent", "action")
SAME_LINE = 0.5  # of two examples in one place, by difflib's ratio: from there on the second is the first, changed
Lines = Sequence[str]
_NOWHERE: Mapping[str, Any] = {}


@lru_cache(maxsize=128)
def merge(path: str, base: str | None, current: str | None, mine: str | None) -> tuple[str | None, tuple[str, ...]]:
    """Return what both sides made of `base`, and the records they changed differently; there `mine` stands.

    The result is `current` with as few lines changed as may be, so that its comments stay. None: no such file.
    A conflict's name is the record's id or key, the intent for examples, the path for a whole file.
    """
    if mine in (base, current):
        return current, ()
    if base == current:
        return mine, ()
    if current is None or mine is None:
        return mine, (path,)
    try:
        if path.startswith("nlu_data/"):
            return _merge_examples(base, current, mine)
        return _merge_records(base, current, mine, deep=not path.startswith("retrieval/content/"))
    except DocumentBroken:
        return mine, (path,)


def with_records(path: str, current: str | None, base: str | None, places: Collection[str]) -> str | None:
    """Return `current` with the records at `places` as they are in `base`.

    This is what a draft builds on after an edit while other conflicts wait: those must be seen as conflicts again.
    """
    if not places:
        return current
    if current is None or base is None or path in places or path.startswith("bot/"):
        return base
    if path.startswith("nlu_data/"):
        now, then = nlu_document.read(current), nlu_document.read(base)
        return _with_examples(current, now, {**now, **{intent: then.get(intent, []) for intent in places}})
    data, before = yaml_document.read(current), yaml_document.read(base)
    wanted, then_records = dict(_keyed(data) or {}), _keyed(before) or {}
    for place in places:
        if place in then_records:
            wanted[place] = then_records[place]
        else:
            wanted.pop(place, None)
    return yaml_document.update(current, data, _like(data, wanted))


# Examples


@dataclass(frozen=True)
class _Edits:
    """What became of an intent's lines."""

    changed: Mapping[str, str]
    removed: frozenset[str]
    added: Lines


def _edits(before: Lines, after: Lines) -> _Edits:
    changed: dict[str, str] = {}
    removed: list[str] = []
    added: list[str] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        gone, new = list(before[start:end]), list(after[other_start:other_end])
        if tag == "replace" and len(gone) == len(new):
            for one, other in zip(gone, new, strict=True):
                if SequenceMatcher(None, one, other, autojunk=False).ratio() >= SAME_LINE:
                    changed[one] = other
                else:
                    removed.append(one)
                    added.append(other)
        elif tag != "equal":
            removed += gone
            added += new
    # A line that only moved is neither gone nor new.
    moved = set(removed) & set(added)
    return _Edits(changed, frozenset(removed) - moved, [line for line in added if line not in moved])


def _merge_lines(base: Lines, current: Lines, mine: Lines) -> tuple[list[str], bool]:
    """Return an intent's lines after both sides' edits, and whether they changed a line differently."""
    theirs, ours = _edits(base, current), _edits(base, mine)
    result, conflict = list(current), False

    def put(old: str | None, new: str | None) -> None:
        if old in result and new is not None and new not in result:
            result[result.index(old)] = new
        else:
            if old in result:
                result.remove(old)
            if new is not None and new not in result:
                result.append(new)

    for before, after in ours.changed.items():
        other = theirs.changed.get(before)
        conflict |= before in theirs.removed or other not in (None, after)
        put(other if other is not None else before, after)
    for gone in ours.removed:
        other = theirs.changed.get(gone)
        conflict |= other is not None
        put(other if other is not None else gone, None)
    for new in ours.added:
        put(None, new)
    return result, conflict


def _merge_examples(base: str | None, current: str, mine: str) -> tuple[str, tuple[str, ...]]:
    then = nlu_document.read(base) if base else {}
    now, wanted = nlu_document.read(current), nlu_document.read(mine)
    conflicts, merged = [], {}
    for intent in dict.fromkeys([*now, *wanted]):
        sides = (side.get(intent, []) for side in (then, now, wanted))
        merged[intent], conflict = _merge_lines(*sides)
        if conflict:
            conflicts.append(intent)
    return _with_examples(current, now, merged), tuple(conflicts)


def _with_examples(text: str, now: Mapping[str, Lines], wanted: Mapping[str, Lines]) -> str:
    """Return a document with each intent's examples as wanted; lines that stay are not touched."""
    for intent, lines in wanted.items():
        before = now.get(intent, [])
        if list(lines) == list(before):
            continue
        if intent not in now:
            text = nlu_document.add_intent(text, intent, list(lines))
            continue
        edits = _edits(before, lines)
        for one, other in edits.changed.items():
            text = nlu_document.change(text, intent, one, other)
        if edits.added:
            text = nlu_document.add(text, intent, list(edits.added))
        if edits.removed:
            text = nlu_document.remove(text, intent, [line for line in before if line in edits.removed])
    return text


# Records


def _merge_records(base: str | None, current: str, mine: str, *, deep: bool) -> tuple[str, tuple[str, ...]]:
    data, wanted = yaml_document.read(current), yaml_document.read(mine)
    then = yaml_document.read(base) if base else type(data)()
    conflicts: list[str] = []
    merged = _merge_values(then, data, wanted, (), conflicts, levels=None if deep else 1)
    return yaml_document.update(current, data, merged), tuple(conflicts)


def _merge_values(
    base: Any, current: Any, mine: Any, place: tuple[str, ...], conflicts: list[str], levels: int | None
) -> Any:
    """Return both sides' value; `levels` says how deep records stand: below them a difference is a conflict."""
    if mine in (base, current):
        return current
    if base == current:
        return mine
    if levels is None or levels > 0:
        below = None if levels is None else levels - 1
        sides = [_keyed(side) for side in (base, current, mine)]
        if type(current) is type(mine) and sides[1] is not None and sides[2] is not None:
            then = sides[0] or {} if type(base) is type(current) else {}
            return _like(current, _merge_keyed(then, sides[1], sides[2], place, conflicts, below))
        if all(isinstance(side, list) for side in (base, current, mine)) and len(base) == len(current) == len(mine):
            rows = enumerate(zip(base, current, mine, strict=True))
            return [_merge_values(*row, (*place, str(at + 1)), conflicts, below) for at, row in rows]
    conflicts.append("/".join(place) or "alt")
    return mine


def _merge_keyed(
    base: Mapping[str, Any],
    current: Mapping[str, Any],
    mine: Mapping[str, Any],
    place: tuple[str, ...],
    conflicts: list[str],
    levels: int | None,
) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key, value in current.items():
        here = (*place, key)
        if key in mine:
            result[key] = _merge_values(base.get(key, _NOWHERE), value, mine[key], here, conflicts, levels)
        elif key not in base:
            result[key] = value
        elif base[key] != value:
            conflicts.append("/".join(here))
    for key, previous in _with_previous(mine):
        if key in current or (key in base and base[key] == mine[key]):
            continue
        if key in base:
            conflicts.append("/".join((*place, key)))
        result = _inserted(result, previous, key, mine[key])
    return result


def _with_previous(keys: Mapping[str, Any]) -> Iterator[tuple[str, str | None]]:
    previous = None
    for key in keys:
        yield key, previous
        previous = key


def _inserted(into: dict[str, Any], after: str | None, key: str, value: Any) -> dict[str, Any]:
    if after not in into:
        return {**into, key: value}
    made: dict[str, Any] = {}
    for name, held in into.items():
        made[name] = held
        if name == after:
            made[key] = value
    return made


def _keyed(data: Any) -> dict[str, Any] | None:
    """Return what a mapping or a list holds by key, id or wording; None when its parts can't be told apart."""
    if isinstance(data, dict):
        return data
    if not isinstance(data, list):
        return None
    keys = [_identity(item) for item in data]
    if None in keys or len(set(keys)) < len(keys):
        return None
    return {str(key): item for key, item in zip(keys, data, strict=True)}


def _identity(item: Any) -> str | None:
    if isinstance(item, str):
        return item
    if isinstance(item, dict):
        return next((str(item[name]) for name in IDENTITIES if isinstance(item.get(name), str)), None)
    return None


def _like(data: Any, keyed: Mapping[str, Any]) -> Any:
    return list(keyed.values()) if isinstance(data, list) else dict(keyed)
