"""Copies of the training data that are changed and trained for real, for the benchmarks of the studio."""

import json
import os
import random
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import Any

from foundation.settings import ROOT, get_settings
from studio import nlu_document

COPIED = ("nlu_data", "bot/domain", "bot/rules", "bot/stories")
SINGLE = ("bot/lexicon.json", "bot/follow_ups.json")
ANNOTATION = re.compile(r"\[([^\]]+)\]\{[^}]*\}")

Examples = dict[str, dict[str, list[str]]]


class TrainerRefused(Exception):
    """The trainer ended with an error; the message is what it said."""


def copy_project(folder: Path) -> Path:
    """Copy what a model is trained from; return the folder."""
    for part in COPIED:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part)
    for part in SINGLE:
        shutil.copyfile(ROOT / part, folder / part)
    return folder


def read_examples(root: Path) -> Examples:
    """Return the training examples as file → intent → texts as written."""
    files = sorted((root / "nlu_data").glob("*.yml"))
    return {file.name: nlu_document.read(file.read_text(encoding="utf-8")) for file in files}


def write_examples(root: Path, examples: Examples) -> None:
    """Write the training examples over those that are there."""
    for name, intents in examples.items():
        blocks = [
            f"- intent: {intent}\n  examples: |\n" + "".join(f"    - {text}\n" for text in texts)
            for intent, texts in intents.items()
            if texts
        ]
        file = root / "nlu_data" / name
        if not blocks:
            file.unlink()
            continue
        file.write_text('version: "3.1"\nnlu:\n' + "\n".join(blocks), encoding="utf-8")


def gathered(examples: Examples) -> Examples:
    """Return the same examples with each intent in one file, where most of it stood: it may stand in several."""
    found: Examples = {name: {} for name in examples}
    for intent in dict.fromkeys(intent for intents in examples.values() for intent in intents):
        files = [name for name, intents in examples.items() if intent in intents]
        main = max(files, key=lambda name: len(examples[name][intent]))
        found[main][intent] = [text for name in files for text in examples[name][intent]]
    return found


def file_of(examples: Examples, intent: str) -> str:
    """Return the file in which an intent of gathered examples stands. Raises ValueError unless it is one."""
    (name,) = (name for name, intents in examples.items() if intent in intents)
    return name


def texts_of(examples: Examples, intent: str) -> list[str]:
    """Return all texts of an intent of gathered examples, to be changed in place."""
    return examples[file_of(examples, intent)][intent]


def same_words(text: str) -> str:
    """Return a text by which the trainer takes two examples for the same."""
    return " ".join(ANNOTATION.sub(r"\1", text).casefold().split())


def shuffled(examples: Examples, seed: int) -> Examples:
    """Return the same examples in another order, by which the folds of cross-validation become others too."""
    order = random.Random(seed)
    return {
        name: {intent: order.sample(texts, len(texts)) for intent, texts in intents.items()}
        for name, intents in examples.items()
    }


def train(root: Path, out: Path) -> dict[str, Any]:
    """Train and evaluate a copy with the bot's runtime; return the report. Raises TrainerRefused."""
    out.mkdir(parents=True, exist_ok=True)
    report = out / "report.json"
    command = [
        *("nice", "-n", "5", str(get_settings().bot_python), "-m", "bot.train", "--root", str(root), "--out", str(out)),
        *("--report", str(report), "--progress", "--no-publish"),
    ]
    environment = os.environ | {"PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false"}
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        raise TrainerRefused(said[-1] if said else f"exit code {done.returncode}")
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    found["wall_seconds"] = round(time.monotonic() - started, 1)
    return found
