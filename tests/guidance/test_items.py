"""The item bank and the texts, as they are written."""

from pathlib import Path

import pytest
import yaml

from foundation.errors import StartupError
from foundation.settings import ROOT
from guidance.content_files import CONTENT
from guidance.items import PER_TYPE, Bank, load_bank
from guidance.occupations import load_circumstances
from guidance.reasons import CONDITIONS
from guidance.texts import Texts
from guidance.wants import DISLIKES, LIMITS, VALUES
from retrieval.content import Content
from retrieval.records import RIASEC

ICONS = ROOT / "web" / "node_modules" / "@navikt" / "aksel-icons" / "dist" / "svg"


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank()


def test_there_are_ten_items_of_each_type_and_the_form_mixes_them(bank: Bank) -> None:
    assert len(bank.items) == PER_TYPE * len(RIASEC)
    for start in range(0, len(bank.items), len(RIASEC)):
        assert {item.type for item in bank.items[start : start + len(RIASEC)]} == set(RIASEC)


def test_items_are_short_and_no_text_stands_twice(bank: Bank) -> None:
    for lang in ("nb", "nn", "en"):
        texts = [item.text.get(lang) for item in bank.items]
        assert len(set(texts)) == len(texts)
        assert max(len(text.split()) for text in texts) <= 10


def test_every_picture_is_an_icon_of_the_library(bank: Bank) -> None:
    if not ICONS.is_dir():
        pytest.skip("the web client is not installed")
    for item in bank.items:
        if item.picture:
            assert (ICONS / f"{item.picture.removesuffix('Icon')}.svg").exists(), item.picture


def test_a_broken_bank_is_refused_with_what_is_wrong(tmp_path: Path) -> None:
    rows = yaml.safe_load((CONTENT / "items.yml").read_text())
    broken = tmp_path / "items.yml"
    broken.write_text(yaml.safe_dump(rows[:-1]))
    with pytest.raises(StartupError, match="10 items of each type"):
        load_bank(broken)
    broken.write_text("- {id: r01}")
    with pytest.raises(StartupError, match="is broken"):
        load_bank(broken)


def test_every_occupation_has_its_conditions_and_none_is_judged_that_is_not_there(content: Content) -> None:
    judged = load_circumstances()
    assert judged.keys() == content.occupations.keys()
    for one in judged.values():
        assert set(VALUES) <= one.values.keys()
        assert set(DISLIKES.values()) <= {*one.values, *one.demands, *one.more}


def test_what_can_be_wanted_or_speak_against_has_words(texts: Texts) -> None:
    assert texts.labels["values"].keys() == set(VALUES)
    assert texts.labels["dislikes"].keys() == set(DISLIKES)
    assert texts.labels["limits"].keys() == set(LIMITS)
    assert {name for name, _ in CONDITIONS} | {"alone", "pay", "few_places"} <= texts.against.keys()
    assert texts.types.keys() == texts.steps.keys() == set(RIASEC)
    for lang in ("nb", "nn", "en"):
        assert set(texts.of_page(lang)["answers"]) == {"1", "2", "3", "4", "5"}
