"""How likely each type is to be a person's strongest."""

import numpy as np
from scipy.stats import norm, qmc

from guidance.response_model import TYPES

_DRAWS = norm.ppf(qmc.Sobol(TYPES, seed=11).random(512)).astype(np.float64)
_LEAST = 1e-9


def chances_to_be_strongest(profile: np.ndarray, covariance: np.ndarray) -> np.ndarray:
    """Return six probabilities that sum to 1, of a normal profile with mean (6,) and covariance (6, 6)."""
    root = np.linalg.cholesky(covariance + _LEAST * np.eye(TYPES))
    winners = np.argmax(profile + _DRAWS @ root.T, axis=1)
    return np.bincount(winners, minlength=TYPES) / len(_DRAWS)


def likely_strongest(chances: np.ndarray, surely: float) -> list[int]:
    """Return the fewest types, likeliest first, that hold the strongest with probability `surely`."""
    order = np.argsort(-chances, kind="stable")
    enough = int(np.searchsorted(np.cumsum(chances[order]), surely)) + 1
    return [int(kind) for kind in order[:enough]]
