"""Lexical likeness that forgives misspelling: TF-IDF of character n-grams inside word boundaries."""

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from language.normaliser import normalise


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

    def __init__(self, texts: list[str]) -> None:
        self._vectorizer = ngram_vectorizer()
        # By n-gram: a query has a few dozen of them, and only the texts that share one are looked at.
        self._by_gram = sparse.csc_matrix(self._vectorizer.fit_transform(texts))

    def scores(self, query: str) -> np.ndarray:
        """Return the cosine of `query` with every text, shape (n,), 0 to 1."""
        vector = self._vectorizer.transform([query])
        shared = self._by_gram[:, vector.indices]
        return np.asarray(shared @ vector.data, dtype=np.float32)
