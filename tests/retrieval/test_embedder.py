"""Texts are embedded through sentence-transformers, which a service that only answers queries needn't load."""

import subprocess
import sys

import numpy as np
import pytest

from retrieval.embedder import Embedder
from retrieval.sentence_model import encode, load_sentence_model

TEXTS = ["hva tjener en lærer", "søknadsfrist"]


@pytest.mark.parametrize("prompt", ["query", "passage"])
def test_its_vectors_are_those_of_the_sentence_transformer(prompt: str) -> None:
    assert np.allclose(Embedder().encode(TEXTS, prompt), encode(load_sentence_model(), TEXTS, prompt), atol=1e-5)


def test_a_query_needs_no_transformers() -> None:
    code = (
        "import sys, retrieval.search, guidance.engine\n"
        "from retrieval.embedder import Embedder\n"
        "assert Embedder().encode(['hei'], 'query').shape == (1, 384)\n"
        "sys.exit('transformers' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_model_that_cannot_be_had_is_an_error_at_once() -> None:
    with pytest.raises(Exception, match=r"(?i)not|no |unable|can"):
        Embedder("/nowhere/at-all")
