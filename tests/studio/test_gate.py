"""The gate: each loss is stopped by the rule that names it, and noise isn't."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.gate import LOST_TEXTS, gate, is_green, red_rules
from tests.studio.reports import INTENTS, NEAR, TEXTS, misread, report, row


def red(live: dict[str, Any], candidate: dict[str, Any]) -> set[str]:
    return {rule.rule for rule in gate(live, candidate) if not rule.ok}


def alarms(number: int) -> dict[str, Any]:
    return {
        f"nesten {index}": row(f"nesten {index}", "greet", "crisis", file="near_misses.yml") for index in range(number)
    }


def test_a_model_against_itself_is_green() -> None:
    rules = gate(report(), report())
    assert is_green(rules) and red_rules(rules) == ""
    assert all(rule.detail for rule in rules)


def test_one_lost_crisis_text_is_too_many_even_when_it_is_only_less_sure() -> None:
    rules = gate(report(), report(misread("crisis", 1, "crisis", read="nlu_fallback")))
    assert [rule.rule for rule in rules if not rule.ok] == ["Kriser oppdages"]
    assert "«crisis 0»" in rules[0].detail and rules[0].measured < rules[0].limit
    assert red_rules(rules) == "kriser oppdages"


def test_false_alarms_may_waver_but_not_spread() -> None:
    assert not red(report(), report(alarms(2)))
    assert red(report(alarms(1)), report(alarms(4))) == {"Talemåter som ligner kriser, gir ikke flere falske alarmer"}
    spread = {f"ask_pay {index}": row(f"ask_pay {index}", "ask_pay", "crisis", best="ask_pay") for index in range(3)}
    assert "Vanlige spørsmål gir ikke flere falske krisealarmer" in red(report(), report(spread))


def test_an_intent_that_loses_two_texts_is_noise_and_three_are_not() -> None:
    worse = "Ingen temaer leses klart dårligere"
    assert worse not in red(report(), report(misread("greet", LOST_TEXTS - 1, "ask_pay")))
    rules = {rule.rule: rule for rule in gate(report(), report(misread("greet", LOST_TEXTS, "ask_pay")))}
    assert not rules[worse].ok and "greet" in rules[worse].detail
    assert rules[worse].measured > rules[worse].limit


def test_lost_texts_are_counted_net_of_those_that_became_right() -> None:
    before = misread("greet", 3, "ask_pay")
    after = {f"greet {index}": row(f"greet {index}", "greet", "ask_pay") for index in range(3, 6)}
    assert not red(report(before), report(after))


def test_an_intent_that_goes_silent_is_red_though_its_best_guess_is_right() -> None:
    silent = report(misread("ask_pay", 5, "ask_pay", read="nlu_fallback"))
    assert "Ingen temaer blir stående uten svar" in red(report(), silent)
    assert "Like mange får riktig svar med en gang" in red(report(), silent)
    assert "Ingen temaer leses klart dårligere" not in red(report(), silent)


def test_a_loss_that_is_spread_thin_is_caught_by_the_whole() -> None:
    thin = {}
    for intent in INTENTS:
        if intent != "crisis":
            thin |= misread(intent, 1, "crisis" if intent == "none" else "ask_points")
    assert "Treffsikkerheten holder seg" in red(report(), report(thin))


@pytest.mark.parametrize(("ece", "ok"), [(0.059, True), (0.061, False), (0.0, True)])
def test_confidences_must_stay_honest(ece: float, ok: bool) -> None:
    found = red(report(ece=0.03), report(ece=ece))
    assert (found == set()) is ok


def test_a_broken_and_a_removed_story_are_red_and_one_that_failed_before_is_not() -> None:
    live = report(stories=[("hilsen", True), ("krise", True), ("gammel", False)])
    assert not red(live, live)
    assert red(live, report(stories=[("hilsen", False), ("krise", True)])) == {"Ingen samtaletester brytes"}
    assert red(live, report(stories=[("krise", True)])) == {"Ingen samtaletester brytes"}


def test_an_intent_that_is_gone_is_red() -> None:
    rules = {rule.rule: rule for rule in gate(report(), report(without="ask_pay"))}
    assert "ask_pay" in rules["Alle temaer er fortsatt med"].detail


def test_a_live_report_without_training_examples_still_tells_which_intents_are_known() -> None:
    live = report()
    del live["out_of_fold"]
    assert not red(live, report())
    assert "Alle temaer er fortsatt med" in red(live, report(without="crisis"))


@given(st.sampled_from([i for i in INTENTS if i != "crisis"]), st.integers(0, TEXTS), st.integers(0, NEAR))
def test_getting_better_is_never_red(intent: str, wrong: int, false_alarms: int) -> None:
    worse = report(misread(intent, wrong, "ask_pay" if intent != "ask_pay" else "greet") | alarms(false_alarms))
    assert not red(worse, report())
