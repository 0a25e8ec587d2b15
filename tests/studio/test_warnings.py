"""What an editor is told while typing an example."""

from pathlib import Path

import pytest

from studio.examples import Examples, broken_annotation, tidy
from studio.schemas.inbox import Neighbour
from studio.warnings import NEAR_DUPLICATE, UNLIKE_OF, check
from studio.workspace import Disk, Snapshot

HELD_OUT = "kor e næmmast karrieresenter hen"


def nlu(intents: dict[str, list[str]]) -> str:
    blocks = [
        f"- intent: {name}\n  examples: |\n" + "".join(f"    - {t}\n" for t in ts) for name, ts in intents.items()
    ]
    return 'version: "3.1"\nnlu:\n' + "".join(blocks)


@pytest.fixture
def known(tmp_path: Path) -> Examples:
    for folder in ("nlu_data/held_out", "retrieval/content/occupations"):
        (tmp_path / folder).mkdir(parents=True)
    deadlines = [f"når er fristen nummer {number}" for number in range(25)]
    (tmp_path / "nlu_data/a.yml").write_text(
        nlu({"ask_deadlines": deadlines, "ask_pay": ["hva tjener man", "er lønna god"]})
    )
    (tmp_path / "nlu_data/held_out/a.yml").write_text(nlu({"ask_career_centre": [HELD_OUT]}))
    (tmp_path / "retrieval/content/occupations/kokk.yml").write_text("id: kokk\n")
    return Examples(Snapshot(Disk(tmp_path), {}, {}))


def near(*found: tuple[str, str, float]) -> list[Neighbour]:
    return [Neighbour(text=text, intent=intent, likeness=likeness) for text, intent, likeness in found]


def kinds(known: Examples, text: str, intent: str, around: list[Neighbour] | None = None) -> list[str]:
    return [one.kind for one in check(known, text, intent, around or [])]


def test_a_good_example_of_a_large_intent_gets_no_warning(known: Examples) -> None:
    assert kinds(known, "ka e fristen", "ask_deadlines", near(("når er fristen nummer 1", "ask_deadlines", 0.8))) == []


def test_the_same_words_elsewhere_are_told_in_any_spelling(known: Examples) -> None:
    (warned,) = check(known, "KA TJENER MAN", "ask_deadlines", [])
    assert (warned.kind, warned.intent, warned.text) == ("same_elsewhere", "ask_pay", "hva tjener man")
    assert "ask_pay" in warned.message
    assert "same_elsewhere" in kinds(known, "hva  tjener man", "ask_pay")


def test_a_near_duplicate_in_another_intent_is_told_with_its_words(known: Examples) -> None:
    around = near(("hva tjener man", "ask_pay", NEAR_DUPLICATE + 0.01), ("er lønna god", "ask_pay", 0.4))
    (warned,) = check(known, "hva tjener man da", "ask_deadlines", around)
    assert (warned.kind, warned.intent, warned.text) == ("near_duplicate", "ask_pay", "hva tjener man")
    assert kinds(known, "hva tjener man da", "ask_deadlines", near(("hva tjener man", "ask_pay", 0.5))) == []


def test_an_example_among_another_intents_alone_is_unlike_its_own(known: Examples) -> None:
    stranger = near(*[(f"når er fristen nummer {n}", "ask_deadlines", 0.6) for n in range(UNLIKE_OF)])
    assert kinds(known, "når må jeg søke", "ask_pay", stranger) == ["unlike", "small_intent"]
    mixed = [*stranger[1:], *near(("er lønna god", "ask_pay", 0.5))]
    assert "unlike" not in kinds(known, "når må jeg søke", "ask_pay", mixed)


def test_neighbours_that_the_draft_has_moved_or_removed_are_left_out(known: Examples) -> None:
    around = near(("en tekst som er fjernet", "ask_pay", 0.99), ("hva tjener man", "ask_deadlines", 0.99))
    assert kinds(known, "hva tjener man da", "ask_deadlines", around) == []


def test_held_out_personal_and_broken_texts_are_told(known: Examples) -> None:
    assert kinds(known, HELD_OUT, "ask_deadlines") == ["held_out"]
    assert kinds(known, "kor e nærmast karrieresenter hen", "ask_deadlines") == []
    assert "personal_data" in kinds(known, "ring meg på 91234567 om fristen", "ask_deadlines")
    assert "personal_data" in kinds(known, "jeg heter [navn] og lurer på fristen", "ask_deadlines")
    assert "broken" in kinds(known, "frist for [kokk", "ask_deadlines")


@pytest.mark.parametrize(
    ("written", "broken"),
    [
        ('lønn som [kokk]{"entity": "occupation", "value": "kokk"}', False),
        ('lønn som [kokker]{"entity": "occupation", "value": "astronaut"}', True),
        ('lønn som [kokk]{"entity": "occupation", "value": "kokk"', True),
        ('lønn som [kokk]{"entity": occupation}', True),
        ('lønn som [kokk]{"entity": "place", "value": "kokk"}', True),
        ('lønn som [kokk]{"entity": "occupation", "value": "kokk"}er', True),
        ("lønn som ko]kk", True),
        ("lønn som kokk", False),
    ],
)
def test_marked_occupations_must_be_whole_words_that_we_know(written: str, broken: bool) -> None:
    assert (broken_annotation(written, {"kokk"}) is not None) is broken


def test_an_example_is_one_line_without_a_lists_dash() -> None:
    assert tidy("  - hei\n  du\t der ") == "hei du der"
