"""Messages that ask for no answer any more."""

import pytest

from language.closings import may_be_only_thanks, only_thanks, refuses_phone, wants_to_phone


@pytest.mark.parametrize(
    "text",
    [
        "takk for hjelpa, ska ringe lånekassen om stipend",
        "ok takk, ska ring en i mårra",
        "takk. det hjalp litt å skrive om stipend",
        "tusen takk, da venter jeg med stipend til over eksamen",
        "great thanks, I will call them",
        "Takk for hjelpen. Dette var mer greit enn jeg fryktet.",
        "takk, da prøver jeg det. ha det bra",
    ],
)
def test_thanks_and_what_the_person_will_do_now(text: str) -> None:
    assert only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "takk, og kan jeg ringe lånekassen om stipend",
        "takk, kan jeg søke nå",
        "takk det hjalp litt. skriv æ nå om konkursen i søknaden",
        "takk. skal jeg ringe dem først?",
        "takk, jeg har lån og stipend av lånekassen",
        "takk. stipend og lån fra lånekassen utenlands",
        "takk for ingenting, skal bare gi opp, alt er håpløst",
        "skal ringe lånekassen i morgen",
        "greit takk. lønna da",
        "takk, da skal jeg søke på sykepleie og håper at de tar meg inn selv om jeg mangler matte",
    ],
)
def test_what_asks_or_tells_more_is_more_than_thanks(text: str) -> None:
    assert not only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "skal ringe lånekassen da. takk for hjelpa",
        "Takk, det var oversiktlig. Kona mener for øvrig at jeg burde kjøpe båt.",
        "tusen takk, dette var første gang noen ikke har sagt at jeg burde vente",
        "Litt kjipt, eg har tenkt på dette sidan eg var ni. men takk for svar",
    ],
)
def test_thanks_with_something_beside_them_may_be_all(text: str) -> None:
    assert may_be_only_thanks(text)


@pytest.mark.parametrize(
    "text",
    [
        "takk, men det var jo ikke svar på det jeg spurte om",
        "takk, det va godt å høre. men æ e redd æ e for gammel",
        "næ takk, æ vil jobb te æ e 67",
        "takk, hva er fristen",
        "takk for ingenting, alt er håpløst",
        "skal ringe lånekassen da",
    ],
)
def test_thanks_that_a_question_or_a_but_follows_are_not_all(text: str) -> None:
    assert not may_be_only_thanks(text)


def test_who_would_rather_not_phone_wants_no_call() -> None:
    for text in (
        "Jeg er døv. Går det å chatte hele veien eller må jeg ringe til slutt",
        "drittlei av ring oss på telefon",
        "jeg tør ikke ringe nav",
    ):
        assert refuses_phone(text)
    for text in (
        "kan dere ringe meg",
        "kan ikke dere ringe meg",
        "jeg vil bli ringt opp",
        "jeg vil ringe dere",
        "ring meg",
    ):
        assert not refuses_phone(text)


def test_a_wish_to_talk_on_the_phone() -> None:
    assert wants_to_phone("takk, nyttig. kan jeg få snakke med noen på telefon om det dukker opp mer?")
    assert wants_to_phone("can I talk to someone on the phone")
    assert not wants_to_phone("kan jeg snakke med noen, helst ikke på telefon, om stipend og lån av lånekassen")
    assert not wants_to_phone("Han vil ikkje snakke me noen i telefonen. kan eg ta kontakt på vegne av han")
    assert not wants_to_phone("hun vil helst snakke på telefon, kan hun det")
    assert not wants_to_phone("jeg vil ikke prate med noen på tlf")
    assert not wants_to_phone("hvordan er det å snakke med kunder på telefon hele dagen")
