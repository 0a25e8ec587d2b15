"""`python -m retrieval.build` and `python -m retrieval.calibrate`."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from retrieval import build
from retrieval.calibrate import read_questions, threshold
from retrieval.content import Content
from tests.retrieval.conftest import SMALL


def run(monkeypatch: pytest.MonkeyPatch, content: Path, out: Path) -> int:
    monkeypatch.setattr("sys.argv", ["build", "--content", str(content), "--out", str(out)])
    return build.main()


def test_a_build_says_what_it_did(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, SMALL, tmp_path / "index") == 0
    assert "passages" in capsys.readouterr().out


def test_broken_content_ends_with_an_error_code_and_leaves_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "index"
    run(monkeypatch, SMALL, out)
    before = sorted(p.name for p in out.iterdir())
    broken = Path(shutil.copytree(SMALL, tmp_path / "broken"))
    (broken / "occupations" / "lege.yml").write_text("id: lege\nnope: 1\n")
    assert run(monkeypatch, broken, out) == 1
    assert "lege.yml:2" in capsys.readouterr().err
    assert sorted(p.name for p in out.iterdir()) == before


def test_the_calibration_set_is_large_and_names_only_what_is_there(real: Content) -> None:
    questions = read_questions()
    assert len(questions) >= 150
    assert len({question.text for question in questions}) == len(questions)
    assert {one for question in questions for one in question.ids} <= real.occupations.keys() | real.answers.keys()
    assert sum(not question.ids for question in questions) >= 40


def test_a_threshold_is_the_lowest_score_with_the_wanted_precision() -> None:
    best = np.array([0.9, 0.8, 0.7, 0.6])
    right = np.array([True, True, False, False])
    assert threshold(best, right, 0.9) == 0.8
    assert threshold(best, right, 0.6) == 0.7
    assert threshold(best, np.zeros(4, dtype=bool), 0.5) == 1.0
