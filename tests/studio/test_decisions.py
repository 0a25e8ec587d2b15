"""Deciding: examples, items, decision and audit go together; two people at once, and taking it back."""

import asyncio

import pytest
from sqlalchemy import select

from accounts.models import AuditEntry, User
from accounts.service import Accounts
from foundation.database import Database
from studio.change_sets import ChangeSets
from studio.collector import Collector
from studio.decisions import Decisions, marked
from studio.errors import DecisionUnknown, InboxItemUnknown, IntentUnknown, UndoTooLate
from studio.models import InboxItem
from studio.schemas.inbox import ExampleRow, MarkedEntity, NewDecision, NewExamples
from studio.workspace import Workspace
from tests.studio.inbox_parts import (
    Chat,
    accounts,
    change_sets,
    collector,
    decisions,
    encoder,
    project,
    workspace,
)

__all__ = ["accounts", "change_sets", "collector", "decisions", "encoder", "project", "workspace"]

DIALECT = ["ka e frista for å søk no da", "kor lenge kan æ vent me å søk"]


async def user(database: Database, name: str = "redaktor") -> User:
    async with database.read() as session:
        found = await session.scalar(select(User).where(User.username == name))
    assert found is not None
    return found


async def collected(database: Database, collector: Collector, *texts: str) -> list[str]:
    """Let citizens write `texts` and return the items' ids in that order."""
    for text in texts:
        chat = await Chat.begin(database)
        await chat.says(text)
    await collector.collect()
    async with database.read() as session:
        ids = {row.text_masked: row.id for row in await session.scalars(select(InboxItem).order_by(InboxItem.at))}
    return list(ids.values())[-len(texts) :]


async def states(database: Database) -> list[str]:
    async with database.read() as session:
        return [row.state for row in await session.scalars(select(InboxItem).order_by(InboxItem.at))]


async def examples(database: Database, workspace: Workspace, change_set_id: str | None) -> set[tuple[str, str]]:
    async with database.read() as session:
        return {(intent, text) for intent, text, _ in await workspace.examples(session, change_set_id)}


async def test_relabelling_puts_the_texts_into_the_callers_own_draft_and_closes_the_items(
    database: Database, collector: Collector, accounts: Accounts, decisions: Decisions, workspace: Workspace
) -> None:
    ids = await collected(database, collector, *DIALECT)
    made = await decisions.decide(
        await user(database), NewDecision(item_ids=ids, action="relabel", intent="ask_deadlines")
    )
    assert (made.added, made.skipped, made.by, sorted(made.item_ids)) == (2, [], "redaktor", sorted(ids))
    new = await examples(database, workspace, made.change_set_id) - await examples(database, workspace, None)
    assert new == {("ask_deadlines", text) for text in DIALECT}
    assert await states(database) == ["decided", "decided"]
    async with database.read() as session:
        trail = [(row.who, row.what, row.about) for row in await session.scalars(select(AuditEntry))]
    assert ("redaktor", "inbox_relabel", made.id) in trail
    assert [one.id for one in await decisions.latest(await user(database))] == [made.id]
    assert await decisions.latest(await user(database, "leder")) == []


async def test_accepting_takes_what_the_bot_guessed_and_out_of_scope_and_not_useful_what_they_say(
    database: Database, collector: Collector, accounts: Accounts, decisions: Decisions, workspace: Workspace
) -> None:
    one, two, three = await collected(database, collector, "ka får en brøytebilsjåfør", "kem vant kampen", "asdf")
    editor = await user(database)
    accepted = await decisions.decide(editor, NewDecision(item_ids=[one], action="accept"))
    outside = await decisions.decide(editor, NewDecision(item_ids=[two], action="out_of_scope"))
    useless = await decisions.decide(editor, NewDecision(item_ids=[three], action="not_useful"))
    new = await examples(database, workspace, accepted.change_set_id) - await examples(database, workspace, None)
    assert new == {("ask_pay", "ka får en brøytebilsjåfør"), ("out_of_scope", "kem vant kampen")}
    assert outside.change_set_id == accepted.change_set_id and outside.intent == "out_of_scope"
    assert (useless.change_set_id, useless.added) == (None, 0)
    assert await states(database) == ["decided"] * 3


async def test_undoing_opens_the_items_and_takes_the_examples_out_as_long_as_it_is_a_draft(
    database: Database,
    collector: Collector,
    accounts: Accounts,
    decisions: Decisions,
    workspace: Workspace,
    change_sets: ChangeSets,
) -> None:
    ids = await collected(database, collector, *DIALECT)
    editor, wish = await user(database), NewDecision(item_ids=ids, action="relabel", intent="ask_deadlines")
    made = await decisions.decide(editor, wish)
    undone = await decisions.undo(editor, made.id)
    assert undone.undone and (await decisions.undo(editor, made.id)).undone
    assert await states(database) == ["open", "open"]
    assert await examples(database, workspace, made.change_set_id) == await examples(database, workspace, None)
    again = await decisions.decide(editor, wish)
    assert again.change_set_id is not None and again.added == 2
    async with database.write() as session:
        await change_sets.mark_published(session, again.change_set_id, "redaktor")
    with pytest.raises(UndoTooLate):
        await decisions.undo(editor, again.id)
    assert await states(database) == ["decided", "decided"]
    with pytest.raises(DecisionUnknown):
        await decisions.undo(editor, "finnes ikke")


async def test_of_two_who_decide_at_once_one_does_and_the_other_is_told(
    database: Database, collector: Collector, accounts: Accounts, decisions: Decisions, workspace: Workspace
) -> None:
    ids = await collected(database, collector, *DIALECT)
    made = await asyncio.gather(
        decisions.decide(await user(database), NewDecision(item_ids=ids, action="relabel", intent="ask_deadlines")),
        decisions.decide(await user(database, "leder"), NewDecision(item_ids=ids[::-1], action="out_of_scope")),
    )
    assert sorted(one.added for one in made) == [0, 2]
    loser = next(one for one in made if one.added == 0)
    assert [one.why for one in loser.skipped] == ["already_decided", "already_decided"]
    assert loser.item_ids == [] and loser.change_set_id is None


async def test_masked_texts_are_not_added_unless_reworded_and_held_out_ones_never(
    database: Database, collector: Collector, accounts: Accounts, decisions: Decisions, workspace: Workspace
) -> None:
    async with database.read() as session:
        held_out = next(
            text for intent, text, _ in await workspace.examples(session, None, "nlu_data/held_out") if "[" not in text
        )
    masked, frozen = await collected(database, collector, "send fristen te 987 65 432", held_out)
    editor = await user(database)
    wish = NewDecision(item_ids=[masked, frozen], action="relabel", intent="ask_deadlines")
    made = await decisions.decide(editor, wish)
    assert (made.added, made.item_ids) == (0, [frozen])
    assert {one.why for one in made.skipped} == {"personal_data", "held_out"}
    assert sorted(await states(database)) == ["decided", "open"]
    wording = {masked: "send fristen te mæ på sms"}
    reworded = await decisions.decide(editor, wish.model_copy(update={"item_ids": [masked], "texts": wording}))
    assert (reworded.added, reworded.skipped) == (1, [])


async def test_an_unknown_intent_or_item_changes_nothing(
    database: Database, collector: Collector, accounts: Accounts, decisions: Decisions
) -> None:
    ids = await collected(database, collector, "ka no da")
    editor = await user(database)
    with pytest.raises(IntentUnknown):
        await decisions.decide(editor, NewDecision(item_ids=ids, action="new_intent", intent="finnes_ikke"))
    with pytest.raises(InboxItemUnknown):
        await decisions.decide(editor, NewDecision(item_ids=["borte"], action="not_useful"))
    assert await states(database) == ["open"]
    made = await decisions.decide(editor, NewDecision(item_ids=[*ids, "borte"], action="not_useful"))
    assert (made.item_ids, [one.why for one in made.skipped]) == (ids, ["already_decided"])


async def test_marked_occupations_become_annotations_and_a_mark_beside_the_text_is_told(
    database: Database, collector: Collector, accounts: Accounts, decisions: Decisions, workspace: Workspace
) -> None:
    (item,) = await collected(database, collector, "ka får en sjukepleiar i Bodø")
    editor = await user(database)

    def wish(start: int, end: int, value: str = "sykepleier") -> NewDecision:
        marks = {item: [MarkedEntity(start=start, end=end, value=value)]}
        return NewDecision(item_ids=[item], action="relabel", intent="ask_pay", entities=marks)

    for broken in (wish(10, 400), wish(10, 20, "finnes_ikke"), wish(10, 15)):
        made = await decisions.decide(editor, broken)
        assert [one.why for one in made.skipped] == ["broken"] and made.item_ids == []
    made = await decisions.decide(editor, wish(10, 21))
    new = await examples(database, workspace, made.change_set_id) - await examples(database, workspace, None)
    assert new == {("ask_pay", 'ka får en [sjukepleiar]{"entity": "occupation", "value": "sykepleier"} i Bodø')}


def test_marks_keep_their_order_and_never_overlap() -> None:
    first, second = MarkedEntity(start=0, end=4, value="lege"), MarkedEntity(start=8, end=12, value="sykepleier")
    both = '[lege]{"entity": "occupation", "value": "lege"} og [pleier]{"entity": "occupation", "value": "sykepleier"}'
    assert marked("lege og pleier", [second.model_copy(update={"end": 14}), first]) == both
    assert marked("lege og pleier", [first, first]) is None
    assert marked("lege og pleier", []) == "lege og pleier"


async def test_examples_of_an_editors_own_go_into_the_draft_and_duplicates_are_told(
    database: Database, accounts: Accounts, decisions: Decisions, workspace: Workspace
) -> None:
    rows = [ExampleRow(text=text, intent="ask_deadlines") for text in (*DIALECT, DIALECT[0].upper())]
    made = await decisions.add_examples(await user(database), NewExamples(rows=rows))
    assert (made.added, [one.why for one in made.skipped]) == (2, ["already_there"])
    new = await examples(database, workspace, made.change_set_id) - await examples(database, workspace, None)
    assert new == {("ask_deadlines", text) for text in DIALECT}
