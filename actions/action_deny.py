"""No: lets go of what the bot offered."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say


class ActionDeny(Action):
    """No to a "Mente du …?" is a second miss: then a person is offered."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_deny"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Answer the no and clear the offer."""
        offer = str(tracker.get_slot("offer") or "")
        misses = int(tracker.get_slot("misses") or 0)
        if misses and offer != "human":
            say(dispatcher, "utter_not_understood_offer_human")
            return [SlotSet("offer", "human"), SlotSet("misses", misses + 1)]
        say(dispatcher, "utter_deny_ok")
        return [SlotSet("offer", None), SlotSet("misses", None), SlotSet("pending_question", None)]
