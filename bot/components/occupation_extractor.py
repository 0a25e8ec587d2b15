"""Finds the occupation a person writes about, by the names that content staff keep (bot/lexicon.json)."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.exceptions import InvalidConfigException
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components import OCCUPATION_SPANS
from bot.components.known_words import KnownWords, misleading_names, remembered_sums, sum_of
from bot.components.occupation_names import Found, OccupationNames
from bot.components.unknown_names import unknown_name

ROOT = Path(__file__).resolve().parents[2]


def read_lexicon(path: str) -> dict[str, Any]:
    """Return the lexicon {hash, occupations}. Raises InvalidConfigException when it is missing or broken."""
    file = Path(path) if Path(path).is_absolute() else ROOT / path
    try:
        lexicon: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        if not isinstance(lexicon["occupations"], dict) or not lexicon["hash"]:
            raise ValueError("no occupations or no hash")
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvalidConfigException(
            f"The lexicon {file} can't be read ({error}). Write it with `python -m retrieval.lexicon`."
        ) from error
    return lexicon


def chat_words(names: OccupationNames, training_data: TrainingData) -> set[str]:
    """Return the words of the examples that look like a misspelt name and aren't one, dictionaries or not.

    Only intents in which nobody ever annotated an occupation are looked at.
    """
    with_names = {e.get(INTENT) for e in training_data.training_examples if e.get(ENTITIES)}
    found = set()
    for example in training_data.training_examples:
        text = example.get(TEXT)
        if text and example.get(INTENT) not in with_names:
            found |= {text[one.start : one.end].casefold() for one in names.find(text) if not one.exact}
    return found


# As a featurizer it is also run on the training data: the names must be marked there as they are in a message.
@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR],
    is_trainable=True,
)
class OccupationExtractor(EntityExtractorMixin, GraphComponent):
    """Adds entities `occupation` (value: content id), or `occupation_name` for a name that we don't have.

    The lexicon becomes part of the model: a pinned model finds what it found when it was tried. Its hash is
    part of the component's fingerprint, so that Rasa's cache never serves a stale one.
    """

    def __init__(self, config: dict[str, Any], model_storage: ModelStorage, resource: Resource) -> None:
        self._config = config
        self._model_storage, self._resource = model_storage, resource
        self._names = OccupationNames({})

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the defaults, from the project's root: the lexicon's file, and where known words are remembered."""
        return {"lexicon": "bot/lexicon.json", "known_words": None}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Accept any configuration; the lexicon is checked when it is read."""

    @classmethod
    def fingerprint_addon(cls, config: dict[str, Any]) -> str | None:
        """Return the lexicon's own hash and that of its bytes."""
        path = config.get("lexicon", cls.get_default_config()["lexicon"])
        lexicon = read_lexicon(path)
        digest = hashlib.sha256(json.dumps(lexicon["occupations"], sort_keys=True).encode()).hexdigest()
        return f"{lexicon['hash']}:{digest}"

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> "OccupationExtractor":
        """Return a component without names."""
        return cls(config, model_storage, resource)

    def train(self, training_data: TrainingData) -> Resource:
        """Take the lexicon into the model, with the words that are no misspelling of a name."""
        lexicon = read_lexicon(self._config["lexicon"])
        occupations = lexicon["occupations"]
        remembered = self._config["known_words"]
        sums = remembered_sums(None if remembered is None else ROOT / str(remembered))
        misleading = misleading_names(occupations)
        names = OccupationNames(occupations, KnownWords(sums), misleading)
        described = {
            **lexicon,
            "misleading": sorted(misleading),
            "chat_words": sorted(chat_words(names, training_data)),
        }
        with self._model_storage.write_to(self._resource) as folder:
            (folder / "lexicon.json").write_text(json.dumps(described, ensure_ascii=False), encoding="utf-8")
            np.save(folder / "known_words.npy", sums, allow_pickle=False)
        self._use(described, sums)
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> "OccupationExtractor":
        """Return the component with the names of its training."""
        component = cls(config, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            described = json.loads((folder / "lexicon.json").read_text(encoding="utf-8"))
            component._use(described, np.load(folder / "known_words.npy", allow_pickle=False))
        return component

    def _use(self, described: dict[str, Any], sums: np.ndarray) -> None:
        ordinary = np.union1d(sums, np.array([sum_of(word) for word in described["chat_words"]], dtype=np.uint32))
        self._names = OccupationNames(
            described["occupations"], KnownWords(ordinary), frozenset(described["misleading"])
        )

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Mark where names stand in the training examples; their annotated entities stay as they are."""
        for example in training_data.training_examples:
            if example.get(TEXT):
                example.set(OCCUPATION_SPANS, [(f.start, f.end) for f in self._names.find(example.get(TEXT))])
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities found in each message."""
        for message in messages:
            text = message.get(TEXT)
            if not text:
                continue
            found = self._names.find(text)
            message.set(OCCUPATION_SPANS, [(f.start, f.end) for f in found])
            entities = (message.get(ENTITIES) or []) + (
                [self._entity(one) for one in found] if found else self._unknown(text)
            )
            message.set(ENTITIES, entities, add_to_output=True)
        return messages

    def _entity(self, found: Found) -> dict[str, Any]:
        return {
            "entity": "occupation",
            "value": found.occupation,
            "start": found.start,
            "end": found.end,
            "confidence_entity": 1.0 if found.exact else 0.8,
            "extractor": type(self).__name__,
        }

    def _unknown(self, text: str) -> list[dict[str, Any]]:
        name = unknown_name(text)
        if name is None:
            return []
        start = text.find(name)
        return [
            {
                "entity": "occupation_name",
                "value": name,
                "start": start,
                "end": start + len(name),
                "extractor": type(self).__name__,
            }
        ]
