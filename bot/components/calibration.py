"""What a confidence is worth: folds of cross-validation, temperature, threshold. Pure functions over arrays."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize_scalar

from bot.components.softmax_regression import softmax


@dataclass(frozen=True)
class Threshold:
    """A confidence and what holds at or above it on texts the model had not seen."""

    confidence: float
    precision: float
    coverage: float


def folds_of(texts: Sequence[str], classes: np.ndarray, number: int) -> np.ndarray:
    """Return each text's fold, 0 … number-1: told by the text alone, so that it stays when others come or go.

    Only where one fold would hold a class wholly, one of its texts is moved to the next: a fit without that fold would
    not know the class at all.
    """
    sums = [int.from_bytes(hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).digest()[:8], "big")
            for text in texts]  # fmt: skip
    folds = np.array([one % number for one in sums], dtype=int)
    for one in np.unique(classes):
        rows = np.flatnonzero(classes == one)
        if len(rows) > 1 and len(set(folds[rows])) == 1:
            moved = min(rows, key=lambda row: sums[row])
            folds[moved] = (folds[moved] + 1) % number
    return folds


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
