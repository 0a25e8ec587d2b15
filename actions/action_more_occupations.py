"""Shows more occupations for the interest that was searched for."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_find_occupations import quoted
from actions.looking_up import Events, LookingUpAction
from actions.service_client import search
from actions.speech import button, card, say
from actions.turn import CitizenTurn

SHOWN = 5


class ActionMoreOccupations(LookingUpAction):
    """Leaves out what was shown."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_more_occupations"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Show the next cards, or say that there are no more."""
        interest = tracker.get_slot("interest")
        if not interest:
            say(dispatcher, "utter_ask_more_what")
            return [SlotSet("offer", "interest")]
        shown = [str(one) for one in tracker.get_slot("shown_occupations") or []]
        dislikes = [str(one) for one in tracker.get_slot("dislikes") or []]
        found = await search(
            str(interest), turn.lang, kind="occupation", exclude=shown, avoid=dislikes, limit=SHOWN + 1
        )
        enough = [r for r in found.at_least(found.suggest, "occupation") if r["id"] not in shown]
        fitting = enough[:SHOWN]
        if not fitting:
            say(dispatcher, "utter_no_more_occupations")
            return [SlotSet("offer", "interest")]
        say(
            dispatcher,
            "utter_more_occupations",
            slots={"interest": quoted(str(interest))},
            cards=[card(r) for r in fitting],
            buttons=[button("ask_more")] if len(enough) > SHOWN else [],
        )
        return [SlotSet("shown_occupations", [*shown, *(r["id"] for r in fitting)])]
