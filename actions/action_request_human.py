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
# "kan jeg snakke med person på ukrainsk eller russisk"
IN_LANGUAGE = re.compile(
    r"\b(?:snakk\w*|pratar?|prate|prata|tal[ae]r?|kan|på|in|speaks?|talk)\s+(?:(?:litt|noe|et|med|på|in)\s+)*"
    r"(?:(?:nord|sør|lule)?samisk|s[aá]mi|ukrainsk|russisk|polsk|litauisk|arabisk|tigrinja|somali(?:sk)?|dari|farsi|persisk|pashto|"
    r"kurdisk|tyrkisk|urdu|spansk|fransk|tysk|portugisisk|rumensk|thai|tagalog|vietnamesisk|kinesisk|swahili|"
    r"ukrainian|russian|polish|lithuanian|arabic|tigrinya|persian|kurdish|turkish|spanish|french|german|chinese)\b",
    re.IGNORECASE,
)


class ActionRequestHuman(Action):
    """Says of the queue nothing itself: only the service knows the place in it."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_request_human"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Ask for the hand-off; who asks whether this is a robot, or for a language, is told of that as well."""
        text = read_turn(tracker).text
        if IS_IT_A_ROBOT.search(text):
            say(dispatcher, "utter_is_a_robot")
        if IN_LANGUAGE.search(text):
            say(dispatcher, "utter_language_of_person")
        direct(dispatcher, "handoff", reason="asked")
        return []
