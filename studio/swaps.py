"""Swaps: a model is made ready by every bot host, then one transaction makes it the live one, or nothing changes.

Every replica of the service runs the coordinator. All it knows stands in the database, and whoever ends a swap does so
by a conditional update: it happens once, whoever dies when.
"""

import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Literal

import structlog
from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.service import record
from foundation.clock import utc_now
from foundation.database import Database
from foundation.errors import VeiviserError
from foundation.ids import new_id
from foundation.rounds import Rounds
from studio.errors import ModelUnknown, SwapActive
from studio.hosts import Hosts
from studio.models import BotHost, LiveModel, ModelFile, Swap
from studio.registry import Registry, move_pointer

log = structlog.get_logger(__name__)
OnLive = Callable[[AsyncSession, Swap], Awaitable[None]]
Kind = Literal["publish", "rollback", "release"]
Verdict = tuple[Literal["wait", "live", "failed"], str]
LOOK_SECONDS = 0.3
PREPARE_SECONDS = 120.0
HOSTLESS_SECONDS = 10.0


def verdict(model_id: str, hosts: Sequence[BotHost], seconds: float, hostless_seconds: float) -> Verdict:
    """Return what becomes of a swap to a model, and for staff why it failed.

    `hosts` are those seen lately, `seconds` how long the swap has been under way, and `hostless_seconds` for how long
    no host was seen.
    """
    for host in hosts:
        if host.next_model_id == model_id and host.next_state == "failed":
            return "failed", f"Modellen kunne ikke tas i bruk på {host.id}: {host.next_error or 'ukjent feil'}"
    missing = [host.id for host in hosts if not _is_ready(host, model_id)]
    if hosts and not missing:
        return "live", ""
    if not hosts and hostless_seconds >= HOSTLESS_SECONDS:
        return "failed", "Ingen bot-vert er i gang, så ingen kan ta modellen i bruk."
    if seconds >= PREPARE_SECONDS:
        late = ", ".join(missing) or "ingen bot-vert har meldt seg"
        return "failed", f"Modellen ble ikke klar innen {PREPARE_SECONDS:.0f} sekunder ({late})."
    return "wait", ""


class Swaps:
    """Use cases of swaps, and the coordinator that carries them out.

    `on_live` are called inside the transaction that moves the pointer; one that raises makes the swap fail.
    """

    def __init__(self, database: Database, hosts: Hosts, registry: Registry) -> None:
        self.on_live: list[OnLive] = []
        self._database = database
        self._hosts = hosts
        self._registry = registry
        self._rounds = Rounds(self.look_once, lambda: LOOK_SECONDS, failed="swap_look_failed")
        self._host_seen = time.monotonic()

    async def request(self, model_id: str, *, kind: Kind, by: str, why: str, run_id: str | None = None) -> Swap:
        """Ask for a model to become the live one; one that already is, is so at once.

        Raises SwapActive while another is being made ready, ModelUnknown when there is no such model or its file is
        no longer kept.
        """
        swap = Swap(
            id=new_id(),
            model_id=model_id,
            kind=kind,
            state="preparing",
            active=1,
            by=by,
            why=why,
            run_id=run_id,
            at=utc_now(),
        )
        try:
            async with self._database.write() as session:
                if await session.scalar(select(ModelFile.model_id).where(ModelFile.model_id == model_id)) is None:
                    raise ModelUnknown
                if await session.scalar(select(Swap.id).where(Swap.active == 1)) is not None:
                    raise SwapActive
                swap.previous_model_id = await session.scalar(select(LiveModel.model_id))
                session.add(swap)
                await session.flush()
                record(session, by, "model_swap_asked", model_id)
                # What a host told of an earlier try with this model says nothing about this one.
                await session.execute(
                    update(BotHost)
                    .where(BotHost.next_model_id == model_id, BotHost.next_state == "failed")
                    .values(next_state=None, next_error=None)
                )
                if swap.previous_model_id == model_id:
                    await self._make_live(session, swap)
        except IntegrityError:
            raise SwapActive from None
        log.info("swap_asked", swap=swap.id, model=model_id, kind=kind, by=by)
        return swap

    async def get(self, swap_id: str) -> Swap | None:
        """Return a swap as it stands."""
        async with self._database.read() as session:
            return await session.get(Swap, swap_id)

    async def start(self) -> None:
        """Begin to look after swaps, also those that another process began."""
        self._host_seen = time.monotonic()
        self._rounds.start()

    async def stop(self) -> None:
        """Stop; a swap under way is taken over by another replica, or by this one when it starts again."""
        await self._rounds.stop()

    async def look_once(self) -> None:
        """Carry the active swap, if there is one, as far as it goes now."""
        async with self._database.read() as session:
            swap = await session.scalar(select(Swap).where(Swap.active == 1))
        if swap is None:
            self._host_seen = time.monotonic()
            return
        hosts = await self._hosts.seen()
        now = time.monotonic()
        if hosts:
            self._host_seen = now
        seconds = (utc_now() - swap.at).total_seconds()
        found, reason = verdict(swap.model_id, hosts, seconds, now - self._host_seen)
        if found == "live":
            await self._end(swap)
        elif found == "failed":
            await self._fail(swap, reason)

    async def _end(self, swap: Swap) -> None:
        try:
            async with self._database.write() as session:
                mine = await session.scalar(
                    select(Swap).where(Swap.id == swap.id, Swap.state == "preparing").with_for_update()
                )
                if mine is None:
                    return
                await self._make_live(session, mine)
        except Exception as error:
            # A database that is away may be back before the hosts give up; one that refuses this swap never takes it.
            if isinstance(error, SQLAlchemyError) and (utc_now() - swap.at).total_seconds() < PREPARE_SECONDS:
                raise
            log.exception("swap_hook_failed", swap=swap.id, error=type(error).__name__)
            why = error.code if isinstance(error, VeiviserError) else type(error).__name__
            await self._fail(swap, f"Modellen var klar, men publiseringen kunne ikke fullføres ({why}).")
            return
        log.info("swap_live", swap=swap.id, model=swap.model_id)

    async def _make_live(self, session: AsyncSession, swap: Swap) -> None:
        """Move the pointer and end the swap, in the caller's transaction."""
        swap.previous_model_id = await move_pointer(session, swap.model_id)
        swap.state, swap.active, swap.done_at = "live", None, utc_now()
        await session.flush()
        for hook in self.on_live:
            await hook(session, swap)
        record(session, swap.by, "model_live", swap.model_id)

    async def _fail(self, swap: Swap, reason: str) -> None:
        async with self._database.write() as session:
            ended = await session.execute(
                update(Swap)
                .where(Swap.id == swap.id, Swap.state == "preparing")
                .values(state="failed", active=None, error=reason, done_at=utc_now())
                .returning(Swap.id)
            )
            if ended.first() is None:
                return
            record(session, swap.by, "model_swap_failed", swap.model_id)
        log.warning("swap_failed", swap=swap.id, model=swap.model_id, reason=reason)


def _is_ready(host: BotHost, model_id: str) -> bool:
    return host.model_id == model_id or (host.next_model_id == model_id and host.next_state == "ready")
