"""What a text is in the middle of a reflection."""

from typing import Any

import pytest

from bot.reflections import read_in_reflection

AT = {
    step: {"id": "x", "step": step, "item": "r01", "paused": False}
    for step in ("items", "words", "agree", "value", "limits")
}


def read(text: str, intent: str = "nlu_fallback", confidence: float = 0.4) -> dict[str, Any]:
    return {"text": text, "intent": {"name": intent, "confidence": confidence}, "entities": []}


def move_of(
    text: str, step: str = "items", intent: str = "nlu_fallback", confidence: float = 0.4
) -> tuple[str, str] | None:
    found = read_in_reflection(read(text, intent, confidence), AT[step])
    if found["intent"]["name"] != "reflect":
        return None
    said = {entity["entity"]: entity["value"] for entity in found["entities"]}
    return said["move"], said.get("said", "")


@pytest.mark.parametrize("text", ["4", "elsker det", "sånn passe", "æsj", "kjempegøy", "nei", "ja", "vet ikke", "👍"])
def test_likings_are_answers_whatever_the_classifier_reads(text: str) -> None:
    for intent in ("affirm", "deny", "ask_cv", "nlu_fallback"):
        assert move_of(text, intent=intent, confidence=0.9) == ("answer", text)


@pytest.mark.parametrize(
    ("text", "move"),
    [
        ("jeg mente nei på den forrige", ("correct", "nei")),
        ("forrige skulle være 4", ("correct", "4")),
        ("oi, jeg mener 2 på den forrige", ("correct", "2")),
        ("gå tilbake", ("undo", "")),
        ("ta en pause", ("pause", "")),
        ("vi tar det siden", ("pause", "")),
        ("start på nytt", ("restart", "")),
        ("hvor mange spørsmål er det igjen?", ("progress", "")),
        ("hva betyr det?", ("meaning", "")),
        ("vis resultatet", ("finish", "")),
    ],
)
def test_moves_are_understood(text: str, move: tuple[str, str]) -> None:
    assert move_of(text) == move


def test_a_question_of_its_own_stays_one_and_a_statement_is_an_answer() -> None:
    assert move_of("hva tjener en elektriker?", intent="ask_pay", confidence=0.9) is None
    assert move_of("hvordan søker jeg læreplass", intent="ask_apprenticeship", confidence=0.9) is None
    assert move_of("det gjorde vi på hytta en gang") == ("answer", "det gjorde vi på hytta en gang")
    assert move_of("er det noe for meg da?", intent="nlu_fallback") == ("answer", "er det noe for meg da?")
    for asked in (
        "hundefører i tollen, åssen blir man det",
        "teller tjenesten noe når jeg søker? sånn poeng",
        "ka anna finns det som e ute men med fast jobb",
        "vil helst itj gå på skola i fem år. ka e kortast vei inn",
        "ei venninne søkte på verkstedet, og der sa de at de mangler garderobe til henne",
    ):
        assert move_of(asked, intent="nlu_fallback") is None
    for said in ("hva som helst er bedre enn det", "når det er fint vær liker jeg det"):
        assert move_of(said, intent="nlu_fallback") == ("answer", said)


@pytest.mark.parametrize("intent", ["crisis", "request_human", "request_callback"])
def test_danger_and_the_wish_for_a_person_are_never_answers(intent: str) -> None:
    for step in AT:
        assert move_of("4", step, intent=intent) is None


def test_what_gave_energy_is_told_in_any_words_or_passed_over() -> None:
    text = "jeg bygde en hytte i skogen sammen med klassen"
    assert move_of(text, "words", "find_occupations_by_interest", 0.9) == ("tell", text)
    assert move_of("hopp over", "words") == ("skip", "")
    assert move_of("vet ikke", "words") == ("skip", "")
    assert move_of("hvorfor spør du om det, er dette hemmelig?", "words", "ask_confidential", 0.9) is None


def test_agreeing_is_yes_no_or_a_better_story() -> None:
    assert move_of("ja", "agree", "affirm") == ("agree", "")
    assert move_of("stemmer bra det", "agree", "affirm", 0.9) == ("agree", "")
    assert move_of("nei, ikke helt", "agree", "deny") == ("disagree", "")
    assert move_of("jeg bare tegnet kartene", "agree") == ("tell", "jeg bare tegnet kartene")


def test_wishes_are_told_in_own_words() -> None:
    assert move_of("at jeg får hjelpe folk", "value") == ("wish", "at jeg får hjelpe folk")
    assert move_of("jeg har vond rygg og vil ikke jobbe natt", "limits") == (
        "wish",
        "jeg har vond rygg og vil ikke jobbe natt",
    )
    assert move_of("nei", "limits", "deny") == ("skip", "")


def test_a_paused_reflection_waits_for_the_wish_to_go_on() -> None:
    paused = {**AT["items"], "paused": True}
    assert (
        read_in_reflection(read("hva er fagbrev?", "ask_fagbrev_adult"), paused)["intent"]["name"]
        == "ask_fagbrev_adult"
    )
    assert read_in_reflection(read("fortsett"), paused)["entities"][0]["value"] == "resume"
    done = {**AT["items"], "step": "done"}
    assert read_in_reflection(read("4"), done)["intent"]["name"] == "nlu_fallback"
    assert read_in_reflection(read("4"), None)["intent"]["name"] == "nlu_fallback"
