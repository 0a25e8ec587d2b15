"""From answers to profiles, suggestions and reasons."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guidance import adaptive
from guidance.adaptive import SHORT_FORM
from guidance.affinity import HEART
from guidance.engine import Engine, Outcome
from guidance.items import load_bank, owned
from guidance.matching import match, said_of, suggest
from guidance.occupations import TWINS, Catalogue
from guidance.reasons import condition_of
from guidance.response_model import LOWEST, response_model
from guidance.strongest import likely_strongest
from guidance.wants import DISLIKES, LIMITS, SOME, Wants, allowed, gives, learnt_on_the_spot
from retrieval.records import RIASEC

Values = dict[str, int]


def answered(
    engine: Engine, form: str, value_of: Callable[[str, str], int | None], seed: int = 1
) -> list[tuple[str, int | None]]:
    given: list[tuple[str, int | None]] = []
    while (item := engine.next(form, seed, given)) is not None:
        given.append((item.id, value_of(item.id, item.type)))
    return given


def outcome_of(engine: Engine, likes: Values, wants: Wants | None = None, form: str = "short", k: int = 10) -> Outcome:
    given = answered(engine, form, lambda _, kind: likes.get(kind, 3))
    return engine.outcome(given, wants or Wants(), None, k)


def ids(engine: Engine, outcome: Outcome) -> list[str]:
    return [engine.catalogue.occupations[one.place].id for one in outcome.suggestions]


CARING = {"S": 5, "I": 4, "R": 2, "A": 2, "E": 2, "C": 3}


def test_the_short_form_asks_eighteen_different_items_and_one_of_each_type_first(engine: Engine) -> None:
    given = answered(engine, "short", lambda _, kind: CARING[kind])
    assert len(given) == len({item_id for item_id, _ in given}) == SHORT_FORM
    assert {item_id[0] for item_id, _ in given[:6]} == {"r", "i", "a", "s", "e", "c"}
    assert len(answered(engine, "full", lambda *_: 3)) == 60


def test_the_same_seed_asks_the_same_and_another_begins_elsewhere(engine: Engine) -> None:
    one, again = (answered(engine, "short", lambda _, kind: CARING[kind], seed=3) for _ in range(2))
    assert one == again
    firsts = {answered(engine, "short", lambda *_: 3, seed=seed)[0][0] for seed in range(12)}
    assert len(firsts) > 1


def test_items_passed_over_count_as_asked_and_say_nothing(engine: Engine) -> None:
    given = answered(engine, "short", lambda *_: None)
    assert len(given) == SHORT_FORM
    nothing = engine.outcome(given, Wants(), None, 10)
    assert nothing.scores.flat
    assert len(nothing.scores.likely_top) >= 5
    assert nothing.scores.chances == pytest.approx(np.full(6, 1 / 6), abs=0.03)
    assert np.allclose(nothing.scores.profile, 3.0)


@given(
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 5)), min_size=1, max_size=60, unique_by=lambda row: row[0])
)
@settings(max_examples=60, deadline=None)
def test_an_answer_makes_surer_and_the_order_of_answers_does_not_matter(rows: list[tuple[int, int]]) -> None:
    bank = load_bank()
    model = response_model(bank.types, bank.ranks)
    places, values = np.asarray([p for p, _ in rows]), np.asarray([v for _, v in rows])
    belief = model.given(places, values)
    shuffled = np.random.default_rng(0).permutation(len(rows))
    other = model.given(places[shuffled], values[shuffled])
    assert np.allclose(belief.profile, other.profile)
    assert np.all(
        np.diag(belief.profile_covariance) <= np.diag(model.given(places[:-1], values[:-1]).profile_covariance) + 1e-9
    )
    if len(rows) == 60:
        own = [values[bank.types[places] == kind].mean() for kind in range(6)]
        assert np.allclose(belief.profile, own)


def test_words_weigh_no_more_than_two_items(engine: Engine) -> None:
    model, none = engine.model, np.asarray([], dtype=int)
    loud = model.given(none, none, np.asarray([5.0, 1, 1, 1, 1, 1])).profile
    two = model.given(np.asarray([0, 6]), np.asarray([5, 5])).profile
    assert engine.bank.items[0].type == engine.bank.items[6].type == "R"
    assert 0 < loud[0] - loud[1:].max() < two[0] - two[1:].max()


def test_a_caring_person_gets_ten_occupations_from_five_groups_with_reasons(engine: Engine) -> None:
    found = outcome_of(engine, CARING)
    assert [RIASEC[kind] for kind in found.scores.likely_top] == ["S"]
    assert not found.scores.flat
    assert len(found.suggestions) == 10
    assert len({engine.catalogue.groups[one.place] for one in found.suggestions}) >= 5
    for suggestion, reasons in zip(found.suggestions, found.reasons, strict=True):
        assert reasons.speak_for
        assert reasons.speaks_against is not None or reasons.condition
        assert suggestion.place not in suggestion.siblings
    scores = [one.score for one in found.suggestions]
    assert scores == sorted(scores, reverse=True)


def test_what_a_person_would_rather_be_spared_is_named_where_a_suggestion_holds_it(engine: Engine) -> None:
    wants = Wants(dislikes=("outdoors", "animals"))
    found = outcome_of(engine, CARING, wants)
    for suggestion, reasons in zip(found.suggestions, found.reasons, strict=True):
        judged = engine.catalogue.conditions[suggestion.place]
        if judged is not None and max(judged.degree("outdoors"), judged.degree("animals")) >= 2:
            assert reasons.condition in ("outdoors", "animals")
    kept = condition_of(engine.catalogue, engine.catalogue.places["bonde"], ("animals",))
    assert kept == "animals"


def test_twins_are_one_suggestion(engine: Engine) -> None:
    found = outcome_of(engine, {"R": 5, "I": 3, "A": 1, "S": 2, "E": 2, "C": 3})
    shapes = engine.catalogue.shapes[[one.place for one in found.suggestions]]
    alike = shapes @ shapes.T - np.eye(len(shapes))
    assert alike.max() < TWINS
    assert any(one.siblings for one in found.suggestions)


@pytest.mark.parametrize("limit", sorted(LIMITS))
def test_a_limit_is_kept_by_every_suggestion_and_sibling(engine: Engine, limit: str) -> None:
    within = allowed(engine.catalogue, (limit,))
    assert 10 <= within.sum() < len(within)
    found = outcome_of(engine, CARING, Wants(limits=(limit,)))
    for one in found.suggestions:
        assert within[[one.place, *one.siblings]].all()


def test_who_hears_badly_is_kept_from_rules_on_hearing_and_from_work_by_ear_and_nothing_else(engine: Engine) -> None:
    within = allowed(engine.catalogue, ("poor_hearing",))
    shown = {one for one, place in engine.catalogue.places.items() if within[place]}
    assert shown.isdisjoint(
        {"kundebehandler", "lydtekniker", "flygeleder", "lokforer", "politibetjent", "resepsjonist"}
    )
    # An interpreter or a technical aid is enough, and rules on sight are no rules on hearing.
    assert shown >= {"skuespiller", "tolk-og-oversetter", "laerer", "barnehagelaerer", "fotograf", "yrkessjafor"}


def test_values_and_dislikes_move_occupations(engine: Engine) -> None:
    profile = np.asarray([4.0, 3, 2, 3, 2, 2])
    plain = match(engine.catalogue, profile, Wants()).scores
    outdoors = match(engine.catalogue, profile, Wants(values=("outdoors",))).scores - plain
    degrees = engine.catalogue.degrees("outdoors")
    assert outdoors[degrees == 3].min() > outdoors[degrees == 0].max()
    spared = match(engine.catalogue, profile, Wants(dislikes=("outdoors",))).scores - plain
    assert spared[degrees == 3].max() < spared[degrees == 0].min()


PRACTICAL = {"R": 5, "C": 4, "I": 2, "A": 2, "S": 2, "E": 2}


def places(engine: Engine, outcome: Outcome) -> list[int]:
    return [one.place for one in outcome.suggestions]


@pytest.mark.parametrize("dislike", sorted(DISLIKES))
def test_nothing_that_is_full_of_what_is_disliked_is_suggested(engine: Engine, dislike: str) -> None:
    degrees = engine.catalogue.degrees(DISLIKES[dislike])
    for likes in (CARING, PRACTICAL):
        found = outcome_of(engine, likes, Wants(dislikes=(dislike,)))
        assert len(found.suggestions) >= 5
        assert degrees[places(engine, found)].max() < 3


def test_work_learnt_on_the_spot_is_for_who_asks_for_little_school_or_speaks_of_it(engine: Engine) -> None:
    catalogue, profile = engine.catalogue, np.asarray([6.0, 2, 2, 2, 2, 5])
    unskilled = learnt_on_the_spot(catalogue)

    def suggested(wants: Wants) -> list[int]:
        return [one.place for one in suggest(catalogue, match(catalogue, profile, wants), profile, False, 20)]

    assert not unskilled[suggested(Wants())].any()
    assert unskilled[suggested(Wants(limits=("education_none",)))].any()
    assert catalogue.places["renholder"] in suggested(Wants(closeness={"renholder": 1.0}))


def test_who_gives_an_activity_the_least_answer_is_spared_what_it_is_all_about(engine: Engine) -> None:
    own = owned(engine.bank, engine.catalogue)
    for item_id in ("r03", "r07", "s05", "a04", "i07"):
        row = own[engine.bank.places[item_id]]
        kind = engine.bank.items[engine.bank.places[item_id]].type
        likes = {letter: 5 if letter == kind else 2 for letter in RIASEC}
        liked, unloved, refused = (
            engine.outcome(
                [(item.id, likes[item.type] if item.id != item_id else value) for item in engine.bank.items],
                Wants(),
                None,
                40,
            )
            for value in (5, 2, 1)
        )
        assert row[places(engine, liked)].any(), item_id
        assert not row[places(engine, refused)].any(), item_id
        assert not row[places(engine, unloved)].any(), item_id


def test_occupations_named_by_items_exist_and_one_that_is_taken_away_is_missed_by_nobody(engine: Engine) -> None:
    named = {one for item in engine.bank.items for one in item.daily_work_of.occupations}
    assert named <= set(engine.catalogue.places)
    left = [one for one in engine.catalogue.occupations if one.id != "kokk"]
    fewer = Catalogue.of(left, {})
    own = owned(engine.bank, fewer)
    assert own.shape == (60, len(left))
    assert own[engine.bank.places["r07"]].tolist() == [one.id in ("baker", "kjokkenassistent") for one in left]


def test_a_list_has_two_surprises_at_most_and_what_gives_nothing_that_matters_comes_last(engine: Engine) -> None:
    values = ("helping", "pay", "hours")
    for likes in (CARING, PRACTICAL, {"E": 5, "A": 4, "S": 3, "R": 1, "I": 2, "C": 2}):
        found = outcome_of(engine, likes, Wants(values=values))
        assert sum(one.surprise for one in found.suggestions) <= 2
        degrees = np.stack([engine.catalogue.degrees(name) for name in values])
        given = ((degrees == 0).sum(axis=0) < 2) & (degrees.mean(axis=0) >= SOME)
        giving = [bool(given[place]) for place in places(engine, found)]
        assert giving[:3] == [True] * 3


def test_work_that_nobody_asked_for_gives_something_of_all_that_matters(engine: Engine) -> None:
    everybody = np.ones(len(engine.catalogue.occupations), dtype=bool)
    values = ("helping", "pay")
    degrees = np.stack([engine.catalogue.degrees(name) for name in values])
    asked, unasked = gives(engine.catalogue, values, everybody), gives(engine.catalogue, values, ~everybody)
    assert (degrees[:, unasked] > 0).all()
    assert asked[(degrees == 0).sum(axis=0) == 1].all()
    assert not asked[(degrees == 0).all(axis=0)].any()


def test_a_flat_profile_is_shown_around_all_types(engine: Engine) -> None:
    for value in (1, 3, 5):
        found = outcome_of(engine, dict.fromkeys(RIASEC, value))
        assert found.scores.flat
        assert found.scores.consistency is None
        strongest = [int(np.argmax(engine.catalogue.shapes[one.place])) for one in found.suggestions]
        assert set(strongest) == set(range(6))
        # Who likes nothing has refused the most typical work of some types.
        assert len(set(strongest[:6])) >= (4 if value == LOWEST else 5)
        assert not any(one.surprise for one in found.suggestions)


def test_work_of_a_type_that_a_person_turned_away_from_comes_only_when_spoken_for(engine: Engine) -> None:
    artistic = np.argmax(engine.catalogue.profiles, axis=1) == RIASEC.index("A")
    turned_away = np.asarray([4.5, 3.0, 1.5, 2.5, 3.0, 4.0])
    assert not match(engine.catalogue, turned_away, Wants()).fits[artistic].any()
    spoken = match(engine.catalogue, turned_away, Wants(closeness={"interiordesigner": 1.0})).fits & artistic
    assert [one.id for one, fits in zip(engine.catalogue.occupations, spoken, strict=True) if fits] == [
        "interiordesigner"
    ]
    lukewarm = np.asarray([4.5, 3.0, 2.5, 2.5, 3.0, 4.0])
    assert match(engine.catalogue, lukewarm, Wants()).fits[artistic].any()


def test_the_opposite_of_a_cited_answer_moves_the_suggestion_down(engine: Engine) -> None:
    given = answered(engine, "short", lambda _, kind: {"A": 5, "I": 4, "S": 3}.get(kind, 2))
    found = engine.outcome(given, Wants(), None, 10)
    for suggestion, reasons in zip(found.suggestions, found.reasons, strict=True):
        before = _rank(engine, given, suggestion.place)
        for place in reasons.speak_for:
            item, value = found.given[place]
            turned = [(one, 6 - value if one == item.id else said) for one, said in given]
            assert _rank(engine, turned, suggestion.place) > before


def _rank(engine: Engine, given: list[tuple[str, int | None]], place: int) -> int:
    values = np.asarray([value for _, value in given])
    said = said_of(engine.affinity[[engine.bank.places[item_id] for item_id, _ in given]], values)
    scores = match(engine.catalogue, engine.believe(given, None).profile, Wants(), said).scores
    return int((scores > scores[place]).sum())


def test_the_fewest_types_are_named_that_hold_the_strongest_surely_enough() -> None:
    assert likely_strongest(np.asarray([0.05, 0.9, 0.05, 0, 0, 0]), 0.85) == [1]
    assert likely_strongest(np.asarray([0.3, 0.5, 0.2, 0, 0, 0]), 0.79) == [1, 0]
    assert len(likely_strongest(np.full(6, 1 / 6), 0.99)) == 6


def test_what_an_occupation_is_all_about_is_asked_before_it_is_suggested(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = np.random.default_rng(4)
    people = [dict(zip(RIASEC, rng.integers(1, 6, 6).tolist(), strict=True)) for _ in range(30)]

    def asked_about() -> float:
        told = []
        for likes in people:
            found = outcome_of(engine, likes)
            given = [engine.bank.places[item.id] for item, _ in found.given]
            told += [bool((engine.affinity[given, one.place] >= HEART).any()) for one in found.suggestions]
        return float(np.mean(told))

    with_it = asked_about()
    monkeypatch.setattr(adaptive, "TELLING", 0.0)
    assert with_it > asked_about() + 0.03


def test_who_hates_what_an_occupation_is_all_about_is_not_shown_it(engine: Engine) -> None:
    item = engine.bank.places["s05"]
    all_about = {engine.catalogue.occupations[place].id for place in np.flatnonzero(engine.affinity[item] >= HEART)}
    assert "barnehagelaerer" in all_about

    def shown(value: int) -> set[str]:
        given = answered(engine, "full", lambda id_, kind: value if id_ == "s05" else CARING[kind])
        return set(ids(engine, engine.outcome(given, Wants(), None, 40)))

    assert shown(5) & all_about
    assert not shown(LOWEST) & all_about
