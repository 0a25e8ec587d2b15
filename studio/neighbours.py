"""The training examples in the space of meaning: which of them lie near what a citizen wrote."""

import asyncio
import contextlib
import os
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol
from zipfile import BadZipFile

import numpy as np
import numpy.typing as npt
import structlog
from sqlalchemy.ext.asyncio import AsyncSession

from foundation.database import Database
from foundation.files import whole_file
from language.encoder import Encoder
from language.normaliser import normalise
from studio.examples import plain
from studio.grouping import centred
from studio.schemas.inbox import Neighbour

log = structlog.get_logger(__name__)
Vectors = npt.NDArray[np.float32]
BATCH = 16
REST_SECONDS = 0.05  # after each batch: who chats comes first
SAVE_EVERY = 40  # batches
REFRESH_SECONDS = 5.0


class HasExamples(Protocol):
    """Whoever knows the training examples: studio.workspace.Workspace."""

    async def examples(self, session: AsyncSession, change_set_id: str | None = None) -> list[tuple[str, str, str]]:
        """Return (intent, text as written, file) of every example."""


@dataclass(frozen=True)
class Space:
    """Examples as rows: `rows` are unit vectors seen from `centre`; `version` tells two spaces apart."""

    version: int = 0
    texts: list[str] = field(default_factory=list)
    intents: list[str] = field(default_factory=list)
    rows: Vectors = field(default_factory=lambda: np.zeros((0, 0), np.float32))
    centre: Vectors | None = None


class Neighbours:
    """Embeddings of the published training examples, made in the background and kept in `cache_file`.

    Texts are embedded without annotations, normalised, as queries: dialect and bokmål lie nearer each other so.
    The first build takes about a minute of a core, so it waits until somebody asks for neighbours, and it gives way to
    everything else. Until it is through, `nearest` knows the examples embedded so far.
    """

    def __init__(self, database: Database, workspace: HasExamples, encoder: Encoder, cache_file: Path) -> None:
        self._database = database
        self._workspace = workspace
        self._encoder = encoder
        self._cache_file = cache_file
        self._known: dict[str, Vectors] = {}
        self._listed: list[tuple[str, str]] = []
        self._space = Space()
        self._task: asyncio.Task[None] | None = None
        self._loaded = False
        self._building = threading.Lock()
        self._stopping = threading.Event()
        self._asked = asyncio.Event()
        self._slowly = ThreadPoolExecutor(max_workers=1, thread_name_prefix="neighbours", initializer=_give_way)

    @property
    def space(self) -> Space:
        """The examples embedded so far; the others will follow now that somebody asks."""
        self._asked.set()
        return self._space

    async def start(self) -> None:
        """Begin to embed, and to notice when examples are published."""
        self._stopping.clear()
        if self._cache_file.exists():
            self._asked.set()
        self._task = asyncio.create_task(self._keep_up(), name="neighbours")

    async def stop(self) -> None:
        """Stop; what has been embedded is kept."""
        self._stopping.set()
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def refresh(self) -> None:
        """Embed what is new among the examples; return when all of them are known."""
        async with self._database.read() as session:
            examples = await self._workspace.examples(session)
        listed = [(intent, plain(text)) for intent, text, _ in examples]
        if listed != self._listed or len(self._space.texts) != len(listed):
            await asyncio.get_running_loop().run_in_executor(self._slowly, self._build, listed)

    async def vectors_of(self, texts: Sequence[str]) -> Vectors:
        """Return (n, d) unit embeddings of texts, normalised and read as queries."""
        return await asyncio.to_thread(embed, self._encoder, texts)

    async def nearest(self, vectors: Vectors, k: int) -> list[list[Neighbour]]:
        """Return the k nearest examples of each row (n, d), nearest first; `likeness` is a centred cosine."""
        self._asked.set()
        space = self._space
        if not len(vectors) or space.centre is None:
            return [[] for _ in vectors]
        return await asyncio.to_thread(nearest_in, space, vectors, k)

    async def _keep_up(self) -> None:
        await self._asked.wait()
        while True:
            try:
                await self.refresh()
            except Exception as error:
                log.error("neighbours_failed", error=type(error).__name__)
            await asyncio.sleep(REFRESH_SECONDS)

    def _build(self, listed: list[tuple[str, str]]) -> None:
        with self._building:
            if not self._loaded:
                self._known, self._loaded = _load(self._cache_file, self._encoder.name), True
            keys = [normalise(text) for _, text in listed]
            missing = [key for key in dict.fromkeys(keys) if key not in self._known]
            # In no order, so that the first batch already lies around the middle of all of them.
            np.random.default_rng(0).shuffle(missing)
            for number, first in enumerate(range(0, len(missing), BATCH)):
                if self._stopping.wait(REST_SECONDS):
                    break
                batch = missing[first : first + BATCH]
                self._known |= dict(zip(batch, self._encoder.encode_queries(batch), strict=True))
                if number % SAVE_EVERY == 0:
                    self._show(listed, keys)
            if missing:
                wanted = set(keys)
                self._known = {key: row for key, row in self._known.items() if key in wanted}
                _save(self._cache_file, self._encoder.name, self._known)
            self._show(listed, keys)
            if not self._stopping.is_set():
                self._listed = listed

    def _show(self, listed: list[tuple[str, str]], keys: list[str]) -> None:
        there = [row for row, key in enumerate(keys) if key in self._known]
        if not there:
            self._space = Space(self._space.version + 1)
            return
        vectors = np.stack([self._known[keys[row]] for row in there]).astype(np.float32)
        centre = vectors.mean(axis=0)
        self._space = Space(
            self._space.version + 1,
            [listed[row][1] for row in there],
            [listed[row][0] for row in there],
            centred(vectors, centre),
            centre,
        )


def _give_way() -> None:
    """Make this thread, and what it starts, give way to everything else (Linux has a priority for each thread)."""
    with contextlib.suppress(OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)


def embed(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Return (n, d) unit embeddings as the inbox compares them: of the normalised texts, as queries."""
    return encoder.encode_queries([normalise(text) for text in texts])


def nearest_in(space: Space, vectors: Vectors, k: int) -> list[list[Neighbour]]:
    """Return the k nearest examples of each row (n, d) in a space, nearest first."""
    assert space.centre is not None
    alike = centred(vectors, space.centre) @ space.rows.T
    k = min(k, alike.shape[1])
    places = np.argpartition(-alike, k - 1, axis=1)[:, :k]
    found = []
    for row, near in enumerate(places):
        ordered = sorted(near.tolist(), key=lambda place: -float(alike[row, place]))
        found.append(
            [
                Neighbour(text=space.texts[one], intent=space.intents[one], likeness=round(float(alike[row, one]), 4))
                for one in ordered
            ]
        )
    return found


def _load(file: Path, encoder: str) -> dict[str, Vectors]:
    with contextlib.suppress(OSError, ValueError, KeyError, BadZipFile):
        with np.load(file, allow_pickle=False) as stored:
            if str(stored["encoder"]) == encoder:
                return dict(zip(stored["texts"].tolist(), stored["vectors"].astype(np.float32), strict=True))
    return {}


def _save(file: Path, encoder: str, known: dict[str, Vectors]) -> None:
    if known:
        vectors = np.stack(list(known.values())).astype(np.float16)
        with whole_file(file) as out:
            np.savez_compressed(out, encoder=np.array(encoder), texts=np.array(list(known)), vectors=vectors)
