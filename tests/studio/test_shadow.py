"""The shadow: reads along, counts each turn once, keeps no personal data, and waits for nobody."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from conversations.models import Turn
from foundation.database import Database
from foundation.settings import ROOT, Settings
from studio.errors import ModelUnknown
from studio.models import Disagreement, Shadow, Watermark
from studio.readers import Readers
from studio.registry import Registry
from studio.schemas.learning import ShadowView
from studio.schemas.training import TextReading
from studio.shadow import BATCH, ShadowReading
from tests.studio.inbox_parts import Chat
from tests.studio.learning_parts import WordReader, audited, forget, person, reader, register

__all__ = ["reader"]

PAY = (("ask_pay", 0.95), ("ask_deadlines", 0.02))


@pytest.fixture
async def shadow(database: Database, reader: WordReader, tmp_path: Path) -> ShadowReading:
    """A shadow with the model «ny» reading along."""
    for model_id in ("ny", "nyere"):
        await register(database, tmp_path, model_id)
    made = replica(database, reader, tmp_path)
    await made.begin("ny", await person(database))
    return made


def replica(database: Database, reader: WordReader, folder: Path) -> ShadowReading:
    made = ShadowReading(database, reader, Registry(database, folder))
    made.every_seconds = made.retry_seconds = 0.02
    return made


async def asks(database: Database, *texts: str) -> Chat:
    chat = await Chat.begin(database)
    for one in texts:
        await chat.says(one, "ask_pay", 0.95, PAY)
    return chat


def counted(view: ShadowView) -> tuple[int, int, int]:
    return view.turns, view.agreed, len(view.disagreements)


async def test_turns_are_compared_and_only_disagreements_are_kept_masked(
    database: Database, shadow: ShadowReading
) -> None:
    await asks(database, "hva tjener en lege", "jeg heter Kari Nordmann, hva får en lege, ring 91234567")
    assert await shadow.follow() == 2
    view = await shadow.view()
    assert counted(view) == (2, 1, 1) and view.model_id == "ny"
    one = view.disagreements[0]
    assert (one.live_intent, one.live_confidence, one.shadow_intent, one.shadow_confidence) == (
        "ask_pay",
        0.95,
        "nlu_fallback",
        0.8,
    )
    assert one.text_masked == "jeg heter [navn], hva får en lege, ring [telefon]"
    async with database.read() as session:
        for table in ("shadow_disagreements", "shadows", "studio_watermarks"):
            raw = str((await session.execute(text(f"SELECT * FROM {table}"))).all())
            assert "Kari" not in raw and "91234567" not in raw
    assert await shadow.follow() == 0


async def test_the_shadow_reads_what_the_citizen_wrote_and_no_buttons_numbers_or_words_to_a_counsellor(
    database: Database, shadow: ShadowReading, reader: WordReader
) -> None:
    chat = await Chat.begin(database)
    await chat.says("hva tjener Kari", "ask_pay", 0.95, PAY)
    await chat.says("Lønn", "ask_pay", 1.0, payload={"intent": "ask_pay", "entities": {}})
    await chat.says("den første", "ask_about_occupation", 1.0, PAY)
    await chat.says("ring meg", "request_callback", 0.9, (("request_callback", 0.9),), answer="utter_ask_phone_number")
    await chat.says("nitti åtte ti elleve")
    await chat.says("fikk ikke svar", None, None, ())
    await chat.is_written("citizen", "hei veileder")
    assert await shadow.follow() == 2
    assert reader.asked == [["hva tjener Kari", "ring meg"]]


async def test_turns_from_before_the_shadow_began_are_not_read(
    database: Database, reader: WordReader, tmp_path: Path
) -> None:
    await register(database, tmp_path, "ny")
    await asks(database, "hva tjener en lege")
    made = replica(database, reader, tmp_path)
    assert await made.follow() == 0, "nobody reads along"
    await made.begin("ny", await person(database))
    assert await made.follow() == 0
    await asks(database, "hva tjener en pilot")
    assert await made.follow() == 1 and reader.asked == [["hva tjener en pilot"]]


async def test_replicas_that_follow_together_count_each_turn_once(
    database: Database, shadow: ShadowReading, reader: WordReader, tmp_path: Path
) -> None:
    others = [replica(database, reader, tmp_path) for _ in range(3)]
    for one in (shadow, *others):
        await one.start()
    for number in range(BATCH + 8):
        await asks(database, f"hva tjener nummer {number}", f"hva får nummer {number}")
    for _ in range(500):
        if (await shadow.view()).turns >= 2 * (BATCH + 8):
            break
        await asyncio.sleep(0.02)
    await asyncio.sleep(0.1)
    for one in (shadow, *others):
        await one.stop()
    assert counted(await shadow.view()) == (2 * (BATCH + 8), BATCH + 8, BATCH + 8)


async def test_two_that_read_the_same_turns_count_them_once(
    database: Database, shadow: ShadowReading, reader: WordReader, tmp_path: Path
) -> None:
    """As when a lease runs out while its holder still reads."""
    await asks(database, "hva tjener en lege", "hva får en lege")
    slow = await shadow._lease()
    async with database.write() as session:
        mark = await session.get_one(Watermark, "shadow")
        mark.value = {**mark.value, "until": "2020-01-01T00:00:00+00:00"}
    assert slow is not None
    assert await replica(database, reader, tmp_path).follow() == 2
    assert await shadow._take(slow) == 0
    assert counted(await shadow.view()) == (2, 1, 1)


async def test_a_replica_waits_while_another_one_has_the_turns_and_takes_over_when_its_lease_runs_out(
    database: Database, shadow: ShadowReading, reader: WordReader, tmp_path: Path
) -> None:
    await asks(database, "hva tjener en lege")
    other = replica(database, reader, tmp_path)
    assert await shadow._lease() is not None
    assert await other.follow() == 0
    assert await shadow.follow() == 1


async def test_a_turn_that_is_seen_late_is_still_read_once(database: Database, shadow: ShadowReading) -> None:
    await asks(database, "hva tjener en lege")
    late = await asks(database, "hva tjener en pilot")
    async with database.write() as session:
        done_at = (await session.scalars(select(Turn.done_at).where(Turn.conversation_id == late.id))).one()
        await session.execute(update(Turn).where(Turn.conversation_id == late.id).values(state="running"))
    await asks(database, "hva tjener en kokk")
    assert await shadow.follow() == 2
    async with database.write() as session:
        await session.execute(update(Turn).where(Turn.conversation_id == late.id).values(state="done", done_at=done_at))
    assert await shadow.follow() == 1 and await shadow.follow() == 0
    async with database.read() as session:
        assert len((await session.get_one(Watermark, "shadow")).value["seen"]) == 3


async def test_what_was_seen_is_forgotten_after_a_while(database: Database, shadow: ShadowReading) -> None:
    first = await asks(database, "hva tjener en lege")
    await shadow.follow()
    await asks(database, "hva tjener en pilot")
    async with database.write() as session:
        newest = Turn.conversation_id != first.id
        at = (await session.scalars(select(Turn.done_at).where(newest))).one()
        assert at is not None
        await session.execute(update(Turn).where(newest).values(done_at=at + timedelta(seconds=90)))
    assert await shadow.follow() == 1
    async with database.read() as session:
        assert len((await session.get_one(Watermark, "shadow")).value["seen"]) == 1
    assert await shadow.follow() == 0


async def test_a_reader_that_is_away_a_moment_is_waited_for(
    database: Database, shadow: ShadowReading, reader: WordReader
) -> None:
    await asks(database, "hva tjener en lege")
    reader.away = 2
    assert await shadow.follow() == 1
    assert counted(await shadow.view()) == (1, 1, 0)


async def test_after_three_tries_the_turns_are_given_up_and_the_next_ones_are_read(
    database: Database, shadow: ShadowReading, reader: WordReader
) -> None:
    await asks(database, "hva tjener en lege")
    reader.away = 3
    assert await shadow.follow() == 0 and len(reader.asked) == 3
    await asks(database, "hva tjener en pilot")
    assert await shadow.follow() == 1 and reader.asked[3:] == [["hva tjener en pilot"]]
    assert counted(await shadow.view()) == (1, 1, 0)


async def test_live_traffic_is_stored_while_the_shadow_waits(
    database: Database, shadow: ShadowReading, tmp_path: Path
) -> None:
    class Stuck(WordReader):
        async def read(self, model_id: str, texts: list[str]) -> list[TextReading]:
            self.asked.append(texts)
            await asyncio.sleep(3600)
            raise AssertionError

    stuck = replica(database, Stuck(str), tmp_path)
    await asks(database, "hva tjener en lege")
    await stuck.start()
    while not stuck._readers.asked:  # type: ignore[attr-defined]
        await asyncio.sleep(0.01)
    async with asyncio.timeout(5):
        await asks(database, "hva tjener en pilot")
        await shadow.begin("nyere", await person(database))
        await stuck.stop()


async def test_a_new_shadow_ends_the_one_before_and_starts_from_nothing(
    database: Database, shadow: ShadowReading, reader: WordReader, tmp_path: Path
) -> None:
    user = await person(database)
    await asks(database, "hva får en lege")
    await shadow.follow()
    same = await shadow.begin("ny", user)
    assert counted(same) == (1, 0, 1), "it reads along already"
    await asks(database, "hva tjener en kokk")
    chosen = await shadow._lease()
    assert chosen is not None
    assert counted(await shadow.begin("nyere", user)) == (0, 0, 0)
    assert await shadow._take(chosen) == 0, "what was chosen for the old one isn't the new one's"
    await asks(database, "hva tjener en pilot")
    assert await shadow.follow() == 1
    ended = await shadow.end(user)
    assert (ended.model_id, ended.started_at, counted(ended)) == (None, None, (0, 0, 0))
    assert await shadow.end(user) == ended
    await asks(database, "hva tjener en kokk")
    assert await shadow.follow() == 0
    async with database.read() as session:
        rows = list(await session.scalars(select(Shadow).order_by(Shadow.started_at)))
        assert [(row.model_id, row.turns, row.ended_at is not None) for row in rows] == [
            ("ny", 1, True),
            ("nyere", 1, True),
        ]
        assert len(list(await session.scalars(select(Disagreement)))) == 1
    assert await audited(database) == [
        ("redaktor", "shadow_start", "ny"),
        ("redaktor", "shadow_start", "nyere"),
        ("redaktor", "shadow_end", "nyere"),
    ]


async def test_people_who_start_a_shadow_at_once_leave_one(database: Database, shadow: ShadowReading) -> None:
    user = await person(database)
    await asyncio.gather(*(shadow.begin(model_id, user) for model_id in ("ny", "nyere") * 4))
    async with database.read() as session:
        assert len(list(await session.scalars(select(Shadow).where(Shadow.ended_at.is_(None))))) == 1


async def test_only_a_model_of_the_registry_can_read_along_and_one_whose_file_is_gone_ends(
    database: Database, reader: WordReader, shadow: ShadowReading, tmp_path: Path
) -> None:
    with pytest.raises(ModelUnknown):
        await shadow.begin("finnes-ikke", await person(database))
    assert (await shadow.view()).model_id == "ny"

    class OfRegistry(WordReader):
        async def read(self, model_id: str, texts: list[str]) -> list[TextReading]:
            await Registry(database, tmp_path).file_of(model_id)
            return await super().read(model_id, texts)

    await forget(database, tmp_path, "ny")
    await asks(database, "hva tjener en lege")
    assert await replica(database, OfRegistry(str), tmp_path).follow() == 0
    assert (await shadow.view()).model_id is None


@pytest.fixture
async def readers(database: Database, tmp_path: Path) -> AsyncIterator[Readers]:
    settings = Settings(_env_file=None, var=tmp_path / "var")
    made = Readers(settings, Registry(database, tmp_path / "models"))
    yield made
    await made.stop()


@pytest.mark.house
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_real_model_in_its_own_shadow_agrees_with_itself(
    database: Database, readers: Readers, tmp_path: Path
) -> None:
    registry = Registry(database, tmp_path / "models")
    release = await registry.ensure_release(ROOT / "models")
    assert release is not None
    shadow = ShadowReading(database, readers, registry)
    await shadow.begin(release.id, await person(database))
    texts = ["hva tjener en sykepleier", "når er fristen for samordna opptak", "jeg vil ikke leve lenger", "qwxz plmk"]
    chat = await Chat.begin(database)
    for one in await readers.read(release.id, texts):
        ranking = [(guess.intent, guess.confidence) for guess in one.ranking]
        await chat.says(one.text, one.intent, one.confidence, ranking)
    await chat.says("hva tjener en sykepleier", "ask_deadlines", 0.9, (("ask_deadlines", 0.9),))
    assert await shadow.follow() == 5
    view = await shadow.view()
    assert (view.turns, view.agreed) == (5, 4)
    assert (view.disagreements[0].shadow_intent, view.disagreements[0].live_intent) == ("ask_pay", "ask_deadlines")
