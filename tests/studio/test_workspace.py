"""A file is seen as the draft has it, else as published, else as on disk; and a release wins over what it replaces."""

import json
from pathlib import Path

import pytest

from accounts.models import User
from foundation.database import Database
from retrieval.content import load_content
from retrieval.lexicon import lexicon_of
from studio.change_sets import ChangeSets
from studio.errors import ChangeSetClosed, RecordBroken
from studio.workspace import HELD_OUT, Workspace, is_editable
from tests.studio.editing_parts import (
    accounts,
    change_sets,
    new_draft,
    ola,
    project,
    publish,
    read,
    workspace,
    write,
)

__all__ = ["accounts", "change_sets", "ola", "project", "workspace"]
CV = "retrieval/content/answers/cv.yml"


async def test_a_draft_is_seen_in_its_change_set_alone_until_it_is_published(
    database: Database, change_sets: ChangeSets, ola: User, project: Path
) -> None:
    on_disk = (project / CV).read_text()
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, on_disk + "# en kommentar\n")
    assert await read(change_sets, CV) == on_disk
    assert await read(change_sets, CV, draft.id) == on_disk + "# en kommentar\n"
    await publish(change_sets, draft.id)
    assert await read(change_sets, CV) == on_disk + "# en kommentar\n"
    assert (project / CV).read_text() == on_disk


async def test_a_release_that_holds_what_was_published_takes_over_silently(
    database: Database, change_sets: ChangeSets, ola: User, project: Path
) -> None:
    edited = (project / CV).read_text() + "# en kommentar\n"
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, edited)
    await publish(change_sets, draft.id)
    (project / CV).write_text(edited)
    async with database.read() as session:
        assert await change_sets.workspace.unmerged(session) == []
    (project / CV).write_text(edited + "# fra utgivelsen\n")
    assert await read(change_sets, CV) == edited + "# fra utgivelsen\n"


async def test_a_release_without_what_was_published_wins_and_the_edit_is_told(
    database: Database, change_sets: ChangeSets, ola: User, project: Path
) -> None:
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, (project / CV).read_text() + "# en kommentar\n")
    await publish(change_sets, draft.id)
    released = (project / CV).read_text().replace("CV", "cv", 1)
    (project / CV).write_text(released)
    assert await read(change_sets, CV) == released
    async with database.read() as session:
        assert await change_sets.workspace.unmerged(session) == [CV]


async def test_a_file_that_only_the_studio_has_is_there_until_it_is_taken_away(
    database: Database, change_sets: ChangeSets, ola: User, workspace: Workspace
) -> None:
    path = "retrieval/content/answers/new_one.yml"
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, path, "[]\n")
    async with database.read() as session:
        assert path in await workspace.paths(session, "retrieval/content", draft.id)
        assert path not in await workspace.paths(session, "retrieval/content")
    await publish(change_sets, draft.id)
    assert await read(change_sets, path) == "[]\n"
    second = await new_draft(database, change_sets, ola)
    await write(change_sets, second.id, ola, path, None)
    assert await read(change_sets, path, second.id) is None
    await publish(change_sets, second.id)
    async with database.read() as session:
        assert path not in await workspace.paths(session, "retrieval/content")


async def test_writing_a_file_back_as_it_was_leaves_nothing_to_publish(
    database: Database, change_sets: ChangeSets, ola: User, project: Path
) -> None:
    text = (project / CV).read_text()
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, text + "# x\n")
    await write(change_sets, draft.id, ola, CV, text)
    async with database.read() as session:
        assert await change_sets.changes(session, await change_sets.get(session, draft.id)) == []


@pytest.mark.parametrize(
    "path",
    [
        "nlu_data/held_out/crisis.yml", "nlu_data/../config.yml", "bot/components/x.py", "config.yml",
        "retrieval/content/answers/../../api.yml", "bot/stories/test_a.yml", "/etc/passwd", "nlu_data/.x.yml",
    ],
)  # fmt: skip
async def test_files_that_are_not_the_studios_are_refused(
    database: Database, change_sets: ChangeSets, ola: User, path: str
) -> None:
    assert not is_editable(path)
    draft = await new_draft(database, change_sets, ola)
    with pytest.raises(RecordBroken):
        await write(change_sets, draft.id, ola, path, "x: y\n")


async def test_a_published_change_set_takes_no_more_edits(
    database: Database, change_sets: ChangeSets, ola: User, project: Path
) -> None:
    draft = await new_draft(database, change_sets, ola)
    await write(change_sets, draft.id, ola, CV, (project / CV).read_text() + "# x\n")
    await publish(change_sets, draft.id)
    with pytest.raises(ChangeSetClosed):
        await write(change_sets, draft.id, ola, CV, "[]\n")


async def test_examples_are_those_that_models_train_on(database: Database, workspace: Workspace, project: Path) -> None:
    async with database.read() as session:
        examples = await workspace.examples(session)
        held_out = await workspace.examples(session, folder=HELD_OUT)
    assert len(examples) > 4000
    assert all(file.startswith("nlu_data/") and "held_out" not in file for _, _, file in examples)
    assert ("crisis", "jeg vil dø", "nlu_data/crisis.yml") in examples
    assert {file for _, _, file in held_out} == {
        f"{HELD_OUT}/{file.name}" for file in (project / HELD_OUT).glob("*.yml")
    }


async def test_what_is_written_out_is_the_disk_byte_for_byte_when_nothing_is_drafted(
    database: Database, workspace: Workspace, project: Path, tmp_path: Path
) -> None:
    async with database.read() as session:
        out = await workspace.materialise(session, None, tmp_path / "out")
    there = {file.relative_to(project).as_posix(): file.read_bytes() for file in project.rglob("*.*") if file.is_file()}
    made = {file.relative_to(out).as_posix(): file.read_bytes() for file in out.rglob("*.*") if file.is_file()}
    kept = {path: text for path, text in there.items() if path.endswith((".yml", ".json"))}
    assert made.keys() == kept.keys() | {"bot/lexicon.json", "bot/follow_ups.json"}
    assert all(made[path] == kept[path] for path in kept)


async def test_the_lexicon_is_made_anew_when_an_occupation_gets_another_name(
    database: Database, change_sets: ChangeSets, ola: User, project: Path, tmp_path: Path
) -> None:
    path = "retrieval/content/occupations/advokat.yml"
    draft = await new_draft(database, change_sets, ola)
    text = (project / path).read_text().replace('everyday: ["lovekspert"', 'everyday: ["paragrafrytter"')
    await write(change_sets, draft.id, ola, path, text)
    async with database.read() as session:
        out = await change_sets.workspace.materialise(session, draft.id, tmp_path / "out")
        first, second = [await change_sets.workspace.digest(session, one) for one in (None, draft.id)]
    names = json.loads((out / "bot" / "lexicon.json").read_text())
    assert "paragrafrytter" in names["occupations"]["advokat"]
    assert names == lexicon_of(load_content(out / "retrieval" / "content"))
    assert first != second
