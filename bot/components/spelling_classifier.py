"""Tells the intent by spelling alone where that is sure, so that the encoder need not run.

The encoder takes most of the time of a message. Measured by cross-validation and on the held-out texts, the
n-grams alone are sure of four messages in ten, and there they are right as often as the whole classifier.
"""

from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components import SENTENCES, SURE_BY_SPELLING
from bot.components.intent_classifier import LinearIntentClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SpellingIntentClassifier(LinearIntentClassifier):
    """A LinearIntentClassifier on the sparse features only; below its threshold it says nothing at all.

    Its threshold keeps a higher precision than that of the whole classifier. It stays silent when there is
    any sign of an intent in `care_intents`, so that those are always weighed with both kinds of features.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults; `care_sign` is the share of a care intent from which on it stays silent."""
        return {
            **LinearIntentClassifier.get_default_config(),
            "c": 40.0,
            "folds": 3,
            "target_precision": 0.97,
            "care_sign": 0.01,
        }

    def process(self, messages: list[Message]) -> list[Message]:
        """Set the intent of the messages whose spelling is sure; of sentences only those with a sign of care are kept."""
        least = float(self._config["care_sign"])
        for message in messages:
            if not message.get(TEXT) or not self._intents:
                continue
            message.set(
                SENTENCES, [one for one in message.get(SENTENCES) or [] if self._care(self.shares(one)) >= least]
            )
            shares = self.shares(message)
            if float(shares.max()) >= self.figures["threshold"] and self._care(shares) < least:
                self.tell(message, shares)
                message.set(SURE_BY_SPELLING, True)
        return messages

    def _care(self, shares: np.ndarray) -> float:
        return float(sum(shares[place] for place in self.care_places()))

    def dense_of(self, message: Message) -> np.ndarray:
        """Return no dense features (1, 0)."""
        return np.zeros((1, 0), dtype=np.float32)

    def _hand_out(self, texts: list[str], classes: np.ndarray, shares: np.ndarray) -> None:
        """Keep it: what the whole classifier says of the examples counts."""
