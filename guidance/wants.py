"""What a person wants of work beside what interests them: values, dislikes and hard limits, by name.

A value or dislike weighs; a limit excludes. Each is a degree of the editors' judgment in circumstances.yml.
"""

from dataclasses import dataclass, field

import numpy as np

from guidance.occupations import Catalogue

VALUES = ("stability", "helping", "freedom", "pay", "outdoors", "people", "hours")
# What many would rather be spared, and the degree that tells of it.
DISLIKES = {
    "blood": "blood",
    "conflict": "conflict",
    "heavy": "heavy",
    "heights": "heights",
    "noise": "noise",
    "numbers": "numbers",
    "outdoors": "outdoors",
    "people": "people",
    "routine": "routine",
    "screen": "screen",
    "shifts": "shifts",
    "travel": "travel",
    "animals": "animals",
}
MOST = 3.0  # of a degree
# Of a degree: so little of what is disliked is found nearly everywhere, and so little of a value is no value.
SOME = 1.0
# Who told this takes work that is learnt on the spot; others are shown it when they speak for it.
LITTLE_SCHOOL = "education_none"
# Of a body with one of these limits, rules on health may ask too much; those on hearing are told by `good_hearing` alone.
BODILY = frozenset({"no_heavy_lifting", "no_standing", "poor_sight"})
BY_RULES = 2  # degree of `good_sight`, which tells of rules on sight or health


@dataclass(frozen=True)
class Limit:
    """At most `most`, or at least `least`, of a degree."""

    of: str
    most: int | None = None
    least: int | None = None


LIMITS = {
    "education_none": Limit("education", most=1),
    "education_trade": Limit("education", most=2),
    "education_three_years": Limit("education", most=3),
    "no_heavy_lifting": Limit("heavy", most=1),
    "no_standing": Limit("standing", most=1),
    "no_shifts": Limit("shifts", most=1),
    "no_travel": Limit("travel", most=1),
    "no_blood": Limit("blood", most=1),
    "no_heights": Limit("heights", most=1),
    "no_noise": Limit("noise", most=1),
    "no_licence": Limit("licence", most=0),
    "no_clean_record": Limit("clean_record", most=1),
    "poor_sight": Limit("good_sight", most=0),
    "poor_hearing": Limit("good_hearing", most=1),
    "little_norwegian": Limit("norwegian", most=1),
    "some_norwegian": Limit("norwegian", most=2),
    "small_place": Limit("anywhere", least=1),
    "daytime": Limit("hours", least=2),
}


@dataclass(frozen=True)
class Wants:
    """What matters, what is disliked (names in DISLIKES), and limits (names in LIMITS).

    `disliked` and `closeness` are what was read in the person's own words, by occupation id, each 0 to 1.
    """

    values: tuple[str, ...] = ()
    dislikes: tuple[str, ...] = ()
    limits: tuple[str, ...] = ()
    disliked: dict[str, float] = field(default_factory=dict)
    closeness: dict[str, float] = field(default_factory=dict)


def allowed(catalogue: Catalogue, limits: tuple[str, ...]) -> np.ndarray:
    """Return which occupations keep within every limit, shape (n,); what nobody has judged is left out."""
    within = np.ones(len(catalogue.occupations), dtype=bool)
    if limits:
        within &= np.asarray([one is not None for one in catalogue.conditions])
    if not BODILY.isdisjoint(limits):
        within &= catalogue.degrees("good_sight") < BY_RULES
    for name in limits:
        limit = LIMITS[name]
        degrees = catalogue.education if limit.of == "education" else catalogue.degrees(limit.of)
        if limit.most is not None:
            within &= degrees <= limit.most
        if limit.least is not None:
            within &= degrees >= limit.least
    return within


def value_fit(catalogue: Catalogue, values: tuple[str, ...]) -> np.ndarray:
    """Return how much of what matters each occupation gives, -1 (nothing) to 1 (all of it), shape (n,)."""
    if not values:
        return np.zeros(len(catalogue.occupations))
    found: np.ndarray = np.mean([2 * catalogue.degrees(name) / MOST - 1 for name in values], axis=0)
    return found


def gives(catalogue: Catalogue, values: tuple[str, ...], spoken_for: np.ndarray) -> np.ndarray:
    """Return which occupations give some of what matters, shape (n,): one in three on average, and nothing of none.

    Of what answers speak for (`spoken_for`, shape (n,)), not nothing of two is enough.
    """
    if not values:
        return np.ones(len(catalogue.occupations), dtype=bool)
    degrees = np.stack([catalogue.degrees(name) for name in values])
    without = (degrees == 0).sum(axis=0)
    found: np.ndarray = np.where(spoken_for, without < 2, (without == 0) & (degrees.mean(axis=0) >= SOME))
    return found


def learnt_on_the_spot(catalogue: Catalogue) -> np.ndarray:
    """Return which occupations take next to no education and leave little freedom, shape (n,)."""
    found: np.ndarray = (catalogue.education <= SOME) & (catalogue.degrees("freedom") < MOST)
    return found


def unwelcome(catalogue: Catalogue, dislikes: tuple[str, ...], disliked: dict[str, float]) -> np.ndarray:
    """Return how much of what is disliked each occupation holds, 0 to 1: the worst of it counts, shape (n,).

    At 1 it is full of it. A degree of 1 is found nearly everywhere and counts nothing: else work with nothing in it wins.
    """
    found = np.zeros(len(catalogue.occupations))
    for name in dislikes:
        found = np.maximum(found, (catalogue.degrees(DISLIKES[name]) - SOME) / (MOST - SOME))
    worst: np.ndarray = np.maximum(found, _by_place(catalogue, disliked))
    return worst


def rarity(catalogue: Catalogue) -> np.ndarray:
    """Return how few of those who try live by an occupation, 0 to 1, shape (n,)."""
    found: np.ndarray = catalogue.degrees("rare") / MOST
    return found


def near_words(catalogue: Catalogue, closeness: dict[str, float]) -> np.ndarray:
    """Return how near each occupation is to the person's own words, 0 to 1, shape (n,)."""
    return _by_place(catalogue, closeness)


def _by_place(catalogue: Catalogue, given: dict[str, float]) -> np.ndarray:
    found = np.zeros(len(catalogue.occupations))
    for occupation_id, degree in given.items():
        place = catalogue.places.get(occupation_id)
        if place is not None:
            found[place] = degree
    return found
