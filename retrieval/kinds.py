"""What kind of thing a message is after: an answer, a section of an occupation's record or a point, occupations, or talk.

A softmax over the vectors of the turn encoder, fitted by `python -m retrieval.calibrate_kinds`.
"""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from retrieval.turns import Turn

KINDS = Path(__file__).with_name("kinds.npz")
#: one of an occupation's points
POINT = "point"


def kind_of(turn: Turn) -> str:
    """Return what a turn is after; a point of an occupation where it asks of a topic; empty where nothing would do."""
    return POINT if turn.point and not turn.ids else turn.kind


@dataclass(frozen=True)
class Kinds:
    """A softmax over kinds: their names, weights of shape (width, kinds), and middle, shape (kinds,)."""

    names: tuple[str, ...] = ()
    weights: np.ndarray = field(default_factory=lambda: np.zeros((0, 0)))
    middle: np.ndarray = field(default_factory=lambda: np.zeros(0))

    def of(self, vector: np.ndarray) -> dict[str, float]:
        """Return the probability of each kind for a message's vector, shape (width,)."""
        if not self.names:
            return {}
        found = vector @ self.weights + self.middle
        likely = np.exp(found - found.max())
        return {kind: float(one / likely.sum()) for kind, one in zip(self.names, likely, strict=True)}

    def save(self, file: Path = KINDS) -> None:
        """Write all of it into one file. Raises OSError."""
        weights, middle = self.weights.astype(np.float32), self.middle.astype(np.float32)
        np.savez(file, names=np.asarray(self.names, dtype=str), weights=weights, middle=middle)

    @classmethod
    def read(cls, file: Path = KINDS) -> "Kinds":
        """Return what was saved; no kinds when nothing was. Raises OSError, ValueError, KeyError."""
        if not file.exists():
            return cls()
        with np.load(file, allow_pickle=False) as kept:
            return cls(tuple(str(name) for name in kept["names"]), kept["weights"], kept["middle"])
