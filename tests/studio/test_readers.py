"""Readers: processes that hold a model, kept warm, few, and never in the way when they die."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from foundation.database import Database
from studio.errors import ModelUnknown, ReaderAway
from studio.readers import MOST, Readers
from tests.studio.trained_parts import Studio, is_running, until


@pytest.fixture
async def studio(database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Studio:
    made = Studio(database, tmp_path, monkeypatch)
    for model_id in ("a", "b", "c"):
        await made.live(None, model_id)
    return made


@pytest.fixture
async def readers(studio: Studio) -> AsyncIterator[Readers]:
    made = Readers(studio.settings, studio.registry)
    await made.start()
    yield made
    await made.stop()


def started(studio: Studio) -> list[tuple[str, int]]:
    """(model, process id) of every reader that was ever started, in order."""
    file = Path(studio.orders["pids"])
    lines = file.read_text().split() if file.exists() else []
    return [(model, int(pid)) for model, pid in zip(lines[::2], lines[1::2], strict=True)]


async def test_a_model_reads_texts_in_their_order_and_stays_warm(studio: Studio, readers: Readers) -> None:
    read = await readers.read("a", ["en", "to"])
    assert [(one.text, one.intent) for one in read] == [("en", "a:en"), ("to", "a:to")]
    assert read[0].ranking[0].intent == "greet"
    await readers.read("a", ["tre"])
    assert len(started(studio)) == 1


async def test_questions_at_once_are_each_given_their_own_answer(readers: Readers) -> None:
    asked = [("a" if number % 2 else "b", f"tekst {number}") for number in range(20)]
    answers = await asyncio.gather(*(readers.read(model, [text]) for model, text in asked))
    assert [one[0].intent for one in answers] == [f"{model}:{text}" for model, text in asked]


async def test_no_more_than_two_are_kept_and_the_one_unused_longest_makes_room(
    studio: Studio, readers: Readers
) -> None:
    for model in ("a", "b", "a", "c"):
        await readers.read(model, ["hei"])
    assert readers.running == ["a", "c"] and MOST == 2
    assert [is_running(pid) for _, pid in started(studio)] == [True, False, True]


async def test_a_third_model_waits_while_both_are_busy_rather_than_kill_one(readers: Readers) -> None:
    answers = await asyncio.gather(*(readers.read(model, ["vent"]) for model in ("a", "b", "c")))
    assert [one[0].intent for one in answers] == ["a:vent", "b:vent", "c:vent"]


async def test_a_reader_that_dies_is_away_once_and_back_the_next_time(studio: Studio, readers: Readers) -> None:
    with pytest.raises(ReaderAway):
        await readers.read("a", ["kræsj"])
    assert readers.running == []
    assert (await readers.read("a", ["hei"]))[0].intent == "a:hei"
    assert len(started(studio)) == 2


async def test_a_reader_that_never_gets_ready_is_away(studio: Studio, readers: Readers) -> None:
    studio.order(read="never_ready")
    with pytest.raises(ReaderAway):
        await readers.read("a", ["hei"])


async def test_an_unknown_model_starts_nothing(studio: Studio, readers: Readers) -> None:
    with pytest.raises(ModelUnknown):
        await readers.read("z", ["hei"])
    assert started(studio) == []


async def test_a_caller_who_leaves_does_not_give_the_next_one_the_wrong_answer(readers: Readers) -> None:
    await readers.read("a", ["hei"])
    left = asyncio.create_task(readers.read("a", ["vent"]))
    await asyncio.sleep(0.1)
    left.cancel()
    with pytest.raises(asyncio.CancelledError):
        await left
    assert (await readers.read("a", ["neste"]))[0].intent == "a:neste"


async def test_readers_stop_after_a_while_and_with_the_service(studio: Studio) -> None:
    short = Readers(studio.settings, studio.registry, idle_seconds=0.3)
    await short.start()
    await short.read("a", ["hei"])

    async def stopped() -> bool:
        return short.running == [] and not any(is_running(pid) for _, pid in started(studio))

    await until(stopped)
    await short.read("b", ["hei"])
    await short.stop()
    await until(stopped)
