"""Answers a question of one of the families: the finer answer that fits, or else the family's main one."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events, LookingUpAction
from actions.service_client import ServiceAway, search
from actions.speech import say
from actions.turn import CitizenTurn


class ActionAnswer(LookingUpAction):
    """Searches only among the answers of the intent that was read."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_answer"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the best answer; the main one needs no look-up, so it is there when the service's search isn't."""
        best = None if turn.is_button else await best_in_family(turn)
        say(dispatcher, f"answer/{best['id']}" if best else f"utter_{turn.intent}")
        return []


async def best_in_family(turn: CitizenTurn) -> dict[str, Any] | None:
    """Return the answer of the intent's family that surely fits, None when none does."""
    try:
        found = await search(turn.text, turn.lang, kind="answer", intent=turn.intent, limit=3)
    except ServiceAway:
        return None
    fitting = [r for r in found.at_least(found.answer, "answer") if r.get("intent") in (None, turn.intent)]
    return fitting[0] if fitting else None
