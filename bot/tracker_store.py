"""Rasa's SQL tracker store with a connection that stays open and, on SQLite, a journal that suits a server."""

import itertools
import json
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SQLTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.utils.endpoints import EndpointConfig
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import QueuePool


class BotTrackerStore(SQLTrackerStore):
    """Keeps trackers in SQLite or PostgreSQL; a turn's events are one commit.

    SQLite runs in WAL mode with `synchronous=NORMAL`: a killed process loses nothing. A machine that loses
    power may lose the last turns of the tracker; the service, which owns the conversation, has them all.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        host: str | None = None,
        event_broker: EventBroker | None = None,
        endpoint_config: EndpointConfig | None = None,
        **kwargs: Any,
    ) -> None:
        if endpoint_config is not None:
            host = endpoint_config.url
            kwargs = {**endpoint_config.kwargs, **kwargs}
        super().__init__(domain=domain, host=host, event_broker=event_broker, **kwargs)
        if self.engine.dialect.name == "sqlite":
            self._keep_sqlite_open()

    def _keep_sqlite_open(self) -> None:
        url = self.engine.url
        self.engine.dispose()
        self.engine = sa.create_engine(
            url, poolclass=QueuePool, pool_size=2, connect_args={"check_same_thread": False, "timeout": 5}
        )

        @sa.event.listens_for(self.engine, "connect")
        def prepare(connection: Any, _: Any) -> None:
            cursor = connection.cursor()
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=NORMAL")
            cursor.close()

        self.sessionmaker = sessionmaker(bind=self.engine)

    async def _retrieve(self, sender_id: str, fetch_events_from_all_sessions: bool) -> DialogueStateTracker | None:
        tracker = await super()._retrieve(sender_id, fetch_events_from_all_sessions)
        if tracker is not None and not fetch_events_from_all_sessions:
            tracker.stored_events = len(tracker.events)
        return tracker

    def _additional_events(self, session: Session, tracker: DialogueStateTracker) -> Iterator[Event]:
        """Return the events that are not stored yet: those since the tracker was read, under the sender's lock.

        Rasa counts the stored ones anew; a tracker that wasn't read from here is still counted.
        """
        stored = getattr(tracker, "stored_events", None)
        if stored is None:
            return super()._additional_events(session, tracker)
        return itertools.islice(tracker.events, stored, len(tracker.events))

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Store the new events in one commit."""
        await super().save(tracker)
        if hasattr(tracker, "stored_events"):
            tracker.stored_events = len(tracker.events)

    def probe(self) -> None:
        """Read one row. Raises SQLAlchemyError when the database is not there."""
        with self.session_scope() as session:
            session.query(self.SQLEvent.id).limit(1).all()

    def knows_turn(self, sender: str, turn_id: str) -> bool:
        """Return whether a sender's events, of earlier sessions too, hold a user event with this turn id."""
        with self.session_scope() as session:
            column = self.SQLEvent.data
            rows = session.query(column).filter(
                self.SQLEvent.sender_id == sender,
                self.SQLEvent.type_name == "user",
                column.contains(json.dumps(turn_id)[1:-1], autoescape=True),
            )
            return any((json.loads(data).get("metadata") or {}).get("turn_id") == turn_id for (data,) in rows)
