"""Which training examples are doubtful: likely mislabelled, of overlapping intents, or idle. Pure functions.

Rows are a report's `out_of_fold`: each training example with the probabilities of a model that was fitted without it.
Label scores are those of confident learning (Northcutt, Jiang & Chuang, JAIR 2021), by cleanlab.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from cleanlab.rank import get_label_quality_scores
from rapidfuzz import fuzz

from studio.schemas.learning import IdleExample, Overlap, SuspectLabel

SHOWN_SUSPECTS = 200
SHOWN_OVERLAPS = 25
SHOWN_IDLE = 100
FEWEST_MIXED = 3
OVERLAP_SHARE = 0.04
SURE = 0.9
ALIKE = 0.93
ALIKE_LETTERS = 86.0

Row = Mapping[str, Any]


def shares_of(rows: Sequence[Row]) -> tuple[np.ndarray, np.ndarray, list[str]]:
    """Return (labels (n,), probabilities (n, c), the c intents) of rows.

    A row holds its five greatest shares and its own intent's; what is left is spread evenly over the other intents.
    """
    intents = sorted({row["intent"] for row in rows} | {name for row in rows for name, _ in row["shares"]})
    place = {intent: index for index, intent in enumerate(intents)}
    matrix = np.zeros((len(rows), len(intents)))
    for number, row in enumerate(rows):
        told = {name: float(share) for name, share in row["shares"]} | {row["intent"]: float(row["own"])}
        left = max(0.0, 1.0 - sum(told.values()))
        matrix[number] = left / max(1, len(intents) - len(told))
        for name, share in told.items():
            matrix[number, place[name]] = max(share, 1e-9)
    matrix /= matrix.sum(axis=1, keepdims=True)
    labels = np.array([place[row["intent"]] for row in rows])
    return labels, matrix, intents


def label_scores(labels: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Return how well each label (n,) fits its probabilities (n, c), 0…1; the lower, the likelier it is wrong.

    The score is self-confidence, the label's own share: with 5 % of labels flipped it puts 96 % of them into the first
    tenth, the normalised margin 74 % (examples between two like intents have small margins, and right labels), and
    neighbours' labels add nothing to it (benchmarks.label_quality, seed 1).
    """
    if matrix.shape[1] < 2:
        return np.ones(len(labels))
    scores: np.ndarray = get_label_quality_scores(labels, matrix, method="self_confidence")
    return scores


def review_order(rows: Sequence[Row]) -> list[int]:
    """Return the rows' numbers in the order in which a person should look at their labels."""
    if not rows:
        return []
    labels, matrix, _ = shares_of(rows)
    return [int(number) for number in np.argsort(label_scores(labels, matrix), kind="stable")]


def suspects(rows: Sequence[Row], most: int = SHOWN_SUSPECTS) -> list[SuspectLabel]:
    """Return the examples that the model, fitted without them, reads as another intent; the likeliest wrong first."""
    if not rows:
        return []
    labels, matrix, intents = shares_of(rows)
    scores = label_scores(labels, matrix)
    found = []
    for number in review_order(rows):
        others = matrix[number].copy()
        others[labels[number]] = -1.0
        best = int(others.argmax())
        if matrix[number, best] <= matrix[number, labels[number]]:
            continue
        row = rows[number]
        found.append(
            SuspectLabel(
                text=row["text"],
                intent=row["intent"],
                file=row["file"],
                suggested=intents[best],
                score=round(float(scores[number]), 4),
                own_share=round(float(matrix[number, labels[number]]), 4),
                suggested_share=round(float(matrix[number, best]), 4),
            )
        )
        if len(found) == most:
            break
    return found


def overlaps(rows: Sequence[Row], most: int = SHOWN_OVERLAPS) -> list[Overlap]:
    """Return pairs of intents whose examples are read as each other, the most mixed first."""
    sizes = Counter(row["intent"] for row in rows)
    mixed: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        best = row["shares"][0][0] if row["shares"] else row["intent"]
        if best != row["intent"]:
            first, second = sorted((row["intent"], best))
            mixed[first, second].append(row)
    found = []
    for (first, second), texts in mixed.items():
        examples = sizes[first] + sizes[second]
        if len(texts) >= FEWEST_MIXED and len(texts) >= OVERLAP_SHARE * min(sizes[first], sizes[second]):
            surest = sorted(texts, key=lambda row: float(row["own"]))
            found.append(
                Overlap(
                    intent=first,
                    other=second,
                    mixed=len(texts),
                    examples=examples,
                    texts=[row["text"] for row in surest[:5]],
                )
            )
    return sorted(found, key=lambda one: (-one.mixed, -one.mixed / max(1, one.examples), one.intent))[:most]


def idle(
    rows: Sequence[Row],
    vectors: np.ndarray,
    plain: Callable[[str], str],
    most: int = SHOWN_IDLE,
) -> list[IdleExample]:
    """Return examples that teach nothing: surely read without them, and nearly the same as one that stays.

    `vectors` (n, d) are unit rows seen from the middle of all examples (studio.grouping.centred); `plain` takes
    annotations off. Of two that are alike the later one is idle, and never both.
    """
    by_intent: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        by_intent[row["intent"]].append(number)
    found = []
    for numbers in by_intent.values():
        likeness = vectors[numbers] @ vectors[numbers].T
        texts = [plain(rows[number]["text"]).casefold() for number in numbers]
        kept: list[int] = []
        for here, number in enumerate(numbers):
            near = max(kept, key=lambda there: likeness[here, there], default=None)
            if near is not None and _is_idle(rows[number], float(likeness[here, near]), texts[here], texts[near]):
                row = rows[number]
                found.append(
                    IdleExample(
                        text=row["text"],
                        intent=row["intent"],
                        file=row["file"],
                        like=rows[numbers[near]]["text"],
                        likeness=round(min(1.0, float(likeness[here, near])), 4),
                    )
                )
            else:
                kept.append(here)
    return sorted(found, key=lambda one: (-one.likeness, one.intent, one.text))[:most]


def _is_idle(row: Row, likeness: float, text: str, near: str) -> bool:
    """Spelling counts beside meaning: dialect and typing errors of one sentence teach the n-grams something."""
    return float(row["own"]) >= SURE and likeness >= ALIKE and fuzz.ratio(text, near) >= ALIKE_LETTERS
