"""What a change set changes, over the project's own examples and content."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foundation.settings import ROOT
from studio import nlu_document
from studio.changes import changes_of
from studio.record_kinds import KINDS, records_in, with_record
from studio.schemas.editing import FieldChange, FileChanges, IntentChange, RecordChange, TextsChange
from studio.workspace import Change

FILES = {
    file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8")
    for folder in ("nlu_data", "retrieval/content")
    for file in sorted((ROOT / folder).rglob("*.yml"))
    if "held_out" not in file.parts
}
MONEY = "nlu_data/money.yml"
CV = "retrieval/content/answers/cv.yml"
HOURS = "retrieval/content/opening_hours.yml"
LAWYER = "retrieval/content/occupations/advokat.yml"
INTENTS = [
    (path, intent) for path in FILES if path.startswith("nlu_data/") for intent in nlu_document.read(FILES[path])
]
SENTENCES = st.lists(st.text("abcæøå ", min_size=1, max_size=20).map(lambda words: f"zz {words} zz"), unique=True)


def compared(path: str, after: str, before: str | None = None, *conflicts: str) -> FileChanges:
    (found,) = changes_of([Change(path, FILES.get(path) if before is None else before, after, conflicts)])
    assert found.path == path
    return found


def intent_of(found: FileChanges) -> IntentChange:
    (change,) = found.changes
    assert isinstance(change, IntentChange)
    return change


def record_of(found: FileChanges) -> RecordChange:
    (change,) = found.changes
    assert isinstance(change, RecordChange)
    return change


def edited(kind: str, path: str, record_id: str | None = None, **fields: Any) -> str:
    """Return a file's text with fields of a record, its first unless named, put in place of its own."""
    records = {found.id: found for found in records_in(KINDS[kind], path, FILES[path])}
    found = records[record_id or next(iter(records))]
    return with_record(KINDS[kind], FILES[path], found.id, {**found.raw, **fields})


def raw_of(kind: str, path: str) -> dict[str, Any]:
    return next(records_in(KINDS[kind], path, FILES[path])).raw


def test_the_same_text_has_no_changes_and_every_file_is_of_a_known_kind() -> None:
    found = changes_of(Change(path, text, text) for path, text in FILES.items())
    assert [one.path for one in found] == list(FILES)
    assert all(one.changes == [] and one.broken is None for one in found)
    # The messages that teach the search aren't edited in the studio.
    assert {one.path for one in found if one.kind == "other"} == {path for path in FILES if "/messages/" in path}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(INTENTS), SENTENCES)
def test_every_added_example_is_told_once_and_when_taken_back_again(place: tuple[str, str], new: list[str]) -> None:
    path, intent = place
    wanted = [nlu_document.clean_example(text) for text in new]
    longer = nlu_document.add(FILES[path], intent, new)
    added, removed = compared(path, longer), compared(path, FILES[path], longer)
    if not new:
        assert added.changes == removed.changes == []
        return
    assert intent_of(added) == IntentChange(id=intent, what="changed", examples=TextsChange(added=wanted))
    assert intent_of(removed) == IntentChange(id=intent, what="changed", examples=TextsChange(removed=wanted))


TEXTS = st.lists(st.sampled_from(["hei", "hei du", "hei du der", "hva koster det", "hva koster", "nei takk"]))


@given(TEXTS, TEXTS)
def test_what_is_told_of_examples_leads_from_one_text_to_the_other(before: list[str], after: list[str]) -> None:
    old, new = (nlu_document.add_intent("", "greet", texts) for texts in (before, after))
    found = compared(MONEY, new, old)
    told = intent_of(found).examples if found.changes else TextsChange()
    led = Counter(before)
    led.subtract([*told.removed, *(pair.before for pair in told.changed)])
    led.update([*told.added, *(pair.after for pair in told.changed)])
    assert led == Counter(after)
    assert bool(found.changes) == (Counter(before) != Counter(after))


def test_a_reworded_example_is_one_change_and_another_one_is_not() -> None:
    intent, examples = next(iter(nlu_document.read(FILES[MONEY]).items()))
    reworded = nlu_document.change(FILES[MONEY], intent, examples[2], f"{examples[2]} da")
    told = intent_of(compared(MONEY, reworded)).examples
    assert [(pair.before, pair.after) for pair in told.changed] == [(examples[2], f"{examples[2]} da")]
    assert told.added == told.removed == []
    told = intent_of(compared(MONEY, nlu_document.change(FILES[MONEY], intent, examples[2], "xyz"))).examples
    assert (told.added, told.removed, told.changed) == (["xyz"], [examples[2]], [])


def test_an_intent_that_comes_or_goes_is_told_as_such() -> None:
    longer = nlu_document.add_intent(FILES[MONEY], "ask_new", ["et nytt spørsmål"])
    assert (intent_of(compared(MONEY, longer)).what, intent_of(compared(MONEY, FILES[MONEY], longer)).what) == (
        "added",
        "removed",
    )


def test_a_changed_field_is_told_with_its_language_both_texts_and_whether_it_is_disputed() -> None:
    question = raw_of("answers", CV)["question"]
    text = edited("answers", CV, question={**question, "nn": "Korleis skriv eg ein god CV?"})
    change = record_of(compared(CV, text))
    assert (change.what, change.title, change.conflict) == ("changed", question["nb"], False)
    assert change.fields == [
        FieldChange(path="question", lang="nn", before=question["nn"], after="Korleis skriv eg ein god CV?")
    ]
    assert record_of(compared(CV, text, None, change.id)).conflict


def test_a_list_of_texts_is_told_item_by_item_and_a_new_order_as_such() -> None:
    asked = raw_of("answers", CV)["alt_questions"]
    reordered = {**asked, "nb": asked["nb"][::-1]}
    (field,) = record_of(compared(CV, edited("answers", CV, alt_questions=reordered))).fields
    assert (field.path, field.lang, field.reordered, field.items) == ("alt_questions", "nb", True, None)
    other = {**asked, "nb": [*asked["nb"][1:], "qqqqqqqqqqqqq"]}
    (field,) = record_of(compared(CV, edited("answers", CV, alt_questions=other))).fields
    assert field.items == TextsChange(added=["qqqqqqqqqqqqq"], removed=[asked["nb"][0]])


def test_what_is_in_a_list_of_parts_is_told_by_its_place() -> None:
    day = {"date": "2027-05-14", "closed": "true"}
    exceptions = raw_of("opening_hours", HOURS)["exceptions"]
    fields = record_of(compared(HOURS, edited("opening_hours", HOURS, exceptions=[day, *exceptions]))).fields
    assert [(field.path, field.before, field.after) for field in fields] == [
        ("exceptions.0.date", None, "2027-05-14"),
        ("exceptions.0.closed", None, "true"),
    ]


def test_an_occupation_that_comes_or_goes_is_told_with_all_it_holds() -> None:
    text = FILES[LAWYER]
    added, removed = (record_of(one) for one in changes_of([Change(LAWYER, None, text), Change(LAWYER, text, None)]))
    assert (added.what, removed.what, removed.title) == ("added", "removed", "Advokat")
    assert FieldChange(path="title", lang="nn", before="Advokat") in removed.fields
    assert FieldChange(path="title", lang="nn", after="Advokat") in added.fields


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (MONEY, "nlu:\n- intent: a\n  examples: [", 4),
        (MONEY, "nlu:\n- bare tekst\n", 2),
        (CV, "- id: a\n- b\n", 2),
        (CV, "id: a\n", 1),
        (HOURS, "\ufeff\n- mandag\n", 2),
        ("retrieval/content/intents.yml", "greet: {nb: Hei}\nbye: Ha det\n", 2),
        ("bot/rules/faq.yml", "rules:\n  - {\n", 3),
    ],
)
def test_a_broken_file_is_told_with_its_line_and_the_side_it_is_on(path: str, text: str, line: int) -> None:
    for found, side in ((compared(path, text), "after"), (compared(path, FILES.get(path, ""), text), "before")):
        assert found.broken is not None
        assert (found.broken.line, found.broken.side, found.changes) == (line, side, [])
        assert found.broken.message
