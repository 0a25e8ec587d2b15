"""Remembers the embeddings of training texts between trainings, so that only new texts are encoded.

A file beside the models, written whole and moved into place. It is made anew when it can't be read. What a first training
reads comes with the repository, in 16 bits: encoding it takes minutes on a slow machine.
"""

import hashlib
import os
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

MOST_ROWS = 20_000
Encode = Callable[[Sequence[str]], np.ndarray]


class EmbeddingCache:
    """Rows by text, in a file, and in one that comes along, which is only read."""

    def __init__(self, file: Path, comes_along: Path | None = None) -> None:
        self._file = file
        self._rows = ({} if comes_along is None else _read(comes_along)) | _read(file)
        self._grown = False

    def rows_of(self, texts: Sequence[str], encode: Encode, batch_size: int) -> np.ndarray:
        """Return (n, d) float32 rows; those not known are encoded, like lengths together, and kept."""
        keys = [_key(text) for text in texts]
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._rows}
        waiting = sorted(new.items(), key=lambda item: len(item[1]))
        for first in range(0, len(waiting), batch_size):
            batch = waiting[first : first + batch_size]
            made = np.asarray(encode([text for _, text in batch]), dtype=np.float32)
            self._rows.update(zip([key for key, _ in batch], made, strict=True))
            self._grown = True
        return np.stack([self._rows[key] for key in keys])

    def save(self, texts: Sequence[str]) -> None:
        """Write the file if there is anything new: these texts' rows first, then older ones.

        A folder that can't be written to is left alone.
        """
        if not self._grown:
            return
        keys = list(dict.fromkeys([*(_key(text) for text in texts), *self._rows]))[:MOST_ROWS]
        names, rows = self._arrays_of(keys)
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, beside = tempfile.mkstemp(prefix=".embeddings-", suffix=".npz", dir=self._file.parent)
            os.close(handle)
            np.savez(beside, keys=names, rows=rows)
            os.replace(beside, self._file)
        except OSError:
            return

    def give_along(self, path: Path) -> None:
        """Write all rows to a file that comes along, in 16 bits. Raises OSError."""
        names, rows = self._arrays_of(sorted(self._rows))
        np.savez(path, keys=names, rows=rows.astype(np.float16))

    def _arrays_of(self, keys: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
        names = np.frombuffer(b"".join(keys), dtype=np.uint8).reshape(-1, 20)
        return names, np.stack([self._rows[key] for key in keys])


def _read(file: Path) -> dict[bytes, np.ndarray]:
    try:
        with np.load(file, allow_pickle=False) as kept:
            rows = kept["rows"].astype(np.float32)
            return {bytes(key): row for key, row in zip(kept["keys"], rows, strict=True)}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return {}


def _key(text: str) -> bytes:
    """Return what a text is known by: 20 bytes."""
    return hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).digest()
