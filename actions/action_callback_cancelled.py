"""Leaves the call-back form."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say


class ActionCallbackCancelled(Action):
    """Forgets what the form had collected."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_callback_cancelled"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Say that nobody will call."""
        say(dispatcher, "utter_callback_cancelled")
        return [SlotSet("phone_number", None), SlotSet("callback_time", None)]
