"""The files that content staff edit, as one of three sees them: a change set, what is published, or the disk."""

import asyncio
import hashlib
import re
import shutil
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from foundation.clock import utc_now
from retrieval.content import read_content
from retrieval.lexicon import export_follow_ups, export_lexicon
from studio import merging, nlu_document
from studio.errors import ChangeSetClosed, RecordBroken
from studio.models import ChangeSet, DraftFile, PublishedFile

NLU = "nlu_data"
HELD_OUT = "nlu_data/held_out"
CONTENT = "retrieval/content"
FOLDERS = (NLU, HELD_OUT, "bot/domain", "bot/rules", "bot/stories", CONTENT)
_MADE_OF_CONTENT = ("bot/lexicon.json", "bot/follow_ups.json")
_EDITABLE = re.compile(
    r"(nlu_data|bot/domain|bot/rules|retrieval/content(/(answers|occupations|utterances))?)/[a-z0-9][a-z0-9_-]{0,99}\.yml"
)


def is_editable(path: str) -> bool:
    """Whether the studio may write a file: held-out examples and everything else that isn't content are refused."""
    return _EDITABLE.fullmatch(path) is not None


def digest_of(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True)
class Change:
    """A file as it is published and as a change set would have it; None: not there. `conflicts` name records."""

    path: str
    before: str | None
    after: str | None
    conflicts: tuple[str, ...] = ()


class Disk:
    """The project's files, read again only when they have changed."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, tuple[tuple[int, int], str]] = {}

    def text(self, path: str) -> str | None:
        """Return a file's text, line ends untouched; None when there is no such file."""
        file = self.root / path
        try:
            stat = file.stat()
            stamp = (stat.st_mtime_ns, stat.st_size)
            known = self._read.get(path)
            if known is not None and known[0] == stamp:
                return known[1]
            text = file.read_bytes().decode()
        except FileNotFoundError:
            return None
        self._read[path] = (stamp, text)
        return text

    def paths(self, folder: str) -> list[str]:
        """Return the YAML files at any depth below a folder, relative to the root."""
        return [file.relative_to(self.root).as_posix() for file in (self.root / folder).rglob("*.yml")]


@dataclass
class Snapshot:
    """What one transaction sees: the disk, what is published over it, and a change set's drafts over that."""

    disk: Disk
    overlay: dict[str, PublishedFile]
    drafts: dict[str, DraftFile]
    _seen: dict[str, tuple[str | None, tuple[str, ...]]] = field(default_factory=dict)

    def published(self, path: str) -> str | None:
        """Return a file as it is published; None when it isn't there."""
        on_disk, row = self.disk.text(path), self.overlay.get(path)
        if row is None or (digest_of(on_disk) if on_disk is not None else None) != row.disk_digest:
            return on_disk
        # An empty text stands for a file that was taken away.
        return row.text or None

    def read(self, path: str) -> str | None:
        """Return a file as the change set has it, on top of what is published by now."""
        return self._view(path)[0]

    def conflicts(self, path: str) -> tuple[str, ...]:
        """Return the records of a file that the change set and somebody else changed differently."""
        return self._view(path)[1]

    def paths(self, folder: str) -> list[str]:
        """Return the files below a folder, sorted; held-out files only when their own folder is asked for."""
        known = {*self.disk.paths(folder), *self.overlay, *self.drafts}
        kept = [path for path in known if path.startswith(f"{folder}/") and self.read(path) is not None]
        return sorted(path for path in kept if folder.startswith(HELD_OUT) or not path.startswith(f"{HELD_OUT}/"))

    def changes(self) -> list[Change]:
        """Return what the change set would change, by path; a draft that changes nothing is left out."""
        found = [Change(path, self.published(path), *self._view(path)) for path in sorted(self.drafts)]
        return [change for change in found if change.before != change.after or change.conflicts]

    def taken_away(self, folder: str) -> list[str]:
        """Return the disk's files below a folder that aren't there any more."""
        return [path for path in self.disk.paths(folder) if self.read(path) is None]

    def examples(self, folder: str = NLU) -> list[tuple[str, str, str]]:
        """Return every example as (intent, text as written, file)."""
        return [
            (intent, text, path)
            for path in self.paths(folder)
            for intent, texts in intents_of(self.read(path) or "").items()
            for text in texts
        ]

    def content(self) -> dict[str, bytes]:
        """Return the content's files by their path below its folder, as `retrieval.content.read_content` takes them."""
        return {path.removeprefix(f"{CONTENT}/"): (self.read(path) or "").encode() for path in self.paths(CONTENT)}

    def _view(self, path: str) -> tuple[str | None, tuple[str, ...]]:
        if path not in self._seen:
            draft, current = self.drafts.get(path), self.published(path)
            if draft is None:
                self._seen[path] = current, ()
            elif draft.base == current:
                self._seen[path] = draft.text or None, ()
            else:
                text, conflicts = merging.merge(path, draft.base, current, draft.text or None)
                self._seen[path] = text, conflicts
        return self._seen[path]


@lru_cache(maxsize=256)
def intents_of(text: str) -> dict[str, list[str]]:
    """Return intent -> examples of a file's text; shared, so not to be changed. Raises DocumentBroken."""
    return nlu_document.read(text)


class Workspace:
    """The files below `root`, with what is published from the studio and what is being drafted."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._disk = Disk(root)

    async def snapshot(self, session: AsyncSession, change_set_id: str | None = None) -> Snapshot:
        """Return everything that a change set sees, for many reads in one transaction."""
        # What this transaction read before it had to wait for another one is read again.
        published = await session.scalars(select(PublishedFile).execution_options(populate_existing=True))
        overlay = {row.path: row for row in published}
        drafts: dict[str, DraftFile] = {}
        if change_set_id is not None:
            mine = select(DraftFile).where(DraftFile.change_set_id == change_set_id)
            rows = await session.scalars(mine.execution_options(populate_existing=True))
            drafts = {row.path: row for row in rows}
        return Snapshot(self._disk, overlay, drafts)

    async def read(self, session: AsyncSession, path: str, change_set_id: str | None = None) -> str | None:
        """Return a file's text: the draft's, else what is published, else what is on disk. None: not there."""
        return (await self.snapshot(session, change_set_id)).read(path)

    async def paths(self, session: AsyncSession, folder: str, change_set_id: str | None = None) -> list[str]:
        """Return the files at any depth below a folder, sorted."""
        return (await self.snapshot(session, change_set_id)).paths(folder)

    async def examples(
        self, session: AsyncSession, change_set_id: str | None = None, folder: str = NLU
    ) -> list[tuple[str, str, str]]:
        """Return every training example as (intent, text as written, file); `folder` HELD_OUT gives those of the tests."""
        return (await self.snapshot(session, change_set_id)).examples(folder)

    async def write(
        self,
        session: AsyncSession,
        change_set: ChangeSet,
        path: str,
        text: str | None,
        by: str,
        resolves: Collection[str] = (),
    ) -> None:
        """Put a file into a change set; None takes it away. The edit must build on what `read` gives.

        `resolves` names the records that were saved anew with both sides in view. Raises ChangeSetClosed, and
        RecordBroken for a file that isn't the studio's.
        """
        if change_set.state != "draft":
            raise ChangeSetClosed
        if not is_editable(path):
            raise RecordBroken(f"Filen {path} kan ikke redigeres her.")
        snapshot = await self.snapshot(session, change_set.id)
        current, draft = snapshot.published(path), snapshot.drafts.get(path)
        still = [place for place in snapshot.conflicts(path) if place not in resolves]
        if text == snapshot.read(path) and len(still) == len(snapshot.conflicts(path)):
            return
        base = merging.with_records(path, current, draft.base, still) if draft is not None and still else current
        now = utc_now()
        if draft is None:
            session.add(
                DraftFile(
                    change_set_id=change_set.id, path=path, base=base, text=text or "", updated_by=by, updated_at=now
                )
            )
        elif text == current and not still:
            await session.delete(draft)
        else:
            draft.base, draft.text, draft.updated_by, draft.updated_at = base, text or "", by, now
            draft.version += 1
        change_set.version += 1
        change_set.updated_at = now
        await session.flush()

    async def digest(self, session: AsyncSession, change_set_id: str | None = None) -> str:
        """Return one SHA-256 over the names and texts of every file that a model or an answer is made of."""
        snapshot = await self.snapshot(session, change_set_id)
        digest = hashlib.sha256()
        for path in sorted({path for folder in FOLDERS for path in snapshot.paths(folder)}):
            digest.update(f"{path}\0{snapshot.read(path)}\0".encode())
        return digest.hexdigest()

    async def materialise(self, session: AsyncSession, change_set_id: str | None, folder: Path) -> Path:
        """Write everything a model is made of below `folder`, as a change set sees it; return `folder`.

        The lexicon and the follow-ups are made anew when content differs from the disk's. Raises
        retrieval.content.ContentError when it is broken.
        """
        snapshot = await self.snapshot(session, change_set_id)
        texts = {path: snapshot.read(path) or "" for place in FOLDERS for path in snapshot.paths(place)}
        await asyncio.to_thread(self._write_out, texts, folder)
        return folder

    async def unmerged(self, session: AsyncSession) -> list[str]:
        """Return the files whose published edits a release has put aside: the disk's file changed under them."""
        found = []
        for path, row in sorted((await self.snapshot(session)).overlay.items()):
            on_disk = self._disk.text(path)
            digest = digest_of(on_disk) if on_disk is not None else None
            if digest != row.disk_digest and (on_disk or "") != row.text:
                found.append(path)
        return found

    def digest_on_disk(self, path: str) -> str | None:
        """Return the digest of a file on disk, None when it isn't there."""
        text = self._disk.text(path)
        return digest_of(text) if text is not None else None

    def on_disk(self, path: str) -> str | None:
        """Return a file as the release has it."""
        return self._disk.text(path)

    def _write_out(self, texts: dict[str, str], folder: Path) -> None:
        for place in FOLDERS:
            (folder / place).mkdir(parents=True, exist_ok=True)
        write_files(folder, texts.items())
        content = {path: text for path, text in texts.items() if path.startswith(f"{CONTENT}/")}
        as_on_disk = content.keys() == set(self._disk.paths(CONTENT)) and all(
            self._disk.text(path) == text for path, text in content.items()
        )
        if as_on_disk and all((self.root / made).exists() for made in _MADE_OF_CONTENT):
            for made in _MADE_OF_CONTENT:
                shutil.copyfile(self.root / made, folder / made)
            return
        read = read_content({path.removeprefix(f"{CONTENT}/"): text.encode() for path, text in content.items()})
        export_lexicon(read, folder / "bot" / "lexicon.json")
        export_follow_ups(read, folder / "bot" / "follow_ups.json")


def write_files(folder: Path, texts: Iterable[tuple[str, str]]) -> None:
    """Write texts to their paths below a folder, byte for byte."""
    for path, text in texts:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())
