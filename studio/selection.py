"""Why a citizen's utterance wants a look, read out of what happened around it. Pure."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from conversations.care import MAYBE_MEANT
from conversations.models import ConversationEvent, Message, Turn
from conversations.transitions import Event, State
from studio.schemas.inbox import Reason

FALLBACK = "nlu_fallback"
SURE = 0.75  # confidence from which on a reading isn't doubted
CLEAR = 0.15  # distance to the second best from which on it isn't either
NEAR_CRISIS = 0.1  # share of `crisis` that makes another reading doubtful: a danger overlooked costs most
ONE_IN = 10
MISSED = MAYBE_MEANT | {"utter_not_understood_offer_human"}
TURNS_AFTER_A_MISS = 2
LINES_BEFORE = 4
# What answers these is a number or a time, no question.
CALLBACK_QUESTIONS = {
    *("utter_ask_phone_number", "utter_ask_callback_time", "utter_invalid_phone_number"),
    *("utter_invalid_callback_time", "utter_callback_when", "utter_callback_new_number"),
}
NEVER = {"reflect", "change_callback", "start"}  # moves of a reflection or a call-back: nothing to train


@dataclass
class Course:
    """A conversation's course: messages by number, turns in order, events in order, thumbs by message number."""

    messages: dict[int, Message] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    events: list[ConversationEvent] = field(default_factory=list)
    thumbs: dict[int, int] = field(default_factory=dict)

    def answers(self, seq: int) -> list[Message]:
        """Return what the bot answered message `seq` with."""
        return [one for one in self.messages.values() if one.author == "bot" and one.in_reply_to == seq]

    def with_the_bot(self, message: Message) -> bool:
        """Whether the bot had the conversation when a message was written; what follows is between two people."""
        before = [event for event in self.events if event.at <= message.created_at]
        return not before or before[-1].to_state == State.BOT


def reason_of(turn: Turn, course: Course) -> Reason | None:
    """Return why a finished turn is collected, None when it isn't."""
    if not is_question(turn, course):
        return None
    if any(course.thumbs.get(answer.seq) == -1 for answer in course.answers(turn.seq)):
        return "thumbs_down"
    if turn.id in {one.id for event in course.events for one in led_to(event, course)}:
        return "handoff"
    if turn.intent == FALLBACK:
        return "fallback"
    if is_unsure(turn):
        return "unsure"
    return "random" if is_drawn(turn.id) else None


def is_question(turn: Turn, course: Course) -> bool:
    """Whether a turn is something a citizen wrote to the bot and the bot read: no button, no phone number, no time."""
    message = course.messages.get(turn.seq)
    if turn.state != "done" or turn.payload is not None or turn.intent is None or turn.intent in NEVER:
        return False
    if message is None or message.author != "citizen" or not message.text.strip():
        return False
    said = [
        one
        for one in course.messages.values()
        if one.author == "bot" and (one.in_reply_to or one.seq) < turn.seq and one.response is not None
    ]
    return not said or said[-1].response not in CALLBACK_QUESTIONS


def is_unsure(turn: Turn) -> bool:
    """Whether the model itself doubted its reading, or a danger was not far away."""
    guesses = guesses_of(turn)
    if turn.confidence is None or turn.confidence < SURE:
        return True
    if len(guesses) > 1 and guesses[0]["confidence"] - guesses[1]["confidence"] < CLEAR:
        return True
    return turn.intent != "crisis" and any(
        one["intent"] == "crisis" and one["confidence"] >= NEAR_CRISIS for one in guesses
    )


def is_drawn(turn_id: str) -> bool:
    """Whether a turn is one of the one in ten: the same answer in every process, and nothing to do with its words."""
    return int.from_bytes(hashlib.sha256(turn_id.encode()).digest()[:8]) % ONE_IN == 0


def led_to(event: ConversationEvent, course: Course) -> list[Turn]:
    """Return the turns that led to a person being asked for: a miss among the last two, and what came after it."""
    if event.event != Event.REQUEST_HUMAN:
        return []
    before = [
        turn
        for turn in course.turns
        if turn.state == "done" and turn.created_at <= event.at and turn.intent != "request_human"
    ][-TURNS_AFTER_A_MISS:]
    for place, turn in enumerate(before):
        if turn.intent == FALLBACK or MISSED & {str(answer.response) for answer in course.answers(turn.seq)}:
            return before[place:]
    return []


def guesses_of(turn: Turn) -> list[dict[str, Any]]:
    """Return the five best real intents as {intent, confidence}, the best first."""
    found = [
        {"intent": str(one.get("intent") or one.get("name")), "confidence": float(one.get("confidence") or 0.0)}
        for one in turn.ranking or []
    ]
    return [one for one in found if one["intent"] not in (FALLBACK, "None")][:5]


def predicted(turn: Turn) -> str | None:
    """Return what the bot thought; for what it didn't dare to act on, its best guess."""
    if turn.intent != FALLBACK:
        return turn.intent
    guesses = guesses_of(turn)
    return str(guesses[0]["intent"]) if guesses else None


def surroundings(turn: Turn, course: Course) -> list[Mapping[str, Any]]:
    """Return the lines around an utterance as {author, text, here}: some before, and what answered it.

    Only what citizen and bot said to each other: nothing of a counsellor's, and nothing said to one.
    """
    ours = [
        one
        for one in course.messages.values()
        if one.author in ("citizen", "bot") and one.text.strip() and course.with_the_bot(one)
    ]
    before = [one for one in ours if one.seq < turn.seq and one.in_reply_to != turn.seq]
    lines = [_line(one) for one in before[-LINES_BEFORE:]]
    return [*lines, _line(course.messages[turn.seq], here=True), *map(_line, course.answers(turn.seq))]


def courses(
    messages: Sequence[Message],
    turns: Sequence[Turn],
    events: Sequence[ConversationEvent],
    thumbs: Sequence[tuple[str, int, int]],
) -> dict[str, Course]:
    """Return conversations by id out of their rows, each kind in order; thumbs are (conversation, number, value)."""
    found: dict[str, Course] = {}
    for message in messages:
        found.setdefault(message.conversation_id, Course()).messages[message.seq] = message
    for turn in turns:
        found.setdefault(turn.conversation_id, Course()).turns.append(turn)
    for event in events:
        found.setdefault(event.conversation_id, Course()).events.append(event)
    for conversation_id, seq, value in thumbs:
        found.setdefault(conversation_id, Course()).thumbs[seq] = value
    return found


def _line(message: Message, here: bool = False) -> Mapping[str, Any]:
    return {"author": message.author, "text": message.text, "here": here}
