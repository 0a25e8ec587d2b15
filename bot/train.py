"""Trains a model: `python -m bot.train --out models [--if-stale]`.

Prints what it does; on an error it prints one sentence, leaves the current model in place and returns 1.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
import warnings
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.lean_imports import leave_tensorflow_out
from bot.registry import digest_of_file, read_pointer, remove_old, write_pointer
from bot.training_files import ROOT, TrainingDataError, check, data_hash, dialogue_files, nlu_files


def main(arguments: list[str] | None = None) -> int:
    """Train what the arguments ask for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "models", help="folder of the models")
    parser.add_argument("--if-stale", action="store_true", help="only when the current model isn't made of this data")
    parser.add_argument("--confusions", action="store_true", help="also print which held-out texts are misread")
    chosen = parser.parse_args(arguments)
    out = chosen.out if chosen.out.is_absolute() else ROOT / chosen.out
    try:
        if chosen.if_stale and (pointer := read_pointer(out)) and pointer.get("data_hash") == data_hash():
            print(f"The bot model {pointer['file']} is up to date.", flush=True)
            return 0
        train(out, chosen.confusions)
    except TrainingDataError as error:
        print(f"bot.train: {error}", file=sys.stderr)
        return 1
    except Exception as error:
        if os.environ.get("VEIVISER_DEBUG"):
            raise
        causes = [error]
        while causes[-1].__cause__ is not None:
            causes.append(causes[-1].__cause__)
        told = " ".join(str(causes[-1]).split()) or type(causes[-1]).__name__
        print(f"bot.train: training failed: {told[:500]}", file=sys.stderr)
        return 1
    return 0


def train(out: Path, print_confusions: bool = False) -> dict[str, Any]:
    """Check, train, evaluate and publish; return the new pointer. Raises TrainingDataError and Rasa's errors."""
    step = _Progress()
    step("Checking the training data")
    check()
    digest = data_hash()
    step("Loading Rasa")
    _prepare()
    step(f"Training on {len(nlu_files())} files of examples and {len(dialogue_files())} of rules")
    name = f"veiviser-{datetime.now(timezone.utc):%Y%m%d-%H%M%S}-{digest[:8]}"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".training-") as folder:
        part = train_model([*nlu_files(), *dialogue_files()], Path(folder), name)
        file = out / part.name
        part.replace(file)
    figures: dict[str, Any] = {}
    if nlu_files(held_out=True):
        from bot.evaluation import confusions, figures_of, read_labelled, read_with

        step("Reading the held-out texts")
        readings = read_with(file, read_labelled(nlu_files(held_out=True)))
        figures = figures_of(readings)
        shown = ", ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items())
        print(f"  {shown}", flush=True)
        if print_confusions:
            for number, true, taken, texts in confusions(readings):
                print(f"  {number} {true} → {taken}: {' | '.join(texts)}")
    import rasa

    pointer = {
        "file": file.name,
        "sha256": digest_of_file(file),
        "data_hash": digest,
        "trained_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "rasa_version": rasa.__version__,
        "figures": figures,
    }
    write_pointer(out, pointer)
    remove_old(out)
    step(f"{file.name} is the current model")
    return pointer


def train_model(files: list[Path], out: Path, name: str, config: Path = ROOT / "config.yml") -> Path:
    """Train one model file from data files, without Rasa's cache; return it. Raises Rasa's errors."""
    leave_tensorflow_out()
    from rasa.model_training import train as train_with_rasa

    result = train_with_rasa(
        domain=str(ROOT / "bot" / "domain"),
        config=str(config),
        training_files=[str(file) for file in files],
        output=str(out),
        fixed_model_name=name,
        force_training=True,
    )
    if not result.model or result.code != 0:
        raise TrainingDataError(f"Rasa could not train (code {result.code}).")
    return Path(result.model)


def _prepare() -> None:
    leave_tensorflow_out()
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("TQDM_DISABLE", "1")
    # The encoder's threads (OpenMP) wait for each other where somebody else has a core; linear algebra's don't.
    os.environ.setdefault("OMP_NUM_THREADS", str(max(1, (os.cpu_count() or 2) // 2)))
    os.environ.setdefault("OPENBLAS_NUM_THREADS", str(os.cpu_count() or 1))
    warnings.filterwarnings("ignore")
    logging.basicConfig(level=logging.WARNING, format="  %(levelname)s %(message)s")
    logging.getLogger("bot.components").setLevel(logging.INFO)
    import structlog

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    sys.path.insert(0, str(ROOT))


class _Progress:
    """Prints each step with the seconds since the start."""

    def __init__(self) -> None:
        self._start = time.monotonic()

    def __call__(self, text: str) -> None:
        print(f"[{time.monotonic() - self._start:4.0f} s] {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
