"""A call-back that was ordered gets another number or time, or is called off."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct, say
from actions.turn import read_turn
from actions.validate_callback_form import LONGEST_TIME, phone_number_in, shown_number, time_in


class ActionChangeCallback(Action):
    """Only the reading of what points back leads here (bot/references.py)."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_change_callback"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Direct what is changed; the service keeps number and time, the bot doesn't."""
        turn = read_turn(tracker)
        change = turn.entity("change")
        if change == "cancel":
            direct(dispatcher, "callback_cancelled")
            say(dispatcher, "utter_callback_called_off")
            return [SlotSet("callback_ordered", None)]
        number = phone_number_in(turn.text)
        if change == "when":
            say(dispatcher, "utter_callback_when")
        elif change == "time":
            time = time_in(turn.text) or " ".join(turn.text.split())[:LONGEST_TIME]
            direct(dispatcher, "callback", callback_time=time)
            say(dispatcher, "utter_callback_changed_time", slots={"callback_time": time})
        elif number is None:
            say(dispatcher, "utter_callback_new_number")
        else:
            time = time_in(turn.text)
            direct(dispatcher, "callback", phone_number=number, **({"callback_time": time} if time else {}))
            say(dispatcher, "utter_callback_changed_number", slots={"phone_number": shown_number(number)})
            if time:
                say(dispatcher, "utter_callback_changed_time", slots={"callback_time": time})
        return [SlotSet("callback_ordered", True)]
