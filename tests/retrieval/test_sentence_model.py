"""The encoder as a SentenceTransformer."""

import numpy as np
import pytest

from language.encoder import load_encoder
from retrieval.sentence_model import encode, load_sentence_model


def test_the_default_model_encodes_as_the_shared_encoder_does() -> None:
    model = load_sentence_model()
    texts = ["hva tjener en lærer", "søknadsfrist"]
    assert np.allclose(encode(model, texts, "query"), load_encoder().encode_queries(texts), atol=1e-5)
    assert np.allclose(encode(model, texts, "passage"), load_encoder().encode_passages(texts), atol=1e-5)


def test_rows_are_unit_vectors_of_its_dimension() -> None:
    model = load_sentence_model()
    rows = encode(model, ["en", "to", "tre"], "passage")
    assert rows.shape == (3, 384)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)


def test_a_model_that_cannot_be_had_is_an_error() -> None:
    with pytest.raises(Exception, match=r"(?i)not|no |unable|can"):
        load_sentence_model("/nowhere/at-all")
