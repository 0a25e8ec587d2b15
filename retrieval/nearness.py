"""How near a message lies to those that are known to be about each answer.

The softmax of `answer_model.py` draws one line around all messages of an answer; some answers are asked for in ways that have
little to do with one another, and there the nearest ones know more. The two together are right more often than either.
"""

from collections.abc import Sequence

import numpy as np

NEAREST_COUNT = 15.0  # how much more a message that lies nearer counts
FARTHEST = -30.0  # of an answer nobody asks for


class Nearness:
    """Vectors of messages, seen from the middle of all, and the answer of each; immutable."""

    def __init__(self, rows: np.ndarray, owners: Sequence[int], count: int) -> None:
        """Take unit rows, shape (n, d), and for each the place of its answer, of so many answers."""
        self._middle = rows.mean(axis=0) if len(rows) else np.zeros(rows.shape[1])
        self._rows = _unit(rows - self._middle).astype(np.float32)
        self._owners = np.asarray(owners, dtype=np.int64)
        self._count = count

    def of(self, vector: np.ndarray) -> np.ndarray:
        """Return how near a unit vector, shape (d,), is to the messages of each answer, shape (answers,): logarithms."""
        return self.of_alike(self.alike(vector))

    def alike(self, vector: np.ndarray) -> np.ndarray:
        """Return the cosine of a unit vector, shape (d,), with each message, shape (messages,), seen from the middle of all."""
        if not len(self._rows):
            return np.zeros(0)
        found: np.ndarray = self._rows @ _unit((vector - self._middle)[None]).astype(np.float32)[0]
        return found

    def of_alike(self, alike: np.ndarray) -> np.ndarray:
        """Return how near what has these cosines, shape (messages,), is to the messages of each answer, shape (answers,)."""
        if not len(self._rows):
            return np.full(self._count, FARTHEST)
        total = np.bincount(self._owners, np.exp(NEAREST_COUNT * (alike - 1)), self._count)
        found: np.ndarray = np.log(np.maximum(total, np.exp(FARTHEST)))
        return found


def _unit(rows: np.ndarray) -> np.ndarray:
    found: np.ndarray = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return found
