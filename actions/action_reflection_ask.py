"""Goes on with a reflection after a question in the middle of it was answered; the bot's channel runs it."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events, LookingUpAction
from actions.reflection import ask_again, kept, reflection_of
from actions.speech import say
from actions.turn import CitizenTurn, responses_before

BACK_TO = "utter_reflection_back_to"


class ActionReflectionAsk(LookingUpAction):
    """Says that it goes on, and asks again; it waits when questions are asked a second time in a row."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_reflection_ask"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Ask what the reflection waits for."""
        reflection = reflection_of(tracker)
        if reflection is None:
            return []
        if BACK_TO in responses_before(tracker, 1):
            say(dispatcher, "utter_reflection_waits")
            return kept(reflection, paused=True)
        say(dispatcher, BACK_TO)
        return await ask_again(dispatcher, reflection)
