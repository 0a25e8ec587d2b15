"""Knows the texts that it was trained with by heart: what an editor has labelled is read so, whatever else is like it."""

import hashlib
import json
import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import TAUGHT

WORD = re.compile(r"\w+")
TAKEN_BACK = ""  # the intent of a text that stands under several


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class TaughtTexts(GraphComponent):
    """Sets the intent of a message that is word for word an example, and tells the actions so.

    The model keeps digests, and no sentence of anybody's. Texts of fewer than `least_words` are left to the classifier and
    the conversation ("hva koster det" is about what was talked of), and so are those that stand under several intents or
    in which danger was read. Stands after the classifier.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._least_words = int(config["least_words"])
        self._care_intents = frozenset(config["care_intents"])
        self._model_storage, self._resource = model_storage, resource
        self._intents: dict[str, str] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: words from which on a text says by itself what it means, and intents that stay as read."""
        return {"least_words": 6, "care_intents": ["crisis"]}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any configuration."""

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "TaughtTexts":
        """Return a component that knows nothing yet."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the examples."""
        for example in training_data.intent_examples:
            words = _words(str(example.get(TEXT) or ""))
            if len(words) >= self._least_words:
                key, intent = _digest(words), str(example.get(INTENT))
                self._intents[key] = intent if self._intents.get(key, intent) == intent else TAKEN_BACK
        with self._model_storage.write_to(self._resource) as folder:
            (folder / "intents.json").write_text(json.dumps(self._intents), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "TaughtTexts":
        """Return the component as it was trained."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            component._intents = json.loads((folder / "intents.json").read_text(encoding="utf-8"))
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of each message that is an example, with all confidence, and put it first in the ranking."""
        for message in messages:
            intent = self._intents.get(_digest(_words(str(message.get(TEXT) or ""))))
            if not intent or (message.get(INTENT) or {}).get("name") in self._care_intents:
                continue
            others = [one for one in message.get(INTENT_RANKING_KEY) or [] if one.get("name") != intent]
            surely = {"name": intent, "confidence": 1.0}
            message.set(INTENT, surely, add_to_output=True)
            message.set(INTENT_RANKING_KEY, [dict(surely), *others], add_to_output=True)
            message.set(TAUGHT, True, add_to_output=True)
        return messages


def _words(text: str) -> list[str]:
    return WORD.findall(text.casefold())


def _digest(words: list[str]) -> str:
    return hashlib.sha1(" ".join(words).encode("utf-8", "replace"), usedforsecurity=False).hexdigest()[:16]
