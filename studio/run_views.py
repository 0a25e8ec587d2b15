"""What a training run found, as it is kept and as the wire shows it. Pure functions."""

import hashlib
from pathlib import Path
from typing import Any, cast

from studio import comparison
from studio.comparison import Report
from studio.confusion import confusion_svg
from studio.gate import gate, is_green
from studio.models import Run
from studio.schemas.training import Figures, RunView, Seconds

# What a model is made of; frozen texts are in it too, since the gate is measured on them.
_INPUTS = ("nlu_data", "bot")


def found(live: Report | None, candidate: Report, inputs: str) -> dict[str, Any]:
    """Return what is kept of a run: both models' figures, where they differ, the gate; all plain JSON.

    Without a live model there is nothing to lose, and the gate has no rules.
    """
    rules = gate(live, candidate) if live else []
    return {
        "live": comparison.figures(live).model_dump() if live else None,
        "candidate": comparison.figures(candidate).model_dump(),
        "changed": [one.model_dump() for one in comparison.changed(live, candidate)] if live else [],
        "intents": [one.model_dump() for one in comparison.intents(live, candidate)],
        "calibration": [one.model_dump() for one in comparison.calibration(candidate)],
        "stories": [one.model_dump() for one in comparison.stories(candidate)],
        "gate": [one.model_dump() for one in rules],
        "green": is_green(rules),
        "confusions": {
            "live": comparison.confusions(live) if live else None,
            "candidate": comparison.confusions(candidate),
        },
        "inputs": inputs,
    }


def inputs_hash(folder: Path) -> str:
    """Return one SHA-256 over names and bytes of a materialised folder's training data (reads files)."""
    digest = hashlib.sha256()
    files = sorted(file for part in _INPUTS for file in (folder / part).rglob("*") if file.is_file())
    for file in files:
        digest.update(f"{file.relative_to(folder).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return digest.hexdigest()


def view(run: Run, title: str | None, details: bool = True) -> RunView:
    """Return a run as the wire shows it; without `details`, only its figures and whether the gate is green."""
    kept = run.comparison or {}
    shown = {name: kept.get(name, []) for name in ("changed", "intents", "calibration", "stories", "gate")}
    return RunView(
        id=run.id,
        change_set_id=run.change_set_id,
        change_set_title=title,
        state=cast(Any, run.state),
        progress=run.progress,
        step=run.step,
        seconds=Seconds.model_validate(run.seconds),
        data_hash=run.data_hash,
        model_id=run.model_id,
        live_model_id=run.live_model_id,
        live=Figures.model_validate(kept["live"]) if kept.get("live") else None,
        candidate=Figures.model_validate(kept["candidate"]) if kept.get("candidate") else None,
        **(shown if details else {}),
        green=kept.get("green"),
        confusion_url=f"/api/v1/studio/runs/{run.id}/confusion.svg" if kept else None,
        error=run.error,
        by=run.by,
        override_reason=run.override_reason,
        swap_id=run.swap_id,
        created_at=run.created_at,
        finished_at=run.finished_at,
    )


def picture(run: Run, model: str) -> str | None:
    """Return the confusion matrix of the run's `candidate` or `live` model as SVG; None when there is none."""
    counts = ((run.comparison or {}).get("confusions") or {}).get(model)
    if counts is None:
        return None
    name = "den nye modellen" if model == "candidate" else "modellen som er i bruk"
    return confusion_svg(
        [(str(true), str(taken), int(number)) for true, taken, number in counts], f"Forvekslinger, {name}"
    )
