"""Rounds go on when one fails, and end when they are told to."""

import asyncio

from foundation.rounds import Rounds


async def test_a_round_that_fails_is_followed_by_another_and_none_comes_after_the_stop() -> None:
    begun: list[int] = []
    third = asyncio.Event()

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) == 1:
            raise OSError("away")
        if len(begun) == 3:
            third.set()

    rounds = Rounds(work, lambda: 0.001, failed="work_failed")
    await rounds.stop()  # not begun: nothing to end
    rounds.start()
    await asyncio.wait_for(third.wait(), 5)
    await rounds.stop()
    after = len(begun)
    await asyncio.sleep(0.02)
    assert len(begun) == after >= 3
