"""A person is asked for: the service puts the conversation into the queue and tells the place in it."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct, say
from actions.turn import read_turn


class ActionRequestHuman(Action):
    """Says of the queue nothing itself: only the service knows the place in it."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_request_human"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask for the hand-off; who asks whether this is a robot, or for a language, is told of that as well."""
        for key in read_turn(tracker).beside:
            say(dispatcher, key)
        direct(dispatcher, "handoff", reason="asked")
        return []
