"""Finds occupations for what a person likes."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events, LookingUpAction
from actions.service_client import search
from actions.speech import card, say
from actions.turn import CitizenTurn

SHOWN = 5
LONGEST_QUOTE = 60  # characters of the citizen's words that are said back


class ActionFindOccupations(LookingUpAction):
    """Searches with the citizen's own words."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_find_occupations"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Show three to five cards, or ask what the person likes when a button said nothing of it."""
        interest = turn.entity("interest") or ("" if turn.is_button else turn.text)
        if not interest.strip():
            say(dispatcher, "utter_ask_interest")
            return [SlotSet("offer", "interest"), SlotSet("interest", None), SlotSet("shown_occupations", None)]
        return await show_occupations(dispatcher, interest, turn)


async def show_occupations(dispatcher: CollectingDispatcher, interest: str, turn: CitizenTurn) -> Events:
    """Show the occupations that fit an interest; return events. Raises ServiceAway."""
    found = await search(interest, turn.lang, kind="occupation", limit=SHOWN)
    fitting = found.at_least(found.suggest, "occupation")[:SHOWN]
    if not fitting:
        say(dispatcher, "utter_no_occupations_found", slots={"interest": quoted(interest)})
        return [SlotSet("interest", None), SlotSet("shown_occupations", None), SlotSet("offer", "interest")]
    say(dispatcher, "utter_occupations_found", slots={"interest": quoted(interest)}, cards=[card(r) for r in fitting])
    return [SlotSet("interest", interest), SlotSet("shown_occupations", [r["id"] for r in fitting])]


def quoted(text: str) -> str:
    """Return the citizen's words, shortened at a word when they are long."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
