"""Which of an answer's points replies to a message: the short replies to particular questions in the content's records.

A softmax over the points of an answer, and over none of them replying, of few likenesses of each: how near the message lies in
its conversation to those that are known to ask for it, and how like its text is, by meaning and by letters. It is fitted by
`python -m retrieval.calibrate_points`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import logsumexp

from retrieval.ranking import POINTS

#: What is known of each point; `examples` is how many messages ask for it, as a logarithm; the last is 1 for none of them.
NAMES = ("near", "like", "letters", "examples", "none")
NEAREST_COUNT = 15.0  # how much more a message that lies nearer counts
FAR = float(np.exp(-NEAREST_COUNT))  # what counts where no message is near
NO_POINT = ""


@dataclass(frozen=True)
class Place:
    """A point of an answer: its id, and the row of its text among the passages; the id is empty for none of them."""

    id: str
    row: int


class Points:
    """The points of all answers, and the messages that ask for each; immutable."""

    def __init__(self, places: Mapping[str, Sequence[Place]], asked: Sequence[tuple[str, str] | None]) -> None:
        """Take the points by their answer, and for each message the answer and the point it asks for, where it is known."""
        self._places = {answer: [*own, Place(NO_POINT, -1)] for answer, own in places.items() if own}
        numbers = {
            (answer, one.id): number
            for number, (answer, one) in enumerate((a, one) for a, own in self._places.items() for one in own)
        }
        known = [(row, numbers[one]) for row, one in enumerate(asked) if one is not None and one in numbers]
        self._messages = np.asarray([row for row, _ in known], dtype=np.int64)
        self._numbers = np.asarray([number for _, number in known], dtype=np.int64)
        self._count = len(numbers)
        self._first = {answer: numbers[answer, own[0].id] for answer, own in self._places.items()}
        self._examples = np.log1p(np.bincount(self._numbers, minlength=self._count))

    def nearness(self, alike: np.ndarray) -> np.ndarray:
        """Return how near a message lies to those that ask for each point: logarithms.

        `alike` are its cosines with all messages, shape (messages,).
        """
        weights = np.exp(NEAREST_COUNT * (alike[self._messages] - 1))
        found: np.ndarray = np.log(np.bincount(self._numbers, weights, self._count) + FAR)
        return found

    def features(self, answer: str, near: np.ndarray, like: np.ndarray, letters: np.ndarray) -> np.ndarray:
        """Return what is known of an answer's points, and last of none of them, shape (points + 1, names).

        `near` is of `nearness`, `like` and `letters` are likenesses to the passages, shape (passages,).
        """
        own, first = self._places[answer], self._first[answer]
        rows = [one.row for one in own[:-1]]
        some = slice(first, first + len(own))
        none = np.zeros(len(own))
        none[-1] = 1.0
        return np.stack(
            [near[some], np.append(like[rows], 0.0), np.append(letters[rows], 0.0), self._examples[some], none], axis=1
        )

    def likeliest(
        self, answer: str, near: np.ndarray, like: np.ndarray, letters: np.ndarray, told: Collection[str] = ()
    ) -> tuple[str, float]:
        """Return the id of the likeliest point to reply to a message, and the chance that it does; empty and 0 without any.

        `told` are ids of points that it is surely not. Other arguments as of `features`.
        """
        left = [place for place, one in enumerate(self._places.get(answer, [])) if one.id not in told]
        if len(left) <= 1:
            return "", 0.0
        found = self.features(answer, near, like, letters) @ np.asarray([POINTS[name] for name in NAMES])
        chances = np.full(len(found) - 1, -1.0)
        chances[left[:-1]] = np.exp(found[left] - logsumexp(found[left]))[:-1]
        best = int(chances.argmax())
        return self._places[answer][best].id, float(chances[best])

    def ids_of(self, answer: str) -> list[str]:
        """Return the ids of an answer's points, the last one empty; none when it has no points."""
        return [one.id for one in self._places.get(answer, [])]
