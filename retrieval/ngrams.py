"""Lexical likeness that forgives misspelling: TF-IDF of character n-grams inside word boundaries."""

import numpy as np
from scipy import sparse
from sklearn.feature_extraction.text import TfidfVectorizer

from language.normaliser import normalise


class NgramIndex:
    """Short texts as rows of unit length."""

    def __init__(self, texts: list[str]) -> None:
        self._vectorizer = TfidfVectorizer(
            analyzer="char_wb",
            ngram_range=(2, 5),
            preprocessor=normalise,
            lowercase=False,
            sublinear_tf=True,
            dtype=np.float32,
        )
        self._rows = sparse.csr_matrix(self._vectorizer.fit_transform(texts))

    def scores(self, query: str) -> np.ndarray:
        """Return the cosine of `query` with every text, shape (n,), 0 to 1."""
        vector = self._vectorizer.transform([query])
        return np.asarray((self._rows @ vector.T).todense(), dtype=np.float32).ravel()
