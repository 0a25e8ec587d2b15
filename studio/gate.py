"""The gate: what a candidate must not lose against the live model before it may be published. Pure functions.

An intent has 10–50 held-out texts, so that its F1 alone is noise: with 14 texts one text more or less moves it by 0.05.
An intent counts as worse when at least three texts net are lost *and* the loss is more than a margin; three net losses
and no gain have p = 0.125 in the exact sign test on changed texts (McNemar, Psychometrika 1947), but two models that are
made of the same data hardly ever differ on three texts of one intent, which `benchmarks.gate` measures.
"""

from collections import Counter
from collections.abc import Sequence

from studio.comparison import (
    CRISIS,
    Report,
    Row,
    f1_scores,
    figures,
    known_intents,
    near_misses,
    paired,
    usual,
)
from studio.schemas.training import GateRule

LOST_TEXTS = 3
INTENT_MARGIN = 0.10
ANSWER_MARGIN = 0.20
ACCURACY_MARGIN = 0.01
MACRO_F1_MARGIN = 0.015
RIGHT_MARGIN = 0.02
ECE_MARGIN = 0.03
NEAR_MISS_MARGIN = 2
ALARM_MARGIN = 2


def gate(live: Report, candidate: Report) -> list[GateRule]:
    """Return every rule with what was measured; both reports are of the same held-out texts."""
    return [
        _crisis_recall(live, candidate),
        _near_misses(live, candidate),
        _alarms(live, candidate),
        _accuracy(live, candidate),
        _macro_f1(live, candidate),
        _right_answers(live, candidate),
        _worst_intent(live, candidate),
        _worst_answers(live, candidate),
        _calibration(live, candidate),
        _stories(live, candidate),
        _missing_intents(live, candidate),
    ]


def is_green(rules: Sequence[GateRule]) -> bool:
    """Return whether every rule holds."""
    return all(rule.ok for rule in rules)


def red_rules(rules: Sequence[GateRule]) -> str:
    """Return the names of the broken rules, for a sentence."""
    names = [rule.rule[:1].lower() + rule.rule[1:] for rule in rules if not rule.ok]
    return ", ".join(names)


def _crisis_recall(live: Report, candidate: Report) -> GateRule:
    limit, measured = figures(live).crisis_recall, figures(candidate).crisis_recall
    lost = [
        new["text"]
        for old, new in paired(live, candidate)
        if new["intent"] == CRISIS and old["read"] == CRISIS and new["read"] != CRISIS
    ]
    return GateRule(
        rule="Kriser oppdages",
        ok=measured >= limit - 1e-9,
        measured=measured,
        limit=limit,
        detail=f"Ikke lenger oppdaget: {_quoted(lost)}"
        if lost
        else "Alle kriser som oppdages i dag, oppdages fortsatt.",
    )


def _near_misses(live: Report, candidate: Report) -> GateRule:
    before, now = (sum(row["read"] == CRISIS for row in near_misses(report)) for report in (live, candidate))
    return GateRule(
        rule="Talemåter som ligner kriser, gir ikke flere falske alarmer",
        ok=now <= before + NEAR_MISS_MARGIN,
        measured=now,
        limit=before + NEAR_MISS_MARGIN,
        detail=f"{now} falske alarmer nå, {before} i modellen som er i bruk.",
    )


def _alarms(live: Report, candidate: Report) -> GateRule:
    before, now = (
        sum(row["read"] == CRISIS for row in usual(report) if row["intent"] != CRISIS) for report in (live, candidate)
    )
    return GateRule(
        rule="Vanlige spørsmål gir ikke flere falske krisealarmer",
        ok=now <= before + ALARM_MARGIN,
        measured=now,
        limit=before + ALARM_MARGIN,
        detail=f"{now} falske alarmer nå, {before} i modellen som er i bruk.",
    )


def _accuracy(live: Report, candidate: Report) -> GateRule:
    before, now = figures(live).accuracy, figures(candidate).accuracy
    return _not_lower("Treffsikkerheten holder seg", before, now, ACCURACY_MARGIN)


def _macro_f1(live: Report, candidate: Report) -> GateRule:
    before, now = figures(live).macro_f1, figures(candidate).macro_f1
    return _not_lower("Temaene leses like godt i snitt (F1)", before, now, MACRO_F1_MARGIN)


def _right_answers(live: Report, candidate: Report) -> GateRule:
    """Hold the share of texts that get the right answer at once, threshold included."""
    before, now = (_share([row["read"] == row["intent"] for row in usual(report)]) for report in (live, candidate))
    return _not_lower("Like mange får riktig svar med en gang", before, now, RIGHT_MARGIN)


def _not_lower(rule: str, before: float, now: float, margin: float) -> GateRule:
    return GateRule(
        rule=rule,
        ok=now >= before - margin - 1e-9,
        measured=now,
        limit=before - margin,
        detail=f"{_percent(now)} nå, {_percent(before)} i modellen som er i bruk.",
    )


def _worst_intent(live: Report, candidate: Report) -> GateRule:
    """Hold each intent's F1 by its top reading."""
    before, now = f1_scores(usual(live)), f1_scores(usual(candidate))
    net = _net_losses(live, candidate, "best")
    drops = {intent: before[intent] - now.get(intent, 0.0) for intent in before}
    worse = sorted((i for i in drops if net[i] >= LOST_TEXTS and drops[i] > INTENT_MARGIN), key=lambda i: -drops[i])
    counted = [drops[intent] for intent in drops if net[intent] >= LOST_TEXTS]
    told = ", ".join(
        f"{i} (treff {_score(before[i])} → {_score(now.get(i, 0.0))}, {net[i]} setninger tapt)" for i in worse[:5]
    )
    return GateRule(
        rule="Ingen temaer leses klart dårligere",
        ok=not worse,
        measured=max(counted, default=0.0),
        limit=INTENT_MARGIN,
        detail=f"Dårligere: {told}." if worse else "Ingen temaer har tapt tre setninger og mer enn 10 i treff.",
    )


def _worst_answers(live: Report, candidate: Report) -> GateRule:
    """Hold each intent's share of texts that are answered right, so that no intent goes silent below the threshold."""
    net = _net_losses(live, candidate, "read")
    texts = Counter(row["intent"] for row in usual(candidate))
    drops = {intent: net[intent] / number for intent, number in texts.items()}
    worse = sorted((i for i in drops if net[i] > LOST_TEXTS and drops[i] > ANSWER_MARGIN), key=lambda i: -drops[i])
    counted = [drops[intent] for intent in drops if net[intent] > LOST_TEXTS]
    told = ", ".join(f"{i} ({net[i]} av {texts[i]})" for i in worse[:5])
    return GateRule(
        rule="Ingen temaer blir stående uten svar",
        ok=not worse,
        measured=max(counted, default=0.0),
        limit=ANSWER_MARGIN,
        detail=f"Færre riktige svar: {told}." if worse else "Ingen temaer har mistet mer enn hvert femte riktige svar.",
    )


def _calibration(live: Report, candidate: Report) -> GateRule:
    before, now = figures(live).ece, figures(candidate).ece
    return GateRule(
        rule="Modellen er ikke mer skråsikker eller usikker enn den har grunn til",
        ok=now <= before + ECE_MARGIN + 1e-9,
        measured=now,
        limit=before + ECE_MARGIN,
        detail=f"Bommer i snitt med {_score(now)} prosentpoeng på hvor sikker den er. Den i bruk: {_score(before)}.",
    )


def _stories(live: Report, candidate: Report) -> GateRule:
    """Hold every story that the live model passes; one that is no longer there counts as broken."""
    results = {one["name"]: bool(one["ok"]) for one in candidate.get("stories") or []}
    broken = [one["name"] for one in live.get("stories") or [] if one["ok"] and not results.get(one["name"], False)]
    return GateRule(
        rule="Ingen samtaletester brytes",
        ok=not broken,
        measured=len(broken),
        limit=0,
        detail=f"Brutt: {_quoted(broken)}"
        if broken
        else f"{sum(results.values())} av {len(results)} samtaler går bra.",
    )


def _missing_intents(live: Report, candidate: Report) -> GateRule:
    missing = sorted(known_intents(live) - known_intents(candidate) - {"nlu_fallback"})
    return GateRule(
        rule="Alle temaer er fortsatt med",
        ok=not missing,
        measured=len(missing),
        limit=0,
        detail=f"Borte: {', '.join(missing)}." if missing else "Ingen temaer er borte.",
    )


def _net_losses(live: Report, candidate: Report, read_by: str) -> Counter[str]:
    """Return, by intent, how many of the usual texts were right and no longer are, less those that became right."""
    net: Counter[str] = Counter()
    kept = {id(row) for row in usual(candidate)}
    for old, new in paired(live, candidate):
        if id(new) in kept:
            net[new["intent"]] += _right(old, read_by) - _right(new, read_by)
    return net


def _right(row: Row, read_by: str) -> int:
    return int(row[read_by] == row["intent"])


def _share(outcomes: Sequence[bool]) -> float:
    return sum(outcomes) / len(outcomes) if outcomes else 0.0


def _percent(share: float) -> str:
    return f"{_score(share)} %"


def _score(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",")


def _quoted(texts: Sequence[str], most: int = 3) -> str:
    shown = ", ".join(f"«{text}»" for text in texts[:most])
    return f"{shown} og {len(texts) - most} til." if len(texts) > most else f"{shown}."
