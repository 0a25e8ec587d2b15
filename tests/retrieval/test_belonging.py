"""Which answer a question belongs to, learned from the questions of all answers."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.belonging import Belonging, belongs, preferred

WIDTH = 16


def clouds(seed: int, owners: int = 8, each: int = 12, apart: float = 1.0) -> tuple[np.ndarray, list[int], np.ndarray]:
    """Return questions around middles that differ little beside what all questions share, their owners and the middles."""
    random = np.random.default_rng(seed)
    shared = random.normal(size=(WIDTH, WIDTH)) * np.linspace(0.05, 2.0, WIDTH)
    middles = random.normal(size=(owners, WIDTH)) * apart
    mine = np.repeat(np.arange(owners), each)
    return middles[mine] + random.normal(size=(owners * each, WIDTH)) @ shared, mine.tolist(), middles


def test_a_question_belongs_to_the_answer_it_was_drawn_from_more_often_than_to_its_nearest_question() -> None:
    rows, owners, _ = clouds(1, each=40)
    known, asked = np.arange(len(rows)) % 2 == 0, np.arange(len(rows)) % 2 == 1
    mine = np.asarray(owners)
    found = Belonging(rows[known], mine[known].tolist(), 8).ratios(rows[asked])
    distances = ((rows[asked][:, None, :] - rows[known][None]) ** 2).sum(axis=2)
    by_nearest = mine[known][distances.argmin(axis=1)]
    assert np.mean(found.argmax(axis=1) == mine[asked]) > np.mean(by_nearest == mine[asked]) + 0.1


def test_owners_without_questions_are_never_preferred() -> None:
    rows, owners, _ = clouds(2)
    ratios = Belonging(rows, [2 * owner for owner in owners], 17).ratios(rows[:5])
    assert ratios.shape == (5, 17)
    assert np.all(ratios[:, 1::2] == -np.inf)
    assert np.all(belongs(ratios)[:, 1::2] == 0)
    assert np.all(preferred(ratios)[:, 1::2] == 0)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_with_too_few_owners_nothing_is_told_apart(count: int) -> None:
    rows = np.random.default_rng(3).normal(size=(3 * count, WIDTH))
    found = Belonging(rows, np.repeat(np.arange(count), 3).tolist(), 4).ratios(np.ones((2, WIDTH)))
    assert np.array_equal(found, np.zeros((2, 4)))


def test_one_question_an_owner_is_too_little() -> None:
    rows = np.random.default_rng(4).normal(size=(5, WIDTH))
    assert not Belonging(rows, list(range(5)), 5).ratios(rows).any()


def test_the_same_question_everywhere_breaks_nothing() -> None:
    found = Belonging(np.ones((12, WIDTH)), np.repeat(np.arange(4), 3).tolist(), 4).ratios(2 * np.ones((1, WIDTH)))
    assert np.array_equal(found, np.zeros((1, 4)))
    assert np.array_equal(preferred(found), np.zeros((1, 4)))


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 1000))
def test_scales_stay_between_0_and_1_and_keep_the_order(seed: int) -> None:
    rows, owners, middles = clouds(seed)
    ratios = Belonging(rows, owners, 8).ratios(middles)
    for scaled in (belongs(ratios), preferred(ratios)):
        assert scaled.min() >= 0
        assert scaled.max() <= 1
        order = np.argsort(-ratios, axis=1)
        assert np.all(np.diff(np.take_along_axis(scaled, order, axis=1), axis=1) <= 1e-12)
