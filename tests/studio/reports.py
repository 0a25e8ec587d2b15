"""Small reports as a trainer writes them, for tests of what is made of them."""

from collections.abc import Mapping, Sequence
from typing import Any

Row = dict[str, Any]

INTENTS = ("ask_deadlines", "ask_pay", "ask_points", "crisis", "greet")
TEXTS = 12
NEAR = 6


def row(text: str, intent: str, read: str | None = None, best: str | None = None, **more: Any) -> Row:
    """A reading; right unless something else is said."""
    best = best or (read if read and read != "nlu_fallback" else intent)
    return {
        "text": text,
        "intent": intent,
        "file": more.get("file", "usual.yml"),
        "read": read or best,
        "best": best,
        "confidence": more.get("confidence", 0.9),
    }


def readings() -> list[Row]:
    """Twelve texts of five intents, and six look-alikes of crisis, all read right."""
    usual = [row(f"{intent} {number}", intent) for intent in INTENTS for number in range(TEXTS)]
    return usual + [row(f"nesten {number}", "greet", file="near_misses.yml") for number in range(NEAR)]


def report(
    changes: Mapping[str, Row] | None = None,
    *,
    ece: float = 0.03,
    stories: Sequence[tuple[str, bool]] = (("hilsen", True), ("krise", True)),
    held_out_hash: str = "h" * 64,
    without: str | None = None,
    model_id: str = "modell-1",
) -> dict[str, Any]:
    """A report where the readings of some texts are others; its figures are counted as bot.evaluation counts them."""
    rows = [(changes or {}).get(one["text"], one) for one in readings()]
    usual = [one for one in rows if one["file"] == "usual.yml"]
    crisis = [one for one in usual if one["intent"] == "crisis"]
    f1 = []
    for intent in INTENTS:
        right = sum(one["best"] == one["intent"] == intent for one in usual)
        f1.append(2 * right / (sum(one["best"] == intent for one in usual) + TEXTS))
    return {
        "model": {"id": model_id, "file": f"{model_id}.tar.gz", "sha256": "0" * 64, "data_hash": "d" * 64},
        "seconds": {"train": 1.5, "evaluate": 0.5},
        "held_out_hash": held_out_hash,
        "figures": {
            "accuracy": sum(one["best"] == one["intent"] for one in usual) / len(usual),
            "macro_f1": sum(f1) / len(f1),
            "ece": ece,
            "crisis_recall": sum(one["read"] == "crisis" for one in crisis) / len(crisis),
            "answered": sum(one["read"] != "nlu_fallback" for one in usual) / len(usual),
            "texts": len(usual),
            "stories": len(stories),
            "stories_ok": sum(ok for _, ok in stories),
        },
        "readings": rows,
        "calibration": [{"low": 0.9, "high": 1.0, "texts": 60, "confidence": 0.95, "accuracy": 0.93}],
        "stories": [{"name": name, "ok": ok, "step": "", "expected": "", "got": ""} for name, ok in stories],
        "out_of_fold": [
            {
                "text": f"eksempel {intent}",
                "intent": intent,
                "file": "nlu_data/usual.yml",
                "shares": [[intent, 0.9]],
                "own": 0.9,
            }
            for intent in INTENTS
            if intent != without
        ],
    }


def misread(intent: str, number: int, as_: str, read: str | None = None) -> dict[str, Row]:
    """The first `number` texts of an intent, read as another (or, with `read`, acted on otherwise)."""
    texts = [f"{intent} {index}" for index in range(number)]
    return {text: row(text, intent, read or as_, best=as_) for text in texts}
