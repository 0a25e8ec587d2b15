"""Change sets: approval, publishing, and two people over the same files without anything of either lost."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from accounts.models import AuditEntry, User
from foundation.database import Database
from studio import examples, merging, nlu_document, yaml_document
from studio.change_sets import ChangeSets, etag_of, trains
from studio.errors import (
    ChangeSetClosed,
    ChangeSetConflict,
    ChangeSetEmpty,
    ChangeSetUnknown,
    NeedsApproval,
    OwnApproval,
    StaleEdit,
)
from studio.workspace import Change
from tests.studio.editing_parts import (
    accounts,
    change_sets,
    new_draft,
    ola,
    project,
    publish,
    read,
    sunniva,
    workspace,
)

__all__ = ["accounts", "change_sets", "ola", "project", "sunniva", "workspace"]
CV = "retrieval/content/answers/cv.yml"
CRISIS = "nlu_data/crisis.yml"
LABELS = "retrieval/content/intents.yml"


async def add(change_sets: ChangeSets, change_set_id: str, user: User, *texts: str, intent: str = "crisis") -> None:
    async with change_sets.database.write() as session:
        draft = await change_sets.draft_of(session, user, change_set_id)
        rows = [(text, intent) for text in texts]
        _, skipped = await examples.add(session, change_sets.workspace, draft, rows, user.username)
        assert not skipped


async def relabel(change_sets: ChangeSets, change_set_id: str, user: User, intent: str, nb: str) -> None:
    async with change_sets.database.write() as session:
        draft = await change_sets.draft_of(session, user, change_set_id)
        text = await change_sets.workspace.read(session, LABELS, draft.id) or ""
        data = yaml_document.read(text)
        edited = yaml_document.update(text, data, {**data, intent: {**data[intent], "nb": nb}})
        await change_sets.workspace.write(session, draft, LABELS, edited, user.username, resolves=(intent,))


async def test_one_added_example_is_a_one_line_diff(database: Database, change_sets: ChangeSets, ola: User) -> None:
    draft = await new_draft(database, change_sets, ola)
    await add(change_sets, draft.id, ola, "æ har itj lyst å væra her nå mer")
    async with database.read() as session:
        view = await change_sets.view(session, await change_sets.get(session, draft.id))
    assert [(file.path, file.added, file.removed) for file in view.files] == [(CRISIS, 1, 0)]
    assert "+    - æ har itj lyst å væra her nå mer\n" in view.files[0].diff
    assert view.trains
    assert view.etag == f"{draft.id}.2"


async def test_without_an_id_the_callers_newest_open_draft_is_used_or_a_new_one_made(
    database: Database, change_sets: ChangeSets, ola: User, sunniva: User
) -> None:
    async with database.write() as session:
        first = await change_sets.draft_of(session, ola)
        assert first.title.startswith("Fra innboksen ")
        assert (await change_sets.draft_of(session, ola)).id == first.id
        assert (await change_sets.draft_of(session, sunniva)).id != first.id
        await change_sets.abandon(session, ola, first.id)
    async with database.write() as session:
        assert (await change_sets.draft_of(session, ola)).id != first.id
        with pytest.raises(ChangeSetClosed):
            await change_sets.draft_of(session, ola, first.id)
        with pytest.raises(ChangeSetUnknown):
            await change_sets.draft_of(session, ola, "nowhere")


async def test_two_drafts_over_the_same_file_are_both_kept(
    database: Database, change_sets: ChangeSets, ola: User, sunniva: User
) -> None:
    one, two = await new_draft(database, change_sets, ola), await new_draft(database, change_sets, sunniva)
    await add(change_sets, one.id, ola, "orker ikke en dag til i dette mørket")
    await add(change_sets, two.id, sunniva, "alt håp er ute for meg nå")
    await publish(change_sets, one.id)
    seen = await read(change_sets, CRISIS, two.id) or ""
    assert "orker ikke en dag til i dette mørket" in seen
    assert "alt håp er ute for meg nå" in seen
    await publish(change_sets, two.id)
    crisis = nlu_document.read(await read(change_sets, CRISIS) or "")["crisis"]
    assert crisis[-2:] == ["orker ikke en dag til i dette mørket", "alt håp er ute for meg nå"]


async def test_the_same_record_changed_twice_is_a_conflict_until_it_is_saved_anew(
    database: Database, change_sets: ChangeSets, ola: User, sunniva: User
) -> None:
    one, two = await new_draft(database, change_sets, ola), await new_draft(database, change_sets, sunniva)
    await relabel(change_sets, one.id, ola, "greet", "Hallo")
    for intent, label in (("greet", "Heisann"), ("goodbye", "Farvel"), ("thanks", "Takk skal du ha")):
        await relabel(change_sets, two.id, sunniva, intent, label)
    await relabel(change_sets, one.id, ola, "thanks", "Tusen takk")
    await publish(change_sets, one.id)
    with pytest.raises(ChangeSetConflict) as refused:
        await publish(change_sets, two.id, "leder")
    assert refused.value.params["where"] == f"{LABELS}: greet, {LABELS}: thanks"
    # Saving one of them anew settles that one; the other still waits.
    await relabel(change_sets, two.id, sunniva, "greet", "Hei på deg")
    with pytest.raises(ChangeSetConflict) as refused:
        await publish(change_sets, two.id, "leder")
    assert refused.value.params["where"] == f"{LABELS}: thanks"
    await relabel(change_sets, two.id, sunniva, "thanks", "Takk")
    await publish(change_sets, two.id, "leder")
    labels = yaml_document.read(await read(change_sets, LABELS) or "")
    assert [labels[name]["nb"] for name in ("greet", "goodbye", "thanks")] == ["Hei på deg", "Farvel", "Takk"]


async def test_a_draft_that_only_repeats_what_others_published_is_empty(
    database: Database, change_sets: ChangeSets, ola: User, sunniva: User
) -> None:
    one, two = await new_draft(database, change_sets, ola), await new_draft(database, change_sets, sunniva)
    for draft, user in ((one, ola), (two, sunniva)):
        await relabel(change_sets, draft.id, user, "greet", "Hallo")
    await publish(change_sets, one.id)
    with pytest.raises(ChangeSetEmpty):
        await publish(change_sets, two.id)


async def test_a_second_person_approves_what_they_read_and_nothing_later(
    database: Database, change_sets: ChangeSets, ola: User, sunniva: User
) -> None:
    strict = ChangeSets(database, change_sets.workspace, needs_approval=True)
    draft = await new_draft(database, strict, ola)
    await relabel(strict, draft.id, ola, "greet", "Hallo")
    with pytest.raises(NeedsApproval):
        await publish(strict, draft.id)
    async with database.write() as session:
        with pytest.raises(OwnApproval):
            await strict.approve(session, ola, draft.id, "whatever")
        with pytest.raises(StaleEdit):
            await strict.approve(session, sunniva, draft.id, f"{draft.id}.1")
        etag = etag_of(await strict.get(session, draft.id))
        await strict.approve(session, sunniva, draft.id, etag)
    async with database.read() as session:
        view = await strict.view(session, await strict.get(session, draft.id))
    assert (view.approved_by, view.needs_approval) == ("leder", False)
    await relabel(strict, draft.id, ola, "goodbye", "Farvel")
    with pytest.raises(NeedsApproval):
        await publish(strict, draft.id)


async def test_who_edited_a_draft_does_not_approve_it(
    database: Database, change_sets: ChangeSets, ola: User, sunniva: User
) -> None:
    draft = await new_draft(database, change_sets, ola)
    await relabel(change_sets, draft.id, sunniva, "greet", "Hallo")
    async with database.write() as session:
        with pytest.raises(OwnApproval):
            await change_sets.approve(session, sunniva, draft.id, etag_of(await change_sets.get(session, draft.id)))
        view = await change_sets.view(session, await change_sets.get(session, draft.id))
        assert view.written_by == ["leder", "redaktor"]


async def test_a_failed_publication_leaves_no_trace(database: Database, change_sets: ChangeSets, ola: User) -> None:
    draft = await new_draft(database, change_sets, ola)
    await relabel(change_sets, draft.id, ola, "greet", "Hallo")
    with pytest.raises(RuntimeError):
        async with database.write() as session:
            await change_sets.mark_published(session, draft.id, "redaktor")
            raise RuntimeError
    assert "Hallo" not in (await read(change_sets, LABELS) or "")
    async with database.read() as session:
        assert (await change_sets.get(session, draft.id)).state == "draft"


async def test_what_people_do_is_audited(database: Database, change_sets: ChangeSets, ola: User) -> None:
    draft = await new_draft(database, change_sets, ola)
    await relabel(change_sets, draft.id, ola, "greet", "Hallo")
    await publish(change_sets, draft.id)
    async with database.read() as session:
        entries = await session.scalars(AuditEntry.__table__.select().with_only_columns(AuditEntry.what))
        assert {"change_set_created", "change_set_published"} <= set(entries)


@pytest.mark.parametrize(
    ("path", "before", "after", "needs_it"),
    [
        ("nlu_data/crisis.yml", "nlu: []\n", "nlu: [] \n", True),
        ("bot/rules/faq.yml", "rules: []\n", "rules: [] \n", True),
        ("retrieval/content/answers/cv.yml", "[]\n", None, False),
        ("retrieval/content/occupations/kokk.yml", "id: kokk\npay: 1\n", "id: kokk\npay: 2\n", False),
        ("retrieval/content/occupations/kokk.yml", "title: {nb: Kokk}\n", "title: {nb: Koker}\n", True),
        ("retrieval/content/occupations/kokk.yml", None, "id: kokk\ntitle: {nb: Kokk}\n", True),
        ("retrieval/content/occupations/kokk.yml", "title: {nb: Kokk}\n", "title: {nb: Kokk\n", True),
    ],
)
def test_a_run_is_needed_for_what_a_model_is_made_of(
    path: str, before: str | None, after: str | None, needs_it: bool
) -> None:
    assert trains([Change(path, before, after)]) is needs_it


# Merging

LINES = st.lists(st.sampled_from(["hei du", "hallo", "god dag", "morn", "heisann", "tjenare"]), unique=True, max_size=6)
SETS = st.dictionaries(st.sampled_from(["greet", "thanks", "goodbye"]), LINES, min_size=1)


def nlu(intents: dict[str, list[str]]) -> str:
    blocks = [
        f"- intent: {name}\n  examples: |\n" + "".join(f"    - {t}\n" for t in ts) for name, ts in intents.items()
    ]
    return '# kept\nversion: "3.1"\nnlu:\n' + "".join(blocks) if blocks else 'version: "3.1"\nnlu: []\n'


@given(SETS, SETS, SETS)
def test_merged_examples_hold_what_both_added_and_lack_what_either_removed(
    base: dict[str, list[str]], current: dict[str, list[str]], mine: dict[str, list[str]]
) -> None:
    text, conflicts = merging.merge("nlu_data/x.yml", nlu(base), nlu(current), nlu(mine))
    assert text is not None
    merged = nlu_document.read(text)
    for intent in {*base, *current, *mine} - set(conflicts):
        then, now, ours = (set(side.get(intent, [])) for side in (base, current, mine))
        assert set(merged.get(intent, [])) == (now | (ours - then)) - (then - ours)
    for intent in conflicts:
        assert set(mine.get(intent, [])) - set(base.get(intent, [])) <= set(merged.get(intent, []))


RECORDS = st.dictionaries(
    st.sampled_from(["a", "b", "c", "d"]), st.sampled_from(["1", "2", "3"]), min_size=1, max_size=4
)


@given(RECORDS, RECORDS, RECORDS, st.booleans())
def test_merged_records_take_each_sides_own_changes_and_name_the_rest(
    base: dict[str, str], current: dict[str, str], mine: dict[str, str], as_list: bool
) -> None:
    def text_of(records: dict[str, str]) -> str:
        rows = [{"id": key, "value": value} for key, value in records.items()]
        whole = rows if as_list else {key: {"value": value} for key, value in records.items()}
        return "# kept\n" + yaml.safe_dump(whole, sort_keys=False)

    path = "retrieval/content/answers/x.yml"
    text, conflicts = merging.merge(path, text_of(base), text_of(current), text_of(mine))
    assert text is not None
    data = yaml_document.read(text)
    merged = {row["id"]: row["value"] for row in data} if as_list else {key: row["value"] for key, row in data.items()}
    for key in {*base, *current, *mine}:
        then, now, ours = (side.get(key) for side in (base, current, mine))
        clash = now != then and ours != then and now != ours
        assert (key in conflicts) is clash
        assert merged.get(key) == (ours if ours != then else now)


def test_two_new_intents_in_one_rule_are_both_kept() -> None:
    base = "rules:\n  - rule: answer\n    steps:\n      - or:\n          - intent: a\n          - intent: b\n      - action: x\n"
    one, two = (base.replace("intent: b\n", f"intent: b\n          - intent: {name}\n") for name in ("c", "d"))
    text, conflicts = merging.merge("bot/rules/faq.yml", base, one, two)
    assert not conflicts
    steps = yaml_document.read(text or "")["rules"][0]["steps"]
    assert {row["intent"] for row in steps[0]["or"]} == {"a", "b", "c", "d"}


def test_a_file_that_one_removed_and_the_other_changed_is_a_conflict() -> None:
    assert merging.merge("retrieval/content/occupations/kokk.yml", "id: a\n", None, "id: b\n") == (
        "id: b\n",
        ("retrieval/content/occupations/kokk.yml",),
    )
