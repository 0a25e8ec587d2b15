"""Shows the occupations that an answer leads to, as a programme of upper secondary school does."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say
from actions.turn import read_turn

MOST = 6


class ActionWhereItLeads(Action):
    """The bot's channel puts the occupations of the answer that was shown into the turn."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_where_it_leads"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Show cards."""
        say(dispatcher, "utter_where_it_leads", cards=read_turn(tracker).entity_values("occupation")[:MOST])
        return []
