"""The kinds of content that staff edit as records: where they stand, and what a record of each must be. Pure."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from retrieval.records import (
    Answer,
    CareerCentre,
    IntentLabel,
    Notice,
    Occupation,
    OpeningHours,
    Record,
    Topic,
    Utterance,
)
from studio import yaml_document
from studio.workspace import CONTENT, Snapshot, digest_of

Raw = dict[str, Any]
"""A record as its file has it: text, lists and mappings."""
_BOOLEANS = frozenset({"main", "closed", "closed_on_public_holidays"})


@dataclass(frozen=True)
class Kind:
    """A kind of records: `place` is their file, or their folder when they have several.

    `shape`: a file is a list of records with ids, a mapping from ids to records, or one record.
    """

    name: str
    model: type[Record]
    place: str
    shape: Literal["list", "mapping", "file"]
    title: tuple[str, ...]
    can_be_deleted: bool = True

    @property
    def in_folder(self) -> bool:
        """Whether the records stand in several files."""
        return not self.place.endswith(".yml")

    def paths(self, snapshot: Snapshot) -> list[str]:
        """Return the kind's files."""
        if self.in_folder:
            return snapshot.paths(self.place)
        return [self.place] if snapshot.read(self.place) is not None else []


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("answers", Answer, f"{CONTENT}/answers", "list", ("question", "nb")),
        Kind("occupations", Occupation, f"{CONTENT}/occupations", "file", ("title", "nb")),
        Kind("utterances", Utterance, f"{CONTENT}/utterances", "mapping", ("text", "nb"), can_be_deleted=False),
        Kind("labels", IntentLabel, f"{CONTENT}/intents.yml", "mapping", ("nb",), can_be_deleted=False),
        Kind("opening_hours", OpeningHours, f"{CONTENT}/opening_hours.yml", "file", (), can_be_deleted=False),
        Kind("notices", Notice, f"{CONTENT}/notices.yml", "list", ("text", "nb")),
        Kind("topics", Topic, f"{CONTENT}/topics.yml", "list", ("question", "nb"), can_be_deleted=False),
        Kind("career_centres", CareerCentre, f"{CONTENT}/career_centres.yml", "list", ("name",)),
    )
}


@dataclass(frozen=True)
class Found:
    """A record and where it stands; `raw` is shared and not to be changed. `etag` changes with its written text."""

    id: str
    path: str
    raw: Raw
    place: yaml_document.Path
    text: str

    @property
    def etag(self) -> str:
        """The SHA-256 of the record as it is written, comments and all."""
        return digest_of(yaml_document.record_text(self.text, self.place))


@lru_cache(maxsize=512)
def parsed(text: str) -> Any:
    """Return what a YAML text holds; shared, so not to be changed. Raises DocumentBroken."""
    return yaml_document.read(text)


def records_in(kind: Kind, path: str, text: str) -> Iterator[Found]:
    """Yield the records of a file. Raises DocumentBroken."""
    data = parsed(text)
    if kind.shape == "file":
        yield Found(_id_of_file(kind, path), path, data or {}, (), text)
    elif kind.shape == "mapping":
        for key, raw in (data or {}).items():
            yield Found(str(key), path, raw, (key,), text)
    else:
        for index, raw in enumerate(data or []):
            yield Found(str(raw.get("id")), path, raw, (index,), text)


def records_of(kind: Kind, snapshot: Snapshot) -> dict[str, Found]:
    """Return every record of a kind by its id."""
    return {
        found.id: found for path in kind.paths(snapshot) for found in records_in(kind, path, snapshot.read(path) or "")
    }


def with_record(kind: Kind, text: str, record_id: str, raw: Raw | None) -> str:
    """Return a file's text with a record put in place of the one of that id, added, or (None) left out."""
    before = parsed(text)
    if kind.shape == "file":
        return yaml_document.update(text, before, raw) if raw is not None else ""
    after: Any
    if kind.shape == "mapping":
        after = {**(before or {}), record_id: raw}
        if raw is None:
            del after[record_id]
    else:
        rows = list(before or [])
        at = next((i for i, row in enumerate(rows) if row.get("id") == record_id), len(rows))
        rows[at : at + 1] = [] if raw is None else [raw]
        after = rows
    return yaml_document.update(text, before, after)


def title_of(kind: Kind, found: Found) -> str:
    """Return a record's name for a list."""
    value: Any = found.raw
    for part in kind.title:
        value = value.get(part, {}) if isinstance(value, Mapping) else value
    if not isinstance(value, str) or not kind.title:
        return "Åpningstider" if kind.name == "opening_hours" else found.id
    shown = " ".join(value.split())
    return shown if len(shown) <= 120 else f"{shown[:119]}…"


def as_sent(raw: Any) -> Any:
    """Return a record for a form: as its file has it, with booleans as such."""
    if isinstance(raw, list):
        return [as_sent(item) for item in raw]
    if isinstance(raw, dict):
        return {
            key: value == "true" if key in _BOOLEANS and value in ("true", "false") else as_sent(value)
            for key, value in raw.items()
        }
    return raw


def as_written(sent: Any, before: Any = None) -> Any:
    """Return what a form sent as its file has it: all text, trimmed, what is None left out.

    A number or a truth that means the same as `before` stays as that is written.
    """
    if isinstance(sent, Mapping):
        known = before if isinstance(before, Mapping) else {}
        return {str(key): as_written(value, known.get(key)) for key, value in sent.items() if value is not None}
    if isinstance(sent, list):
        known_rows = before if isinstance(before, list) and len(before) == len(sent) else [None] * len(sent)
        return [as_written(value, known) for value, known in zip(sent, known_rows, strict=True)]
    if isinstance(sent, bool):
        return "true" if sent else "false"
    if isinstance(sent, int | float):
        try:
            return before if isinstance(before, str) and float(before) == sent else f"{sent:g}"
        except ValueError:
            return f"{sent:g}"
    return str(sent).replace("\r\n", "\n").strip()


def in_file_order(raw: Raw, before: Raw | None, model: type[Record]) -> Raw:
    """Return a record with its fields in the order of `before`, new ones where the model has them."""
    order = [field.alias or name for name, field in model.model_fields.items()]
    known = list(before or {})
    for at, name in enumerate(order):
        if name not in known:
            previous = next((other for other in reversed(order[:at]) if other in known), None)
            known.insert(known.index(previous) + 1 if previous is not None else 0, name)
    keys = [*(name for name in known if name in raw), *(name for name in raw if name not in known)]
    return {key: deepcopy(raw[key]) for key in keys}


def _id_of_file(kind: Kind, path: str) -> str:
    return kind.name if not kind.in_folder else path.rpartition("/")[2].removesuffix(".yml")
