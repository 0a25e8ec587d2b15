"""Begins an interest reflection, or goes on with the one that was begun."""

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events, LookingUpAction
from actions.reflection import ask_again, ask_item, conversation_of, kept, reflection_of
from actions.service_client import send
from actions.speech import say
from actions.turn import CitizenTurn


class ActionStartReflection(LookingUpAction):
    """Who asks for it twice goes on where they were."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_start_reflection"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say what it is, and ask the first item."""
        begun = reflection_of(tracker)
        if begun is not None and begun.get("step") != "done":
            say(dispatcher, "utter_reflection_goes_on")
            asked = await ask_again(dispatcher, begun)
            return [*kept(begun, paused=False), *asked]
        body = {"form": "short", "lang": turn.lang, "seed": 0}
        view = await send("POST", f"/conversations/{conversation_of(tracker)}/session", body)
        reflection = {"id": view["session_id"], "step": "items", "item": None, "paused": False}
        if begun is not None or view["done"] or view["stopped"]:
            view = await send("POST", f"/sessions/{reflection['id']}/restart", {})
        say(dispatcher, "utter_reflection_begins", slots={"total": view["n_total"]})
        return await ask_item(dispatcher, reflection, view)
