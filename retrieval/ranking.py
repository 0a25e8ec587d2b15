"""How the likenesses of a record to a query become one score between 0 and 1. Pure.

Each kind of record has a handful of features, all 0 to 1, and weights of a logistic model: the score is the
probability that the record is what the person is after. Weights and thresholds are in `weights.json`;
`python -m retrieval.calibrate` fits them to the rows of `calibration.yml` and `calibration_trials.yml`.
"""

import json
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np

# multilingual-e5's cosines live between about 0.75 (nothing in common) and 0.95 (the same thing said twice).
DENSE_LOW, DENSE_HIGH = 0.78, 0.94
WEIGHTS_FILE = Path(__file__).with_name("weights.json")


@dataclass(frozen=True)
class Features:
    """Likenesses of one record to the query, each 0 to 1."""

    whole_name: float = 0.0
    exact_name: float = 0.0
    name: float = 0.0
    interest: float = 0.0
    question: float = 0.0
    lexical_body: float = 0.0
    dense: float = 0.0
    dense_body: float = 0.0
    meant: float = 0.0
    preferred: float = 0.0


NAMES = tuple(field.name for field in fields(Features))


@dataclass(frozen=True)
class Weights:
    """A logistic model over the features."""

    bias: float
    whole_name: float = 0.0
    exact_name: float = 0.0
    name: float = 0.0
    interest: float = 0.0
    question: float = 0.0
    lexical_body: float = 0.0
    dense: float = 0.0
    dense_body: float = 0.0
    meant: float = 0.0
    preferred: float = 0.0


_FITTED = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
#: by kind of record
WEIGHTS: dict[str, Weights] = {kind: Weights(**_FITTED[kind]) for kind in ("occupation", "answer")}
#: of what follows other answers, by name: see `following.py`
FOLLOWING: dict[str, float] = _FITTED["following"]
#: of the points of an answer, by name: see `points.py`
POINTS: dict[str, float] = _FITTED["points"]
#: scores from which a result may be given as the answer, or be suggested; chances of a point from which on it is said, or shown
#: as the part of an answer that matches
THRESHOLDS: dict[str, float] = _FITTED["thresholds"]


def scaled(cosines: np.ndarray) -> np.ndarray:
    """Return e5 cosines on a scale from 0 to 1."""
    found: np.ndarray = np.clip((cosines - DENSE_LOW) / (DENSE_HIGH - DENSE_LOW), 0.0, 1.0)
    return found


def sharpened(likenesses: np.ndarray) -> np.ndarray:
    """Return likenesses of n-grams on a scale where half alike, which is mostly chance, counts little."""
    found: np.ndarray = likenesses * likenesses
    return found


def likelihoods(features: np.ndarray, weights: Weights) -> np.ndarray:
    """Return the probabilities, shape (n,), 0 to 1, that records are what the person is after.

    `features` has shape (n, 10), in the order of `Features`.
    """
    each = np.asarray([getattr(weights, name) for name in NAMES])
    return probabilities_of(weights.bias + features @ each)


def probabilities_of(odds: np.ndarray) -> np.ndarray:
    """Return the probabilities of log-odds."""
    found: np.ndarray = 1 / (1 + np.exp(-odds))
    return found


def log_odds(probabilities: np.ndarray) -> np.ndarray:
    """Return log-odds of probabilities, none of them beyond one in a thousand."""
    found = np.clip(probabilities, 1e-3, 1 - 1e-3)
    odds: np.ndarray = np.log(found / (1 - found))
    return odds


def score(features: Features, weights: Weights) -> float:
    """Return the probability, 0 to 1, that one record is what the person is after."""
    return float(likelihoods(np.asarray([astuple(features)]), weights)[0])
