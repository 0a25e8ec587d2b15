import pytest

from actions.action_fallback import ActionFallback
from actions.action_find_occupations import LONGEST_QUOTE, ActionFindOccupations
from actions.action_more_occupations import ActionMoreOccupations
from actions.action_occupation_fact import ActionOccupationFact
from actions.occupation_facts import SECTIONS
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn


@pytest.mark.parametrize(("intent", "section"), SECTIONS.items())
async def test_each_question_names_its_section(run: Run, intent: str, section: str) -> None:
    outcome = await run(ActionOccupationFact(), "?", intent, slots={"occupation": "veterinaer"})
    assert outcome.responses == [f"occupation/veterinaer/{section}"]
    assert intent not in [button["intent"] for button in outcome.messages[0]["buttons"]]


async def test_a_newly_named_occupation_replaces_the_one_talked_about(run: Run) -> None:
    outcome = await run(
        ActionOccupationFact(), "lege da?", "ask_pay", entities=[named("lege", 0, 4)], slots={"occupation": "bonde"}
    )
    assert outcome.responses == ["occupation/lege/pay"]
    assert outcome.slots["occupation"] == "lege"


@pytest.mark.parametrize("action", [ActionOccupationFact(), ActionFallback()])
async def test_what_an_occupation_is_held_against_does_not_replace_it(
    run: Run, action: ActionOccupationFact | ActionFallback
) -> None:
    asked, told = "tjener man mer enn en lege", {"response": "occupation/bonde/what_you_do"}
    lege = [named("lege", 22, 26)]
    # Rasa fills the slot before any action runs.
    outcome = await run(action, asked, "ask_pay", entities=lege, slots={"occupation": "lege"}, said=[told])
    assert outcome.responses == ["occupation/bonde/pay", "occupation/lege/pay"]
    assert outcome.slots["occupation"] == "bonde"
    unlike, lege = "jeg bør bli lege i stedet, hva er forskjellen på jobbene", [named("lege", 14, 18)]
    beside = await run(
        action, unlike, "ask_related_occupations", entities=lege, slots={"occupation": "lege"}, said=[told]
    )
    assert [one.split("/")[1] for one in beside.responses] == ["bonde", "lege"]
    # Without another one being talked about it is the one that is asked about.
    alone = await run(ActionOccupationFact(), asked, "ask_pay", entities=lege, slots={"occupation": "lege"})
    assert alone.responses == ["occupation/lege/pay"]


async def test_what_is_asked_on_is_of_both_occupations_that_were_compared(run: Run) -> None:
    told = [{"response": "occupation/bonde/what_you_do"}, {"response": "occupation/lege/what_you_do"}]
    outcome = await run(ActionOccupationFact(), "og lønna da", "ask_pay", slots={"occupation": "bonde"}, said=told)
    assert outcome.responses == ["occupation/bonde/pay", "occupation/lege/pay"]
    alone = await run(ActionOccupationFact(), "og lønna da", "ask_pay", slots={"occupation": "lege"}, said=told[1:])
    assert alone.responses == ["occupation/lege/pay"]


async def test_about_an_occupation_comes_with_its_card_and_related_ones_with_theirs(run: Run) -> None:
    about = await run(ActionOccupationFact(), "x", "ask_about_occupation", entities=[named("veterinaer")])
    assert about.messages[0]["cards"] == ["veterinaer"]
    related = await run(ActionOccupationFact(), "x", "ask_related_occupations", entities=[named("veterinaer")])
    assert related.messages[0]["cards"] == ["dyrepleier", "bonde"]


async def test_a_second_named_occupation_becomes_a_button(run: Run) -> None:
    outcome = await run(ActionOccupationFact(), "x", "ask_pay", entities=[named("lege"), named("bonde")])
    assert outcome.messages[0]["buttons"][0] == {"intent": "ask_pay", "entities": {"occupation": "bonde"}}


async def test_a_question_without_an_occupation_waits_for_its_name(run: Run) -> None:
    asked = await run(ActionOccupationFact(), "hva tjener man?", "ask_pay")
    assert asked.responses == ["utter_which_occupation"]
    waiting = {"pending_question": asked.slots["pending_question"]}
    text = "sykepleier"
    told = await run(
        ActionOccupationFact(), text, "ask_about_occupation", entities=[named("sykepleier", 0, 10)], slots=waiting
    )
    assert told.responses == ["occupation/sykepleier/pay"]
    assert told.slots["pending_question"] is None


async def test_another_whole_question_is_not_taken_for_the_waiting_one(run: Run) -> None:
    text = "fortell meg hva en sykepleier gjør"
    outcome = await run(
        ActionOccupationFact(),
        text,
        "ask_about_occupation",
        entities=[named("sykepleier", 18, 28)],
        slots={"pending_question": "ask_pay"},
    )
    assert outcome.responses == ["occupation/sykepleier/what_you_do"]


async def test_an_unknown_name_is_said_to_be_unknown_and_the_old_subject_is_dropped(run: Run) -> None:
    unknown = named("astronaut", entity="occupation_name")
    outcome = await run(
        ActionOccupationFact(), "hva tjener en astronaut", "ask_pay", entities=[unknown], slots={"occupation": "bonde"}
    )
    assert outcome.responses == ["utter_occupation_unknown"]
    assert outcome.messages[0]["slots"] == {"name": "astronaut"}
    assert outcome.slots["occupation"] is None


async def test_a_close_name_is_asked_about(run: Run) -> None:
    outcome = await run(ActionOccupationFact(), "x", "ask_pay", entities=[named("hest", entity="occupation_name")])
    assert outcome.responses == ["utter_did_you_mean"]
    assert outcome.messages[0]["buttons"] == [{"intent": "ask_pay", "entities": {"occupation": "hovslager"}}]
    assert outcome.slots["offer"] == "intent:ask_pay:hovslager"


async def test_an_interest_finds_three_to_five_cards_and_more_shows_the_rest(run: Run) -> None:
    found = await run(ActionFindOccupations(), "jeg liker dyr", "find_occupations_by_interest")
    shown = found.slots["shown_occupations"]
    assert found.responses == ["utter_occupations_found"]
    assert 3 <= len(found.messages[0]["cards"]) <= 5
    more = await run(ActionMoreOccupations(), "flere", slots={"interest": "jeg liker dyr", "shown_occupations": shown})
    assert more.responses == ["utter_more_occupations"]
    assert not set(shown) & {card["id"] for card in more.messages[0]["cards"]}
    everything = {"interest": "jeg liker dyr", "shown_occupations": more.slots["shown_occupations"]}
    assert (await run(ActionMoreOccupations(), "flere", slots=everything)).responses == ["utter_no_more_occupations"]


async def test_the_sure_reply_of_an_answer_is_said_beside_the_cards(run: Run, service: ServiceStandIn) -> None:
    service.points, service.chance = {"fagbrev-praksis": "how-long"}, 0.7
    service.scores = {"fagbrev-praksis": 0.7}
    text = "jeg liker dyr og vil ha fagbrev"
    both = await run(ActionFindOccupations(), text, "find_occupations_by_interest", confidence=1.0)
    assert both.responses == ["utter_occupations_found_plain", "answer/fagbrev-praksis"]
    assert both.messages[1]["slots"] == {"point": "how-long", "briefly": True}
    service.chance = 0.5
    alone = await run(ActionFindOccupations(), text, "find_occupations_by_interest", confidence=1.0)
    assert alone.responses == ["utter_occupations_found_plain"]


async def test_a_sure_reply_is_said_beside_what_the_occupation_tells(run: Run, service: ServiceStandIn) -> None:
    service.kinds, service.chance = {"pay": 0.99, "answer": 0.01}, 0.9
    service.points, service.scores = {"student-finance": "how-much"}, {"student-finance": 0.6}
    text, lege = "hva tjener en lege med lån", [named("lege", 14, 18)]
    both = await run(ActionOccupationFact(), text, "ask_pay", entities=lege)
    assert both.responses == ["occupation/lege/pay", "answer/student-finance"]
    assert both.messages[1]["slots"] == {"point": "how-much", "briefly": True}
    service.chance = 0.7
    assert (await run(ActionOccupationFact(), text, "ask_pay", entities=lege)).responses == ["occupation/lege/pay"]


async def test_what_comes_near_is_shown_where_no_occupation_surely_fits(run: Run, service: ServiceStandIn) -> None:
    service.scores = {"systemutvikler": 0.06}
    near = await run(ActionFindOccupations(), "liker data", "find_occupations_by_interest")
    assert (near.responses, near.slots["offer"]) == (["utter_occupations_faint"], "interest")
    assert [one["id"] for one in near.messages[0]["cards"]] == ["systemutvikler"]
    assert near.slots["shown_occupations"] == ["systemutvikler"]
    service.scores = {"systemutvikler": 0.04}
    far = await run(ActionFindOccupations(), "liker data", "find_occupations_by_interest")
    assert far.responses == ["utter_no_occupations_found"]


async def test_more_of_nothing_asks_of_what(run: Run) -> None:
    assert (await run(ActionMoreOccupations(), "flere")).responses == ["utter_ask_more_what"]


async def test_the_interest_of_a_button_is_searched_for_and_an_empty_button_asks(run: Run) -> None:
    interest = {"entity": "interest", "value": "data"}
    outcome = await run(ActionFindOccupations(), "Data og teknologi", entities=[interest], payload=True)
    assert outcome.messages[0]["cards"][0]["id"] == "systemutvikler"
    empty = await run(ActionFindOccupations(), "Finn yrker", payload=True)
    assert (empty.responses, empty.slots["offer"]) == (["utter_ask_interest"], "interest")


async def test_long_words_are_said_back_shortened(run: Run) -> None:
    outcome = await run(ActionFindOccupations(), "dyr " + "og mange andre ting " * 20)
    assert len(outcome.messages[0]["slots"]["interest"]) <= LONGEST_QUOTE


async def test_a_look_up_that_fails_is_told_honestly_and_changes_nothing(run: Run, service: ServiceStandIn) -> None:
    service.away = True
    outcome = await run(ActionFindOccupations(), "dyr")
    assert (outcome.responses, outcome.slots) == (["utter_service_away"], {})


async def test_a_slow_service_is_given_up_within_three_seconds(run: Run, service: ServiceStandIn) -> None:
    service.slow_seconds = 4
    import time

    started = time.monotonic()
    outcome = await run(ActionFindOccupations(), "dyr")
    assert outcome.responses == ["utter_service_away"]
    assert time.monotonic() - started < 3.5


async def test_questions_about_what_cards_show_ask_which_of_them(run: Run) -> None:
    shown = {"response": "utter_occupations_found", "cards": ["veterinaer", "bonde"]}
    outcome = await run(ActionOccupationFact(), "hva tjener de?", "ask_pay", said=[shown])
    assert outcome.responses == ["utter_which_of_these"]
    assert outcome.messages[0]["buttons"] == [
        {"intent": "ask_pay", "entities": {"occupation": one}} for one in ("veterinaer", "bonde")
    ]
    compared = await run(
        ActionOccupationFact(),
        "hvem har lengst vei?",
        "ask_education_length",
        said=[shown],
        slots={"occupation": "bonde"},
    )
    assert compared.responses == ["utter_which_of_these"]


async def test_who_earns_most_takes_figures_which_stand_elsewhere(run: Run) -> None:
    shown = {"response": "utter_occupations_found", "cards": ["veterinaer", "bonde"]}
    outcome = await run(ActionOccupationFact(), "hvem tjener best?", "ask_pay", said=[shown])
    assert outcome.responses == ["utter_no_pay_figures"]
    assert [one["entities"]["occupation"] for one in outcome.messages[0]["buttons"]] == ["veterinaer", "bonde"]
    kept = await run(ActionOccupationFact(), "hvem av dem tjener mest", "ask_pay", slots={"occupation": "bonde"})
    assert kept.responses == ["utter_no_pay_figures"]
    # Of two that were named and answered by something else.
    both = {"text": "lege eller bonde", "entities": [named("lege", 0, 4), named("bonde", 11, 16)]}
    said = [{"response": "answer/student-finance"}]
    of_both = await run(
        ActionOccupationFact(),
        "hvem tjener best",
        "ask_pay",
        slots={"occupation": "bonde"},
        said=said,
        before_that=both,
    )
    assert [one["entities"]["occupation"] for one in of_both.messages[-1]["buttons"]] == ["lege", "bonde"]


async def test_two_named_occupations_are_told_about_side_by_side(run: Run) -> None:
    both = [named("lege"), named("bonde")]
    outcome = await run(
        ActionOccupationFact(), "forskjellen på lege og bonde", "ask_related_occupations", entities=both
    )
    assert outcome.responses == ["occupation/lege/what_you_do", "occupation/bonde/what_you_do"]


async def test_a_dislike_narrows_the_last_search_or_asks_what_is_liked(run: Run, service: ServiceStandIn) -> None:
    service.wishes = {"likes": "", "dislikes": ["blod"], "own_work": []}
    again = await run(ActionFindOccupations(), "ikke noe med blod", slots={"interest": "dyr"})
    assert again.responses == ["utter_occupations_without"]
    assert again.slots["dislikes"] == ["blod"]
    assert "avoid=blod" in service.asked[-1]
    asked = await run(ActionFindOccupations(), "ikke noe med blod")
    assert (asked.responses, asked.slots["offer"]) == (["utter_ask_interest_besides"], "interest")


async def test_who_only_names_their_own_job_gets_no_cards_of_it(run: Run, service: ServiceStandIn) -> None:
    service.wishes = {"likes": "", "dislikes": [], "own_work": ["bonde"]}
    outcome = await run(ActionFindOccupations(), "jeg er lei av å jobbe som bonde", entities=[named("bonde", 27, 32)])
    assert outcome.responses == ["utter_ask_career_change"]
    assert outcome.messages[0]["cards"] == []


async def test_who_asks_for_pay_again_is_told_where_the_figures_are(run: Run) -> None:
    said = [{"response": "occupation/bonde/pay"}]
    again = await run(ActionOccupationFact(), "lønn i kroner da", "ask_pay", slots={"occupation": "bonde"}, said=said)
    assert again.responses == ["utter_no_pay_figures"]


async def test_two_questions_about_an_occupation_are_both_answered(run: Run) -> None:
    outcome = await run(
        ActionOccupationFact(),
        "hva gjør en bonde og hva tjener de?",
        "ask_about_occupation",
        entities=[named("bonde", 12, 17)],
    )
    assert outcome.responses == ["occupation/bonde/what_you_do", "occupation/bonde/pay"]


async def test_an_apprentice_who_asks_of_pay_is_told_of_apprentices_pay(run: Run, service: ServiceStandIn) -> None:
    service.scores = {"apprentice-pay": 0.4}
    asked = ("og lønna da, er 30 prosent riktig", "ask_pay")
    outcome = await run(ActionOccupationFact(), *asked, slots={"occupation": "bonde"})
    assert outcome.responses == ["answer/apprentice-pay"]
    other = await run(ActionOccupationFact(), "og lønna da, er den riktig", "ask_pay", slots={"occupation": "bonde"})
    assert other.responses == ["occupation/bonde/pay"]
