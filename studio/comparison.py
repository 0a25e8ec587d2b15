"""Two models on the same held-out texts: what each is worth, and where they differ. Pure functions over reports.

A report is what `python -m bot.train --report` writes: its `readings` hold `intent` (a person's label), `best` (the top
intent before the threshold) and `read` (what the bot acts on; `nlu_fallback` below the threshold).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from studio.schemas.training import CalibrationBin, ChangedReading, Figures, IntentFigures, StoryResult

NEAR_MISSES = "near_misses.yml"
CRISIS = "crisis"
_ORDER = {"worse": 0, "other": 1, "better": 2}

Report = Mapping[str, Any]
Row = Mapping[str, Any]


def usual(report: Report) -> list[Row]:
    """Return the readings that figures are made of: all but the look-alikes of crisis."""
    return [row for row in report["readings"] if row["file"] != NEAR_MISSES]


def near_misses(report: Report) -> list[Row]:
    """Return the readings of texts that only look like crisis."""
    return [row for row in report["readings"] if row["file"] == NEAR_MISSES and row["intent"] != CRISIS]


def figures(report: Report) -> Figures:
    """Return a report's figures as the wire has them."""
    return Figures.model_validate(report["figures"])


def known_intents(report: Report) -> set[str]:
    """Return the intents a model was trained on; without its training examples, those it was seen to read."""
    trained = {row["intent"] for row in report.get("out_of_fold") or []}
    return trained or {row["best"] for row in report["readings"]}


def recalls(rows: Sequence[Row]) -> dict[str, float]:
    """Return each labelled intent's share of texts whose top intent is right."""
    true = Counter(row["intent"] for row in rows)
    right = Counter(row["intent"] for row in rows if row["best"] == row["intent"])
    return {intent: right[intent] / number for intent, number in true.items()}


def f1_scores(rows: Sequence[Row]) -> dict[str, float]:
    """Return each labelled intent's F1, the harmonic mean of precision and recall of the top intent."""
    true = Counter(row["intent"] for row in rows)
    said = Counter(row["best"] for row in rows)
    right = Counter(row["intent"] for row in rows if row["best"] == row["intent"])
    return {intent: 2 * right[intent] / (said[intent] + number) for intent, number in true.items()}


def intents(live: Report | None, candidate: Report) -> list[IntentFigures]:
    """Return every held-out intent, live against candidate, the greatest loss first."""
    rows = usual(candidate)
    before = usual(live) if live else []
    texts = Counter(row["intent"] for row in rows)
    f1, recall, old_f1, old_recall = f1_scores(rows), recalls(rows), f1_scores(before), recalls(before)
    found = [
        IntentFigures(
            intent=intent,
            texts=number,
            live_f1=old_f1.get(intent),
            candidate_f1=f1[intent],
            live_recall=old_recall.get(intent),
            candidate_recall=recall[intent],
        )
        for intent, number in texts.items()
    ]
    return sorted(found, key=lambda one: (one.candidate_f1 - (one.live_f1 or 0.0), one.intent))


def paired(live: Report, candidate: Report) -> list[tuple[Row, Row]]:
    """Return the readings of texts that both models read, as (live, candidate)."""
    before: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for row in live["readings"]:
        before[_key(row)].append(row)
    return [(old.pop(0), row) for row in candidate["readings"] if (old := before[_key(row)])]


def changed(live: Report, candidate: Report) -> list[ChangedReading]:
    """Return the held-out texts whose reading changed, the worst first: lost crisis texts, then the surest losses."""
    found = [
        ChangedReading(
            text=new["text"],
            intent=new["intent"],
            live=old["read"],
            live_confidence=old["confidence"],
            candidate=new["read"],
            candidate_confidence=new["confidence"],
            verdict=_verdict(old, new),
        )
        for old, new in paired(live, candidate)
        if old["read"] != new["read"]
    ]
    return sorted(found, key=lambda one: (_ORDER[one.verdict], one.intent != CRISIS, -one.candidate_confidence))


def calibration(report: Report) -> list[CalibrationBin]:
    """Return how sure a model was against how often it was right."""
    return [CalibrationBin.model_validate(one) for one in report.get("calibration") or []]


def stories(report: Report) -> list[StoryResult]:
    """Return a report's story tests, the failed first."""
    found = [
        StoryResult(
            name=one["name"],
            ok=one["ok"],
            step=str(one.get("step") or ""),
            expected=str(one.get("expected") or ""),
            got=str(one.get("got") or ""),
        )
        for one in report.get("stories") or []
    ]
    return sorted(found, key=lambda one: one.ok)


def confusions(report: Report) -> list[tuple[str, str, int]]:
    """Return (true intent, top intent, texts) of the usual texts, right ones included, the most frequent first."""
    counted = Counter((row["intent"], row["best"]) for row in usual(report))
    return sorted(((true, taken, number) for (true, taken), number in counted.items()), key=lambda one: (-one[2], one))


def _key(row: Row) -> tuple[str, str, str]:
    return row["text"], row["intent"], row["file"]


def _verdict(old: Row, new: Row) -> Literal["better", "worse", "other"]:
    if old["read"] == old["intent"]:
        return "worse"
    return "better" if new["read"] == new["intent"] else "other"
