"""Remembers what the last trainings found, so that the next one begins there: files beside the models.

One file is of the last model that was trained to be used, one of the last candidate, which may be far off; the next
training begins from the one whose examples are most like its own.

The fit is convex: where it begins changes how long it takes, never what it comes to (within its tolerance). And the
measures stay honest: a fold's fit begins only from an earlier fit of the same fold, whose texts it had left out then
too. A text's fold is told by the text alone (bot.components.calibration), so that holds unless a small class had a text
moved; then the fold's start is not used. So what is left out has had no part in what reads it.
"""

import hashlib
import json
import logging
import os
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.components.softmax_regression import Solution

logger = logging.getLogger(__name__)

FULL = "full"


def fold_name(fold: int) -> str:
    """Return the name of a fold's fit."""
    return f"fold-{fold}"


@dataclass(frozen=True)
class Texts:
    """The texts (n) of a training, the intent each belongs to, and the fold that each is left out of."""

    texts: Sequence[str]
    intents: Sequence[str]
    classes: np.ndarray
    folds: np.ndarray


@dataclass
class WarmStart:
    """Solutions by name of an earlier training, none when `rows` is empty.

    `stamp` tells what the folds depend on: of a training with another stamp, only the fit of all texts is known.
    """

    stamp: str
    known: dict[str, Solution] = field(default_factory=dict)
    rows: dict[bytes, int] = field(default_factory=dict)
    intents: list[str] = field(default_factory=list)
    classes: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))
    folds: np.ndarray = field(default_factory=lambda: np.zeros(0, dtype=int))

    @classmethod
    def read(cls, file: Path, stamp: str) -> "WarmStart":
        """Return what a file holds; nothing when there is none or it can't be read."""
        found = cls(stamp)
        try:
            with np.load(file, allow_pickle=False) as kept:
                described = json.loads(str(kept["described"]))
                names = [FULL] if described["stamp"] != stamp else described["names"]
                found.known = {name: Solution(kept[f"duals-{name}"], kept[f"bias-{name}"]) for name in names}
                found.rows = {bytes(key): row for row, key in enumerate(kept["keys"])}
                found.classes, found.folds = kept["classes"], kept["folds"]
                found.intents = described["intents"]
        except (OSError, ValueError, KeyError, TypeError, EOFError, zipfile.BadZipFile):
            return cls(stamp)
        return found

    def differences(self, wanted: Texts) -> int:
        """Return how many texts are new, gone or under another intent."""
        now = {_key(text): wanted.intents[label] for text, label in zip(wanted.texts, wanted.classes, strict=True)}
        was = {key: self.intents[self.classes[row]] for key, row in self.rows.items()}
        return sum(was.get(key) != intent for key, intent in now.items()) + len(was.keys() - now.keys())

    def start_of(self, name: str, wanted: Texts, seen: np.ndarray) -> Solution | None:
        """Return where the fit of the seen texts (n,) bool begins, rows in their order; None when nothing is known."""
        known = self.known.get(name)
        if known is None:
            return None
        rows = np.array([self.rows.get(_key(text), -1) for text in wanted.texts])
        if name != FULL and self._has_seen(name, rows[~seen]):
            return None
        # Columns are put in today's order; what is new begins at nothing, and so does what has got another label.
        columns = [self.intents.index(one) if one in self.intents else -1 for one in wanted.intents]
        duals = _columns(known.duals, columns)[rows[seen]]
        labels = np.array([*(wanted.intents.index(i) if i in wanted.intents else -1 for i in self.intents), -1])
        was = labels[self.classes[rows[seen]]]
        duals[(rows[seen] < 0) | (was != wanted.classes[seen])] = 0.0
        return Solution(duals, _columns(known.bias[None, :], columns)[0])

    def _has_seen(self, name: str, rows: np.ndarray) -> bool:
        """Return whether the fold's earlier fit saw any of the texts that are left out of it now."""
        return any(fold_name(int(fold)) != name for fold in self.folds[rows[rows >= 0]])


def closest(files: Sequence[Path], stamp: str, wanted: Texts) -> WarmStart:
    """Return the earlier training whose examples differ least from these; one that knows nothing if there is none."""
    return min((WarmStart.read(file, stamp) for file in files), key=lambda one: one.differences(wanted))


def save(file: Path, stamp: str, fitted: Texts, solutions: dict[str, tuple[Solution, np.ndarray]]) -> None:
    """Write (solution, seen texts) by name, in one step. A folder that can't be written to is left alone."""
    number, width = len(fitted.texts), len(fitted.intents)
    arrays: dict[str, np.ndarray] = {}
    for name, (solution, seen) in solutions.items():
        duals = np.zeros((number, width), dtype=np.float32)
        duals[seen] = solution.duals
        arrays |= {f"duals-{name}": duals, f"bias-{name}": solution.bias.astype(np.float32)}
    described = {"stamp": stamp, "names": list(solutions), "intents": list(fitted.intents)}
    keys = np.frombuffer(b"".join(_key(text) for text in fitted.texts), dtype=np.uint8).reshape(-1, 20)
    arrays |= {"keys": keys, "classes": fitted.classes, "folds": fitted.folds}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".warm-", suffix=".npz", dir=file.parent)
        os.close(handle)
        try:
            np.savez(beside, described=np.array(json.dumps(described, ensure_ascii=False)), **arrays)
            os.replace(beside, file)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as error:
        logger.info("The start of the next training is not kept: %s", error)


def _columns(array: np.ndarray, columns: Sequence[int]) -> np.ndarray:
    """Return (n, len(columns)) with those columns, zeros for -1."""
    padded = np.hstack([array, np.zeros((len(array), 1), dtype=array.dtype)])
    chosen: np.ndarray = padded[:, list(columns)]
    return chosen


def _key(text: str) -> bytes:
    """Return what a text is known by: 20 bytes."""
    return hashlib.sha1(text.encode("utf-8", "replace"), usedforsecurity=False).digest()
