"""What a person decides about utterances, in one transaction with the examples that come of it; and taking it back."""

import json
import re
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from accounts.models import User
from accounts.service import record
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from studio import examples
from studio.change_sets import ChangeSets
from studio.errors import DecisionUnknown, InboxItemUnknown, IntentUnknown, UndoTooLate
from studio.models import ChangeSet, Decision, InboxItem
from studio.schemas.inbox import DecisionView, ExamplesAdded, MarkedEntity, NewDecision, NewExamples, Skipped
from studio.workspace import Workspace

OUT_OF_SCOPE = "out_of_scope"
# After these an utterance stays open: with another wording, or other marks, it can still become an example.
STAYS_OPEN = {"personal_data", "broken", "empty"}
MASKED = re.compile(r"\[(fødselsnummer( fjernet)?|telefon|e-post|navn|adresse)\](?!\{)")


class Decisions:
    """Use cases of deciding."""

    def __init__(self, database: Database, workspace: Workspace, change_sets: ChangeSets) -> None:
        self._database = database
        self._workspace = workspace
        self._change_sets = change_sets

    async def decide(self, user: User, new: NewDecision) -> DecisionView:
        """Carry out a decision; whoever comes second gets `already_decided` for the item, and no error.

        Raises InboxItemUnknown when none of the items is there, IntentUnknown, ChangeSetUnknown, ChangeSetClosed.
        """
        async with self._database.write() as session:
            items = await _held(session, new.item_ids)
            if not items:
                raise InboxItemUnknown
            skipped = [_gone(item) for item in items if item.state != "open"]
            skipped += [_vanished() for _ in range(len(set(new.item_ids)) - len(items))]
            items = [item for item in items if item.state == "open"]
            added: list[dict[str, str]] = []
            change_set: ChangeSet | None = None
            if items and new.action != "not_useful":
                change_set = await self._change_sets.draft_of(session, user, new.change_set_id)
                rows, refused = _rows(items, new)
                await self._check_intents(session, change_set, new)
                texts = list(dict.fromkeys((text, intent) for _, text, intent in rows))
                added, more = await examples.add(session, self._workspace, change_set, texts, user.username)
                skipped += [*refused.values(), *more]
                open_texts = {one.text for one in more if one.why in STAYS_OPEN}
                still_open = refused.keys() | {
                    item_id for item_id, text, _ in rows if examples.tidy(text) in open_texts
                }
                items = [item for item in items if item.id not in still_open]
            decision = Decision(
                id=new_id(),
                change_set_id=change_set.id if change_set else None,
                action=new.action,
                intent=_intent(new),
                item_ids=[item.id for item in items],
                added=added,
                by=user.username,
                at=utc_now(),
            )
            session.add(decision)
            for item in items:
                item.state, item.decision_id = "decided", decision.id
            record(session, user.username, f"inbox_{new.action}", decision.id)
            return _view(decision, skipped)

    async def undo(self, user: User, decision_id: str) -> DecisionView:
        """Open the items again and take their examples out of the draft; doing it twice is harmless.

        Raises DecisionUnknown, and UndoTooLate when the examples are published.
        """
        async with self._database.write() as session:
            decision = await session.get(Decision, decision_id, with_for_update=True)
            if decision is None:
                raise DecisionUnknown
            if decision.undone_at is not None:
                return _view(decision)
            # Items before the change set, as in `decide`: else the two could wait for each other.
            items = await _held(session, decision.item_ids)
            if decision.added and decision.change_set_id:
                await self._take_out(session, user, decision, decision.change_set_id)
            for item in items:
                if item.decision_id == decision.id:
                    item.state, item.decision_id = "open", None
            decision.undone_at = utc_now()
            record(session, user.username, "inbox_undone", decision.id)
            return _view(decision)

    async def latest(self, user: User, limit: int = 20) -> list[DecisionView]:
        """Return the user's own decisions that decided something, the newest first."""
        async with self._database.read() as session:
            rows = await session.scalars(
                select(Decision).where(Decision.by == user.username).order_by(Decision.at.desc()).limit(2 * limit)
            )
            return [_view(row) for row in rows if row.item_ids][:limit]

    async def add_examples(self, user: User, new: NewExamples) -> ExamplesAdded:
        """Add examples that an editor wrote. Raises ChangeSetUnknown or ChangeSetClosed."""
        async with self._database.write() as session:
            change_set = await self._change_sets.draft_of(session, user, new.change_set_id)
            rows = list(dict.fromkeys((row.text, row.intent) for row in new.rows))
            added, skipped = await examples.add(session, self._workspace, change_set, rows, user.username)
            record(session, user.username, "examples_added", change_set.id)
            return ExamplesAdded(change_set_id=change_set.id, added=len(added), skipped=skipped)

    async def _check_intents(self, session: AsyncSession, change_set: ChangeSet, new: NewDecision) -> None:
        intent = _intent(new)
        if intent is not None:
            known = await self._workspace.examples(session, change_set.id)
            if intent not in {one for one, _, _ in known}:
                raise IntentUnknown(intent=intent)

    async def _take_out(self, session: AsyncSession, user: User, decision: Decision, change_set_id: str) -> None:
        change_set = await session.get(ChangeSet, change_set_id, with_for_update=True, populate_existing=True)
        if change_set is not None and change_set.state == "published":
            raise UndoTooLate
        if change_set is not None and change_set.state == "draft":
            rows = [(str(row["text"]), str(row["intent"])) for row in decision.added]
            await examples.remove(session, self._workspace, change_set, rows, user.username)


def marked(text: str, entities: Sequence[MarkedEntity]) -> str | None:
    """Return `text` with its entities as Rasa writes them; None when they overlap or lie outside of it."""
    parts, end = [], 0
    for entity in sorted(entities, key=lambda one: one.start):
        if not end <= entity.start < entity.end <= len(text):
            return None
        note = json.dumps({"entity": entity.entity, "value": entity.value}, ensure_ascii=False)
        parts += [text[end : entity.start], f"[{text[entity.start : entity.end]}]{note}"]
        end = entity.end
    return "".join([*parts, text[end:]])


def _intent(new: NewDecision) -> str | None:
    if new.action == "out_of_scope":
        return OUT_OF_SCOPE
    return new.intent if new.action in ("relabel", "new_intent") else None


def _rows(items: Sequence[InboxItem], new: NewDecision) -> tuple[list[tuple[str, str, str]], dict[str, Skipped]]:
    """Return (item id, text, intent) of what may become examples, and what can't by item id."""
    rows: list[tuple[str, str, str]] = []
    refused: dict[str, Skipped] = {}
    for item in items:
        text = new.texts.get(item.id) or item.text_masked
        intent = _intent(new) or item.predicted
        written = marked(text, new.entities.get(item.id, []))
        if MASKED.search(text):
            detail = "Teksten er maskert. Skriv den om uten personopplysninger, så kan den bli et eksempel."
            refused[item.id] = Skipped(text=text, why="personal_data", detail=detail)
        elif written is None:
            detail = "Merkingen av yrker passer ikke til teksten."
            refused[item.id] = Skipped(text=text, why="broken", detail=detail)
        elif intent is None:
            detail = "Roboten hadde ikke noe forslag. Velg et tema."
            refused[item.id] = Skipped(text=text, why="unknown_intent", detail=detail)
        else:
            rows.append((item.id, written, intent))
    return rows, refused


async def _held(session: AsyncSession, item_ids: Sequence[str]) -> list[InboxItem]:
    """Return the items that are there, held until the transaction ends; always in one order, so that nobody deadlocks."""
    found = await session.scalars(
        select(InboxItem)
        .where(InboxItem.id.in_(item_ids))
        .order_by(InboxItem.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(found)


def _gone(item: InboxItem) -> Skipped:
    return Skipped(text=item.text_masked, why="already_decided", detail="En annen har allerede avgjort denne.")


def _vanished() -> Skipped:
    return Skipped(text="", why="already_decided", detail="Ytringen er ikke lenger i innboksen.")


def _view(decision: Decision, skipped: Sequence[Skipped] = ()) -> DecisionView:
    return DecisionView(
        id=decision.id,
        change_set_id=decision.change_set_id,
        action=decision.action,
        intent=decision.intent,
        item_ids=list(decision.item_ids),
        added=len(decision.added),
        skipped=list(skipped),
        by=decision.by,
        at=decision.at,
        undone=decision.undone_at is not None,
    )
