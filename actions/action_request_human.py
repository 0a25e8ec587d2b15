"""A person is asked for: the service puts the conversation into the queue and tells the place in it."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct


class ActionRequestHuman(Action):
    """Says nothing itself: only the service knows the place in the queue."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_request_human"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask for the hand-off."""
        direct(dispatcher, "handoff", reason="asked")
        return []
