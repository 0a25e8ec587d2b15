"""What comes into the inbox: for which reasons, without personal data, once, and whatever is killed when."""

import asyncio
import json
import logging
from collections import Counter
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from conversations.models import Conversation, Message, Turn
from conversations.transitions import Event
from foundation.clock import utc_now
from foundation.database import Database
from foundation.ids import new_id
from language.encoder import Encoder
from language.personal_data import mask_personal_data
from studio.collector import Collector
from studio.models import InboxItem, Watermark
from studio.selection import is_drawn
from tests.studio.inbox_parts import Chat, collector, encoder

__all__ = ["collector", "encoder"]

SURE = (("ask_pay", 0.97), ("ask_deadlines", 0.01))
TABLES = ("inbox_items", "inbox_decisions", "studio_watermarks")


def turn_id(drawn: bool) -> str:
    """Return an id that is, or isn't, one of the one in ten."""
    while is_drawn(made := new_id()) != drawn:
        pass
    return made


async def items(database: Database) -> dict[str, InboxItem]:
    async with database.read() as session:
        return {row.turn_id: row for row in await session.scalars(select(InboxItem))}


async def reasons(database: Database) -> dict[str, str]:
    return {row.text_masked: row.reason for row in (await items(database)).values()}


async def test_each_doubtful_turn_comes_in_with_its_reason_and_what_the_bot_thought(
    database: Database, collector: Collector
) -> None:
    chat = await Chat.begin(database)
    missed = await chat.says("ka e greia me d derre")
    await chat.says("hva får en sykepleier", "ask_pay", 0.6, (("ask_pay", 0.6), ("ask_about_occupation", 0.2)))
    close = (("ask_pay", 0.5), ("ask_deadlines", 0.45))
    await chat.says("når får jeg lønn", "ask_pay", 0.9, close)
    danger = (("ask_school_stress", 0.85), ("crisis", 0.12))
    await chat.says("orker ikke mer", "ask_school_stress", 0.85, danger)
    await chat.says("hva tjener en lege", "ask_pay", 0.97, SURE, turn_id=turn_id(drawn=False))
    await chat.says("hva tjener en pilot", "ask_pay", 0.97, SURE, turn_id=turn_id(drawn=True))
    assert await collector.collect() == 5
    assert await reasons(database) == {
        "ka e greia me d derre": "fallback",
        "hva får en sykepleier": "unsure",
        "når får jeg lønn": "unsure",
        "orker ikke mer": "unsure",
        "hva tjener en pilot": "random",
    }
    item = (await items(database))[missed.id]
    assert (item.predicted, item.confidence, item.lang) == ("ask_pay", 0.3, "nb")
    assert item.ranking[1] == {"intent": "ask_deadlines", "confidence": 0.25}
    assert (item.response, item.model_id, item.state) == ("utter_did_you_mean", "veiviser-test", "open")
    assert item.context[-2:] == [
        {"author": "citizen", "text": "ka e greia me d derre", "here": True},
        {"author": "bot", "text": "Mente du noe av dette?", "here": False},
    ]
    vector = np.frombuffer(item.vector or b"", "<f2")
    assert vector.shape == (384,) and abs(float(np.linalg.norm(vector.astype(float))) - 1) < 0.01


async def test_what_is_no_question_to_the_bot_stays_out(database: Database, collector: Collector) -> None:
    chat = await Chat.begin(database)
    await chat.says("Hva tjener de?", payload={"intent": "ask_pay", "entities": {}})
    await chat.says("   ")
    await chat.says("mest praktisk", "reflect", 0.2)
    await chat.says("boten var borte", None, None, (), answer="utter_bot_away")
    await chat.says("ring meg", "request_callback", 0.99, SURE, answer="utter_ask_phone_number", turn_id=turn_id(False))
    await chat.says("98 76 54 32", answer="utter_ask_callback_time")
    await chat.says("i morra kl 10", answer="utter_callback_confirmed")
    superseded = await chat.says("for sent")
    async with database.write() as session:
        (await session.merge(superseded)).state = "superseded"
    assert await collector.collect() == 0
    await chat.says("ka no da")
    assert await collector.collect() == 1


async def test_a_thumb_down_long_after_brings_the_turn_in_and_taking_it_back_takes_it_out(
    database: Database, collector: Collector
) -> None:
    chat = await Chat.begin(database)
    sure = await chat.says("hva tjener en lege", "ask_pay", 0.97, SURE, turn_id=turn_id(drawn=False))
    unsure = await chat.says("hva får en lærer", "ask_pay", 0.5)
    assert await collector.collect() == 1
    await chat.thumb(sure, -1)
    await chat.thumb(unsure, -1)
    assert await collector.collect() == 1
    assert set((await reasons(database)).values()) == {"thumbs_down"}
    await chat.thumb(sure, 0)
    await chat.thumb(unsure, 1)
    assert await collector.collect() == 0
    assert await reasons(database) == {"hva får en lærer": "unsure"}
    await chat.thumb(sure, -1)
    await collector.collect()
    async with database.write() as session:
        for row in await session.scalars(select(InboxItem)):
            row.state, row.decision_id = "decided", "d"
    await chat.thumb(sure, 0)
    await collector.collect()
    assert (await reasons(database))["hva tjener en lege"] == "thumbs_down", "what is decided stays"


async def test_misses_before_a_person_is_asked_for_are_marked_and_a_plain_wish_for_one_marks_nothing(
    database: Database, collector: Collector
) -> None:
    content = await Chat.begin(database)
    await content.says("hva tjener en lege", "ask_pay", 0.97, SURE, answer="pay", turn_id=turn_id(drawn=False))
    await content.happens(Event.REQUEST_HUMAN, "asked")
    stuck = await Chat.begin(database)
    await stuck.says("bare tull først")
    await stuck.says("kan eg ta opp att norsken", "ask_pay", 0.97, SURE, answer="pay", turn_id=turn_id(False))
    await stuck.says("ka me norsken da")
    assert await collector.collect() == 2
    await stuck.says("vil prate me nån", "request_human", 0.99, SURE, answer="x", turn_id=turn_id(False))
    await stuck.happens(Event.REQUEST_HUMAN, "asked")
    await collector.collect()
    found = await reasons(database)
    assert found == {"bare tull først": "fallback", "ka me norsken da": "handoff"}
    after_miss = await Chat.begin(database)
    await after_miss.says("norsken på nytt")
    await after_miss.says("ta opp att norsk", "ask_pay", 0.97, SURE, answer="pay", turn_id=turn_id(False))
    await after_miss.happens(Event.REQUEST_HUMAN, "asked")
    assert await collector.collect() == 2
    found = await reasons(database)
    assert (found["norsken på nytt"], found["ta opp att norsk"]) == ("handoff", "handoff")


async def test_nothing_that_was_said_with_a_counsellor_is_taken_along(database: Database, collector: Collector) -> None:
    chat = await Chat.begin(database)
    await chat.says("hjelp me søknaden")
    await chat.happens(Event.REQUEST_HUMAN, "asked")
    await chat.happens(Event.CLAIM)
    await chat.is_written("counsellor", "Hei, jeg er Kari, hva gjelder det?")
    await chat.is_written("citizen", "det er litt hemmelig")
    await chat.happens(Event.HAND_BACK)
    await chat.says("ka e neste skritt")
    assert await collector.collect() == 2
    stored = json.dumps([row.context for row in (await items(database)).values()], ensure_ascii=False)
    assert "Kari" not in stored and "hemmelig" not in stored
    assert "hjelp me søknaden" in stored and "ka e neste skritt" in stored


async def test_no_personal_data_reaches_any_column_or_the_log(
    database: Database,
    collector: Collector,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    chat = await Chat.begin(database)
    await chat.says("jeg heter Kari Nordmann, mobilen e 987 65 432", answer_text="Takk, 98765432 er notert.")
    await chat.says("skriv te ola.nordmann@example.no da", answer_text="Du skrev: ola.nordmann@example.no")
    await chat.says("fnr 01019012345 hjelpe d")
    assert await collector.collect() == 3
    async with database.read() as session:
        rows = [
            [str(value) for value in row]
            for table in TABLES
            for row in await session.execute(text(f"SELECT * FROM {table}"))
        ]
    told = json.dumps(rows, ensure_ascii=False) + caplog.text + capsys.readouterr().out
    for raw in ("Nordmann", "987 65 432", "98765432", "ola.nordmann", "example.no", "01019012345"):
        assert raw not in told
    assert "[telefon]" in told and "[e-post]" in told and "[fødselsnummer" in told


async def test_an_utterance_that_cannot_be_masked_is_left_out_and_the_rest_goes_on(
    database: Database, encoder: Encoder, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    def mask(given: str) -> Any:
        if "umulig" in given:
            raise ValueError(given)
        return mask_personal_data(given)

    chat = await Chat.begin(database)
    await chat.says("umulig 98765432")
    other = await Chat.begin(database)
    await other.says("mulig nok")
    assert await Collector(database, encoder, mask).collect() == 1
    assert await reasons(database) == {"mulig nok": "fallback"}
    assert "98765432" not in caplog.text + capsys.readouterr().out


async def test_a_turn_comes_in_once_however_often_and_by_how_many_it_is_looked_at(
    database: Database, encoder: Encoder
) -> None:
    chats = [await Chat.begin(database) for _ in range(4)]
    for number, chat in enumerate(chats):
        for place in range(5):
            await chat.says(f"ka e greia {number} {place}")
    replicas = [Collector(database, encoder, mask_personal_data) for _ in range(3)]
    await asyncio.gather(*(one.collect() for one in replicas))
    await asyncio.gather(*(Collector(database, encoder, mask_personal_data).collect() for _ in range(2)))
    counted = Counter((await reasons(database)).values())
    assert counted == {"fallback": 20}
    async with database.read() as session:
        assert len(list(await session.scalars(select(InboxItem)))) == 20


async def test_a_collector_killed_in_the_middle_loses_and_doubles_nothing(
    database: Database, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    chat = await Chat.begin(database)
    for number in range(70):
        await chat.says(f"ka e greia nummer {number}")
    killed = Collector(database, encoder, mask_personal_data)

    async def dies(source: str, newest: object) -> None:
        raise asyncio.CancelledError

    monkeypatch.setattr(killed, "_advance", dies)
    with pytest.raises(asyncio.CancelledError):
        await killed.collect()
    assert 0 < len(await items(database)) < 70
    assert await Collector(database, encoder, mask_personal_data).collect() == 70 - 50
    assert len(await items(database)) == 70


async def test_a_turn_that_is_committed_after_a_later_one_was_collected_is_not_lost(
    database: Database, collector: Collector
) -> None:
    slow, fast = await Chat.begin(database), await Chat.begin(database)
    late = await slow.says("den treige")
    async with database.write() as session:
        (await session.merge(late)).state = "running"
    await fast.says("den raske")
    assert await collector.collect() == 1
    async with database.write() as session:
        (await session.merge(late)).state = "done"
    assert await collector.collect() == 1
    async with database.read() as session:
        mark = await session.get_one(Watermark, "collector")
    assert set(mark.value) >= {"turns"}


async def test_one_in_ten_of_the_sure_turns_comes_in_at_random(database: Database, collector: Collector) -> None:
    async with database.write() as session:
        await fill(session, 2000)
    await collector.collect()
    found = Counter(row.reason for row in (await items(database)).values())
    assert set(found) == {"random"}
    assert 160 <= found["random"] <= 240


async def fill(session: AsyncSession, number: int) -> None:
    """Store `number` turns in which the bot was sure, twenty in each conversation."""
    for first in range(0, number, 20):
        conversation_id = new_id()
        session.add(Conversation(id=conversation_id, token_digest="x", lang="nb", bot_slots={}))
        await session.flush()
        for seq in range(1, 1 + 2 * min(20, number - first), 2):
            here: dict[str, Any] = {"conversation_id": conversation_id}
            said = {"text": "hva tjener en lege", "lang": "nb"}
            session.add(Message(**here, seq=seq, author="citizen", client_id=new_id(), **said))
            session.add(Message(**here, seq=seq + 1, author="bot", in_reply_to=seq, response="pay", **said))
            read: dict[str, Any] = {
                "intent": "ask_pay",
                "confidence": 0.97,
                "ranking": [{"name": "ask_pay", "confidence": 0.97}],
            }
            session.add(Turn(**here, id=new_id(), seq=seq, state="done", attempts=1, done_at=utc_now(), **read))
