"""How well a trained model reads texts it never saw: the figures that stand beside each model."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.loaded_model import LoadedModel
from bot.story_tests import StoryResult, run_stories
from bot.training_files import nlu_files, read_yaml, story_test_files

ANNOTATION = re.compile(r"\[([^\]]+)\](?:\{[^}]*\}|\([^)]*\))")
NEAR_MISSES = "near_misses.yml"
BINS = 10


@dataclass(frozen=True)
class Labelled:
    """A text, the intent a person gave it, the file it stands in, and how it is written there."""

    text: str
    intent: str
    file: str
    written: str = ""


@dataclass(frozen=True)
class Reading:
    """What the model made of a text; `best` is the top intent before the threshold, `confidence` its share."""

    labelled: Labelled
    intent: str
    best: str
    confidence: float


@dataclass(frozen=True)
class Evaluation:
    """All that is measured of a model."""

    figures: dict[str, Any]
    readings: list[Reading]
    stories: list[StoryResult]


def evaluate(
    model: LoadedModel, root: Path, on_stories: Callable[[], None] = lambda: None, own_embeddings: bool = True
) -> Evaluation:
    """Read the held-out texts and walk through the story tests of a folder. Raises TrainingDataError for a broken file.

    `on_stories` is called between the two. Embeddings of what is read are kept for the next time, if `own_embeddings`.
    """
    if own_embeddings:
        model.remember_embeddings()
    readings = read_with(model, read_labelled(nlu_files(root, held_out=True)))
    on_stories()
    stories = run_stories(model, story_test_files(root), root / "bot" / "follow_ups.json")
    figures = figures_of(readings) if readings else {}
    figures |= {"stories": len(stories), "stories_ok": sum(story.ok for story in stories)}
    return Evaluation(figures, readings, stories)


def read_labelled(files: Sequence[Path]) -> list[Labelled]:
    """Return all examples of NLU files, entity annotations taken off."""
    found = []
    for file in files:
        for block in (read_yaml(file) or {}).get("nlu") or []:
            for line in str(block.get("examples") or "").splitlines():
                if line.startswith("- ") and "intent" in block:
                    written = line[2:].strip()
                    found.append(Labelled(ANNOTATION.sub(r"\1", written).strip(), block["intent"], file.name, written))
    return found


def read_with(model: LoadedModel, labelled: Sequence[Labelled]) -> list[Reading]:
    """Return the readings of a model's whole pipeline, safety rules and threshold included.

    The channel's corrections ("nei, jeg mente …") come before the model, and have tests of their own.
    """
    readings = []
    for one, parsed in zip(labelled, model.parse_whole([one.text for one in labelled]), strict=True):
        intent, ranking = parsed.get("intent") or {}, parsed.get("intent_ranking") or []
        best = intent["name"] if intent["name"] != "nlu_fallback" or not ranking else ranking[0]["name"]
        readings.append(Reading(one, intent["name"], best, float(intent["confidence"])))
    return readings


def figures_of(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the figures of held-out readings; shares are 0…1.

    `accuracy`, `macro_f1` and `ece` are of the top intent; `answered` is the share at or above the threshold and
    `answered_right` how much of that is right; `near_miss_alarms` the share of look-alikes of crisis taken
    for crisis.
    """
    near = [r for r in readings if r.labelled.file == NEAR_MISSES]
    usual = usual_of(readings)
    answered = [r for r in usual if r.intent != "nlu_fallback"]
    crisis = [r for r in usual if r.labelled.intent == "crisis"]
    return {
        "texts": len(usual),
        "accuracy": _share(r.best == r.labelled.intent for r in usual),
        "macro_f1": macro_f1(usual),
        "ece": calibration_error(usual),
        "answered": len(answered) / max(1, len(usual)),
        "answered_right": _share(r.intent == r.labelled.intent for r in answered),
        "crisis_texts": len(crisis),
        "crisis_recall": _share(r.intent == "crisis" for r in crisis),
        "crisis_alarms": _share(r.intent == "crisis" for r in usual if r.labelled.intent != "crisis"),
        "near_misses": len(near),
        "near_miss_alarms": _share(r.intent == "crisis" for r in near if r.labelled.intent != "crisis"),
    }


def usual_of(readings: Sequence[Reading]) -> list[Reading]:
    """Return all readings but those of look-alikes of crisis."""
    return [r for r in readings if r.labelled.file != NEAR_MISSES]


def calibration_of(readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """Return ten equal bins of confidence {low, high, texts, confidence, accuracy}; means are 0 in an empty bin."""
    bins: list[list[Reading]] = [[] for _ in range(BINS)]
    for r in readings:
        bins[min(BINS - 1, int(r.confidence * BINS))].append(r)
    return [
        {
            "low": number / BINS,
            "high": (number + 1) / BINS,
            "texts": len(own),
            "confidence": sum(r.confidence for r in own) / len(own) if own else 0.0,
            "accuracy": _share(r.best == r.labelled.intent for r in own),
        }
        for number, own in enumerate(bins)
    ]


def calibration_error(readings: Sequence[Reading]) -> float:
    """Return the expected calibration error (Naeini et al., AAAI 2015): how far confidence is from being right, 0…1."""
    gaps = (one["texts"] * abs(one["confidence"] - one["accuracy"]) for one in calibration_of(readings) if one["texts"])
    return float(sum(gaps)) / max(1, len(readings))


def macro_f1(readings: Sequence[Reading]) -> float:
    """Return the mean over intents of the harmonic mean of precision and recall."""
    right: Counter[str] = Counter()
    said: Counter[str] = Counter()
    true: Counter[str] = Counter()
    for r in readings:
        said[r.best] += 1
        true[r.labelled.intent] += 1
        right[r.labelled.intent] += r.best == r.labelled.intent
    scores = [2 * right[intent] / (said[intent] + number) for intent, number in true.items()]
    return sum(scores) / max(1, len(scores))


def confusions(readings: Sequence[Reading]) -> list[tuple[int, str, str, list[str]]]:
    """Return (how often, true intent, taken for, texts), the most frequent first."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for r in readings:
        if r.best != r.labelled.intent:
            found[r.labelled.intent, r.best].append(r.labelled.text)
    return sorted(((len(t), true, taken, t) for (true, taken), t in found.items()), key=lambda row: -row[0])


def figures_shown(figures: dict[str, Any]) -> str:
    """Return the figures in one line for people."""
    return "  " + ", ".join(f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}" for k, v in figures.items())


def _share(outcomes: Any) -> float:
    listed = list(outcomes)
    return sum(listed) / len(listed) if listed else 0.0
