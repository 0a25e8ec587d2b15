"""What citizens wrote, though masked, isn't kept for ever: what the studio holds of it goes when it is old."""

from datetime import datetime, timedelta

import structlog
from sqlalchemy import CursorResult, delete

from foundation.clock import utc_now
from foundation.database import Database
from foundation.rounds import Rounds
from studio.models import Decision, Disagreement, InboxItem, Review
from studio.weeks import Week

log = structlog.get_logger(__name__)
EVERY_SECONDS = 3600.0


class Retention:
    """Forgets utterances, decisions about them, disagreements and reviewed conversations after `days`.

    Examples that were made of them stay: an editor put these into the training data. Every replica does it; what is
    gone already costs nothing.
    """

    def __init__(self, database: Database, days: int) -> None:
        self._database = database
        self._days = days
        self._rounds = Rounds(self._forget_now, lambda: EVERY_SECONDS, failed="retention_failed")

    async def start(self) -> None:
        """Begin to forget, once an hour."""
        self._rounds.start()

    async def stop(self) -> None:
        """Stop."""
        await self._rounds.stop()

    async def forget(self, now: datetime) -> int:
        """Delete what is older than that many days before `now`; return how many rows went."""
        before = now - timedelta(days=self._days)
        async with self._database.write() as session:
            gone = 0
            for statement in (
                delete(InboxItem).where(InboxItem.at < before),
                delete(Decision).where(Decision.at < before),
                delete(Disagreement).where(Disagreement.at < before),
                delete(Review).where(Review.week < str(Week.of(before))),
            ):
                done = await session.execute(statement)
                assert isinstance(done, CursorResult)
                gone += done.rowcount
        return gone

    async def _forget_now(self) -> None:
        if gone := await self.forget(utc_now()):
            log.info("studio_forgot", rows=gone)
