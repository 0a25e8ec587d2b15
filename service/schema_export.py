"""Writes the JSON Schemas of the socket frames and views, from which the web client's types are made."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import models_json_schema

from accounts.schemas import Credentials, SessionView, UserView
from conversations.protocol import citizen_frames, server_frames
from conversations.schemas import ConversationCreated, ConversationView, MessageView, NewCitizenMessage
from guidance.schemas import AnswerTaken, ReflectionCreated, ReflectionView, ResultView, ShareView, WordsView
from handoff.schemas import Availability, CallbackView, QueueItem, QueueView, ReflectionShown, console_frames
from studio.schemas import editing, inbox, learning, training


def _models_of(room: ModuleType) -> list[type[BaseModel]]:
    """Return the models that a module of schemas itself defines, in the order they stand there."""
    found = [thing for thing in vars(room).values() if isinstance(thing, type) and issubclass(thing, BaseModel)]
    return [model for model in found if model.__module__ == room.__name__]


VIEWS: tuple[type[BaseModel], ...] = (
    ConversationView,
    ConversationCreated,
    MessageView,
    NewCitizenMessage,
    QueueView,
    QueueItem,
    CallbackView,
    Availability,
    SessionView,
    UserView,
    Credentials,
    AnswerTaken,
    ReflectionCreated,
    ReflectionView,
    ResultView,
    ShareView,
    WordsView,
    ReflectionShown,
    *_models_of(inbox),
    *_models_of(editing),
    *_models_of(training),
    *_models_of(learning),
)
FRAMES: dict[str, TypeAdapter[Any]] = {
    "CitizenFrame": citizen_frames,
    "ServerFrame": server_frames,
    "ConsoleFrame": console_frames,
}


def schemas() -> dict[str, Any]:
    """Return one JSON Schema whose `$defs` are the views and the frames."""
    _, views = models_json_schema([(view, "serialization") for view in VIEWS])
    definitions: dict[str, Any] = dict(views.get("$defs", {}))
    for name, frames in FRAMES.items():
        made = frames.json_schema(ref_template="#/$defs/{model}")
        definitions.update({key: value for key, value in made.pop("$defs", {}).items() if key not in definitions})
        definitions[name] = made
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "VeiviserProtocol",
        "$defs": dict(sorted(definitions.items())),
    }


def export(folder: Path) -> Path:
    """Write `schema.json` into `folder` and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "schema.json"
    path.write_text(json.dumps(schemas(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
