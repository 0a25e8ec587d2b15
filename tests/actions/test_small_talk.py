"""Small talk that may ask on about what was talked about."""

from actions.action_affirm import ActionAffirm
from actions.action_answer import ActionAnswer
from actions.action_complaint import ActionComplaint
from actions.action_fallback import ActionFallback
from actions.action_find_occupations import ActionFindOccupations
from actions.action_occupation_fact import ActionOccupationFact
from actions.action_small_talk import ActionSmallTalk
from tests.actions.conftest import Run
from tests.actions.stand_in import ServiceStandIn

ASKED = {"asked": "får jeg stipend"}
SURELY_NO_TALK = {"answer": 0.9, "talk": 0.01}


async def test_small_talk_is_answered_as_such(run: Run, service: ServiceStandIn) -> None:
    assert (await run(ActionSmallTalk(), "du er dum du", "abuse", confidence=0.7)).responses == ["utter_abuse"]
    assert service.asked == []
    service.kinds = {"talk": 0.9, "answer": 0.1}
    found = await run(ActionSmallTalk(), "stipend lån haha du", "abuse", slots=ASKED, confidence=0.7)
    assert found.responses == ["utter_abuse"]


async def test_what_asks_on_is_looked_for(run: Run, service: ServiceStandIn) -> None:
    service.kinds = SURELY_NO_TALK
    found = await run(ActionSmallTalk(), "og stipend lån lånekassen da", "out_of_scope", slots=ASKED, confidence=0.7)
    assert found.responses == ["answer/student-finance"]
    sure = await run(ActionSmallTalk(), "og stipend lån lånekassen da", "out_of_scope", slots=ASKED, confidence=0.95)
    assert sure.responses == ["utter_out_of_scope"]
    other = {"asked": "kommer det regn"}
    nothing = await run(ActionSmallTalk(), "hva blir været da", "out_of_scope", slots=other, confidence=0.7)
    assert nothing.responses == ["utter_out_of_scope"]


async def test_a_question_after_thanks_is_answered(run: Run, service: ServiceStandIn) -> None:
    service.kinds = SURELY_NO_TALK
    text = "tusen takk du er snill, en ting til, får jeg stipend og lån av lånekassen"
    found = await run(ActionSmallTalk(), text, "thanks", slots=ASKED)
    assert found.responses == ["answer/student-finance"]
    assert (await run(ActionSmallTalk(), "takk, får jeg stipend", "thanks", slots=ASKED)).responses == ["utter_thanks"]
    told = "tusen takk, da søker jeg lånekassen om stipend med en gang"
    assert (await run(ActionSmallTalk(), told, "thanks", slots=ASKED)).responses == ["utter_thanks"]
    service.kinds = {"talk": 0.9, "answer": 0.1}
    assert (await run(ActionSmallTalk(), text, "thanks", slots=ASKED)).responses == ["utter_thanks"]


async def test_what_was_surely_thanks_is_not_looked_up(run: Run, service: ServiceStandIn) -> None:
    service.kinds = SURELY_NO_TALK
    said = "tusen takk du er snill, da ringer jeg lånekassen og spør om stipend og lån"
    assert (await run(ActionSmallTalk(), said, "thanks", slots=ASKED, asks=True)).responses == [
        "answer/student-finance"
    ]
    sure = await run(ActionSmallTalk(), said, "thanks", slots=ASKED, asks=True, closes=True)
    assert sure.responses == ["utter_thanks"]


async def test_who_has_a_hard_time_and_knows_not_what_to_say_is_offered_a_person(
    run: Run, service: ServiceStandIn
) -> None:
    said = "vet ikke hva jeg skal si. alt føles håpløst"
    found = await run(ActionSmallTalk(), said, "dont_know_what_i_want")
    assert (found.responses, found.slots["offer"]) == (["utter_heavy"], "human")
    known = await run(ActionSmallTalk(), f"{said}, og jeg får ikke stipend", "dont_know_what_i_want")
    assert known.responses == ["answer/student-finance"]
    light = await run(ActionSmallTalk(), "vet ikke hva jeg vil bli", "dont_know_what_i_want")
    assert light.responses == ["utter_dont_know_what_i_want"]


async def test_who_is_down_complains_of_nothing_that_we_do(run: Run, service: ServiceStandIn) -> None:
    said = await run(ActionComplaint(), "de svarer ikke engang på søknadene. jeg føler meg helt verdiløs", "complaint")
    assert "utter_complaint" not in said.responses
    assert {"intent": "request_human"} in said.messages[0]["buttons"]
    of_us = await run(ActionComplaint(), "du svarer bare tull, jeg er skikkelig lei", "complaint")
    assert of_us.responses == ["utter_complaint"]


async def test_without_the_service_small_talk_goes_on(run: Run, service: ServiceStandIn) -> None:
    service.away = True
    found = await run(ActionSmallTalk(), "og stipend lån da", "out_of_scope", slots=ASKED, confidence=0.7)
    assert found.responses == ["utter_out_of_scope"]


async def test_a_long_yes_to_nothing_tells_more_of_what_was_asked(run: Run, service: ServiceStandIn) -> None:
    found = await run(ActionAffirm(), "ja vil gjerne ha stipend lån lånekassen", "affirm", slots=ASKED)
    assert found.responses == ["answer/student-finance"]
    assert (await run(ActionAffirm(), "ja gjerne", "affirm", slots=ASKED)).responses == ["utter_affirm_unclear"]


async def test_who_gives_thanks_and_asks_nothing_is_answered_nothing_more(run: Run, service: ServiceStandIn) -> None:
    text = "det var godt, kona mener jeg bør søke stipend og lån av lånekassen"
    thanks = "takk, " + text
    for action in (ActionFallback(), ActionAnswer(), ActionFindOccupations(), ActionOccupationFact()):
        service.kinds = {"answer": 0.7, "talk": 0.3}
        outcome = await run(action, text, "ask_student_finance", thanks=thanks)
        assert outcome.responses == ["utter_thanks"]
        service.kinds = {"answer": 0.95, "talk": 0.05}
        outcome = await run(action, text, "ask_student_finance", thanks=thanks)
        assert outcome.responses != ["utter_thanks"]
    service.kinds = {"answer": 0.1, "talk": 0.9}
    outcome = await run(ActionFallback(), text, "ask_student_finance")
    assert outcome.responses[0] == "answer/student-finance"


async def test_what_is_only_said_to_an_answer_is_acknowledged(run: Run, service: ServiceStandIn) -> None:
    text = "haha ja for kona har sagt det samme om lån i to år"
    service.scores = {"student-finance": 0.1, "student-finance-abroad": 0.05}
    service.kinds = {"answer": 0.1, "talk": 0.9}
    assert (await run(ActionFallback(), text, slots=ASKED)).responses == ["utter_acknowledged"]
    for unlike in ({"asks": True}, {"heavy": True}):
        assert (await run(ActionFallback(), text, slots=ASKED, **unlike)).responses != ["utter_acknowledged"]
    assert (await run(ActionFallback(), text)).responses != ["utter_acknowledged"]  # nothing was said before
    service.scores = {"student-finance": 0.5, "student-finance-abroad": 0.05}
    assert (await run(ActionFallback(), text, slots=ASKED)).responses[0] == "answer/student-finance"
    service.scores, service.kinds = (
        {"student-finance": 0.1, "student-finance-abroad": 0.05},
        {"answer": 0.6, "talk": 0.4},
    )
    assert (await run(ActionFallback(), text, slots=ASKED)).responses != ["utter_acknowledged"]
