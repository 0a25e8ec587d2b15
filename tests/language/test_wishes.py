"""What people want, want to be spared, and do already."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.wishes import read_wishes


@pytest.mark.parametrize(
    ("text", "likes", "dislikes"),
    [
        ("jeg liker folk men hater vakter", "jeg liker folk", ("vakter",)),
        ("noe med dyr uten blod", "noe med dyr", ("blod",)),
        ("noe uten mennesker", "", ("mennesker",)),
        ("ikke noe med blod", "", ("blod",)),
        ("jeg liker bil men vil ikke helse egentlig", "jeg liker bil", ("helse",)),
        ("helst ikke kontor", "", ("kontor",)),
        ("eg vil ikkje jobbe med folk", "", ("folk",)),
        ("æ like itj å sitte i ro", "", ("sitte i ro",)),
        ("jeg er ikke så flink i matte men liker data", "liker data", ("matte",)),
        ("I like animals but not blood", "i like animals", ("blood",)),
        ("jeg liker å jobbe med dyr", "jeg liker å jobbe med dyr", ()),
        ("liger dyr. hader matte", "liger dyr", ("matte",)),
        ("Kva jobbar passar for ein som er van med maskiner og dyr?", "maskiner og dyr", ()),
        ("hvilke yrker passer for noen som er glad i tall", "tall", ()),
        ("hva passer best for folk som har erfaring med barn men hater støy", "barn", ("støy",)),
    ],
)
def test_likes_and_dislikes_are_told_apart(text: str, likes: str, dislikes: tuple[str, ...]) -> None:
    wishes = read_wishes(text)
    assert (wishes.likes, wishes.dislikes) == (likes, dislikes)


@pytest.mark.parametrize(
    "text",
    [
        "hva kan jeg bli uten utdanning",
        "jobb uten skole",
        "jeg har ikke penger",
        "vet ikke hva jeg liker",
        "ikke noe spesielt",
    ],
)
def test_what_is_missing_or_unknown_is_no_dislike(text: str) -> None:
    assert read_wishes(text).dislikes == ()


@pytest.mark.parametrize(
    ("text", "work"),
    [
        ("jeg er lei av å jobbe som kokk", "kokk"),
        ("jeg jobber som sykepleier og vil gjøre noe annet", "sykepleier"),
        ("har jobba som servitør i 10 år, liker folk", "servitør"),
        ("går andreåret på sykepleie og hater praksis", "sykepleie"),
        ("jeg er lærer og vil gjøre noe annet", "lærer"),
    ],
)
def test_the_work_a_person_has_is_not_what_they_look_for(text: str, work: str) -> None:
    wishes = read_wishes(text)
    assert work in wishes.own_work
    assert work not in wishes.dislikes


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    wishes = read_wishes(text)
    assert all(part and part == part.strip() for part in wishes.dislikes)


@pytest.mark.parametrize(
    ("text", "dislike"),
    [
        ("noe med folk, men har vond rygg", "tunge løft"),
        ("ryggen er ødelagt, liker data", "tunge løft"),
        ("noe med dyr, kort utdanning", "lang utdanning"),
        ("orker ikke så lang utdanning", "lang utdanning"),
    ],
)
def test_limits_are_dislikes(text: str, dislike: str) -> None:
    assert dislike in read_wishes(text).dislikes
