"""Which answer a question belongs to, learned from the questions of all answers. Pure.

The nearest question is a weak guide: an encoder sees what all questions have in common ("jeg er 45 og …") as much as
what tells their answers apart. So every answer is taken as a cloud of questions: clouds share one shape, which is
measured over all of them, and differ in where they lie. The model is the two-covariance one of speaker recognition
(probabilistic linear discriminant analysis; Ioffe, 2006), where few samples of a voice tell it from all others.
"""

from collections.abc import Sequence

import numpy as np

SHRINKAGE = 0.3  # of the shared shape towards a ball: 14 questions an answer don't measure 384 directions alone
LEAST_SPREAD = 1e-4  # of the clouds' middles in a direction, in widths of a cloud
#: Log-likelihood ratio at which a question surely belongs; how much too sure the model is of one owner against another
#: (questions aren't quite such clouds), and the log-probability from which on down an owner is out of the question.
SURE_RATIO, TOO_SURE, OUT_OF_QUESTION = 40.0, 5.0, -10.0
LEAST_OWNERS = 3


class Belonging:
    """The clouds of embedded questions. Immutable."""

    def __init__(self, vectors: np.ndarray, owners: Sequence[int], count: int) -> None:
        """Learn from `vectors`, shape (n, d), of which row i belongs to owner `owners[i]` of `count`, each 0 to count - 1."""
        self._count = count
        self._having = np.unique(np.asarray(owners, dtype=np.int64))
        self._ready = len(self._having) >= LEAST_OWNERS and len(vectors) > len(self._having)
        if self._ready:
            self._learn(vectors.astype(np.float64), np.searchsorted(self._having, owners))

    def _learn(self, vectors: np.ndarray, owners: np.ndarray) -> None:
        clouds, width = len(self._having), vectors.shape[1]
        sizes = np.bincount(owners, minlength=clouds)
        middles = np.zeros((clouds, width))
        np.add.at(middles, owners, vectors)
        middles /= sizes[:, None]
        apart = vectors - middles[owners]
        shape = apart.T @ apart / (len(vectors) - clouds)
        self._ready = bool(np.trace(shape) > 0)
        if not self._ready:
            return
        shape = (1 - SHRINKAGE) * shape + SHRINKAGE * np.trace(shape) / width * np.eye(width)
        self._centre = middles.mean(axis=0)
        # Directions in which a cloud's shape is a ball of width 1 …
        spread, turned = np.linalg.eigh(shape)
        directions = turned / np.sqrt(np.maximum(spread, SHRINKAGE * np.trace(shape) / width / 2))
        # … turned so that the middles spread independently.
        placed = (middles - self._centre) @ directions
        between, turned = np.linalg.eigh(placed.T @ placed / clouds)
        self._directions = directions @ turned
        placed = placed @ turned
        between = np.maximum(between - 1 / np.median(sizes), LEAST_SPREAD)
        # Where a cloud's true middle lies, seen from its questions, and how far from it the next question falls.
        known = sizes[:, None] * between / (sizes[:, None] * between + 1)
        self._expected = placed * known
        self._breadth = 1 + between / (sizes[:, None] * between + 1)
        self._anywhere = 1 + between

    def ratios(self, queries: np.ndarray) -> np.ndarray:
        """Return log-likelihood ratios, shape (queries, count): of this owner against any other; `queries` are (q, d).

        -inf for owners without vectors; 0 everywhere when there is too little to learn from.
        """
        if not self._ready:
            return np.zeros((len(queries), self._count))
        placed = (queries - self._centre) @ self._directions
        squares = placed * placed
        own = squares @ (1 / self._breadth).T - 2 * placed @ (self._expected / self._breadth).T
        own += (self._expected**2 / self._breadth + np.log(self._breadth)).sum(axis=1)
        anywhere = (squares / self._anywhere).sum(axis=1) + np.log(self._anywhere).sum()
        found = np.full((len(queries), self._count), -np.inf)
        found[:, self._having] = (anywhere[:, None] - own) / 2
        return found


def belongs(ratios: np.ndarray) -> np.ndarray:
    """Return from 0 to 1 how surely a question belongs to each owner by itself; `ratios` has any shape."""
    found: np.ndarray = np.clip(ratios / SURE_RATIO, 0.0, 1.0)
    return found


def preferred(ratios: np.ndarray) -> np.ndarray:
    """Return from 0 to 1 how likely each owner is if it is one of them: log-probabilities along the last axis, scaled.

    0 for all where nothing tells them apart.
    """
    if not ratios.any():
        return np.zeros_like(ratios)
    against_best = (ratios - ratios.max(axis=-1, keepdims=True)) / TOO_SURE
    likely = against_best - np.log(np.exp(against_best).sum(axis=-1, keepdims=True))
    found: np.ndarray = 1 - np.maximum(likely, OUT_OF_QUESTION) / OUT_OF_QUESTION
    return found
