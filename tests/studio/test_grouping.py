"""Grouping by meaning: what belongs together does, what doesn't stays apart, measured on real sentences."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.settings import ROOT
from language.encoder import Encoder
from language.normaliser import normalise
from studio.grouping import Vectors, centred, group, group_id, middle
from studio.neighbours import embed
from tests.studio.inbox_parts import encoder

__all__ = ["encoder"]

DEADLINES = ["når er søknadsfristen", "ka e fristen for å søke", "kva er fristen for å søkje", "hva er søknadsfristn"]
PAY = ["hva tjener en sykepleier", "ka tjene en sykepleier", "kva tener ein sjukepleiar", "hva tjener sykeplier"]
OTHER = ["hvem vant kampen i går", "jeg vil snakke med en veileder", "kan jeg bli pilot med briller"]


@pytest.fixture(scope="module")
def held_out() -> list[tuple[str, str]]:
    """Every fourth held-out sentence with its intent: about 250, of all intents."""
    rows = []
    for file in sorted((ROOT / "nlu_data" / "held_out").glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            rows += [(line[2:], block["intent"]) for line in block["examples"].splitlines()]
    return rows[::4]


@pytest.fixture(scope="module")
def vectors(held_out: list[tuple[str, str]], encoder: Encoder) -> Vectors:
    return embed(encoder, [text for text, _ in held_out])


def together(groups: Sequence[Sequence[int]]) -> dict[int, int]:
    return {row: place for place, members in enumerate(groups) for row in members}


def test_paraphrases_dialect_and_misspellings_come_together_and_other_questions_stay_apart(
    encoder: Encoder, vectors: Vectors
) -> None:
    texts = [*DEADLINES, *PAY, *OTHER]
    place = together(group(embed(encoder, texts), texts, vectors.mean(axis=0)))
    assert len({place[row] for row in range(4)}) == 1
    assert len({place[row] for row in range(4, 8)}) == 1
    # Misspelt copies and other endings, too, which sentence embeddings alone set apart.
    copies = ["ka e frista for å søk", "ka e fristen for å søke"]
    assert len(group(embed(encoder, copies), copies, vectors.mean(axis=0))) == 1
    assert len({place[0], place[4], *(place[row] for row in range(8, 11))}) == 5


def test_most_utterances_that_share_a_group_share_an_intent(held_out: list[tuple[str, str]], vectors: Vectors) -> None:
    groups = group(vectors, [text for text, _ in held_out], vectors.mean(axis=0))
    shared = [members for members in groups if len(members) > 1]
    right = sum(Counter(held_out[row][1] for row in members).most_common(1)[0][1] for members in shared)
    grouped = sum(map(len, shared))
    assert grouped >= 0.08 * len(held_out)
    assert right / grouped >= 0.8
    assert max(map(len, groups)) <= 8


def test_texts_that_read_the_same_are_together_even_without_embeddings() -> None:
    texts = ["Hva er fristen?", "ka e fristen", "noe annet", "HVA ER FRISTEN?", "hva er fristen?"]
    assert group(np.zeros((5, 3), np.float32), texts, None) == [[0, 3, 4], [1], [2]]
    assert group(np.zeros((0, 3), np.float32), [], np.ones(3, np.float32)) == []


def test_utterances_without_an_embedding_are_not_taken_for_one_another() -> None:
    texts = ["æøå", "xyz", "qwr"]
    assert group(np.zeros((3, 4), np.float32), texts, np.full(4, 0.5, np.float32)) == [[0], [1], [2]]


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.text("abcæ ", max_size=6), st.lists(st.floats(-1, 1), min_size=3, max_size=3)), max_size=12
    )
)
def test_every_utterance_is_in_exactly_one_group_and_equal_ones_in_the_same(
    rows: list[tuple[str, list[float]]],
) -> None:
    texts = [text for text, _ in rows]
    vectors = np.array([row for _, row in rows], np.float32).reshape(len(rows), 3)
    groups = group(vectors, texts, np.full(3, 0.1, np.float32))
    assert sorted(row for members in groups for row in members) == list(range(len(rows)))
    place = together(groups)
    for one, text in enumerate(texts):
        for other in range(one):
            assert normalise(texts[other]) != normalise(text) or place[one] == place[other]


def test_a_centred_space_sets_unrelated_sentences_apart(encoder: Encoder, vectors: Vectors) -> None:
    pair = embed(encoder, ["hva tjener en sykepleier", "hvem vant kampen i går"])
    rows = centred(pair, vectors.mean(axis=0))
    assert float(pair[0] @ pair[1]) > 0.75
    assert float(rows[0] @ rows[1]) < 0.25


def test_a_group_keeps_its_id_and_is_spoken_for_by_the_one_in_its_middle() -> None:
    assert group_id("a") == group_id("a") != group_id("b")
    rows = np.array([[1, 0], [0.8, 0.6], [0.6, 0.8], [0, 1]], np.float32)
    assert middle(rows, [0, 1, 2], np.array([0.1, 0.0], np.float32)) == 1
    assert middle(rows, [3], None) == 3
