"""Chooses the intent: one linear layer over embeddings and n-grams, with calibrated confidence."""

import json
import logging
from typing import Any

import numpy as np
import scipy.sparse
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import NLU_THRESHOLD, SURE_BY_SPELLING
from bot.components.softmax_regression import (
    balance,
    basis_of,
    fit,
    folds_of,
    softmax,
    temperature_of,
    threshold_for,
)

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Logistic regression on dense and sparse sentence features.

    Cross-validation in training gives the temperature that makes a confidence mean what it says, and the
    threshold from which on `target_precision` of the answers are right. Intents in `care_intents` have a
    lower threshold of their own: there it is worse to miss one than to be too careful.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage, self._resource = model_storage, resource
        self._ranking_length = int(config["ranking_length"])
        self._intents: list[str] = []
        self._mean = np.zeros(0, dtype=np.float32)
        self._dense = np.zeros((0, 0), dtype=np.float32)
        self._sparse = np.zeros((0, 0), dtype=np.float32)
        self._bias = np.zeros(0, dtype=np.float32)
        self.figures: dict[str, Any] = {}

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults; `dense_scale` weighs the centred embedding against the unit n-gram row."""
        return {
            "c": 20.0,
            "dense_scale": 3.0,
            "balance": 0.5,
            "folds": 5,
            "target_precision": 0.92,
            "care_intents": ["crisis"],
            "care_precision": 0.75,
            "care_floor": 0.34,
            "care_ceiling": 0.37,
            "ranking_length": 6,
        }

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Raise InvalidConfigException for settings that can't be trained with."""
        settings = {**cls.get_default_config(), **config}
        if not 0 < float(settings["target_precision"]) <= 1:
            raise InvalidConfigException("LinearIntentClassifier: target_precision must be above 0 and at most 1.")
        if int(settings["folds"]) < 2 or float(settings["c"]) <= 0:
            raise InvalidConfigException("LinearIntentClassifier: folds must be at least 2 and c positive.")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "LinearIntentClassifier":
        """Return an untrained component."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Fit, calibrate and store. Does nothing but warn when there are fewer than two intents."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        self._intents = sorted({e.get(INTENT) for e in examples})
        if len(self._intents) < 2:
            logger.warning("LinearIntentClassifier: at least two intents are needed; nothing was trained.")
            return self._resource
        classes = np.array([self._intents.index(e.get(INTENT)) for e in examples])
        dense = np.vstack([self.dense_of(e) for e in examples]).astype(np.float64)
        sparse = scipy.sparse.vstack([_sparse_of(e) for e in examples]).tocsr().astype(np.float64)
        self._mean = dense.mean(axis=0).astype(np.float32)
        centred = (dense - self._mean) * float(self._config["dense_scale"])
        rows, back = basis_of(centred @ centred.T + (sparse @ sparse.T).toarray())
        rows = rows.astype(np.float32)
        weigh = balance(classes, len(self._intents), float(self._config["balance"]))
        temperature = self._calibrate(rows, classes, weigh)
        weights, bias = fit(rows, classes, len(self._intents), float(self._config["c"]), weigh)
        shared = back @ weights / temperature
        self._dense = (centred.T @ shared * float(self._config["dense_scale"])).astype(np.float32)
        self._sparse = np.ascontiguousarray(sparse.T @ shared, dtype=np.float32)
        self._bias = (bias / temperature).astype(np.float32)
        self._persist()
        return self._resource

    def _calibrate(self, rows: np.ndarray, classes: np.ndarray, weigh: np.ndarray) -> float:
        """Return the temperature and fill `figures`, all from predictions on texts left out of the fit."""
        number = len(self._intents)
        folds = min(int(self._config["folds"]), int(np.bincount(classes).min()))
        if folds < 2:
            logger.warning("LinearIntentClassifier: an intent has one example only; confidences stay uncalibrated.")
            self.figures = {"threshold": 0.5, "care_thresholds": {}}
            return 1.0
        member = folds_of(classes, folds)
        logits = np.zeros((len(classes), number))
        for fold in range(folds):
            seen = member != fold
            weights, bias = fit(rows[seen], classes[seen], number, float(self._config["c"]), weigh[seen])
            logits[~seen] = rows[~seen] @ weights + bias
        temperature = temperature_of(logits, classes)
        shares = softmax(logits / temperature)
        chosen, confidences = shares.argmax(axis=1), shares.max(axis=1)
        right = chosen == classes
        threshold = threshold_for(confidences, right, float(self._config["target_precision"]))
        care = {}
        for intent in set(self._config["care_intents"]) & set(self._intents):
            index = self._intents.index(intent)
            own = chosen == index
            if own.any():
                careful = threshold_for(confidences[own], right[own], float(self._config["care_precision"]))
                least, most = float(self._config["care_floor"]), float(self._config["care_ceiling"])
                care[intent] = min(threshold.confidence, max(least, min(careful.confidence, most)))
        self.figures = {
            "threshold": threshold.confidence,
            "precision_at_threshold": threshold.precision,
            "coverage_at_threshold": threshold.coverage,
            "care_thresholds": care,
            "temperature": temperature,
            "cross_validated_accuracy": float(right.mean()),
            "texts": len(classes),
        }
        logger.info("Intent classifier, cross-validated: %s", json.dumps(self.figures))
        return temperature

    def _persist(self) -> None:
        with self._model_storage.write_to(self._resource) as folder:
            described = {"intents": self._intents, "figures": self.figures}
            (folder / "classifier.json").write_text(json.dumps(described, indent=1), encoding="utf-8")
            arrays = {"mean": self._mean, "dense": self._dense, "sparse": self._sparse, "bias": self._bias}
            np.savez(folder / "weights.npz", **arrays)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "LinearIntentClassifier":
        """Return the component as it was trained."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            described = json.loads((folder / "classifier.json").read_text(encoding="utf-8"))
            with np.load(folder / "weights.npz", allow_pickle=False) as arrays:
                component._mean, component._dense = arrays["mean"], arrays["dense"]
                component._sparse, component._bias = arrays["sparse"], arrays["bias"]
        component._intents, component.figures = described["intents"], described["figures"]
        return component

    def process(self, messages: list[Message]) -> list[Message]:
        """Set intent, ranking and the calibrated threshold on each message that has no sure intent yet."""
        for message in messages:
            if message.get(SURE_BY_SPELLING):
                continue
            if not message.get(TEXT) or not self._intents:
                message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
                message.set("intent_ranking", [], add_to_output=True)
                continue
            self.tell(message, self.shares(message))
        return messages

    def tell(self, message: Message, shares: np.ndarray) -> None:
        """Write probabilities (c,) into a message as intent, ranking and threshold."""
        first = np.argsort(-shares)[: self._ranking_length]
        ranking = [{"name": self._intents[i], "confidence": float(shares[i])} for i in first]
        threshold = self.figures["care_thresholds"].get(ranking[0]["name"], self.figures["threshold"])
        message.set(INTENT, dict(ranking[0]), add_to_output=True)
        message.set("intent_ranking", ranking, add_to_output=True)
        message.set(NLU_THRESHOLD, threshold, add_to_output=True)

    def shares(self, message: Message) -> np.ndarray:
        """Return calibrated probabilities (c,) of one message."""
        row = _sparse_of(message)
        logits = (self.dense_of(message)[0] - self._mean) @ self._dense + self._bias
        if row.nnz:
            logits = logits + row.data.astype(np.float32) @ self._sparse[row.indices]
        return softmax(logits)

    def dense_of(self, message: Message) -> np.ndarray:
        """Return the dense features (1, d) of a message's text."""
        return np.hstack([f.features for f in message.features if f.attribute == TEXT and f.is_dense()])


def _sparse_of(message: Message) -> scipy.sparse.csr_matrix:
    found = [f.features for f in message.features if f.attribute == TEXT and f.is_sparse()]
    return found[0] if len(found) == 1 else scipy.sparse.hstack(found).tocsr()
