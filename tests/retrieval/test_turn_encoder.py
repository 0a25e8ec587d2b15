"""Messages are read in their conversation."""

import copy
from pathlib import Path

import numpy as np
import pytest
import torch

from language.encoder import model_file
from retrieval.bulk_encoder import BulkEncoder
from retrieval.embedder import Embedder
from retrieval.kinds import Kinds
from retrieval.turn_encoder import (
    LAYERS,
    MOST_BEFORE,
    MOST_TOKENS,
    Said,
    TurnEncoder,
    TurnsByThemselves,
    save_layers,
    tokens_of_turn,
)
from retrieval.turns import ANSWER

FAILED = Said("og hvis jeg stryker", "hvordan er fagprøven", "Hvordan er fagprøven?")
ODD = [
    Said(""),
    Said(" ", " ", " "),
    Said("😀 汉字"),
    Said("x" * 300, "y" * 300, "z" * 300),
    Said("hei " * 900, "hå " * 900, "hva " * 900),
    FAILED,
]


@pytest.fixture(scope="module")
def encoder() -> TurnEncoder:
    return TurnEncoder(model_file())


def test_a_message_is_another_one_after_something_else(encoder: TurnEncoder) -> None:
    alone, of_trade, of_study = encoder.encode_turns(
        [Said("og hvis jeg stryker"), FAILED, Said("og hvis jeg stryker", "eksamen på bachelor i sykepleie")]
    )
    assert alone @ of_trade < 0.99
    assert of_trade @ of_study < 0.99


def test_a_row_does_not_depend_on_what_else_is_read(encoder: TurnEncoder) -> None:
    together = encoder.encode_turns(ODD)
    assert together.dtype == np.float32
    assert np.allclose(np.linalg.norm(together, axis=1), 1, atol=1e-4)
    alone = np.vstack([encoder.encode_turns([one]) for one in ODD])
    assert (together * alone).sum(axis=1).min() > 0.999


def test_what_it_remembers_cannot_be_spoilt(encoder: TurnEncoder) -> None:
    first = encoder.encode_turns([FAILED])
    first[:] = 0
    assert np.linalg.norm(encoder.encode_turns([FAILED])) == pytest.approx(1, abs=1e-4)


def test_as_much_is_read_as_it_was_taught_with(encoder: TurnEncoder) -> None:
    tokens, start = tokens_of_turn(encoder, ODD[4])
    assert start == MOST_BEFORE
    assert len(tokens) == MOST_BEFORE + MOST_TOKENS
    alone, start = tokens_of_turn(encoder, Said("hei"))
    assert alone == encoder.tokens_of("query: hei")
    assert alone[:start] == encoder.tokens_of("query:")[:-1]


def test_differences_are_kept_to_eight_bits(encoder: TurnEncoder, tmp_path: Path) -> None:
    plain = BulkEncoder(model_file())
    base = plain.layers[-2:]
    other = copy.deepcopy(base)
    with torch.no_grad():
        for weight in other.parameters():
            weight += 0.02 * torch.randn_like(weight)
    save_layers(other, base, tmp_path / "layers.npz")
    again = TurnEncoder(model_file(), tmp_path / "layers.npz")
    for kept, wanted in zip(again.taught[-2:].parameters(), other.parameters(), strict=True):
        assert torch.allclose(kept, wanted, atol=1e-3)
    assert again.version != encoder.version
    assert (again.encode_turns([FAILED]) @ encoder.encode_turns([FAILED]).T).item() < 0.999


def test_layers_that_changed_nothing_read_as_the_encoder_does(tmp_path: Path) -> None:
    plain = BulkEncoder(model_file())
    save_layers(plain.layers[-1:], plain.layers[-1:], tmp_path / "layers.npz")
    same = TurnEncoder(model_file(), tmp_path / "layers.npz")
    texts = ["jeg vil bli rørlegger", "hva koster det"]
    ours, theirs = same.encode_turns([Said(text) for text in texts]), plain.encode([f"query: {text}" for text in texts])
    # What tells a query counts less in ours.
    assert (ours * theirs).sum(axis=1).min() > 0.97


def test_what_a_message_is_after_is_told_by_its_conversation(encoder: TurnEncoder) -> None:
    pay = encoder.kinds_of(Said("hva tjener en snekker"))
    assert sum(pay.values()) == pytest.approx(1, abs=1e-5)
    assert max(pay, key=pay.__getitem__) == "pay"
    asked = encoder.kinds_of(Said("hvordan søker jeg lån", "", "Hvordan får jeg lån og stipend?"))
    assert max(asked, key=asked.__getitem__) == ANSWER


def test_kinds_are_kept(tmp_path: Path) -> None:
    plain = BulkEncoder(model_file())
    save_layers(plain.layers[-1:], plain.layers[-1:], tmp_path / "layers.npz")
    Kinds(("answer", "talk"), np.zeros((plain.width, 2)), np.asarray([0.0, np.log(3.0)])).save(tmp_path / "kinds.npz")
    found = TurnEncoder(model_file(), tmp_path / "layers.npz", tmp_path / "kinds.npz").kinds_of(FAILED)
    assert found == {"answer": pytest.approx(0.25), "talk": pytest.approx(0.75)}
    unfitted = TurnEncoder(model_file(), tmp_path / "layers.npz", tmp_path / "none.npz")
    assert unfitted.kinds_of(FAILED) == {}


def test_the_layers_that_are_kept_are_there() -> None:
    assert LAYERS.is_file()


def test_any_other_encoder_reads_the_message_alone() -> None:
    turns = TurnsByThemselves(Embedder())
    rows = turns.encode_turns([FAILED, Said(FAILED.text)])
    assert np.allclose(rows[0], rows[1])
    assert turns.kinds_of(FAILED) == {}
