"""Turns what the bot names (a response key and slots) into what a person reads, in their language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import structlog

from language.safety import SafetyFinding
from retrieval.rendering import Renderer, RenderError

log = structlog.get_logger(__name__)
CRISIS_RESPONSES = {"utter_crisis", "utter_violence", "utter_crisis_other"}


def crisis_response(finding: SafetyFinding) -> str:
    """Return the card for a finding of the safety rules."""
    if finding.kind == "violence":
        return "utter_violence"
    return "utter_crisis_other" if finding.about_other else "utter_crisis"


@dataclass(frozen=True)
class Speech:
    """One message, ready to be stored."""

    text: str
    lang: str
    response: str
    kind: str = "text"
    buttons: list[dict[str, Any]] = field(default_factory=list)
    cards: list[dict[str, Any]] = field(default_factory=list)
    links: list[dict[str, Any]] = field(default_factory=list)


class Voice:
    """The bot's and the system's words, rendered from content."""

    def __init__(self, renderer: Callable[[], Renderer]) -> None:
        self._renderer = renderer

    def say(
        self,
        response: str,
        lang: str,
        slots: dict[str, Any] | None = None,
        buttons: list[dict[str, Any]] | None = None,
        cards: list[Any] | None = None,
        kind: str = "text",
    ) -> Speech:
        """Return the message for `response`. `cards` are occupation ids or `{id, passage}`.

        Raises RenderError when the content has no such response.
        """
        renderer = self._renderer()
        rendered = renderer.render(response, slots=slots or {}, lang=lang, buttons=buttons or [])
        shown = []
        for card in cards or []:
            wanted = card if isinstance(card, dict) else {"id": card}
            try:
                made = renderer.card(wanted["id"], lang, passage=wanted.get("passage"))
            except RenderError:
                log.warning("card_unknown", occupation=wanted.get("id"))
                continue
            shown.append(dict(made))
        return Speech(
            text=rendered.text,
            lang=lang,
            response=response,
            kind="crisis" if response in CRISIS_RESPONSES else kind,
            buttons=[dict(button) for button in rendered.buttons],
            cards=shown,
            links=[dict(link) for link in rendered.links],
        )

    def say_all(self, named: list[dict[str, Any]], lang: str) -> list[Speech]:
        """Return the messages the bot named; one that the content can't render is left out and logged."""
        spoken = []
        for message in named:
            try:
                spoken.append(
                    self.say(
                        message["response"],
                        lang,
                        slots=message.get("slots"),
                        buttons=message.get("buttons"),
                        cards=message.get("cards"),
                    )
                )
            except (RenderError, KeyError) as error:
                log.error("response_not_rendered", response=message.get("response"), error=str(error))
        return spoken
