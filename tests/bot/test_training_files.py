import shutil
import time
from pathlib import Path

import pytest

from bot.registry import RegistryError, current_model, digest_of_file, read_pointer, remove_old, write_pointer
from bot.training_files import ROOT, TrainingDataError, check, data_hash, nlu_files, sums_of


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one intent, one rule and enough examples."""
    (tmp_path / "bot" / "domain").mkdir(parents=True)
    (tmp_path / "bot" / "rules").mkdir()
    (tmp_path / "bot" / "components").mkdir()
    (tmp_path / "nlu_data" / "held_out").mkdir(parents=True)
    (tmp_path / "bot" / "lexicon.json").write_text("{}")
    (tmp_path / "bot" / "policy.py").write_text("")
    (tmp_path / "config.yml").write_text("recipe: default.v1\n")
    domain = "intents: [greet, start]\nresponses:\n  utter_greet: []\n  utter_welcome: []\n"
    (tmp_path / "bot" / "domain" / "a.yml").write_text(domain)
    rules = "rules:\n" + "".join(
        f"- rule: {i}\n  steps:\n  - intent: {i}\n  - action: {a}\n"
        for i, a in (("greet", "utter_greet"), ("start", "utter_welcome"))
    )
    (tmp_path / "bot" / "rules" / "a.yml").write_text(rules)
    write_examples(tmp_path, "greet", ["hei", "hallo", "halla", "heisann", "god dag"])
    return tmp_path


def write_examples(project: Path, intent: str, texts: list[str], name: str = "a") -> None:
    lines = "".join(f"    - {text}\n" for text in texts)
    content = f'version: "3.1"\nnlu:\n- intent: {intent}\n  examples: |\n{lines}'
    (project / "nlu_data" / f"{name}.yml").write_text(content)


def hold_out(project: Path, *texts: str) -> None:
    """Write held-out texts with their sums."""
    folder = project / "nlu_data" / "held_out"
    lines = "".join(f"    - {text}\n" for text in texts)
    (folder / "a.yml").write_text(f'version: "3.1"\nnlu:\n- intent: greet\n  examples: |\n{lines}')
    sums = sums_of(sorted(folder.glob("*.yml")))
    (folder / "SHA256SUMS").write_text("".join(f"{digest}  {name}\n" for name, digest in sums.items()))


def test_sound_data_passes_and_held_out_texts_are_never_trained_from(project: Path) -> None:
    hold_out(project, "morn morn", "god kveld")
    check(project)
    assert [file.parent.name for file in nlu_files(project)] == ["nlu_data"]
    assert not any("held_out" in str(file) for file in nlu_files())


def test_held_out_files_that_were_changed_added_or_removed_are_told(project: Path) -> None:
    hold_out(project, "morn morn")
    file = project / "nlu_data" / "held_out" / "a.yml"
    before = file.read_text()
    file.write_text(before + "    - en til\n")
    with pytest.raises(TrainingDataError, match=r"held-out files are frozen.* a\.yml"):
        check(project)
    file.write_text(before)
    (file.parent / "b.yml").write_text("nlu: []\n")
    with pytest.raises(TrainingDataError, match=r"b\.yml"):
        check(project)
    (file.parent / "b.yml").unlink()
    check(project)
    file.unlink()
    with pytest.raises(TrainingDataError, match=r"a\.yml"):
        check(project)


def test_a_held_out_text_among_the_examples_is_told_however_it_is_written(project: Path) -> None:
    hold_out(project, "God  DAG")
    with pytest.raises(TrainingDataError, match=r"1 held-out texts stand among the examples.*god dag"):
        check(project)


def test_other_data_is_held_to_the_sums_of_the_project(project: Path, tmp_path: Path) -> None:
    hold_out(project, "morn morn")
    other = tmp_path / "other"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("other"))
    hold_out(other, "en annen prøve")
    check(other)
    with pytest.raises(TrainingDataError, match="frozen"):
        check(other, project)


def test_the_hash_is_that_of_the_data_wherever_it_lies(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns("other", "components", "config.yml", "policy.py"))
    assert data_hash(other, project) == data_hash(project)
    write_examples(other, "greet", ["hei", "hallo", "halla", "heisann", "god dag", "morn"])
    assert data_hash(other, project) != data_hash(project)


@pytest.mark.parametrize(
    ("intent", "texts", "sentence"),
    [
        ("unknown", ["a", "b", "c", "d", "e"], "intents that the domain doesn't have: unknown"),
        ("greet", ["HEI  "], "stand under two intents|fewer than"),
    ],
)
def test_unsound_data_is_told_in_a_sentence(project: Path, intent: str, texts: list[str], sentence: str) -> None:
    write_examples(project, intent, texts, "b" if intent == "unknown" else "a")
    with pytest.raises(TrainingDataError, match=sentence):
        check(project)


def test_broken_yaml_is_told_with_file_and_line(project: Path) -> None:
    (project / "nlu_data" / "b.yml").write_text("nlu:\n- intent: [\n")
    with pytest.raises(TrainingDataError, match=r"nlu_data/b\.yml, line \d"):
        check(project)


def test_an_intent_without_a_rule_is_told(project: Path) -> None:
    (project / "bot" / "rules" / "a.yml").write_text(
        "rules:\n- rule: r\n  steps:\n  - intent: greet\n  - action: utter_greet\n"
    )
    with pytest.raises(TrainingDataError, match="No rule answers these intents: start"):
        check(project)


def test_the_hash_changes_with_the_data_and_not_with_held_out(project: Path) -> None:
    before = data_hash(project)
    (project / "nlu_data" / "held_out" / "x.yml").write_text("nlu: []\n")
    assert data_hash(project) == before
    (project / "bot" / "lexicon.json").write_text('{"hash": "2"}')
    assert data_hash(project) != before
    (project / "bot" / "lexicon.json").unlink()
    with pytest.raises(TrainingDataError, match=r"python -m retrieval\.lexicon"):
        data_hash(project)


def test_our_own_data_is_sound() -> None:
    if not nlu_files(ROOT):
        pytest.fail("nlu_data/ is empty")
    check(ROOT)


def test_a_model_that_is_not_what_was_trained_is_not_current(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"python -m bot\.train"):
        current_model(tmp_path)
    model = tmp_path / "a.tar.gz"
    model.write_bytes(b"model")
    write_pointer(tmp_path, {"file": "a.tar.gz", "sha256": digest_of_file(model)})
    assert current_model(tmp_path) == model
    model.write_bytes(b"other")
    assert read_pointer(tmp_path) is None


def test_old_models_go_and_the_current_one_stays(tmp_path: Path) -> None:
    import os

    for number in range(6):
        file = tmp_path / f"m{number}.tar.gz"
        file.write_bytes(bytes([number]))
        os.utime(file, (number, number))
    write_pointer(tmp_path, {"file": "m0.tar.gz", "sha256": digest_of_file(tmp_path / "m0.tar.gz")})
    for name, age in ((".training-killed", 0), (".training-now", time.time())):
        (tmp_path / name).mkdir()
        (tmp_path / name / "part").write_bytes(b"x")
        os.utime(tmp_path / name, (age, age))
    remove_old(tmp_path, kept=2)
    assert [folder.name for folder in tmp_path.glob(".training-*")] == [".training-now"]
    assert sorted(file.name for file in tmp_path.glob("*.tar.gz")) == ["m0.tar.gz", "m4.tar.gz", "m5.tar.gz"]
