"""How sure a share is: its 95 % interval. Pure."""

import math

from studio.schemas.learning import Share

Z = 1.959963984540054  # the normal distribution's 97.5th percentile


def wilson(count: int, of: int) -> tuple[float, float]:
    """Return the 95 % score interval of `count` among `of` ≥ 1, both ends 0 to 1.

    E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22. It holds for
    small numbers and for shares near 0 and 1, where the textbook's ± leaves the scale.
    """
    share = count / of
    shrink = 1 + Z * Z / of
    centre = (share + Z * Z / (2 * of)) / shrink
    half = Z * math.sqrt(share * (1 - share) / of + Z * Z / (4 * of * of)) / shrink
    low = 0.0 if count == 0 else max(0.0, centre - half)
    high = 1.0 if count == of else min(1.0, centre + half)
    return low, high


def share_of(count: int, of: int) -> Share:
    """Return a share with its interval; None in place of numbers where nothing was counted."""
    if of == 0:
        return Share(share=None, low=None, high=None, count=0, of=0)
    low, high = wilson(count, of)
    return Share(share=round(count / of, 4), low=round(low, 4), high=round(high, 4), count=count, of=of)
