"""Rasa 3.6.21's training without what a training from scratch has no use for. The trained model is the same.

Measured on 5,000 examples: Rasa reads the examples three times, checks the schema's own schema for every annotated
entity, and takes fingerprints of all examples after each of the pipeline's parts, for a cache that we never ask:
together 40 seconds. tests/bot/test_lean_training.py holds the examples that are read to those that Rasa reads.
"""

import contextlib
import dataclasses
import functools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

OnNode = Callable[[str], None]


def train_lean(config: Path, domain: Path, files: list[Path], out: Path, name: str, on_node: OnNode) -> Path | None:
    """Train a model file `out`/`name` from scratch; return it, None when Rasa couldn't. Raises Rasa's errors.

    `on_node` is told the name of each part of the graph as it begins.
    """
    from rasa import model_training
    from rasa.shared.importers.importer import TrainingDataImporter

    def importer_of(*arguments: Any, **options: Any) -> TrainingDataImporter:
        return read_once(*arguments, **options)

    with _lean(on_node, name), mock.patch.object(TrainingDataImporter, "load_from_config", staticmethod(importer_of)):
        result = model_training.train(
            domain=str(domain),
            config=str(config),
            training_files=[str(file) for file in files],
            output=str(out),
            fixed_model_name=name,
            force_training=True,
        )
    return Path(result.model) if result.model and result.code == 0 else None


def read_once(config: str, domain: str | None = None, files: list[str] | None = None, *_: Any, **__: Any) -> Any:
    """Return Rasa's importer of files, which reads the examples once instead of at every question.

    Rasa keeps them by language; ours stand side by side and are the same whichever is asked for.
    """
    from rasa.shared.importers.importer import CombinedDataImporter, E2EImporter, ResponsesSyncImporter
    from rasa.shared.importers.rasa import RasaFileImporter
    from rasa.shared.nlu.training_data.training_data import TrainingData

    class FilesOnce(RasaFileImporter):
        """The examples as they stand in the files."""

        @functools.cached_property
        def _examples(self) -> TrainingData:
            with checked_once():
                return super().get_nlu_data()

        def get_nlu_data(self, language: str | None = "en") -> TrainingData:
            return self._examples

    class AllOnce(E2EImporter):
        """The examples with what stories and the domain add."""

        @functools.cached_property
        def _examples(self) -> TrainingData:
            return super().get_nlu_data()

        def get_nlu_data(self, language: str | None = "en") -> TrainingData:
            return self._examples

    return AllOnce(ResponsesSyncImporter(CombinedDataImporter([FilesOnce(config, domain, files)])))


@contextlib.contextmanager
def checked_once() -> Iterator[None]:
    """Check annotated entities by a validator that is made once; what it finds is the same."""
    from jsonschema import ValidationError
    from jsonschema.validators import validator_for
    from rasa.shared.utils import validation

    in_their_words = validation.validate_training_data
    validators: dict[str, Any] = {}

    def validate(data: dict[str, Any], schema: dict[str, Any]) -> None:
        key = repr(schema)
        if key not in validators:
            validators[key] = validator_for(schema)(schema)
        try:
            validators[key].validate(data)
        except ValidationError:
            in_their_words(data, schema)

    with mock.patch.object(validation, "validate_training_data", validate):
        yield


@contextlib.contextmanager
def _lean(on_node: OnNode, model_id: str) -> Iterator[None]:
    """Train without fingerprints and cache, and give the model an id that people can find it by."""
    from rasa import model_training
    from rasa.engine.graph import ExecutionContext, GraphNodeHook
    from rasa.engine.storage.local_model_storage import LocalModelStorage
    from rasa.engine.storage.storage import ModelMetadata
    from rasa.engine.training import graph_trainer

    class TellingHook(GraphNodeHook):
        """Tells which part begins, where Rasa's hook takes fingerprints."""

        def __init__(self, *_: Any, **__: Any) -> None:
            """Take what Rasa's hook takes."""

        def on_before_node(
            self, node_name: str, execution_context: ExecutionContext, config: dict[str, Any], received_inputs: Any
        ) -> dict[str, Any]:
            on_node(node_name)
            return {}

        def on_after_node(self, *_: Any, **__: Any) -> None:
            """Leave the part's output alone."""

    made = LocalModelStorage._create_model_metadata

    def named(*arguments: Any, **options: Any) -> ModelMetadata:
        return dataclasses.replace(made(*arguments, **options), model_id=model_id)

    with (
        mock.patch.object(graph_trainer, "TrainingHook", TellingHook),
        mock.patch.object(model_training, "LocalTrainingCache", lambda: None),
        mock.patch.object(LocalModelStorage, "_create_model_metadata", staticmethod(named)),
    ):
        yield
