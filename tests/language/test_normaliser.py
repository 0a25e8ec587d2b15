"""Chat Norwegian read as plain bokmål."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.normaliser import normalise
from language.spoken_forms import BOKMAAL_OF


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Æ veit itj ka æ ska bli 😭😭", "jeg vet ikke hva jeg skal bli 😭"),
        ("Eg veit ikkje kva eg skal bli!!!", "jeg vet ikke hva jeg skal bli !"),
        ("ka e det", "hva er det"),
        ("E e så lei skulen", "jeg er så lei skolen"),
        ("koss bler man røyrleggjar", "hvordan blir man røyrleggjar"),
        ("heeeelp", "help"),
        ("hjeeeelp meeeeg", "hjelp meg"),
        ("takkkkk", "takk"),
        ("skooolen", "skolen"),
        ("jeg vil synge i kor", "jeg vil synge i kor"),
        ("kor jobbe dæm", "hvor jobbe de"),
        ("like å vær ute å skriv, fint vær", "like å være ute å skrive , fint vær"),
        ("eg likar å laga ting", "jeg liker å lage ting"),
        ("10000 kr", "10000 kr"),
        ("VGS?", "videregående ?"),
        ("  ", ""),
    ],
)
def test_spoken_and_misspelt_forms_become_bokmaal(written: str, read: str) -> None:
    assert normalise(written) == read


def test_endings_of_nynorsk_nouns_are_left_alone() -> None:
    assert normalise("tømrarane og sjukepleiarar") == "tømrarane og sjukepleiarar"


@given(st.text(max_size=200))
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once


@given(st.lists(st.sampled_from(sorted(BOKMAAL_OF)), max_size=12))
def test_normalising_spoken_forms_twice_changes_nothing(words: list[str]) -> None:
    once = normalise(" ".join(words))
    assert normalise(once) == once


def test_the_table_is_large_and_none_of_its_answers_is_itself_a_spoken_form() -> None:
    assert len(BOKMAAL_OF) >= 150
    assert [word for answer in BOKMAAL_OF.values() for word in answer.split() if word in BOKMAAL_OF] == []
