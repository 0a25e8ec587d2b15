"""The fit in the span of the texts, from nothing and from an earlier fit."""

from pathlib import Path

import numpy as np
import pytest
import scipy.sparse

from bot.components.calibration import folds_of, temperature_of, threshold_for
from bot.components.kernels import inner_products
from bot.components.softmax_regression import Solution, balance, fit, softmax
from bot.components.warm_start import FULL, Texts, WarmStart, closest, fold_name, save

INTENTS = ["a", "b", "c", "d"]
NUMBER = 400
FOLDS = 5


def sample() -> tuple[list[str], np.ndarray, np.ndarray]:
    """Return texts, classes and float32 features (n, 60) of classes that overlap."""
    generator = np.random.default_rng(4)
    classes = np.arange(NUMBER) % len(INTENTS)
    middles = generator.normal(size=(len(INTENTS), 60))
    rows = middles[classes] * 0.35 + generator.normal(size=(NUMBER, 60))
    return [f"text {index}" for index in range(NUMBER)], classes, rows.astype(np.float32)


def test_the_fit_through_the_span_is_the_fit_in_the_features() -> None:
    from sklearn.linear_model import LogisticRegression

    generator = np.random.default_rng(3)
    rows, classes = generator.normal(size=(40, 70)), np.arange(40) % 3
    found = fit(rows @ rows.T, classes, 3, 1.0, tolerance=1e-6)
    theirs = LogisticRegression(C=1.0, max_iter=5000, tol=1e-8).fit(rows, classes)
    assert np.allclose(rows.T @ found.duals, theirs.coef_.T, atol=1e-3)


def test_dense_and_sparse_features_make_the_kernel_of_both() -> None:
    generator = np.random.default_rng(5)
    sparse = scipy.sparse.random(300, 80, density=0.2, random_state=1, format="csr", dtype=np.float32)
    often = scipy.sparse.csr_matrix((generator.random((300, 3)) < 0.9).astype(np.float32))
    both = scipy.sparse.hstack([sparse, often]).tocsr()
    dense = generator.normal(size=(300, 7)).astype(np.float32)
    whole = np.hstack([dense, both.toarray()])
    assert np.allclose(inner_products(dense, both), whole @ whole.T, atol=1e-4)
    assert np.allclose(inner_products(np.zeros((300, 0), dtype=np.float32), both), (both @ both.T).toarray(), atol=1e-4)


def calibrated(
    texts: list[str], classes: np.ndarray, kernel: np.ndarray, file: Path | None
) -> tuple[np.ndarray, float, float, int]:
    """Fit all and each fold as the classifier does; return (shares, temperature, threshold, steps taken)."""
    weigh = balance(classes, len(INTENTS), 0.5)
    folds = folds_of(texts, classes, FOLDS)
    own = Texts(texts, INTENTS, classes, folds)
    warm = WarmStart("s") if file is None else WarmStart.read(file, "s")
    solutions: dict[str, tuple[Solution, np.ndarray]] = {}
    logits = np.zeros((len(texts), len(INTENTS)), dtype=np.float32)
    for name, seen in [(FULL, folds >= 0), *((fold_name(fold), folds != fold) for fold in range(FOLDS))]:
        start = warm.start_of(name, own, seen)
        part = kernel[np.ix_(seen, seen)]
        found = fit(part, classes[seen], len(INTENTS), 2.0, weigh[seen], start, tolerance=0.01)
        solutions[name] = found, seen
        if name != FULL:
            logits[~seen] = found.logits(kernel[np.ix_(~seen, seen)])
    if file is not None:
        save(file, "s", own, solutions)
    temperature = temperature_of(logits, classes)
    shares = softmax(logits / temperature)
    threshold = threshold_for(shares.max(axis=1), shares.argmax(axis=1) == classes, 0.8).confidence
    return shares, temperature, threshold, sum(solution.steps for solution, _ in solutions.values())


def test_from_an_earlier_fit_it_comes_to_the_same_in_fewer_steps(tmp_path: Path) -> None:
    texts, classes, rows = sample()
    kernel = rows @ rows.T
    file = tmp_path / "warm.npz"
    before = np.arange(NUMBER) >= 12  # twelve texts are added afterwards
    first = [text for text, kept in zip(texts, before, strict=True) if kept]
    calibrated(first, classes[before], kernel[np.ix_(before, before)], file)
    cold = calibrated(texts, classes, kernel, None)
    warm = calibrated(texts, classes, kernel, file)
    assert warm[3] < 0.8 * cold[3]
    assert warm[1] == pytest.approx(cold[1], rel=0.01)
    assert warm[2] == pytest.approx(cold[2], abs=0.02)
    assert np.abs(warm[0] - cold[0]).max() < 0.03
    assert (warm[0].argmax(axis=1) == cold[0].argmax(axis=1)).mean() > 0.995


def kept(tmp_path: Path, texts: list[str], classes: np.ndarray, folds: np.ndarray) -> Path:
    """Write a file in which each fit's duals are all one, and return it."""
    names = [(FULL, folds >= 0), *((fold_name(int(fold)), folds != fold) for fold in np.unique(folds))]
    ones = {n: (Solution(np.ones((seen.sum(), 4)), np.arange(4.0)), seen) for n, seen in names}
    save(tmp_path / "warm.npz", "stamp", Texts(texts, INTENTS, classes, folds), ones)
    return tmp_path / "warm.npz"


def test_what_is_new_or_relabelled_begins_at_nothing_and_new_intents_get_a_column(tmp_path: Path) -> None:
    file = kept(tmp_path, ["x", "y", "z"], np.array([0, 1, 2]), np.array([0, 1, 0]))
    now = Texts(["y", "new", "z"], ["a", "aa", "b", "c"], np.array([2, 0, 0]), np.array([1, 0, 0]))
    start = WarmStart.read(file, "stamp").start_of(FULL, now, np.ones(3, dtype=bool))
    assert start is not None
    assert start.duals.tolist() == [[1, 0, 1, 1], [0] * 4, [0] * 4]
    assert start.bias.tolist() == [0, 0, 1, 2]


def test_a_fold_never_begins_from_a_fit_that_saw_what_it_leaves_out(tmp_path: Path) -> None:
    texts, classes = ["x", "y", "z"], np.array([0, 1, 2])
    file = kept(tmp_path, texts, classes, np.array([0, 1, 0]))
    same = Texts(texts, INTENTS, classes, np.array([0, 1, 0]))
    moved = Texts(texts, INTENTS, classes, np.array([0, 0, 1]))
    warm = WarmStart.read(file, "stamp")
    assert warm.start_of(fold_name(0), same, same.folds != 0) is not None
    assert warm.start_of(fold_name(0), moved, moved.folds != 0) is None
    assert WarmStart.read(file, "other folds").start_of(fold_name(0), same, same.folds != 0) is None
    assert WarmStart.read(file, "other folds").start_of(FULL, same, np.ones(3, dtype=bool)) is not None


def test_of_two_earlier_trainings_the_one_with_the_most_alike_examples_is_begun_from(tmp_path: Path) -> None:
    texts, folds = ["x", "y", "z"], np.array([0, 1, 0])
    (tmp_path / "far").mkdir()
    far = kept(tmp_path / "far", texts, np.array([3, 3, 3]), folds)
    near = kept(tmp_path, texts, np.array([0, 1, 3]), folds)
    now = Texts([*texts, "new"], INTENTS, np.array([0, 1, 2, 3]), np.array([0, 1, 0, 1]))
    assert WarmStart.read(far, "stamp").differences(now) == 4
    assert WarmStart.read(near, "stamp").differences(now) == 2
    chosen = closest([far, near, tmp_path / "none.npz"], "stamp", now)
    assert chosen.classes.tolist() == [0, 1, 3]
    assert closest([tmp_path / "none.npz"], "stamp", now).rows == {}


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"no archive at all"])
def test_a_broken_file_starts_from_nothing_and_is_made_anew(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "warm.npz"
    file.write_bytes(content)
    now = Texts(["x"], INTENTS, np.array([0]), np.array([0]))
    assert WarmStart.read(file, "stamp").start_of(FULL, now, np.array([True])) is None
    kept(tmp_path, ["x"], np.array([0]), np.array([0]))
    assert WarmStart.read(file, "stamp").start_of(FULL, now, np.array([True])) is not None


def test_a_folder_that_cannot_be_written_to_stops_no_training(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    ones = Solution(np.ones((1, 4)), np.ones(4))
    one = Texts(["x"], INTENTS, np.array([0]), np.array([0]))
    save(blocked / "warm.npz", "stamp", one, {FULL: (ones, np.array([True]))})
