"""A reflection in the chat with the real Rasa, interrupted in every way; the service is a stand-in with three items."""

from typing import Any

import pytest

from tests.bot.conftest import Conversation, responses

pytestmark = pytest.mark.rasa


@pytest.fixture
def reflecting(citizen: Conversation) -> Conversation:
    """Somebody who has been asked the first item."""
    begun = citizen.press("start_reflection")
    assert responses(begun) == ["utter_reflection_begins", "utter_reflection_first_item"]
    return citizen


def step_of(reply: dict[str, Any]) -> Any:
    return (reply["slots"]["reflection"] or {}).get("step")


def item_of(reply: dict[str, Any]) -> Any:
    return (reply["slots"]["reflection"] or {}).get("item")


def test_who_asks_for_a_test_begins_one(citizen: Conversation) -> None:
    assert responses(citizen.say("har dere en interessetest jeg kan ta?"))[0] == "utter_reflection_begins"


def test_answers_by_button_number_and_words_lead_through_to_the_result(reflecting: Conversation) -> None:
    second = reflecting.press("reflect", move="answer", said="5")
    assert (responses(second), item_of(second)) == (["utter_reflection_item"], "s01")
    assert second["messages"][0]["slots"]["item"] == "aktivitet s01"
    assert item_of(reflecting.say("2")) == "a01"
    assert responses(reflecting.say("elsker det")) == ["utter_reflection_words"]
    told = reflecting.say("jeg hjalp til på leksehjelpen i fjor")
    assert (responses(told), step_of(told)) == (["utter_reflection_agree"], "agree")
    assert responses(reflecting.say("ja")) == ["utter_reflection_value"]
    assert responses(reflecting.press("reflect", move="wish", said="helping")) == ["utter_reflection_limits"]
    result = reflecting.say("jeg har vond rygg")
    assert responses(result) == ["utter_reflection_result", "utter_reflection_occupations", "utter_reflection_next"]
    assert [card["id"] for card in result["messages"][1]["cards"]] == ["veterinaer", "bonde"]
    assert step_of(result) == "done"
    assert responses(reflecting.say("hva tjener en veterinær?")) == ["occupation/veterinaer/pay"]


def test_a_question_is_answered_and_then_the_same_item_is_asked_again(reflecting: Conversation) -> None:
    reflecting.say("4")
    reply = reflecting.say("hva tjener en veterinær?")
    assert responses(reply) == ["occupation/veterinaer/pay", "utter_reflection_back_to", "utter_reflection_item"]
    assert item_of(reply) == "s01"
    assert item_of(reflecting.say("3")) == "a01"


def test_a_second_question_in_a_row_makes_the_reflection_wait(reflecting: Conversation) -> None:
    reflecting.say("4")
    reflecting.say("hva tjener en veterinær?")
    reply = reflecting.say("hva tjener en lærer?")
    assert responses(reply) == ["occupation/laerer/pay", "utter_reflection_waits"]
    assert item_of(reflecting.say("fortsett")) == "s01"


def test_the_answer_before_can_be_corrected_and_taken_back(reflecting: Conversation) -> None:
    reflecting.say("5")
    corrected = reflecting.say("jeg mente nei på den forrige")
    assert responses(corrected) == ["utter_reflection_corrected_2", "utter_reflection_item"]
    assert item_of(corrected) == "s01"
    assert item_of(reflecting.say("gå tilbake")) == "r01"


def test_what_says_nothing_is_asked_again_once_and_then_passed_over(reflecting: Conversation) -> None:
    first = reflecting.say("blå gardiner fra stasjonen")
    assert responses(first) == ["utter_reflection_not_read", "utter_reflection_first_item"]
    second = reflecting.say("blå gardiner fra stasjonen")
    assert responses(second) == ["utter_reflection_passed_over", "utter_reflection_item"]


def test_a_pause_leaves_the_chat_free_and_going_on_is_where_it_was(reflecting: Conversation) -> None:
    reflecting.say("4")
    assert responses(reflecting.say("ta en pause")) == ["utter_reflection_paused"]
    assert responses(reflecting.say("hva tjener en veterinær?")) == ["occupation/veterinaer/pay"]
    assert item_of(reflecting.say("fortsett")) == "s01"


def test_danger_pauses_and_shows_the_card_alone(reflecting: Conversation) -> None:
    reply = reflecting.say("jeg vil ikke leve lenger")
    assert responses(reply) == ["utter_crisis"]
    assert reply["slots"]["reflection"]["paused"]
    assert responses(reflecting.say("fortsett")) == ["utter_reflection_first_item"]


def test_a_person_can_be_asked_for_and_afterwards_it_is_where_it_was(reflecting: Conversation) -> None:
    reflecting.say("4")
    asked = reflecting.say("kan jeg snakke med et menneske")
    assert [one["type"] for one in asked["directives"]] == ["handoff"]
    back = Conversation(reflecting.bot, **asked["slots"])
    assert item_of(back.say("liker")) == "a01"


def test_it_can_be_restarted_and_asked_how_much_is_left(reflecting: Conversation) -> None:
    reflecting.say("4")
    assert responses(reflecting.say("hvor mange spørsmål er det igjen?")) == [
        "utter_reflection_progress",
        "utter_reflection_item",
    ]
    assert responses(reflecting.say("start på nytt")) == ["utter_reflection_first_item"]


def test_the_result_can_be_had_at_once_and_shown_with_consent(reflecting: Conversation) -> None:
    reflecting.say("4")
    assert responses(reflecting.say("vis resultatet"))[0] == "utter_reflection_result"
    assert responses(reflecting.press("reflect", move="consent", said="yes")) == ["utter_reflection_consent"]
    assert reflecting.bot.service.reflections.consent is True
    assert responses(reflecting.press("reflect", move="consent", said="no")) == ["utter_reflection_no_consent"]


def test_what_comes_after_a_stop_is_answered_and_the_reflection_waits(reflecting: Conversation) -> None:
    reply = reflecting.say("stopp testen, hva tjener en veterinær")
    assert responses(reply) == ["occupation/veterinaer/pay"]
    assert reply["slots"]["reflection"]["paused"]
    assert item_of(reflecting.say("fortsett")) == "r01"
