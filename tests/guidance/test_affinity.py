"""How near activities are to occupations: judged, or read off the text where nobody has."""

from pathlib import Path

import numpy as np
import pytest

from foundation.errors import StartupError
from guidance.affinity import NEARNESS, affinity_of, load_daily_work
from guidance.items import load_bank
from guidance.occupations import Catalogue, load_circumstances
from retrieval.content import Content
from service.library import Library


def test_every_occupation_is_judged_by_activities_of_the_bank(content: Content) -> None:
    judged, bank = load_daily_work(), load_bank()
    assert judged.keys() == content.occupations.keys()
    assert {item for degrees in judged.values() for item in degrees} <= bank.places.keys()
    for occupation_id, degrees in judged.items():
        assert 4 <= len(degrees) <= 9, occupation_id
        assert max(degrees.values()) >= 2, occupation_id


def test_what_is_judged_is_taken_and_the_rest_is_read_off_the_text(
    content: Content, library: Library, tmp_path: Path
) -> None:
    bank = load_bank()
    catalogue = Catalogue.of(content.occupations.values(), load_circumstances())
    judged = {one: degrees for one, degrees in load_daily_work().items() if one != "veterinaer"} | {"gone": {"r01": 3}}
    found = affinity_of(bank, catalogue, judged, library.search, tmp_path, "test")
    assert found.shape == (60, len(content.occupations))
    assert found[bank.places["r06"], catalogue.places["fisker"]] == pytest.approx(NEARNESS[3])
    # "Stelle dyr på en gård" stands out among the activities for a veterinarian whom nobody has judged.
    assert found[bank.places["r03"], catalogue.places["veterinaer"]] > 0.2
    assert np.array_equal(affinity_of(bank, catalogue, judged, library.search, tmp_path, "test"), found)


def test_a_broken_judgment_is_told_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "daily_work.yml"
    broken.write_text("fisker: {r06: 4}\n")
    with pytest.raises(StartupError, match=r"daily_work.yml"):
        load_daily_work(broken)
