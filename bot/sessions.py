"""Keeps long conversations fast: Rasa replays all events of a session several times in each turn.

Measured with one conversation of 48 turns, the cost of a turn beside the NLU grew from 20 to 50 ms. Rasa
loads only what came after the last `session_started`, so a session ends after a few turns, outside forms,
and the next begins with the slots as they are.
"""

from rasa.core.processor import MessageProcessor
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import ActionExecuted, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_OF_A_SESSION = 6


async def tracker_of(processor: MessageProcessor, sender: str, turn_id: str) -> DialogueStateTracker:
    """Return the sender's tracker: its last session, or all of it when this turn was answered in an earlier one."""
    tracker = await processor.get_tracker(sender)
    if not tracker.events:
        return tracker
    knows_turn = getattr(processor.tracker_store, "knows_turn", None)
    in_session = any(
        event.metadata.get("turn_id") == turn_id for event in tracker.events if isinstance(event, UserUttered)
    )
    if not in_session and knows_turn is not None and knows_turn(sender, turn_id):
        return await processor.tracker_store.retrieve_full_tracker(sender) or tracker
    return tracker


def needs_new_session(tracker: DialogueStateTracker) -> bool:
    """Return whether the session has had its turns; a form is never cut."""
    if tracker.active_loop_name is not None:
        return False
    return sum(isinstance(event, UserUttered) for event in tracker.events) >= TURNS_OF_A_SESSION


async def new_session(processor: MessageProcessor, tracker: DialogueStateTracker) -> DialogueStateTracker:
    """Begin a session with the slots as they are, save it, and return the short tracker."""
    slots = {name: value for name, value in tracker.current_slot_values().items() if value is not None}
    begun = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    begun += [SlotSet(name, value) for name, value in slots.items()]
    tracker.update_with_events([*begun, ActionExecuted(ACTION_LISTEN_NAME)], processor.domain)
    await processor.save_tracker(tracker)
    return await processor.get_tracker(tracker.sender_id)
