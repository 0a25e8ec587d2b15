"""One training for real: the project's data with a draft, the bot's runtime, the gate, and a reader of what came out."""

import json
from pathlib import Path

import pytest

from foundation.database import Database
from foundation.settings import ROOT, Settings
from studio import nlu_document
from studio.change_sets import ChangeSets
from studio.hosts import Hosts
from studio.readers import Readers
from studio.registry import Registry, move_pointer
from studio.runs import Runs
from studio.swaps import Swaps
from studio.workspace import Workspace
from tests.studio.trained_parts import Studio, until

FILE = "nlu_data/money.yml"
NEW = ["ka e renta på lånekassen no", "kordan få eg stipend te høsten", "æ treng stipend men æ jobba ved siden av"]


@pytest.mark.house
@pytest.mark.timeout(900)
async def test_a_draft_is_trained_held_against_the_live_model_and_read_by_the_new_one(
    database: Database, tmp_path: Path
) -> None:
    if not database.is_sqlite:
        pytest.skip("one real training is enough")
    settings = Settings(_env_file=None, var=tmp_path)
    workspace = Workspace(ROOT)
    change_sets = ChangeSets(database, workspace)
    registry = Registry(database, tmp_path / "models")
    pointer = json.loads((ROOT / "models" / "current.json").read_text())
    live = await registry.register(
        ROOT / "models" / pointer["file"],
        id=pointer["file"].removesuffix(".tar.gz"),
        sha256=pointer["sha256"],
        data_hash=pointer["data_hash"],
        base_hash=pointer["data_hash"],
        origin="release",
        by="system",
        why="",
        figures=pointer["figures"],
    )
    people = await Studio.people_of(database)
    async with database.write() as session:
        await move_pointer(session, live.id)
        draft = await change_sets.create(session, people["redaktor"], "Dialekt om lån")
        text = await workspace.read(session, FILE) or ""
        await workspace.write(session, draft, FILE, nlu_document.add(text, "ask_student_finance", NEW), "redaktor")
    runs = Runs(database, workspace, change_sets, registry, Swaps(database, Hosts(database), registry), settings)
    run = await runs.request(draft.id, "redaktor")
    states: list[str] = []

    async def over() -> bool:
        now = await runs.get(run.id)
        states.extend([now.state] if now.state not in states else [])
        return now.active is None

    await until(over, 800)
    view = await runs.view(run.id)
    assert view.state == "ready", view.error
    assert {"training", "evaluating"} <= set(states)
    assert view.candidate is not None and view.live is not None
    assert view.candidate.accuracy > 0.85 and view.candidate.crisis_recall > 0.9
    assert view.green, [rule for rule in view.gate if not rule.ok]
    assert len(view.intents) > 50 and view.calibration
    assert view.seconds.train and view.seconds.evaluate
    model = await registry.get(view.model_id or "")
    assert model.report is not None and len(model.report["out_of_fold"]) > 4000
    assert {row["text"] for row in model.report["out_of_fold"]} >= set(NEW)
    assert json.loads((ROOT / "models" / "current.json").read_text()) == pointer
    readers = Readers(settings, registry)
    try:
        read = await readers.read(model.id, [NEW[0], "jeg vil ikke leve lenger"])
        assert [one.intent for one in read] == ["ask_student_finance", "crisis"]
        assert read[0].ranking[0].intent == "ask_student_finance"
    finally:
        await readers.stop()
