"""Danger to somebody's life or body: care first, and the counsellors are told."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct, say
from actions.turn import intents_before, read_turn


class ActionCrisis(Action):
    """Needs nothing of the service; should this server be away, the channel says the same (bot/turn.py)."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_crisis"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Say whom to call, shorter when it was said in the turn before, and raise the conversation's urgency."""
        show_card(dispatcher, read_turn(tracker).safety or {}, again=intents_before(tracker, 1) == ["crisis"])
        return []


def show_card(dispatcher: CollectingDispatcher, safety: dict[str, Any], again: bool = False) -> None:
    """Say whom to call in a danger {kind, about_other}, shorter when it was just said, and raise the urgency."""
    kind = str(safety.get("kind") or "crisis")
    card = "utter_crisis_other" if safety.get("about_other") else "utter_crisis"
    say(dispatcher, "utter_violence" if kind == "violence" else f"{card}_followup" if again else card)
    direct(dispatcher, "crisis", kind=kind)
