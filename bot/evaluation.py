"""How well a trained model reads texts it never saw: the figures that stand beside each model."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

ANNOTATION = re.compile(r"\[([^\]]+)\](?:\{[^}]*\}|\([^)]*\))")
NEAR_MISSES = "near_misses.yml"


@dataclass(frozen=True)
class Labelled:
    """A text, the intent a person gave it and the file it stands in."""

    text: str
    intent: str
    file: str


@dataclass(frozen=True)
class Reading:
    """What the model made of a text; `best` is the top intent before the threshold."""

    labelled: Labelled
    intent: str
    best: str
    confidence: float


def read_labelled(files: Sequence[Path]) -> list[Labelled]:
    """Return all examples of NLU files, entity annotations taken off."""
    found = []
    for file in files:
        for block in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("nlu") or []:
            for line in str(block.get("examples") or "").splitlines():
                if line.startswith("- ") and "intent" in block:
                    found.append(Labelled(ANNOTATION.sub(r"\1", line[2:]).strip(), block["intent"], file.name))
    return found


def read_with(model: Path, labelled: Sequence[Labelled]) -> list[Reading]:
    """Return the readings of a model's whole pipeline, safety rules and threshold included."""
    from rasa.core.channels.channel import UserMessage
    from rasa.core.processor import MessageProcessor
    from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
    from rasa.shared.core.trackers import DialogueStateTracker

    _, metadata, runner = MessageProcessor._load_model(model)
    tracker = DialogueStateTracker.from_events("evaluation", [])
    readings = []
    for one in labelled:
        inputs = {PLACEHOLDER_MESSAGE: [UserMessage(one.text.replace("/", "∕"))], PLACEHOLDER_TRACKER: tracker}  # noqa: RUF001
        parsed = runner.run(inputs=inputs, targets=[metadata.nlu_target])[metadata.nlu_target][0]
        intent, ranking = parsed.get("intent") or {}, parsed.get("intent_ranking") or []
        best = intent["name"] if intent["name"] != "nlu_fallback" else ranking[0]["name"]
        readings.append(Reading(one, intent["name"], best, float(intent["confidence"])))
    return readings


def figures_of(readings: Sequence[Reading]) -> dict[str, Any]:
    """Return the figures of held-out readings; shares are 0…1.

    `accuracy` and `macro_f1` are of the top intent; `answered` is the share at or above the threshold and
    `answered_right` how much of that is right; `near_miss_alarms` the share of look-alikes of crisis taken
    for crisis.
    """
    near = [r for r in readings if r.labelled.file == NEAR_MISSES]
    usual = [r for r in readings if r.labelled.file != NEAR_MISSES]
    answered = [r for r in usual if r.intent != "nlu_fallback"]
    crisis = [r for r in usual if r.labelled.intent == "crisis"]
    return {
        "texts": len(usual),
        "accuracy": _share(r.best == r.labelled.intent for r in usual),
        "macro_f1": macro_f1(usual),
        "answered": len(answered) / max(1, len(usual)),
        "answered_right": _share(r.intent == r.labelled.intent for r in answered),
        "crisis_texts": len(crisis),
        "crisis_recall": _share(r.intent == "crisis" for r in crisis),
        "crisis_alarms": _share(r.intent == "crisis" for r in usual if r.labelled.intent != "crisis"),
        "near_misses": len(near),
        "near_miss_alarms": _share(r.intent == "crisis" for r in near if r.labelled.intent != "crisis"),
    }


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


def _share(outcomes: Any) -> float:
    listed = list(outcomes)
    return sum(listed) / len(listed) if listed else 0.0
