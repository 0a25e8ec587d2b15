"""What cross-validation says of each training text, in a file that only who asks for it gets."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

BEST = 5


def write_out_of_fold(
    file: Path, texts: Sequence[str], intents: Sequence[str], classes: np.ndarray, shares: np.ndarray
) -> None:
    """Write calibrated probabilities (n, c) of texts (n) by fits that left each out."""
    rows = []
    for text, own, row in zip(texts, classes, shares, strict=True):
        best = [[intents[index], round(float(row[index]), 5)] for index in np.argsort(-row)[:BEST]]
        rows.append({"text": text, "intent": intents[own], "shares": best, "own": round(float(row[own]), 5)})
    file.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def read_out_of_fold(file: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the rows {text, intent, shares, own} by (text, intent)."""
    rows = json.loads(file.read_text(encoding="utf-8"))
    return {(row["text"], row["intent"]): row for row in rows}
