"""Turns of conversations that the search learns from."""

from pathlib import Path

import pytest

from retrieval.content import Content
from retrieval.turns import Turn, read_turns


def test_a_row_says_what_came_before_and_what_answers_it(tmp_path: Path) -> None:
    (tmp_path / "b.jsonl").write_text('{"q": "hei", "ids": []}\n')
    (tmp_path / "a.jsonl").write_text(
        '{"q": "og så", "asked": "hva nå", "shown": ["two", "one"], "ids": ["three"], "also": ["four"]}\n'
    )
    assert read_turns(tmp_path) == [Turn("og så", "hva nå", ("two", "one"), ("three",), ("four",)), Turn("hei")]


@pytest.mark.parametrize("row", ["{", '{"ids": []}', '{"q": "hei"}', "[]", '{"q": "hei", "ids": 3}'])
def test_a_broken_row_is_named(tmp_path: Path, row: str) -> None:
    (tmp_path / "some.jsonl").write_text('{"q": "hei", "ids": []}\n' + row + "\n")
    with pytest.raises(ValueError, match=r"some\.jsonl:2: not a turn"):
        read_turns(tmp_path)


def test_the_turns_we_keep_are_whole(real: Content) -> None:
    turns = read_turns()
    assert len(turns) > 10_000
    assert all(turn.text.strip() for turn in turns)
    assert all(not set(turn.ids) & set(turn.also) for turn in turns)
    named = {answer for turn in turns for answer in (*turn.ids, *turn.also, *turn.shown)}
    assert named <= real.answers.keys()
