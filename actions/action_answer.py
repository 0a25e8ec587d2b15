"""Answers a question of one of the families: the finer answer that fits, or else the family's main one."""

import asyncio
from collections.abc import Collection

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback, say_about, say_as_near, say_it_stands_above, say_misunderstood
from actions.choosing import (
    JUST_SAID,
    OTHERWISE_FIT,
    PERHAPS_FIT,
    Candidate,
    best_answer,
    best_fit,
    is_backed,
    ranked_if_there,
    said_lately,
    to_the_point,
)
from actions.looking_up import Events, LookingUpAction
from actions.occupation_facts import asked_detail
from actions.second_question import second_answer
from actions.service_client import Found
from actions.speech import say
from actions.suggestions import say_answer
from actions.turn import CitizenTurn, points_before
from actions.what_is_meant import is_after_something_else, is_surely_an_answer


class ActionAnswer(LookingUpAction):
    """Never gives the same answer twice in a row: who asks again was not helped by it.

    A guess that no answer of the family backs is treated as not understood.
    """

    closes_on_thanks = True

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_answer"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the best answer; the main one needs no look-up, so it is there when the service's search isn't."""
        if turn.is_button:
            say(dispatcher, f"utter_{turn.intent}")
            return []
        # Neither waits for the other: a turn's budget is short.
        about, ranked = await asyncio.gather(asked_detail(tracker, turn), ranked_if_there(turn))
        if ranked is None and about is None:
            say(dispatcher, f"utter_{turn.intent}")
            return []
        candidates, found = ranked or ([], Found())
        said = said_lately(tracker, candidates)
        best = best_answer(turn, candidates, said)
        if not turn.taught:
            if about is not None and not is_surely_an_answer(turn, found, candidates, said, about[1]):
                say_about(dispatcher, turn, about, candidates, said)
                return []
            something_else = is_after_something_else(tracker, turn, found, candidates)
            if something_else or not is_backed(turn, candidates, said) or _is_of_others(turn, candidates, said, best):
                return await ActionFallback().answer(dispatcher, tracker, turn, (candidates, found))
        if best is not None:
            say_answer(dispatcher, tracker, candidates, best)
            if turn.taught:
                return []
            family = next((one.family for one in candidates if one.response == best), turn.intent)
            point = str(to_the_point(tracker, candidates, best).get("point") or "")
            told = points_before(tracker, JUST_SAID)
            other = await second_answer(turn, best, said, family, first_point=point, told=told)
            if other is not None:
                say(dispatcher, other[0], slots=other[1])
            else:
                say_as_near(dispatcher, turn, candidates, best, said)
            return []
        if turn.rejects:
            return say_misunderstood(dispatcher, tracker, turn, candidates, found)
        await say_it_stands_above(dispatcher, tracker, turn, candidates)
        return [SlotSet("offer", "human")]


def _is_of_others(turn: CitizenTurn, candidates: list[Candidate], said: Collection[str], best: str | None) -> bool:
    """Return whether what follows other questions comes near to answers, and not to the general one of the family read in it.

    The classifier reads a message alone: "må eg gå heile skulen" says nothing of whose schooling.
    """
    if best != f"utter_{turn.intent}":
        return False
    general = next((one for one in candidates if one.response == best), None)
    is_far = general is None or general.fit < OTHERWISE_FIT
    return bool(turn.asked) and is_far and best_fit(candidates, said) >= PERHAPS_FIT
