"""Makes one move in a reflection: answers, corrects, passes over, pauses, tells, wishes, agrees."""

from collections.abc import Awaitable, Callable
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.action_crisis import show_card
from actions.looking_up import Events, LookingUpAction
from actions.reflection import (
    VALUES,
    ask_again,
    ask_item,
    kept,
    reflection_of,
    show_result,
)
from actions.service_client import send
from actions.speech import Button, button, say
from actions.turn import CitizenTurn

Reflection = dict[str, Any]


class ActionReflect(LookingUpAction):
    """The bot's channel or a button says which move; the service does it, and the next thing is asked."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_reflect"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Make the move."""
        reflection = reflection_of(tracker)
        named = turn.entity("move") or ""
        if reflection is None or named not in MOVES:
            say(dispatcher, "utter_reflection_none", buttons=[button("start_reflection")])
            return []
        return await MOVES[named](dispatcher, reflection, turn)


async def _answer(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    item = reflection.get("item")
    if not item:
        return await ask_again(dispatcher, reflection)
    return await _take(dispatcher, reflection, str(item), _as_answer(turn.entity("said") or turn.text))


def _as_answer(said: str) -> dict[str, Any]:
    """Return what was said as the service takes it: a value from 1 to 5, else words."""
    return {"value": int(said)} if said in ("1", "2", "3", "4", "5") else {"text": said}


def _stop(dispatcher: CollectingDispatcher, reflection: Reflection, safety: dict[str, Any]) -> Events:
    """Show whom to call, and pause the reflection."""
    show_card(dispatcher, safety)
    return kept(reflection, paused=True)


async def _take(dispatcher: CollectingDispatcher, reflection: Reflection, item: str, body: dict[str, Any]) -> Events:
    taken = await send("PUT", f"/sessions/{reflection['id']}/answers/{item}", body)
    if taken["safety"] is not None:
        return _stop(dispatcher, reflection, taken["safety"])
    if not taken["understood"]:
        again = taken["next"] is not None and taken["next"]["item_id"] == item
        say(dispatcher, "utter_reflection_not_read" if again else "utter_reflection_passed_over")
    return await ask_item(dispatcher, reflection, taken)


async def _skip(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    step = reflection.get("step")
    if step == "items":
        return await _take(dispatcher, reflection, str(reflection["item"]), {"value": None})
    if step in ("words", "agree"):
        await send("PUT", f"/sessions/{reflection['id']}/words", {"text": ""})
        return _ask_value(dispatcher, reflection)
    if step == "value":
        return _ask_limits(dispatcher, reflection)
    return await show_result(dispatcher, reflection, turn.lang)


async def _correct(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    """Change the latest answer to what was said, or ask it anew when nothing of use was."""
    view = await send("GET", f"/sessions/{reflection['id']}")
    if not view["answers"]:
        return await ask_again(dispatcher, reflection)
    latest = view["answers"][-1]
    said = turn.entity("said")
    if said:
        path = f"/sessions/{reflection['id']}/answers/{latest['item_id']}"
        taken = await send("PUT", path, _as_answer(said))
        if taken["understood"] and taken["value"] is not None:
            say(dispatcher, f"utter_reflection_corrected_{taken['value']}", slots={"item": latest["text"]})
            return await ask_again(dispatcher, reflection)
    return await _undo(dispatcher, reflection, turn)


async def _undo(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    view = await send("POST", f"/sessions/{reflection['id']}/undo", {})
    return await ask_item(dispatcher, reflection, view)


async def _pause(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    say(dispatcher, "utter_reflection_paused")
    return kept(reflection, paused=True)


async def _resume(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    if reflection.get("step") == "done":
        return await show_result(dispatcher, reflection, turn.lang)
    await send("POST", f"/sessions/{reflection['id']}/resume", {})
    return [*kept(reflection, paused=False), *await ask_again(dispatcher, {**reflection, "paused": False})]


async def _restart(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    view = await send("POST", f"/sessions/{reflection['id']}/restart", {})
    return await ask_item(dispatcher, {**reflection, "paused": False}, view)


async def _progress(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    view = await send("GET", f"/sessions/{reflection['id']}")
    left = max(0, view["n_total"] - view["n_asked"])
    say(dispatcher, "utter_reflection_progress", slots={"left": left})
    return await ask_again(dispatcher, reflection)


async def _meaning(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    say(dispatcher, "utter_reflection_meaning")
    return await ask_again(dispatcher, reflection)


async def _tell(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    """Read an experience back, or go on kindly when it tells of no interest."""
    text = turn.entity("said") or turn.text
    read = await send("PUT", f"/sessions/{reflection['id']}/words", {"text": text})
    if read["safety"] is not None:
        return _stop(dispatcher, reflection, read["safety"])
    if not read["types"]:
        say(dispatcher, "utter_reflection_words_nothing")
        return _ask_value(dispatcher, reflection)
    say(dispatcher, "utter_reflection_agree", slots={"interests": read["in_words"]})
    return kept(reflection, step="agree", words=text)


async def _agree(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    body = {"text": reflection.get("words") or "", "accepted": True}
    await send("PUT", f"/sessions/{reflection['id']}/words", body)
    return _ask_value(dispatcher, reflection)


async def _disagree(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    await send("PUT", f"/sessions/{reflection['id']}/words", {"text": ""})
    say(dispatcher, "utter_reflection_not_agreed")
    return _ask_value(dispatcher, reflection)


def _ask_value(dispatcher: CollectingDispatcher, reflection: Reflection) -> Events:
    say(dispatcher, "utter_reflection_value")
    return kept(reflection, step="value", words=None)


def _ask_limits(dispatcher: CollectingDispatcher, reflection: Reflection) -> Events:
    say(dispatcher, "utter_reflection_limits")
    return kept(reflection, step="limits")


async def _wish(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    """Keep a value (a button, or words), then limits and dislikes in the person's own words."""
    said = turn.entity("said") or turn.text
    known = (await send("GET", f"/sessions/{reflection['id']}"))["wants"]
    added = {"values": [said]} if said in VALUES else {"text": said}
    wants = {**known, **added, "values": list(dict.fromkeys([*known["values"], *added.get("values", [])]))}
    taken = await send("PUT", f"/sessions/{reflection['id']}/wants", wants)
    if taken["safety"] is not None:
        return _stop(dispatcher, reflection, taken["safety"])
    if reflection.get("step") == "value":
        return _ask_limits(dispatcher, reflection)
    return await show_result(dispatcher, reflection, turn.lang)


async def _finish(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    return await show_result(dispatcher, reflection, turn.lang)


async def _consent(dispatcher: CollectingDispatcher, reflection: Reflection, turn: CitizenTurn) -> Events:
    """Let a counsellor see the result, or take that back, and say so."""
    given = turn.entity("said") != "no"
    await send("PUT", f"/sessions/{reflection['id']}/consent", {"consent": given})
    offers: list[Button] = [button("request_human")] if given else []
    say(dispatcher, "utter_reflection_consent" if given else "utter_reflection_no_consent", buttons=offers)
    return []


MOVES: dict[str, Callable[[CollectingDispatcher, Reflection, CitizenTurn], Awaitable[Events]]] = {
    "answer": _answer,
    "skip": _skip,
    "correct": _correct,
    "undo": _undo,
    "pause": _pause,
    "resume": _resume,
    "restart": _restart,
    "progress": _progress,
    "meaning": _meaning,
    "tell": _tell,
    "agree": _agree,
    "disagree": _disagree,
    "wish": _wish,
    "finish": _finish,
    "consent": _consent,
}
