"""Use cases of records: what staff see, and what they save in a change set."""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record as audit
from retrieval.content import Content, ContentError, read_content
from studio import record_checks
from studio.change_sets import ChangeSets
from studio.errors import RecordBroken, RecordExists, RecordUnknown, StaleEdit
from studio.preview import messages_of
from studio.record_kinds import (
    KINDS,
    Found,
    Kind,
    Raw,
    as_sent,
    as_written,
    in_file_order,
    parsed,
    records_in,
    records_of,
    title_of,
    with_record,
)
from studio.schemas.editing import RecordList, RecordSummary, RecordView
from studio.workspace import CONTENT, Snapshot, Workspace, is_editable

_KEPT = 6  # readings of the whole content; each is some megabytes
_NEW_FILE = {"answers": "# Answers of the family {intent}. The main one answers the family as a whole.\n"}


class Records:
    """Content, record by record. Reading all of it takes half a second, so the latest readings are kept."""

    def __init__(self, change_sets: ChangeSets) -> None:
        self._change_sets = change_sets
        self._workspace: Workspace = change_sets.workspace
        self._contents: OrderedDict[str, Content] = OrderedDict()

    async def list_of(self, session: AsyncSession, kind: Kind, change_set_id: str | None = None) -> RecordList:
        """Return the records of a kind as a change set sees them."""
        snapshot = await self._workspace.snapshot(session, change_set_id)
        before = {found.id: found.raw for found in _published(kind, snapshot)}
        summaries = [
            RecordSummary(
                id=found.id,
                title=title_of(kind, found),
                file=found.path,
                intent=found.raw.get("intent"),
                checked=found.raw.get("checked"),
                owner=found.raw.get("owner"),
                expires=found.raw.get("expires"),
                changed=found.raw != before.get(found.id),
            )
            for found in records_of(kind, snapshot).values()
        ]
        return RecordList(records=summaries, record_schema=schema_of(kind))

    async def view(
        self, session: AsyncSession, kind: Kind, record_id: str, change_set_id: str | None = None
    ) -> RecordView:
        """Return one record. Raises RecordUnknown."""
        return _view(kind, _find(kind, await self._workspace.snapshot(session, change_set_id), record_id))

    async def save(
        self, session: AsyncSession, user: User, kind: Kind, record_id: str, change_set_id: str, sent: Raw, etag: str
    ) -> RecordView:
        """Save a record that was seen with `etag`. Raises StaleEdit, RecordUnknown, RecordBroken, ChangeSetClosed."""
        change_set = await self._change_sets.draft_of(session, user, change_set_id)
        snapshot = await self._workspace.snapshot(session, change_set.id)
        found = _find(kind, snapshot, record_id)
        _check_etag(kind, found, etag, sent)
        raw = in_file_order(_tidied(kind, as_written(sent, found.raw)), found.raw, kind.model)
        if kind.shape != "mapping" and kind.name != "opening_hours" and raw.get("id") != record_id:
            raise RecordBroken("Navnet (id) kan ikke endres.", [{"field": "id", "message": "Kan ikke endres."}])
        text = with_record(kind, found.text, record_id, raw)
        await self._check(snapshot, kind, record_id, raw, {found.path: text})
        settled = snapshot.conflicts(found.path) if kind.shape == "file" else (record_id,)
        await self._workspace.write(session, change_set, found.path, text, user.username, resolves=settled)
        audit(session, user.username, "record_saved", f"{kind.name}/{record_id}")
        return _view(kind, next(one for one in records_in(kind, found.path, text) if one.id == record_id))

    async def create(
        self, session: AsyncSession, user: User, kind: Kind, change_set_id: str, sent: Raw, file: str | None
    ) -> RecordView:
        """Add a record. Raises RecordExists, RecordBroken, ChangeSetClosed."""
        change_set = await self._change_sets.draft_of(session, user, change_set_id)
        snapshot = await self._workspace.snapshot(session, change_set.id)
        record_id, path, text = await self.added(snapshot, kind, sent, file)
        await self._workspace.write(session, change_set, path, text, user.username, resolves=(record_id,))
        audit(session, user.username, "record_created", f"{kind.name}/{record_id}")
        return _view(kind, next(one for one in records_in(kind, path, text) if one.id == record_id))

    async def added(
        self, snapshot: Snapshot, kind: Kind, sent: Raw, file: str | None, also: Mapping[str, str] | None = None
    ) -> tuple[str, str, str]:
        """Return (id, path, text) of a file with a new record in it, checked; `also` are texts that come with it."""
        raw = _tidied(kind, as_written(sent))
        record_id = str(raw.pop("id", "") if kind.shape == "mapping" else raw.get("id", ""))
        if not record_id or kind.name == "opening_hours":
            raise RecordBroken("Navnet (id) må fylles ut.", [{"field": "id", "message": "Må fylles ut."}])
        if record_id in records_of(kind, snapshot):
            raise RecordExists(id=record_id)
        record_checks.validated(kind, raw)
        path = _place_of(kind, record_id, file)
        text = (also or {}).get(path) or snapshot.read(path) or _new_file(kind, raw)
        text = with_record(kind, text, record_id, in_file_order(raw, None, kind.model))
        await self._check(snapshot, kind, record_id, raw, {**(also or {}), path: text})
        return record_id, path, text

    async def delete(
        self, session: AsyncSession, user: User, kind: Kind, record_id: str, change_set_id: str, etag: str
    ) -> None:
        """Take a record away. Raises StaleEdit, RecordUnknown, RecordBroken when something needs it."""
        change_set = await self._change_sets.draft_of(session, user, change_set_id)
        snapshot = await self._workspace.snapshot(session, change_set.id)
        found = _find(kind, snapshot, record_id)
        _check_etag(kind, found, etag, {})
        if not kind.can_be_deleted:
            raise RecordBroken("Denne teksten trenger tjenesten. Den kan endres, men ikke slettes.")
        text = with_record(kind, found.text, record_id, None)
        before = await self.content_of(snapshot.content())
        after = record_checks.without(before, kind, record_id)
        record_checks.check_removed(before, after, kind, record_id)
        self._keep(_with_texts(snapshot, {found.path: text}), after)
        settled = snapshot.conflicts(found.path) if kind.shape == "file" else (record_id,)
        await self._workspace.write(session, change_set, found.path, text or None, user.username, resolves=settled)
        audit(session, user.username, "record_deleted", f"{kind.name}/{record_id}")

    async def preview(
        self, session: AsyncSession, kind: Kind, sent: Raw, lang: str, change_set_id: str | None
    ) -> list[dict[str, Any]]:
        """Return the messages by which a citizen would see a record. Raises RecordBroken."""
        snapshot = await self._workspace.snapshot(session, change_set_id)
        raw = _tidied(kind, as_written(sent))
        record_id = str(raw.pop("id", "preview") if kind.shape == "mapping" else raw.get("id", "preview"))
        record = record_checks.validated(kind, raw)
        content = await self.content_of(snapshot.content())
        return messages_of(record_checks.with_one(content, record_id, record), kind.name, record_id, lang)

    async def content_of(self, files: Mapping[str, bytes]) -> Content:
        """Return what some files hold, whole. Raises RecordBroken when they are broken already."""
        key = _digest(files)
        if key not in self._contents:
            try:
                read = await asyncio.to_thread(read_content, files)
            except ContentError as error:
                raise RecordBroken(f"Innholdet har feil fra før: {'; '.join(error.problems)}") from error
            self._keep(files, read)
        self._contents.move_to_end(key)
        return self._contents[key]

    async def _check(self, snapshot: Snapshot, kind: Kind, record_id: str, raw: Raw, texts: Mapping[str, str]) -> None:
        record = record_checks.validated(kind, raw)
        before = await self.content_of(_with_texts(snapshot, {p: t for p, t in texts.items() if _comes_along(p, kind)}))
        after = record_checks.with_one(before, record_id, record)
        record_checks.check_saved(before, after, kind, record_id)
        self._keep(_with_texts(snapshot, texts), after)

    def _keep(self, files: Mapping[str, bytes], content: Content) -> None:
        self._contents[_digest(files)] = content
        while len(self._contents) > _KEPT:
            self._contents.popitem(last=False)


def kind_of(name: str) -> Kind:
    """Return a kind by its name, which the wire has checked."""
    return KINDS[name]


def schema_of(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema of a kind's records."""
    return kind.model.model_json_schema(by_alias=True)


def _published(kind: Kind, snapshot: Snapshot) -> list[Found]:
    paths = {path for path in snapshot.drafts if path in kind.paths(snapshot)}
    unchanged = [found for found in records_of(kind, snapshot).values() if found.path not in paths]
    texts = ((path, snapshot.published(path)) for path in paths)
    return [*unchanged, *(found for path, text in texts if text for found in records_in(kind, path, text))]


def _view(kind: Kind, found: Found) -> RecordView:
    return RecordView(
        kind=kind.name,
        id=found.id,
        file=found.path,
        record=as_sent(found.raw),
        record_schema=schema_of(kind),
        etag=found.etag,
    )


def _find(kind: Kind, snapshot: Snapshot, record_id: str) -> Found:
    try:
        return records_of(kind, snapshot)[record_id]
    except KeyError:
        raise RecordUnknown(kind=kind.name, id=record_id) from None


def _check_etag(kind: Kind, found: Found, etag: str, sent: Raw) -> None:
    if etag != found.etag:
        raise StaleEdit(_view(kind, found).model_dump(mode="json"), found.etag, sent)


def _tidied(kind: Kind, raw: Raw) -> Raw:
    """Return a record without the empty texts that a form sends for what isn't filled in."""
    fields = {field.alias or name: field for name, field in kind.model.model_fields.items()}
    return {key: value for key, value in raw.items() if value != "" or key not in fields or fields[key].is_required()}


def _place_of(kind: Kind, record_id: str, file: str | None) -> str:
    if not kind.in_folder:
        return kind.place
    if kind.shape == "file":
        name = f"{record_id}.yml"
    elif file:
        name = file.rpartition("/")[2]
    else:
        raise RecordBroken("Velg hvilken fil det skal stå i.", [{"field": "file", "message": "Må fylles ut."}])
    path = f"{kind.place}/{name}"
    if not is_editable(path):
        raise RecordBroken(f"Filen kan ikke hete «{name}».", [{"field": "file", "message": "Kan ikke hete dette."}])
    return path


def _new_file(kind: Kind, raw: Raw) -> str:
    """Return what a new file begins with; what a person wrote stays within the comment's line."""
    return _NEW_FILE.get(kind.name, "").format(intent=" ".join(str(raw.get("intent", "")).split()))


def _with_texts(snapshot: Snapshot, texts: Mapping[str, str]) -> dict[str, bytes]:
    files = snapshot.content()
    for path, text in texts.items():
        if not path.startswith(f"{CONTENT}/"):
            continue
        name = path.removeprefix(f"{CONTENT}/")
        if text:
            files[name] = text.encode()
        else:
            files.pop(name, None)
    return files


def _comes_along(path: str, kind: Kind) -> bool:
    """Whether a text that is saved together with a record is another kind's, and must be there to check it."""
    return path.startswith(f"{CONTENT}/") and not path.startswith(kind.place)


def _digest(files: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for path in sorted(files):
        digest.update(path.encode() + b"\0" + files[path] + b"\0")
    return digest.hexdigest()


__all__ = ["Records", "kind_of", "parsed", "schema_of"]
