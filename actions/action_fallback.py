"""What was not understood: search, then suggest, then offer a person."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_find_occupations import quoted, show_occupations
from actions.action_occupation_fact import question_of
from actions.looking_up import Events, LookingUpAction
from actions.occupation_facts import say_fact
from actions.service_client import Found, ServiceAway, search
from actions.speech import card, say
from actions.suggestions import offer_of, suggestions
from actions.turn import CitizenTurn

MOST_MISSES = 2
UNDERSTOOD = SlotSet("misses", None)


class ActionFallback(LookingUpAction):
    """Never queues for a person by itself: it offers one at the second miss in a row."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_fallback"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Answer what the search surely found; otherwise suggest, or offer a person."""
        named = turn.entity_values("occupation")
        waits = bool(tracker.get_slot("pending_question"))
        if named and (waits or turn.is_little_more_than("occupation")):
            await say_fact(dispatcher, named[0], question_of(tracker, turn), turn.lang, also=named[1:])
            return [SlotSet("occupation", named[0]), SlotSet("pending_question", None), UNDERSTOOD]
        if tracker.get_slot("offer") == "interest":
            return [*await show_occupations(dispatcher, turn.text, turn), UNDERSTOOD]
        try:
            found = await search(turn.text, turn.lang)
        except ServiceAway:
            found = Found()
        events = self._answer_found(dispatcher, found, turn)
        return events if events is not None else self._miss(dispatcher, tracker, found, turn)

    @staticmethod
    def _answer_found(dispatcher: CollectingDispatcher, found: Found, turn: CitizenTurn) -> Events | None:
        """Say what was surely found; return None when nothing was."""
        sure = found.at_least(found.answer)
        if not sure:
            return None
        if sure[0]["kind"] == "answer":
            say(dispatcher, f"answer/{sure[0]['id']}")
            return [UNDERSTOOD, SlotSet("offer", None)]
        fitting = [r for r in sure if r["kind"] == "occupation"]
        say(
            dispatcher,
            "utter_occupations_found",
            slots={"interest": quoted(turn.text)},
            cards=[card(r) for r in fitting],
        )
        shown = SlotSet("shown_occupations", [r["id"] for r in fitting])
        return [UNDERSTOOD, SlotSet("offer", None), SlotSet("interest", turn.text), shown]

    @staticmethod
    def _miss(dispatcher: CollectingDispatcher, tracker: Tracker, found: Found, turn: CitizenTurn) -> Events:
        misses = int(tracker.get_slot("misses") or 0) + 1
        buttons = suggestions(turn, found.at_least(found.suggest), tracker.get_slot("occupation"))
        if misses >= MOST_MISSES or not buttons:
            say(dispatcher, "utter_not_understood_offer_human")
            return [SlotSet("misses", misses), SlotSet("offer", "human")]
        say(dispatcher, "utter_did_you_mean", buttons=buttons)
        return [SlotSet("misses", misses), SlotSet("offer", offer_of(buttons[0]) if len(buttons) == 1 else None)]
