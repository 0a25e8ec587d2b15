"""Shows the answer that a button names, or that a question without a subject means."""

import re
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback, say_also, say_it_stands_above
from actions.choosing import ranked_answers, said_lately, to_the_point
from actions.looking_up import Events, LookingUpAction
from actions.service_client import Found, ServiceAway
from actions.speech import say
from actions.turn import CitizenTurn, responses_before

ANSWER_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,80}")


class ActionShowAnswer(LookingUpAction):
    """Buttons lead here, and questions that the bot's channel takes for one about what was just answered."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_show_answer"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say the answer; without a usable id, ask what was meant.

        Who asks in own words what was just said is shown where it stands rather than all of it again. What the search takes
        those words for goes before what a phrase of the answer does: it knows more of the conversation.
        """
        answer_id = turn.entity("answer") or ""
        if not ANSWER_ID.fullmatch(answer_id):
            say(dispatcher, "utter_affirm_unclear")
            return []
        slots: dict[str, Any] = {}
        if not turn.is_button:
            try:
                candidates, found = await ranked_answers(turn, turn.text)
            except ServiceAway:
                candidates, found = [], Found()
            meant = [one for one in candidates if one.id == answer_id]
            said = said_lately(tracker, candidates)
            just_said = bool(meant) and meant[0].response in said.intersection(responses_before(tracker, 1))
            if just_said and not turn.rejects:
                await say_it_stands_above(dispatcher, tracker, turn, meant)
                say_also(dispatcher, tracker, turn)
                return []
            likelier = bool(candidates) and candidates[0].id != answer_id
            if likelier or f"answer/{answer_id}" in said:
                # Nor is what was answered lately said again because a phrase of it fits.
                return await ActionFallback().answer(dispatcher, tracker, turn, (candidates, found))
            slots = to_the_point(tracker, candidates, meant[0].response) if meant else {}
        say(dispatcher, f"answer/{answer_id}", slots=slots)
        say_also(dispatcher, tracker, turn)
        return []
