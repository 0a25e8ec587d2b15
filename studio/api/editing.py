"""HTTP of editing: intents, records of content, previews, warnings, and examples in and out."""

from typing import Annotated, Literal, TypeVar

from fastapi import APIRouter, Depends, Query, Request, Response

from accounts.service import record as audit
from studio import examples, exchange, warnings
from studio.api.callers import ContentHere
from studio.api.change_sets import STALE, ChangeSetsHere, IfMatchHere
from studio.intents import Intents
from studio.records import Records, kind_of
from studio.schemas.editing import (
    CheckAsked,
    CheckView,
    ImportAsked,
    IntentEdit,
    IntentList,
    IntentView,
    NewIntent,
    NewRecord,
    PreviewAsked,
    PreviewView,
    RecordEdit,
    RecordKind,
    RecordList,
    RecordView,
)
from studio.schemas.inbox import ExamplesAdded

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])
ViewT = TypeVar("ViewT", IntentView, RecordView)
ChangeSetQuery = Annotated[str | None, Query(max_length=32, description="As this change set has it.")]


def get_records(request: Request) -> Records:
    """Return the application's records."""
    records: Records = request.app.state.studio.records
    return records


RecordsHere = Annotated[Records, Depends(get_records)]


def get_intents(change_sets: ChangeSetsHere, records: RecordsHere) -> Intents:
    """Return the application's intents."""
    return Intents(change_sets, records)


IntentsHere = Annotated[Intents, Depends(get_intents)]


@router.get("/intents")
async def list_intents(
    user: ContentHere, change_sets: ChangeSetsHere, intents: IntentsHere, change_set_id: ChangeSetQuery = None
) -> IntentList:
    """Every intent, by name."""
    async with change_sets.database.read() as session:
        return await intents.list_of(session, change_set_id)


@router.get("/intents/{name}")
async def read_intent(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    intents: IntentsHere,
    name: str,
    response: Response,
    change_set_id: ChangeSetQuery = None,
) -> IntentView:
    """One intent with its examples."""
    async with change_sets.database.read() as session:
        view = await intents.view(session, name, change_set_id)
    return _tagged(response, view)


@router.put("/intents/{name}", responses=STALE)
async def edit_intent(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    intents: IntentsHere,
    name: str,
    body: IntentEdit,
    etag: IfMatchHere,
    response: Response,
) -> IntentView:
    """Add, remove and change examples."""
    async with change_sets.database.write() as session:
        view = await intents.edit(session, user, name, body, etag)
    return _tagged(response, view)


@router.post("/intents", status_code=201)
async def create_intent(
    user: ContentHere, change_sets: ChangeSetsHere, intents: IntentsHere, body: NewIntent, response: Response
) -> IntentView:
    """Add an intent with its button text, its answer and its examples."""
    async with change_sets.database.write() as session:
        view = await intents.create(session, user, body)
    return _tagged(response, view)


@router.get("/records/{kind}")
async def list_records(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    records: RecordsHere,
    kind: RecordKind,
    change_set_id: ChangeSetQuery = None,
) -> RecordList:
    """The records of a kind."""
    async with change_sets.database.read() as session:
        return await records.list_of(session, kind_of(kind), change_set_id)


@router.get("/records/{kind}/{record_id}")
async def read_record(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    records: RecordsHere,
    kind: RecordKind,
    record_id: str,
    response: Response,
    change_set_id: ChangeSetQuery = None,
) -> RecordView:
    """One record."""
    async with change_sets.database.read() as session:
        view = await records.view(session, kind_of(kind), record_id, change_set_id)
    return _tagged(response, view)


@router.put("/records/{kind}/{record_id}", responses=STALE)
async def save_record(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    records: RecordsHere,
    kind: RecordKind,
    record_id: str,
    body: RecordEdit,
    etag: IfMatchHere,
    response: Response,
) -> RecordView:
    """Save a record."""
    async with change_sets.database.write() as session:
        view = await records.save(session, user, kind_of(kind), record_id, body.change_set_id, body.record, etag)
    return _tagged(response, view)


@router.post("/records/{kind}", status_code=201)
async def create_record(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    records: RecordsHere,
    kind: RecordKind,
    body: NewRecord,
    response: Response,
) -> RecordView:
    """Add a record."""
    async with change_sets.database.write() as session:
        view = await records.create(session, user, kind_of(kind), body.change_set_id, body.record, body.file)
    return _tagged(response, view)


@router.delete("/records/{kind}/{record_id}", status_code=204, responses=STALE)
async def delete_record(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    records: RecordsHere,
    kind: RecordKind,
    record_id: str,
    etag: IfMatchHere,
    change_set_id: Annotated[str, Query(max_length=32)],
) -> None:
    """Take a record away; refused when something still needs it."""
    async with change_sets.database.write() as session:
        await records.delete(session, user, kind_of(kind), record_id, change_set_id, etag)


@router.post("/preview")
async def preview(
    user: ContentHere, change_sets: ChangeSetsHere, records: RecordsHere, body: PreviewAsked
) -> PreviewView:
    """A record as the citizen would see it; nothing is saved."""
    async with change_sets.database.read() as session:
        shown = await records.preview(session, kind_of(body.kind), body.record, body.lang, body.change_set_id)
    return PreviewView(messages=shown)


@router.post("/check")
async def check(user: ContentHere, change_sets: ChangeSetsHere, body: CheckAsked, request: Request) -> CheckView:
    """Warnings about an example that is being typed."""
    near = await warnings.nearest_to(request.app.state.studio.neighbours, body.text) if body.text.strip() else []
    async with change_sets.database.read() as session:
        found = await warnings.warnings_of(
            session, change_sets.workspace, body.text, body.intent, body.change_set_id, near
        )
    return CheckView(warnings=found)


@router.get("/export")
async def export(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    format: Literal["yaml", "csv"] = "yaml",
    change_set_id: ChangeSetQuery = None,
) -> Response:
    """All examples as one Rasa file, or as CSV for a spreadsheet."""
    async with change_sets.database.read() as session:
        rows = await change_sets.workspace.examples(session, change_set_id)
    if format == "yaml":
        return _download(exchange.as_yaml(rows), "eksempler.yml", "application/yaml")
    return _download(exchange.as_csv(rows), "eksempler.csv", "text/csv")


@router.post("/import")
async def import_examples(user: ContentHere, change_sets: ChangeSetsHere, body: ImportAsked) -> ExamplesAdded:
    """Add examples from a file; rows that may not go in are told with why."""
    rows = (exchange.rows_of_yaml if body.format == "yaml" else exchange.rows_of_csv)(body.content)
    async with change_sets.database.write() as session:
        change_set = await change_sets.draft_of(session, user, body.change_set_id)
        added, skipped = await examples.add(session, change_sets.workspace, change_set, rows, user.username)
        audit(session, user.username, "examples_imported", change_set.id)
        return ExamplesAdded(change_set_id=change_set.id, added=len(added), skipped=skipped)


def _tagged(response: Response, view: ViewT) -> ViewT:
    response.headers["etag"] = f'"{view.etag}"'
    return view


def _download(text: str, name: str, media_type: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(text.encode(), media_type=f"{media_type}; charset=utf-8", headers=headers)
