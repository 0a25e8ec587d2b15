"""Two models on the same texts: figures, what changed, and the picture of confusions."""

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from studio import comparison
from studio.confusion import confusion_svg
from studio.models import Run
from studio.run_views import found, picture, view
from tests.studio.reports import INTENTS, misread, report, row

SVG = "{http://www.w3.org/2000/svg}"


def test_a_model_against_itself_changed_nothing() -> None:
    assert comparison.changed(report(), report()) == []
    assert all(one.live_f1 == one.candidate_f1 == 1.0 for one in comparison.intents(report(), report()))


def test_what_got_worse_comes_first_and_a_lost_crisis_before_all() -> None:
    live = report(misread("greet", 1, "ask_pay") | misread("ask_pay", 1, "greet"))
    candidate = report(
        misread("greet", 1, "ask_points")
        | {"crisis 0": row("crisis 0", "crisis", "greet", confidence=0.4)}
        | {"ask_points 0": row("ask_points 0", "ask_points", "ask_pay", confidence=0.99)}
    )
    told = [(one.text, one.verdict) for one in comparison.changed(live, candidate)]
    assert told == [("crisis 0", "worse"), ("ask_points 0", "worse"), ("greet 0", "other"), ("ask_pay 0", "better")]


def test_a_right_guess_that_falls_below_the_threshold_is_a_loss_to_the_citizen_but_not_to_recall() -> None:
    candidate = report(misread("ask_pay", 2, "ask_pay", read="nlu_fallback"))
    assert [one.verdict for one in comparison.changed(report(), candidate)] == ["worse", "worse"]
    assert all(one.candidate_recall == 1.0 for one in comparison.intents(report(), candidate))


def test_the_same_text_twice_is_paired_once_each() -> None:
    live, candidate = report(), report()
    for one in (live, candidate):
        one["readings"].append(row("greet 0", "greet"))
    candidate["readings"][-1] = row("greet 0", "greet", "ask_pay")
    assert len(comparison.changed(live, candidate)) == 1


def test_a_new_intent_of_the_candidate_has_no_figures_of_before() -> None:
    candidate = report()
    candidate["readings"].append(row("hva koster det", "ask_price"))
    by_intent = {one.intent: one for one in comparison.intents(report(), candidate)}
    assert by_intent["ask_price"].live_f1 is None and by_intent["ask_price"].candidate_f1 == 1.0


def test_the_picture_says_in_words_what_it_shows_and_has_only_mixed_up_intents() -> None:
    svg = confusion_svg(comparison.confusions(report(misread("greet", 4, "ask_pay"))), "Forvekslinger")
    tree = ET.fromstring(svg)
    assert tree.get("role") == "img" and tree.get("aria-labelledby") == "title description"
    assert "greet leses som ask_pay 4 ganger" in (tree.findtext(f"{SVG}desc") or "")
    texts = {element.text for element in tree.iter(f"{SVG}text")}
    assert {"greet", "ask_pay", "4"} <= texts and not {"crisis", "ask_points"} & texts


def test_a_model_without_confusions_says_so() -> None:
    assert "Ingen temaer forveksles." in confusion_svg(comparison.confusions(report()), "Forvekslinger")


@given(
    st.lists(
        st.tuples(
            st.text(min_size=1, max_size=60).filter(str.isprintable),
            st.text(min_size=1, max_size=60).filter(str.isprintable),
            st.integers(0, 60),
        ),
        max_size=120,
    )
)
def test_any_names_and_counts_make_a_well_formed_picture_of_bounded_size(counts: list[tuple[str, str, int]]) -> None:
    svg = confusion_svg(counts, "<&>\"'")
    tree = ET.fromstring(svg)
    assert float(tree.get("width") or 0) < 1100
    assert svg.count("<g>") <= 18 * 18


def test_a_run_in_a_list_keeps_its_figures_and_leaves_its_details_out() -> None:
    kept = found(report(), report(misread("crisis", 2, "greet")), "inputs")
    run = Run(id="r", state="ready", progress=1.0, step="", seconds={"train": 2.0}, by="redaktor", comparison=kept)
    from foundation.clock import utc_now

    run.created_at = utc_now()
    whole, short = view(run, "Utkast"), view(run, "Utkast", details=False)
    assert whole.changed and whole.gate and len(whole.intents) == len(INTENTS)
    assert not short.changed and not short.gate and short.green is False
    assert short.candidate is not None and short.candidate.crisis_recall == whole.candidate.crisis_recall  # type: ignore[union-attr]
    assert "crisis leses som greet 2 ganger" in (picture(run, "candidate") or "")
    assert "leses som" not in (picture(run, "live") or "")
