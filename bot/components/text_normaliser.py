"""Puts a normalised reading of the text beside the original, for the n-gram features."""

import re
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import NORMALISED_TEXT, OCCUPATION_SPANS, SENTENCES
from language.normaliser import normalise

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
LEAST_WORDS = 4  # of a sentence that is read by itself


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class TextNormaliser(GraphComponent):
    """Keeps the original text, so that entity offsets stay true.

    Names of occupations become one word: which occupation a person asks about says nothing of what they
    ask ("fagarbeider" is no sign of a question about a fagbrev).
    """

    def __init__(self, config: dict[str, Any]) -> None:
        self._placeholder = config["placeholder"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults: the word that stands for any occupation."""
        return {"placeholder": "yrkenavn"}

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
    ) -> "TextNormaliser":
        """Return a new component."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Normalise every training example."""
        self._normalise(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Normalise the text of each message, and of each sentence of several."""
        self._normalise(messages)
        for message in messages:
            text, start, sentences = str(message.get(TEXT) or ""), 0, []
            ends = [(end.start(), end.end()) for end in SENTENCE_END.finditer(text)]
            for end, after in [*ends, (len(text), len(text))] if ends else []:
                if len(text[start:end].split()) >= LEAST_WORDS:
                    sentences.append(self._sentence(message, start, end))
                start = after
            if ends:
                message.set(SENTENCES, sentences)
        return messages

    def _sentence(self, message: Message, start: int, end: int) -> Message:
        """Return a part of a message's text as a message, read as the whole is."""
        spans = [(first - start, last - start) for first, last in message.get(OCCUPATION_SPANS) or []]
        text = str(message.get(TEXT))[start:end]
        inside = [(first, last) for first, last in spans if first >= 0 and last <= len(text)]
        return Message({TEXT: text, NORMALISED_TEXT: self.read(text, inside)})

    def _normalise(self, messages: list[Message]) -> None:
        for message in messages:
            text = message.get(TEXT)
            if text:
                message.set(NORMALISED_TEXT, self.read(text, message.get(OCCUPATION_SPANS) or []))

    def read(self, text: str, spans: list[tuple[int, int]]) -> str:
        """Return the normalised text with every span replaced by the placeholder."""
        for start, end in sorted(spans, reverse=True):
            text = f"{text[:start]}{self._placeholder}{text[end:]}"
        return normalise(text)
