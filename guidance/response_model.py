"""What answers to items have to do with each other: the prior that turns a few answers into a profile.

A person has six interests whose correlations fall with the distance on Holland's hexagon (a circumplex: level + spread ·
cos angle). An answer, 1 to 5, is a graded response (Samejima 1969): an item's own type moves it by its loading, the rest
is the item's own. Seen through means and covariances alone, this is a Gaussian model whose posterior is exact linear
algebra. The parameters are chosen so that simulated people agree with themselves as O*NET's Mini-IP did: see
docs/guidance.md and benchmarks/guidance.
"""

from dataclasses import dataclass
from math import exp, pi, sqrt

import numpy as np

LEVEL, SPREAD = 0.30, 0.25  # of the correlation between two types at an angle
LOADINGS = (0.80, 0.60)  # of the clearest and of the least clear item of a type
CUTS = (-1.2, -0.4, 0.4, 1.2)  # where a latent answer passes from one of the five points to the next
LOWEST, MIDDLE, HIGHEST = 1, 3, 5
TYPES = 6
# Words weigh as two items at most: each of the six types is heard with a noise that leaves a third of an answer's say.
WORDS_NOISE = 3.0  # variances of an answer


def type_correlations(level: float = LEVEL, spread: float = SPREAD) -> np.ndarray:
    """Return the correlations of the six types, shape (6, 6)."""
    angles = np.arange(TYPES) * pi / 3
    found = level + spread * np.cos(angles[:, None] - angles[None, :])
    np.fill_diagonal(found, 1.0)
    return found


def loadings(ranks: np.ndarray) -> np.ndarray:
    """Return each item's loading by its place among those of its type, shape (n,)."""
    highest, lowest = LOADINGS
    return highest - (highest - lowest) * ranks / max(1, int(ranks.max()))


@dataclass(frozen=True)
class ResponseModel:
    """Answers before any is given: mean (n,), covariance (n, n), and the matrix (6, n) that makes type means of them.

    `of_item` is the part of each answer's variance that has nothing to do with its type, shape (n,).
    """

    mean: np.ndarray
    covariance: np.ndarray
    of_type: np.ndarray
    of_item: np.ndarray

    @property
    def error(self) -> np.ndarray:
        """What ten answers of a type, even all of them, leave unsure of the interest itself: variances, shape (6,)."""
        found: np.ndarray = (self.of_type**2) @ self.of_item
        return found

    def given(self, places: np.ndarray, values: np.ndarray, words: np.ndarray | None = None) -> "Belief":
        """Return what is believed after answers at `places`, each 1 to 5, and perhaps a profile read in words.

        `words` are six means on the scale of answers. All of them together weigh as much as two items: each type's
        is an answer to an item of its own, heard with noise that leaves a third of an item's information.
        """
        observes = np.zeros((len(places), len(self.mean)))
        observes[np.arange(len(places)), places] = 1.0
        values, noise = np.asarray(values, dtype=float), np.zeros(len(places))
        if words is not None:
            observes = np.vstack([observes, self.of_type])
            values = np.concatenate([values, words])
            noise = np.concatenate([noise, np.full(TYPES, WORDS_NOISE * float(self.covariance[0, 0]))])
        together = self.covariance @ observes.T
        gain = np.linalg.solve(observes @ together + np.diag(noise), together.T).T
        mean = self.mean + gain @ (values - observes @ self.mean)
        return Belief(self, mean, self.covariance - gain @ together.T, self.of_type @ gain[:, : len(places)])


@dataclass(frozen=True)
class Belief:
    """Answers after some are given: mean and covariance of all n, and how far each given one moves the type means (6, g)."""

    model: ResponseModel
    mean: np.ndarray
    covariance: np.ndarray
    influence: np.ndarray

    @property
    def profile(self) -> np.ndarray:
        """The mean answer to expect for each type's ten items, 1 to 5, shape (6,)."""
        found: np.ndarray = self.model.of_type @ self.mean
        return found

    @property
    def profile_covariance(self) -> np.ndarray:
        """How unsure the profile is, shape (6, 6)."""
        found: np.ndarray = self.model.of_type @ self.covariance @ self.model.of_type.T
        return found


def response_model(types: np.ndarray, ranks: np.ndarray) -> ResponseModel:
    """Return the model of items with these types (0 to 5) and ranks within their type, both shape (n,)."""
    load = loadings(ranks)
    latent = np.outer(load, load) * type_correlations()[np.ix_(types, types)]
    # A covariance survives the cutting into five points by the square of the density at the cuts.
    kept = sum(exp(-cut * cut / 2) / sqrt(2 * pi) for cut in CUTS) ** 2
    covariance = latent * kept
    of_item = _variance_of_an_answer() - np.diag(covariance)
    np.fill_diagonal(covariance, _variance_of_an_answer())
    of_type = (types[None, :] == np.arange(TYPES)[:, None]).astype(float)
    return ResponseModel(
        np.full(len(types), float(MIDDLE)), covariance, of_type / of_type.sum(axis=1, keepdims=True), of_item
    )


def _variance_of_an_answer() -> float:
    grid = np.linspace(-8, 8, 16001)
    density = np.exp(-grid * grid / 2)
    answers = 1 + (grid[:, None] > np.asarray(CUTS)).sum(axis=1)
    mean = np.average(answers, weights=density)
    return float(np.average((answers - mean) ** 2, weights=density))
