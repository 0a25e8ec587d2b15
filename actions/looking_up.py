"""The base of actions that ask the service: one budget, and one honest sentence when the service is away."""

import asyncio
import logging
from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.service_client import BUDGET_SECONDS, ServiceAway
from actions.speech import say
from actions.turn import CitizenTurn, read_turn
from actions.what_is_meant import is_only_thanks

logger = logging.getLogger(__name__)
Events = list[dict[str, Any]]


class LookingUpAction(Action, ABC):
    """An action whose `answer` may raise ServiceAway.

    One that `closes_on_thanks` answers nothing to who only gives thanks and says what he thinks or does beside it.
    """

    closes_on_thanks = False

    @abstractmethod
    def name(self) -> str:
        """Return the name in the domain."""

    @abstractmethod
    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Say something and return events. Raises ServiceAway when a look-up it can't do without failed."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answer within the budget; otherwise say that the look-up failed, and leave the conversation as it was."""
        own = CollectingDispatcher()
        try:
            events = await asyncio.wait_for(self._answer(own, tracker, read_turn(tracker)), BUDGET_SECONDS)
        except (ServiceAway, asyncio.TimeoutError) as away:  # noqa: UP041  (another class before Python 3.11)
            logger.warning("%s could not look up: %s", self.name(), away or "out of time")
            say(dispatcher, "utter_service_away")
            return []
        dispatcher.messages.extend(own.messages)
        return events

    async def _answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        if self.closes_on_thanks and await is_only_thanks(turn):
            say(dispatcher, "utter_thanks")
            return [SlotSet("misses", None), SlotSet("offer", None)]
        return await self.answer(dispatcher, tracker, turn)
