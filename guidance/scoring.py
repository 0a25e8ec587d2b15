"""From answers to a profile: six scores, how sure they are, which types may be the strongest, and whether any stands out."""

from dataclasses import dataclass

import numpy as np

from guidance.response_model import TYPES, Belief
from guidance.strongest import chances_to_be_strongest, likely_strongest

# Simulated people's strongest type is among the likely ones 90 times in 100 at these levels (benchmarks/guidance).
SURELY_SHORT, SURELY_FULL = 0.77, 0.88
# A spread of the six scores (standard deviation) below which none stands out, by how much is still unknown.
FLAT_FULL, FLAT_SHORT = 0.44, 0.39
MANY = 40  # answers from which on the thresholds of the full form hold


@dataclass(frozen=True)
class Scores:
    """What answers say of a person.

    `profile` and `se` are the mean answer to expect for each type's ten items (1 to 5) and its standard error, shape
    (6,) in the order R I A S E C. `chances` sum to 1. `likely_top` are types as 0..5, likeliest first.
    `differentiation` is the distance between the highest and the lowest score, 0 to 4. `consistency` is how near the two
    highest types are on the hexagon: 1 neighbours, 0.5 one between, 0 opposite; None for a flat profile.
    """

    profile: np.ndarray
    se: np.ndarray
    chances: np.ndarray
    likely_top: list[int]
    flat: bool
    differentiation: float
    consistency: float | None


def score(belief: Belief, answered: int) -> Scores:
    """Return the scores after `answered` answers; without any, everything is likely and nothing stands out."""
    profile, covariance = belief.profile, belief.profile_covariance + np.diag(belief.model.error)
    chances = chances_to_be_strongest(profile, covariance)
    full = answered >= MANY
    flat = bool(np.std(profile) < (FLAT_FULL if full else FLAT_SHORT))
    return Scores(
        profile=profile,
        se=np.sqrt(np.maximum(np.diag(covariance), 0.0)),
        chances=chances,
        likely_top=likely_strongest(chances, SURELY_FULL if full else SURELY_SHORT),
        flat=flat,
        differentiation=float(profile.max() - profile.min()),
        consistency=None if flat else _consistency(profile),
    )


def _consistency(profile: np.ndarray) -> float:
    first, second = np.argsort(-profile, kind="stable")[:2]
    steps = int(abs(first - second))
    return 1.0 - (min(steps, TYPES - steps) - 1) / 2
