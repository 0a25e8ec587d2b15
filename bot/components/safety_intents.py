"""Rules about danger and the wish for a person come before the classifier's guess."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components import GRAVE_FROM, SAFETY
from bot.reading import without_guess
from language.gravity import believed_from
from language.safety import (
    asks_for_person,
    check_safety,
    is_about_other,
    is_figure_of_speech,
    is_safe_now,
    takes_back,
    tells_of_a_death,
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyIntents(GraphComponent):
    """Makes the intent `crisis` or `request_human` certain when a rule of `language.safety` fires."""

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any configuration: there is nothing to set."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "SafetyIntents":
        """Return a new component."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Apply the rules to each message's text."""
        for message in messages:
            text = message.get(TEXT) or ""
            finding = check_safety(text)
            if finding is not None:
                found = {"kind": finding.kind, "rule": finding.rule, "about_other": finding.about_other}
                message.set(SAFETY, found, add_to_output=True)
                message.set(INTENT, {"name": "crisis", "confidence": 1.0}, add_to_output=True)
            elif _guessed_crisis(message):
                # What goes before the sentence that is grave ("det går greit på jobben.") takes nothing of it back.
                grave = text[int(message.get(GRAVE_FROM) or 0) :]
                if is_figure_of_speech(grave) or takes_back(grave) or is_safe_now(grave):
                    message.set(INTENT, _next_guess(message), add_to_output=True)
                else:
                    sure = float(message.get(INTENT)["confidence"]) >= believed_from(grave)
                    unsure = not sure or tells_of_a_death(text)
                    found = {
                        "kind": "crisis",
                        "rule": "classifier",
                        "about_other": is_about_other(text),
                        "unsure": unsure,
                    }
                    message.set(SAFETY, found, add_to_output=True)
            elif asks_for_person(text):
                message.set(INTENT, {"name": "request_human", "confidence": 1.0}, add_to_output=True)
        return messages


def _guessed_crisis(message: Message) -> bool:
    return (message.get(INTENT) or {}).get("name") == "crisis"


def _next_guess(message: Message) -> dict[str, Any]:
    """Return that the message was not understood; its ranking, without crisis, stays for suggestions."""
    intent, ranking = without_guess("crisis", message.get(INTENT_RANKING_KEY) or [])
    message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
    return intent
