import pytest

from actions.action_fallback import ActionFallback
from actions.action_occupation_fact import ActionOccupationFact
from actions.occupation_passages import Passage, passage_about
from language.normaliser import normalise
from tests.actions.conftest import Run, named
from tests.actions.stand_in import ServiceStandIn

PILOT = {
    "qualities": "Du er rolig under press. Briller er ikke nødvendigvis et hinder, men spør. Et flymedisinsk senter avgjør. Du liker fart.",
    "education_path": "Studiespesialisering med matematikk er et trygt valg. Du kan ta opplæringen på en privat flyskole.",
    "where_you_work": "I flyselskaper. Du jobber skift og er ofte borte fra hjemmet.",
}


@pytest.mark.parametrize(
    ("question", "section", "begins"),
    [
        ("må man ha briller?", "qualities", "Briller er ikke nødvendigvis et hinder, men spør. Et flymedisinsk"),
        ("kan eg bli det viss eg ser dårleg", "qualities", "Briller"),
        ("åssen linje må jeg gå på vgs da", "education_path", "Studiespesialisering"),
        ("e det mye nattarbeid", "where_you_work", "Du jobber skift"),
        ("do you work night shifts?", "where_you_work", "Du jobber skift"),
    ],
)
def test_the_sentences_about_a_detail_are_found(question: str, section: str, begins: str) -> None:
    found = passage_about(normalise(question), PILOT)
    assert found is not None
    assert (found.section, found.text[: len(begins)]) == (section, begins)


@pytest.mark.parametrize(
    "question", ["hva gjør en pilot?", "men hva gjør de?", "er det mye blod?", "", "kan jeg få penger fra nav?"]
)
def test_nothing_is_found_where_no_detail_is_named_or_told(question: str) -> None:
    assert passage_about(normalise(question), PILOT) is None


def test_what_the_whole_record_speaks_of_is_no_detail() -> None:
    assert passage_about("er det mye natt?", {"what_you_do": " ".join(["Du jobber om natten."] * 5)}) is None


def test_a_short_passage_takes_the_next_sentence_of_its_section_along() -> None:
    sections = {"qualities": "Du tåler blod.", "education_path": "Du studerer."}
    assert passage_about("er det blod?", sections) == Passage("qualities", "Du tåler blod.")


def test_a_sentence_that_goes_on_takes_the_one_before_it_along() -> None:
    path = "Du går to år på elektro. Deretter er du lærling i to og et halvt år og tar fagprøve. Yrket er regulert."
    found = passage_about("får jeg læreplass da", {"qualities": "Du er stø.", "education_path": path})
    assert found is not None and found.text.startswith("Du går to år på elektro. Deretter er du lærling")
    alone = passage_about(
        "får jeg læreplass da", {"qualities": "Du er stø.", "education_path": path.partition(". ")[2]}
    )
    assert alone is not None and alone.text.startswith("Deretter")


async def test_a_detail_is_answered_instead_of_the_section_that_was_read(run: Run, service: ServiceStandIn) -> None:
    service.sections = PILOT
    outcome = await run(
        ActionOccupationFact(), "kan man bli bonde med briller?", "ask_how_to_become", entities=[named("bonde", 12, 17)]
    )
    assert outcome.responses == ["occupation/bonde/detail"]
    assert outcome.messages[0]["slots"]["passage"].startswith("Briller")
    assert "ask_qualities" not in [button["intent"] for button in outcome.messages[0]["buttons"]]


async def test_the_section_that_was_read_is_said_when_the_detail_stands_there(
    run: Run, service: ServiceStandIn
) -> None:
    service.sections = PILOT
    asked = ("hvilken linje må jeg gå på vgs?", "ask_how_to_become")
    slots = {"occupation": "bonde"}
    first = await run(ActionOccupationFact(), *asked, slots=slots)
    assert first.responses == ["occupation/bonde/education_path"]
    again = await run(ActionOccupationFact(), *asked, slots=slots, said=first.messages)
    assert again.responses == ["occupation/bonde/detail"]


async def test_pay_is_pay_whatever_detail_is_named(run: Run, service: ServiceStandIn) -> None:
    service.sections = PILOT
    outcome = await run(ActionOccupationFact(), "hva tjener de på natt?", "ask_pay", slots={"occupation": "bonde"})
    assert outcome.responses == ["occupation/bonde/pay"]


async def test_what_was_not_understood_may_be_a_detail_of_what_is_talked_about(
    run: Run, service: ServiceStandIn
) -> None:
    service.sections = PILOT
    told = [{"response": "occupation/bonde/pay", "slots": {}, "cards": [], "buttons": []}]
    slots = {"occupation": "bonde"}
    talked = await run(ActionFallback(), "og hva med briller", slots=slots, said=told)
    assert talked.responses == ["occupation/bonde/detail"]
    passed = await run(ActionFallback(), "og hva med briller", slots=slots)
    assert passed.responses == ["utter_not_understood_offer_human"]
