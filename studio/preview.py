"""Content as the citizen would see it, before it is published. Pure."""

import string
from typing import Any

from retrieval.content import Content
from retrieval.records import SECTIONS
from retrieval.rendering import Renderer, RenderError
from studio.errors import RecordBroken


def messages_of(content: Content, kind: str, record_id: str, lang: str) -> list[dict[str, Any]]:
    """Return the messages by which a citizen would see a record, as MessageView has them without numbers.

    A text's placeholders stand as they are written; the points of a record come after it. Raises RecordBroken when it can't be
    shown.
    """
    renderer = Renderer(content)
    try:
        if kind == "answers":
            points = [_said(one.text.get(lang), lang) for one in content.answers[record_id].points]
            return [_message(renderer, f"answer/{record_id}", {}, lang), *points]
        if kind == "utterances":
            text = content.utterances[record_id].text.get(lang)
            return [_message(renderer, record_id, {name: f"{{{name}}}" for name in placeholders(text)}, lang)]
        if kind == "occupations":
            parts = ("summary", *SECTIONS, *(point.id for point in content.occupations[record_id].points))
            shown = [_message(renderer, f"occupation/{record_id}/{part}", {}, lang) for part in parts]
            return [{**shown[0], "cards": [renderer.card(record_id, lang)]}, *shown[1:]]
    except (RenderError, ValueError, IndexError) as error:
        raise RecordBroken(f"Teksten kan ikke vises: {error}") from error
    notice = content.notices[record_id]
    return [_said(notice.text.get(lang), lang, kind="notice")]


def _message(renderer: Renderer, response: str, slots: dict[str, Any], lang: str) -> dict[str, Any]:
    made = renderer.render(response, slots, lang)
    buttons = [{"button_id": f"preview-{at}", "title": button["title"]} for at, button in enumerate(made.buttons)]
    return {**_said(made.text, lang), "buttons": buttons, "links": made.links}


def _said(text: str, lang: str, kind: str = "text") -> dict[str, Any]:
    return {"author": "bot", "text": text, "lang": lang, "kind": kind, "buttons": [], "cards": [], "links": []}


def placeholders(text: str) -> list[str]:
    """Return the names in a text's braces; none when the braces don't close."""
    try:
        return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return []
