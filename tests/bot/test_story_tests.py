"""The story tests: the current model passes them, and a story that is wrong is told."""

import time
from pathlib import Path

import pytest

from bot.loaded_model import LoadedModel
from bot.story_tests import StoryResult, run_stories
from bot.training_files import ROOT, TrainingDataError, dialogue_files, story_test_files

FOLLOW_UPS = ROOT / "bot" / "follow_ups.json"


@pytest.fixture(scope="module")
def model(trained_model: Path) -> LoadedModel:
    """The trained model in this process."""
    loaded = LoadedModel.load(trained_model)
    loaded.parse(["hei"])
    return loaded


def result_of(model: LoadedModel, tmp_path: Path, steps: str) -> StoryResult:
    """Return how one story of these steps goes."""
    file = tmp_path / "test_a.yml"
    file.write_text('version: "3.1"\nstories:\n- story: s\n  steps:\n' + steps)
    (result,) = run_stories(model, [file], FOLLOW_UPS)
    return result


@pytest.mark.rasa
def test_the_current_model_passes_all_stories_at_once(model: LoadedModel) -> None:
    before = time.process_time()
    results = run_stories(model, story_test_files(), FOLLOW_UPS)
    assert [result for result in results if not result.ok] == []
    assert len(results) >= 25
    assert len({result.name for result in results}) == len(results)
    assert time.process_time() - before < 6


@pytest.mark.rasa
def test_another_intent_than_expected_is_told(model: LoadedModel, tmp_path: Path) -> None:
    steps = "  - user: |\n      hei\n    intent: goodbye\n  - action: utter_goodbye\n"
    assert result_of(model, tmp_path, steps) == StoryResult("s", False, "1: «hei»", "goodbye", _read(model, "hei"))


def _read(model: LoadedModel, text: str) -> str:
    (parsed,) = model.parse([text])
    return f"{parsed['intent']['name']} ({parsed['intent']['confidence']:.2f})"


@pytest.mark.rasa
def test_another_action_than_expected_is_told(model: LoadedModel, tmp_path: Path) -> None:
    steps = "  - user: |\n      hei\n    intent: greet\n  - action: utter_goodbye\n"
    assert result_of(model, tmp_path, steps) == StoryResult(
        "s", False, "2: utter_goodbye", "utter_goodbye", "utter_greet"
    )


@pytest.mark.rasa
def test_an_action_too_many_or_too_few_is_told(model: LoadedModel, tmp_path: Path) -> None:
    steps = "  - user: |\n      hei\n    intent: greet\n  - action: utter_greet\n"
    too_many = result_of(model, tmp_path, steps + "  - action: utter_greet\n")
    assert (too_many.ok, too_many.expected, too_many.got) == (False, "utter_greet", "action_listen")
    too_few = result_of(model, tmp_path, "  - user: |\n      hei\n    intent: greet\n")
    assert (too_few.ok, too_few.expected, too_few.got) == (False, "action_listen", "utter_greet")


@pytest.mark.rasa
def test_another_entity_than_expected_is_told(model: LoadedModel, tmp_path: Path) -> None:
    steps = (
        "  - user: |\n      hva tjener en kokk\n    intent: ask_pay\n    entities:\n    - occupation: lege\n"
        "  - action: action_occupation_fact\n"
    )
    result = result_of(model, tmp_path, steps)
    assert (result.ok, result.expected, result.got) == (False, "occupation: lege", "kokk")


@pytest.mark.rasa
def test_a_form_that_is_left_must_be_left_as_the_rules_say(model: LoadedModel, tmp_path: Path) -> None:
    begun = (
        "  - intent: request_callback\n  - action: callback_form\n  - active_loop: callback_form\n"
        "  - slot_was_set:\n    - requested_slot: phone_number\n"
    )
    left = "  - intent: cancel\n  - action: action_deactivate_loop\n  - active_loop: null\n"
    assert result_of(model, tmp_path, begun + left + "  - action: action_callback_cancelled\n").ok
    wrong = result_of(model, tmp_path, begun + "  - intent: cancel\n  - action: action_cancel\n")
    assert (wrong.expected, wrong.got) == ("action_cancel", "action_deactivate_loop")


def test_stories_for_testing_are_never_trained_from() -> None:
    assert story_test_files()
    assert not set(story_test_files()) & set(dialogue_files())


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("stories: [", "not YAML"),
        ("stories:\n- story: s\n", "no name or no steps"),
        ("stories:\n- story: s\n  steps:\n  - utter: x\n", "a step that is none"),
    ],
)
def test_a_file_that_holds_no_stories_is_told(tmp_path: Path, content: str, sentence: str) -> None:
    file = tmp_path / "test_a.yml"
    file.write_text(content)
    model = LoadedModel(tmp_path, None, None)
    with pytest.raises(TrainingDataError, match=sentence):
        run_stories(model, [file], FOLLOW_UPS)
