"""Trains a model: `python -m bot.train --out models [--if-stale]`.

Prints what it does; on an error it prints one sentence, leaves the current model in place and returns 1. The studio
trains from another folder of data, and looks at a model before it is used: `--root DIR --report FILE --progress
--no-publish`.
"""

import argparse
import contextlib
import logging
import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml

from bot.components import CANDIDATE, OUT_OF_FOLD
from bot.components.out_of_fold import read_out_of_fold
from bot.progress import Progress
from bot.quiet import be_quiet
from bot.registry import REPORT, digest_of_file, read_pointer, remove_old, write_pointer
from bot.training_files import ROOT, TrainingDataError, check, data_hash, dialogue_files, nlu_files

EXTRACTOR = "bot.components.occupation_extractor.OccupationExtractor"


@dataclass(frozen=True)
class Wishes:
    """What is asked of a training."""

    out: Path
    root: Path = ROOT
    report: Path | None = None
    publish: bool = True
    as_json: bool = False
    print_confusions: bool = False


def main(arguments: list[str] | None = None) -> int:
    """Train what the arguments ask for; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.train", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "models", help="folder of the models")
    parser.add_argument(
        "--root", type=Path, default=ROOT, help="folder of the data; code and config stay the project's"
    )
    parser.add_argument("--if-stale", action="store_true", help="only when the current model isn't made of this data")
    parser.add_argument("--report", type=Path, help="file of the report: figures, readings, stories, cross-validation")
    parser.add_argument("--progress", action="store_true", help="tell each step as a line of JSON, too")
    parser.add_argument("--no-publish", action="store_true", help="write the model only, and leave current.json alone")
    parser.add_argument("--ship", action="store_true", help="also keep the texts' embeddings in the repository")
    parser.add_argument("--confusions", action="store_true", help="also print which held-out texts are misread")
    chosen = parser.parse_args(arguments)
    out = chosen.out if chosen.out.is_absolute() else ROOT / chosen.out
    root = chosen.root.resolve()
    try:
        if chosen.if_stale and (pointer := read_pointer(out)) and pointer.get("data_hash") == data_hash(root, ROOT):
            print(f"The bot model {pointer['file']} is up to date.", flush=True)
            return 0
        train_as(Wishes(out, root, chosen.report, not chosen.no_publish, chosen.progress, chosen.confusions))
        if chosen.ship:
            from bot.components.encoder_featurizer import give_embeddings_along

            give_embeddings_along()
    except TrainingDataError as error:
        print(f"bot.train: {error}", file=sys.stderr)
        return 1
    except Exception as error:
        if os.environ.get("VEIVISER_DEBUG"):
            raise
        from bot.report import cause_of

        print(f"bot.train: training failed: {cause_of(error)}", file=sys.stderr)
        return 1
    return 0


def train(out: Path, print_confusions: bool = False) -> dict[str, Any]:
    """Train from the project's own data and publish; return the new pointer. Raises as `train_as` does."""
    return train_as(Wishes(out, print_confusions=print_confusions))


def train_as(wishes: Wishes) -> dict[str, Any]:
    """Check, train, measure, and publish where that is wished; return the pointer to the model.

    The folder of models is left as it was until all of that went well. Raises TrainingDataError and Rasa's errors.
    """
    root, out = wishes.root, wishes.out
    step = Progress(wishes.as_json)
    step("Checking the training data", "Sjekker eksemplene", 0.01)
    check(root, ROOT)
    digest = data_hash(root, ROOT)
    step("Loading Rasa", "Starter opplæringen", 0.03)
    be_quiet(threads=os.cpu_count() or 1)
    logging.getLogger("bot.components").setLevel(logging.INFO)
    from bot.evaluation import confusions, evaluate, figures_shown, read_labelled
    from bot.loaded_model import LoadedModel
    from bot.report import out_of_fold_rows, report_of, write_report

    step(
        f"Training on {len(nlu_files(root))} files of examples and {len(dialogue_files(root))} of rules",
        "Leser eksemplene",
        0.08,
    )
    name = f"veiviser-{datetime.now(timezone.utc):%Y%m%d-%H%M%S}-{digest[:8]}"
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".training-") as folder:
        told = Path(folder) / "out_of_fold.json"
        with _environment({OUT_OF_FOLD: str(told)} | ({} if wishes.publish else {CANDIDATE: "1"})):
            made = _train_from(root, Path(folder), name, step)
        trained_after = step.seconds
        step("Reading the held-out texts", "Leser prøvesettet", 0.85, "evaluate")

        def on_stories() -> None:
            step("Walking through the stories", "Sjekker samtalene", 0.95, "evaluate")

        found = evaluate(LoadedModel.load(made), root, on_stories)
        print(figures_shown(found.figures), flush=True)
        for story in found.stories:
            if not story.ok:
                print(f"  story «{story.name}», {story.step}: expected {story.expected}, got {story.got}", flush=True)
        if wishes.print_confusions:
            for number, true, taken, texts in confusions(found.readings):
                print(f"  {number} {true} → {taken}: {' | '.join(texts)}")
        pointer = _pointer(made, digest, found.figures)
        told_in = wishes.report or (out / f"{name}{REPORT}" if wishes.publish else None)
        if told_in is not None:
            model = {"id": name, "file": made.name, "sha256": pointer["sha256"], "data_hash": digest}
            seconds = {"train": round(trained_after, 2), "evaluate": round(step.seconds - trained_after, 2)}
            left_out = out_of_fold_rows(read_labelled(nlu_files(root)), read_out_of_fold(told))
            write_report(told_in, report_of(model, seconds, found, root, left_out))
        made.replace(out / made.name)
    if wishes.publish:
        write_pointer(out, pointer)
        remove_old(out)
        step(f"{pointer['file']} is the current model", "Ferdig", 1.0, "evaluate")
    else:
        step(f"{pointer['file']} is ready", "Ferdig", 1.0, "evaluate")
    return pointer


def train_model(
    files: list[Path],
    out: Path,
    name: str,
    config: Path = ROOT / "config.yml",
    domain: Path = ROOT / "bot" / "domain",
    progress: Progress | None = None,
) -> Path:
    """Train one model file from data files, without Rasa's cache; return it. Raises Rasa's errors."""
    be_quiet(threads=os.cpu_count() or 1)
    from bot.lean_training import train_lean

    made = train_lean(config, domain, files, out, name, progress.on_node if progress else lambda node: None)
    if made is None:
        raise TrainingDataError("Rasa could not train.")
    return made


def _train_from(root: Path, folder: Path, name: str, progress: Progress) -> Path:
    """Train from a folder of data into `folder`; return the model's file."""
    config = folder / "config.yml"
    config.write_text(yaml.safe_dump(config_for(root), allow_unicode=True, sort_keys=False), encoding="utf-8")
    files = [*nlu_files(root), *dialogue_files(root)]
    return train_model(files, folder, name, config, root / "bot" / "domain", progress)


@contextlib.contextmanager
def _environment(settings: dict[str, str]) -> Iterator[None]:
    """Hand settings on to the graph's components, which are made by Rasa."""
    before = {name: os.environ.get(name) for name in settings}
    os.environ.update(settings)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def config_for(root: Path) -> dict[str, Any]:
    """Return the project's config, with the lexicon of a folder of data."""
    config: dict[str, Any] = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    for component in config["pipeline"]:
        if component["name"] == EXTRACTOR and root != ROOT:
            component["lexicon"] = str(root / component["lexicon"])
    return config


def _pointer(made: Path, digest: str, figures: dict[str, Any]) -> dict[str, Any]:
    import rasa

    return {
        "file": made.name,
        "sha256": digest_of_file(made),
        "data_hash": digest,
        "trained_at": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "rasa_version": rasa.__version__,
        "figures": figures,
    }


if __name__ == "__main__":
    sys.exit(main())
