"""Hints reach those who listen, in one process and over a real Redis."""

import asyncio
import os

import pytest

from foundation.fanout import Fanout, RedisFanout

REDIS = os.environ.get("VEIVISER_TEST_REDIS", "")


async def test_a_hint_reaches_everyone_who_listens_to_its_topic_and_nobody_else() -> None:
    fanout = Fanout()
    first, second, other = fanout.subscribe("a"), fanout.subscribe("a", "b"), fanout.subscribe("b")
    await fanout.publish("a", seq=3)
    assert await first.get(1) == ("a", {"seq": 3})
    assert await second.get(1) == ("a", {"seq": 3})
    assert await other.get(0.01) is None


async def test_a_closed_subscription_leaves_nothing_behind() -> None:
    fanout = Fanout()
    subscription = fanout.subscribe("a", "b")
    subscription.add("c")
    subscription.close()
    await fanout.publish("a")
    assert dict(fanout.listeners) == {}


async def test_a_full_mailbox_drops_hints_instead_of_growing() -> None:
    fanout = Fanout()
    subscription = fanout.subscribe("a")
    for number in range(5000):
        await fanout.publish("a", seq=number)
    received = 0
    while await subscription.get(0.001) is not None:
        received += 1
    assert received == 1000


@pytest.mark.skipif(not REDIS, reason="VEIVISER_TEST_REDIS is not set; .ci/run sets it")
async def test_hints_travel_between_replicas_over_redis() -> None:
    here, there = RedisFanout(REDIS), RedisFanout(REDIS)
    await here.start()
    await there.start()
    try:
        subscription = there.subscribe("conversation:1")
        for attempt in range(50):
            await here.publish("conversation:1", seq=attempt)
            if await subscription.get(0.1) is not None:
                break
        else:
            pytest.fail("no hint arrived in five seconds")
    finally:
        await asyncio.gather(here.stop(), there.stop())
