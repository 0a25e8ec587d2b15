"""Danger to somebody's life or body: care first, and the counsellors are told."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback
from actions.choosing import JUST_SAID, ranked_answers
from actions.looking_up import Events, LookingUpAction
from actions.speech import button, direct, say
from actions.turn import CitizenTurn, intents_before, read_turn, responses_before


class ActionCrisis(LookingUpAction):
    """Needs nothing of the service; should this server be away, the channel says the same (bot/turn.py)."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_crisis"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say whom to call, shorter when it was said in the turn before, and raise the conversation's urgency.

        Where only a guess says danger, in a text without grave words, who may be called is said in a line, and what
        seems to be asked is answered.
        """
        safety = read_turn(tracker).safety or {}
        if not safety.get("unsure"):
            show_card(dispatcher, safety, again=intents_before(tracker, 1) == ["crisis"])
            return []
        direct(dispatcher, "crisis", kind="unsure")
        if "utter_crisis_unsure" not in responses_before(tracker, JUST_SAID):
            say(dispatcher, "utter_crisis_unsure", buttons=[button("request_human")])
        return await super().run(dispatcher, tracker, domain)

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the answer that surely fits, if one does."""
        answers, found = await ranked_answers(
            turn, turn.text, tracker.get_slot("topic"), responses_before(tracker, JUST_SAID)
        )
        events = ActionFallback.best_answer(dispatcher, tracker, turn, answers, found)
        if events is None and "utter_crisis_unsure" in responses_before(tracker, JUST_SAID):
            events = await ActionFallback().answer(dispatcher, tracker, turn, (answers, found))
        return events or []


def show_card(dispatcher: CollectingDispatcher, safety: dict[str, Any], again: bool = False) -> None:
    """Say whom to call in a danger {kind, about_other}, shorter when it was just said, and raise the urgency."""
    kind = str(safety.get("kind") or "crisis")
    card = "utter_crisis_other" if safety.get("about_other") else "utter_crisis"
    say(dispatcher, "utter_violence" if kind == "violence" else f"{card}_followup" if again else card)
    direct(dispatcher, "crisis", kind=kind)
