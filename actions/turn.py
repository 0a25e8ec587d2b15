"""What an action needs to know of the turn it runs in."""

from dataclasses import dataclass
from typing import Any

from rasa_sdk import Tracker

LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class CitizenTurn:
    """The citizen's words or button, and what was read in them."""

    text: str
    intent: str
    confidence: float
    ranking: list[dict[str, Any]]
    entities: list[dict[str, Any]]
    is_button: bool
    lang: str
    safety: dict[str, str] | None

    def entity(self, name: str) -> str | None:
        """Return the first value of an entity, None when it isn't there."""
        values = self.entity_values(name)
        return values[0] if values else None

    def entity_values(self, name: str) -> list[str]:
        """Return an entity's values in the order of the text, each once."""
        return list(dict.fromkeys(str(e["value"]) for e in self.entities if e.get("entity") == name and e.get("value")))

    def is_little_more_than(self, name: str) -> bool:
        """Return whether the text is a named entity and at most two short words beside it ("sykepleier da?")."""
        spans = [(e["start"], e["end"]) for e in self.entities if e.get("entity") == name and "start" in e]
        rest = self.text
        for start, end in sorted(spans, reverse=True):
            rest = rest[:start] + rest[end:]
        return bool(spans) and len(rest.split()) <= 2 and len(rest.strip()) <= 12


def read_turn(tracker: Tracker) -> CitizenTurn:
    """Return the latest turn of a tracker."""
    message = tracker.latest_message or {}
    intent = message.get("intent") or {}
    metadata: dict[str, Any] = {}
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            metadata = event.get("metadata") or {}
            break
    lang = metadata.get("lang")
    return CitizenTurn(
        text=message.get("text") or "",
        intent=intent.get("name") or "nlu_fallback",
        confidence=float(intent.get("confidence") or 0.0),
        ranking=message.get("intent_ranking") or [],
        entities=message.get("entities") or [],
        is_button=bool(message.get("payload")),
        lang=lang if lang in LANGUAGES else "nb",
        safety=message.get("safety"),
    )


def intents_before(tracker: Tracker, number: int) -> list[str]:
    """Return the intents of up to `number` turns before the latest, the latest of them first."""
    said = [event for event in tracker.events if event.get("event") == "user"]
    return [((event.get("parse_data") or {}).get("intent") or {}).get("name") or "" for event in said[-2::-1]][:number]
