import pytest

from language.questions import asks_something, questions_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("når er fristen for å søke og når får ein svar?", 2),
        ("hva med å studere i utlandet? og får jeg poeng for militæret", 2),
        ("må jeg ha grunnskole først? og hvor mye norsk trenger jeg", 2),
        ("hva er fagbrev", 0),
        ("jeg liker dyr og å være ute", 0),
        ("takk. hva koster det?", 0),
        ("okei men kan du si hva de tjener da og hvor lenge man går på skole", 2),
    ],
)
def test_questions_of_one_message_are_told_apart(text: str, number: int) -> None:
    assert len(questions_in(text)) == number


def test_what_is_told_before_a_later_question_belongs_to_it() -> None:
    text = "Hi, can I write in English? I am a dental technician. I want to know if I can work with this here."
    assert questions_in(text) == [
        "can I write in English?",
        "I am a dental technician. I want to know if I can work with this here.",
    ]
    assert questions_in("Jeg er 45. Kan jeg ta fagbrev? og hva koster det")[0] == "Kan jeg ta fagbrev?"


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("åssen linje da", True),
        ("med briller?", True),
        ("gjelder den grensa i alle bedrifter", True),
        ("å skal je si ifra først", True),
        ("har du prøvd det", True),
        ("jeg har briller", False),
        ("har jobba i butikk i 15 år", False),
        ("er i tiende", False),
    ],
)
def test_what_asks_something_is_told_from_what_says_something(text: str, asks: bool) -> None:
    assert asks_something(text) is asks
