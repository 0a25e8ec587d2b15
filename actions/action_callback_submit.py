"""Hands a call-back to the service and confirms it."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct, say
from actions.validate_callback_form import shown_number


class ActionCallbackSubmit(Action):
    """The form is complete; number and time are forgotten here once the service has them."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_callback_submit"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Order the call-back and confirm what was ordered."""
        number, time = tracker.get_slot("phone_number"), tracker.get_slot("callback_time")
        if not number or not time:
            say(dispatcher, "utter_callback_cancelled")
        else:
            direct(dispatcher, "callback", phone_number=str(number), callback_time=str(time))
            said = {"phone_number": shown_number(str(number)), "callback_time": str(time)}
            say(dispatcher, "utter_callback_confirmed", slots=said)
            ordered = SlotSet("callback_ordered", True)
            return [ordered, SlotSet("phone_number", None), SlotSet("callback_time", None)]
        return [SlotSet("phone_number", None), SlotSet("callback_time", None)]
