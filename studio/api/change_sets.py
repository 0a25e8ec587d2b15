"""HTTP of change sets."""

import asyncio
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, Request, Response
from fastapi.responses import PlainTextResponse

from studio.api.callers import ContentHere
from studio.change_sets import ChangeSets, trains
from studio.changes import changes_of
from studio.errors import IfMatchMissing, NeedsTraining
from studio.schemas.editing import (
    Approval,
    ChangeSetChanges,
    ChangeSetList,
    ChangeSetPublished,
    ChangeSetView,
    NewChangeSet,
)

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])


def get_change_sets(request: Request) -> ChangeSets:
    """Return the application's change sets."""
    change_sets: ChangeSets = request.app.state.studio.change_sets
    return change_sets


def plain_etag(value: str) -> str:
    """Return a tag without the signs that a header puts around it."""
    return value.strip().removeprefix("W/").strip('"')


def if_match(value: Annotated[str | None, Header(alias="If-Match")] = None) -> str:
    """Return the etag that an edit builds on. Raises IfMatchMissing."""
    if value is None or not value.strip():
        raise IfMatchMissing
    return plain_etag(value)


ChangeSetsHere = Annotated[ChangeSets, Depends(get_change_sets)]
IfMatchHere = Annotated[str, Depends(if_match)]
STALE: dict[int | str, dict[str, Any]] = {
    412: {"description": "Somebody else saved in between: `current`, `current_etag` and `yours`, for a merge view."},
    428: {"description": "If-Match is missing."},
}


@router.get("/change-sets")
async def list_change_sets(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    state: Literal["draft", "published", "abandoned"] | None = None,
) -> ChangeSetList:
    """Every change set, the newest first, without diffs."""
    async with change_sets.database.read() as session:
        found = await change_sets.list(session, state)
        return ChangeSetList(change_sets=[await change_sets.view(session, one, with_files=False) for one in found])


@router.post("/change-sets", status_code=201)
async def create(
    user: ContentHere, change_sets: ChangeSetsHere, body: NewChangeSet, response: Response
) -> ChangeSetView:
    """Begin a change set."""
    async with change_sets.database.write() as session:
        made = await change_sets.create(session, user, body.title, body.reason)
        view = await change_sets.view(session, made)
    return tagged(response, view)


@router.get("/change-sets/{change_set_id}")
async def read(user: ContentHere, change_sets: ChangeSetsHere, change_set_id: str, response: Response) -> ChangeSetView:
    """One change set with what it changes."""
    async with change_sets.database.read() as session:
        view = await change_sets.view(session, await change_sets.get(session, change_set_id))
    return tagged(response, view)


@router.get("/change-sets/{change_set_id}/changes")
async def changes(user: ContentHere, change_sets: ChangeSetsHere, change_set_id: str) -> ChangeSetChanges:
    """What one change set changes, example by example and field by field."""
    async with change_sets.database.read() as session:
        found = await change_sets.get(session, change_set_id)
        changed = await change_sets.changes(session, found)
        unmerged = await change_sets.workspace.unmerged(session)
        overlay = (await change_sets.workspace.snapshot(session)).overlay
    put_aside = [path for path in unmerged if overlay[path].change_set_id == found.id]
    # Pairing the texts of long files takes its time.
    return ChangeSetChanges(files=await asyncio.to_thread(changes_of, changed), put_aside=put_aside)


@router.put("/change-sets/{change_set_id}", responses={412: STALE[412]})
async def rename(
    user: ContentHere,
    change_sets: ChangeSetsHere,
    change_set_id: str,
    body: NewChangeSet,
    response: Response,
    etag: Annotated[str | None, Header(alias="If-Match")] = None,
) -> ChangeSetView:
    """Give a draft another title and reason; with If-Match, only if nobody changed it since."""
    seen = plain_etag(etag) if etag is not None else None
    async with change_sets.database.write() as session:
        found = await change_sets.rename(session, user, change_set_id, body.title, body.reason, seen)
        view = await change_sets.view(session, found)
    return tagged(response, view)


@router.delete("/change-sets/{change_set_id}", status_code=204)
async def abandon(user: ContentHere, change_sets: ChangeSetsHere, change_set_id: str) -> None:
    """Put a draft aside for good."""
    async with change_sets.database.write() as session:
        await change_sets.abandon(session, user, change_set_id)


@router.get("/change-sets/{change_set_id}/patch", response_class=PlainTextResponse)
async def patch(user: ContentHere, change_sets: ChangeSetsHere, change_set_id: str) -> PlainTextResponse:
    """The change set as a patch for `git apply` or `git am`."""
    async with change_sets.database.read() as session:
        text = await change_sets.patch(session, change_set_id)
    name = f'attachment; filename="veiviser-{change_set_id[:8]}.patch"'
    return PlainTextResponse(text, media_type="text/x-patch", headers={"content-disposition": name})


@router.post("/change-sets/{change_set_id}/approve")
async def approve(
    user: ContentHere, change_sets: ChangeSetsHere, change_set_id: str, body: Approval, response: Response
) -> ChangeSetView:
    """Approve somebody else's draft as it was read."""
    async with change_sets.database.write() as session:
        found = await change_sets.approve(session, user, change_set_id, plain_etag(body.etag))
        view = await change_sets.view(session, found)
    return tagged(response, view)


@router.post("/change-sets/{change_set_id}/publish")
async def publish(
    user: ContentHere, change_sets: ChangeSetsHere, change_set_id: str, request: Request
) -> ChangeSetPublished:
    """Publish a draft that needs no training; 409 `needs_training` otherwise. Replicas follow within seconds."""
    async with change_sets.database.write() as session:
        found = await change_sets.check_publishable(session, change_set_id)
        if trains(await change_sets.changes(session, found)):
            raise NeedsTraining
        await change_sets.mark_published(session, change_set_id, user.username)
    commit_id = await change_sets.after_publish(change_set_id)
    async with change_sets.database.read() as session:
        view = await change_sets.view(session, await change_sets.get(session, change_set_id))
    url = str(request.url.path).removesuffix("/publish") + "/patch"
    return ChangeSetPublished(change_set=view, commit_id=commit_id, patch_url=url)


def tagged(response: Response, view: ChangeSetView) -> ChangeSetView:
    """Return a view whose etag is also told as a header."""
    response.headers["etag"] = f'"{view.etag}"'
    return view
