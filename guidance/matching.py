"""Occupations for a profile: correlation over all six types, what matters, what is disliked, the person's own words.

Profile correlation predicts occupations better than letter codes and Euclidean distance do (Xu & Li 2020). The ten that
are shown are not the ten highest: twins are one suggestion, and no two-digit STYRK group has more than two, so that ten
span five groups at least. A flat profile is shown around: the types in turn.
"""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from guidance.occupations import Catalogue, shape_of
from guidance.response_model import HIGHEST, TYPES
from guidance.wants import (
    LITTLE_SCHOOL,
    Wants,
    allowed,
    gives,
    learnt_on_the_spot,
    near_words,
    rarity,
    unwelcome,
    value_fit,
)

OF_A_GROUP = 2  # suggestions from one two-digit STYRK group
BROAD = 5  # groups that so many suggestions or more span
# What only few live by is suggested to who speaks of it; to others it falls back by so much.
RARE_WEIGHT = 0.5
RARE = 2 / 3  # rarity from which on an occupation is suggested only to who speaks of it, by word or answer
RAREST, NAMED = 1.0, 0.9  # rarity from which on only words count, and how near they must be
# What an answer of 1 to 5 says of an occupation whose own the activity is: who dislikes it is spared the occupation.
SAYS = np.asarray([0.0, -0.7, -0.35, 0.0, 0.2, 0.45])
COMMON_WEIGHT = 0.08  # of work that is found nearly everywhere: there are more nurses than farriers
EXPECTED = 0.3  # of what words and answers say, from which on an occupation surprises nobody
SPOKEN = 0.15  # … from which on they speak for it at all
# Mean answer to a type at which a person has turned away from it, and how much lower than the strongest it is then.
COLD, COLDER = 2.2, 1.2
UNTOLD = (
    0.12  # how much what nobody was asked about falls behind: an occupation none of whose hearts was among the items
)
FAR, UNLIKELY = 1.5, 0.4  # of an occupation's type below the strongest, and what words count then
LEAST = -0.3  # score below which nothing is suggested, also where limits leave little else
VALUES_WEIGHT, DISLIKES_WEIGHT, WORDS_WEIGHT = 0.15, 0.90, 0.80
MUCH = 0.5  # of something disliked, from which on only what is spoken for is suggested
MOST_SIBLINGS = 4
MOST_SURPRISES = 2
FEW = 3  # with fewer suggestions than this, work that nothing speaks for is shown after all


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

    `near` is what words and single answers say for it, `words` what words alone say. `allowed` are those that keep within
    the limits and hold nothing that was refused, nor, unless something speaks for it, much that is disliked; `fits` those of
    them that ask for as much as the person may and are of no type that they turned away from, and `gives` those of these that
    also give what matters. All (n,).
    """

    scores: np.ndarray
    beside: np.ndarray
    near: np.ndarray
    words: np.ndarray
    allowed: np.ndarray
    fits: np.ndarray
    gives: np.ndarray


def said_of(affinity: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return what answers say of occupations by what they are about, shape (n,).

    `affinity` is the nearness of the answered items to the occupations, shape (given, n); `values` are 1 to 5.
    """
    found: np.ndarray = SAYS[values.astype(int)] @ affinity
    return found


def match(
    catalogue: Catalogue,
    profile: np.ndarray,
    wants: Wants,
    said: np.ndarray | float = 0.0,
    refused: np.ndarray | bool = False,
    unloved: np.ndarray | bool = False,
    untold: np.ndarray | bool = False,
) -> Matching:
    """Return every occupation's score for a profile of shape (6,).

    `said` is what single answers say of each occupation, `refused` whether the least answer was given to what it is
    all about, `unloved` whether the last but least was: then only words speak for it. `untold` is whether nothing that it
    is all about was asked.
    """
    near = near_words(catalogue, wants.closeness)
    # Of a word with several meanings ("male") the one that the answers speak against is hardly meant.
    far = profile.max() - profile[catalogue.leading] >= FAR
    near = np.where(far & (near < NAMED), UNLIKELY * near, near)
    disliked = unwelcome(catalogue, wants.dislikes, wants.disliked)
    beside = (
        VALUES_WEIGHT * value_fit(catalogue, wants.values)
        - DISLIKES_WEIGHT * disliked
        - RARE_WEIGHT * rarity(catalogue) * (1 - near)
        + WORDS_WEIGHT * near
        + COMMON_WEIGHT * catalogue.degrees("anywhere") / 2
        + said
        - UNTOLD * np.asarray(untold)
    )
    interest = catalogue.shapes @ shape_of(profile)
    told = near + said / SAYS[HIGHEST]
    spoken_for = told >= EXPECTED
    within = allowed(catalogue, wants.limits) & (disliked < 1.0) & ~np.asarray(refused)
    within &= ~np.asarray(unloved) | (near >= EXPECTED)
    within &= (disliked < MUCH) | spoken_for
    unasked = learnt_on_the_spot(catalogue) & (LITTLE_SCHOOL not in wants.limits)
    fits = within & (spoken_for | ~(unasked | _of_a_cold_type(catalogue, profile)))
    giving = fits & (gives(catalogue, wants.values, spoken_for) | (near >= EXPECTED))
    return Matching(interest + beside, beside, told, near, within, fits, giving)


def _of_a_cold_type(catalogue: Catalogue, profile: np.ndarray) -> np.ndarray:
    """Return which occupations are above all of a type that the person has turned away from, shape (n,)."""
    cold = (profile <= COLD) & (profile <= profile.max() - COLDER)
    found: np.ndarray = cold[catalogue.leading]
    return found


def suggest(catalogue: Catalogue, matching: Matching, profile: np.ndarray, flat: bool, k: int) -> list[Suggestion]:
    """Return up to k suggestions, best first; for a flat profile, in an order that ranks nothing."""
    strongest = set(np.argsort(-profile, kind="stable")[:2].tolist())
    expected = np.asarray([flat or int(kind) in strongest for kind in catalogue.leading])
    surprises = ~(expected | (matching.near >= EXPECTED))
    # Everything has something that speaks for it: a strong type, an answer to what it is about, or words. What gives little
    # of what matters comes next, and only when much does; then, where few are found or all are of a kind, what fits; and
    # where nothing is, what is allowed at all.
    tiers = (
        (k, matching.gives & (expected | (matching.near >= SPOKEN))),
        (k, matching.fits & ~matching.gives & (matching.near >= EXPECTED)),
        (FEW, matching.gives),
        (FEW, matching.fits),
        (1, matching.allowed),
    )
    order, chosen, shown = np.zeros(0, dtype=int), list[int](), np.zeros(len(surprises), dtype=bool)
    for least, among in tiers:
        of_a_kind = len({catalogue.groups[place] for place in chosen}) < BROAD <= len(chosen)
        if len(chosen) < least or of_a_kind:
            order = np.concatenate([order, _order(catalogue, matching, among & ~shown, flat)])
            chosen = _spread(catalogue, order, k if of_a_kind else min(least, k), surprises)
        shown |= among
    others = np.ones(len(catalogue.occupations), dtype=bool)
    others[chosen] = False
    return [
        Suggestion(
            place,
            float(matching.scores[place]),
            tuple(int(one) for one in order[catalogue.twins[place][order] & others[order]][:MOST_SIBLINGS]),
            bool(surprises[place]),
        )
        for place in chosen
    ]


def _order(catalogue: Catalogue, matching: Matching, among: np.ndarray, flat: bool) -> np.ndarray:
    """Return the occupations among some that may be suggested, best first."""
    rare = rarity(catalogue)
    unspoken = ((rare >= RARE) & (matching.near < EXPECTED)) | ((rare >= RAREST) & (matching.words < NAMED))
    may = among & ~unspoken & (flat | (matching.scores >= LEAST))
    # Of a flat profile the correlations are noise: then the most typical of each type is shown, after what words name.
    ranked = matching.beside + catalogue.shapes.max(axis=1) if flat else matching.scores
    order = np.argsort(-ranked, kind="stable")
    order = order[may[order]]
    if not flat:
        return order
    named = matching.words[order] >= EXPECTED
    return np.concatenate([order[named], _types_in_turn(catalogue, order[~named])])


def _spread(catalogue: Catalogue, order: np.ndarray, k: int, surprises: np.ndarray) -> list[int]:
    """Return the first k of an order but for twins of earlier ones, what is too much of one group, and a third surprise.

    Where that leaves fewer than k, the best of what was passed over comes last.
    """
    chosen: list[int] = []

    def may_come(place: int) -> bool:
        if len(chosen) == k or catalogue.twins[place, chosen].any():
            return False
        return not surprises[place] or surprises[chosen].sum() < MOST_SURPRISES

    passed: list[int] = []
    count: Counter[str] = Counter()
    for place in map(int, order):
        if may_come(place):
            group = catalogue.groups[place]
            (chosen if count[group] < OF_A_GROUP else passed).append(place)
            count[group] += 1
    for place in passed:
        if may_come(place):
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
