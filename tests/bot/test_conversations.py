"""Whole conversations over the channel, as citizens have them."""

import pytest

from tests.bot.conftest import Conversation, RunningBot, responses

pytestmark = pytest.mark.rasa


def test_small_talk_is_answered(citizen: Conversation) -> None:
    assert responses(citizen.press("start")) == ["utter_welcome"]
    for text, response in (("hei", "utter_greet"), ("tusen takk", "utter_thanks"), ("ha det bra", "utter_goodbye")):
        assert responses(citizen.say(text)) == [response]


def test_a_follow_up_keeps_its_subject_and_a_new_name_replaces_it(citizen: Conversation) -> None:
    assert responses(citizen.say("Hva gjør en veterinær?"))[0] == "occupation/veterinaer/what_you_do"
    assert responses(citizen.say("hva tjener de?")) == ["occupation/veterinaer/pay"]
    assert responses(citizen.say("hvor lang er utdanningen?")) == ["occupation/veterinaer/education_length"]
    assert responses(citizen.say("hva tjener en elektriker da?")) == ["occupation/elektriker/pay"]
    assert responses(citizen.say("hvor lang er utdanningen?")) == ["occupation/elektriker/education_length"]


def test_the_subject_outlives_the_sessions_of_a_long_conversation(citizen: Conversation) -> None:
    citizen.say("Hva gjør en veterinær?")
    for _ in range(9):
        citizen.say("takk")
    assert responses(citizen.say("hva tjener de?")) == ["occupation/veterinaer/pay"]


def test_a_missing_occupation_is_asked_for_and_then_the_question_answered(citizen: Conversation) -> None:
    assert responses(citizen.say("hva tjener de?")) == ["utter_which_occupation"]
    assert responses(citizen.say("sykepleier")) == ["occupation/sykepleier/pay"]


def test_an_occupation_that_we_do_not_have_is_not_mistaken_for_the_last_one(citizen: Conversation) -> None:
    citizen.say("hva tjener en veterinær?")
    answer = citizen.say("hva tjener en astronaut?")
    assert responses(answer) == ["utter_occupation_unknown"]
    assert answer["messages"][0]["slots"]["name"] == "astronaut"


def test_interests_lead_to_cards_and_to_more_of_them(citizen: Conversation) -> None:
    found = citizen.say("jeg liker dyr")
    assert responses(found) == ["utter_occupations_found"]
    first = {card["id"] for card in found["messages"][0]["cards"]}
    more = citizen.say("flere forslag")
    assert responses(more) == ["utter_more_occupations"]
    assert not first & {card["id"] for card in more["messages"][0]["cards"]}


def test_who_does_not_know_is_asked_and_the_answer_is_searched(citizen: Conversation) -> None:
    assert responses(citizen.say("jeg vet ikke hva jeg vil bli")) == ["utter_dont_know_what_i_want"]
    assert responses(citizen.say("hest")) == ["utter_occupations_found"]


def test_a_frequent_question_gets_the_finer_answer_when_it_fits(citizen: Conversation) -> None:
    assert responses(citizen.press("ask_student_finance")) == ["utter_ask_student_finance"]
    answer = citizen.say("kan jeg få lån og stipend fra lånekassen?")
    assert responses(answer) in (["answer/student-finance"], ["utter_ask_student_finance"])


@pytest.fixture(scope="module")
def unclear(bot: RunningBot) -> list[str]:
    """Two texts that this model is unsure of."""
    candidates = [
        *("det der greiene", "sånn type ting vet du", "kan man det med sånn", "hva med den andre", "mer om dette her"),
        *(
            "jeg lurer på en sak om han",
            "si noe om sånt som det",
            "og så var det det",
            "det er jo slik da",
            "hmm kanskje",
        ),
    ]
    unsure = [text for text in candidates if Conversation(bot).say(text)["slots"]["misses"] == 1]
    assert len(unsure) >= 2, "the model is sure of nearly everything"
    return unsure[:2]


def test_the_second_miss_offers_a_person_and_yes_takes_it(citizen: Conversation, unclear: list[str]) -> None:
    first = citizen.say(unclear[0])
    assert responses(first)[0] in ("utter_did_you_mean", "utter_not_understood_offer_human")
    second = citizen.say(unclear[1])
    assert responses(second) == ["utter_not_understood_offer_human"]
    assert not second["directives"]
    assert citizen.say("ja")["directives"] == [{"type": "handoff", "reason": "offered"}]


def test_an_understood_turn_forgives_the_miss_before_it(citizen: Conversation, unclear: list[str]) -> None:
    assert citizen.say(unclear[0])["slots"]["misses"] == 1
    assert not citizen.say("hei")["slots"]["misses"]
    assert citizen.say(unclear[1])["slots"]["misses"] == 1


def test_an_offer_is_only_good_for_the_next_turn(citizen: Conversation) -> None:
    citizen.say("jeg vil klage på dere")
    citizen.say("hei")
    assert responses(citizen.say("ja")) == ["utter_affirm_unclear"]


def test_a_call_back_is_ordered_step_by_step(citizen: Conversation) -> None:
    begun = citizen.press("request_callback")
    assert (responses(begun), begun["active_loop"]) == (["utter_ask_phone_number"], "callback_form")
    assert responses(citizen.say("12 34")) == ["utter_invalid_phone_number", "utter_ask_phone_number"]
    assert responses(citizen.say("912 34 567")) == ["utter_ask_callback_time"]
    done = citizen.say("i morgen etter klokka 12")
    assert (responses(done), done["active_loop"]) == (["utter_callback_confirmed"], None)
    assert done["directives"] == [
        {"type": "callback", "phone_number": "+4791234567", "callback_time": "i morgen etter klokka 12"}
    ]
    again = citizen.press("request_callback")
    assert responses(again) == ["utter_ask_phone_number"]


def test_a_question_inside_the_form_is_answered_and_the_form_asks_again(citizen: Conversation) -> None:
    citizen.press("request_callback")
    assert responses(citizen.say("hva tjener en veterinær?")) == ["occupation/veterinaer/pay", "utter_ask_phone_number"]
    assert responses(citizen.say("91234567")) == ["utter_ask_callback_time"]
    asked = citizen.say("når er dere åpne?")
    assert responses(asked) == ["utter_opening_hours_now", "utter_ask_callback_time"]
    assert responses(citizen.say("torsdag formiddag")) == ["utter_callback_confirmed"]


def test_danger_inside_the_form_comes_first_and_nothing_is_taken_for_an_answer(citizen: Conversation) -> None:
    citizen.press("request_callback")
    citizen.say("91234567")
    answer = citizen.say("jeg vil ikke leve lenger")
    assert responses(answer) == ["utter_crisis", "utter_ask_callback_time"]
    assert answer["directives"] == [{"type": "crisis", "kind": "crisis"}]


@pytest.mark.parametrize("text", ["avbryt", "nei"])
def test_the_form_can_be_left(citizen: Conversation, text: str) -> None:
    citizen.press("request_callback")
    left = citizen.say(text)
    assert (responses(left), left["active_loop"]) == (["utter_callback_cancelled"], None)
    assert responses(citizen.say("hei")) == ["utter_greet"]


def test_a_person_can_be_had_out_of_the_form(citizen: Conversation) -> None:
    citizen.press("request_callback")
    asked = citizen.say("jeg vil heller snakke med et menneske")
    assert (asked["directives"], asked["active_loop"]) == ([{"type": "handoff", "reason": "asked"}], None)


def test_a_phone_number_inside_the_form_never_looks_like_a_command(citizen: Conversation) -> None:
    citizen.press("request_callback")
    assert responses(citizen.say("/restart")) == ["utter_invalid_phone_number", "utter_ask_phone_number"]


def test_another_language_is_a_directive(citizen: Conversation) -> None:
    answer = citizen.say("can we speak english?")
    assert answer["directives"] == [{"type": "language", "lang": "en"}]


def test_the_conversation_survives_a_service_that_is_away(bot: RunningBot, citizen: Conversation) -> None:
    bot.service.away = True
    try:
        assert responses(citizen.say("jeg liker dyr")) == ["utter_service_away"]
        assert responses(citizen.say("hva tjener en veterinær?")) == ["occupation/veterinaer/pay"]
    finally:
        bot.service.away = False
    assert responses(citizen.say("jeg liker dyr")) == ["utter_occupations_found"]


def test_cancel_forgets_the_waiting_question(citizen: Conversation) -> None:
    citizen.press("ask_pay")
    assert responses(citizen.press("cancel")) == ["utter_cancelled"]
    assert responses(citizen.say("sykepleier")) == ["occupation/sykepleier/what_you_do"]


def test_a_question_without_a_subject_is_about_what_was_just_answered(citizen: Conversation) -> None:
    citizen.press("ask_student_finance")
    assert responses(citizen.say("når er fristen?")) == ["answer/student-finance-deadline"]
    citizen.say("takk")
    assert responses(citizen.say("må jeg betale tilbake da")) == ["answer/student-finance-paying-back"]
    citizen.press("ask_cv")
    assert responses(citizen.say("hvor lang skal den være")) == ["answer/cv-length"]


def test_a_question_with_a_subject_of_its_own_leaves_the_topic(citizen: Conversation) -> None:
    citizen.press("ask_apprenticeship")
    assert responses(citizen.say("hva tjener man")) == ["answer/apprentice-pay"]
    assert responses(citizen.say("hva tjener en veterinær?")) == ["occupation/veterinaer/pay"]
    assert responses(citizen.say("hvor lang er utdanningen?")) == ["occupation/veterinaer/education_length"]


def test_cards_are_pointed_at_and_a_bare_name_gets_the_question_before_it(citizen: Conversation) -> None:
    cards = [card["id"] for card in citizen.say("jeg liker dyr")["messages"][0]["cards"]]
    assert responses(citizen.say("hva tjener de?")) == ["utter_which_of_these"]
    assert responses(citizen.say("hva tjener den andre?")) == [f"occupation/{cards[1]}/pay"]
    assert responses(citizen.say("og elektriker da?")) == ["occupation/elektriker/pay"]


def test_danger_is_heard_whatever_is_being_talked_about(citizen: Conversation) -> None:
    citizen.press("ask_apprenticeship")
    assert citizen.say("jeg vil dø")["intent"]["name"] == "crisis"


def test_a_question_after_a_stop_ends_the_form_and_is_answered(citizen: Conversation) -> None:
    citizen.press("request_callback")
    answer = citizen.say("nei avbryt. når er søknadsfristen på vigo")
    assert answer["active_loop"] is None
    assert responses(answer) and not any("callback" in one or "phone" in one for one in responses(answer))
    assert responses(citizen.say("hva tjener en elektriker")) == ["occupation/elektriker/pay"]
