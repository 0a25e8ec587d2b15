"""The tracker store on each database: what is saved, how often, and what is known of earlier sessions."""

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.lean_imports import leave_tensorflow_out

leave_tensorflow_out()

from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore  # noqa: E402
from rasa.shared.core.domain import Domain  # noqa: E402
from rasa.shared.core.events import ActionExecuted, SessionStarted, UserUttered  # noqa: E402
from rasa.shared.core.trackers import DialogueStateTracker  # noqa: E402

from bot.health import health_of  # noqa: E402
from bot.sessions import TURNS_OF_A_SESSION, needs_new_session, new_session, tracker_of  # noqa: E402
from bot.tracker_store import BotTrackerStore  # noqa: E402

POSTGRES = os.environ.get("VEIVISER_TEST_POSTGRES", "")
DOMAIN = Domain.from_yaml(
    "version: '3.1'\nintents: [greet]\nslots:\n  occupation:\n    type: text\n    mappings: [{type: custom}]\n"
)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[BotTrackerStore]:
    if request.param == "sqlite":
        yield BotTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "tracker.db"))
        return
    if not POSTGRES:
        pytest.skip("VEIVISER_TEST_POSTGRES is not set; .ci/run sets it")
    parts = urlsplit(POSTGRES)
    opened = BotTrackerStore(
        DOMAIN,
        host=parts.hostname,
        dialect="postgresql",
        port=parts.port,
        username=parts.username,
        password=parts.password,
        db=f"tracker_{os.urandom(5).hex()}",
        login_db="postgres",
    )
    yield opened
    opened.engine.dispose()


def user(turn_id: str) -> UserUttered:
    return UserUttered("hei", {"name": "greet"}, metadata={"turn_id": turn_id})


def processor_of(store: Any) -> Any:
    """What bot.sessions uses of Rasa's processor."""

    async def get_tracker(sender: str) -> DialogueStateTracker:
        return await store.get_or_create_tracker(sender, append_action_listen=False)

    return SimpleNamespace(tracker_store=store, domain=DOMAIN, get_tracker=get_tracker, save_tracker=store.save)


async def test_a_tracker_comes_back_as_it_was_saved_and_no_event_twice(store: BotTrackerStore) -> None:
    processor = processor_of(store)
    tracker = await processor.get_tracker("s")
    for number in range(3):
        tracker.update_with_events([user(f"t{number}"), ActionExecuted("action_listen")], DOMAIN)
        await store.save(tracker)
        await store.save(tracker)
        tracker = await processor.get_tracker("s")
    assert [e.metadata["turn_id"] for e in tracker.events if isinstance(e, UserUttered)] == ["t0", "t1", "t2"]


async def test_a_turn_of_an_earlier_session_is_known_and_found(store: BotTrackerStore) -> None:
    processor = processor_of(store)
    tracker = await processor.get_tracker("s")
    tracker.update_with_events([SessionStarted(), *(user(f"t{n}") for n in range(TURNS_OF_A_SESSION))], DOMAIN)
    tracker.slots["occupation"].value = "bonde"
    await store.save(tracker)
    assert needs_new_session(tracker)
    short = await new_session(processor, tracker)
    assert not needs_new_session(short)
    assert short.get_slot("occupation") == "bonde"
    assert store.knows_turn("s", "t1")
    assert not store.knows_turn("s", "t")
    assert not store.knows_turn("other", "t1")
    old = await tracker_of(processor, "s", "t1")
    assert len([e for e in old.events if isinstance(e, UserUttered)]) == TURNS_OF_A_SESSION


@pytest.mark.parametrize("turn_id", ["%", "_", 't"1', "t'1", "t\\1", "æøå", "🙂"])
async def test_any_turn_id_is_looked_for_literally(store: BotTrackerStore, turn_id: str) -> None:
    tracker = await store.get_or_create_tracker("s", append_action_listen=False)
    tracker.update_with_events([user("t1")], DOMAIN)
    await store.save(tracker)
    assert not store.knows_turn("s", turn_id)
    tracker.update_with_events([user(turn_id)], DOMAIN)
    await store.save(tracker)
    assert store.knows_turn("s", turn_id)


def agent_with(store: Any) -> Any:
    from datetime import datetime

    from rasa.core.lock_store import InMemoryLockStore

    metadata = SimpleNamespace(model_id="m", trained_at=datetime(2026, 1, 1))
    processor = SimpleNamespace(tracker_store=store, model_metadata=metadata, model_filename="m.tar.gz")
    return SimpleNamespace(is_ready=lambda: True, processor=processor, lock_store=InMemoryLockStore())


def test_health_tells_sql_memory_and_broken_apart(tmp_path: Path) -> None:
    good = BotTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "a.db"))
    assert asyncio.run(health_of(agent_with(good)))["tracker"] == "sql"
    memory = InMemoryTrackerStore(DOMAIN)
    found = asyncio.run(health_of(agent_with(memory)))
    assert (found["tracker"], found["status"]) == ("memory", "degraded")
    fallen = FailSafeTrackerStore(good, fallback_tracker_store=memory)
    assert asyncio.run(health_of(agent_with(fallen)))["tracker"] == "memory"
    assert asyncio.run(health_of(agent_with(FailSafeTrackerStore(good))))["tracker"] == "sql"
    broken = BotTrackerStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "b.db"))
    broken.engine.dispose()
    for file in tmp_path.glob("b.db*"):
        file.unlink()
    (tmp_path / "b.db").mkdir()
    assert asyncio.run(health_of(agent_with(broken)))["tracker"] == "broken"
    assert asyncio.run(health_of(None))["status"] == "starting"
