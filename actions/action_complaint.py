"""A complaint: tells where it can go, and offers a person."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say


class ActionComplaint(Action):
    """Offers a person instead of queueing: an angry person decides for themselves."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_complaint"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Say the main answer and offer a person."""
        say(dispatcher, "utter_complaint")
        say(dispatcher, "utter_offer_human")
        return [SlotSet("offer", "human")]
