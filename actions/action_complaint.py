"""Takes a complaint: what to do about this service, a school or NAV, and the offer of a person."""

import re

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback
from actions.choosing import best_answer, ranked_if_there, said_lately
from actions.looking_up import Events, LookingUpAction
from actions.service_client import Found
from actions.speech import say
from actions.suggestions import say_answer
from actions.turn import CitizenTurn

# "dem svarer ikke engang på søknadene, jeg føler meg helt verdiløs" complains of nothing that we do.
OF_US = re.compile(r"\b(?:du|deg|dere|dette|boten|roboten|chatten|tjenesten|you|this|bot)\b", re.IGNORECASE)


class ActionComplaint(LookingUpAction):
    """The answer once; who is still displeased is offered a person."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_complaint"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the answer that fits; a yes to it means a person."""
        ranked = await ranked_if_there(turn)
        candidates, found = ranked or ([], Found())
        said = said_lately(tracker, candidates)
        best = best_answer(turn, candidates, said) if ranked else "utter_complaint"
        if turn.heavy and best == "utter_complaint" and not OF_US.search(turn.normalised):
            return await ActionFallback().answer(dispatcher, tracker, turn, (candidates, found))
        if best is None or best in said:
            say(dispatcher, "utter_offer_human")
        else:
            say_answer(dispatcher, tracker, candidates, best)
        return [SlotSet("offer", "human")]
