"""The safety rules on what people in danger write, and on what only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.safety import asks_for_call, asks_for_person, check_safety, leaves_queue, tells_of_a_death
from tests.language import safety_examples as examples


@pytest.mark.parametrize("text", examples.CRISIS)
def test_who_may_be_in_danger_of_their_own_hand_is_found(text: str) -> None:
    finding = check_safety(text)
    assert finding is not None
    assert finding.kind == "crisis"


@pytest.mark.parametrize("text", examples.VIOLENCE)
def test_who_is_hurt_by_others_is_found(text: str) -> None:
    finding = check_safety(text)
    assert finding is not None
    assert finding.kind == "violence"


@pytest.mark.parametrize("text", examples.NO_DANGER)
def test_figures_of_speech_and_questions_about_work_are_no_danger(text: str) -> None:
    assert check_safety(text) is None


@pytest.mark.parametrize("text", examples.PERSON)
def test_a_wish_for_a_person_is_understood(text: str) -> None:
    assert asks_for_person(text)


@pytest.mark.parametrize("text", [*examples.NO_PERSON, *examples.STAYS])
def test_liking_people_is_no_wish_for_a_person(text: str) -> None:
    assert not asks_for_person(text)


@pytest.mark.parametrize("text", examples.LEAVES)
def test_who_does_not_want_to_wait_leaves_the_queue(text: str) -> None:
    assert leaves_queue(text)


@pytest.mark.parametrize("text", [*examples.STAYS, *examples.NO_PERSON])
def test_talk_about_waiting_does_not_leave_the_queue(text: str) -> None:
    assert not leaves_queue(text) or text.startswith(("jeg vil ikke snakke", "ikke snakke"))


@pytest.mark.parametrize("text", examples.CALLS)
def test_who_waits_may_rather_be_phoned(text: str) -> None:
    assert asks_for_call(text)


@pytest.mark.parametrize("text", [*examples.NO_CALLS, *examples.STAYS])
def test_talk_about_phoning_is_no_wish_to_be_phoned(text: str) -> None:
    assert not asks_for_call(text)


@pytest.mark.parametrize("text", examples.CRISIS + examples.VIOLENCE)
def test_danger_is_found_inside_a_longer_message(text: str) -> None:
    assert check_safety(f"hei, jeg går på vgs og trives ikke. {text}. kan dere hjelpe meg med søknaden?") is not None


@pytest.mark.parametrize("text", examples.CRISIS[:40])
def test_danger_is_found_in_capitals_and_with_signs(text: str) -> None:
    assert check_safety(f"  {text.upper()} 😭😭!!!\n") is not None


def test_who_wants_a_person_because_of_danger_says_both() -> None:
    text = "jeg vil dø, kan jeg snakke med et menneske"
    assert check_safety(text) is not None
    assert asks_for_person(text)


@given(st.text(max_size=400))
def test_no_text_breaks_the_rules(text: str) -> None:
    check_safety(text)
    asks_for_call(text)
    asks_for_person(text)
    leaves_queue(text)


PIECES = [
    "jeg vil ",
    "ikke ",
    "snakke med ",
    "a",
    "selvmor ",
    "ta ",
    "han ",
    "to ",
    ". ",
    "kan jeg få ",
    "\0",
    "å ",
]


@pytest.mark.parametrize("piece", PIECES)
def test_long_messages_take_little_time(piece: str) -> None:
    text = (piece * 2000)[:2000]
    started = time.perf_counter()
    check_safety(text)
    asks_for_call(text)
    asks_for_person(text)
    leaves_queue(text)
    tells_of_a_death(text)
    assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    "text",
    [
        "var borte masse fordi broren min døde i høst",
        "Eg har vore heime med sjuk mann i fem år, han døydde i oktober. No må eg ut i arbeid att",
        "mistet mamma i fjor og fikk ikke lest til eksamen",
        "my father died last spring",
    ],
)
def test_a_death_that_is_told_of_is_known(text: str) -> None:
    assert tells_of_a_death(text)


@pytest.mark.parametrize(
    "text",
    [
        "mamma er død og jeg orker ikke mer",
        "broren min døde, jeg vil være sammen med han",
        "bestefar døde. jeg har ingenting å leve for",
        "fetteren min døde og det var min skyld",
        "jeg vil dø",
        "broren min er død lei skolen",
        "jeg mistet jobben i høst",
    ],
)
def test_what_may_be_danger_is_no_mere_death_of_another(text: str) -> None:
    assert not tells_of_a_death(text)
