"""What waits for a decision, grouped by meaning, the most useful first."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import defer

from foundation.clock import utc_now
from foundation.database import Database
from studio.grouping import Vectors, group, group_id, middle
from studio.models import InboxItem
from studio.neighbours import Neighbours, Space, nearest_in
from studio.priority import priority, with_random
from studio.schemas.inbox import Guess, InboxGroup, InboxItemView, InboxView, Line, Neighbour

MOST_ITEMS = 3000  # the newest open utterances; older ones come into view as these are decided
ITEMS_SHOWN = 50
NEAREST_SHOWN = 3


@dataclass(frozen=True)
class _Group:
    """A group by the numbers of its items, newest first, and its oldest item's id."""

    id: str
    members: list[int]
    speaks: int


@dataclass(frozen=True)
class _Arranged:
    """Open items with their nearest examples, and how they group."""

    key: tuple[int, tuple[str, ...]]
    nearest: list[list[Neighbour]]
    groups: list[_Group]


class Inbox:
    """The open utterances. Grouping is worked out again only when they, or the training examples, have changed."""

    def __init__(self, database: Database, neighbours: Neighbours) -> None:
        self._database = database
        self._neighbours = neighbours
        self._arranged: _Arranged | None = None
        self._arranging = asyncio.Lock()

    async def view(self, reason: str | None = None, lang: str | None = None, q: str = "", limit: int = 30) -> InboxView:
        """Return the groups that hold an utterance with this reason, language and words; only those items are shown.

        A group's id, priority and suggestion are those of the whole group. With a `limit` of 0 only the counts are told.
        """
        if limit == 0:
            async with self._database.read() as session:
                return InboxView(groups=[], **await _counts(session))
        async with self._database.read() as session:
            items = list(
                await session.scalars(
                    select(InboxItem)
                    .options(defer(InboxItem.context))
                    .where(InboxItem.state == "open")
                    .order_by(InboxItem.at.desc(), InboxItem.id)
                    .limit(MOST_ITEMS)
                )
            )
        arranged = await self._arrange(items)
        now = utc_now()
        useful: list[tuple[float, _Group]] = []
        random: list[tuple[float, _Group]] = []
        wanted = {row for row, item in enumerate(items) if _matches(item, reason, lang, q.casefold().split())}
        for one in arranged.groups:
            if wanted.isdisjoint(one.members):
                continue
            weight = priority([items[row] for row in one.members], [arranged.nearest[row] for row in one.members], now)
            (random if all(items[row].reason == "random" for row in one.members) else useful).append((weight, one))
        useful.sort(key=lambda pair: (-pair[0], pair[1].id))
        # By a hash, not by merit: what is looked at here is a sample.
        random.sort(key=lambda pair: pair[1].id)
        shown = (random + useful)[:limit] if reason == "random" else with_random(useful, random, limit)
        rows = {one.id: [row for row in one.members if row in wanted][:ITEMS_SHOWN] for _, one in shown}
        async with self._database.read() as session:
            contexts = await _contexts(session, [items[row].id for few in rows.values() for row in few])
            counts = await _counts(session)
        return InboxView(
            groups=[
                _view(
                    one,
                    weight,
                    items,
                    arranged,
                    [_item_view(items[row], arranged.nearest[row], contexts) for row in rows[one.id]],
                )
                for weight, one in shown
            ],
            **counts,
        )

    async def _arrange(self, items: list[InboxItem]) -> _Arranged:
        async with self._arranging:
            space = self._neighbours.space
            key = (space.version, tuple(item.id for item in items))
            if self._arranged is None or self._arranged.key != key:
                self._arranged = await asyncio.to_thread(_arrange, items, space, key)
            return self._arranged


async def _counts(session: AsyncSession) -> dict[str, int]:
    """Return how many utterances are open and how many decided, by the view's names."""
    counted = await session.execute(select(InboxItem.state, func.count()).group_by(InboxItem.state))
    counts = {state: number for state, number in counted}
    return {"open_items": counts.get("open", 0), "decided_items": counts.get("decided", 0)}


async def _contexts(session: AsyncSession, ids: Sequence[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the lines around each of some utterances; they are most of a row's bytes."""
    found = await session.execute(select(InboxItem.id, InboxItem.context).where(InboxItem.id.in_(ids)))
    return {id: context for id, context in found}


def vectors_of(items: Sequence[InboxItem]) -> Vectors:
    """Return the items' embeddings (n, d) float32; rows of zeros for those that have none."""
    stored = [np.frombuffer(item.vector, dtype="<f2") if item.vector else None for item in items]
    width = next((len(row) for row in stored if row is not None), 0)
    rows = [row if row is not None and len(row) == width else np.zeros(width, np.float16) for row in stored]
    return np.stack(rows).astype(np.float32) if rows else np.zeros((0, width), np.float32)


def _arrange(items: Sequence[InboxItem], space: Space, key: tuple[int, tuple[str, ...]]) -> _Arranged:
    vectors = vectors_of(items)
    centre = space.centre if space.centre is not None and vectors.shape[1:] == space.centre.shape else None
    nearest: list[list[Neighbour]] = [[] for _ in items]
    if centre is not None:
        near = nearest_in(space, vectors, NEAREST_SHOWN)
        nearest = [found if item.vector else [] for item, found in zip(items, near, strict=True)]
    # Grouped oldest first: then a new utterance joins what is there, and a text cut off by MOST_ITEMS was the oldest.
    count = len(items)
    backwards = group(vectors[::-1], [item.text_masked for item in reversed(items)], centre)
    groups = []
    for members in backwards:
        rows = sorted(count - 1 - row for row in members)
        groups.append(_Group(group_id(items[rows[-1]].id), rows, middle(vectors, rows, centre)))
    return _Arranged(key, nearest, groups)


def _matches(item: InboxItem, reason: str | None, lang: str | None, words: Sequence[str]) -> bool:
    text = item.text_masked.casefold()
    return (
        (reason is None or item.reason == reason)
        and (lang is None or item.lang == lang)
        and all(word in text for word in words)
    )


def _view(
    one: _Group, weight: float, items: list[InboxItem], arranged: _Arranged, shown: list[InboxItemView]
) -> InboxGroup:
    return InboxGroup(
        id=one.id,
        priority=weight,
        title=items[one.speaks].text_masked,
        suggested=_suggested([arranged.nearest[row] for row in one.members]),
        random=all(items[row].reason == "random" for row in one.members),
        items=shown,
    )


def _suggested(nearest: Sequence[Sequence[Neighbour]]) -> str | None:
    """Return the intent that most of the nearest examples have, counted by their likeness."""
    votes: Counter[str] = Counter()
    for near in nearest:
        for one in near:
            votes[one.intent] += max(0.0, one.likeness)  # type: ignore[assignment]
    return votes.most_common(1)[0][0] if votes else None


def _item_view(item: InboxItem, nearest: list[Neighbour], contexts: dict[str, list[dict[str, Any]]]) -> InboxItemView:
    return InboxItemView(
        id=item.id,
        text_masked=item.text_masked,
        lang=item.lang,
        reason=item.reason,
        predicted=item.predicted,
        confidence=item.confidence,
        ranking=[Guess.model_validate(one) for one in item.ranking],
        nearest=nearest,
        context=[Line.model_validate(line) for line in contexts.get(item.id, [])],
        response=item.response,
        at=item.at,
    )
