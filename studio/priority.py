"""What helps most to look at first: uncertainty × frequency × novelty. Pure."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from studio.models import InboxItem
from studio.schemas.inbox import Neighbour

FREQUENT_WITHIN = timedelta(days=30)
HARM = 0.9  # a thumb down, or a person asked for, is at least this much doubt, however sure the model was
LEAST_UNCERTAIN = 0.02
FARTHEST = 0.35  # centred cosine of a text to its nearest example at which it is wholly new
LEAST_NOVEL = 0.05
RANDOM_EVERY = 10

T = TypeVar("T")


def uncertainty(item: InboxItem) -> float:
    """Return 1 − the share of the model's best intent, 0…1; what did harm counts as HARM at least.

    "Least confidence" sampling (Settles 2009, "Active Learning Literature Survey", 2.1). Without any share: 1.
    """
    shares = [float(guess["confidence"]) for guess in item.ranking] or [item.confidence or 0.0]
    unsure = min(1.0, max(LEAST_UNCERTAIN, 1.0 - max(shares)))
    return max(unsure, HARM) if item.reason in ("thumbs_down", "handoff") else unsure


def frequency(items: Sequence[InboxItem], now: datetime) -> float:
    """Return log2(1 + utterances of the last 30 days), at least 0.5: twice as many is one step more, not twice."""
    lately = sum(item.at > now - FREQUENT_WITHIN for item in items)
    return max(0.5, math.log2(1 + lately))


def novelty(nearest: Sequence[Sequence[Neighbour]]) -> float:
    """Return how unlike all training examples a group is, 0.05…1, by the mean over its utterances.

    1 − likeness to the nearest example, stretched so that FARTHEST gives 1: held-out texts of known intents lie at 0.63
    (median; a twentieth above 0.83), those out of scope at 0.49. Without neighbours: 1, for every group alike.
    """
    if not nearest or not all(nearest):
        return 1.0
    new = [(1.0 - near[0].likeness) / (1.0 - FARTHEST) for near in nearest]
    return min(1.0, max(LEAST_NOVEL, sum(new) / len(new)))


def priority(items: Sequence[InboxItem], nearest: Sequence[Sequence[Neighbour]], now: datetime) -> float:
    """Return a group's priority, 0 upwards: mean uncertainty × frequency × novelty."""
    unsure = sum(uncertainty(item) for item in items) / len(items)
    return round(unsure * frequency(items, now) * novelty(nearest), 4)


def with_random(useful: Sequence[T], random: Sequence[T], limit: int) -> list[T]:
    """Return at most `limit` groups: every tenth place is a random one's, however dull it is.

    Measures over random groups stay honest only if somebody looks at them. When there are too few useful groups, the
    random ones stand last; there is room for one in ten of `limit`, one at least.
    """
    quota = min(len(random), max(1, limit // RANDOM_EVERY))
    rest, drawn = list(useful[: max(0, limit - quota)]), list(random[:quota])
    shown: list[T] = []
    while rest or drawn:
        tenth = len(shown) % RANDOM_EVERY == RANDOM_EVERY - 1
        shown.append(drawn.pop(0) if drawn and (tenth or not rest) else rest.pop(0))
    return shown[:limit]
