"""Multinomial logistic regression, its calibration and its threshold: pure functions over arrays.

Shapes: n texts, f features, c classes. With a few thousand texts and tens of thousands of features the
solution lies in the span of the texts (representer theorem, Kimeldorf & Wahba 1971), so it is fitted in an
orthonormal basis of that span: seconds instead of minutes, and the same weights.
"""

from dataclasses import dataclass

import numpy as np
from scipy.linalg import solve_triangular
from scipy.optimize import minimize, minimize_scalar


@dataclass(frozen=True)
class Threshold:
    """A confidence and what holds at or above it on texts the model had not seen."""

    confidence: float
    precision: float
    coverage: float


def basis_of(kernel: np.ndarray, jitter: float = 1e-7) -> tuple[np.ndarray, np.ndarray]:
    """Return (coordinates (n, n), back (n, n)) of an inner-product matrix (n, n), by Cholesky's factor.

    `coordinates @ coordinates.T` is the kernel, but for a `jitter` on its diagonal that keeps texts that are alike
    apart; weights in features are `features.T @ back @ weights`.
    """
    lifted = kernel + np.eye(len(kernel)) * (jitter * max(float(np.trace(kernel)) / len(kernel), 1e-12))
    coordinates = np.linalg.cholesky(lifted)
    back = solve_triangular(coordinates, np.eye(len(kernel)), lower=True).T
    return coordinates, back


def fit(
    rows: np.ndarray, classes: np.ndarray, number: int, c: float, texts: np.ndarray | None = None, steps: int = 80
) -> tuple[np.ndarray, np.ndarray]:
    """Return (weights (f, c), bias (c,)) that minimise mean weighted log loss plus |weights|² / (2·c·n).

    `texts` are the weights of the rows, mean one; None means equal. The arithmetic is that of the rows' type.
    """
    n, width = rows.shape
    weigh = np.ones(n, dtype=rows.dtype) if texts is None else texts.astype(rows.dtype)
    onehot = np.zeros((n, number), dtype=rows.dtype)
    onehot[np.arange(n), classes] = 1.0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        matrix = flat.reshape(width + 1, number).astype(rows.dtype)
        logits = rows @ matrix[:-1] + matrix[-1]
        logits -= logits.max(axis=1, keepdims=True)
        logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        value = -(weigh * logs[np.arange(n), classes]).sum() * c + 0.5 * (matrix[:-1] ** 2).sum()
        slope = (np.exp(logs) - onehot) * (weigh[:, None] * c)
        gradient = np.vstack([rows.T @ slope + matrix[:-1], slope.sum(axis=0, keepdims=True)])
        return float(value) / n, gradient.ravel().astype(np.float64) / n

    start = np.zeros((width + 1) * number)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 8, "ftol": 1e-7})
    matrix = found.x.reshape(width + 1, number)
    return matrix[:-1], matrix[-1]


def balance(classes: np.ndarray, number: int, power: float) -> np.ndarray:
    """Return weights of the rows, mean one: (1 / size of its class) ** power."""
    sizes = np.bincount(classes, minlength=number).astype(float)
    weights = (1.0 / np.maximum(sizes, 1.0)) ** power
    weigh: np.ndarray = weights[classes]
    return weigh / weigh.mean()


def folds_of(classes: np.ndarray, number: int, seed: int = 7) -> np.ndarray:
    """Return each row's fold, 0 … number-1, every class spread evenly."""
    order = np.random.default_rng(seed)
    folds = np.zeros(len(classes), dtype=int)
    for one in np.unique(classes):
        rows = np.flatnonzero(classes == one)
        order.shuffle(rows)
        folds[rows] = (np.arange(len(rows)) + order.integers(number)) % number
    return folds


def softmax(logits: np.ndarray) -> np.ndarray:
    """Return probabilities over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shares: np.ndarray = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def temperature_of(logits: np.ndarray, classes: np.ndarray) -> float:
    """Return the divisor of the logits with the least log loss (Guo et al., ICML 2017)."""

    def loss(log_temperature: float) -> float:
        shares = softmax(logits / np.exp(log_temperature))
        return float(-np.log(shares[np.arange(len(classes)), classes] + 1e-12).mean())

    return float(np.exp(minimize_scalar(loss, bounds=(-3, 3), method="bounded").x))


def threshold_for(confidences: np.ndarray, right: np.ndarray, precision: float) -> Threshold:
    """Return the lowest confidence from which on at least `precision` of the answers are right.

    Where none is enough, the highest confidence seen is returned.
    """
    order = np.argsort(-confidences)
    precisions = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precisions >= precision)
    last = int(enough[-1]) if len(enough) else 0
    return Threshold(
        confidence=float(confidences[order[last]]),
        precision=float(precisions[last]),
        coverage=(last + 1) / len(order),
    )
