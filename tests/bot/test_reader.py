"""The process that reads texts with one model."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.reading import meant_in, readable, reading_of
from bot.training_files import ROOT


class Reader:
    """`python -m bot.reader` as the studio talks to it."""

    def __init__(self, model: Path) -> None:
        command = [sys.executable, "-W", "ignore", "-m", "bot.reader", "--model", str(model)]
        pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
        self.process = subprocess.Popen(command, cwd=ROOT, **pipes)

    def line(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def ask(self, line: bytes) -> dict[str, Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        return self.line()


@pytest.fixture(scope="module")
def reader(trained_model: Path) -> Iterator[Reader]:
    """A reader that has told it is ready."""
    running = Reader(trained_model)
    try:
        ready = running.line()
        assert ready["ready"] is True
        assert ready["model_id"] == trained_model.name.removesuffix(".tar.gz")
        yield running
    finally:
        running.process.kill()
        running.process.wait()


@pytest.mark.rasa
def test_texts_are_read_in_their_order_with_ranking_and_entities(reader: Reader) -> None:
    answer = reader.ask(json.dumps({"id": 7, "texts": ["hva tjener en kokk", "/hei", ""]}).encode())
    assert answer["id"] == 7
    pay, greeting, nothing = answer["readings"]
    assert (pay["text"], pay["intent"]) == ("hva tjener en kokk", "ask_pay")
    assert pay["entities"] == [{"entity": "occupation", "value": "kokk", "start": 14, "end": 18}]
    assert pay["ranking"][0]["intent"] == "ask_pay"
    assert len(pay["ranking"]) == 5
    assert (greeting["text"], greeting["intent"]) == ("/hei", "greet")
    assert nothing["intent"] == "nlu_fallback"


@pytest.mark.rasa
@pytest.mark.parametrize("line", [b"not json", b"[]", b'{"id": 1}', b'{"id": 1, "texts": "x"}', b'{"texts": ["x"]}'])
def test_a_line_that_asks_nothing_gets_an_error_and_the_reader_lives_on(reader: Reader, line: bytes) -> None:
    assert "error" in reader.ask(line)
    assert len(reader.ask(b'{"id": 2, "texts": ["hei", "\\ud83d"]}')["readings"]) == 2


@pytest.mark.rasa
def test_it_ends_when_nobody_can_ask_any_more(trained_model: Path) -> None:
    running = Reader(trained_model)
    assert running.line()["ready"] is True
    assert running.process.stdin is not None
    running.process.stdin.close()
    assert running.process.wait(timeout=30) == 0


@pytest.mark.rasa
def test_a_model_that_cannot_be_loaded_is_told_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.tar.gz").write_bytes(b"no model")
    command = [sys.executable, "-W", "ignore", "-m", "bot.reader", "--model", str(tmp_path / "x.tar.gz")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "bot.reader: the model x.tar.gz can't be loaded" in done.stderr
    assert done.stdout == ""


def test_a_command_is_read_as_text_and_danger_wholly() -> None:
    assert readable("  /restart") == "  ∕restart"  # noqa: RUF001
    assert readable("og/eller") == "og/eller"
    assert meant_in("nei, jeg vil ikke leve mer") == "nei, jeg vil ikke leve mer"


def test_a_reading_tells_the_best_five() -> None:
    ranking = [{"name": f"i{number}", "confidence": 0.1} for number in range(9)]
    parsed = {"intent": {"name": "nlu_fallback", "confidence": 0.1}, "intent_ranking": ranking, "entities": []}
    found = reading_of("x", parsed)
    assert [one["intent"] for one in found["ranking"]] == ["i0", "i1", "i2", "i3", "i4"]
    assert (found["text"], found["intent"], found["confidence"]) == ("x", "nlu_fallback", 0.1)
