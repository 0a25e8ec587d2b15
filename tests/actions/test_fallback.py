from actions.action_affirm import ActionAffirm
from actions.action_answer import ActionAnswer
from actions.action_cancel import ActionCancel
from actions.action_complaint import ActionComplaint
from actions.action_crisis import ActionCrisis
from actions.action_deny import ActionDeny
from actions.action_fallback import ActionFallback
from actions.action_request_human import ActionRequestHuman
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn

UNSURE = [("ask_points", 0.4), ("crisis", 0.3), ("ask_deadlines", 0.2)]


async def test_what_the_search_surely_finds_is_answered_with_what_is_nearly_as_near(
    run: Run, service: ServiceStandIn
) -> None:
    outcome = await run(ActionFallback(), "lånekassen stipend", slots={"misses": 1})
    # The one about studying abroad is nearly as near.
    assert outcome.responses == ["answer/student-finance", "utter_or_nearest"]
    assert outcome.messages[1]["slots"]["found"] == "- student-finance-abroad et utdrag"
    assert outcome.messages[1]["buttons"][0]["entities"] == {"answer": "student-finance-abroad"}
    assert outcome.slots["misses"] is None
    service.scores = {"student-finance-abroad": 0.3}
    clear = await run(ActionFallback(), "lånekassen stipend", slots={"misses": 1})
    assert clear.responses == ["answer/student-finance"]


async def test_occupations_that_the_search_surely_finds_are_shown(run: Run) -> None:
    outcome = await run(ActionFallback(), "dyr ute")
    assert outcome.responses == ["utter_occupations_found"]
    assert outcome.messages[0]["cards"][0]["id"] in ("dyrepasser", "bonde", "gartner")


async def test_the_first_miss_suggests_and_the_second_offers_a_person(run: Run) -> None:
    first = await run(ActionFallback(), "blabla", ranking=UNSURE)
    assert first.responses == ["utter_did_you_mean"]
    assert [button["intent"] for button in first.messages[0]["buttons"]] == ["ask_points", "ask_deadlines"]
    second = await run(ActionFallback(), "blabla", ranking=UNSURE, slots={"misses": first.slots["misses"]})
    assert second.responses == ["utter_not_understood_offer_human"]
    assert second.slots["offer"] == "human"


async def test_a_miss_never_queues_for_a_person_by_itself(run: Run) -> None:
    for misses in range(5):
        assert not (await run(ActionFallback(), "blabla", ranking=UNSURE, slots={"misses": misses})).directives


async def test_a_single_suggestion_can_be_answered_with_yes(run: Run) -> None:
    asked = await run(ActionFallback(), "blabla", ranking=[("ask_points", 0.5)])
    assert asked.slots["offer"] == "intent:ask_points"
    assert (await run(ActionAffirm(), "ja", slots={"offer": asked.slots["offer"]})).responses == ["utter_ask_points"]


async def test_a_bare_name_of_an_occupation_is_understood(run: Run) -> None:
    outcome = await run(ActionFallback(), "bonde", entities=[named("bonde", 0, 5)])
    assert outcome.responses == ["occupation/bonde/what_you_do"]


async def test_an_answer_to_what_do_you_like_is_searched_for(run: Run) -> None:
    outcome = await run(ActionFallback(), "hest", slots={"offer": "interest"})
    assert outcome.responses == ["utter_occupations_found"]


async def test_the_fallback_still_suggests_when_the_service_is_away(run: Run, service: ServiceStandIn) -> None:
    service.away = True
    assert (await run(ActionFallback(), "dyr", ranking=UNSURE)).responses == ["utter_did_you_mean"]


async def test_yes_does_what_was_offered_once(run: Run) -> None:
    human = await run(ActionAffirm(), "ja", slots={"offer": "human"})
    assert human.directives == [{"type": "handoff", "reason": "offered"}]
    assert human.slots["offer"] is None
    assert (await run(ActionAffirm(), "ja", slots={"offer": "callback"})).followup == "callback_form"
    occupation = await run(ActionAffirm(), "ja", slots={"offer": "intent:ask_pay:bonde"})
    assert (occupation.responses, occupation.slots["occupation"]) == (["occupation/bonde/pay"], "bonde")
    assert (await run(ActionAffirm(), "ja", slots={"offer": "answer:a-b"})).responses == ["answer/a-b"]
    assert (await run(ActionAffirm(), "ja")).responses == ["utter_affirm_unclear"]
    assert (await run(ActionAffirm(), "ja", slots={"offer": "gibberish"})).responses == ["utter_affirm_unclear"]


async def test_no_lets_go_and_no_to_a_suggestion_offers_a_person(run: Run) -> None:
    assert (await run(ActionDeny(), "nei")).responses == ["utter_deny_ok"]
    assert (await run(ActionDeny(), "nei", slots={"offer": "human", "misses": 2})).responses == ["utter_deny_ok"]
    suggested = await run(ActionDeny(), "nei", slots={"misses": 1})
    assert (suggested.responses, suggested.slots["offer"]) == (["utter_not_understood_offer_human"], "human")


async def test_cancel_forgets_what_was_begun(run: Run) -> None:
    outcome = await run(ActionCancel(), "glem det", slots={"pending_question": "ask_pay", "interest": ""})
    assert (outcome.responses, outcome.slots) == (["utter_cancelled"], {"pending_question": None})
    assert (await run(ActionCancel(), "glem det")).responses == ["utter_nothing_to_cancel"]


async def test_danger_raises_urgency_with_its_kind(run: Run) -> None:
    outcome = await run(ActionCrisis(), "…", "crisis")
    assert (outcome.responses, outcome.directives) == (["utter_crisis"], [{"type": "crisis", "kind": "crisis"}])
    violence = await run(ActionCrisis(), "…", "crisis", safety={"kind": "violence", "rule": "r"})
    assert violence.responses == ["utter_violence"]
    assert violence.directives == [{"type": "crisis", "kind": "violence"}]


async def test_asking_for_a_person_queues_and_a_complaint_offers(run: Run) -> None:
    asked = await run(ActionRequestHuman(), "kan jeg snakke med et menneske")
    assert (asked.responses, asked.directives) == ([], [{"type": "handoff", "reason": "asked"}])
    unsure = await run(ActionRequestHuman(), "er dette et menneske eller? kan jeg få prate med noen")
    assert (unsure.responses, unsure.directives) == (["utter_is_a_robot"], [{"type": "handoff", "reason": "asked"}])
    for text in (
        "kan jeg snakke med person på ukrainsk eller russisk?",
        "er det noen veileder som snakker samisk jeg kan få prate med",
    ):
        other = await run(ActionRequestHuman(), text)
        assert (other.responses, other.directives) == (["utter_language_of_person"], asked.directives)
    plain = await run(ActionRequestHuman(), "kan jeg snakke med noen på telefon om russisk på skolen")
    assert plain.responses == []
    complaint = await run(ActionComplaint(), "…")
    assert (complaint.directives, complaint.slots) == ([], {"offer": "human"})


async def test_a_whole_question_gets_the_answer_that_may_be_meant_and_is_told_so(
    run: Run, service: ServiceStandIn
) -> None:
    service.scores = {"fagbrev-praksis": 0.4}
    asked = "er det mulig med fagbrev når man bor alene"
    outcome = await run(ActionFallback(), asked)
    assert outcome.responses == ["utter_perhaps", "answer/fagbrev-praksis"]
    assert outcome.slots["misses"] == 1
    # A single word is no question; and what an answer hardly speaks of isn't meant.
    assert "utter_perhaps" not in (await run(ActionFallback(), "fagbrev")).responses
    service.scores = {"fagbrev-praksis": 0.03}
    assert "utter_perhaps" not in (await run(ActionFallback(), asked)).responses


async def test_a_person_is_offered_beside_the_second_answer_that_may_be_meant_and_before_a_third(
    run: Run, service: ServiceStandIn
) -> None:
    service.scores = {"fagbrev-praksis": 0.4}
    asked = "er det mulig med fagbrev når man bor alene"
    before = [{"response": "utter_perhaps"}, {"response": "answer/student-finance"}]
    second = await run(ActionFallback(), asked, slots={"misses": 1}, said=before)
    assert second.responses == ["utter_perhaps", "answer/fagbrev-praksis"]
    assert {"intent": "request_human"} in second.messages[1]["buttons"]
    assert (second.slots["misses"], second.slots["offer"]) == (2, "human")
    service.scores = {"fagbrev-praksis": 0.1}
    third = await run(ActionFallback(), asked, slots={"misses": 2}, said=before)
    assert third.responses == ["utter_not_understood_offer_human", "utter_or_nearest"]
    assert "et utdrag" in third.messages[1]["slots"]["found"]
    # What may well reply is said at the third as well, with a person beside it.
    service.scores = {"fagbrev-praksis": 0.15}
    likelier = await run(ActionFallback(), asked, slots={"misses": 2}, said=before)
    assert likelier.responses == ["utter_perhaps", "answer/fagbrev-praksis"]
    assert {"intent": "request_human"} in likelier.messages[1]["buttons"]


async def test_of_several_answers_that_may_be_meant_the_nearest_part_is_said_and_that_of_others_below_it(
    run: Run, service: ServiceStandIn
) -> None:
    service.scores = {"fagbrev-praksis": 0.16, "apprentice-pay": 0.14, "student-finance": 0.01}
    outcome = await run(ActionFallback(), "er det fagbrev eller lærling med lån som gjelder her")
    assert outcome.responses == ["utter_nearest", "utter_or_nearest"]
    assert [one["slots"]["found"] for one in outcome.messages] == ["et utdrag", "- apprentice-pay et utdrag"]
    shown = [[button["entities"]["answer"] for button in one["buttons"]] for one in outcome.messages]
    assert shown == [["fagbrev-praksis"], ["apprentice-pay"]]
    assert outcome.slots["misses"] == 1
    # Who tells something and asks nothing is asked what to begin with.
    told = await run(ActionFallback(), "jeg tok fagbrev som lærling med lån der")
    assert told.responses == ["utter_nearest_told", "utter_or_nearest"]
    # A list of what may be meant is cold to who has a hard time.
    heavy = await run(ActionFallback(), "jeg orker ikke mer, er det fagbrev eller lærling")
    assert heavy.responses[0] != "utter_nearest"
    # … but who asks is answered sooner than who tells.
    service.scores = {"fagbrev-praksis": 0.25, "apprentice-pay": 0.01, "student-finance": 0.01}
    asks = await run(ActionFallback(), "jeg orker ikke mer, hva med fagbrev")
    tells = await run(ActionFallback(), "jeg orker ikke mer fagbrev nå")
    assert asks.responses == ["utter_perhaps", "answer/fagbrev-praksis"]
    assert tells.responses == ["utter_heavy"]


async def test_the_nearest_of_several_that_may_well_be_meant_is_said_whole_with_a_part_of_the_others(
    run: Run, service: ServiceStandIn
) -> None:
    service.scores = {"fagbrev-praksis": 0.45, "apprentice-pay": 0.3, "student-finance": 0.01}
    outcome = await run(ActionFallback(), "er det fagbrev eller lærling med lån som gjelder her")
    assert outcome.responses == ["utter_perhaps", "answer/fagbrev-praksis", "utter_or_nearest"]
    assert outcome.messages[2]["slots"]["found"] == "- apprentice-pay et utdrag"


async def test_what_may_be_meant_beside_a_named_occupation_is_no_understanding(
    run: Run, service: ServiceStandIn
) -> None:
    service.scores = {"fagbrev-praksis": 0.4}
    text = "jeg er bonde og lurer på om fagbrev er noe"
    outcome = await run(ActionFallback(), text, entities=[named("bonde", 7, 12)], slots={"offer": "human"})
    assert outcome.responses == ["utter_perhaps", "answer/fagbrev-praksis"]
    assert (outcome.slots["misses"], outcome.slots["offer"]) == (1, None)
    service.scores = {"fagbrev-praksis": 0.1}
    again = await run(ActionFallback(), text, entities=[named("bonde", 7, 12)], slots={"misses": 2})
    assert "utter_perhaps" not in again.responses


async def test_who_was_answered_beside_the_question_is_given_something_else_or_an_apology(run: Run) -> None:
    said = [{"response": "answer/student-finance", "slots": {}, "cards": [], "buttons": []}]
    text = "nei jeg spurte om lån til lånekassen stipend utlandet"
    outcome = await run(ActionAnswer(), text, "ask_student_finance", confidence=0.99, said=said)
    assert outcome.responses == ["answer/student-finance-abroad"]
    outcome = await run(
        ActionAnswer(), "nei jeg spurte om lån", "ask_student_finance", confidence=0.99, said=said, ranking=UNSURE
    )
    assert outcome.responses == ["utter_misunderstood"]
    assert outcome.slots["offer"] == "human"
    assert outcome.messages[0]["buttons"][-1] == {"intent": "request_human"}


async def test_who_has_a_hard_time_and_is_not_understood_is_met_with_care(run: Run) -> None:
    outcome = await run(ActionFallback(), "jeg orker ikke mer av blabla", ranking=UNSURE)
    assert outcome.responses == ["utter_heavy"]
    assert outcome.slots == {"misses": 1, "offer": "human"}


async def test_what_was_just_said_is_not_offered_as_what_may_be_meant(run: Run, service: ServiceStandIn) -> None:
    service.scores = {"student-finance": 0.5, "student-finance-abroad": 0.05}
    said = [{"response": "answer/student-finance", "slots": {}, "cards": [], "buttons": []}]
    above = await run(ActionFallback(), "stipend da", said=said)
    assert above.responses == ["utter_stands_above"]
    service.scores = {"student-finance": 0.4, "student-finance-abroad": 0.35}
    meant = await run(ActionFallback(), "stipend da", said=said)
    assert meant.responses == ["utter_perhaps", "answer/student-finance-abroad"]


async def test_a_mere_guess_of_danger_is_met_with_a_line_of_care_and_the_answer(run: Run) -> None:
    guess = {"kind": "crisis", "rule": "classifier", "about_other": False, "unsure": True}
    outcome = await run(ActionCrisis(), "mister jeg lånekassen stipend", "crisis", safety=guess)
    assert outcome.responses == ["utter_crisis_unsure", "answer/student-finance"]
    assert outcome.directives == [{"type": "crisis", "kind": "unsure"}]
    again = await run(ActionCrisis(), "blabla", "crisis", safety=guess, said=outcome.messages)
    assert again.responses == ["utter_heavy"]
    assert again.slots["offer"] == "human"


async def test_after_a_guess_real_danger_gets_the_whole_card_and_after_a_card_a_guess_is_believed(run: Run) -> None:
    guess = {"kind": "crisis", "rule": "classifier", "about_other": False, "unsure": True}
    real = {"kind": "crisis", "rule": "not-live", "about_other": False}
    guessed = await run(ActionCrisis(), "mister jeg plassen", "crisis", safety=guess)
    assert (await run(ActionCrisis(), "jeg vil dø", "crisis", safety=real, said=guessed.messages)).responses == [
        "utter_crisis"
    ]
    carded = await run(ActionCrisis(), "jeg vil dø", "crisis", safety=real)
    believed = await run(ActionCrisis(), "jeg har alt klart", "crisis", safety=guess, said=carded.messages)
    assert believed.responses == ["utter_crisis_followup"]
    assert believed.directives == [{"type": "crisis", "kind": "crisis"}]


async def test_an_occupation_that_is_wanted_is_told_of_where_no_answer_fits(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {"answer": 0.97, "education_path": 0.01}
    text = "har egentlig lyst å slutte og bli bonde"
    outcome = await run(ActionFallback(), text, entities=[named("bonde", 34, 39)])
    assert outcome.responses == ["occupation/bonde/education_path"]
    service.scores = {"fagbrev-praksis": 0.8}
    fits = await run(ActionFallback(), f"{text}, har fagbrev", entities=[named("bonde", 34, 39)])
    assert fits.responses[0] == "answer/fagbrev-praksis"
