"""How actions speak: keys of content and directives to the service, never wording."""

from collections.abc import Sequence
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

Button = dict[str, Any]


def say(
    dispatcher: CollectingDispatcher,
    response: str,
    *,
    slots: dict[str, Any] | None = None,
    cards: Sequence[Any] = (),
    buttons: Sequence[Button] = (),
) -> None:
    """Name a response of the content; cards are occupation ids, or {id, passage}."""
    dispatcher.utter_message(
        json_message={
            "response": response,
            "slots": slots or {},
            "cards": list(cards),
            "buttons": list(buttons),
        }
    )


def direct(dispatcher: CollectingDispatcher, what: str, /, **details: str) -> None:
    """Ask the service to do something: handoff, callback, crisis or language."""
    dispatcher.utter_message(json_message={"directive": {"type": what, **details}})


def button(intent: str, /, **entities: str) -> Button:
    """Return a button; its title is the intent's label, or for show_answer the answer's question."""
    return {"intent": intent, "entities": entities} if entities else {"intent": intent}


def card(result: dict[str, Any]) -> dict[str, Any]:
    """Return the card of a search result, with the passage that matched."""
    passage = (result.get("passage") or {}).get("text")
    return {"id": result["id"], "passage": passage} if passage else {"id": result["id"]}
