"""The week's report: what is counted, how sure it is, and what is said to be missing."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from conversations.transitions import Event
from foundation.clock import utc_now
from foundation.database import Database
from retrieval.content import Content
from retrieval.ranking import THRESHOLDS
from studio.answer_titles import title_of
from studio.collector import Collector
from studio.gaps import Nearest, what_is_missing
from studio.intervals import share_of, wilson
from studio.learning import Learning
from studio.models import Decision, InboxItem
from studio.weeks import Week
from tests.studio.inbox_parts import Chat, collector, encoder
from tests.studio.learning_parts import content, learning, move_back, reader, this_week

__all__ = ["collector", "content", "encoder", "learning", "reader"]

SURE = (("ask_deadlines", 0.97), ("ask_pay", 0.01))


@given(st.datetimes(datetime(2020, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC)))
def test_every_moment_lies_in_exactly_one_week_whose_name_leads_back_to_it(moment: datetime) -> None:
    week = Week.of(moment)
    assert week.begins <= moment < week.ends
    assert Week.named(str(week)) == week
    assert week.next.previous == week and week.next.begins == week.ends


def test_a_week_begins_on_monday_at_midnight_in_oslo_also_when_the_clocks_change() -> None:
    assert Week.named("2026-W48").begins == datetime(2026, 11, 22, 23, tzinfo=UTC)
    spring = Week.named("2026-W13")
    assert spring.ends - spring.begins == timedelta(hours=167)
    assert str(Week.named("2026-W53").next) == "2027-W01"
    assert Week.of(datetime(2026, 11, 22, 23, 30, tzinfo=UTC)) == Week.named("2026-W48")


@pytest.mark.parametrize("name", ["2026-W54", "2025-W53", "2026-W00", "2026-48", "2026-W4", "26-W48", "", "2026-W48x"])
def test_what_is_no_week_is_refused(name: str) -> None:
    with pytest.raises(ValueError):
        Week.named(name)


def test_the_interval_is_wilsons() -> None:
    assert wilson(8, 10) == pytest.approx((0.4901625, 0.9433178), abs=1e-6)
    assert wilson(0, 10) == pytest.approx((0.0, 0.2775328), abs=1e-6)
    assert wilson(50, 100) == pytest.approx((0.4038315, 0.5961685), abs=1e-6)
    nothing = share_of(0, 0)
    assert (nothing.share, nothing.low, nothing.high, nothing.of) == (None, None, None, 0)


@given(st.integers(1, 10_000).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_an_interval_holds_its_share_and_stays_on_the_scale(pair: tuple[int, int]) -> None:
    count, of = pair
    low, high = wilson(count, of)
    assert 0 <= low <= count / of <= high <= 1
    mirrored = wilson(of - count, of)
    assert (1 - high, 1 - low) == pytest.approx(mirrored, abs=1e-9)


def item(reason: str, response: str | None = "utter_did_you_mean") -> InboxItem:
    return InboxItem(reason=reason, response=response)


def test_what_is_missing_is_said_in_plain_words() -> None:
    scores = (THRESHOLDS["answer"] + 0.05, THRESHOLDS["suggest"] + 0.05, THRESHOLDS["suggest"] - 0.05)
    near, some, far = (Nearest("Når er fristen?", score, "utter_ask_deadlines") for score in scores)
    missed = [item("fallback"), item("handoff"), item("fallback")]
    assert what_is_missing(missed, near, str) == "Svaret finnes, men roboten fant det ikke: Når er fristen?"
    assert what_is_missing(missed, far, str) == what_is_missing(missed, None, str) == "Vi har ikke noe svar om dette."
    assert what_is_missing(missed, some, str).startswith("Vi har kanskje ikke noe svar om dette.")
    unsure = [item("unsure", "utter_ask_deadlines")]
    assert what_is_missing(unsure, near, str) == "Svaret ble vist, men roboten var usikker: Når er fristen?"
    thumbs = [item("thumbs_down", "utter_x"), item("thumbs_down", "utter_x"), item("fallback")]
    assert what_is_missing(thumbs, near, str.upper) == "Svaret ble vist, men hjalp ikke: UTTER_X"


def test_answers_are_named_by_their_question(content: Content) -> None:
    assert title_of("utter_ask_deadlines", content) == content.main_answer("ask_deadlines").question.nb  # type: ignore[union-attr]
    assert title_of("answer/confidential-delete", content).startswith("Kan jeg slette samtalen")
    assert "{" not in title_of("utter_ask_pay", content)
    assert title_of("utter_did_you_mean", content) == "utter_did_you_mean"
    assert title_of("answer/borte", content) == "answer/borte"


async def test_a_week_is_counted_as_its_conversations_went(
    database: Database, learning: Learning, collector: Collector
) -> None:
    alone = await Chat.begin(database)
    await alone.says("hva er fristen", "ask_deadlines", 0.97, SURE)
    await alone.says("knapp", "nlu_fallback", payload={"intent": "ask_pay", "entities": {}})
    await alone.says("asdf")
    queued = await Chat.begin(database)
    await queued.says("hva er fristen", "ask_deadlines", 0.97, SURE)
    await queued.happens(Event.REQUEST_HUMAN)
    await queued.happens(Event.LEAVE_QUEUE)
    asking = await Chat.begin(database)
    await asking.says("kan jeg få snakke med noen", "request_human", 0.99, (("request_human", 0.99),))
    phoned = await Chat.begin(database)
    await phoned.says("gjerne", "affirm", 0.99, (("affirm", 0.99),), answer="utter_ask_phone_number")
    await phoned.says("nitti åtte")
    async with database.write() as session:
        await session.execute(
            text("INSERT INTO callbacks VALUES (:id, :chat, '99887766', 'i morgen', :now, NULL, NULL)").bindparams(
                id="c1", chat=phoned.id, now=utc_now() if not database.is_sqlite else str(utc_now())
            )
        )
    await Chat.begin(database)
    earlier = await Chat.begin(database)
    await earlier.says("hva er fristen", "ask_deadlines", 0.97, SURE)
    await move_back(database, earlier, 1)

    view = await learning.report.view(this_week())
    assert (view.conversations, view.turns) == (4, 7)
    assert (view.unanswered.count, view.unanswered.of) == (1, 5), "no button and no phone number is a question"
    assert (view.containment.count, view.containment.of, view.containment.share) == (1, 4, 0.25)
    assert view.containment.low is not None and 0 < view.containment.low < 0.25
    assert view.resolution.share is None and view.resolution.of == 0
    assert view.next_week is None and view.previous_week == str(this_week().previous)

    before = await learning.report.view(this_week().previous)
    assert (before.conversations, before.turns, before.containment.share) == (1, 1, 1.0)
    assert before.next_week == str(this_week())
    empty = await learning.report.view(Week.named("2020-W10"))
    assert (empty.conversations, empty.turns, empty.gaps, empty.unanswered.share) == (0, 0, [], None)


async def test_unanswered_questions_are_grouped_and_the_gap_is_named_without_personal_data(
    database: Database, learning: Learning, collector: Collector
) -> None:
    found = "når er fristen for å søke høyere utdanning"
    for asked in (found, "ka e fristen for å søke høyere utdanning", found + " jeg heter Kari Nordmann"):
        chat = await Chat.begin(database)
        await chat.says(asked)
    chat = await Chat.begin(database)
    await chat.says("hvor mye veier en gjennomsnittlig pingvin", "nlu_fallback")
    chat = await Chat.begin(database)
    turn = await chat.says("mitt nummer er 91234567, når da", "ask_deadlines", 0.97, SURE, answer="utter_ask_deadlines")
    await chat.thumb(turn, -1)
    await collector.collect()

    gaps = (await learning.report.view(this_week())).gaps
    assert [gap.count for gap in gaps] == [3, 1, 1]
    deadlines = gaps[0]
    assert deadlines.reason.startswith("Svaret finnes, men roboten fant det ikke: ")
    assert deadlines.nearest_answer in deadlines.reason and deadlines.likeness > 0.5  # type: ignore[operator]
    assert deadlines.name == deadlines.texts[0] and len(deadlines.texts) == 3
    reasons = {gap.name: gap.reason for gap in gaps}
    assert reasons["hvor mye veier en gjennomsnittlig pingvin"] == "Vi har ikke noe svar om dette."
    assert any(reason.startswith("Svaret ble vist, men hjalp ikke: ") for reason in reasons.values())
    told = str(gaps)
    assert "Kari" not in told and "91234567" not in told and "[navn]" in told and "[telefon]" in told


async def test_what_a_person_found_to_be_no_question_for_us_is_no_gap(
    database: Database, learning: Learning, collector: Collector
) -> None:
    for asked in ("hvem vant kampen i går", "ka e greia med det derre", "hvor mye veier en pingvin"):
        chat = await Chat.begin(database)
        await chat.says(asked)
    await collector.collect()
    async with database.write() as session:
        rows = {row.text_masked: row for row in await session.scalars(select(InboxItem))}
        for asked, action in (("hvem vant kampen i går", "out_of_scope"), ("ka e greia med det derre", "relabel")):
            decision = Decision(id=action, action=action, item_ids=[rows[asked].id], added=[], by="redaktor")
            session.add(decision)
            rows[asked].decision_id, rows[asked].state = action, "decided"
    names = {gap.name for gap in (await learning.report.view(this_week())).gaps}
    assert names == {"ka e greia med det derre", "hvor mye veier en pingvin"}


async def test_answers_with_thumbs_down_are_listed_worst_first_with_what_was_asked(
    database: Database, learning: Learning, content: Content
) -> None:
    for number in range(7):
        chat = await Chat.begin(database)
        turn = await chat.says(f"spørsmål {number}", "ask_deadlines", 0.97, SURE, answer="utter_ask_deadlines")
        await chat.thumb(turn, -1 if number < 6 else 1)
    chat = await Chat.begin(database)
    turn = await chat.says("jeg heter Ola Hansen, tjener en lege godt", "ask_pay", 0.97, answer="utter_ask_pay")
    await chat.thumb(turn, -1)
    turn = await chat.says("takk", "thanks", 0.97, answer="utter_thanks")
    await chat.thumb(turn, 1)
    turn = await chat.says("hei", "greet", 0.97, answer="utter_greet")
    await chat.thumb(turn, -1)
    await chat.thumb(turn, 0)

    listed = (await learning.report.view(this_week())).thumbs_down
    assert [(one.count, one.thumbs_up) for one in listed] == [(6, 1), (1, 0)]
    assert listed[0].response == content.main_answer("ask_deadlines").question.nb  # type: ignore[union-attr]
    assert listed[0].examples == [f"spørsmål {number}" for number in (5, 4, 3, 2, 1)]
    assert "Ola" not in listed[1].examples[0] and "[navn]" in listed[1].examples[0]
