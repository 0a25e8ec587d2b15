"""What the service is told of a turn, from the events that Rasa left."""

from typing import Any

import pytest

from bot.lean_imports import leave_tensorflow_out

leave_tensorflow_out()

from rasa.shared.core.events import (  # noqa: E402
    ActionExecuted,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.slots import TextSlot  # noqa: E402
from rasa.shared.core.trackers import DialogueStateTracker  # noqa: E402

from bot.turn import find_turn, reply_of  # noqa: E402


def said(**custom: Any) -> BotUttered:
    return BotUttered(None, {"custom": custom})


def user(turn_id: str, intent: str, **parsed: Any) -> UserUttered:
    found = {"name": intent, "confidence": 0.9}
    return UserUttered(
        "…", found, [], {"intent": found, "entities": [], "text": "…", **parsed}, metadata={"turn_id": turn_id}
    )


def tracker(*events: Event) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("s", list(events), [TextSlot("occupation", mappings=[{}])])


def reply(*events: Event, turn_id: str = "t1") -> dict[str, Any]:
    made = tracker(*events)
    index = find_turn(made, turn_id)
    assert index is not None
    return reply_of(made, index, "m")


def test_messages_and_directives_are_separated() -> None:
    found = reply(
        user("t1", "request_human"),
        ActionExecuted("action_x"),
        said(response="utter_greet", slots={"a": 1}),
        said(directive={"type": "handoff", "reason": "asked"}),
        ActionExecuted("action_listen"),
    )
    assert found["messages"] == [{"response": "utter_greet", "slots": {"a": 1}, "cards": [], "buttons": []}]
    assert found["directives"] == [{"type": "handoff", "reason": "asked"}]
    assert (found["error"], found["model_id"], found["turn_id"]) == (None, "m", "t1")


def test_an_earlier_turn_is_given_again_without_what_came_later() -> None:
    events = [
        user("t1", "greet"),
        ActionExecuted("utter_greet"),
        said(response="utter_greet"),
        ActionExecuted("action_listen"),
        user("t2", "thanks"),
        ActionExecuted("utter_thanks"),
        said(response="utter_thanks"),
        ActionExecuted("action_listen"),
    ]
    assert [m["response"] for m in reply(*events)["messages"]] == ["utter_greet"]
    assert [m["response"] for m in reply(*events, turn_id="t2")["messages"]] == ["utter_thanks"]


def test_an_action_that_left_no_event_has_failed() -> None:
    listen = ActionExecuted("action_listen")
    failed = reply(user("t1", "greet"), ActionExecuted("action_answer"), listen)
    assert (failed["error"], failed["messages"]) == ("action_failed:action_answer", [])
    followed = reply(user("t1", "x"), ActionExecuted("action_a"), ActionExecuted("b"), said(response="u"), listen)
    assert followed["error"] == "action_failed:action_a"
    assert reply(user("t1", "greet"), listen)["error"] == "no_action"
    assert reply(user("t1", "x"), ActionExecuted("a"), SlotSet("occupation", "x"), listen)["error"] == "nothing_said"


@pytest.mark.parametrize("safety", [None, {"kind": "violence", "rule": "r"}])
def test_danger_is_answered_even_when_its_action_failed(safety: Any) -> None:
    found = reply(
        user("t1", "crisis", safety=safety),
        ActionExecuted("action_crisis"),
        ActionExecuted("callback_form"),
        said(response="utter_ask_phone_number"),
        ActionExecuted("action_listen"),
    )
    kind = "violence" if safety else "crisis"
    assert found["directives"] == [{"type": "crisis", "kind": kind}]
    assert [m["response"] for m in found["messages"]] == [f"utter_{kind}", "utter_ask_phone_number"]


def test_a_wish_for_a_person_is_carried_out_even_when_its_action_failed() -> None:
    found = reply(user("t1", "request_human"), ActionExecuted("action_request_human"), ActionExecuted("action_listen"))
    assert found["directives"] == [{"type": "handoff", "reason": "asked"}]


def test_a_turn_that_never_was_is_not_found() -> None:
    assert find_turn(tracker(SessionStarted(), user("t1", "greet")), "t2") is None
