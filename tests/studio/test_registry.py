"""The registry: bytes and rows together, the release's model, and which files are kept."""

import hashlib
import json
from pathlib import Path

import pytest

from foundation.database import Database
from studio import registry as registry_module
from studio.errors import ModelUnknown
from studio.models import ModelFile
from studio.registry import Registry, move_pointer


@pytest.fixture
def registry(database: Database, tmp_path: Path) -> Registry:
    return Registry(database, tmp_path / "files")


def release(folder: Path, name: str, data_hash: str) -> Path:
    """Write a model file and the current.json that names it, as a training does."""
    folder.mkdir(exist_ok=True)
    file = folder / f"{name}.tar.gz"
    file.write_bytes(f"model {name}".encode())
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    pointer = {"file": file.name, "sha256": digest, "data_hash": data_hash, "figures": {"accuracy": 0.9}}
    (folder / "current.json").write_text(json.dumps(pointer))
    return file


async def add(registry: Registry, folder: Path, name: str, base_hash: str = "base") -> None:
    """Register a model of the studio."""
    file = folder / f"{name}.tar.gz"
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(f"model {name}".encode())
    await registry.register(
        file,
        id=name,
        sha256=hashlib.sha256(file.read_bytes()).hexdigest(),
        data_hash=f"data {name}",
        base_hash=base_hash,
        origin="studio",
        by="redaktor",
        why="test",
        figures={},
        report={"large": "report"},
    )


async def test_a_model_comes_back_from_the_database_byte_for_byte(registry: Registry, tmp_path: Path) -> None:
    await add(registry, tmp_path, "one")
    (tmp_path / "one.tar.gz").unlink()
    file = await registry.file_of("one")
    assert file.read_bytes() == b"model one"
    file.write_bytes(b"half of it")
    assert (await registry.file_of("one")).read_bytes() == b"model one"


async def test_a_file_that_is_not_what_was_trained_is_refused(registry: Registry, tmp_path: Path) -> None:
    file = tmp_path / "x.tar.gz"
    file.write_bytes(b"something else")
    with pytest.raises(ValueError, match="not what was trained"):
        await registry.register(
            file,
            id="x",
            sha256="0" * 64,
            data_hash="d",
            base_hash="b",
            origin="studio",
            by="redaktor",
            why="",
            figures={},
        )
    assert await registry.models() == []


async def test_registering_twice_changes_nothing_and_never_takes_another_file(
    registry: Registry, tmp_path: Path
) -> None:
    await add(registry, tmp_path, "one")
    await add(registry, tmp_path, "one")
    assert [model.id for model in await registry.models()] == ["one"]
    other = tmp_path / "other.tar.gz"
    other.write_bytes(b"another")
    with pytest.raises(ValueError, match="another file"):
        await registry.register(
            other,
            id="one",
            sha256=hashlib.sha256(b"another").hexdigest(),
            data_hash="d",
            base_hash="b",
            origin="studio",
            by="redaktor",
            why="",
            figures={},
        )


async def test_an_unknown_model_has_no_file(registry: Registry) -> None:
    with pytest.raises(ModelUnknown):
        await registry.file_of("../../etc/passwd")


async def test_the_first_release_becomes_live_and_a_restart_moves_nothing(registry: Registry, tmp_path: Path) -> None:
    release(tmp_path / "models", "first", "hash 1")
    await registry.ensure_release(tmp_path / "models")
    await registry.ensure_release(tmp_path / "models")
    live = await registry.live()
    assert live is not None
    assert (live.id, live.origin, live.figures) == ("first", "release", {"accuracy": 0.9})
    assert [(move.model_id, move.kind, move.state) for move in await registry.moves()] == [("first", "release", "live")]


async def test_a_release_brings_its_report_along(registry: Registry, tmp_path: Path) -> None:
    file = release(tmp_path / "models", "one", "a")
    file.with_name("one.report.json").write_text(json.dumps({"figures": {"accuracy": 0.9}}))
    await registry.ensure_release(tmp_path / "models")
    assert (await registry.get("one")).report == {"figures": {"accuracy": 0.9}}
    file.with_name("two.report.json").write_text("broken {")
    release(tmp_path / "models", "two", "b")
    await registry.ensure_release(tmp_path / "models")
    assert (await registry.get("two")).report is None


async def test_a_studio_model_survives_a_restart_but_not_a_new_release(
    registry: Registry, database: Database, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    release(models, "first", "hash 1")
    await registry.ensure_release(models)
    await add(registry, tmp_path, "studio", base_hash="hash 1")
    async with database.write() as session:
        assert await move_pointer(session, "studio") == "first"
    await registry.ensure_release(models)
    live = await registry.live()
    assert live is not None and live.id == "studio"
    release(models, "second", "hash 2")
    await registry.ensure_release(models)
    live = await registry.live()
    assert live is not None and live.id == "second"
    newest = (await registry.moves())[0]
    assert (newest.kind, newest.previous_model_id, newest.why) == ("release", "studio", "Ny versjon av Veiviser")


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"file": "none.tar.gz", "sha256": "0", "data_hash": "0"}'])
async def test_a_broken_current_json_changes_nothing(registry: Registry, tmp_path: Path, content: str) -> None:
    assert await registry.ensure_release(tmp_path / "nowhere") is None
    (tmp_path / "current.json").write_text(content)
    assert await registry.ensure_release(tmp_path) is None
    assert await registry.live() is None


async def test_old_bytes_go_but_never_those_of_the_live_model(
    registry: Registry, database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(registry_module, "KEPT_FILES", 2)
    await add(registry, tmp_path, "m0")
    async with database.write() as session:
        await move_pointer(session, "m0")
    for number in range(1, 5):
        await add(registry, tmp_path, f"m{number}")
    async with database.read() as session:
        kept = {
            name
            for name in ("m0", "m1", "m2", "m3", "m4")
            if await session.get(ModelFile, name, populate_existing=True) is not None
        }
    assert kept == {"m0", "m3", "m4"}
    assert len(await registry.models()) == 5
    with pytest.raises(ModelUnknown):
        await registry.file_of("m1")
