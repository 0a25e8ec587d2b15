"""Bokmål, nynorsk or English, from a chat line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.detection import detect_language

BOKMAAL = """
hei, jeg lurer på hva jeg kan bli
hva tjener en sykepleier?
hvordan søker jeg læreplass
kan jeg få hjelp med cv
jeg har utdanning fra syria, kan jeg jobbe her?
hvor lang er utdanningen
vil bli lærer men har ikke studiekompetanse
finnes det noe for voksne
jeg er 45 og vil bytte jobb
""".strip().splitlines()
DIALECT = """
æ veit itj ka æ ska bli
æ e så lei av skolen
jæ orker ikke mer skole
åssen blir man rørlegger
dokker må hjelpe mæ
ka e fagbrev
""".strip().splitlines()
NYNORSK = """
eg veit ikkje kva eg skal bli
korleis søkjer eg læreplass?
kva tener ein sjukepleiar
kor lang er utdanninga, og kva fag må eg ha?
finst det noko for vaksne
kan eg få snakke med ein rettleiar
eg er usikker på kva linje eg skal velje
kvar finn eg søknadsfristen
eg treng hjelp til cv-en min
""".strip().splitlines()
ENGLISH = """
how do i apply for university
can i talk to a human
is my degree valid in norway
i need a job
what is fagbrev
i like animals
can foreigners get student loans from lånekassen
""".strip().splitlines()


@pytest.mark.parametrize("text", BOKMAAL)
def test_bokmaal_is_recognised(text: str) -> None:
    assert detect_language(text).lang == "nb"


@pytest.mark.parametrize("text", DIALECT)
def test_dialect_counts_as_bokmaal(text: str) -> None:
    assert detect_language(text).lang == "nb"


@pytest.mark.parametrize("text", NYNORSK)
def test_nynorsk_is_recognised(text: str) -> None:
    assert detect_language(text).lang == "nn"


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_recognised(text: str) -> None:
    assert detect_language(text).lang == "en"


@pytest.mark.parametrize(
    "text", ["", "ok", "veterinær", "lånekassen", "samordna opptak", "123", "😭", "CV", "ja", "takk"]
)
def test_too_little_to_tell_keeps_the_conversations_language(text: str) -> None:
    assert detect_language(text).lang is None


def test_history_tips_the_balance_where_the_text_says_little() -> None:
    text = "kan du si litt om jobb som lektor og prest"
    assert detect_language(text).lang is None
    assert detect_language(text, ["eg veit ikkje kva eg skal bli", "kva tener ein lærar"]).lang == "nn"
    assert detect_language(text, ["jeg vet ikke hva jeg skal bli", "hva tjener en lærer"]).lang == "nb"


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("eg er lærling og får berre rydde, eg lærer ingenting", "e da lov??"),
        ("eg strauk på fagprøva førre veke", "ka tid kan eg ta an på nytt? og koste det någe"),
        (
            "ka skrive eg på cv-en, ska søka sommerjobb",
            "eg har vært hjelpetrener og passa naboungane, kan eg ha med det",
        ),
    ],
)
def test_dialect_does_not_leave_the_language_that_the_same_person_is_answered_in(before: str, now: str) -> None:
    assert detect_language(now, [before]).lang in (None, detect_language(before).lang)


def test_history_does_not_overrule_what_is_plain() -> None:
    assert detect_language("jeg vet ikke hva jeg vil", ["eg veit ikkje", "kva er fagbrev"]).lang == "nb"


def test_neutral_norwegian_leaves_english() -> None:
    assert detect_language("kan man ta fagbrev som lærling og studere etter", ["what is fagbrev?"]).lang in (
        "nb",
        "nn",
    )


@given(st.text(max_size=300), st.lists(st.text(max_size=50), max_size=6))
def test_any_text_gives_a_language_or_none_with_a_confidence(text: str, history: list[str]) -> None:
    found = detect_language(text, history)
    assert found.lang in ("nb", "nn", "en", None)
    assert 0 <= found.confidence <= 1


@pytest.mark.parametrize(
    "text", ["finnes skole på kveld?", "er det noe kvelden for kvinner", "kan jeg få kvalifisert meg på kveldstid"]
)
def test_what_both_spell_with_kv_is_no_sign_of_nynorsk(text: str) -> None:
    assert detect_language(text).lang in ("nb", None)
    assert detect_language("kvifor ikkje på kvelden").lang == "nn"
