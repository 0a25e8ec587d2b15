"""Why an occupation is suggested: the answers that speak for it, and one that speaks against.

An answer speaks for an occupation when its opposite would move the occupation down the list. That is computed, not
guessed: the profile is linear in the answers, so every opposite is one more row of a matrix product.
"""

from dataclasses import dataclass

import numpy as np

from guidance.matching import SAYS, Matching, Suggestion
from guidance.occupations import Catalogue, shape_of
from guidance.response_model import HIGHEST, LOWEST, MIDDLE, Belief
from guidance.wants import DISLIKES

MOST_FOR = 3
OF_A_TYPE = 2  # answers about the same type that speak for one occupation
# O*NET's scale of an occupation's interests: from here a type belongs to it, and below there it hardly does.
BELONGS, HARDLY = 3.5, 3.0
FEARED = 2  # the degree from which on work holds enough of what somebody dislikes to tell them
# A condition of work that may speak against, and the degree from which on it does; the first that fits is named.
CONDITIONS = (
    ("education", 4), ("conflict", 3), ("shifts", 3), ("heavy", 3), ("travel", 3), ("blood", 3), ("noise", 3), ("heights", 2),
    ("good_sight", 2), ("standing", 3), ("routine", 3), ("screen", 3), ("norwegian", 3), ("licence", 2), ("shifts", 2),
    ("heavy", 2), ("education", 3), ("people", 3), ("good_hearing", 2),
)  # fmt: skip


@dataclass(frozen=True)
class Reasons:
    """Places, among the given answers, of those that speak for a suggestion and of one against it.

    Where no answer speaks against it, `condition` names what working in it is like that may.
    """

    speak_for: tuple[int, ...]
    speaks_against: int | None
    condition: str | None


def reasons_of(
    catalogue: Catalogue,
    matching: Matching,
    belief: Belief,
    values: np.ndarray,
    types: np.ndarray,
    affinity: np.ndarray,
    suggestions: list[Suggestion],
    dislikes: tuple[str, ...] = (),
) -> list[Reasons]:
    """Return the reasons of each suggestion; a condition that the person would rather be spared is named first.

    `values` are the given answers, 1 to 5, in the order they were believed, `types` their items' types, 0 to 5, and
    `affinity` their items' nearness to the occupations, shape (given, n).
    """
    if not len(values) or not suggestions:
        return [Reasons((), None, condition_of(catalogue, one.place, dislikes)) for one in suggestions]
    opposite = (LOWEST + HIGHEST) - 2 * values
    profiles = belief.profile + (belief.influence * opposite).T
    turned = (SAYS[values + opposite] - SAYS[values])[:, None] * affinity
    scores = shape_of(profiles) @ catalogue.shapes.T + matching.beside + turned
    scores[:, ~matching.allowed] = -np.inf
    now = np.where(matching.allowed, matching.scores, -np.inf)
    places = np.asarray([one.place for one in suggestions])
    ranks_now = (now[None, :] > now[places][:, None]).sum(axis=1)
    ranks = (scores[:, None, :] > scores[:, places][:, :, None]).sum(axis=2)
    falls, loses = ranks - ranks_now, now[places] - scores[:, places]
    found = []
    for one, place in enumerate(places):
        belongs = catalogue.profiles[place][types]
        speak_for = _for(falls[:, one], values, types, belongs)
        against = _against(falls[:, one], loses[:, one], values, belongs)
        # What the person said they would rather be spared speaks louder than one of many answers.
        feared = _feared(catalogue, int(place), dislikes)
        if feared is not None:
            against = None
        condition = None if against is not None else condition_of(catalogue, int(place), dislikes)
        found.append(Reasons(speak_for, against, condition))
    return found


def condition_of(catalogue: Catalogue, place: int, dislikes: tuple[str, ...] = ()) -> str | None:
    """Return the condition of an occupation's work that may speak against it, None when nothing is known that does."""
    judged = catalogue.conditions[place]
    if judged is None:
        return None
    feared = _feared(catalogue, place, dislikes)
    if feared is not None:
        return feared
    for name, degree in CONDITIONS:
        if (judged.education if name == "education" else judged.degree(name)) >= degree:
            return name
    return "alone" if judged.degree("people") == 0 else "pay" if judged.degree("pay") == 0 else "few_places"


def _feared(catalogue: Catalogue, place: int, dislikes: tuple[str, ...]) -> str | None:
    """Return the dislike that an occupation holds most of, None when it holds little of any."""
    judged = catalogue.conditions[place]
    if judged is None or not dislikes:
        return None
    degree, name = max((judged.degree(DISLIKES[name]), name) for name in dislikes)
    return name if degree >= FEARED else None


def _for(falls: np.ndarray, values: np.ndarray, types: np.ndarray, belongs: np.ndarray) -> tuple[int, ...]:
    """Choose what is liked and belongs to the occupation, then what is disliked and hardly does: what counts most first."""
    liked = (values > MIDDLE) & (belongs >= BELONGS)
    disliked = (values < MIDDLE) & (belongs < HARDLY)
    fitting = [one for one in np.flatnonzero((liked | disliked) & (falls > 0))]
    chosen: list[int] = []
    for one in sorted(fitting, key=lambda one: (disliked[one], -falls[one])):
        if len(chosen) < MOST_FOR and sum(types[other] == types[one] for other in chosen) < OF_A_TYPE:
            chosen.append(int(one))
    return tuple(chosen)


def _against(falls: np.ndarray, loses: np.ndarray, values: np.ndarray, belongs: np.ndarray) -> int | None:
    """Choose the answer whose opposite would help the occupation most: disliked though it belongs, or the other way."""
    odd = ((values < MIDDLE) & (belongs >= BELONGS)) | ((values > MIDDLE) & (belongs < HARDLY))
    against = np.flatnonzero(odd & (falls <= 0) & (loses < 0))
    return int(min(against, key=lambda one: loses[one])) if len(against) else None
