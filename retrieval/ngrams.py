"""Lexical likeness that forgives misspelling: TF-IDF of character n-grams inside word boundaries."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from language.normaliser import normalise

_PARTS = ("data", "indices", "indptr")


def ngram_vectorizer(**options: object) -> TfidfVectorizer:
    """Return what counts a text's n-grams of two to five letters within words, and weighs them by how rare they are."""
    return TfidfVectorizer(
        analyzer="char_wb",
        ngram_range=(2, 5),
        preprocessor=normalise,
        lowercase=False,
        sublinear_tf=True,
        dtype=np.float32,
        **options,
    )


class NgramIndex:
    """Short texts as rows of unit length."""

    def __init__(self, vectorizer: TfidfVectorizer, by_gram: sparse.csc_matrix) -> None:
        self._vectorizer = vectorizer
        # By n-gram: a query has a few dozen of them, and only the texts that share one are looked at.
        self._by_gram = by_gram

    @classmethod
    def of(cls, texts: Sequence[str]) -> "NgramIndex":
        """Return the index of `texts`; some seconds for ten thousands."""
        vectorizer = ngram_vectorizer()
        return cls(vectorizer, sparse.csc_matrix(vectorizer.fit_transform(texts)))

    def scores(self, query: str) -> np.ndarray:
        """Return the cosine of `query` with every text, shape (n,), 0 to 1."""
        vector = self._vectorizer.transform([query])
        shared = self._by_gram[:, vector.indices]
        return np.asarray(shared @ vector.data, dtype=np.float32)

    def save(self, folder: Path, texts: Sequence[str]) -> None:
        """Write it, and which texts it is of, into a folder that is there."""
        for part in _PARTS:
            np.save(folder / f"{part}.npy", getattr(self._by_gram, part), allow_pickle=False)
        np.save(folder / "idf.npy", self._vectorizer.idf_, allow_pickle=False)
        # An n-gram inside a word has no line break.
        (folder / "grams.txt").write_text("\n".join(self._vectorizer.get_feature_names_out()), encoding="utf-8")
        (folder / "texts.json").write_text(json.dumps({"sha1": _sum_of(texts)}))

    @classmethod
    def load(cls, folder: Path, texts: Sequence[str]) -> "NgramIndex":
        """Return what was saved. Raises OSError, ValueError or KeyError when it isn't whole or is of other texts."""
        if json.loads((folder / "texts.json").read_text())["sha1"] != _sum_of(texts):
            raise ValueError("of other texts")
        grams = (folder / "grams.txt").read_text(encoding="utf-8").split("\n")
        vectorizer = ngram_vectorizer(vocabulary={gram: place for place, gram in enumerate(grams)})
        vectorizer.idf_ = np.load(folder / "idf.npy", allow_pickle=False)
        data, indices, indptr = (np.load(folder / f"{part}.npy", allow_pickle=False) for part in _PARTS)
        return cls(vectorizer, sparse.csc_matrix((data, indices, indptr), shape=(len(texts), len(grams))))


def _sum_of(texts: Sequence[str]) -> str:
    return hashlib.sha1("\0".join(texts).encode(), usedforsecurity=False).hexdigest()
