"""Answers thanks, abuse, what is outside the subject or says little, unless it asks on about what was talked about."""

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback
from actions.choosing import PERHAPS_FIT, SURE, WHOLE_FIT, best_fit, ranked_if_there, said_lately
from actions.looking_up import Events, LookingUpAction
from actions.service_client import Found
from actions.speech import button, say
from actions.turn import CitizenTurn
from actions.what_is_meant import TALK

LIKELY_TALK = 0.5  # of the search's reading, from which on it is
SHORTEST = 2  # words of a message that may ask on
# "da mangler jeg et par år. hva gjør jeg med dem": what says little of its own asks on only where that surely fits.
SAYS_LITTLE = frozenset({"dont_know_what_i_want"})
# "tusen takk. en ting til, mannen min er lærer, er det samme sted han søker": from so many words on thanks may hold a question.
THANKS, LONG_THANKS = "thanks", 7


class ActionSmallTalk(LookingUpAction):
    """The classifier reads a message alone: "hvilket klokkeslett" is outside the subject, until a deadline was asked about."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_small_talk"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the intent's answer, or look for what asks on; without the service the first."""
        if turn.heavy and turn.intent in SAYS_LITTLE:
            # "vet ikke hva jeg skal si. alt føles håpløst" asks for no list of likings, but may have an answer.
            candidates, found = ranked = await ranked_if_there(turn) or ([], Found())
            said = said_lately(tracker, candidates)
            if any(one.score >= found.answer and one.response not in said for one in candidates):
                return await ActionFallback().answer(dispatcher, tracker, turn, ranked)
            say(dispatcher, "utter_heavy", buttons=[button("request_human")])
            return [SlotSet("offer", "human")]
        if _may_ask_on(turn):
            candidates, found = ranked = await ranked_if_there(turn) or ([], Found())
            least = WHOLE_FIT if turn.intent in SAYS_LITTLE else PERHAPS_FIT
            is_talk = found.kinds.get(TALK, 1.0) >= LIKELY_TALK
            if not is_talk and best_fit(candidates, said_lately(tracker, candidates)) >= least:
                return await ActionFallback().answer(dispatcher, tracker, turn, ranked)
        say(dispatcher, f"utter_{turn.intent}")
        return []


def _may_ask_on(turn: CitizenTurn) -> bool:
    words = len(turn.text.split())
    if not turn.asked or turn.is_button or turn.closes:
        return False
    if turn.intent == THANKS:
        return words >= LONG_THANKS and turn.asks
    return words >= SHORTEST and turn.confidence < SURE
