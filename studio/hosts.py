"""Bot hosts: who keeps a Rasa running where, as they tell themselves every half second."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from foundation.clock import utc_now
from foundation.database import Database
from studio.models import BotHost, LiveModel, Model, Swap
from studio.schemas.hosts import HostReport, HostWishes, WantedModel

SEEN_SECONDS = 5.0
# A report that tells nothing new is written only so often: the database has better things to do.
WRITE_SECONDS = 1.5
# While the service was away nobody was seen; who was there last most likely still is.
REMEMBERED = timedelta(minutes=10)
FORGOTTEN = timedelta(days=1)


class Hosts:
    """What the database knows of bot hosts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def heartbeat(self, host_id: str, report: HostReport) -> HostWishes:
        """Take down what a host tells; return what it should do."""
        told, now = _columns(report), utc_now()
        async with self._database.read() as session:
            known = await session.get(BotHost, host_id)
            wishes = await _wishes(session)
        if known is None or _differs(known, told) or now - known.seen_at > timedelta(seconds=WRITE_SECONDS):
            try:
                await self._write(host_id, told, now)
            except IntegrityError:
                # Its first two reports crossed each other; the next one comes in half a second.
                return wishes
        return wishes

    async def seen(self) -> list[BotHost]:
        """Return the hosts that told of themselves lately."""
        async with self._database.read() as session:
            since = utc_now() - timedelta(seconds=SEEN_SECONDS)
            return list(await session.scalars(select(BotHost).where(BotHost.seen_at > since).order_by(BotHost.id)))

    async def urls(self) -> list[str]:
        """Return where turns should be asked now."""
        async with self._database.read() as session:
            hosts = (await session.scalars(select(BotHost).where(BotHost.seen_at > utc_now() - REMEMBERED))).all()
            live = await session.scalar(select(LiveModel.model_id))
        return urls_of(hosts, live)

    async def _write(self, host_id: str, told: dict[str, str | None], now: datetime) -> None:
        async with self._database.write() as session:
            known = await session.get(BotHost, host_id)
            if known is None:
                session.add(BotHost(id=host_id, seen_at=now, **told))
                await session.execute(delete(BotHost).where(BotHost.seen_at < now - FORGOTTEN))
                return
            for name, value in told.items():
                setattr(known, name, value)
            known.seen_at = now


def urls_of(hosts: Sequence[BotHost], live: str | None) -> list[str]:
    """Return the base URLs to ask, in the order of the hosts' ids.

    Those of the hosts that have the live model, be it that they have yet to notice that their next one is it. When
    none has it, those of all that answer at all: an older answer is better than none.
    """
    newest = max((host.seen_at for host in hosts), default=None)
    if newest is None:
        return []
    there = [host for host in hosts if newest - host.seen_at <= timedelta(seconds=SEEN_SECONDS)]
    there.sort(key=lambda host: host.id)
    found = [url for host in there if (url := _url_with(host, live))]
    return found or [host.url for host in there if host.model_id and host.url]


def _url_with(host: BotHost, live: str | None) -> str | None:
    if live is None:
        return None
    if host.model_id == live:
        return host.url
    return host.next_url if host.next_model_id == live and host.next_state == "ready" else None


async def _wishes(session: AsyncSession) -> HostWishes:
    live = (
        await session.execute(select(Model.id, Model.sha256).join(LiveModel, LiveModel.model_id == Model.id))
    ).first()
    coming = (
        await session.execute(
            select(Model.id, Model.sha256, Swap.id)
            .join(Swap, Swap.model_id == Model.id)
            .where(Swap.active == 1, Swap.state == "preparing")
        )
    ).first()
    return HostWishes(
        live=WantedModel(model_id=live[0], sha256=live[1]) if live else None,
        next=WantedModel(model_id=coming[0], sha256=coming[1]) if coming else None,
        swap_id=coming[2] if coming else None,
    )


def _columns(report: HostReport) -> dict[str, str | None]:
    coming = report.next
    return {
        "url": report.url,
        "model_id": report.model_id,
        "next_url": coming.url if coming else None,
        "next_model_id": coming.model_id if coming else None,
        "next_state": coming.state if coming else None,
        "next_error": coming.error if coming else None,
    }


def _differs(known: BotHost, told: dict[str, str | None]) -> bool:
    return any(getattr(known, name) != value for name, value in told.items())
