"""One turn as the service sees it: read out of a tracker's events, so that asking twice gives the same answer."""

from collections.abc import Sequence
from typing import Any

from rasa.shared.core.constants import (
    ACTION_DEACTIVATE_LOOP_NAME,
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
)
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.reading import ranking_of
from bot.references import OCCUPATION_QUESTIONS, Context
from bot.reflections import is_under_way

CARRIED_SLOTS = (
    *("occupation", "pending_question", "offer", "misses", "shown_occupations", "interest", "dislikes", "topic"),
    *("callback_ordered", "reflection", "roles", "asked"),
)
REMEMBERED_TURNS = 4
SILENT_ACTIONS = (ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, ACTION_DEACTIVATE_LOOP_NAME)
# The directive that these intents must lead to, whatever becomes of the action server.
NEVER_LOST = {"crisis": "crisis", "request_human": "handoff"}


def find_turn(tracker: DialogueStateTracker, turn_id: str) -> int | None:
    """Return the index of the user event with this turn id among the tracker's events, None when it isn't there."""
    for index in range(len(tracker.events) - 1, -1, -1):
        event = tracker.events[index]
        if isinstance(event, UserUttered) and event.metadata.get("turn_id") == turn_id:
            return index
    return None


def reply_of(tracker: DialogueStateTracker, index: int, model_id: str | None) -> dict[str, Any]:
    """Return the channel's answer to the turn that begins with the user event at `index`."""
    user = tracker.events[index]
    events: list[Event] = []
    for event in list(tracker.events)[index + 1 :]:
        if isinstance(event, UserUttered):
            break
        events.append(event)
    error = failure_in(events)
    said = _said_in(events)
    intent = user.intent or {}
    messages, directives = separated(said)
    must = NEVER_LOST.get(str(intent.get("name")))
    if must is not None and must not in [directive["type"] for directive in directives]:
        own_messages, own_directives = separated(without_action(must, (user.parse_data or {}).get("safety") or {}))
        messages, directives = own_messages + messages, own_directives + directives
    return {
        "turn_id": user.metadata.get("turn_id"),
        "model_id": model_id,
        "messages": messages,
        "directives": directives,
        "slots": {name: tracker.get_slot(name) for name in CARRIED_SLOTS},
        "active_loop": tracker.active_loop_name,
        "intent": {
            "name": intent.get("name"),
            "confidence": intent.get("confidence"),
            "ranking": ranking_of(user.parse_data or {}),
            "read": (user.parse_data or {}).get("read"),  # {name, confidence} before the conversation's context
        },
        "error": error,
    }


def context_of(tracker: DialogueStateTracker, leads_to: Sequence[str] = ()) -> Context:
    """Return what the next text may point back to: cards and questions of the last few turns, and slots.

    `leads_to` are the occupations that the answer shown last leads to.
    """
    cards: list[str] = []
    shown: list[str] = []
    question: str | None = None
    callback_talk = False
    turns = 0
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            cards = cards or shown
            shown = []
            name = str((event.intent or {}).get("name"))
            if turns == 0 and name in OCCUPATION_QUESTIONS:
                question = name
            turns += 1
            if turns == REMEMBERED_TURNS:
                break
        elif isinstance(event, BotUttered):
            said = event.data.get("custom") or {}
            callback_talk = callback_talk or str(said.get("response")).startswith("utter_callback")
            shown = [*_occupations_in(said), *shown]
    return Context(
        cards=cards,
        leads_to=leads_to,
        question=tracker.get_slot("pending_question") or question,
        interest=tracker.get_slot("interest"),
        asked_interest=tracker.get_slot("offer") == "interest",
        callback_talk=callback_talk,
        callback_ordered=bool(tracker.get_slot("callback_ordered")),
        in_callback_form=tracker.active_loop_name == "callback_form",
    )


def _occupations_in(said: dict[str, Any]) -> list[str]:
    """Return the ids of the occupations that a message shows as cards, or else tells about."""
    cards = [card["id"] if isinstance(card, dict) else card for card in said.get("cards") or []]
    kind, _, rest = str(said.get("response")).partition("/")
    return cards or ([rest.partition("/")[0]] if kind == "occupation" else [])


def responses_of(tracker: DialogueStateTracker, turns: int) -> list[str]:
    """Return the keys of what the bot said in the last few turns, in order."""
    events = list(tracker.events)
    starts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    return responses_since(tracker, starts[-turns:][0]) if starts else []


def what_becomes_of(reflection: Any, tracker: DialogueStateTracker, begun: int) -> str | None:
    """Return what a turn makes of a reflection under way: it "goes on" after a question in its middle, or "pauses".

    None when the turn was a move of the reflection itself, or none is under way, or a person was asked for.
    """
    if not is_under_way(reflection) or tracker.active_loop_name:
        return None
    _, directives = separated(_said_in(list(tracker.events)[begun:]))
    kinds = {directive["type"] for directive in directives}
    intent = str((tracker.latest_message.intent or {}).get("name")) if tracker.latest_message else ""
    if any(directive == {"type": "crisis", "kind": "unsure"} for directive in directives):
        return "goes on"
    if "crisis" in kinds or intent == "crisis":
        return "pauses"
    if kinds & {"handoff", "language"} or intent in ("reflect", "start_reflection", "request_human", "start"):
        return None
    return "goes on"


def offered_in(tracker: DialogueStateTracker, turns: int) -> list[str]:
    """Return the answers on buttons that actions put under what was said in the last few turns."""
    offered: list[str] = []
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            turns -= 1
            if turns == 0:
                break
        elif isinstance(event, BotUttered):
            buttons = (event.data.get("custom") or {}).get("buttons") or []
            offered += [str(one["entities"]["answer"]) for one in buttons if "answer" in (one.get("entities") or {})]
    return offered


def responses_since(tracker: DialogueStateTracker, index: int) -> list[str]:
    """Return the keys of what the bot said from the event at `index` on."""
    messages, _ = separated(_said_in(list(tracker.events)[index:]))
    return [str(message["response"]) for message in messages]


def _said_in(events: Sequence[Event]) -> list[dict[str, Any]]:
    return [event.data.get("custom") or _named_by(event) for event in events if isinstance(event, BotUttered)]


def _named_by(event: BotUttered) -> dict[str, Any]:
    """Return the response key of a message whose text came from an NLG endpoint, as under `rasa run`."""
    key = (event.metadata or {}).get("utter_action")
    return {"response": key} if key else {}


def separated(said: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return (messages, directives) out of what actions and responses uttered."""
    messages = [
        {
            "response": one["response"],
            "slots": one.get("slots") or {},
            "cards": one.get("cards") or [],
            "buttons": one.get("buttons") or [],
        }
        for one in said
        if one.get("response")
    ]
    return messages, [one["directive"] for one in said if one.get("directive")]


def without_action(directive: str, safety: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what the action of a NEVER_LOST intent would have said of a danger {kind, about_other}."""
    if directive == "handoff":
        return [{"directive": {"type": "handoff", "reason": "asked"}}]
    kind = safety.get("kind") or "crisis"
    card = "utter_crisis_other" if safety.get("about_other") else "utter_crisis"
    response = "utter_violence" if kind == "violence" else card
    return [{"response": response, "directive": {"type": "crisis", "kind": kind}}]


def failure_in(events: Sequence[Event]) -> str | None:
    """Return why a turn failed, None when it didn't.

    Rasa 3.6.21 swallows an action's error: it logs the action as executed, with no event of its own. All our
    actions utter, set a slot or change the loop, so an action with nothing after it has failed.
    """
    executed = [event for event in events if isinstance(event, ActionExecuted | ActionExecutionRejected)]
    if not any(isinstance(e, ActionExecuted) and e.action_name != ACTION_LISTEN_NAME for e in executed):
        return "no_action"
    pending: str | None = None
    for event in events:
        if isinstance(event, ActionExecuted):
            if pending is not None:
                return f"action_failed:{pending}"
            pending = event.action_name if event.action_name not in SILENT_ACTIONS else None
        elif isinstance(event, BotUttered | SlotSet | ActiveLoop):
            pending = None
    if pending is not None:
        return f"action_failed:{pending}"
    if not any(isinstance(event, BotUttered) for event in events):
        return "nothing_said"
    return None
