"""Reads the content's files into records; what is broken is named with its file and line, all at once."""

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from foundation.collecting import uncollected
from retrieval.records import (
    Answer,
    Button,
    CareerCentre,
    IntentLabel,
    Notice,
    Occupation,
    OpeningHours,
    Topic,
    Utterance,
)

RecordT = TypeVar("RecordT", bound=BaseModel)
WithIdT = TypeVar("WithIdT", Answer, Notice, CareerCentre, Topic)


# The hash says whether the search index is stale: what isn't searched has no part in it.
_NOT_SEARCHED = frozenset({"notices.yml", "career_centres.yml"})
PARSED_FILES = 512  # that are kept: some three hundred, and what drafts make of them


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
    notices: dict[str, Notice] = field(default_factory=dict)
    career_centres: dict[str, CareerCentre] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    #: by answer: what people write to get it; nobody is shown them
    messages: dict[str, list[str]] = field(default_factory=dict)
    hash: str = ""

    def main_answer(self, intent: str) -> Answer | None:
        """Return the answer that answers a whole family of questions."""
        return next((a for a in self.answers.values() if a.main and a.intent == intent), None)


def load_content(root: Path) -> Content:
    """Return the content below `root`. Raises ContentError with every problem found."""
    files, unread = {}, []
    for file in sorted(root.rglob("*.yml")):
        try:
            files[file.relative_to(root).as_posix()] = file.read_bytes()
        except OSError as error:
            unread.append(f"{file.relative_to(root.parent)}:1: {error.strerror or 'cannot be read'}")
    return read_content(files, root, unread)


@uncollected()
def read_content(files: Mapping[str, bytes], root: Path = Path("content"), unread: Sequence[str] = ()) -> Content:
    """Return what some files hold, by their path below `root`, which problems name. Raises ContentError.

    `unread` are problems that were met before.
    """
    reader = _Reader(files, root.name)
    reader.problems += unread
    content = Content()
    there = set()
    for path in reader.paths("occupations"):
        name = path.removeprefix("occupations/").removesuffix(".yml")
        there.add(name)
        occupation = reader.record(path, reader.yaml(path), Occupation)
        if occupation is not None:
            if occupation.id != name:
                reader.problem(path, 1, f"the id {occupation.id!r} must be the file's name")
            content.occupations[occupation.id] = occupation
    for path in reader.paths("answers"):
        content.answers |= reader.list_of(path, Answer, content.answers)
    for path in reader.paths("utterances"):
        for key, row in reader.entries(path):
            utterance = reader.record(path, row, Utterance, key)
            if utterance is not None:
                if key in content.utterances:
                    reader.problem(path, reader.line(path, key), f"the key {key!r} is used twice")
                content.utterances[str(key)] = utterance
    for key, row in reader.entries("intents.yml"):
        label = reader.record("intents.yml", row, IntentLabel, key)
        if label is not None:
            content.intents[str(key)] = label
    hours = reader.record("opening_hours.yml", reader.yaml("opening_hours.yml"), OpeningHours)
    if hours is not None:
        content.opening_hours = hours
    if "notices.yml" in files:
        content.notices = reader.list_of("notices.yml", Notice)
    if "career_centres.yml" in files:
        content.career_centres = reader.list_of("career_centres.yml", CareerCentre)
    if "topics.yml" in files:
        content.topics = reader.list_of("topics.yml", Topic)
    for path in reader.paths("messages"):
        for key, row in reader.entries(path):
            if not isinstance(row, list) or not all(isinstance(text, str) and text.strip() for text in row):
                reader.problem(path, reader.line(path, key), f"{key}: must be a list of messages")
            else:
                content.messages[str(key)] = row
    reader.problems += broken_references(content, there)
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


@lru_cache(maxsize=PARSED_FILES)
def _parsed(text: str) -> Any:
    """Return what a file holds; nobody changes it, so a draft that edits one file reads the others once."""
    return yaml.load(text, _Fast)  # noqa: S506  (builds nothing but text, lists and mappings)


class _Reader:
    """Reads fast; a file with a problem is read again by the parser that knows lines."""

    def __init__(self, files: Mapping[str, bytes], root: str) -> None:
        self._files = files
        self._root = root
        self._lined = YAML(typ="rt")
        self.problems: list[str] = []
        self.digest = hashlib.sha256()

    def paths(self, folder: str) -> list[str]:
        """Return the files right in a folder, sorted."""
        return sorted(path for path in self._files if re.fullmatch(rf"{folder}/[^/]+\.yml", path))

    def problem(self, path: str, line: int, text: str) -> None:
        self.problems.append(f"{self._root}/{path}:{line}: {text}")

    def yaml(self, path: str) -> Any:
        """Return what a file holds, or None with the problem noted."""
        try:
            raw = self._files[path]
            if path not in _NOT_SEARCHED:
                self.digest.update(path.encode() + b"\0" + raw + b"\0")
            text = raw.decode("utf-8")
            try:
                return _parsed(text)
            except yaml.YAMLError:
                return self._lined.load(text)
        except KeyError:
            self.problem(path, 1, "is missing")
        except UnicodeDecodeError:
            self.problem(path, 1, "is not UTF-8")
        except MarkedYAMLError as error:
            mark = error.problem_mark
            self.problem(path, mark.line + 1 if mark else 1, error.problem or "broken YAML")
        except YAMLError as error:
            self.problem(path, 1, str(error).splitlines()[0])
        return None

    def rows(self, path: str) -> list[Any]:
        found = self.yaml(path)
        if found is None:
            return []
        if not isinstance(found, list):
            self.problem(path, 1, "must be a list of records")
            return []
        return found

    def list_of(self, path: str, kind: type[WithIdT], taken: Collection[str] = ()) -> dict[str, WithIdT]:
        """Return a list's records by id, which no record there or in `taken` has twice."""
        found: dict[str, WithIdT] = {}
        for index, row in enumerate(self.rows(path)):
            record = self.record(path, row, kind, index)
            if record is not None:
                if record.id in found or record.id in taken:
                    self.problem(path, self.line(path, index), f"the id {record.id!r} is used twice")
                found[record.id] = record
        return found

    def entries(self, path: str) -> Iterator[tuple[str, Any]]:
        found = self.yaml(path)
        if isinstance(found, dict):
            yield from found.items()
        elif found is not None:
            self.problem(path, 1, "must be a mapping")

    def record(self, path: str, row: Any, kind: type[RecordT], *place: int | str) -> RecordT | None:
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

    def line(self, path: str, *place: int | str) -> int:
        """Return the line of the innermost part of `place` that is in a file; 1 for the whole."""
        row = self._lined.load(self._files[path].decode())
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


def broken_references(content: Content, there: set[str]) -> Iterator[str]:
    """Yield what names something that isn't there; an occupation whose file is broken is `there`, and told already."""
    for occupation in content.occupations.values():
        for other in occupation.related:
            if other not in there:
                yield f"occupations/{occupation.id}.yml: related: there is no occupation {other!r}"
            if other == occupation.id:
                yield f"occupations/{occupation.id}.yml: related: names itself"
        for point in occupation.points:
            if point.id not in content.topics:
                yield f"occupations/{occupation.id}.yml: points: there is no topic {point.id!r}"
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
