"""The random sample of conversations: fair, masked, judged by people."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text

from conversations.transitions import Event
from foundation.database import Database
from studio.errors import RecordUnknown
from studio.learning import Learning
from studio.models import Review
from studio.reviews import COUNSELLOR_SAID, SAID_TO_COUNSELLOR, SAMPLE, drawn
from studio.weeks import Week
from tests.studio.inbox_parts import Chat
from tests.studio.learning_parts import audited, learning, move_back, person, reader, this_week

__all__ = ["learning", "reader"]

WEEK = Week.named("2026-W48")
ids = st.sets(st.text("0123456789abcdef", min_size=4, max_size=8), max_size=80)


@given(ids, ids, st.integers(1, 30))
def test_a_sample_topped_up_is_the_sample_that_would_have_been_drawn_at_the_end(
    early: set[str], late: set[str], size: int
) -> None:
    topped_up = drawn(WEEK, [*drawn(WEEK, early, size), *late], size)
    assert topped_up == drawn(WEEK, early | late, size)
    assert len(topped_up) == min(size, len(early | late))


def test_each_conversation_is_drawn_equally_often() -> None:
    week, hits = WEEK, Counter[str]()
    names = [f"conversation {number}" for number in range(50)]
    for _ in range(1000):
        hits.update(drawn(week, names, 10))
        week = week.previous
        if week < Week(2010, 1):
            break
    weeks = sum(hits.values()) / 10
    expected = weeks / 5
    chi_square = sum((hits[name] - expected) ** 2 / (expected * 0.8) for name in names)
    assert weeks > 800 and chi_square < 85.4, "the 99.9th percentile of chi-square with 49 degrees of freedom is 85.4"


async def talk(database: Database, *texts: str) -> Chat:
    chat = await Chat.begin(database)
    for one in texts:
        await chat.says(one, "ask_pay", 0.9)
    return chat


async def test_twenty_of_a_weeks_longer_conversations_are_drawn_once_and_stay_drawn(
    database: Database, learning: Learning
) -> None:
    chats = [await talk(database, "hei", f"spørsmål {number}") for number in range(23)]
    await talk(database, "bare dette")
    await move_back(database, await talk(database, "hei", "fra forrige uke"), 1)
    first, twin = await asyncio.gather(learning.reviews.view(this_week()), learning.reviews.view(this_week()))
    assert len(first.reviews) == SAMPLE and first.judged == 0 and first.week == str(this_week())
    assert [one.id for one in first.reviews] == [one.id for one in twin.reviews]
    assert [one.id for one in (await learning.reviews.view(this_week())).reviews] == [one.id for one in first.reviews]
    async with database.read() as session:
        stored = list(await session.scalars(select(Review.conversation_id)))
    assert sorted(stored) == sorted(drawn(this_week(), [chat.id for chat in chats]))
    before = await learning.reviews.view(this_week().previous)
    assert [one.transcript[3].text for one in before.reviews] == ["fra forrige uke"]


async def test_newcomers_take_their_place_in_the_sample_and_verdicts_stay(
    database: Database, learning: Learning
) -> None:
    user = await person(database)
    chats = [await talk(database, "hei", "a") for _ in range(20)]
    early = await learning.reviews.view(this_week())
    for one in early.reviews:
        await learning.reviews.judge(one.id, "resolved", user)
    chats += [await talk(database, "hei", "b") for _ in range(20)]
    late = await learning.reviews.view(this_week())
    kept = [one for one in late.reviews if one.verdict]
    fair = drawn(this_week(), [chat.id for chat in chats])
    assert len(late.reviews) == SAMPLE
    assert late.judged == len(kept) == len(set(fair) & {chat.id for chat in chats[:20]}) < SAMPLE
    resolution = (await learning.report.view(this_week())).resolution
    assert (resolution.count, resolution.of) == (len(kept), len(kept)), "who fell out of the sample isn't counted"


async def test_a_transcript_is_masked_before_it_is_stored_and_hides_what_was_said_to_a_counsellor(
    database: Database, learning: Learning
) -> None:
    chat = await talk(database, "jeg heter Kari Nordmann", "ring meg på 91234567")
    await chat.happens(Event.REQUEST_HUMAN)
    await chat.happens(Event.CLAIM)
    await chat.is_written("counsellor", "Hei Kari, dette er fortrolig")
    await chat.is_written("citizen", "jeg har en diagnose")
    await chat.is_written("system", "Veileder Per er her")
    await chat.happens(Event.HAND_BACK)
    await chat.says("takk til roboten", "thanks", 0.99)
    review = (await learning.reviews.view(this_week())).reviews[0]
    assert review.handed_off is True
    assert [line.author for line in review.transcript] == [
        "bot",
        *["citizen", "bot"] * 2,
        "counsellor",
        *["citizen"] * 2,
        "bot",
    ]
    texts = [line.text for line in review.transcript]
    assert texts[1] == "jeg heter [navn]" and texts[3] == "ring meg på [telefon]"
    assert texts[5:8] == [COUNSELLOR_SAID, SAID_TO_COUNSELLOR, "takk til roboten"]
    async with database.read() as session:
        raw = str((await session.execute(text("SELECT * FROM conversation_reviews"))).all())
    assert not any(word in raw for word in ("Kari", "91234567", "fortrolig", "diagnose", "Per"))


async def test_a_conversation_that_went_on_is_shown_as_it_is_until_it_is_judged(
    database: Database, learning: Learning
) -> None:
    user = await person(database)
    chat = await talk(database, "hei", "hva tjener en lege")
    review = (await learning.reviews.view(this_week())).reviews[0]
    assert len(review.transcript) == 5 and review.handed_off is False
    await chat.says("og en pilot", "ask_pay", 0.9)
    await chat.happens(Event.REQUEST_HUMAN)
    again = (await learning.reviews.view(this_week())).reviews[0]
    assert (again.id, len(again.transcript), again.handed_off) == (review.id, 7, True)
    await learning.reviews.judge(review.id, "partly", user)
    await chat.says("og en kokk", "ask_pay", 0.9)
    judged = (await learning.reviews.view(this_week())).reviews[0]
    assert (len(judged.transcript), judged.verdict, judged.by) == (7, "partly", "redaktor")


async def test_verdicts_can_be_changed_and_taken_back_and_make_up_the_resolution(
    database: Database, learning: Learning
) -> None:
    user, other = await person(database), await person(database, "veileder")
    for number in range(6):
        await talk(database, "hei", f"spørsmål {number}")
    listed = (await learning.reviews.view(this_week())).reviews
    verdicts = ("resolved", "resolved", "unresolved", "partly", "unclear")
    for one, verdict in zip(listed, verdicts, strict=False):
        await learning.reviews.judge(one.id, verdict, user)  # type: ignore[arg-type]
    resolution = (await learning.report.view(this_week())).resolution
    assert (resolution.count, resolution.of, resolution.share) == (2, 4, 0.5)
    assert resolution.low == pytest.approx(0.15, abs=0.01) and resolution.high == pytest.approx(0.85, abs=0.01)
    changed = await learning.reviews.judge(listed[2].id, "resolved", other)
    assert (changed.verdict, changed.by) == ("resolved", other.username)
    gone = await learning.reviews.judge(listed[0].id, None, other)
    assert (gone.verdict, gone.by) == (None, None)
    resolution = (await learning.report.view(this_week())).resolution
    assert (resolution.count, resolution.of) == (2, 3)
    assert (await learning.reviews.view(this_week())).judged == 4
    assert (other.username, "review", f"{listed[2].id} resolved") in await audited(database)
    with pytest.raises(RecordUnknown):
        await learning.reviews.judge("borte", "resolved", user)
