"""Turns of conversations and what answers each: how people really write, one thing after another.

They were written by helpers of ours as citizens of every kind, from people's lives and at first without knowing the answers,
and labelled by them afterwards with the answers before them. In the files named `misunderstood` the bot often showed another
answer than it should have; those of `lacking` were answered by no text until a point was written for them. A row says the
message, what was asked before it, which answers were shown before it, the latest first, and which ones answer it and by which
`point` of the first one, or what else it is after: a section of an occupation's record or one of its points by the topic,
`occupations` that fit a liking, or `talk`. `turn_encoder.py`, `points.py` and the model of the answers learn from them.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TURNS = Path(__file__).with_name("turns")
ANSWER = "answer"


@dataclass(frozen=True)
class Turn:
    """A message, what came before it, the answers that are right, and those that would help on the way.

    `after` says what it is after that is no answer; empty for an answer, and where nothing would do. `point` is the one of the
    first answer's points that replies to it, or the topic that it asks of an occupation; empty where none does, None where
    nobody looked.
    """

    text: str
    asked: str = ""
    shown: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    after: str = ""
    point: str | None = None

    @property
    def kind(self) -> str:
        """What it is after: an answer, or else; empty where nothing would do."""
        return ANSWER if self.ids else self.after


def read_turns(folder: Path = TURNS) -> list[Turn]:
    """Return the turns of all files of a folder, in their order. Raises OSError, ValueError with file and line."""
    return [turn for file in sorted(folder.glob("*.jsonl")) for turn in _turns_in(file)]


def turn_of(row: Mapping[str, Any]) -> Turn:
    """Return what a row says. Raises KeyError, TypeError."""
    return Turn(
        row["q"],
        row.get("asked", ""),
        tuple(row.get("shown", ())),
        tuple(row["ids"]),
        tuple(row.get("also", ())),
        row.get("after", ""),
        row.get("point"),
    )


def _turns_in(file: Path) -> Iterator[Turn]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            yield turn_of(json.loads(line))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{file.name}:{number}: not a turn ({error})") from error
