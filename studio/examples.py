"""Adds, removes and moves training examples in a change set; what may not go in is told with why."""

import asyncio
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from sqlalchemy.ext.asyncio import AsyncSession

from language.normaliser import normalise
from language.personal_data import KINDS, find_personal_data
from retrieval.records import Record
from studio import nlu_document
from studio.models import ChangeSet
from studio.schemas.inbox import Skipped
from studio.workspace import CONTENT, HELD_OUT, NLU, Snapshot, Workspace, intents_of

ANNOTATION = re.compile(r"\[([^\[\]]+)\](\{[^{}]*\})")
_BRACKETS = re.compile(r"[\[\]{}]")
_MASKED = re.compile(rf"\[(?:{'|'.join(KINDS)})\](?!\{{)")
_CERTAIN = frozenset({"fødselsnummer", "telefon", "e-post", "kontonummer"})
OCCUPATIONS = f"{CONTENT}/occupations"
LONGEST = 500  # characters, without annotations


class Row(Record):
    """An example where it stands."""

    text: str
    intent: str
    file: str


def plain(written: str) -> str:
    """Return what the citizen would write: an example without its annotations."""
    return ANNOTATION.sub(r"\1", written)


@lru_cache(maxsize=16_384)
def compared(written: str) -> str:
    """Return a text by which two examples are the same: no annotations, one case, single spaces."""
    return " ".join(plain(written).casefold().split())


def tidy(text: str) -> str:
    """Return an example as it is written into a file: on one line, without a list's dash."""
    return " ".join(text.split()).removeprefix("- ").strip()


def broken_annotation(written: str, occupations: Iterable[str]) -> str | None:
    """Return what is wrong with an example's marked occupations, as a sentence; None when nothing is."""
    known = set(occupations)
    if _BRACKETS.search(ANNOTATION.sub("", written)):
        return "Parentesene [ ] og { } brukes bare til å merke yrker, og en av dem står alene."
    for match in ANNOTATION.finditer(written):
        try:
            entity = json.loads(match[2])
        except ValueError:
            return f"Merkingen av «{match[1]}» kan ikke leses."
        if not isinstance(entity, dict) or entity.get("entity") != "occupation":
            return f"«{match[1]}» er merket som noe annet enn et yrke."
        if entity.get("value") not in known:
            return f"«{match[1]}» er merket med yrket «{entity.get('value')}», som ikke finnes."
        around = written[: match.start()][-1:], written[match.end() : match.end() + 1]
        if any(letter.isalnum() for letter in around):
            return f"Merk hele ordet, ikke bare «{match[1]}»."
    return None


def personal_data_in(written: str, *, certain: bool = False) -> str | None:
    """Return a sentence about the personal data in an example; None when there is none.

    `certain` looks only for what has one form (identity and account numbers, phones, mails) and for what a mask left behind.
    """
    if masked := _MASKED.search(written):
        return f"Teksten er maskert ({masked[0]}). Skriv den om før den blir et eksempel."
    kinds = {span.kind for span in find_personal_data(plain(written))}
    found = sorted(kinds & _CERTAIN if certain else kinds)
    return f"Teksten ser ut til å inneholde {' og '.join(found)}." if found else None


@lru_cache(maxsize=16_384)
def _reading(written: str) -> str:
    """Return a text by which two examples read the same, in whatever spelling."""
    return normalise(plain(written))


@dataclass
class Examples:
    """Every example that a change set sees, ready to be asked about."""

    snapshot: Snapshot
    files: dict[str, dict[str, list[str]]] = field(init=False)

    def __post_init__(self) -> None:
        self.files = {}
        for file in self.snapshot.paths(NLU):
            for intent, texts in intents_of(self.snapshot.read(file) or "").items():
                self.files.setdefault(intent, {})[file] = list(texts)

    @cached_property
    def _owners(self) -> dict[str, tuple[str, str, str]]:
        owners: dict[str, tuple[str, str, str]] = {}
        for intent, text, file in self._every():
            owners.setdefault(compared(text), (intent, text, file))
        return owners

    @cached_property
    def _readings(self) -> dict[str, list[tuple[str, str]]]:
        readings: dict[str, list[tuple[str, str]]] = {}
        for intent, text, _ in self._every():
            readings.setdefault(_reading(text), []).append((intent, text))
        return readings

    @cached_property
    def _held_out(self) -> set[str]:
        return {_reading(text) for _, text, _ in self.snapshot.examples(HELD_OUT)}

    @cached_property
    def _occupations(self) -> set[str]:
        paths = self.snapshot.paths(OCCUPATIONS)
        return {path.removeprefix(f"{OCCUPATIONS}/").removesuffix(".yml") for path in paths}

    def _every(self) -> Iterator[tuple[str, str, str]]:
        for intent, files in self.files.items():
            for file, texts in files.items():
                yield from ((intent, text, file) for text in texts)

    def file_of(self, intent: str) -> str | None:
        """Return the file where most of an intent's examples stand; None when it has none."""
        files = self.files.get(intent)
        return max(files, key=lambda file: len(files[file])) if files else None

    def of(self, intent: str) -> list[str]:
        """Return an intent's examples as they are written, those of its main file first."""
        files, main = self.files.get(intent, {}), self.file_of(intent)
        return [text for file in sorted(files, key=lambda file: (file != main, file)) for text in files[file]]

    def where(self, text: str) -> tuple[str, str, str] | None:
        """Return (intent, text as written, file) of an example with the same words; None when there is none."""
        return self._owners.get(compared(text))

    def same_reading(self, text: str) -> list[tuple[str, str]]:
        """Return (intent, text as written) of the examples that read the same, in any spelling."""
        return self._readings.get(_reading(text), [])

    def is_held_out(self, text: str) -> bool:
        """Whether a text stands in the held-out set, in any spelling that reads the same."""
        return _reading(text) in self._held_out

    def broken(self, text: str) -> str | None:
        """Return what is wrong with a text's annotations, as a sentence."""
        return broken_annotation(text, self._occupations)

    def refusal(self, text: str, intent: str, *, certain_only: bool = False) -> Skipped | None:
        """Return why a tidied text may not become an example of `intent`; None when it may."""
        if not compared(text):
            return Skipped(text=text, why="empty", detail="Teksten er tom.")
        if len(plain(text)) > LONGEST:
            detail = f"Teksten er for lang. Et eksempel har høyst {LONGEST} tegn."
            return Skipped(text=f"{text[:LONGEST]}…", why="broken", detail=detail)
        try:
            nlu_document.clean_example(text)
        except nlu_document.ExampleRefused:
            return Skipped(text=text, why="broken", detail="Teksten har tegn som ikke kan stå i et eksempel.")
        if intent not in self.files:
            return Skipped(text=text, why="unknown_intent", detail=f"Det finnes ikke noe tema som heter {intent}.")
        if (personal := personal_data_in(text, certain=certain_only)) is not None:
            return Skipped(text=text, why="personal_data", detail=personal)
        if (broken := self.broken(text)) is not None:
            return Skipped(text=text, why="broken", detail=broken)
        if (owner := self.where(text)) is not None:
            where = "dette temaet" if owner[0] == intent else f"temaet {owner[0]}"
            return Skipped(text=text, why="already_there", detail=f"Teksten står allerede i {where}.")
        if self.is_held_out(text):
            detail = "Teksten står i prøvesettet, og det trener vi ikke på."
            return Skipped(text=text, why="held_out", detail=detail)
        return None

    def note(self, text: str, intent: str, file: str) -> None:
        """Remember an example that was added."""
        self.files.setdefault(intent, {}).setdefault(file, []).append(text)
        self._owners[compared(text)] = (intent, text, file)

    def forget(self, intent: str, text: str, file: str) -> None:
        """Take an example out of what is known."""
        self.files[intent][file].remove(text)
        self._owners.pop(compared(text), None)


async def examples_of(session: AsyncSession, workspace: Workspace, change_set_id: str | None) -> Examples:
    """Return the examples that a change set sees."""
    return Examples(await workspace.snapshot(session, change_set_id))


async def add(
    session: AsyncSession,
    workspace: Workspace,
    change_set: ChangeSet,
    rows: Sequence[tuple[str, str]],
    by: str,
) -> tuple[list[dict[str, str]], list[Skipped]]:
    """Add (text, intent) rows to a change set; return the rows {text, intent, file} that went in, and the others.

    Raises ChangeSetClosed.
    """
    known = await examples_of(session, workspace, change_set.id)
    # An import may have thousands of rows, each searched for personal data: chats must not wait for that.
    added, skipped = await asyncio.to_thread(_sorted_out, known, rows)
    for file, intents in _by_file(added).items():
        document = known.snapshot.read(file) or ""
        for intent, texts in intents.items():
            document = nlu_document.add(document, intent, texts)
        await workspace.write(session, change_set, file, document, by)
    return [row.model_dump() for row in added], skipped


async def remove(
    session: AsyncSession,
    workspace: Workspace,
    change_set: ChangeSet,
    rows: Sequence[tuple[str, str]],
    by: str,
) -> list[dict[str, str]]:
    """Remove (text, intent) rows as they are written; return the rows {text, intent, file} that were there."""
    known = await examples_of(session, workspace, change_set.id)
    removed = [
        Row(text=text, intent=intent, file=file)
        for text, intent in dict.fromkeys(rows)
        for file, texts in known.files.get(intent, {}).items()
        if text in texts
    ]
    for file, intents in _by_file(removed).items():
        document = known.snapshot.read(file) or ""
        for intent, texts in intents.items():
            document = nlu_document.remove(document, intent, texts)
        await workspace.write(session, change_set, file, document, by)
    return [row.model_dump() for row in removed]


async def move(
    session: AsyncSession,
    workspace: Workspace,
    change_set: ChangeSet,
    rows: Sequence[tuple[str, str, str]],
    by: str,
) -> tuple[list[dict[str, str]], list[Skipped]]:
    """Move (text, from intent, to intent) rows; return what stands in its new place, and what couldn't be moved."""
    known = await examples_of(session, workspace, change_set.id)
    movable, skipped = [], []
    for text, source, target in dict.fromkeys(rows):
        if target not in known.files:
            detail = f"Det finnes ikke noe tema som heter {target}."
            skipped.append(Skipped(text=text, why="unknown_intent", detail=detail))
        elif not any(text in texts for texts in known.files.get(source, {}).values()):
            detail = f"Teksten står ikke lenger i temaet {source}."
            skipped.append(Skipped(text=text, why="already_decided", detail=detail))
        else:
            movable.append((text, source, target))
    await remove(session, workspace, change_set, [(text, source) for text, source, _ in movable], by)
    after = await examples_of(session, workspace, change_set.id)
    moved = []
    documents: dict[str, str] = {}
    for text, _, target in movable:
        file = after.file_of(target) or known.file_of(target) or ""
        document = documents.get(file) or after.snapshot.read(file) or ""
        documents[file] = nlu_document.add(document, target, [text])
        moved.append({"text": text, "intent": target, "file": file})
    for file, document in documents.items():
        await workspace.write(session, change_set, file, document, by)
    return moved, skipped


def _sorted_out(known: Examples, rows: Sequence[tuple[str, str]]) -> tuple[list[Row], list[Skipped]]:
    """Return the (text, intent) rows that may go in, noted as there, and why the others may not."""
    added: list[Row] = []
    skipped: list[Skipped] = []
    for given, intent in rows:
        text = tidy(given)
        refused = known.refusal(text, intent)
        if refused is not None:
            skipped.append(refused)
            continue
        row = Row(text=text, intent=intent, file=known.file_of(intent) or "")
        known.note(row.text, row.intent, row.file)
        added.append(row)
    return added, skipped


def _by_file(rows: Iterable[Row]) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for row in rows:
        found.setdefault(row.file, {}).setdefault(row.intent, []).append(row.text)
    return found
