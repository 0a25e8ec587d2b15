"""Many texts are encoded by PyTorch as the engine encodes each."""

import numpy as np
import pytest

from language.encoder import load_encoder, model_file
from retrieval.bulk_encoder import BulkEncoder
from retrieval.embedder import MANY
from retrieval.sentence_model import encode, load_sentence_model

ODD = [
    "",
    " ",
    "  to  mellomrom   her ",
    "æøå ÆØÅ ﬁ ½ №",
    "😀 emoji 汉字",
    "x" * 300,
    "line\nbreak\ttab",
    "Hei, jeg er 34 år og har jobbet i butikk i ti år. " * 12,
]


@pytest.mark.parametrize("prompt", ["query", "passage"])
def test_its_vectors_are_the_engines(prompt: str) -> None:
    bulk, engine = BulkEncoder(model_file()), load_encoder()
    rows = bulk.encode([f"{prompt}: {text}" for text in ODD])
    one_by_one = engine.encode_queries if prompt == "query" else engine.encode_passages
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert (rows * one_by_one(ODD)).sum(axis=1).min() > 0.999


def test_a_row_does_not_depend_on_what_else_is_read() -> None:
    bulk = BulkEncoder(model_file())
    together = bulk.encode([f"query: {text}" for text in ODD])
    alone = np.vstack([bulk.encode([f"query: {text}"]) for text in ODD])
    assert (together * alone).sum(axis=1).min() > 0.9999


def test_few_texts_and_many_come_out_alike_and_in_their_order() -> None:
    model = load_sentence_model()
    texts = [f"{number} år og vil bli {name}" for number in range(MANY // 2) for name in ("kokk", "rørlegger", "lærer")]
    many = encode(model, texts, "query")
    few = encode(model, texts[:5], "query")
    assert len(many) == len(texts) >= MANY
    assert (many[:5] * few).sum(axis=1).min() > 0.999
    assert (many[5:10] * few).sum(axis=1).max() < 0.999
