"""Which state a conversation may go to, decided by one pure function (../shared/DESIGN.md, "The conversation")."""

from enum import StrEnum

from conversations.errors import IllegalTransition


class State(StrEnum):
    """Who answers the citizen."""

    BOT = "bot"
    WAITING = "waiting"
    WITH_COUNSELLOR = "with_counsellor"
    CLOSED = "closed"


class Event(StrEnum):
    """What can happen to a conversation as a whole."""

    REQUEST_HUMAN = "request_human"
    LEAVE_QUEUE = "leave_queue"
    CLAIM = "claim"
    HAND_BACK = "hand_back"
    TRANSFER = "transfer"
    COUNSELLOR_LOST = "counsellor_lost"
    ROTATE = "rotate"
    CLOSE = "close"


_TABLE = {
    (State.BOT, Event.REQUEST_HUMAN): State.WAITING,
    (State.BOT, Event.ROTATE): State.BOT,
    (State.WAITING, Event.LEAVE_QUEUE): State.BOT,
    (State.WAITING, Event.CLAIM): State.WITH_COUNSELLOR,
    (State.WITH_COUNSELLOR, Event.HAND_BACK): State.BOT,
    (State.WITH_COUNSELLOR, Event.TRANSFER): State.WAITING,
    (State.WITH_COUNSELLOR, Event.COUNSELLOR_LOST): State.WAITING,
    (State.BOT, Event.CLOSE): State.CLOSED,
    (State.WAITING, Event.CLOSE): State.CLOSED,
    (State.WITH_COUNSELLOR, Event.CLOSE): State.CLOSED,
}


def next_state(state: State, event: Event) -> State:
    """Return the state after `event`. Raises IllegalTransition where the house has no such door."""
    try:
        return _TABLE[State(state), event]
    except KeyError:
        raise IllegalTransition(state=str(state), event=str(event)) from None
