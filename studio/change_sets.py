"""Change sets: edits that belong together, from the first draft to what everybody sees."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import structlog
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from retrieval.content import ContentError, read_content
from studio import publishing, yaml_document
from studio.errors import (
    ChangeSetClosed,
    ChangeSetConflict,
    ChangeSetEmpty,
    ChangeSetUnknown,
    NeedsApproval,
    OwnApproval,
    RecordBroken,
    StaleEdit,
)
from studio.git import GitFailed, commit
from studio.models import ChangeSet, DraftFile, PublishedFile, Run
from studio.schemas.editing import ChangedFile, ChangeSetView
from studio.workspace import CONTENT, Change, Workspace
from studio.yaml_spans import DocumentBroken

log = structlog.get_logger(__name__)

_NAMES = ("id", "title", "other_names", "interests")  # what the lexicon is made of
_PUBLISHING = 12_001  # key of PostgreSQL's advisory lock


def trains(changes: Iterable[Change]) -> bool:
    """Whether changes touch what a model is made of: examples, domain, rules, or the names of occupations."""
    return any(_trains(change) for change in changes)


def _trains(change: Change) -> bool:
    if not change.path.startswith(f"{CONTENT}/"):
        return True
    if not change.path.startswith(f"{CONTENT}/occupations/"):
        return False
    try:
        before, after = (_names(text) for text in (change.before, change.after))
    except DocumentBroken:
        return True
    return before != after


def _names(occupation: str | None) -> dict[str, Any]:
    data = yaml_document.read(occupation) if occupation else {}
    return {field: data.get(field) for field in _NAMES}


def etag_of(change_set: ChangeSet) -> str:
    """Return the tag of a change set as it is now."""
    return f"{change_set.id}.{change_set.version}"


class ChangeSets:
    """Use cases of change sets. `needs_approval`: a second person must approve before publishing."""

    def __init__(
        self,
        database: Database,
        workspace: Workspace,
        *,
        needs_approval: bool = False,
        repository: Path | None = None,
        branch: str = "studio",
    ) -> None:
        self.database = database
        self.workspace = workspace
        self.needs_approval = needs_approval
        self._repository = repository
        self._branch = branch

    async def create(self, session: AsyncSession, user: User, title: str, reason: str = "") -> ChangeSet:
        """Begin a change set of the user's own."""
        made = ChangeSet(
            id=new_id(),
            title=title,
            reason=reason,
            author=user.username,
            author_name=user.display_name,
            state="draft",
            version=1,
            created_at=utc_now(),
            updated_at=utc_now(),
        )
        session.add(made)
        record(session, user.username, "change_set_created", made.id)
        await session.flush()
        return made

    async def get(self, session: AsyncSession, change_set_id: str) -> ChangeSet:
        """Return a change set in any state. Raises ChangeSetUnknown."""
        found = await session.get(ChangeSet, change_set_id)
        if found is None:
            raise ChangeSetUnknown
        return found

    async def list(self, session: AsyncSession, state: str | None = None, limit: int = 100) -> Sequence[ChangeSet]:
        """Return change sets, the newest first."""
        query = select(ChangeSet).order_by(ChangeSet.created_at.desc()).limit(limit)
        return (await session.scalars(query if state is None else query.where(ChangeSet.state == state))).all()

    async def draft_of(self, session: AsyncSession, user: User, change_set_id: str | None = None) -> ChangeSet:
        """Return the draft to write in, held against other writers until the transaction ends.

        Without an id: the user's newest open draft, or a new one. Raises ChangeSetUnknown or ChangeSetClosed.
        """
        if change_set_id is not None:
            return await self._held(session, change_set_id)
        newest = await session.scalar(
            select(ChangeSet)
            .where(ChangeSet.author == user.username, ChangeSet.state == "draft")
            .order_by(ChangeSet.created_at.desc())
            .limit(1)
            .with_for_update()
        )
        return newest or await self.create(session, user, f"Fra innboksen {utc_now():%d.%m.%Y}")

    async def rename(
        self, session: AsyncSession, user: User, change_set_id: str, title: str, reason: str, etag: str | None = None
    ) -> ChangeSet:
        """Give a draft another title and reason. Raises StaleEdit when it isn't as `etag` says any more."""
        held = await self._held(session, change_set_id)
        if etag is not None and etag != etag_of(held):
            view = await self.view(session, held, with_files=False)
            raise StaleEdit(view.model_dump(mode="json"), view.etag, {"title": title, "reason": reason})
        held.title, held.reason, held.updated_at = title, reason, utc_now()
        held.version += 1
        record(session, user.username, "change_set_renamed", held.id)
        return held

    async def abandon(self, session: AsyncSession, user: User, change_set_id: str) -> ChangeSet:
        """Put a draft aside for good; its files are kept for the record."""
        held = await self._held(session, change_set_id)
        held.state, held.updated_at = "abandoned", utc_now()
        record(session, user.username, "change_set_abandoned", held.id)
        return held

    async def approve(self, session: AsyncSession, user: User, change_set_id: str, etag: str) -> ChangeSet:
        """Note that a second person has read a draft as `etag` says. Raises OwnApproval or StaleEdit."""
        held = await self._held(session, change_set_id)
        if user.username in await self._writers(session, held):
            raise OwnApproval
        if etag != etag_of(held):
            view = await self.view(session, held)
            raise StaleEdit(view.model_dump(mode="json"), view.etag, {"etag": etag})
        held.approved_by, held.approved_version = user.username, held.version
        record(session, user.username, "change_set_approved", held.id)
        return held

    async def view(self, session: AsyncSession, change_set: ChangeSet, with_files: bool = True) -> ChangeSetView:
        """Return a change set as it crosses the wire; a list leaves the diffs out."""
        changes = await self.changes(session, change_set)
        latest_run = await session.scalar(
            select(Run.id).where(Run.change_set_id == change_set.id).order_by(Run.created_at.desc()).limit(1)
        )
        # A list has many of them, and comparing long files takes its time.
        files = await asyncio.to_thread(_changed_files, changes, with_files)
        approved = change_set.approved_version == change_set.version
        return ChangeSetView(
            id=change_set.id,
            title=change_set.title,
            reason=change_set.reason,
            author=change_set.author,
            author_name=change_set.author_name,
            written_by=sorted(await self._writers(session, change_set)),
            state=change_set.state,
            etag=etag_of(change_set),
            needs_approval=self.needs_approval and not approved and change_set.state == "draft",
            approved_by=change_set.approved_by if approved else None,
            trains=trains(changes),
            files=list(files),
            created_at=change_set.created_at,
            updated_at=change_set.updated_at,
            published_at=change_set.published_at,
            published_by=change_set.published_by,
            commit_id=change_set.commit_id,
            latest_run_id=latest_run,
        )

    async def changes(self, session: AsyncSession, change_set: ChangeSet) -> Sequence[Change]:
        """Return what a draft would change now, or what a closed change set changed then."""
        if change_set.state == "draft":
            return (await self.workspace.snapshot(session, change_set.id)).changes()
        rows = await session.scalars(
            select(DraftFile).where(DraftFile.change_set_id == change_set.id).order_by(DraftFile.path)
        )
        return [Change(row.path, row.base, row.text or None) for row in rows]

    async def patch(self, session: AsyncSession, change_set_id: str) -> str:
        """Return a change set as a patch that `git apply` and `git am` take."""
        found = await self.get(session, change_set_id)
        return publishing.patch_of(found, await self.changes(session, found))

    async def check_publishable(self, session: AsyncSession, change_set_id: str) -> ChangeSet:
        """Return a draft that may be published as it is, held until the transaction ends.

        Raises ChangeSetClosed, ChangeSetEmpty, ChangeSetConflict, NeedsApproval, or RecordBroken when the content as a
        whole would no longer hold together: two drafts that are sound alone may not be so after each other.
        """
        held = await self._held(session, change_set_id)
        changes = await self.changes(session, held)
        if not changes:
            raise ChangeSetEmpty
        conflicts = [f"{change.path}: {place}" for change in changes for place in change.conflicts]
        if conflicts:
            raise ChangeSetConflict(where=", ".join(conflicts))
        if self.needs_approval and held.approved_version != held.version:
            raise NeedsApproval
        if any(change.path.startswith(f"{CONTENT}/") for change in changes):
            files = (await self.workspace.snapshot(session, held.id)).content()
            try:
                await asyncio.to_thread(read_content, files)
            except ContentError as error:
                raise RecordBroken("; ".join(error.problems[:3])) from error
        return held

    async def mark_published(self, session: AsyncSession, change_set_id: str, by: str) -> ChangeSet:
        """Make a draft what everybody sees, in the caller's transaction; raises as `check_publishable` does."""
        if session.get_bind().dialect.name == "postgresql":
            # Two change sets over the same files are published one after the other.
            await session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PUBLISHING})
        held = await self.check_publishable(session, change_set_id)
        snapshot = await self.workspace.snapshot(session, held.id)
        now = utc_now()
        for change in snapshot.changes():
            row, draft = snapshot.overlay.get(change.path), snapshot.drafts[change.path]
            draft.base, draft.text = change.before, change.after or ""
            if row is None:
                row = PublishedFile(path=change.path, version=0)
                session.add(row)
            row.text, row.change_set_id, row.at = change.after or "", held.id, now
            row.disk_digest = self.workspace.digest_on_disk(change.path)
            row.version += 1
        held.state, held.published_at, held.published_by, held.updated_at = "published", now, by, now
        record(session, by, "change_set_published", held.id)
        await session.flush()
        return held

    async def after_publish(self, change_set_id: str | None = None) -> str | None:
        """Commit what is published and not yet committed, the oldest first; return the commit of `change_set_id`.

        Runs outside of transactions. A repository that can't be written is logged and tried again the next time.
        """
        if self._repository is None:
            return None
        async with self.database.read() as session:
            waiting = list(
                await session.scalars(
                    select(ChangeSet)
                    .where(ChangeSet.state == "published", ChangeSet.commit_id.is_(None))
                    .order_by(ChangeSet.published_at)
                )
            )
            changes = {one.id: await self.changes(session, one) for one in waiting}
        for one in waiting:
            try:
                made = await commit(self._repository, self._branch, publishing.commit_of(one, changes[one.id]))
            except GitFailed as error:
                log.error("studio_commit_failed", change_set=one.id, error=str(error))
                return None
            async with self.database.write() as session:
                stored = await self.get(session, one.id)
                stored.commit_id = made
        async with self.database.read() as session:
            return (await self.get(session, change_set_id)).commit_id if change_set_id else None

    async def _held(self, session: AsyncSession, change_set_id: str) -> ChangeSet:
        found = await session.get(ChangeSet, change_set_id, with_for_update=True, populate_existing=True)
        if found is None:
            raise ChangeSetUnknown
        if found.state != "draft":
            raise ChangeSetClosed
        return found

    async def _writers(self, session: AsyncSession, change_set: ChangeSet) -> set[str]:
        edited = select(DraftFile.updated_by).where(DraftFile.change_set_id == change_set.id).distinct()
        return {change_set.author, *(await session.scalars(edited))}


def _changed_files(changes: Sequence[Change], with_diff: bool) -> Sequence[ChangedFile]:
    return [_changed_file(change, with_diff) for change in changes]


def _changed_file(change: Change, with_diff: bool) -> ChangedFile:
    diff = publishing.diff_of(change)
    lines = diff.split("\n")
    body = lines[next((i for i, line in enumerate(lines) if line.startswith("@@")), len(lines)) :]
    return ChangedFile(
        path=change.path,
        added=sum(line.startswith("+") for line in body),
        removed=sum(line.startswith("-") for line in body),
        diff=diff if with_diff else "",
        conflict=bool(change.conflicts),
    )
