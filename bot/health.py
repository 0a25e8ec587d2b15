"""What is really there behind the channel: model, tracker store, lock store."""

import asyncio
from typing import Any

import rasa
from rasa.core.agent import Agent
from rasa.core.lock_store import InMemoryLockStore
from rasa.core.tracker_store import FailSafeTrackerStore, InMemoryTrackerStore, SQLTrackerStore

PROBE_SECONDS = 1.5


class TurnsUnderWay:
    """Counts the turns that are being answered, so that who stops this process can wait for them."""

    def __init__(self) -> None:
        self.count = 0

    def __enter__(self) -> None:
        self.count += 1

    def __exit__(self, *_: object) -> None:
        self.count -= 1


turns_under_way = TurnsUnderWay()


async def health_of(agent: Agent | None) -> dict[str, Any]:
    """Return status "starting", "ok" or "degraded", and the parts; `tracker` is "sql", "memory" or "broken".

    A broken tracker database makes plain Rasa fall back to memory without a word, and stay there.
    """
    if agent is None or not agent.is_ready():
        return {"status": "starting", "model_id": None, "tracker": None}
    tracker = await _kind_of_tracker(agent.processor.tracker_store)
    return {
        "status": "ok" if tracker == "sql" else "degraded",
        "model_id": agent.processor.model_metadata.model_id,
        "model_file": agent.processor.model_filename,
        "trained_at": agent.processor.model_metadata.trained_at.isoformat(),
        "tracker": tracker,
        "locks": "memory" if isinstance(agent.lock_store, InMemoryLockStore) else "redis",
        "rasa": rasa.__version__,
        "turns": turns_under_way.count,
    }


async def _kind_of_tracker(store: Any) -> str:
    if isinstance(store, FailSafeTrackerStore):
        if store._fallback_tracker_store is not None:
            return "memory"
        store = store._tracker_store
    if isinstance(store, InMemoryTrackerStore):
        return "memory"
    if not isinstance(store, SQLTrackerStore):
        return "broken"
    probe = getattr(store, "probe", None)
    try:
        if probe is not None:
            await asyncio.wait_for(asyncio.to_thread(probe), PROBE_SECONDS)
    except Exception:
        return "broken"
    return "sql"
