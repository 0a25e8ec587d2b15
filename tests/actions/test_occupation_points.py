"""The short replies of an occupation's record: which is said, and what is offered after it."""

import pytest

from actions.action_answer import ActionAnswer
from actions.action_fallback import ActionFallback
from actions.action_occupation_fact import ActionOccupationFact
from actions.occupation_facts import question_in
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn

TOPICS = {"farlig": "Dyr kan sparke.", "hours": "Du jobber også i helga.", "bestworst": "Dyra er best, vakter verst."}


def titles(buttons: list[dict[str, object]]) -> list[object]:
    return [(one["intent"], one.get("entities")) for one in buttons]


async def test_a_point_that_replies_is_said_rather_than_the_section(run: Run, service: ServiceStandIn) -> None:
    service.topics = TOPICS
    asked = ("er det farlig å være bonde", "ask_about_occupation")
    outcome = await run(ActionOccupationFact(), *asked, entities=[named("bonde", 22, 27)])
    assert outcome.responses == ["occupation/bonde/farlig"]
    assert titles(outcome.messages[0]["buttons"])[:2] == [
        ("ask_about_occupation", {"occupation": "bonde", "topic": "bestworst"}),
        ("ask_about_occupation", {"occupation": "bonde", "topic": "hours"}),
    ]
    again = await run(ActionOccupationFact(), *asked, entities=[named("bonde", 22, 27)], said=outcome.messages)
    assert again.responses == ["occupation/bonde/what_you_do"]


async def test_a_question_that_no_point_replies_to_gets_the_section(run: Run, service: ServiceStandIn) -> None:
    service.topics = TOPICS
    outcome = await run(ActionOccupationFact(), "hva tjener en bonde", "ask_pay", entities=[named("bonde", 14, 19)])
    assert outcome.responses == ["occupation/bonde/pay"]


async def test_a_button_of_a_topic_says_its_point(run: Run, service: ServiceStandIn) -> None:
    service.topics = TOPICS
    pressed = [named("bonde"), named("hours", entity="topic")]
    outcome = await run(ActionOccupationFact(), "Når?", "ask_about_occupation", entities=pressed, payload=True)
    assert outcome.responses == ["occupation/bonde/hours"]
    gone = [named("bonde"), named("people", entity="topic")]
    outcome = await run(ActionOccupationFact(), "Alene?", "ask_about_occupation", entities=gone, payload=True)
    assert outcome.responses == ["occupation/bonde/what_you_do"]


@pytest.mark.parametrize("action", [ActionFallback(), ActionAnswer()])
async def test_who_asks_on_about_an_occupation_gets_its_point(
    run: Run, service: ServiceStandIn, action: ActionAnswer | ActionFallback
) -> None:
    service.topics = TOPICS
    told = [{"response": "occupation/bonde/pay", "slots": {}, "cards": [], "buttons": []}]
    outcome = await run(action, "farlig?", "health_and_work", slots={"occupation": "bonde"}, said=told)
    assert outcome.responses == ["occupation/bonde/farlig"]


@pytest.mark.parametrize("action", [ActionFallback(), ActionAnswer()])
async def test_an_occupation_told_about_before_something_else_is_still_asked_of_where_the_topic_is_sure(
    run: Run, service: ServiceStandIn, action: ActionAnswer | ActionFallback
) -> None:
    service.topics = TOPICS
    told = [{"response": "occupation/bonde/pay", "slots": {}, "cards": [], "buttons": []}]
    before = {"slots": {"occupation": "bonde"}, "said": told, "since": "hei igjen"}
    outcome = await run(action, "farlig?", "health_and_work", **before)
    assert outcome.responses[0] == "occupation/bonde/farlig"
    # An answer that fits is what was asked by then.
    service.scores = {"student-finance": 0.9}
    outcome = await run(action, "farlig stipend og lån?", "ask_student_finance", **before)
    assert "occupation/bonde/farlig" not in outcome.responses
    service.scores, service.topic_chance = {}, 0.6
    outcome = await run(action, "farlig?", "health_and_work", **before)
    assert "occupation/bonde/farlig" not in outcome.responses


async def test_the_same_of_another_occupation_is_asked_by_the_question_before(
    run: Run, service: ServiceStandIn
) -> None:
    service.topics = TOPICS
    other = {"entities": [named("fisker", 9, 15)], "since": "er det farlig å være bonde"}
    outcome = await run(ActionOccupationFact(), "hva med fisker da", "ask_about_occupation", **other)
    assert outcome.responses == ["occupation/fisker/farlig"]
    same = {**other, "entities": [named("fisker", 17, 23)]}
    outcome = await run(
        ActionOccupationFact(), "og gjelder det en fisker også da eller ikke", "ask_about_occupation", **same
    )
    assert outcome.responses == ["occupation/fisker/farlig"]
    own = "hva med fisker da er det lettere å komme inn"
    outcome = await run(ActionOccupationFact(), own, "ask_about_occupation", **other)
    assert outcome.responses != ["occupation/fisker/farlig"]
    outcome = await run(ActionOccupationFact(), "fortell om fisker", "ask_about_occupation", **other)
    assert outcome.responses == ["occupation/fisker/what_you_do"]


async def test_a_long_story_is_replied_to_by_a_point_only_where_its_topic_is_likely(
    run: Run, service: ServiceStandIn
) -> None:
    service.topics = TOPICS
    text = "hei, jeg har jobbet i butikk i femten år og har hørt så mye rart, er det egentlig farlig å være bonde"
    asked = {"entities": [named("bonde", 96, 101)]}
    assert text[96:101] == "bonde"
    outcome = await run(ActionOccupationFact(), text, "ask_about_occupation", **asked)
    assert outcome.responses == ["occupation/bonde/farlig"]
    service.topic_chance = 0.6
    outcome = await run(ActionOccupationFact(), text, "ask_about_occupation", **asked)
    assert outcome.responses == ["occupation/bonde/what_you_do"]


async def test_occupations_are_compared_point_by_point(run: Run, service: ServiceStandIn) -> None:
    service.topics = TOPICS
    text = "hva er mest farlig, bonde eller fisker"
    both = [named("bonde", 20, 25), named("fisker", 32, 38)]
    outcome = await run(ActionOccupationFact(), text, "ask_about_occupation", entities=both)
    assert outcome.responses == ["occupation/bonde/farlig", "occupation/fisker/farlig"]


async def test_what_sets_one_apart_from_the_other_is_said_once(run: Run, service: ServiceStandIn) -> None:
    service.topics = {"difference": "En bonde er på land, en fisker er på havet."}
    text = "what is the difference, bonde vs fisker"
    both = [named("bonde", 24, 29), named("fisker", 33, 39)]
    outcome = await run(ActionOccupationFact(), text, "ask_about_occupation", entities=both)
    assert outcome.responses == ["occupation/bonde/difference"]
    service.topics = {"difference": "Dyr eller planter er to veier."}
    outcome = await run(ActionOccupationFact(), text, "ask_about_occupation", entities=both)
    assert outcome.responses == ["occupation/bonde/what_you_do", "occupation/fisker/what_you_do"]


async def test_who_earns_most_of_some_is_told_in_words(run: Run, service: ServiceStandIn) -> None:
    shown = [{"response": "utter_occupations_found", "cards": [{"id": "bonde"}, {"id": "fisker"}], "buttons": []}]
    service.topics = {"level": "Lønna ligger rundt snittet."}
    outcome = await run(ActionOccupationFact(), "hvem tjener best", "ask_pay", said=shown)
    assert outcome.responses == ["occupation/bonde/level", "occupation/fisker/level", "utter_no_pay_figures"]
    service.topics = {}
    outcome = await run(ActionOccupationFact(), "hvem tjener best", "ask_pay", said=shown)
    assert outcome.responses == ["utter_no_pay_figures"]


def test_the_name_of_an_occupation_is_no_word_for_pay() -> None:
    assert question_in("hva gjør en fengselsbetjent") is None
    assert question_in("hva tjener en fengselsbetjent") == "ask_pay"
