"""Which answer a message is about, learned from messages."""

from pathlib import Path

import numpy as np
import pytest

from language.encoder import load_encoder
from retrieval.answer_model import AnswerModel, probable

MESSAGES = {
    "loan": [
        "hvordan søker jeg lån",
        "lånekassen",
        "hvor mye får jeg i stipend",
        "eg treng studielån",
        "penger til å studere",
    ],
    "human": [
        "kan jeg snakke med noen",
        "jeg vil ha et menneske",
        "ring meg",
        "er det folk her",
        "prate med en veileder",
    ],
    "deadline": [
        "når er fristen",
        "søknadsfrist",
        "kor lenge kan eg søkje",
        "siste dag for å søke",
        "er det for sent å søke",
    ],
}


@pytest.fixture(scope="module")
def model() -> AnswerModel:
    pairs = [(text, answer) for answer, texts in MESSAGES.items() for text in texts]
    texts = [text for text, _ in pairs]
    return AnswerModel.fit(texts, load_encoder().encode_queries(texts), [answer for _, answer in pairs])


def likeliest(model: AnswerModel, text: str) -> str:
    found = model.log_probabilities(text, load_encoder().encode_queries([text])[0])
    assert np.exp(found).sum() == pytest.approx(1)
    return model.owners[int(found.argmax())]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Jeg er sykepleier og 45 år, hvor søker jeg om stipend?", "loan"),
        ("orker ikke robot, la meg snakke med en veileder", "human"),
        ("når må jeg ha søkt, er siste dagen gått ut", "deadline"),
        ("søknadsfrissten", "deadline"),
    ],
)
def test_a_message_is_about_the_answer_that_is_got_by_such(model: AnswerModel, text: str, answer: str) -> None:
    assert likeliest(model, text) == answer


def test_it_is_the_same_after_saving_and_each_time_it_is_fitted(model: AnswerModel, tmp_path: Path) -> None:
    model.save(tmp_path / "answers.npz")
    again = AnswerModel.load(tmp_path / "answers.npz")
    vector = load_encoder().encode_queries(["studielån"])[0]
    before = model.log_probabilities("studielån", vector)
    assert again.owners == model.owners
    assert again.log_probabilities("studielån", vector) == pytest.approx(before, abs=0.01)
    texts = [text for some in MESSAGES.values() for text in some]
    owners = [answer for answer, some in MESSAGES.items() for _ in some]
    anew = AnswerModel.fit(texts, load_encoder().encode_queries(texts), owners)
    assert anew.log_probabilities("studielån", vector) == pytest.approx(before, abs=1e-4)


def test_one_answer_or_none_is_no_choice(tmp_path: Path) -> None:
    vectors = load_encoder().encode_queries(["hei", "hallo"])
    one = AnswerModel.fit(["hei", "hallo"], vectors, ["greet", "greet"])
    assert one.log_probabilities("hei", vectors[0]) == pytest.approx([0])
    none = AnswerModel.fit([], vectors[:0], [])
    assert none.log_probabilities("hei", vectors[0]).shape == (0,)
    for model in (one, none):
        model.save(tmp_path / "answers.npz")
        assert AnswerModel.load(tmp_path / "answers.npz").owners == model.owners


def test_any_text_can_be_asked(model: AnswerModel) -> None:
    for text in ("", " ", "😀", "x" * 3000, "\0"):
        assert likeliest(model, text) in MESSAGES


def test_probability_is_told_on_a_scale() -> None:
    assert probable(np.asarray([0.0, -5.0, -10.0, -400.0, -np.inf])) == pytest.approx([1, 0.5, 0, 0, 0])
