"""Doubtful labels: who comes first, which intents overlap, which examples teach nothing."""

from typing import Any

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.doubtful_labels import idle, overlaps, review_order, shares_of, suspects
from studio.examples import plain


def row(text: str, intent: str, shares: list[tuple[str, float]], own: float | None = None) -> dict[str, Any]:
    known = dict(shares)
    return {
        "text": text,
        "intent": intent,
        "file": "nlu_data/a.yml",
        "shares": [list(one) for one in shares],
        "own": own if own is not None else known.get(intent, 0.001),
    }


GOOD = [row(f"god {n}", "a" if n % 2 else "b", [("a" if n % 2 else "b", 0.9), ("c", 0.05)]) for n in range(20)]


def test_what_the_model_is_sure_is_something_else_comes_first() -> None:
    sure = row("feil", "a", [("b", 0.95), ("a", 0.02)])
    unsure = row("kanskje", "a", [("b", 0.5), ("a", 0.45)])
    rows = [*GOOD, unsure, sure]
    assert [rows[number]["text"] for number in review_order(rows)[:2]] == ["feil", "kanskje"]
    found = suspects(rows)
    assert [(one.text, one.suggested) for one in found] == [("feil", "b"), ("kanskje", "b")]
    assert found[0].score < found[1].score and found[0].suggested_share == 0.95


def test_an_example_that_is_read_as_it_is_labelled_is_no_suspect() -> None:
    assert suspects(GOOD) == []
    assert suspects([]) == [] and review_order([]) == [] and overlaps([]) == []


def test_the_list_has_an_end() -> None:
    wrong = [row(f"feil {n}", "a", [("b", 0.9), ("a", 0.05)]) for n in range(50)]
    assert len(suspects([*GOOD, *wrong], most=10)) == 10


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.sampled_from("abcdefg"), st.lists(st.floats(0, 1, width=16), min_size=1, max_size=5)),
        min_size=1,
        max_size=12,
    )
)
def test_any_top_five_is_filled_up_to_whole_probabilities(told: list[tuple[str, list[float]]]) -> None:
    rows = []
    for intent, weights in told:
        whole = sum(weights) + 0.1
        shares = [("abcdefg"[index], weight / whole) for index, weight in enumerate(weights)]
        rows.append(row("t", intent, shares, own=dict(shares).get(intent, 0.05 / 2)))
    labels, matrix, intents = shares_of(rows)
    assert matrix.shape == (len(rows), len(intents))
    assert np.allclose(matrix.sum(axis=1), 1.0) and (matrix >= 0).all()
    assert [intents[label] for label in labels] == [intent for intent, _ in told]
    assert sorted(review_order(rows)) == list(range(len(rows)))


def test_intents_that_are_read_as_each_other_overlap_whichever_way() -> None:
    mixed = [row(f"a som b {n}", "a", [("b", 0.6), ("a", 0.3)]) for n in range(2)]
    mixed += [row("b som a", "b", [("a", 0.7), ("b", 0.2)])]
    found = overlaps([*GOOD, *mixed])
    assert [(one.intent, one.other, one.mixed, one.examples) for one in found] == [("a", "b", 3, 23)]
    assert found[0].texts[0] == "b som a"
    assert overlaps([*GOOD, *mixed[:2]]) == []


def test_only_a_sure_near_copy_is_idle_and_one_of_the_two_stays() -> None:
    same = np.array([1.0, 0.0])
    rows = [
        row('hva tjener en [lege]{"entity": "occupation", "value": "lege"}', "a", [("a", 0.99)]),
        row("hva tjener en lege?", "a", [("a", 0.99)]),
        row("Hva tjener en lege", "a", [("a", 0.99)]),
        row("ka tjene doktern", "a", [("a", 0.99)]),
        row("hva tjener en lege nå", "a", [("a", 0.5)]),
        row("hva tjener en lege!", "b", [("b", 0.99)]),
    ]
    found = idle(rows, np.vstack([same] * len(rows)), plain)
    assert {one.text for one in found} == {"hva tjener en lege?", "Hva tjener en lege"}
    assert {one.like for one in found} == {rows[0]["text"]}
    different = np.vstack([np.array([np.cos(n), np.sin(n)]) for n in range(len(rows))])
    assert idle(rows, different, plain) == []
