"""A person is asked for: the service puts the conversation into the queue and tells the place in it."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct, say
from actions.turn import read_turn

# "er dette et menneske eller? kan jeg få prate med noen": two questions
IS_IT_A_ROBOT = re.compile(
    r"\b(?:er|e|is|are)\s+(?:det|dette|du|ditta|detta|this|you)\s+(?:bare\s+|berre\s+|a\s+|an\s+|en\s+|et\s+|ein\s+|eit\s+|ekte\s+)*"
    r"(?:robot|bot|maskin|menneske|person|human|machine|ekte)\b|\bare you real\b",
    re.IGNORECASE,
)


class ActionRequestHuman(Action):
    """Says of the queue nothing itself: only the service knows the place in it."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_request_human"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask for the hand-off; who asks whether this is a robot is told as well."""
        if IS_IT_A_ROBOT.search(read_turn(tracker).text):
            say(dispatcher, "utter_is_a_robot")
        direct(dispatcher, "handoff", reason="asked")
        return []
