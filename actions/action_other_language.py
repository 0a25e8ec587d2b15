"""Changes the language, or asks which."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import direct, say
from actions.turn import LANGUAGES, CitizenTurn, read_turn

NAMES = (
    ("nn", re.compile(r"\bn[yi]+norsk", re.IGNORECASE)),
    ("en", re.compile(r"\b(?:engel?sk|english|ingl[iy]sh|eng\b)", re.IGNORECASE)),
    ("nb", re.compile(r"\bbokm[åa]+l|\bnorsk|\bnorwegian", re.IGNORECASE)),
)


def wanted_language(turn: CitizenTurn) -> str | None:
    """Return the language a message asks for, None when it names none."""
    chosen = turn.entity("language")
    if chosen in LANGUAGES:
        return chosen
    return next((lang for lang, pattern in NAMES if pattern.search(turn.text)), None)


class ActionOtherLanguage(Action):
    """The service keeps the language; the answer comes in the new one."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_other_language"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[dict[str, Any]]:
        """Change the language when one is named."""
        lang = wanted_language(read_turn(tracker))
        if lang is None:
            say(dispatcher, "utter_ask_other_language")
        else:
            direct(dispatcher, "language", lang=lang)
            say(dispatcher, "utter_language_changed")
        return []
