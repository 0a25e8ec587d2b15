"""Fits what kind of thing messages are after: `python -m retrieval.calibrate_kinds`, a minute.

A multinomial logistic model is fitted to the vectors of all turns of retrieval/turns whose kind is known, and of what people
ask of the topics that occupations have points for, where an occupation is named or was asked about before. Figures come
from cross-validation by what was asked before.
"""

import random
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from language.normaliser import normalise
from retrieval.calibrate import read_arguments
from retrieval.content import Content, load_content
from retrieval.embedder import DEFAULT
from retrieval.index import NO_TOPIC, said_in, turns_of, vectors_in_index
from retrieval.kinds import KINDS, POINT, Kinds, kind_of
from retrieval.names import NameFinder
from retrieval.turn_encoder import Said, Turns
from retrieval.turns import ANSWER, Turn, read_turns

FREEDOM = 30.0  # the inverse of how strongly weights are kept small
FOLDS = 4


def examples_of(content: Content, turns: Sequence[Turn]) -> tuple[list[Said], list[str]]:
    """Return messages in their conversation, and the kind of each."""
    known = [turn for turn in turns if kind_of(turn)]
    said = [said_in(content, turn.text, turn.asked, turn.shown) for turn in known]
    kinds = [kind_of(turn) for turn in known]
    chance = random.Random(0)  # noqa: S311  (a choice, no secret)
    about = [turn.text for turn in turns if turn.after and turn.point == NO_TOPIC]
    names = NameFinder(content)
    for text in (text for topic in content.topics.values() for text in topic.asked):
        # By itself a question that names no occupation may be after anything.
        said += [Said(text)] if names.find(normalise(text)) else []
        said += [Said(text, chance.choice(about))] if about else []
    kinds += [POINT] * (len(said) - len(kinds))
    return said, kinds


def rows_of(said: Sequence[Said], turns: Turns, known: dict[bytes, np.ndarray]) -> np.ndarray:
    """Return the vectors of messages, shape (messages, d); those that are `known` by their keys are not made again."""
    keys = [one.key(turns.version) for one in said]
    new = [one for one, key in zip(said, keys, strict=True) if key not in known]
    made = dict(zip((one.key(turns.version) for one in new), turns.encode_turns(new), strict=True)) if new else {}
    return np.stack([known[key] if key in known else made[key] for key in keys])


def fit(rows: np.ndarray, kinds: Sequence[str]) -> Kinds:
    """Return the softmax over kinds that fits vectors, shape (messages, d), best."""
    fitted = LogisticRegression(C=FREEDOM, max_iter=2000).fit(rows, kinds)
    return Kinds(tuple(map(str, fitted.classes_)), fitted.coef_.T, fitted.intercept_)


def main() -> int:
    """Fit, print the figures and write the model; return the exit code."""
    arguments = read_arguments("python -m retrieval.calibrate_kinds")
    content, turns = load_content(arguments.content), turns_of(DEFAULT)
    said, kinds = examples_of(content, read_turns())
    rows = rows_of(said, turns, turns.known() | vectors_in_index(content, Path(arguments.index), DEFAULT))
    found = np.empty(len(kinds), dtype=object)
    groups = [one.asked[:40] or one.text for one in said]
    for known, unseen in GroupKFold(FOLDS).split(rows, groups=groups):
        model = fit(rows[known], [kinds[place] for place in known])
        scores = rows[unseen] @ model.weights + model.middle
        found[unseen] = np.asarray(model.names, dtype=object)[scores.argmax(axis=1)]
    right = np.asarray(kinds, dtype=object)
    for kind in sorted(set(kinds)):
        of_kind, read_as = right == kind, found == kind
        hits = (of_kind & read_as).sum()
        print(
            f"{kind}: {of_kind.sum()} messages, {hits / of_kind.sum():.2f} found, {hits / max(1, read_as.sum()):.2f} right"
        )
    print(f"an answer or not: {((right == ANSWER) == (found == ANSWER)).mean():.3f} right")
    if not arguments.dry_run:
        fit(rows, kinds).save(KINDS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
