"""Reads the content's files into records; what is broken is named with its file and line, all at once."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from retrieval.records import Answer, Button, IntentLabel, Occupation, OpeningHours, Utterance

RecordT = TypeVar("RecordT", bound=BaseModel)


class ContentError(Exception):
    """The content is broken; `problems` are sentences with file and line."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("The content is broken: " + "; ".join(problems))
        self.problems = problems


@dataclass
class Content:
    """Everything we know, checked as a whole."""

    occupations: dict[str, Occupation] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    utterances: dict[str, Utterance] = field(default_factory=dict)
    intents: dict[str, IntentLabel] = field(default_factory=dict)
    opening_hours: OpeningHours = field(default=None)  # type: ignore[assignment]
    hash: str = ""

    def main_answer(self, intent: str) -> Answer | None:
        """Return the answer that answers a whole family of questions."""
        return next((a for a in self.answers.values() if a.main and a.intent == intent), None)


def load_content(root: Path) -> Content:
    """Return the content below `root`. Raises ContentError with every problem found."""
    reader = _Reader(root)
    content = Content()
    there = set()
    for path in sorted((root / "occupations").glob("*.yml")):
        there.add(path.stem)
        occupation = reader.record(path, reader.yaml(path), Occupation)
        if occupation is not None:
            if occupation.id != path.stem:
                reader.problem(path, 1, f"the id {occupation.id!r} must be the file's name")
            content.occupations[occupation.id] = occupation
    for path in sorted((root / "answers").glob("*.yml")):
        for index, row in enumerate(reader.rows(path)):
            answer = reader.record(path, row, Answer, index)
            if answer is not None:
                if answer.id in content.answers:
                    reader.problem(path, reader.line(path, index), f"the id {answer.id!r} is used twice")
                content.answers[answer.id] = answer
    for path in sorted((root / "utterances").glob("*.yml")):
        for key, row in reader.entries(path):
            utterance = reader.record(path, row, Utterance, key)
            if utterance is not None:
                if key in content.utterances:
                    reader.problem(path, reader.line(path, key), f"the key {key!r} is used twice")
                content.utterances[str(key)] = utterance
    path = root / "intents.yml"
    for key, row in reader.entries(path):
        label = reader.record(path, row, IntentLabel, key)
        if label is not None:
            content.intents[str(key)] = label
    path = root / "opening_hours.yml"
    hours = reader.record(path, reader.yaml(path), OpeningHours)
    if hours is not None:
        content.opening_hours = hours
    reader.problems += _references(content, there)
    if not content.occupations:
        reader.problems.append(f"{root / 'occupations'}: there is not one occupation")
    if reader.problems:
        raise ContentError(reader.problems)
    content.hash = reader.digest.hexdigest()
    return content


class _Fast(yaml.CSafeLoader):
    """Reads every scalar as text: the records say what it must be. Refuses a key that stands twice."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}  # type: ignore[misc]

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [key.value for key, _ in node.value]
        if len(set(keys)) < len(keys):
            raise yaml.constructor.ConstructorError(problem="a key stands twice", problem_mark=node.start_mark)
        return super().construct_mapping(node, deep)


class _Reader:
    """Reads fast; a file with a problem is read again by the parser that knows lines."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._lined = YAML(typ="rt")
        self.problems: list[str] = []
        self.digest = hashlib.sha256()

    def problem(self, path: Path, line: int, text: str) -> None:
        self.problems.append(f"{path.relative_to(self._root.parent)}:{line}: {text}")

    def yaml(self, path: Path) -> Any:
        """Return what a file holds, or None with the problem noted."""
        try:
            raw = path.read_bytes()
            self.digest.update(str(path.relative_to(self._root)).encode() + b"\0" + raw + b"\0")
            text = raw.decode("utf-8")
            try:
                return yaml.load(text, _Fast)  # noqa: S506  (builds nothing but text, lists and mappings)
            except yaml.YAMLError:
                return self._lined.load(text)
        except OSError as error:
            self.problem(path, 1, error.strerror or "can't be read")
        except UnicodeDecodeError:
            self.problem(path, 1, "is not UTF-8")
        except MarkedYAMLError as error:
            mark = error.problem_mark
            self.problem(path, mark.line + 1 if mark else 1, error.problem or "broken YAML")
        except YAMLError as error:
            self.problem(path, 1, str(error).splitlines()[0])
        return None

    def rows(self, path: Path) -> list[Any]:
        found = self.yaml(path)
        if found is None:
            return []
        if not isinstance(found, list):
            self.problem(path, 1, "must be a list of records")
            return []
        return found

    def entries(self, path: Path) -> Iterator[tuple[str, Any]]:
        found = self.yaml(path)
        if isinstance(found, dict):
            yield from found.items()
        elif found is not None:
            self.problem(path, 1, "must be a mapping")

    def record(self, path: Path, row: Any, kind: type[RecordT], *place: int | str) -> RecordT | None:
        """Return the row at `place` of a file as a record, or None with every problem noted at its own line."""
        if row is None:
            return None
        try:
            return kind.model_validate(row)
        except ValidationError as error:
            for found in error.errors():
                where = ".".join(str(part) for part in found["loc"])
                self.problem(path, self.line(path, *place, *found["loc"]), f"{where}: {found['msg']}")
            return None

    def line(self, path: Path, *place: int | str) -> int:
        """Return the line of the innermost part of `place` that is in a file; 1 for the whole."""
        row = self._lined.load(path)
        line = int(row.lc.line) + 1 if isinstance(row, (CommentedMap, CommentedSeq)) else 1
        for part in place:
            if isinstance(row, CommentedMap) and part in row:
                line = row.lc.key(part)[0] + 1
            elif isinstance(row, CommentedSeq) and isinstance(part, int) and part < len(row):
                line = row.lc.item(part)[0] + 1
            else:
                return line
            row = row[part]
        return line


def _references(content: Content, there: set[str]) -> Iterator[str]:
    """Yield what names something that isn't there; an occupation whose file is broken is `there`, and told already."""
    for occupation in content.occupations.values():
        for other in occupation.related:
            if other not in there:
                yield f"occupations/{occupation.id}.yml: related: there is no occupation {other!r}"
            if other == occupation.id:
                yield f"occupations/{occupation.id}.yml: related: names itself"
    mains: dict[str, str] = {}
    for answer in content.answers.values():
        if answer.main and mains.setdefault(answer.intent, answer.id) != answer.id:
            yield f"answers: {answer.intent} has two main answers, {mains[answer.intent]} and {answer.id}"
        yield from _broken_buttons(content, f"answer {answer.id}", answer.buttons)
        for occupation_id in answer.leads_to:
            if occupation_id not in there:
                yield f"answer {answer.id}: leads_to: there is no occupation {occupation_id!r}"
    for family in {answer.intent for answer in content.answers.values()} - mains.keys():
        yield f"answers: {family} has no main answer"
    for key, utterance in content.utterances.items():
        yield from _broken_buttons(content, f"utterance {key}", utterance.buttons)


def _broken_buttons(content: Content, owner: str, buttons: list[Button]) -> Iterator[str]:
    for button in buttons:
        target = button.entities.get("answer")
        if target is not None and target not in content.answers:
            yield f"{owner}: a button names the answer {target!r}, which isn't there"
        if button.title is None and target is None and button.intent not in content.intents:
            yield f"{owner}: the button {button.intent!r} has no title, and intents.yml has none for it"
