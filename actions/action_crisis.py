"""Danger to somebody's life or body: care first, and the counsellors are told."""

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback
from actions.choosing import GOOD_FIT, JUST_SAID, ranked_answers, said_lately
from actions.looking_up import Events, LookingUpAction
from actions.speech import button, direct, say
from actions.suggestions import ACTIONS, say_answer
from actions.turn import CitizenTurn, read_turn, responses_before

UNSURE = "utter_crisis_unsure"
WHOLE = ("utter_crisis", "utter_crisis_other", "utter_violence")
CARDS = {*WHOLE, *(f"{card}_followup" for card in WHOLE)}


class ActionCrisis(LookingUpAction):
    """The card needs nothing of the service; should this server be away, the channel shows it (bot/turn.py)."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_crisis"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Say whom to call, shorter when it was said in the turn before, and raise the conversation's urgency.

        Where only a guess says danger, in a text without grave words and with no card lately, who may be called is said
        in a line, and what seems to be asked is answered.
        """
        safety = read_turn(tracker).safety or {}
        if not safety.get("unsure") or CARDS & set(responses_before(tracker, JUST_SAID)):
            show_card(dispatcher, safety, again=bool(CARDS & set(responses_before(tracker, 1))))
            return []
        direct(dispatcher, "crisis", kind="unsure")
        if UNSURE not in responses_before(tracker, JUST_SAID):
            say(dispatcher, UNSURE, buttons=[button("request_human")])
        events = await super().run(dispatcher, tracker, domain)
        return [*events, SlotSet("offer", "human")]

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the answer that surely fits, or what may be meant by a question; who was told whom to call is told something."""
        answers, found = await ranked_answers(turn, turn.text)
        said = said_lately(tracker, answers)
        best = next((one for one in answers if one.response not in said and one.fit >= GOOD_FIT), None)
        if best is not None and not (best.main and best.family in ACTIONS):
            say_answer(dispatcher, tracker, answers, best.response)
            return []
        may_be_meant = turn.asks and not turn.heavy
        if may_be_meant and ActionFallback.say_perhaps(dispatcher, tracker, turn, answers, found):
            return []
        if UNSURE in said:
            say(dispatcher, "utter_heavy", buttons=[button("request_human")])
        return []


def show_card(dispatcher: CollectingDispatcher, safety: dict[str, Any], again: bool = False) -> None:
    """Say whom to call in a danger {kind, about_other}, shorter when it was just said, and raise the urgency."""
    kind = str(safety.get("kind") or "crisis")
    card = "utter_crisis_other" if safety.get("about_other") else "utter_crisis"
    say(dispatcher, "utter_violence" if kind == "violence" else f"{card}_followup" if again else card)
    direct(dispatcher, "crisis", kind=kind)
