"""How alike two texts are spelt."""

from collections import Counter


def trigrams(text: str) -> "Counter[str]":
    """Return how often each run of three letters stands in a text; its beginning and end count as letters."""
    return Counter(f" {text} "[i : i + 3] for i in range(len(text)))


def dice(one: "Counter[str]", other: "Counter[str]") -> float:
    """Return Dice's coefficient of two texts' trigrams, 0 to 1."""
    return 2 * sum((one & other).values()) / max(1, sum(one.values()) + sum(other.values()))
