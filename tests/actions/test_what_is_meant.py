"""Where the search is sure what kind of thing a message is after, it decides."""

import pytest
from rasa_sdk import Tracker

from actions.action_answer import ActionAnswer
from actions.action_fallback import ActionFallback
from actions.action_find_occupations import ActionFindOccupations
from actions.action_occupation_fact import ActionOccupationFact
from actions.occupation_facts import is_talked_about
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn

TALKED_ABOUT = {"response": "occupation/bonde/what_you_do"}


async def test_a_message_that_names_an_occupation_may_be_after_an_answer(run: Run, service: ServiceStandIn) -> None:
    text, bonde = "er bonde og trenger stipend", named("bonde", 3, 8)
    before = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[bonde])
    assert before.responses == ["occupation/bonde/education_path"]
    service.kinds = {"answer": 0.95, "education_path": 0.05}
    outcome = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[bonde])
    assert outcome.responses == ["answer/student-finance"]


async def test_an_answer_that_does_not_fit_is_not_given_for_that(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {"answer": 0.95}
    service.scores = {"student-finance": 0.005, "student-finance-abroad": 0.004}
    text, bonde = "er bonde og trenger stipend", named("bonde", 3, 8)
    outcome = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[bonde])
    assert outcome.responses == ["occupation/bonde/education_path"]


async def test_where_surely_no_fact_is_meant_what_comes_near_is_said_rather(run: Run, service: ServiceStandIn) -> None:
    service.scores = {"student-finance": 0.2, "student-finance-abroad": 0.1}
    text, bonde = "er bonde og trenger stipend", named("bonde", 3, 8)
    service.kinds = {"answer": 0.6, "education_path": 0.4}
    outcome = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[bonde])
    assert outcome.responses == ["occupation/bonde/education_path"]
    service.kinds = {"answer": 0.99, "education_path": 0.001}
    for action in (ActionOccupationFact(), ActionFallback()):
        outcome = await run(action, text, "ask_how_to_become", entities=[bonde], said=[TALKED_ABOUT])
        assert outcome.responses == ["utter_nearest", "utter_or_nearest"]
        assert outcome.messages[0]["buttons"][0]["entities"] == {"answer": "student-finance"}


async def test_two_occupations_on_the_way_are_not_compared(run: Run, service: ServiceStandIn) -> None:
    text = "har gått på bonde og sykepleier, strøyk og slutta, får jeg stipend"
    entities = [named("bonde", 11, 16), named("sykepleier", 20, 30)]
    service.kinds = {"answer": 0.99, "education_path": 0.001}
    outcome = await run(ActionFallback(), text, "nlu_fallback", entities=entities)
    assert outcome.responses[0].startswith("answer/student-finance")


async def test_a_question_about_what_is_talked_about_is_answered_by_its_record(
    run: Run, service: ServiceStandIn
) -> None:
    service.kinds = {"pay": 0.5, "education_length": 0.2, "answer": 0.3}
    for action in (ActionAnswer(), ActionFallback()):
        outcome = await run(
            action, "får man stipend da", "ask_student_finance", slots={"occupation": "bonde"}, said=[TALKED_ABOUT]
        )
        assert outcome.responses == ["occupation/bonde/pay"]
        assert outcome.slots["occupation"] == "bonde"


async def test_without_an_occupation_there_is_no_record_to_tell_from(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {"pay": 0.9, "answer": 0.1}
    outcome = await run(ActionAnswer(), "hvor mye er stipend da", "ask_student_finance")
    assert outcome.responses[0].startswith("answer/student-finance")


async def test_likings_are_answered_with_occupations(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {"occupations": 0.9, "answer": 0.1}
    for action in (ActionAnswer(), ActionFallback()):
        outcome = await run(action, "noe med dyr tenkte jeg kanskje på", "ask_student_finance")
        assert outcome.responses == ["utter_occupations_found_plain"]


async def test_where_no_occupation_fits_they_are_not_offered(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {"occupations": 0.9, "answer": 0.1}
    outcome = await run(ActionAnswer(), "lånekassen stipend", "ask_student_finance")
    assert outcome.responses[0] == "answer/student-finance"


async def test_what_was_not_learnt_decides_nothing(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {}
    outcome = await run(ActionAnswer(), "lånekassen stipend", "ask_student_finance")
    assert outcome.responses[0] == "answer/student-finance"


async def test_answers_are_looked_up_once_for_a_message(run: Run, service: ServiceStandIn) -> None:
    service.kinds = {"education_path": 0.9, "answer": 0.1}
    text = "hvordan kan jeg som er bonde få stipend nå"
    outcome = await run(ActionOccupationFact(), text, "ask_pay", entities=[named("bonde", 24, 29)])
    assert outcome.responses == ["answer/student-finance"]
    assert len([path for path in service.asked if "kind=answer" in path]) == 1


async def test_what_was_taken_for_a_liking_may_be_after_an_answer(run: Run, service: ServiceStandIn) -> None:
    text = "lånekassen stipend er bare tull"
    service.kinds = {"answer": 0.95, "occupations": 0.03}
    service.scores = {"student-finance": 0.6, "student-finance-abroad": 0.1}
    outcome = await run(ActionFindOccupations(), text, "find_occupations_by_interest")
    assert (outcome.responses, outcome.followup) == ([], "action_fallback")
    asked_for = await run(ActionFindOccupations(), text, "find_occupations_by_interest", slots={"offer": "interest"})
    assert asked_for.followup is None and asked_for.responses
    # Nothing is found that is liked, and the answer fits.
    service.kinds, service.scores = {"answer": 0.5, "occupations": 0.4}, {"student-finance": 0.3}
    assert (await run(ActionFindOccupations(), text, "find_occupations_by_interest")).followup == "action_fallback"
    service.scores = {"student-finance": 0.01, "student-finance-abroad": 0.01}
    assert (await run(ActionFindOccupations(), text, "find_occupations_by_interest")).followup is None
    text = "lånekassen stipend dyr er bare tull"
    for kinds, score in (({"answer": 0.5, "occupations": 0.4}, 0.6), ({"answer": 0.95, "occupations": 0.03}, 0.1)):
        service.kinds, service.scores = kinds, {"student-finance": score, "student-finance-abroad": score}
        assert (await run(ActionFindOccupations(), text, "find_occupations_by_interest")).followup is None


@pytest.mark.parametrize(
    ("before", "talked_about"),
    [
        ("har alltid hatt lyst til å kjøre tog. er det for sent?", True),
        ("kona kjører tog, og jeg er lei av butikk", False),
        ("vil kjøre tog eller bli kokk", False),
    ],
)
def test_an_occupation_that_was_wanted_is_talked_about_though_something_else_was_answered(
    before: str, talked_about: bool
) -> None:
    found = [(name, before.find(words)) for name, words in (("lokforer", "kjøre tog"), ("kokk", "kokk"))]
    entities = [
        {"entity": "occupation", "value": name, "start": start, "end": start + (9 if name == "lokforer" else 4)}
        for name, start in found
        if start >= 0
    ]
    events = [
        {"event": "user", "text": before, "parse_data": {"text": before, "entities": entities}},
        {"event": "bot", "data": {"custom": {"response": "answer/too-old"}}},
        {
            "event": "user",
            "text": "hvor går man på skole for det",
            "parse_data": {"text": "hvor går man på skole for det"},
        },
    ]
    tracker = Tracker("s", {}, events[-1]["parse_data"], events, False, None, {}, "action_listen")
    assert is_talked_about(tracker, "lokforer") is talked_about


async def test_a_point_that_surely_replies_is_told_rather_than_the_record(run: Run, service: ServiceStandIn) -> None:
    text, bonde = "er bonde og trenger stipend", named("bonde", 3, 8)
    service.kinds = {"education_path": 0.95, "answer": 0.05}
    service.scores, service.points = {"student-finance": 0.9}, {"student-finance": "where"}
    told = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[bonde])
    assert (told.responses, told.messages[0]["slots"]["point"]) == (["answer/student-finance"], "where")
    # Who may as well mean the occupation is told about that.
    for service.scores, service.chance in (({"student-finance": 0.9}, 0.5), ({"student-finance": 0.2}, 0.9)):
        asked = await run(ActionOccupationFact(), text, "ask_how_to_become", entities=[bonde])
        assert asked.responses == ["occupation/bonde/education_path"]


def test_what_the_last_message_named_alone_is_talked_about_whatever_answered_it() -> None:
    asked = {
        "text": "lege ja. hva gjør de",
        "entities": [{"entity": "occupation", "value": "lege", "start": 0, "end": 4}],
    }
    answered = {"event": "bot", "data": {"custom": {"response": "answer/lab-jobs"}}}
    latest = {"event": "user", "text": "tjener de bra", "parse_data": {"text": "tjener de bra"}}
    events = [{"event": "user", "text": asked["text"], "parse_data": asked}, answered, latest]
    tracker = Tracker("s:1", {"occupation": "lege"}, latest["parse_data"], events, False, None, {}, "action_listen")
    assert is_talked_about(tracker, "lege")
    assert not is_talked_about(tracker, "bonde")
