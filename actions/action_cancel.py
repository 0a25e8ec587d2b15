"""Stop: drops what was begun."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say

BEGUN = ("pending_question", "interest", "shown_occupations", "dislikes", "occupation")


class ActionCancel(Action):
    """The call-back form has a rule of its own."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_cancel"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Forget the question, the search and the occupation in hand."""
        begun = [slot for slot in BEGUN if tracker.get_slot(slot)]
        say(dispatcher, "utter_cancelled" if begun else "utter_nothing_to_cancel")
        return [SlotSet(slot, None) for slot in begun]
