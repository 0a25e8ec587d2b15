"""From response keys to what people read."""

import pytest

from retrieval.content import Content
from retrieval.rendering import Renderer, RenderError


@pytest.fixture
def renderer(small: Content) -> Renderer:
    return Renderer(small)


@pytest.mark.parametrize(("lang", "text"), [("nb", "Hei. Hva"), ("nn", "Hei. Kva"), ("en", "Hi. What")])
def test_an_utterance_comes_in_the_citizens_language(renderer: Renderer, lang: str, text: str) -> None:
    made = renderer.render("utter_greet", {}, lang)
    assert made.text.startswith(text)
    assert made.buttons[0]["intent"] == "request_human"


def test_a_family_of_questions_is_answered_by_its_main_answer(renderer: Renderer) -> None:
    assert renderer.render("utter_ask_student_finance", {}, "nb").text == "Du søker Lånekassen hvert år."


def test_an_answer_has_its_buttons_and_links(renderer: Renderer) -> None:
    made = renderer.render("answer/apprentice-pay", {}, "nn")
    assert made.text == "Løna stig i løpet av læretida."
    assert [b["title"] for b in made.buttons] == ["Snakk med eit menneske", "Er du ein robot?"]
    assert made.links == [{"title": "Meir", "url": "https://utdanning.no"}]


def test_an_answer_says_the_point_that_was_chosen_before_its_text_or_alone(renderer: Renderer) -> None:
    whole = renderer.render("answer/apprentice-pay", {}, "nb")
    made = renderer.render("answer/apprentice-pay", {"point": "who-pays"}, "nb")
    assert made.text == f"Bedriften du er lærling i, betaler.\n\n{whole.text}"
    assert (made.buttons, made.links) == (whole.buttons, whole.links)
    assert renderer.render("answer/apprentice-pay", {"point": "who-pays", "briefly": True}, "nn").text == (
        "Bedrifta du er lærling i, betaler."
    )
    # A point may have been taken away since it was chosen.
    assert renderer.render("answer/apprentice-pay", {"point": "gone", "briefly": True}, "nb").text == whole.text


def test_a_section_of_an_occupation_is_rendered(renderer: Renderer) -> None:
    assert "Om dagen jobbar du" in renderer.render("occupation/rorlegger/what_you_do", {}, "nn").text
    assert "Elektriker" in renderer.render("occupation/rorlegger/related", {}, "nb").text
    assert "care for patients" in renderer.render("occupation/sykepleier/summary", {}, "en").text


def test_a_placeholder_is_filled_and_an_occupation_is_lower_case_in_a_sentence(renderer: Renderer) -> None:
    assert "«dyr»" in renderer.render("utter_occupations_found", {"interest": "dyr"}, "nb").text
    assert renderer.render("utter_about", {"occupation": "rorlegger"}, "nn").text == "Dette er om røyrleggjar."
    assert renderer.render("utter_about", {"occupation": "it-leder"}, "nb").text == "Dette er om IT-leder."


def test_a_button_about_an_occupation_gets_it_from_the_slots(renderer: Renderer) -> None:
    with_one = renderer.render("utter_occupation_next", {"occupation": "lege"}, "nb").buttons
    assert with_one[0] == {
        "title": "Hva tjener en lege?",
        "intent": "ask_pay",
        "entities": {"occupation": "lege"},
    }
    assert with_one[1]["title"] == "Nei takk"
    assert renderer.render("utter_occupation_next", {}, "nb").buttons[0]["title"] == "Hva tjener man?"


def test_offered_buttons_come_first_and_none_twice(renderer: Renderer) -> None:
    offered = [{"intent": "show_answer", "entities": {"answer": "confidential"}}, {"intent": "request_human"}]
    titles = [b["title"] for b in renderer.render("utter_greet", {}, "nb", offered).buttons]
    assert titles == ["Hvem kan lese det jeg skriver?", "Snakk med et menneske"]


@pytest.mark.parametrize(
    "response",
    [
        "utter_nothing",
        "answer/nothing",
        "occupation/nothing/pay",
        "occupation/lege/shoe_size",
        "hei",
        "",
        "occupation/",
    ],
)
def test_an_unknown_key_is_a_clear_error(renderer: Renderer, response: str) -> None:
    with pytest.raises(RenderError):
        renderer.render(response, {}, "nb")


def test_a_placeholder_without_a_value_is_a_clear_error(renderer: Renderer) -> None:
    with pytest.raises(RenderError, match="interest"):
        renderer.render("utter_occupations_found", {}, "nb")


def test_braces_in_what_a_citizen_wrote_are_only_text(renderer: Renderer) -> None:
    assert "{x} {0}" in renderer.render("utter_occupations_found", {"interest": "{x} {0}"}, "nb").text


def test_a_card_has_title_summary_and_the_passage_that_matched(renderer: Renderer) -> None:
    card = renderer.card("lege", "en", passage="Om dagen")
    assert card["title"] == "Doctor"
    assert card["summary"].startswith("You examine")
    assert (card["url"], card["passage"]) == ("/yrker/lege", "Om dagen")
    with pytest.raises(RenderError):
        renderer.card("astronaut", "nb")


def test_details_are_told_in_english_to_who_reads_english(renderer: Renderer) -> None:
    told = renderer.render("occupation/sykepleier/pay", {}, "en").text
    assert told == "Nurse:\nPay follows the agreement."
    path = renderer.render("occupation/sykepleier/education_path", {}, "en")
    assert path.text == "Nurse:\nFirst you take an education."
