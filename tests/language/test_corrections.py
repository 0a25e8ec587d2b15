"""What a person says they did not mean is left out; what they mean and what they dislike stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.corrections import after_stop, rejects_answer, without_correction


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        (
            "nei ikke fagskole. fagbrev som helsefagarbeider når man jobber",
            "fagbrev som helsefagarbeider når man jobber",
        ),
        ("hæ? er ikke syk. vil bare jobbe", "vil bare jobbe"),
        ("spurte ikke om cv. fins det jobb til en på 17", "fins det jobb til en på 17"),
        ("Jeg spør ikke for meg selv, jeg trenger et opplegg til klassen", "jeg trenger et opplegg til klassen"),
        ("mente vanlig videregående for voksne", "vanlig videregående for voksne"),
        ("e-sport haha nei. hva med noe med barn?", "hva med noe med barn?"),
    ],
)
def test_what_was_not_meant_is_left_out(text: str, meant: str) -> None:
    assert without_correction(text) == meant


@pytest.mark.parametrize(
    "text",
    [
        "nei",
        "nei takk",
        "jeg vil ikke jobbe med folk",
        "jeg orker ikke mer, jeg vil dø",
        "det er ikke så lett",
        "ikke noe med blod",
        "det er bra, eller nei",
    ],
)
def test_a_no_and_a_wish_stay(text: str) -> None:
    assert without_correction(text) == text


@given(st.text(max_size=200))
def test_something_is_always_left_of_something(text: str) -> None:
    assert bool(without_correction(text).strip()) == bool(text.strip())


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("nei avbryt. når er fristen igjen", "når er fristen igjen"),
        ("stopp testen, jeg er lærer og spurte for elevene", "jeg er lærer og spurte for elevene"),
        ("stop the test, what does a nurse do", "what does a nurse do"),
        ("avbryt og fortell om lærling", "fortell om lærling"),
        ("avbryt", None),
        ("stopp takk", None),
        ("hvordan slutter jeg på skolen", None),
        ("kan jeg avbryte studiet uten å miste stipend", None),
        ("avbrutt utdanning, hva nå", None),
    ],
)
def test_what_is_said_after_a_stop_is_kept(text: str, rest: str | None) -> None:
    assert after_stop(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "svarte ikke på det jeg spurte om. hvilke jobber får man",
        "det var ikke det jeg spurte om",
        "du misforstår meg",
        "nei, eg spurde om HMS",
        "jeg spurte om y-veien, hva er det",
        "This is not answer to my question. Where can I learn norwegian?",
        "that's not what I asked",
    ],
)
def test_an_answer_that_missed_the_question_is_rejected(text: str) -> None:
    assert rejects_answer(text)


@pytest.mark.parametrize(
    "text",
    [
        "ingen svarer på søknadene mine",
        "nav svarer aldri",
        "jeg vet ikke hva jeg mener om det",
        "hva spør de om på intervju?",
        "sjefen sa nei da jeg spurte om fri",
        "jeg liker ikke matte",
        "hvorfor svarer ikke nav",
        "når får jeg svar om jeg ikke kommer inn",
        "jeg spurte sjefen om fri",
        "jeg mente å søke men glemte fristen",
        "mente du lærling?",
    ],
)
def test_what_others_do_not_answer_is_no_rejection(text: str) -> None:
    assert not rejects_answer(text)
