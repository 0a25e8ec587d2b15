"""The conversation's doors: which exist, and that no others do."""

import pytest

from conversations.errors import IllegalTransition
from conversations.transitions import Event, State, next_state

DOORS = {
    (State.BOT, Event.REQUEST_HUMAN, State.WAITING),
    (State.BOT, Event.ROTATE, State.BOT),
    (State.WAITING, Event.LEAVE_QUEUE, State.BOT),
    (State.WAITING, Event.CLAIM, State.WITH_COUNSELLOR),
    (State.WITH_COUNSELLOR, Event.HAND_BACK, State.BOT),
    (State.WITH_COUNSELLOR, Event.TRANSFER, State.WAITING),
    (State.WITH_COUNSELLOR, Event.COUNSELLOR_LOST, State.WAITING),
    (State.BOT, Event.CLOSE, State.CLOSED),
    (State.WAITING, Event.CLOSE, State.CLOSED),
    (State.WITH_COUNSELLOR, Event.CLOSE, State.CLOSED),
}


@pytest.mark.parametrize(("state", "event", "after"), sorted(DOORS))
def test_a_door_of_the_design_leads_where_it_should(state: State, event: Event, after: State) -> None:
    assert next_state(state, event) is after


def test_every_other_door_is_refused_with_its_state_and_event() -> None:
    open_doors = {(state, event) for state, event, _ in DOORS}
    refused = [(s, e) for s in State for e in Event if (s, e) not in open_doors]
    assert len(refused) == len(State) * len(Event) - len(DOORS)
    for state, event in refused:
        with pytest.raises(IllegalTransition) as caught:
            next_state(state, event)
        assert caught.value.params == {"state": str(state), "event": str(event)}


def test_nothing_leads_out_of_a_closed_conversation() -> None:
    for event in Event:
        with pytest.raises(IllegalTransition):
            next_state(State.CLOSED, event)
