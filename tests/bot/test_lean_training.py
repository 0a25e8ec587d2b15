"""What is trained from is what Rasa would read itself, and what is wrong is told in Rasa's words."""

from pathlib import Path

import pytest

from bot.quiet import be_quiet

be_quiet()

from rasa.shared.exceptions import SchemaValidationError  # noqa: E402
from rasa.shared.importers.importer import TrainingDataImporter  # noqa: E402

from bot.lean_training import read_once  # noqa: E402
from bot.train import config_for  # noqa: E402
from bot.training_files import ROOT, dialogue_files, nlu_files  # noqa: E402


def arguments(*nlu: Path) -> tuple[str, str, list[str]]:
    files = [str(file) for file in [*nlu, *dialogue_files()]]
    return str(ROOT / "config.yml"), str(ROOT / "bot" / "domain"), files


def test_the_examples_are_those_that_rasa_reads_and_are_read_once() -> None:
    some = [file for file in nlu_files() if file.name in ("money.yml", "crisis.yml", "later_life.yml")]
    theirs = TrainingDataImporter.load_from_config(*arguments(*some))
    ours = read_once(*arguments(*some))
    assert ours.get_nlu_data("nb").fingerprint() == theirs.get_nlu_data("nb").fingerprint()
    assert ours.get_nlu_data("nb") is ours.get_nlu_data()
    assert ours.get_domain().fingerprint() == theirs.get_domain().fingerprint()
    assert ours.get_stories().fingerprint() == theirs.get_stories().fingerprint()


def test_a_broken_annotation_is_told_as_rasa_tells_it(tmp_path: Path) -> None:
    file = tmp_path / "nlu.yml"
    file.write_text(
        'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n    - hei [du]{"entity": "occupation", "value": ["lege"]}\n'
    )
    with pytest.raises(SchemaValidationError, match="Failed to validate data"):
        read_once(*arguments(file)).get_nlu_data()


def test_data_from_elsewhere_brings_its_own_lexicon(tmp_path: Path) -> None:
    (own,) = [one["lexicon"] for one in config_for(tmp_path)["pipeline"] if "lexicon" in one]
    assert own == str(tmp_path / "bot" / "lexicon.json")
    (project,) = [one["lexicon"] for one in config_for(ROOT)["pipeline"] if "lexicon" in one]
    assert project == "bot/lexicon.json"
