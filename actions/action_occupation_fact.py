"""Answers the eight kinds of questions about an occupation."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events, LookingUpAction
from actions.occupation_facts import SECTIONS, say_fact
from actions.service_client import ServiceAway, search
from actions.speech import button, card, say
from actions.turn import CitizenTurn

CLOSE = 2  # how many occupations are offered for a name that we don't have


class ActionOccupationFact(LookingUpAction):
    """Takes the occupation from the message, else from the conversation, else asks for it."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_occupation_fact"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Answer, or ask which occupation."""
        named = turn.entity_values("occupation")
        question = question_of(tracker, turn)
        unknown = turn.entity("occupation_name")
        if named:
            await say_fact(dispatcher, named[0], question, turn.lang, also=named[1:])
            return [SlotSet("occupation", named[0]), SlotSet("pending_question", None)]
        if unknown:
            return await say_unknown(dispatcher, unknown, question, turn)
        kept = tracker.get_slot("occupation")
        if kept:
            await say_fact(dispatcher, str(kept), question, turn.lang)
            return [SlotSet("pending_question", None)]
        say(dispatcher, "utter_which_occupation")
        return [SlotSet("pending_question", question)]


def question_of(tracker: Tracker, turn: CitizenTurn) -> str:
    """Return the question to answer: the one that waits for a name, when the person only named an occupation."""
    pending = tracker.get_slot("pending_question")
    if pending in SECTIONS and turn.intent not in SECTIONS:
        return str(pending)
    if pending in SECTIONS and turn.intent == "ask_about_occupation" and turn.is_little_more_than("occupation"):
        return str(pending)
    return turn.intent if turn.intent in SECTIONS else "ask_about_occupation"


async def say_unknown(dispatcher: CollectingDispatcher, name: str, question: str, turn: CitizenTurn) -> Events:
    """Offer occupations that are close to a name that we don't have, or say that we don't have it."""
    try:
        found = await search(name, turn.lang, kind="occupation", limit=CLOSE)
    except ServiceAway:
        found = None
    close = found.at_least(found.answer, "occupation")[:CLOSE] if found else []
    if not close:
        say(dispatcher, "utter_occupation_unknown", slots={"name": name})
        return [SlotSet("occupation", None), SlotSet("pending_question", None)]
    say(
        dispatcher,
        "utter_did_you_mean",
        cards=[card(result) for result in close],
        buttons=[button(question, occupation=result["id"]) for result in close],
    )
    offer = f"intent:{question}:{close[0]['id']}" if len(close) == 1 else None
    return [SlotSet("occupation", None), SlotSet("pending_question", question), SlotSet("offer", offer)]
