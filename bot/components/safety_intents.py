"""Rules about danger and the wish for a person come before the classifier's guess."""

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components import SAFETY
from language.safety import asks_for_person, check_safety


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
                found = {"kind": str(finding.kind), "rule": str(finding.rule)}
                message.set(SAFETY, found, add_to_output=True)
                message.set(INTENT, {"name": "crisis", "confidence": 1.0}, add_to_output=True)
            elif (message.get(INTENT) or {}).get("name") != "crisis" and asks_for_person(text):
                message.set(INTENT, {"name": "request_human", "confidence": 1.0}, add_to_output=True)
        return messages
