import numpy as np
import pytest

from bot.components.calibration import folds_of, temperature_of, threshold_for
from bot.components.softmax_regression import balance, softmax


def test_the_threshold_is_the_lowest_that_keeps_the_promise() -> None:
    confidences = np.array([0.9, 0.8, 0.7, 0.6, 0.5])
    right = np.array([True, True, True, False, False])
    found = threshold_for(confidences, right, 0.75)
    assert (found.confidence, found.precision, found.coverage) == (0.6, 0.75, 0.8)


def test_a_promise_that_cannot_be_kept_answers_almost_nothing() -> None:
    assert threshold_for(np.array([0.9, 0.8]), np.array([False, False]), 0.9).confidence == 0.9


def test_the_temperature_makes_overconfident_logits_calm() -> None:
    generator = np.random.default_rng(1)
    classes = generator.integers(0, 3, 4000)
    honest = np.eye(3)[np.where(generator.random(4000) < 0.8, classes, generator.integers(0, 3, 4000))] * 2.5
    assert temperature_of(honest * 4, classes) == pytest.approx(4 * temperature_of(honest, classes), rel=0.02)
    shares = softmax(honest * 4 / temperature_of(honest * 4, classes))
    right = shares.argmax(axis=1) == classes
    assert shares.max(axis=1).mean() == pytest.approx(right.mean(), abs=0.02)


def test_every_class_is_spread_over_folds_of_like_size_and_weights_keep_their_mean() -> None:
    classes = np.repeat([0, 1, 2], [200, 50, 20])
    folds = folds_of([f"text {number}" for number in range(270)], classes, 5)
    for one in range(3):
        assert set(folds[classes == one]) == set(range(5))
    assert np.bincount(folds).min() > 35
    weights = balance(classes, 3, 0.5)
    assert weights.mean() == pytest.approx(1)
    assert weights[-1] > weights[0]


def test_a_text_keeps_its_fold_when_others_come_go_or_change_places() -> None:
    texts = [f"text {number}" for number in range(100)]
    classes = np.arange(100) % 4
    before = dict(zip(texts, folds_of(texts, classes, 5), strict=True))
    order = np.random.default_rng(2).permutation(100)[:70]
    changed = [texts[index] for index in order] + ["new one", "another"]
    after = dict(zip(changed, folds_of(changed, np.append(classes[order], [0, 1]), 5), strict=True))
    assert all(after[text] == before[text] for text in changed if text in before)


def test_no_fold_holds_a_class_wholly_even_when_it_has_two_texts() -> None:
    for number in range(40):
        folds = folds_of([f"a{number}", f"b{number}"], np.array([0, 0]), 2)
        assert set(folds) == {0, 1}
