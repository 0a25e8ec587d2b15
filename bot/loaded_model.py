"""A trained model in this process, without any server: it reads texts and says what the policy would do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.lean_imports import leave_tensorflow_out
from bot.reading import meant_in, readable


@dataclass(frozen=True)
class LoadedModel:
    """Rasa's graph of one model file."""

    file: Path
    metadata: Any
    runner: Any

    @classmethod
    def load(cls, file: Path) -> "LoadedModel":
        """Return the model of a file. Raises Rasa's errors when it can't be loaded."""
        leave_tensorflow_out()
        from rasa.core.processor import MessageProcessor

        _, metadata, runner = MessageProcessor._load_model(file)
        return cls(file, metadata, runner)

    @property
    def model_id(self) -> str:
        """The id that the model got in training, as every turn tells it: its file's name without the ending."""
        return str(self.metadata.model_id)

    @property
    def domain(self) -> Any:
        """The domain that the model was trained with."""
        return self.metadata.domain

    def remember_embeddings(self) -> None:
        """Keep the embeddings of what is read, and use those kept before: for texts that are read after each training."""
        from bot.components.encoder_featurizer import EncoderFeaturizer

        for node in self.runner._instantiated_nodes.values():
            if isinstance(node._component, EncoderFeaturizer):
                node._component.remember()

    def parse(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """Return what the whole pipeline reads in each text, as the channel would at the start of a conversation."""
        return self.parse_whole([meant_in(text) for text in texts])

    def parse_whole(self, texts: Sequence[str]) -> list[dict[str, Any]]:
        """Return what the whole pipeline reads in each text, nothing left out of it before."""
        return parse_with(self.runner, self.metadata, texts) if texts else []

    def next_action(self, tracker: Any) -> tuple[str, Any]:
        """Return (name of the action that the policy chooses, its prediction)."""
        from rasa.engine.constants import PLACEHOLDER_TRACKER

        target = self.metadata.core_target
        prediction = self.runner.run(inputs={PLACEHOLDER_TRACKER: tracker}, targets=[target])[target]
        return self.domain.action_names_or_texts[prediction.max_confidence_index], prediction


def parse_with(runner: Any, metadata: Any, texts: Sequence[str]) -> list[dict[str, Any]]:
    """Return what a model's graph reads in texts; no tracker is touched."""
    from rasa.core.channels.channel import UserMessage
    from rasa.engine.constants import PLACEHOLDER_MESSAGE, PLACEHOLDER_TRACKER
    from rasa.shared.core.trackers import DialogueStateTracker

    messages = [UserMessage(readable(text)) for text in texts]
    tracker = DialogueStateTracker.from_events("reading", [])
    inputs = {PLACEHOLDER_MESSAGE: messages, PLACEHOLDER_TRACKER: tracker}
    found = runner.run(inputs=inputs, targets=[metadata.nlu_target])[metadata.nlu_target]
    parsed = [{"entities": [], **one.as_dict(only_output_properties=True)} for one in found]
    for one, text in zip(parsed, texts, strict=True):
        one["text"] = text
        one.pop("text_tokens", None)
    return parsed
