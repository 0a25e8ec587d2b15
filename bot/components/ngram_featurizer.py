"""Character n-grams inside words, weighted by TF-IDF, as sparse features.

The same numbers as scikit-learn's TfidfVectorizer(analyzer="char_wb", sublinear_tf=True), without its cost
for a single text; kept as JSON and numpy, never as a pickle.
"""

import json
import re
from collections import Counter
from typing import Any

import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import NORMALISED_TEXT, SENTENCES

WHITE_SPACE = re.compile(r"\s\s+")


def ngrams_of(text: str, shortest: int, longest: int) -> Counter[str]:
    """Return how often each n-gram occurs; words are padded with one space on each side."""
    counts: Counter[str] = Counter()
    for word in WHITE_SPACE.sub(" ", text).split():
        padded = f" {word} "
        length = len(padded)
        for n in range(shortest, longest + 1):
            if n >= length:
                counts[padded] += 1
                break
            counts.update(padded[start : start + n] for start in range(length - n + 1))
    return counts


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class CharNgramFeaturizer(GraphComponent):
    """Adds one sparse row (1, v) of unit length for each text."""

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._shortest, self._longest = int(config["min_n"]), int(config["max_n"])
        self._min_texts = int(config["min_texts"])
        self._model_storage, self._resource = model_storage, resource
        self._vocabulary: dict[str, int] = {}
        self._weights = np.zeros(0, dtype=np.float32)

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: lengths in characters, and in how many texts an n-gram has to occur."""
        return {"min_n": 2, "max_n": 5, "min_texts": 2}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise InvalidConfigException for impossible lengths."""
        if not 1 <= int(config.get("min_n", 2)) <= int(config.get("max_n", 5)):
            raise InvalidConfigException("CharNgramFeaturizer: 1 <= min_n <= max_n must hold.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "CharNgramFeaturizer":
        """Return an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the vocabulary and the inverse document frequencies."""
        texts: Counter[str] = Counter()
        number = 0
        for example in training_data.training_examples:
            if example.get(TEXT):
                texts.update(self._ngrams(example).keys())
                number += 1
        kept = sorted(ngram for ngram, found in texts.items() if found >= self._min_texts)
        self._vocabulary = {ngram: index for index, ngram in enumerate(kept)}
        found_in = np.array([texts[ngram] for ngram in kept], dtype=np.float64)
        self._weights = (np.log((1 + number) / (1 + found_in)) + 1).astype(np.float32)
        with self._model_storage.write_to(self._resource) as folder:
            (folder / "vocabulary.json").write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            np.save(folder / "weights.npy", self._weights, allow_pickle=False)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "CharNgramFeaturizer":
        """Return the component as it was trained."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            kept = json.loads((folder / "vocabulary.json").read_text(encoding="utf-8"))
            component._weights = np.load(folder / "weights.npy", allow_pickle=False)
        component._vocabulary = {ngram: index for index, ngram in enumerate(kept)}
        return component

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add features to every training example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add features to the messages that have text, and to their sentences."""
        for message in messages:
            if message.get(TEXT):
                row = self.row(self._ngrams(message))
                message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, type(self).__name__))
            self.process(message.get(SENTENCES) or [])
        return messages

    def row(self, counts: Counter[str]) -> scipy.sparse.csr_matrix:
        """Return the (1, v) row of unit length; all zeros when no n-gram is known."""
        known = sorted((self._vocabulary[n], count) for n, count in counts.items() if n in self._vocabulary)
        columns = np.fromiter((column for column, _ in known), dtype=np.int32, count=len(known))
        values = np.fromiter((count for _, count in known), dtype=np.float32, count=len(known))
        values = (1 + np.log(values)) * self._weights[columns]
        length = float(np.sqrt(values @ values)) or 1.0
        shape = (1, len(self._vocabulary))
        pointers = np.array([0, len(known)], dtype=np.int32)
        return scipy.sparse.csr_matrix((values / length, columns, pointers), shape=shape)

    def _ngrams(self, message: Message) -> Counter[str]:
        return ngrams_of(message.get(NORMALISED_TEXT) or message.get(TEXT), self._shortest, self._longest)
