"""Training as the studio asks for it: from a folder of data, with a report, without publishing."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.registry import digest_of_file
from bot.report import held_out_hash
from bot.training_files import ROOT, data_hash, nlu_files

EXAMPLES_OF_AN_INTENT = 6


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of data with few examples of each intent, and an occupation that only its own lexicon knows."""
    root = tmp_path_factory.mktemp("data")
    for folder in ("bot/domain", "bot/rules", "bot/stories", "nlu_data/held_out"):
        shutil.copytree(ROOT / folder, root / folder)
    lexicon = json.loads((ROOT / "bot" / "lexicon.json").read_text(encoding="utf-8"))
    lexicon["occupations"]["dragetemmer"] = ["Dragetemmer"]
    (root / "bot" / "lexicon.json").write_text(json.dumps(lexicon), encoding="utf-8")
    blocks: dict[str, list[str]] = {}
    for file in nlu_files():
        for block in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            blocks.setdefault(block["intent"], []).extend(block["examples"].splitlines())
    content = 'version: "3.1"\nnlu:\n' + "".join(
        f"- intent: {intent}\n  examples: |\n" + "".join(f"    {line}\n" for line in lines[:EXAMPLES_OF_AN_INTENT])
        for intent, lines in blocks.items()
    )
    (root / "nlu_data" / "few.yml").write_text(content, encoding="utf-8")
    return root


def run(module: str, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
    # With a seed of its own, nothing is left behind for the next real training to begin from.
    environment = os.environ | {"VEIVISER_TRAIN_SEED": "test", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-W", "ignore", "-m", module, *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)


@pytest.fixture(scope="module")
def trained(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], list[dict[str, Any]]]:
    """Return (folder of the model, report, steps told) of one training."""
    out = tmp_path_factory.mktemp("out")
    report = out / "report.json"
    done = run("bot.train", "--root", data, "--out", out, "--report", report, "--progress", "--no-publish")
    assert done.returncode == 0, done.stderr[-2000:]
    steps = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return out, json.loads(report.read_text(encoding="utf-8")), steps


@pytest.mark.rasa
def test_a_candidate_is_written_beside_its_report_and_nothing_is_published(
    data: Path, trained: tuple[Path, dict[str, Any], list[dict[str, Any]]]
) -> None:
    out, report, _ = trained
    model = report["model"]
    assert sorted(file.name for file in out.iterdir()) == ["report.json", model["file"]]
    assert model["file"] == f"{model['id']}.tar.gz"
    assert model["sha256"] == digest_of_file(out / model["file"])
    assert model["data_hash"] == data_hash(data, ROOT) != data_hash()
    assert report["held_out_hash"] == held_out_hash(ROOT)
    assert report["seconds"]["train"] > 0 and report["seconds"]["evaluate"] > 0


@pytest.mark.rasa
def test_the_report_holds_figures_readings_calibration_and_stories(
    trained: tuple[Path, dict[str, Any], list[dict[str, Any]]],
) -> None:
    _, report, _ = trained
    assert {"accuracy", "macro_f1", "ece", "crisis_recall", "stories", "stories_ok"} <= set(report["figures"])
    assert len(report["calibration"]) == 10
    assert sum(one["texts"] for one in report["calibration"]) == report["figures"]["texts"]
    assert set(report["readings"][0]) == {"text", "intent", "file", "read", "best", "confidence"}
    assert report["figures"]["stories"] == len(report["stories"]) >= 25


@pytest.mark.rasa
def test_every_example_has_what_cross_validation_said_of_it_as_it_is_written(
    data: Path, trained: tuple[Path, dict[str, Any], list[dict[str, Any]]]
) -> None:
    _, report, _ = trained
    written = [
        (line[2:].strip(), block["intent"])
        for block in yaml.safe_load((data / "nlu_data" / "few.yml").read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    ]
    rows = report["out_of_fold"]
    assert [(row["text"], row["intent"]) for row in rows] == written
    assert any("](" in row["text"] or "]{" in row["text"] for row in rows)
    assert all(len(row["shares"]) == 5 and 0 <= row["own"] <= 1 for row in rows)


@pytest.mark.rasa
def test_each_step_is_told_in_norwegian_and_never_goes_back(
    trained: tuple[Path, dict[str, Any], list[dict[str, Any]]],
) -> None:
    _, _, steps = trained
    shares = [step["progress"] for step in steps]
    assert shares == sorted(shares)
    assert (steps[0]["step"], steps[-1]["step"], shares[-1]) == ("Sjekker eksemplene", "Ferdig", 1.0)
    assert [step["phase"] for step in steps if step["step"] == "Leser prøvesettet"] == ["evaluate"]
    assert len({step["step"] for step in steps}) >= 8


@pytest.mark.rasa
def test_the_model_has_the_lexicon_of_its_data_and_measures_the_same_again(
    data: Path, trained: tuple[Path, dict[str, Any], list[dict[str, Any]]], tmp_path: Path
) -> None:
    from bot.loaded_model import LoadedModel

    out, report, _ = trained
    file = out / report["model"]["file"]
    loaded = LoadedModel.load(file)
    (parsed,) = loaded.parse(["hva tjener en dragetemmer"])
    assert [entity["value"] for entity in parsed["entities"]] == ["dragetemmer"]
    assert loaded.model_id == report["model"]["id"]
    again = tmp_path / "again.json"
    done = run("bot.evaluate", "--model", file, "--root", data, "--report", again)
    assert done.returncode == 0, done.stderr[-2000:]
    measured = json.loads(again.read_text(encoding="utf-8"))
    for part in ("figures", "readings", "calibration", "stories", "held_out_hash"):
        assert measured[part] == report[part]
    assert measured["model"]["sha256"] == report["model"]["sha256"]
    assert "out_of_fold" not in measured


def test_what_cannot_be_trained_from_is_told_in_a_sentence_and_nothing_is_written(data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    shutil.copytree(data, broken)
    held_out = next((broken / "nlu_data" / "held_out").glob("*.yml"))
    held_out.write_text(held_out.read_text(encoding="utf-8") + "    - en til\n", encoding="utf-8")
    out = tmp_path / "out"
    done = run("bot.train", "--root", broken, "--out", out, "--report", out / "r.json", "--no-publish")
    assert done.returncode == 1
    assert done.stderr.startswith("bot.train: The held-out files are frozen")
    assert len(done.stderr.splitlines()) == 1
    assert not out.exists()


def test_a_model_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(b"no model")
    done = run("bot.evaluate", "--model", tmp_path / "x.tar.gz", "--report", tmp_path / "r.json")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("bot.evaluate: ")
    assert not (tmp_path / "r.json").exists()
