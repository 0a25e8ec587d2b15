"""The collector of cycles rests while large structures are built, and is awake again whatever happens."""

import gc

import pytest

from foundation.collecting import uncollected


def test_it_rests_inside_and_is_awake_afterwards() -> None:
    with uncollected():
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_is_awake_after_a_failure_and_between_two_calls_of_a_function() -> None:
    @uncollected()
    def fails() -> None:
        assert not gc.isenabled()
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            fails()
        assert gc.isenabled()


def test_who_has_turned_it_off_finds_it_off() -> None:
    gc.disable()
    try:
        with uncollected():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
