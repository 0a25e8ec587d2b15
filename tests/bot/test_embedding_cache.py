from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.components.embedding_cache import EmbeddingCache


class Encoder:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        self.asked += texts
        return np.array([[len(text), len(set(text))] for text in texts], dtype=np.float32)


def test_only_new_texts_are_encoded_and_rows_keep_their_order(tmp_path: Path) -> None:
    file, encoder = tmp_path / "models" / "rows.npz", Encoder()
    first = EmbeddingCache(file)
    assert first.rows_of(["hei", "god dag", "hei"], encoder.encode, 2)[:, 0].tolist() == [3, 7, 3]
    first.save(["hei", "god dag"])
    assert encoder.asked == ["hei", "god dag"]
    again = EmbeddingCache(file)
    assert again.rows_of(["takk", "god dag"], encoder.encode, 2)[:, 0].tolist() == [4, 7]
    assert encoder.asked == ["hei", "god dag", "takk"]


def test_what_comes_along_is_not_encoded_and_stays_as_it_is(tmp_path: Path) -> None:
    file, along, encoder = tmp_path / "rows.npz", tmp_path / "along.npz", Encoder()
    given = EmbeddingCache(tmp_path / "elsewhere.npz")
    given.rows_of(["hei", "god dag"], encoder.encode, 8)
    given.give_along(along)
    bytes_before = along.read_bytes()
    cache = EmbeddingCache(file, along)
    assert cache.rows_of(["god dag", "takk"], encoder.encode, 8).tolist() == [[7.0, 5.0], [4.0, 3.0]]
    cache.save(["god dag", "takk"])
    assert encoder.asked == ["hei", "god dag", "takk"]
    assert (EmbeddingCache(file).rows_of(["takk"], encoder.encode, 8).tolist(), along.read_bytes()) == (
        [[4.0, 3.0]],
        bytes_before,
    )


def test_a_broken_file_is_made_anew(tmp_path: Path) -> None:
    file, encoder = tmp_path / "rows.npz", Encoder()
    file.write_bytes(b"PK\x03\x04 broken")
    cache = EmbeddingCache(file)
    cache.rows_of(["hei"], encoder.encode, 8)
    cache.save(["hei"])
    assert EmbeddingCache(file).rows_of(["hei"], encoder.encode, 8).tolist() == [[3.0, 3.0]]
    assert encoder.asked == ["hei"]


def test_a_folder_that_cannot_be_written_to_stops_no_training(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    cache = EmbeddingCache(blocked / "rows.npz")
    assert cache.rows_of(["hei"], Encoder().encode, 8).shape == (1, 2)
    cache.save(["hei"])
