"""Chooses the intent: one linear layer over embeddings and n-grams, with calibrated confidence."""

import json
import logging
import os
from pathlib import Path
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

from bot.components import CANDIDATE, GRAVE_FROM, NLU_THRESHOLD, OUT_OF_FOLD, SEED, SENTENCES, SURE_BY_SPELLING
from bot.components.calibration import folds_of, temperature_of, threshold_for
from bot.components.kernels import inner_products
from bot.components.out_of_fold import write_out_of_fold
from bot.components.softmax_regression import Solution, balance, fit, softmax
from bot.components.warm_start import FULL, Texts, WarmStart, closest, fold_name, save

ROOT = Path(__file__).resolve().parents[2]
FIT_SETTINGS = ("c", "dense_scale", "balance", "folds", "tolerance")  # what a solution depends on

logger = logging.getLogger(__name__)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Logistic regression on dense and sparse sentence features.

    Cross-validation in training gives the temperature that makes a confidence mean what it says, and the
    threshold from which on `target_precision` of the answers are right. Intents in `care_intents` have a
    lower threshold of their own: there it is worse to miss one than to be too careful. They are also looked for in
    each sentence of several ("… like greit om jeg ikke var her. men hva er fagbrev?"), from `care_of_sentence` on.
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
        """Return the defaults; `dense_scale` weighs the centred embedding against the unit n-gram row.

        `warm_start` names the files, from the project's root, in which one training leaves its solutions to the next;
        `{of}` in it becomes "used" or "candidate".
        """
        return {
            "c": 20.0,
            "dense_scale": 3.0,
            "balance": 0.5,
            "folds": 5,
            "tolerance": 0.05,
            "warm_start": None,
            "target_precision": 0.92,
            "care_intents": ["crisis"],
            "care_precision": 0.75,
            "care_floor": 0.34,
            "care_ceiling": 0.37,
            "care_of_sentence": 0.65,
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
        dense = np.vstack([self.dense_of(e) for e in examples]).astype(np.float32)
        sparse = scipy.sparse.vstack([_sparse_of(e) for e in examples]).tocsr().astype(np.float32)
        self._mean = dense.mean(axis=0)
        scale = np.float32(self._config["dense_scale"])
        centred = (dense - self._mean) * scale
        weigh = balance(classes, len(self._intents), float(self._config["balance"]))
        fitted, temperature = self._fit(
            inner_products(centred, sparse), [e.get(TEXT) for e in examples], classes, weigh
        )
        duals = fitted.duals / np.float32(temperature)
        self._dense = (centred.T @ duals * scale).astype(np.float32)
        self._sparse = np.ascontiguousarray(sparse.T @ duals, dtype=np.float32)
        self._bias = (fitted.bias / temperature).astype(np.float32)
        self._persist()
        return self._resource

    def _fit(
        self, kernel: np.ndarray, texts: list[str], classes: np.ndarray, weigh: np.ndarray
    ) -> tuple[Solution, float]:
        """Return the fit of all texts and its temperature, and fill `figures`; begins where the last training ended."""
        seed = os.environ.get(SEED, "")
        folds = min(int(self._config["folds"]), int(np.bincount(classes).min()))
        member = folds_of([seed + text for text in texts], classes, max(1, folds))
        own = Texts(texts, self._intents, classes, member)
        stamp = json.dumps([seed, *(self._config[name] for name in FIT_SETTINGS)])
        files = self._kept_files()
        warm = closest(files, stamp, own) if files else WarmStart(stamp)
        solutions: dict[str, tuple[Solution, np.ndarray]] = {}

        def solve(name: str, seen: np.ndarray) -> Solution:
            part = kernel if seen.all() else kernel[np.ix_(seen, seen)]
            start = warm.start_of(name, own, seen)
            settings = float(self._config["c"]), weigh[seen], start, float(self._config["tolerance"])
            found = fit(part, classes[seen], len(self._intents), *settings)
            solutions[name] = found, seen
            return found

        whole = solve(FULL, np.ones(len(classes), dtype=bool))
        if folds < 2:
            logger.warning("%s: an intent has one example only; confidences stay uncalibrated.", type(self).__name__)
            self.figures = {"threshold": 0.5, "care_thresholds": {}}
            return whole, 1.0
        logits = np.zeros((len(classes), len(self._intents)), dtype=np.float32)
        for fold in range(folds):
            seen = member != fold
            logits[~seen] = solve(fold_name(fold), seen).logits(kernel[np.ix_(~seen, seen)])
        logger.info("%s: steps of the fits %s", type(self).__name__, {n: s.steps for n, (s, _) in solutions.items()})
        if files and not seed:
            save(files[-1] if os.environ.get(CANDIDATE) else files[0], stamp, own, solutions)
        temperature = temperature_of(logits, classes)
        shares = softmax(logits / temperature)
        self._measure(shares, classes, temperature)
        self._hand_out(texts, classes, shares)
        return whole, temperature

    def _kept_files(self) -> list[Path]:
        """Return where solutions are kept: of the last model to be used, and of the last candidate."""
        name = self._config["warm_start"]
        return [] if name is None else [ROOT / str(name).format(of=of) for of in ("used", "candidate")]

    def _measure(self, shares: np.ndarray, classes: np.ndarray, temperature: float) -> None:
        """Fill `figures` from probabilities (n, c) of texts left out of the fit."""
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
        logger.info("%s, cross-validated: %s", type(self).__name__, json.dumps(self.figures))

    def _hand_out(self, texts: list[str], classes: np.ndarray, shares: np.ndarray) -> None:
        """Write what cross-validation said of each text where it is asked for, outside the model."""
        if os.environ.get(OUT_OF_FOLD):
            write_out_of_fold(Path(os.environ[OUT_OF_FOLD]), texts, self._intents, classes, shares)

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
            if not message.get(TEXT) or not self._intents:
                message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
                message.set("intent_ranking", [], add_to_output=True)
                continue
            if not message.get(SURE_BY_SPELLING):
                self.tell(message, self.shares(message))
            self._tell_of_sentences(message)
        return messages

    def _tell_of_sentences(self, message: Message) -> None:
        """Write what a sentence says of a care intent over what the whole message says, when it is sure of it."""
        for sentence in message.get(SENTENCES) or []:
            shares = self.shares(sentence)
            for place in self.care_places():
                if shares[place] >= max(float(self._config["care_of_sentence"]), shares.max()):
                    if (message.get(INTENT) or {}).get("name") != self._intents[place]:
                        message.set(GRAVE_FROM, str(message.get(TEXT)).find(str(sentence.get(TEXT))))
                    self.tell(message, shares)
                    return

    def care_places(self) -> list[int]:
        """Return the columns of the care intents that were trained."""
        return [self._intents.index(one) for one in self._config["care_intents"] if one in self._intents]

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
