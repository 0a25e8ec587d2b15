"""Which answer a message is about, learned from what people write to get each answer.

The nearest question is a weak guide: an encoder sees what all messages have in common ("jeg er 45 og …") as much as what
tells their answers apart. So a softmax over all answers is fitted to the answers' questions and messages: to their
embeddings, and to their letters, which know names and spellings that an encoder blurs. Letters are n-grams of two to
five within words, weighed by how rare they are, and turned into few dimensions (latent semantic analysis; Deerwester et
al. 1990), so that a fit takes seconds: Adam over a few epochs, always in the same order.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from sklearn.decomposition import TruncatedSVD

from retrieval.ngrams import ngram_vectorizer

LETTERS, TEXTS_A_DIMENSION = 384, 4  # dimensions that letters get at most, and texts that each of them takes
MOST_NGRAMS = 30_000
EPOCHS, LEAST_STEPS, AT_ONCE, RATE, DECAY = 8, 200, 256, 0.005, 1e-3
NARROWEST = 0.3  # of the middle width of a column
#: Log-probability from which on down an answer is out of the question.
OUT_OF_QUESTION = -10.0


class AnswerModel:
    """Probabilities of answers; `owners` are their ids. Immutable once fitted."""

    def __init__(self, owners: Sequence[str], spelling: "Spelling", weights: np.ndarray, middle: np.ndarray) -> None:
        """Take weights of shape (d + letters, owners) and their middle, shape (owners,)."""
        self.owners = list(owners)
        self._spelling = spelling
        self._weights = weights
        self._middle = middle

    def log_probabilities(self, text: str, vector: np.ndarray) -> np.ndarray:
        """Return log-probabilities, shape (owners,), that a message is about each; `vector` is its embedding, shape (d,)."""
        if len(self.owners) < 2:
            return np.zeros(len(self.owners))
        seen = np.concatenate([vector, self._spelling.of([text])[0]])
        found = seen @ self._weights + self._middle
        found = found - found.max(initial=0.0)
        likely: np.ndarray = found - np.log(np.exp(found).sum())
        return likely

    def directions(self) -> np.ndarray:
        """Return where messages of each answer lie from the middle of all, unit rows, shape (owners, d + letters)."""
        found = (self._weights - self._weights.mean(axis=1, keepdims=True)).T
        rows: np.ndarray = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-9)
        return rows

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: np.ndarray, owners: Sequence[str]) -> "AnswerModel":
        """Learn from messages: texts, their embeddings as queries, shape (n, d), and the answer that each is about."""
        names = sorted(set(owners))
        if len(names) < 2:
            return cls(names, Spelling.empty(), np.zeros((vectors.shape[1], len(names))), np.zeros(len(names)))
        spelling, letters = Spelling.fit(texts)
        seen = np.hstack([vectors, letters]).astype(np.float32)
        centre, spread = seen.mean(axis=0), _spread(seen, vectors.shape[1])
        place = {name: number for number, name in enumerate(names)}
        weights, middle = _softmax((seen - centre) / spread, np.asarray([place[owner] for owner in owners]), len(names))
        weights = weights / spread[:, None]
        return cls(names, spelling, weights, middle - centre @ weights)

    def save(self, file: Path) -> None:
        """Write all of it into one file, as .npz. Raises OSError."""
        about = json.dumps({"owners": self.owners, "ngrams": self._spelling.ngrams})
        np.savez(
            file,
            about=np.frombuffer(about.encode(), dtype=np.uint8),
            rarity=self._spelling.rarity,
            directions=self._spelling.directions.astype(np.float16),
            weights=self._weights.astype(np.float32),
            middle=self._middle.astype(np.float32),
        )

    @classmethod
    def load(cls, file: Path) -> "AnswerModel":
        """Return what was saved. Raises OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile."""
        with np.load(file, allow_pickle=False) as kept:
            about = json.loads(kept["about"].tobytes())
            spelling = Spelling(about["ngrams"], kept["rarity"], kept["directions"].astype(np.float32))
            return cls(about["owners"], spelling, kept["weights"], kept["middle"])


class Spelling:
    """Texts by their letters, in few dimensions."""

    def __init__(self, ngrams: Sequence[str], rarity: np.ndarray, directions: np.ndarray) -> None:
        """Take the n-grams, how much each counts, shape (n,), and where each points, shape (n, dimensions)."""
        self.ngrams = list(ngrams)
        self.rarity = rarity
        self.directions = directions
        self._counts = (
            ngram_vectorizer(vocabulary={ngram: place for place, ngram in enumerate(self.ngrams)})
            if self.ngrams
            else None
        )
        if self._counts is not None:
            self._counts.idf_ = rarity

    @classmethod
    def empty(cls) -> "Spelling":
        """Return one that knows no letters."""
        return cls([], np.zeros(0), np.zeros((0, 0)))

    @classmethod
    def fit(cls, texts: Sequence[str]) -> tuple["Spelling", np.ndarray]:
        """Learn from texts which n-grams there are and which go together; return these texts read as well, as `of` does."""
        counts = ngram_vectorizer(min_df=2, max_features=MOST_NGRAMS)
        unread = np.zeros((len(texts), 0), dtype=np.float32)
        try:
            table = counts.fit_transform(texts)
        except ValueError:  # no n-gram stands in two texts
            return cls.empty(), unread
        dimensions = min(LETTERS, len(texts) // TEXTS_A_DIMENSION, table.shape[1] - 1)
        if dimensions < 1:
            return cls.empty(), unread
        found = TruncatedSVD(dimensions, n_iter=2, random_state=0).fit(table)
        directions = np.ascontiguousarray(found.components_.T, dtype=np.float32)
        spelling = cls([str(one) for one in counts.get_feature_names_out()], counts.idf_, directions)
        return spelling, table @ directions

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """Return (n, dimensions)."""
        if self._counts is None:
            return np.zeros((len(texts), 0), dtype=np.float32)
        found: np.ndarray = self._counts.transform(texts) @ self.directions
        return found


def _spread(seen: np.ndarray, width: int) -> np.ndarray:
    """Return how wide each column is; what hardly varies in few texts may vary in the next, so nothing is much narrower.

    The first `width` columns are of one kind, the rest of another.
    """
    found: np.ndarray = seen.std(axis=0)
    for some in (found[:width], found[width:]):
        if len(some):
            np.maximum(some, max(float(np.median(some)) * NARROWEST, 1e-6), out=some)
    return found


def _softmax(seen: np.ndarray, owners: np.ndarray, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (d, count) and middle (count,) of least cross-entropy and DECAY times the squares of weights: Adam."""
    order = torch.Generator().manual_seed(0)
    rows, right = torch.from_numpy(seen.astype(np.float32)), torch.from_numpy(owners)
    weights = torch.zeros(seen.shape[1], count, requires_grad=True)
    middle = torch.zeros(count, requires_grad=True)
    each = -(-len(rows) // AT_ONCE)
    epochs = max(EPOCHS, LEAST_STEPS // each)
    steps = epochs * each
    fitted: list[dict[str, Any]] = [{"params": [weights], "weight_decay": 2 * DECAY}, {"params": [middle]}]
    adam = torch.optim.Adam(fitted, lr=RATE, fused=True)
    slower = torch.optim.lr_scheduler.LambdaLR(adam, lambda step: max(0.01, 1 - step / steps))
    for _ in range(epochs):
        for some in torch.split(torch.randperm(len(rows), generator=order), AT_ONCE):
            adam.zero_grad()
            guess = torch.addmm(middle, rows[some], weights)
            torch.nn.functional.cross_entropy(guess, right[some]).backward()  # type: ignore[no-untyped-call]
            adam.step()
            slower.step()
    return weights.detach().numpy(), middle.detach().numpy()


def probable(log_probabilities: np.ndarray) -> np.ndarray:
    """Return log-probabilities on a scale from 0, out of the question, to 1, certain."""
    found: np.ndarray = 1 - np.maximum(log_probabilities, OUT_OF_QUESTION) / OUT_OF_QUESTION
    return found
