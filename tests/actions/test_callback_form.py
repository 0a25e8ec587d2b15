import pytest

from actions.action_callback_submit import ActionCallbackSubmit
from actions.turn import CitizenTurn
from actions.validate_callback_form import (
    LONGEST_TIME,
    ValidateCallbackForm,
    answers_form,
    phone_number_in,
    shown_number,
    time_in,
)
from tests.actions.conftest import Run


def turn(text: str, intent: str = "nlu_fallback", confidence: float = 0.9) -> CitizenTurn:
    return CitizenTurn(text, intent, confidence, [], [], False, "nb", None, asks="?" in text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("91234567", "+4791234567"),
        ("912 34 567", "+4791234567"),
        ("+47 91 23 45 67", "+4791234567"),
        ("0047 91234567", "+4791234567"),
        ("nummeret mitt er 912.34.567 takk", "+4791234567"),
        ("22 22 55 55", "+4722225555"),
        ("+46 70 123 45 67", "+46701234567"),
        ("12345678", None),
        ("9123456", None),
        ("91234567891234", None),
        ("vet ikke", None),
    ],
)
def test_a_number_is_valid_by_the_numbering_plan(text: str, number: str | None) -> None:
    assert phone_number_in(text) == number


def test_numbers_are_shown_as_people_write_them() -> None:
    assert shown_number("+4791234567") == "91 23 45 67"
    assert shown_number("+46701234567").startswith("+46 ")


@pytest.mark.parametrize(
    ("text", "intent", "answers"),
    [
        ("912 34 567", "out_of_scope", True),
        ("912 34 567, kan dere ringe?", "request_callback", True),
        ("det husker jeg ikke", "nlu_fallback", True),
        ("må dere ha det?", "nlu_fallback", True),
        ("Fikk sparken fra lageret, jeg hører jo ikke headsettet. Er det lov?", "nlu_fallback", False),
        ("vil bli billakkerer, er jeg for gammel når jeg ikke har vg2?", "out_of_scope", False),
        ("hva er fagbrev?", "ask_fagbrev_adult", False),
        ("jeg vil ikke leve lenger, 91234567", "crisis", False),
        ("jeg vil snakke med noen nå", "request_human", False),
        ("avbryt", "cancel", False),
    ],
)
def test_a_question_is_told_from_a_number(text: str, intent: str, answers: bool) -> None:
    assert answers_form(turn(text, intent), "phone_number") is answers


@pytest.mark.parametrize(
    ("text", "intent", "answers"),
    [
        ("i morgen etter klokka 12", "ask_opening_hours", True),
        ("når som helst", "ask_opening_hours", True),
        ("torsdag", "goodbye", True),
        ("etter skolen", "ask_school_stress", True),
        ("ikke før klokka 15", "deny", True),
        ("nei", "deny", False),
        ("når er dere åpne?", "ask_opening_hours", False),
        ("hvordan får jeg stipend", "ask_student_finance", False),
        ("orker ikke mer i dag", "crisis", False),
    ],
)
def test_a_question_is_told_from_a_time(text: str, intent: str, answers: bool) -> None:
    assert answers_form(turn(text, intent), "callback_time") is answers


async def test_a_number_that_cannot_be_is_refused_with_a_sentence(run: Run) -> None:
    form = ValidateCallbackForm()
    assert (await run_validation(form, "phone_number", "12345"))[0] == {"phone_number": None}
    slots, said = await run_validation(form, "callback_time", "x" * (LONGEST_TIME + 1))
    assert (slots, said) == ({"callback_time": None}, ["utter_invalid_callback_time"])
    assert (await run_validation(form, "callback_time", "  etter   tolv "))[0] == {"callback_time": "etter tolv"}


async def run_validation(form: ValidateCallbackForm, slot: str, value: str) -> tuple[dict[str, object], list[str]]:
    from rasa_sdk.executor import CollectingDispatcher

    dispatcher = CollectingDispatcher()
    slots = getattr(form, f"validate_{slot}")(value, dispatcher, None, {})
    return slots, [message["custom"]["response"] for message in dispatcher.messages]


async def test_a_complete_form_is_ordered_confirmed_and_forgotten(run: Run) -> None:
    outcome = await run(ActionCallbackSubmit(), slots={"phone_number": "+4791234567", "callback_time": "etter 12"})
    assert outcome.directives == [{"type": "callback", "phone_number": "+4791234567", "callback_time": "etter 12"}]
    assert outcome.messages[0]["slots"] == {"phone_number": "91 23 45 67", "callback_time": "etter 12"}
    assert outcome.slots == {"phone_number": None, "callback_time": None, "callback_ordered": True}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("kan noen ringe meg? nummeret er 41234567 i morgen kl 10", "i morgen kl 10"),
        ("vent feil nummer, det er 41234568. og heller kl 13", "kl 13"),
        ("torsdag mellom 10 og 12", "torsdag mellom 10 og 12"),
        ("90123456 fredag formiddag", "fredag formiddag"),
        ("90123456", None),
        ("vet ikke helt", None),
    ],
)
def test_a_time_is_found_beside_a_number(text: str, time: str | None) -> None:
    assert time_in(text) == time
