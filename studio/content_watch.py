"""Lets every replica serve what is published: content from the studio is written out, and opened in place of the old."""

import asyncio
import hashlib
import inspect
import os
import shutil
import tempfile
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import structlog

from foundation.database import Database
from retrieval.content import ContentError
from studio.workspace import CONTENT, Workspace, write_files

log = structlog.get_logger(__name__)
EVERY_SECONDS = 2.0
KEPT = 2

Apply = Callable[[Path], Awaitable[None] | None]


class ContentWatch:
    """Looks every two seconds whether published content changed, and hands its folder to `apply`.

    `apply` may be a coroutine function or a plain one, which then runs in a thread. Content that it refuses
    (ContentError) is logged and not tried again until it changes; after any other error the next look tries again.
    """

    def __init__(self, database: Database, workspace: Workspace, apply: Apply, var: Path) -> None:
        self._database = database
        self._workspace = workspace
        self._apply = apply
        self._folder = var / "content"
        self._task: asyncio.Task[None] | None = None
        self._seen: tuple[tuple[str, int, str], ...] | None = None
        self._applied: str | None = None
        self._looking = asyncio.Lock()

    async def start(self) -> None:
        """Take in what is published, then begin to watch."""
        await self._look_safely()
        self._task = asyncio.create_task(self._watch(), name="content-watch")

    async def stop(self) -> None:
        """Stop watching."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def look(self) -> Path | None:
        """Apply published content if it changed; return its folder then. For who has just published."""
        async with self._looking:
            return await self._look()

    async def _look(self) -> Path | None:
        async with self._database.read() as session:
            snapshot = await self._workspace.snapshot(session)
        stamp = tuple(sorted((row.path, row.version, row.change_set_id) for row in snapshot.overlay.values()))
        if stamp == self._seen:
            return None
        texts = {path: snapshot.published(path) or "" for path in snapshot.paths(CONTENT)}
        as_on_disk = all(self._workspace.on_disk(path) == text for path, text in texts.items())
        digest = _digest(texts)
        if digest == self._applied or (self._applied is None and as_on_disk and not snapshot.taken_away(CONTENT)):
            self._seen, self._applied = stamp, digest
            return None
        folder = await asyncio.to_thread(self._write_out, digest, texts)
        try:
            if inspect.iscoroutinefunction(self._apply):
                await self._apply(folder)
            else:
                made = await asyncio.to_thread(self._apply, folder)
                if made is not None:
                    await made
        except ContentError:
            # It would be refused again: only other content is worth another try.
            self._seen = stamp
            raise
        self._seen, self._applied = stamp, digest
        await asyncio.to_thread(self._sweep, digest)
        log.info("content_applied", folder=folder.name)
        return folder

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            await self._look_safely()

    async def _look_safely(self) -> None:
        try:
            await self.look()
        except Exception as error:
            log.error("content_not_applied", error=type(error).__name__, why=str(error)[:500])

    def _write_out(self, digest: str, texts: Mapping[str, str]) -> Path:
        folder = self._folder / digest
        if folder.exists():
            os.utime(folder)
            return folder
        self._folder.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(prefix=".", dir=self._folder))
        write_files(beside, ((path.removeprefix(f"{CONTENT}/"), text) for path, text in texts.items()))
        beside.chmod(0o755)
        try:
            beside.rename(folder)
        except OSError:
            # Another process wrote the same content in the same moment.
            shutil.rmtree(beside, ignore_errors=True)
            if not folder.exists():
                raise
        return folder

    def _sweep(self, digest: str) -> None:
        """Remove all but the newest folders."""
        others = [folder for folder in self._folder.iterdir() if folder.name != digest]
        others.sort(key=lambda folder: folder.stat().st_mtime, reverse=True)
        for folder in others[KEPT - 1 :]:
            shutil.rmtree(folder, ignore_errors=True)


def _digest(texts: Mapping[str, str]) -> str:
    digest = hashlib.sha256()
    for path in sorted(texts):
        digest.update(f"{path}\0{texts[path]}\0".encode())
    return digest.hexdigest()[:16]
