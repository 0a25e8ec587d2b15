"""The last layers of the turn encoder can be taught."""

import copy
import random

import pytest
import torch

from language.encoder import model_file
from retrieval import tune
from retrieval.bulk_encoder import BulkEncoder
from retrieval.content import Content
from retrieval.index import NO_TOPIC
from retrieval.tune import (
    Guess,
    Lesson,
    Pupil,
    endlessly,
    lessons_of,
    loss_of,
    lower_states,
    mistakes_of,
    teach,
    together,
)
from retrieval.turn_encoder import Said, tokens_of_turn
from retrieval.turns import Turn


def test_a_turn_is_learnt_with_and_without_what_came_before(small: Content) -> None:
    first, second = sorted(small.answers)[:2]
    turns = [Turn("og så", "hva nå", (second,), (first, second), ("gone",))] * 40 + [Turn("hei", ids=("gone",))]
    third = sorted(small.answers)[2]
    alone, after = lessons_of(small, turns, [[third]] * 41, random.Random(0))
    assert {lesson.said.shown for lesson in alone} == {""}
    assert all(
        lesson.right in ({0: 2 / 3, 1: 1 / 3}, {0: pytest.approx(2 / 3), 1: pytest.approx(1 / 3)}) for lesson in after
    )
    question = small.answers[second].question.nb
    assert {lesson.said for lesson in after} == {
        Said("og så", "hva nå", question),
        Said("og så", "hva nå"),
        Said("og så", "", question),
        Said("og så", "hva nå", small.answers[third].question.nb),
    }


def test_a_turn_may_follow_an_answer_that_was_beside_the_point(small: Content) -> None:
    answers = sorted(small.answers)
    asked = small.answers[answers[0]].question.nb
    turns = [Turn("og så", asked, (answers[0],), (answers[1],)), Turn("hei", ids=(answers[1],))]
    near, none = mistakes_of(small, turns, BulkEncoder(model_file()))
    assert near and not {answers[0], answers[1]} & set(near) and set(near) <= set(answers)
    assert none == []
    following, _ = mistakes_of(
        small, [Turn("og så", asked, (answers[2],), (answers[1],)), turns[1]], BulkEncoder(model_file())
    )
    assert following[0] == answers[0]


def test_what_would_help_is_neither_right_nor_wrong() -> None:
    guess = Guess(torch.tensor([[2.0, 2.0, -30.0]]), torch.zeros(1, 2), torch.zeros(1, 2))
    strict = loss_of(guess, [Lesson(Said("hei"), {0: 1.0})])
    lenient = loss_of(guess, [Lesson(Said("hei"), {0: 1.0}, (1,))])
    assert strict.item() == pytest.approx(0.693, abs=0.01)
    assert lenient.item() == pytest.approx(0.0, abs=0.01)


def test_the_point_and_the_kind_of_a_message_are_learnt_where_they_are_known() -> None:
    guess = Guess(torch.tensor([[9.0, -9.0]]), torch.tensor([[0.0, 3.0]]), torch.tensor([[0.0, 3.0]]))
    unknown = loss_of(guess, [Lesson(Said("hei"), {0: 1.0})])
    right = loss_of(guess, [Lesson(Said("hei"), {0: 1.0}, asks=1, kind=1)])
    wrong = loss_of(guess, [Lesson(Said("hei"), {0: 1.0}, asks=0, kind=0)])
    assert unknown.item() == pytest.approx(0.0, abs=0.001)
    assert unknown < right < wrong


def test_what_is_after_no_answer_teaches_its_kind_and_topic(small: Content) -> None:
    answer = sorted(small.answers)[0]
    turns = [
        Turn("hva tjener de", ids=(), after="pay", point=NO_TOPIC),
        Turn("hvordan", ids=(answer,)),
        Turn("hei", ids=("gone",)),
    ]
    _, after = lessons_of(small, turns, [[], [], []], random.Random(0))
    pay, asked = after
    assert (pay.said.text, pay.right) == ("hva tjener de", {})
    assert asked.right and asked.asks is None
    assert pay.kind is not None and asked.kind is not None and pay.kind != asked.kind


def test_every_lesson_comes_before_one_comes_again() -> None:
    drawn = endlessly([1, 2, 3], random.Random(0))
    assert [sorted(next(drawn) for _ in range(3)) for _ in range(2)] == [[1, 2, 3]] * 2


def test_layers_learn_to_tell_what_only_the_conversation_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tune, "AT_ONCE", 16)
    torch.manual_seed(0)
    encoder = BulkEncoder(model_file())
    lessons = [
        *(Lesson(Said(text), {0: 1.0}) for text in ("fagprøven", "svenneprøven")),
        *(Lesson(Said(text), {1: 1.0}) for text in ("eksamen på studiet", "bachelor")),
        Lesson(Said("og hvis jeg stryker", "fagprøve"), {0: 1.0}),
        Lesson(Said("og hvis jeg stryker", "eksamen på bachelor"), {1: 1.0}),
    ]
    read = [tokens_of_turn(encoder, lesson.said) for lesson in lessons]
    base, starts = encoder.layers[-1:], [start for _, start in read]
    states = lower_states(encoder, encoder.layers[:-1], [tokens for tokens, _ in read])
    pupil = Pupil(copy.deepcopy(base), encoder.width, 2)
    before = loss_of(pupil(*together(states), starts), lessons).item()
    teach(pupil, lessons, 4, states, starts, 80)
    guess = pupil(*together(states), starts)
    assert loss_of(guess, lessons).item() < before / 2
    assert guess.answers.argmax(dim=1).tolist() == [0, 0, 1, 1, 0, 1]
    changed = [not torch.equal(own, old) for own, old in zip(pupil.layers.parameters(), base.parameters(), strict=True)]
    assert any(changed)
