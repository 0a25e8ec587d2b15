"""Tells when counsellors are there, as it is now."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events, LookingUpAction
from actions.service_client import ServiceAway, availability
from actions.speech import say
from actions.turn import CitizenTurn


class ActionOpeningHours(LookingUpAction):
    """Falls back to the general answer."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_opening_hours"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the opening hours of today."""
        try:
            opening = (await availability(turn.lang)).get("opening")
        except ServiceAway:
            opening = None
        if opening:
            say(dispatcher, "utter_opening_hours_now", slots={"opening": opening})
        else:
            say(dispatcher, "utter_ask_opening_hours")
        return []
