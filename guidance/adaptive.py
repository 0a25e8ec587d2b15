"""Which item to ask next, so that few answers say as much as many.

The first six are the clearest of each type. From then on it is the one from which most is to be gained for telling the
types apart that may be the strongest: the knowledge gradient (Frazier, Powell & Dayanik 2008) of every pair of types,
weighed by how likely each is to be the strongest; and, for a small part, the one that makes the whole profile surer, which
the matching of occupations lives on. Measured in benchmarks/guidance: the letter alone would rather have 0, the matching more.
"""

from math import sqrt

import numpy as np
from scipy.special import erfc

from guidance.response_model import TYPES, Belief, ResponseModel
from guidance.strongest import chances_to_be_strongest

SHORT_FORM = 18
ALMOST_NONE = 1e-9
PROFILE_SHARE = 0.1
# Of several items that bring nearly the same, the one that an occupation about to be suggested is all about is asked.
TELLING = 1.0


def first_items(ranks: np.ndarray, types: np.ndarray, seed: int) -> list[int]:
    """Return the places of the clearest item of each type, in an order that the seed decides."""
    clearest = [int(np.flatnonzero((types == kind) & (ranks == 0))[0]) for kind in range(TYPES)]
    return [clearest[kind] for kind in np.random.default_rng(seed).permutation(TYPES)]


def next_item(
    model: ResponseModel, belief: Belief, asked: set[int], first: list[int], telling: np.ndarray | float = 0.0
) -> int | None:
    """Return the place of the item to ask, None when none is left.

    `telling` is how much an answer to each item would tell of what is about to be suggested, 0 to 1, shape (n,).
    """
    waiting = [place for place in first if place not in asked]
    if waiting:
        return waiting[0]
    gains = gains_of(model, belief) * (1 + TELLING * np.asarray(telling))
    gains[list(asked)] = -1.0
    best = int(np.argmax(gains))
    return best if gains[best] >= 0 else None


def gains_of(model: ResponseModel, belief: Belief) -> np.ndarray:
    """Return what an answer to each item is expected to bring, shape (n,); items already answered bring nothing."""
    profile, together = belief.profile, model.of_type @ belief.covariance
    chances = chances_to_be_strongest(profile, belief.profile_covariance)
    spread = np.sqrt(np.maximum(np.diag(belief.covariance), ALMOST_NONE))
    one, other = np.triu_indices(TYPES, 1)
    moves = np.abs(together[one] - together[other]) / spread
    gap = np.abs(profile[one] - profile[other])[:, None]
    far = gap / np.maximum(moves, ALMOST_NONE)
    gain = moves * (np.exp(-far * far / 2) / sqrt(2 * np.pi) - far * erfc(far / sqrt(2)) / 2)
    centred = together - together.mean(axis=0)
    surer = (centred**2).sum(axis=0) / spread**2
    found: np.ndarray = (chances[one] + chances[other]) @ gain + PROFILE_SHARE * surer
    return found
