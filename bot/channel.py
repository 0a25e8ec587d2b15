"""The only way into Rasa: one turn in, the bot's words and directives out, the same again for the same turn id."""

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, InputChannel, UserMessage
from rasa.core.lock_store import LockError
from rasa.core.policies.policy import PolicyPrediction
from rasa.core.processor import MessageProcessor
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.core.constants import ACTION_LISTEN_NAME, DEFAULT_INTENTS
from rasa.shared.core.events import ActionExecuted, ActiveLoop, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker
from sanic import Blueprint
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json

from bot.follow_ups import FollowUps, asked_after, is_left_open
from bot.health import health_of, turns_under_way
from bot.loaded_model import parse_with
from bot.reader import checked_texts
from bot.reading import heard_in, meant_in, readable, reading_of, with_closing
from bot.references import read_in_context
from bot.reflections import is_under_way, read_in_reflection
from bot.sessions import needs_new_session, new_session, tracker_of
from bot.turn import (
    CARRIED_SLOTS,
    REMEMBERED_TURNS,
    context_of,
    find_turn,
    offered_in,
    reply_of,
    responses_of,
    responses_since,
    what_becomes_of,
)
from language.corrections import after_stop
from language.roles import roles_after

logger = logging.getLogger(__name__)

TURN_SECONDS = 8.0  # within the service's budget of 10 s for a turn, above the actions' 3 s
LOCK_SECONDS = 30.0
LOCK_POLL_SECONDS = 0.02
LONGEST_TEXT = 4000
FOLLOW_UPS = Path(__file__).resolve().parent / "follow_ups.json"
SENDER = re.compile(r"[\w:.\-]{1,200}")
# Never to be named by a payload: Rasa's own commands.
FORBIDDEN_INTENTS = frozenset(DEFAULT_INTENTS) | {DEFAULT_NLU_FALLBACK_INTENT_NAME}


class TurnRefused(Exception):
    """The request can't be a turn; the message says why."""


class VeiviserInput(InputChannel):
    """POST …/turn, POST …/parse and GET …/health."""

    def __init__(self) -> None:
        # One thread: the encoder works one text at a time, and the event loop stays free meanwhile.
        self._reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="nlu")
        self._follow_ups = FollowUps.read(FOLLOW_UPS)

    @classmethod
    def name(cls) -> str:
        """Return the path below /webhooks."""
        return "veiviser"

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """Return the routes."""
        routes = Blueprint("veiviser_webhook", "veiviser_webhook")

        @routes.get("/health")
        async def health(request: Request) -> HTTPResponse:
            found = await health_of(getattr(request.app.ctx, "agent", None))
            return json(found, 503 if found["status"] == "starting" else 200)

        @routes.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return json({"error": "not_ready"}, 503)
            try:
                asked = read_request(request.json, agent)
            except (TurnRefused, AttributeError, TypeError) as error:
                return json({"error": f"refused: {error}"}, 400)
            try:
                with turns_under_way:
                    return json(await asyncio.wait_for(self.take_turn(agent, asked), TURN_SECONDS))
            except asyncio.TimeoutError:  # noqa: UP041  (another class before Python 3.11)
                return json({"turn_id": asked["turn_id"], "error": "timeout"}, 503)
            except LockError:
                return json({"turn_id": asked["turn_id"], "error": "locked"}, 503)
            except Exception as error:
                logger.exception("A turn failed (%s).", type(error).__name__)
                return json({"turn_id": asked["turn_id"], "error": type(error).__name__}, 503)

        @routes.post("/parse")
        async def parse(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return json({"error": "not_ready"}, 503)
            try:
                texts = checked_texts(request.json)
            except (ValueError, SanicException) as error:
                return json({"error": f"refused: {error}"}, 400)
            readings = [await self._read(agent.processor, text) for text in texts]
            return json({"model_id": agent.processor.model_metadata.model_id, "readings": readings})

        return routes

    async def _read(self, processor: MessageProcessor, text: str) -> dict[str, Any]:
        """Return how a text would be read at the start of a conversation; turns come in between."""
        metadata = processor.model_metadata
        running = asyncio.get_running_loop().run_in_executor(
            self._reading, parse_with, processor.graph_runner, metadata, [meant_in(text)]
        )
        (parsed,) = await running
        return reading_of(text, parsed)

    async def take_turn(self, agent: Agent, asked: dict[str, Any]) -> dict[str, Any]:
        """Answer one turn under the sender's lock; a turn that was answered before is read from the tracker.

        This is `MessageProcessor.handle_message` of Rasa 3.6.21 with these differences: the tracker is read
        once and saved once, at the end; the same turn is never handled twice; the text is read in a thread
        while the tracker is fetched; and long conversations are cut into sessions. `agent.handle_message`
        would take the same lock again and wait for itself.
        """
        processor = agent.processor
        parsing = asyncio.ensure_future(self._parse(processor, asked))
        try:
            async with agent.lock_store.lock(asked["sender"], LOCK_SECONDS, LOCK_POLL_SECONDS):
                tracker = await tracker_of(processor, asked["sender"], asked["turn_id"])
                index = find_turn(tracker, asked["turn_id"])
                if index is None:
                    tracker = await self._handle(processor, tracker, asked, await parsing)
                    index = find_turn(tracker, asked["turn_id"])
                    assert index is not None, "the turn was just handled"
                return reply_of(tracker, index, processor.model_metadata.model_id)
        finally:
            parsing.cancel()

    async def _handle(
        self,
        processor: MessageProcessor,
        tracker: DialogueStateTracker,
        asked: dict[str, Any],
        parsed: dict[str, Any],
    ) -> DialogueStateTracker:
        """Run one turn on a tracker, save it once, and return it."""
        output = CollectingOutputChannel()
        is_new = not tracker.events
        await processor._update_tracker_session(tracker, output)
        if is_new:
            tracker.update_with_events([SlotSet(*slot) for slot in asked["slots"].items()], processor.domain)
        elif needs_new_session(tracker):
            tracker = await new_session(processor, tracker)
        parsed = await self._stopped(processor, tracker, asked, parsed)
        if not parsed.get("payload"):
            answered = bool(responses_of(tracker, 1))
            parsed |= heard_in(parsed["text"], str(parsed.get("whole_text") or parsed["text"]), answered)
            roles = roles_after(tracker.get_slot("roles") or [], parsed["text"])
            tracker.update_with_events([SlotSet("roles", roles or None)], processor.domain)
        shown = self._follow_ups.answers_in(responses_of(tracker, REMEMBERED_TURNS))
        reflecting = tracker.active_loop_name is None and tracker.get_slot("reflection")
        parsed = read_in_reflection(parsed, reflecting or None)
        if parsed["intent"].get("name") != "reflect":
            parsed = read_in_context(parsed, context_of(tracker, self._follow_ups.leads_to(shown)))
        if tracker.active_loop_name is None and parsed["intent"].get("name") != "reflect":
            parsed = with_closing(self._follow_ups.read_in_topic(parsed, tracker.get_slot("topic"), shown))
        parsed["shown"] = shown
        parsed["offered"] = [*self._follow_ups.offered(shown), *offered_in(tracker, REMEMBERED_TURNS)]
        begun = len(tracker.events)
        message = UserMessage(
            text=parsed["text"],
            output_channel=output,
            sender_id=asked["sender"],
            parse_data=parsed,
            input_channel=self.name(),
            message_id=asked["turn_id"],
            metadata={"turn_id": asked["turn_id"], "lang": asked["lang"]},
        )
        await processor._handle_message_with_tracker(message, tracker)
        tracker = await processor.run_action_extract_slots(output, tracker)
        await processor._run_prediction_loop(output, tracker)
        await self._go_on_reflecting(processor, tracker, output, begun)
        responses = responses_since(tracker, begun)
        topic = self._follow_ups.family_of(responses)
        if topic is not None:
            tracker.update_with_events([SlotSet("topic", topic or None)], processor.domain)
        if topic is not None or is_left_open(responses):
            before = None if parsed.get("payload") else tracker.get_slot("asked")
            tracker.update_with_events([SlotSet("asked", asked_after(before, parsed["text"]))], processor.domain)
        await processor.save_tracker(tracker)
        return tracker

    async def _stopped(
        self,
        processor: MessageProcessor,
        tracker: DialogueStateTracker,
        asked: dict[str, Any],
        parsed: dict[str, Any],
    ) -> dict[str, Any]:
        """Return what a message is about that first calls off the form or reflection under way, which then is over."""
        reflection = tracker.get_slot("reflection")
        rest = after_stop(str(parsed.get("text") or ""))
        if rest is None or parsed.get("payload") or not (tracker.active_loop_name or is_under_way(reflection)):
            return parsed
        if tracker.active_loop_name:
            over = [SlotSet(slot, None) for slot in ("requested_slot", "phone_number", "callback_time")]
            tracker.update_with_events([ActiveLoop(None), *over], processor.domain)
        else:
            tracker.update_with_events([SlotSet("reflection", {**reflection, "paused": True})], processor.domain)
        return await self._parse(processor, {**asked, "text": rest})

    async def _go_on_reflecting(
        self, processor: MessageProcessor, tracker: DialogueStateTracker, output: CollectingOutputChannel, begun: int
    ) -> None:
        """Ask again what a reflection waits for, after a question in its middle was answered; danger pauses it."""
        reflection = tracker.get_slot("reflection")
        became = what_becomes_of(reflection, tracker, begun)
        if became == "pauses":
            tracker.update_with_events([SlotSet("reflection", {**reflection, "paused": True})], processor.domain)
        elif became == "goes on":
            name = "action_reflection_ask"
            prediction = PolicyPrediction.for_action_name(processor.domain, name, "channel", 1.0)
            await processor._run_action(processor._get_action(name), tracker, output, processor.nlg, prediction)
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))

    async def _parse(self, processor: MessageProcessor, asked: dict[str, Any]) -> dict[str, Any]:
        """Return intent and entities: those of the button, or what the pipeline reads in the text."""
        payload = asked["payload"]
        if payload is not None:
            chosen = {"name": payload["intent"], "confidence": 1.0}
            return {
                "text": asked["text"],
                "intent": chosen,
                "intent_ranking": [chosen],
                "entities": [{"entity": name, "value": value} for name, value in payload["entities"].items()],
                "payload": True,
            }
        meant = meant_in(asked["text"])
        message = UserMessage(text=readable(meant), sender_id=asked["sender"])
        parse = asyncio.get_running_loop().run_in_executor(
            self._reading, processor._parse_message_with_graph, message, None, True
        )
        parsed = dict(await parse)
        # The offsets of entities are those of what was read.
        parsed["text"] = meant
        parsed["whole_text"] = asked["text"]
        parsed["read"] = dict(parsed["intent"])  # before what it points back to is put in
        parsed.pop("text_tokens", None)
        return parsed


def read_request(body: Any, agent: Agent) -> dict[str, Any]:
    """Return the checked turn {sender, turn_id, text, payload, lang, slots}. Raises TurnRefused."""
    if not isinstance(body, dict):
        raise TurnRefused("the body must be a JSON object")
    sender, turn_id = body.get("sender"), body.get("turn_id")
    if not isinstance(sender, str) or not SENDER.fullmatch(sender):
        raise TurnRefused("sender must be 1 to 200 letters, digits, or : . - _")
    if not isinstance(turn_id, str) or not 0 < len(turn_id) <= 200:
        raise TurnRefused("turn_id must be 1 to 200 characters")
    text, payload = body.get("text"), _payload_in(body.get("payload"), agent)
    if text is not None and not isinstance(text, str):
        raise TurnRefused("text must be a string")
    if payload is None and not (text or "").strip():
        raise TurnRefused("text or payload must be there")
    # Half of a surrogate pair, as a broken client may send, can neither be encoded nor stored.
    text = text.encode("utf-8", "replace").decode("utf-8") if text else text
    lang = body.get("lang")
    carried = body.get("slots") or {}
    return {
        "sender": sender,
        "turn_id": turn_id,
        "text": (text or f"[{payload['intent']}]" if payload else str(text))[:LONGEST_TEXT],
        "payload": payload,
        "lang": lang if lang in ("nb", "nn", "en") else "nb",
        "slots": {name: carried[name] for name in CARRIED_SLOTS if carried.get(name) is not None},
    }


def _payload_in(payload: Any, agent: Agent) -> dict[str, Any] | None:
    if payload is None:
        return None
    intent, entities = payload.get("intent"), payload.get("entities") or {}
    if intent in FORBIDDEN_INTENTS or intent not in agent.processor.domain.intents:
        raise TurnRefused(f"no button can mean the intent {str(intent)[:60]!r}")
    if not isinstance(entities, dict) or not all(isinstance(value, str) for value in entities.values()):
        raise TurnRefused("a payload's entities must be strings by name")
    return {"intent": intent, "entities": entities}
