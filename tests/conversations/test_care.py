"""What is said soon after a crisis card."""

import pytest

from conversations.bot_client import BotReply
from conversations.care import card_for, until_somebody_comes, with_care
from language.safety import check_safety


def reply(response: str, intent: str = "ask_cv", confidence: float = 0.95, **more: object) -> BotReply:
    return BotReply("m", messages=[{"response": response}], intent=intent, confidence=confidence, **more)  # type: ignore[arg-type]


def said(found: BotReply) -> list[str]:
    return [str(message["response"]) for message in found.messages]


@pytest.mark.parametrize(("card", "kind"), [("utter_crisis", "crisis"), ("utter_violence", "violence")])
def test_thanks_after_a_card_get_kind_words_once_and_no_welcome(card: str, kind: str) -> None:
    thanks = reply("utter_thanks", "thanks")
    assert said(with_care(thanks, "takk for at du svarte", [card])) == [f"utter_{kind}_thanks"]
    assert said(with_care(thanks, "takk", [card, f"utter_{kind}_thanks", f"utter_{kind}_still"])) == ["utter_thanks"]


def test_who_waits_while_nobody_is_here_is_told_once_who_answers() -> None:
    assert until_somebody_comes(None) is None
    assert until_somebody_comes(["utter_crisis"]) == "utter_crisis_meanwhile"
    assert until_somebody_comes(["utter_violence", "utter_handoff_waiting_closed"]) == "utter_violence_meanwhile"
    assert until_somebody_comes(["utter_crisis", "utter_crisis_meanwhile"]) is None
    # Who worries about somebody, or has said that all is well, is in no danger that can't wait.
    assert until_somebody_comes(["utter_crisis_other"]) is None
    assert until_somebody_comes(["utter_crisis", "utter_crisis_safe"]) is None


def test_without_a_card_nothing_is_added() -> None:
    assert said(with_care(reply("answer/cv"), "hvordan skriver jeg cv", None)) == ["answer/cv"]


def test_an_unclear_line_after_a_card_gets_care_once_and_is_then_left_to_the_bot() -> None:
    unclear = reply("utter_did_you_mean", "nlu_fallback", 0.3)
    assert said(with_care(unclear, "vet ikke jeg", ["utter_crisis"])) == ["utter_crisis_followup"]
    assert said(with_care(unclear, "vet ikke jeg", ["utter_crisis", "utter_crisis_followup"])) == ["utter_did_you_mean"]


def test_who_worries_about_somebody_is_followed_up_as_one_who_worries() -> None:
    unclear = reply("utter_did_you_mean", "nlu_fallback", 0.3)
    assert said(with_care(unclear, "hva gjør jeg", ["utter_crisis_other"])) == ["utter_crisis_other_followup"]


def test_after_a_card_about_violence_the_care_is_about_violence() -> None:
    unclear = reply("utter_did_you_mean", "nlu_fallback", 0.3)
    assert said(with_care(unclear, "vet ikke jeg", ["utter_violence"])) == ["utter_violence_followup"]
    asked = "hvordan skriver jeg cv?"
    assert said(with_care(reply("answer/cv"), asked, ["utter_violence"])) == ["utter_violence_still", "answer/cv"]


def test_a_list_for_a_question_of_several_words_stays_after_a_word_of_care() -> None:
    listed = reply("utter_nearest", "nlu_fallback", 0.3)
    asked = "får jeg kjøre gravemaskin på anlegg uten lappen?"
    assert said(with_care(listed, asked, ["utter_crisis"])) == ["utter_crisis_still", "utter_nearest"]
    assert said(with_care(listed, "hva nå?", ["utter_crisis"])) == ["utter_crisis_followup"]


def test_a_clear_question_after_a_card_is_answered_after_a_word_of_care() -> None:
    asked = "hvordan skriver jeg cv?"
    assert said(with_care(reply("answer/cv"), asked, ["utter_crisis"])) == ["utter_crisis_still", "answer/cv"]
    assert said(with_care(reply("answer/cv"), asked, ["utter_crisis", "utter_crisis_still"])) == ["answer/cv"]


def test_a_doubtful_statement_after_a_card_is_taken_to_be_about_it() -> None:
    guessed = reply("answer/complaint", "complaint", 0.7)
    assert said(with_care(guessed, "ingen bryr seg", ["utter_crisis"])) == ["utter_crisis_followup"]


def test_who_takes_it_back_is_heard_and_answered() -> None:
    joke = "haha slapp av jeg tulla. må jeg ha r2 for å bli ingeniør?"
    found = with_care(reply("occupation/x/education_path", "ask_how_to_become"), joke, ["utter_crisis"])
    assert said(found) == ["utter_crisis_taken_back", "occupation/x/education_path"]
    assert said(with_care(reply("answer/cv"), "hva er cv?", ["utter_crisis", "utter_crisis_taken_back"])) == [
        "answer/cv"
    ]


def test_a_card_is_never_replaced() -> None:
    again = reply("utter_crisis", "crisis", 1.0, directives=[{"type": "crisis"}])
    assert said(with_care(again, "jeg mener det", ["utter_crisis"])) == ["utter_crisis"]


def test_a_sentence_that_says_no_does_not_queue() -> None:
    wants = BotReply("m", directives=[{"type": "handoff"}], intent="request_human", confidence=0.9)
    found = with_care(wants, "jeg vil ikke snakke med noen", None)
    assert (said(found), found.directives) == (["utter_offer_human"], [])


def test_a_guess_that_a_person_is_wanted_offers_one_and_a_clear_wish_queues() -> None:
    def wishes(confidence: float) -> BotReply:
        return BotReply("m", directives=[{"type": "handoff"}], intent="request_human", confidence=confidence)

    guessed = with_care(wishes(0.6), "mennesker sa jeg jo, typ hjelpe folk", None)
    assert (said(guessed), guessed.directives) == (["utter_offer_human"], [])
    for text, confidence in (("kan jeg snakke med et menneske", 0.6), ("få en voksen på tråden", 0.97)):
        assert with_care(wishes(confidence), text, None).directives == [{"type": "handoff"}]


def test_who_says_they_are_safe_or_have_told_somebody_is_heard() -> None:
    unclear = reply("utter_did_you_mean", "nlu_fallback", 0.3)
    assert said(with_care(unclear, "jeg er trygg nå, mamma er her", ["utter_crisis"])) == ["utter_crisis_safe"]
    told = with_care(unclear, "ok jeg sier det til mamma i kveld", ["utter_crisis_other"])
    assert said(told) == ["utter_crisis_other_told"]


def test_the_same_card_is_shorter_the_second_time_unless_life_is_at_risk_now() -> None:
    wish = check_safety("jeg vil ikke leve lenger")
    acute = check_safety("pillene begynner å virke")
    assert wish is not None
    assert acute is not None
    assert card_for(wish, None) == "utter_crisis"
    assert card_for(wish, ["utter_crisis"]) == "utter_crisis_followup"
    assert card_for(acute, ["utter_crisis"]) == "utter_crisis"
    assert card_for(wish, ["utter_crisis", "utter_crisis_taken_back"]) == "utter_crisis"


def test_a_question_that_begins_with_its_verb_is_clear_as_well() -> None:
    asked = "kan fødselsåret strykes fra cven"
    found = reply("answer/cv", "nlu_fallback", 0.3)
    assert said(with_care(found, asked, ["utter_crisis"])) == ["utter_crisis_still", "answer/cv"]
    assert said(with_care(found, "er så sliten", ["utter_crisis"])) == ["utter_crisis_followup"]
    for told in ("det går ikke bra", "må bare vekk herfra", "får ikke sove", "kan ikke mer", "kan bare gi opp nå"):
        assert said(with_care(found, told, ["utter_crisis"])) == ["utter_crisis_followup"]
