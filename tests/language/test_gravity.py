import pytest

from language.gravity import DISTRESSED, NEITHER, believed_from
from tests.language.safety_examples import CRISIS, VIOLENCE


def test_nearly_all_that_people_in_danger_write_has_grave_words() -> None:
    dangers = [*CRISIS, *VIOLENCE]
    assert sum(believed_from(one) == 0 for one in dangers) >= 0.94 * len(dangers)


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("jeg vil ikkje leva meir", 0.0),
        ("livet har ingen mening", 0.0),
        ("i want it to end", 0.0),
        ("ser ingen utvei", 0.0),
        ("jeg har en plan for hvordan jeg skal gjøre det", 0.0),
        ("han nekter meg å gå ut", 0.0),
        ("jeg klarer det ikke lenger", DISTRESSED),
        ("føler meg litt alene", DISTRESSED),
        ("I am scared to tell anyone", DISTRESSED),
        ("mister jeg plassen", NEITHER),
        ("tenker jeg bare skal slutte", NEITHER),
    ],
)
def test_the_fewer_grave_words_the_surer_a_guess_must_be(text: str, least: float) -> None:
    assert believed_from(text) == least
