"""Takes a complaint: what to do about this service, a school or NAV, and the offer of a person."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.choosing import JUST_SAID, best_answer, ranked_answers
from actions.looking_up import Events, LookingUpAction
from actions.service_client import ServiceAway
from actions.speech import say
from actions.turn import CitizenTurn, responses_before


class ActionComplaint(LookingUpAction):
    """The answer once; who is still displeased is offered a person."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_complaint"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the answer that fits; a yes to it means a person."""
        best: str | None = "utter_complaint"
        said = set(responses_before(tracker, JUST_SAID))
        try:
            candidates, _ = await ranked_answers(turn, turn.text)
            best = best_answer(turn, candidates, said)
        except ServiceAway:
            pass
        say(dispatcher, "utter_offer_human" if best is None or best in said else best)
        return [SlotSet("offer", "human")]
