"""The nearest messages tell which answer a message is about."""

import numpy as np
import pytest

from retrieval.nearness import FARTHEST, Nearness

ROWS = np.eye(4)[[0, 1, 2, 3]].astype(np.float32)


def test_the_answer_of_the_nearest_message_is_nearest() -> None:
    near = Nearness(ROWS, [0, 1, 0, 1], 3)
    for place, owner in enumerate([0, 1, 0, 1]):
        found = near.of(ROWS[place])
        assert found.shape == (3,)
        assert int(found.argmax()) == owner


def test_several_messages_that_are_near_say_more_than_one() -> None:
    rows = np.vstack([ROWS, ROWS[:1]])
    assert Nearness(rows, [0, 1, 2, 3, 0], 4).of(ROWS[0])[0] > Nearness(ROWS, [0, 1, 2, 3], 4).of(ROWS[0])[0]


def test_nobody_asks_for_what_nobody_asked_for() -> None:
    assert Nearness(ROWS, [0, 0, 1, 1], 3).of(ROWS[0])[2] == pytest.approx(FARTHEST)
    assert Nearness(np.zeros((0, 1)), [], 2).of(ROWS[0]) == pytest.approx([FARTHEST, FARTHEST])
    assert Nearness(np.zeros((0, 4)), [], 2).of(ROWS[0]) == pytest.approx([FARTHEST, FARTHEST])
