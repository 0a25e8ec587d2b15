"""Turns an intent below the calibrated threshold into nlu_fallback, and keeps the ranking for suggestions."""

from typing import Any

from rasa.core.constants import DEFAULT_NLU_FALLBACK_THRESHOLD
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT
from rasa.shared.nlu.training_data.message import Message

from bot.components import NLU_THRESHOLD


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class ConfidenceThreshold(GraphComponent):
    """Uses the number that LinearIntentClassifier computed in training, unless one is set here."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._threshold = config["threshold"]
        self._cautious = config["cautious"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: no threshold of its own, and intents that ask for more confidence than the rest."""
        return {"threshold": None, "cautious": {}}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise InvalidConfigException for a threshold outside 0…1."""
        threshold = config.get("threshold")
        if threshold is not None and not 0 <= float(threshold) <= 1:
            raise InvalidConfigException("ConfidenceThreshold: threshold must lie between 0 and 1.")
        if not all(0 <= float(least) <= 1 for least in (config.get("cautious") or {}).values()):
            raise InvalidConfigException("ConfidenceThreshold: each cautious threshold must lie between 0 and 1.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "ConfidenceThreshold":
        """Return a new component."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Replace the intent of unsure messages; `confidence` stays that of the best real intent."""
        for message in messages:
            intent = message.get(INTENT) or {}
            threshold = self._threshold
            if threshold is None:
                threshold = message.get(NLU_THRESHOLD, DEFAULT_NLU_FALLBACK_THRESHOLD)
            threshold = max(threshold, float(self._cautious.get(str(intent.get("name")), 0.0)))
            if intent.get("name") is None or intent.get("confidence", 0.0) < threshold:
                unsure = {"name": DEFAULT_NLU_FALLBACK_INTENT_NAME, "confidence": intent.get("confidence", 0.0)}
                message.set(INTENT, unsure, add_to_output=True)
        return messages
