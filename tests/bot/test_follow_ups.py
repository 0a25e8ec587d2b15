"""Short questions without a subject, and what the answer that was shown leads to."""

from typing import Any

import pytest

from bot.follow_ups import MOST_ASKED, FollowUps, asked_after
from bot.references import Context, read_in_context


def answer(intent: str, *phrases: str, main: bool = False, leads_to: tuple[str, ...] = ()) -> dict[str, Any]:
    offers = ["loan"] if main else []
    return {
        "intent": intent, "main": main, "leads_to": list(leads_to), "offers": offers, "follow_ups": list(phrases)
    }  # fmt: skip


@pytest.fixture
def follow_ups() -> FollowUps:
    return FollowUps(
        {
            "choosing": answer("ask_school", "når må jeg velge", main=True),
            "food": answer("ask_school", "er det mye teori", "hvor lenge varer det", leads_to=("kokk", "baker")),
            "building": answer("ask_school", "er det mye teori", leads_to=("tomrer",)),
            "loan": answer("ask_money", "hva koster det", main=True),
        }
    )


def test_a_phrase_that_answers_share_means_the_one_that_was_shown(follow_ups: FollowUps) -> None:
    for shown in (["food"], ["food", "building"]):
        assert follow_ups.answer_to("er det mye teori?", "ask_school", shown) == "food"
    assert follow_ups.answer_to("er det mye teori?", "ask_school", ["building", "food"]) == "building"
    assert follow_ups.answer_to("når må man velge da", "ask_school", ["food"]) == "choosing"
    assert follow_ups.answer_to("er det mye teori?", "ask_school", ["choosing"]) is None
    assert follow_ups.answer_to("er det mye teori?", "ask_money", ["food"]) == "food"
    assert follow_ups.answer_to("er det mye teori?", "ask_money", ["loan"]) is None


def test_one_sentence_of_a_longer_message_may_be_the_question(follow_ups: FollowUps) -> None:
    more = "hvor lenge varer det? jeg har tre unger hjemme og sjefen min sier at det ikke går så bra"
    assert follow_ups.answer_to(more, "ask_school", ["food"]) == "food"
    assert follow_ups.answer_to(more.replace("?", " når"), "ask_school", ["food"]) is None


def test_what_stood_on_the_buttons_is_talked_about_too(follow_ups: FollowUps) -> None:
    assert follow_ups.answer_to("hva koster det", "ask_school", ["choosing"]) == "loan"
    assert follow_ups.answer_to("hva koster det", "ask_school", ["food"]) is None


def test_answers_are_found_among_responses_the_latest_first(follow_ups: FollowUps) -> None:
    said = ["utter_greet", "utter_ask_school", "answer/food", "occupation/kokk/pay"]
    assert follow_ups.answers_in(said) == ["food", "choosing"]
    assert follow_ups.offered(["food", "choosing"]) == ["loan"]
    assert follow_ups.leads_to(["food", "building"]) == ["kokk", "baker"]
    assert follow_ups.leads_to(["choosing", "food"]) == follow_ups.leads_to([]) == []


@pytest.mark.parametrize(
    "text",
    [
        "hva kan man bli etter det?",
        "ka kan æ bli da",
        "hvilke yrker fører det til",
        "kva jobbar kan ein få",
        "hva kan jeg jobbe som etterpå",
        "what can I become after that",
        "which jobs does it lead to",
    ],
)
def test_what_one_can_become_asks_where_the_shown_answer_leads(text: str) -> None:
    parsed = {"text": text, "intent": {"name": "nlu_fallback", "confidence": 0.4}, "entities": []}
    found = read_in_context(parsed, Context(leads_to=("kokk", "baker")))
    assert found["intent"]["name"] == "ask_where_it_leads"
    assert [entity["value"] for entity in found["entities"]] == ["kokk", "baker"]
    assert read_in_context(parsed, Context())["intent"]["name"] != "ask_where_it_leads"


def test_what_was_asked_grows_while_questions_are_short_and_begins_anew_with_a_long_one() -> None:
    first = asked_after(None, "får jeg stipend på videregående")
    both = asked_after(first, "og i utlandet")
    assert both == "får jeg stipend på videregående og i utlandet"
    long = "jeg er 40 og lurer på om jeg kan bli elektriker uten å gå på skole igjen"
    assert asked_after(both, long) == long
    assert len(asked_after("ord " * 200, "og så").split()) == MOST_ASKED


def test_each_question_of_a_message_may_mean_an_answer(follow_ups: FollowUps) -> None:
    parsed = {"text": "når må jeg velge? og hva koster det", "intent": {"name": "greet"}, "entities": []}
    read = follow_ups.read_in_topic(parsed, "ask_school", ["choosing"])
    assert read["intent"]["name"] == "show_answer"
    assert read["entities"] == [{"entity": "answer", "value": "choosing"}]
    assert read["also"] == ["utter_ask_money"]
    half = follow_ups.read_in_topic(
        {**parsed, "text": "hva koster det? og hvor mange lærere har skolen"}, "ask_school", ["choosing"]
    )
    assert (half["intent"], half["also"]) == ({"name": "greet"}, ["utter_ask_money"])
    own = follow_ups.read_in_topic(
        {**parsed, "text": "hvor mange lærere har skolen? og hva koster det"}, "ask_school", ["choosing"]
    )
    assert "also" not in own


def test_an_answer_shown_earlier_is_meant_only_by_nearly_its_own_words(follow_ups: FollowUps) -> None:
    assert follow_ups.answer_to("hva koster det", "ask_school", ["food", "loan"]) == "loan"
    assert follow_ups.answer_to("hva koster dere da", "ask_school", ["food", "loan"]) is None
