"""Occupations for a profile: correlation over all six types, what matters, what is disliked, the person's own words.

Profile correlation predicts occupations better than letter codes and Euclidean distance do (Xu & Li 2020). The ten that
are shown are not the ten highest: twins are one suggestion, and no two-digit STYRK group has more than two, so that ten
span five groups at least. A flat profile is shown around: the types in turn.
"""

from dataclasses import dataclass

import numpy as np

from guidance.occupations import Catalogue, shape_of
from guidance.response_model import HIGHEST, TYPES
from guidance.wants import Wants, allowed, near_words, rarity, unwelcome, value_fit

OF_A_GROUP = 2  # suggestions from one two-digit STYRK group
# What only few live by is suggested to who speaks of it; to others it falls back by so much.
RARE_WEIGHT = 0.5
# What an answer of 1 to 5 says of an occupation whose own the activity is: who dislikes it is spared the occupation.
SAYS = np.asarray([0.0, -0.7, -0.35, 0.0, 0.2, 0.45])
COMMON_WEIGHT = 0.08  # of work that is found nearly everywhere: there are more nurses than farriers
EXPECTED = 0.3  # of what words and answers say, from which on an occupation surprises nobody
LEAST = -0.3  # score below which nothing is suggested, also where limits leave little else
VALUES_WEIGHT, DISLIKES_WEIGHT, WORDS_WEIGHT = 0.15, 0.90, 0.80
MOST_SIBLINGS = 4


@dataclass(frozen=True)
class Suggestion:
    """An occupation's place in the catalogue, its score (about -1 to 1.5), its twins, and whether it may surprise."""

    place: int
    score: float
    siblings: tuple[int, ...]
    surprise: bool


@dataclass(frozen=True)
class Matching:
    """Every occupation's score, shape (n,): `beside` is the part of it that the profile has no say in.

    `near` is what words and single answers say for it, `allowed` which keep within the limits, both (n,).
    """

    scores: np.ndarray
    beside: np.ndarray
    near: np.ndarray
    allowed: np.ndarray


def said_of(affinity: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return what answers say of occupations by what they are about, shape (n,).

    `affinity` is the nearness of the answered items to the occupations, shape (given, n); `values` are 1 to 5.
    """
    found: np.ndarray = SAYS[values.astype(int)] @ affinity
    return found


def match(catalogue: Catalogue, profile: np.ndarray, wants: Wants, said: np.ndarray | float = 0.0) -> Matching:
    """Return every occupation's score for a profile of shape (6,); `said` is what single answers say of each."""
    near = near_words(catalogue, wants.closeness)
    beside = (
        VALUES_WEIGHT * value_fit(catalogue, wants.values)
        - DISLIKES_WEIGHT * unwelcome(catalogue, wants.dislikes, wants.disliked)
        - RARE_WEIGHT * rarity(catalogue) * (1 - near)
        + WORDS_WEIGHT * near
        + COMMON_WEIGHT * catalogue.degrees("anywhere") / 2
        + said
    )
    interest = catalogue.shapes @ shape_of(profile)
    told = near + said / SAYS[HIGHEST]
    return Matching(interest + beside, beside, told, allowed(catalogue, wants.limits))


def suggest(catalogue: Catalogue, matching: Matching, profile: np.ndarray, flat: bool, k: int) -> list[Suggestion]:
    """Return up to k suggestions, best first; for a flat profile, in an order that ranks nothing."""
    # Of a flat profile the correlations are noise: then the most typical of each type is shown.
    ranked = matching.beside + catalogue.shapes.max(axis=1) if flat else matching.scores
    order = np.argsort(-ranked, kind="stable")
    unfit = (rarity(catalogue) >= 1.0) & (matching.near < EXPECTED)
    order = order[(matching.allowed & ~unfit & (flat | (matching.scores >= LEAST)))[order]]
    if flat:
        order = _types_in_turn(catalogue, order)
    chosen = _spread(catalogue, order, k)
    others = np.ones(len(catalogue.occupations), dtype=bool)
    others[chosen] = False
    strongest = set(np.argsort(-profile, kind="stable")[:2].tolist())
    return [
        Suggestion(
            place,
            float(matching.scores[place]),
            tuple(int(one) for one in order[catalogue.twins[place][order] & others[order]][:MOST_SIBLINGS]),
            not flat and int(np.argmax(catalogue.profiles[place])) not in strongest and matching.near[place] < EXPECTED,
        )
        for place in chosen
    ]


def _spread(catalogue: Catalogue, order: np.ndarray, k: int) -> list[int]:
    """Return the first k of an order but for twins of earlier ones and what is too much of one group.

    Where that leaves fewer than k, the best of what was passed over comes last.
    """
    chosen: list[int] = []
    passed: list[int] = []
    count: dict[str, int] = {}
    for place in (int(one) for one in order):
        if len(chosen) == k:
            break
        group = catalogue.groups[place]
        if catalogue.twins[place, chosen].any():
            continue
        if count.get(group, 0) >= OF_A_GROUP:
            passed.append(place)
            continue
        chosen.append(place)
        count[group] = count.get(group, 0) + 1
    for place in passed:
        if len(chosen) == k:
            break
        if not catalogue.twins[place, chosen].any():
            chosen.append(place)
    return chosen


def _types_in_turn(catalogue: Catalogue, order: np.ndarray) -> np.ndarray:
    """Return an order that takes the best occupation of each type in turn."""
    strongest = np.argmax(catalogue.shapes[order], axis=1)
    turns = np.zeros(len(order), dtype=int)
    for kind in range(TYPES):
        of_kind = np.flatnonzero(strongest == kind)
        turns[of_kind] = np.arange(len(of_kind))
    found: np.ndarray = order[np.lexsort((strongest, turns))]
    return found
