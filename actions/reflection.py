"""The chat's face of an interest reflection: the service holds its state, here it is asked and told."""

from collections.abc import Mapping
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.looking_up import Events
from actions.service_client import send
from actions.speech import say

SLOT = "reflection"
VALUES = ("stability", "helping", "freedom", "pay", "outdoors", "people", "hours")
SHOWN = 3  # occupations to explore


def reflection_of(tracker: Tracker) -> dict[str, Any] | None:
    """Return {id, step, item, paused} of the reflection under way, None when there is none."""
    found = tracker.get_slot(SLOT)
    return dict(found) if isinstance(found, Mapping) and found.get("id") else None


def kept(reflection: Mapping[str, Any], **changed: Any) -> Events:
    """Return the event that keeps where a reflection is."""
    return [SlotSet(SLOT, {**reflection, **changed})]


def conversation_of(tracker: Tracker) -> str:
    """Return the conversation's id: the sender is `conversation:epoch`."""
    return str(tracker.sender_id).split(":")[0]


async def ask_item(dispatcher: CollectingDispatcher, reflection: Mapping[str, Any], view: Mapping[str, Any]) -> Events:
    """Ask the item in turn, or go on to the person's own words when all are answered."""
    following = view["next"]
    if following is None:
        say(dispatcher, "utter_reflection_words")
        return kept(reflection, step="words", item=None)
    said = {"item": in_a_sentence(following["text"]), "n": view["n_asked"] + 1, "total": view["n_total"]}
    first = view["n_asked"] == 0
    say(dispatcher, "utter_reflection_first_item" if first else "utter_reflection_item", slots=said)
    return kept(reflection, step="items", item=following["item_id"])


def in_a_sentence(text: str) -> str:
    """Return an activity as it stands after "å"."""
    return text[:1].lower() + text[1:]


async def ask_again(dispatcher: CollectingDispatcher, reflection: Mapping[str, Any]) -> Events:
    """Ask what the reflection waits for. Raises ServiceAway."""
    step = reflection.get("step")
    if step == "items":
        return await ask_item(dispatcher, reflection, await send("GET", f"/sessions/{reflection['id']}"))
    key = {
        "words": "utter_reflection_words",
        "agree": "utter_reflection_agree_again",
        "value": "utter_reflection_value",
    }
    say(dispatcher, key.get(str(step), "utter_reflection_limits"))
    return []


async def show_result(dispatcher: CollectingDispatcher, reflection: Mapping[str, Any], lang: str) -> Events:
    """Show what came out: in words, occupations, a question and a small step. Raises ServiceAway."""
    result = await send("GET", f"/sessions/{reflection['id']}/result?lang={lang}")
    say(dispatcher, "utter_reflection_result", slots={"words": " ".join(result["in_words"][:2])})
    cards = [
        {"id": one["id"], "passage": " · ".join(reason["text"] for reason in one["for"][:2]) or None}
        for one in result["occupations"][:SHOWN]
    ]
    say(
        dispatcher,
        "utter_reflection_occupations_flat" if result["flat"] else "utter_reflection_occupations",
        cards=cards,
    )
    step = " ".join(result["steps"])
    if result["question"] and not result["flat"]:
        say(dispatcher, "utter_reflection_next", slots={"question": result["question"], "step": step})
    else:
        say(dispatcher, "utter_reflection_next_step", slots={"step": step})
    return kept(reflection, step="done", item=None, paused=False)
