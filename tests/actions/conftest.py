"""Runs one action as Rasa's action server would, against the stand-in for the service."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import service_client
from bot.reading import heard_in, meant_in
from tests.actions.stand_in import ServiceStandIn

Run = Callable[..., Awaitable["Outcome"]]


class Outcome:
    """What an action said, directed and set."""

    def __init__(self, dispatcher: CollectingDispatcher, events: list[dict[str, Any]]) -> None:
        said = [message["custom"] for message in dispatcher.messages]
        self.messages = [one for one in said if "response" in one]
        self.directives = [one["directive"] for one in said if "directive" in one]
        self.responses = [one["response"] for one in self.messages]
        self.slots = {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        self.followup = next((event["name"] for event in events if event["event"] == "followup"), None)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[ServiceStandIn]:
    with ServiceStandIn() as stand_in:
        monkeypatch.setenv("VEIVISER_SERVICE_URL", stand_in.url)
        service_client.forget_connections()
        yield stand_in
        service_client.forget_connections()


@pytest.fixture
def run(service: ServiceStandIn) -> Run:
    async def run_action(
        action: Action,
        text: str = "",
        intent: str = "nlu_fallback",
        *,
        entities: list[dict[str, Any]] | None = None,
        slots: dict[str, Any] | None = None,
        ranking: list[tuple[str, float]] | None = None,
        said: list[dict[str, Any]] | None = None,
        confidence: float = 0.9,
        since: str = "",
        before_that: dict[str, Any] | None = None,
        **parsed: Any,
    ) -> Outcome:
        message = {
            "text": text,
            "intent": {"name": intent, "confidence": confidence},
            "intent_ranking": [{"name": name, "confidence": share} for name, share in ranking or []],
            "entities": entities or [],
            **heard_in(meant_in(text), text, bool(said)),
            **parsed,
        }
        user = {"event": "user", "text": text, "parse_data": message, "metadata": {"lang": "nb"}}
        before = [
            {"event": "user", "parse_data": before_that or {}},
            *({"event": "bot", "data": {"custom": one}} for one in said or []),
        ]
        if since:  # what the person wrote after all that was said, and got no more than a greeting for
            greeted = {"event": "bot", "data": {"custom": {"response": "utter_greet"}}}
            before += [{"event": "user", "text": since}, greeted]
        tracker = Tracker("s:1", slots or {}, message, [*before, user], False, None, {}, "action_listen")
        dispatcher = CollectingDispatcher()
        events = action.run(dispatcher, tracker, {})
        if hasattr(events, "__await__"):
            events = await events
        return Outcome(dispatcher, events)

    return run_action


def named(value: str, start: int = 0, end: int = 0, entity: str = "occupation") -> dict[str, Any]:
    """An entity as the extractor writes it."""
    return {"entity": entity, "value": value, "start": start, "end": end}
