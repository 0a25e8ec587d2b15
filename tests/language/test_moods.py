import pytest

from language.moods import is_heavy


@pytest.mark.parametrize(
    "text",
    [
        "jeg orker snart ikke mer av dette",
        "Eg er for gamal, ingen vil ha meg",
        "æ orke itj meir",
        "føler meg helt ubrukelig",
        "begynner å lure på om utdanninga var bortkasta",
        "er så redd for å velge feil",
        "I feel so useless",
    ],
)
def test_who_has_a_hard_time_is_heard(text: str) -> None:
    assert is_heavy(text)


@pytest.mark.parametrize(
    "text",
    [
        "hva tjener en lege",
        "jeg klarer ikke å velge",
        "kan jeg jobbe alene",
        "jeg er ikke redd for høyder",
        "takk for hjelpen",
    ],
)
def test_others_are_not_pitied(text: str) -> None:
    assert not is_heavy(text)
