"""The report of a training or a measurement, as the studio reads it (REPORT.json)."""

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bot.evaluation import Evaluation, Labelled, calibration_of, usual_of
from bot.training_files import nlu_files

LONGEST_CAUSE = 500


def report_of(
    model: dict[str, Any],
    seconds: dict[str, float | None],
    found: Evaluation,
    root: Path,
    out_of_fold: Sequence[dict[str, Any]] | None = None,
) -> dict[str, Any]:
    """Return the report; `model` is {id, file, sha256, data_hash}, `seconds` {train, evaluate}."""
    report = {
        "model": model,
        "seconds": seconds,
        "held_out_hash": held_out_hash(root),
        "figures": found.figures,
        "readings": [
            {
                "text": r.labelled.text,
                "intent": r.labelled.intent,
                "file": r.labelled.file,
                "read": r.intent,
                "best": r.best,
                "confidence": round(r.confidence, 6),
            }
            for r in found.readings
        ],
        "calibration": calibration_of(usual_of(found.readings)),
        "stories": [asdict(story) for story in found.stories],
    }
    return report if out_of_fold is None else report | {"out_of_fold": list(out_of_fold)}


def held_out_hash(root: Path) -> str:
    """Return one SHA-256 over names and bytes of the held-out files."""
    digest = hashlib.sha256()
    for file in nlu_files(root, held_out=True):
        digest.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def out_of_fold_rows(examples: Sequence[Labelled], told: dict[tuple[str, str], dict[str, Any]]) -> list[dict[str, Any]]:
    """Return {text, intent, file, shares, own} of every example as it is written, by what cross-validation told."""
    rows = []
    for one in examples:
        found = told.get((one.text, one.intent))
        if found is not None:
            rows.append(
                {
                    "text": one.written,
                    "intent": one.intent,
                    "file": one.file,
                    "shares": found["shares"],
                    "own": found["own"],
                }
            )
    return rows


def write_report(file: Path, report: dict[str, Any]) -> None:
    """Write a report in one step."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}.{os.getpid()}")
    part.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    part.replace(file)


def cause_of(error: BaseException) -> str:
    """Return the first cause of an error in one line."""
    while error.__cause__ is not None:
        error = error.__cause__
    return (" ".join(str(error).split()) or type(error).__name__)[:LONGEST_CAUSE]
