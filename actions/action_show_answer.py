"""Shows the answer that a button names."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say
from actions.turn import read_turn

ANSWER_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


class ActionShowAnswer(Action):
    """Only buttons lead here."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_show_answer"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Say the answer; without a usable id, ask what was meant."""
        answer = read_turn(tracker).entity("answer") or ""
        say(dispatcher, f"answer/{answer}" if ANSWER_ID.fullmatch(answer) else "utter_affirm_unclear")
        return []
