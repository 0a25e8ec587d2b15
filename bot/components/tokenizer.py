"""Splits Norwegian text into tokens with spaCy's rules for bokmål."""

from typing import Any

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class NorwegianTokenizer(Tokenizer):
    """Tokens of `spacy.blank("nb")`; abbreviations such as "f.eks." stay whole, offsets are the original text's."""

    def __init__(self, config: dict[str, Any]) -> None:
        super().__init__(config)
        self._split = spacy.blank("nb").tokenizer

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults that Rasa's tokenizer base class wants."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "prefix_separator_symbol": None,
        }

    @staticmethod
    def supported_languages() -> list[str]:
        """Return the language code of config.yml; nynorsk and English pass through the same rules."""
        return ["nb"]

    @staticmethod
    def required_packages() -> list[str]:
        """Return what has to be installed."""
        return ["spacy"]

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any configuration: there is nothing to set."""

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the tokens of one attribute's text, white space left out."""
        return [Token(token.text, token.idx) for token in self._split(message.get(attribute)) if not token.is_space]
