"""Yes: does what the bot offered in its last turn."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback
from actions.looking_up import Events, LookingUpAction
from actions.speech import say
from actions.suggestions import carry_out
from actions.turn import CitizenTurn

LONGEST_YES = 3  # words of a yes that is nothing but that


class ActionAffirm(LookingUpAction):
    """An offer is used once."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_affirm"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Carry out the offer, or ask what the yes is to."""
        offer = tracker.get_slot("offer")
        if not offer and turn.asked and len(turn.text.split()) > LONGEST_YES:
            # "han vil gjerne faktisk": it tells more of what was asked
            return await ActionFallback().answer(dispatcher, tracker, turn)
        if not offer:
            say(dispatcher, "utter_affirm_unclear")
            return []
        return [SlotSet("offer", None), *await carry_out(dispatcher, str(offer), turn)]
