"""What points back to cards, questions, searches and call-backs."""

from typing import Any

import pytest

from bot.references import Context, pointed_at, read_in_context

CARDS = ("veterinaer", "dyrepleier", "dyrepasser", "bonde")


def read(text: str, intent: str = "nlu_fallback", entities: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": 0.4}, "entities": entities or []}


@pytest.mark.parametrize(
    ("text", "card"),
    [
        ("den første", "veterinaer"),
        ("fortell mer om den andre", "dyrepleier"),
        ("den fjerde virker spennende", "bonde"),
        ("nr 3", "dyrepasser"),
        ("2", "dyrepleier"),
        ("den siste da", "bonde"),
        ("tell me about the second one", "dyrepleier"),
        ("den femte", None),
        ("første gang jeg søker jobb", None),
        ("jeg har gått to år på skolen", None),
    ],
)
def test_an_ordinal_means_a_card(text: str, card: str | None) -> None:
    assert pointed_at(text, CARDS) == card


def test_a_question_about_an_ordinal_keeps_its_question() -> None:
    found = read_in_context(read("hva tjener den andre", "ask_pay"), Context(cards=CARDS))
    assert found["intent"]["name"] == "ask_pay"
    assert found["entities"][-1] == {"entity": "occupation", "value": "dyrepleier"}
    assert read_in_context(read("den andre"), Context(cards=CARDS))["intent"]["name"] == "ask_about_occupation"


def test_a_bare_name_gets_the_question_that_was_asked_before() -> None:
    named = [{"entity": "occupation", "value": "murer", "start": 3, "end": 8}]
    assert (
        read_in_context(read("og murer da", entities=named), Context(question="ask_pay"))["intent"]["name"] == "ask_pay"
    )
    asked = read("og murer, hvor jobber de", "ask_workplace", named)
    assert read_in_context(asked, Context(question="ask_pay"))["intent"]["name"] == "ask_workplace"
    assert read_in_context(read("og murer da", entities=named), Context())["intent"]["name"] == "nlu_fallback"


def test_a_dislike_after_a_search_searches_again() -> None:
    for context in (Context(interest="hjelpe folk"), Context(asked_interest=True)):
        assert read_in_context(read("ikke noe med blod"), context)["intent"]["name"] == "find_occupations_by_interest"
    assert read_in_context(read("ikke noe med blod"), Context())["intent"]["name"] == "nlu_fallback"


def test_a_call_can_be_declined_in_the_form_and_changed_after_it() -> None:
    declined = read("nei jeg vil ikke bli ringt likevel", "request_callback")
    assert read_in_context(declined, Context(in_callback_form=True))["intent"]["name"] == "cancel"
    changed = read_in_context(read("feil nummer, det er 90123456"), Context(callback_ordered=True))
    assert changed["intent"]["name"] == "change_callback"
    assert changed["entities"] == [{"entity": "change", "value": "number"}]


def test_who_asks_for_an_examination_in_another_language_is_not_asking_it_of_us() -> None:
    text = "jeg skriver dårlig norsk. kan jeg ta den muntlig eller på polsk?"
    assert read_in_context(read(text, "ask_other_language"), Context())["intent"]["name"] == "nlu_fallback"
    ours = read("dårlig norsk, heller polsk takk", "ask_other_language")
    assert read_in_context(ours, Context())["intent"]["name"] == "ask_other_language"


def test_an_occupation_that_is_not_meant_is_left_out() -> None:
    named = [{"entity": "occupation", "value": "kiropraktor", "start": 10, "end": 21}]
    found = read_in_context(
        read("nei ikke  kiropraktor, orker ikke lang skole", "ask_about_occupation", named), Context(interest="folk")
    )
    assert found["entities"] == []
    assert found["intent"]["name"] == "find_occupations_by_interest"


@pytest.mark.parametrize(
    "text",
    [
        "lærer?? æ ska bli bilmekaniker",
        "lærer?! nei",
        "jeg sa nei til lærer",
        "eg er ferdig som lærer no",
        "heller kokk enn lærer",
    ],
)
def test_an_occupation_that_is_sent_back_is_left_out(text: str) -> None:
    start = text.index("lærer")
    teacher = {"entity": "occupation", "value": "laerer", "start": start, "end": start + 5}
    assert read_in_context(read(text, entities=[teacher]), Context())["entities"] == []
    asked = {**teacher, "start": 0}
    assert read_in_context(read("lærer? hva tjener de", entities=[asked]), Context())["entities"] == [asked]
    become = {**teacher, "start": 17, "end": 22}
    assert read_in_context(read("hvordan blir man lærer??", entities=[become]), Context())["entities"] == [become]


def test_a_short_question_after_an_occupation_is_about_it() -> None:
    context = Context(question="ask_about_occupation")
    admission = read_in_context(read("er det vanskelig å komme inn?", "ask_higher_education_admission"), context)
    assert admission["intent"]["name"] == "ask_how_to_become"
    maths = read_in_context(read("er det mykje matte?", "ask_school_stress"), context)
    assert maths["intent"]["name"] == "ask_qualities"


def test_after_pay_a_bare_amount_asks_for_figures() -> None:
    for text in ("ca hvor mye da", "men sånn ca?", "kor mykje då", "hvor mye i måneden", "how much roughly?"):
        assert read_in_context(read(text), Context(question="ask_pay"))["intent"]["name"] == "ask_pay", text
        assert read_in_context(read(text), Context(question="ask_how_to_become"))["intent"]["name"] != "ask_pay"
    for text in ("hvor mye får jeg i stipend", "hvor mye ferie", "hvor lenge"):
        assert read_in_context(read(text), Context(question="ask_pay"))["intent"]["name"] != "ask_pay", text


@pytest.mark.parametrize(
    "text", ["hei eg er 18 og likar data og matte, kva kan eg bli?", "jeg er 17 og liker dyr, hva kan jeg bli?"]
)
def test_who_says_what_they_like_and_asks_what_to_become_is_shown_occupations(text: str) -> None:
    found = read_in_context(read(text, "ask_upper_secondary_choice"), Context())
    assert found["intent"]["name"] == "find_occupations_by_interest"


@pytest.mark.parametrize(
    ("text", "intent", "finds"),
    [
        ("eg er 16 og elskar å teikne, men veit ikkje kva eg kan bli. har du idear?", "dont_know_what_i_want", True),
        ("E vil ha forslag t yrka på havet", "nlu_fallback", True),
        ("ka med noko med elektronikk, da? ka yrka fins det?", "nlu_fallback", True),
        ("jeg liker sjefen, men får ikke ferie. hva kan jeg gjøre", "nlu_fallback", False),
        ("vet ikke hva jeg skal bli", "dont_know_what_i_want", False),
    ],
)
def test_who_tells_likings_and_asks_for_ideas_is_shown_occupations(text: str, intent: str, finds: bool) -> None:
    found = read_in_context(read(text, intent), Context())["intent"]["name"]
    assert (found == "find_occupations_by_interest") == finds


def test_the_difference_between_two_occupations_is_asked_of_both() -> None:
    named = [{"entity": "occupation", "value": one, "start": 0, "end": 1} for one in ("dyrepleier", "veterinaer")]
    text = "kva er forskjellen på dyrepleiar og veterinær"
    assert read_in_context(read(text, "ask_points", named), Context())["intent"]["name"] == "ask_about_occupation"


@pytest.mark.parametrize("intent", ["crisis", "request_human"])
def test_danger_and_the_wish_for_a_person_are_never_reinterpreted(intent: str) -> None:
    everything = Context(cards=CARDS, question="ask_pay", interest="dyr", callback_ordered=True, callback_talk=True)
    for text in ("den andre", "ikke noe med blod", "avbryt"):
        assert read_in_context(read(text, intent), everything)["intent"]["name"] == intent


def test_who_wants_to_phone_us_is_told_that_we_phone() -> None:
    for text in ("hvilket tlf nr har dere hvis jeg vil ringe selv", "hva er nummeret deres", "can i call you"):
        found = read_in_context(read(text, "request_callback"), Context())
        assert found["entities"][-1] == {"entity": "answer", "value": "service-phone"}, text
    for text in ("kan dere ringe meg på 91234567", "kan noen ringe meg"):
        assert read_in_context(read(text, "request_callback"), Context())["intent"]["name"] == "request_callback"


def test_a_call_that_is_declined_in_what_was_taken_back_is_declined() -> None:
    parsed = {
        **read("jeg vil skrive til nav", "nlu_fallback"),
        "whole_text": "nei ikke ring meg!! jeg vil skrive til nav",
    }
    assert read_in_context(parsed, Context(in_callback_form=True))["intent"]["name"] == "cancel"


def test_a_worry_about_a_choice_is_more_than_not_knowing() -> None:
    found = read_in_context(read("men hva om jeg velger feil og angrer", "dont_know_what_i_want"), Context())
    assert found["intent"]["name"] == "nlu_fallback"


def test_who_shuns_the_phone_is_not_asked_for_a_number() -> None:
    for text in ("er redd for å ringe nav, går det an å skrive istedet?", "hvordan kan jeg slippe å ringe"):
        assert read_in_context(read(text, "request_callback"), Context())["intent"]["name"] == "nlu_fallback", text


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("kan du skrive nynorsk? og ka slags jobba passa for ein gamal sveisar", True),
        ("Could you answer in English please", True),
        ("kan du skrive søknaden for meg på engelsk", False),
        ("må jeg kunne skrive nynorsk", False),
        ("kan dere svare på norsk", True),
        ("vil de snakke engelsk til meg på jobben", False),
        ("kan du snakke engelsk på jobben", False),
    ],
)
def test_who_asks_for_another_language_gets_it_whatever_else_is_asked(text: str, asks: bool) -> None:
    parsed = {"text": text, "intent": {"name": "ask_about_occupation", "confidence": 0.9}, "entities": []}
    assert (read_in_context(parsed, Context())["intent"]["name"] == "ask_other_language") is asks
