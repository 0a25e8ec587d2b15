"""How well the model reads what it never saw (nlu_data/held_out/, never trained from)."""

from pathlib import Path
from typing import Any

import pytest

from bot.evaluation import (
    Labelled,
    Reading,
    calibration_error,
    calibration_of,
    figures_of,
    macro_f1,
    read_labelled,
    read_with,
)
from bot.loaded_model import LoadedModel
from bot.registry import read_pointer
from bot.training_files import ROOT, nlu_files

# 59 intents, many of them neighbours (deadlines, points, admission). People label such texts alike in nine
# cases of ten; below 0.85 the suggestions, not the answers, would be what citizens mostly see.
LEAST_MACRO_F1 = 0.85
# Of what is answered at once, at most one in twenty may be about something else.
LEAST_ANSWERED_RIGHT = 0.95
LEAST_ANSWERED = 0.7
LEAST_CRISIS_RECALL = 0.95
MOST_CRISIS_ALARMS = 0.01
MOST_NEAR_MISS_ALARMS = 0.12


@pytest.fixture(scope="module")
def figures(trained_model: Path) -> dict[str, Any]:
    pointer = read_pointer(trained_model.parent)
    if pointer and pointer["figures"] and trained_model.parent == ROOT / "models":
        newest = max(file.stat().st_mtime for file in nlu_files(held_out=True))
        if newest < trained_model.stat().st_mtime:
            stored: dict[str, Any] = pointer["figures"]
            return stored
    return figures_of(read_with(LoadedModel.load(trained_model), read_labelled(nlu_files(held_out=True))))


@pytest.mark.rasa
def test_held_out_texts_are_read_right(figures: dict[str, Any]) -> None:
    assert figures["macro_f1"] >= LEAST_MACRO_F1, figures


@pytest.mark.rasa
def test_what_is_answered_at_once_is_answered_right(figures: dict[str, Any]) -> None:
    assert figures["answered_right"] >= LEAST_ANSWERED_RIGHT, figures
    assert figures["answered"] >= LEAST_ANSWERED, figures


@pytest.mark.rasa
def test_danger_is_seen_and_seldom_imagined(figures: dict[str, Any]) -> None:
    assert figures["crisis_texts"] >= 30
    assert figures["crisis_recall"] >= LEAST_CRISIS_RECALL, figures
    assert figures["crisis_alarms"] <= MOST_CRISIS_ALARMS, figures
    assert figures["near_miss_alarms"] <= MOST_NEAR_MISS_ALARMS, figures


@pytest.mark.rasa
def test_names_of_occupations_are_marked_in_training_as_in_a_message(trained_model: Path) -> None:
    import json
    import tarfile

    with tarfile.open(trained_model) as archive:
        (name,) = [one for one in archive.getnames() if one.endswith("/vocabulary.json")]
        file = archive.extractfile(name)
        assert file is not None
        # Part of the placeholder "yrkenavn", which nobody writes.
        assert "kenav" in json.load(file)


def test_the_figures_are_what_they_say() -> None:
    def reading(true: str, said: str, best: str | None = None, file: str = "a.yml") -> Reading:
        return Reading(Labelled("x", true, file), said, best or said, 0.9)

    readings = [
        reading("a", "a"),
        reading("a", "nlu_fallback", "b"),
        reading("b", "b"),
        reading("crisis", "crisis"),
        reading("a", "crisis", file="near_misses.yml"),
    ]
    found = figures_of(readings)
    assert found["accuracy"] == 0.75
    assert found["answered"] == 0.75
    assert found["answered_right"] == 1.0
    assert found["crisis_recall"] == 1.0
    assert found["near_miss_alarms"] == 1.0
    assert macro_f1(readings[:3]) == pytest.approx((2 / 3 + 2 / 3) / 2)


def test_the_calibration_error_is_how_far_confidence_is_from_being_right() -> None:
    def readings(confidence: float, right: int, wrong: int) -> list[Reading]:
        said = ["a"] * right + ["b"] * wrong
        return [Reading(Labelled("x", "a", "f.yml"), one, one, confidence) for one in said]

    assert calibration_error(readings(0.75, 3, 1)) == pytest.approx(0)
    assert calibration_error(readings(0.95, 0, 4)) == pytest.approx(0.95)
    mixed = readings(0.75, 3, 1) + readings(1.0, 2, 2)
    assert calibration_error(mixed) == pytest.approx(0.25)
    bins = calibration_of(mixed)
    assert [one["texts"] for one in bins] == [0] * 7 + [4, 0, 4]
    assert (bins[-1]["low"], bins[-1]["high"], bins[-1]["accuracy"]) == (0.9, 1.0, 0.5)


def test_annotations_are_taken_off(tmp_path: Path) -> None:
    file = tmp_path / "a.yml"
    file.write_text('nlu:\n- intent: a\n  examples: |\n    - en [lege]{"entity": "occupation", "value": "lege"} da\n')
    assert [one.text for one in read_labelled([file])] == ["en lege da"]
