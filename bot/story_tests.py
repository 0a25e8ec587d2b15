"""Walks through the story tests (bot/stories/test_*.yml) with a trained model, and without any server.

The format is Rasa's: each story is a list of steps; what the citizen writes, with the intent it has to be read as, and
the actions that have to follow. The model's real pipeline reads each text, what it points back to is put in as the
channel does, and the policy chooses each action. Actions are not run: what one does (a form that begins, a slot that is
set) is told by the story, as in Rasa's own story tests.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.loaded_model import LoadedModel
from bot.training_files import TrainingDataError, read_yaml

LISTEN = "action_listen"
LONGEST_SHOWN = 60


@dataclass(frozen=True)
class StoryResult:
    """How a story went: where it failed, and what was expected and came there."""

    name: str
    ok: bool
    step: str = ""
    expected: str = ""
    got: str = ""


class _StoryFailed(Exception):
    def __init__(self, step: str, expected: str, got: str) -> None:
        super().__init__(step)
        self.told = {"step": step, "expected": expected, "got": got}


def run_stories(model: LoadedModel, files: Sequence[Path], follow_ups: Path) -> list[StoryResult]:
    """Return how each story went. Raises TrainingDataError for a file that can't be read as stories."""
    from bot.follow_ups import FollowUps

    known = FollowUps.read(follow_ups)
    stories = [story for file in files for story in stories_in(file)]
    # All texts at once: the graph's own cost for each message is more than reading it.
    texts = list(dict.fromkeys(step["user"].strip() for _, steps in stories for step in steps if "user" in step))
    read = dict(zip(texts, model.parse(texts), strict=True))
    results = []
    for name, steps in stories:
        try:
            _Walk(model, read, known).through(steps)
            results.append(StoryResult(name, True))
        except _StoryFailed as failed:
            results.append(StoryResult(name, False, **failed.told))
    return results


def stories_in(file: Path) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield (name, steps) of each story of a file. Raises TrainingDataError."""
    try:
        content = read_yaml(file)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise TrainingDataError(f"{file.name}{f', line {mark.line + 1}' if mark else ''}: not YAML.") from error
    for story in (content.get("stories") if isinstance(content, dict) else None) or []:
        name, steps = story.get("story"), story.get("steps")
        if not name or not isinstance(steps, list) or not steps:
            raise TrainingDataError(f"{file.name}: the story «{name}» has no name or no steps.")
        for step in steps:
            if not isinstance(step, dict) or not step.keys() & {
                "user",
                "intent",
                "action",
                "slot_was_set",
                "active_loop",
            }:
                raise TrainingDataError(f"{file.name}: the story «{name}» has a step that is none: {step!r:.80}.")
        yield str(name), steps


class _Walk:
    """One story on its way: a tracker of its own."""

    def __init__(self, model: LoadedModel, read: dict[str, dict[str, Any]], follow_ups: Any) -> None:
        from rasa.shared.core.trackers import DialogueStateTracker

        self._model, self._read, self._follow_ups = model, read, follow_ups
        self._tracker = DialogueStateTracker("story", model.domain.slots)
        self._add_action("action_session_start")
        self._add_action(LISTEN)
        self._listens = True

    def through(self, steps: Sequence[dict[str, Any]]) -> None:
        """Go through all steps. Raises _StoryFailed at the first that goes another way."""
        for number, step in enumerate(steps, start=1):
            if "user" in step or "intent" in step:
                self._listen(number, "before the citizen writes")
                self._hear(number, step)
            elif "action" in step:
                self._expect(str(step["action"]), f"{number}: {step['action']}")
            else:
                self._apply(step)
        self._listen(len(steps), "at the end")

    def _hear(self, number: int, step: dict[str, Any]) -> None:
        from rasa.shared.core.events import UserUttered

        if "user" not in step:  # a button: nothing is read
            pressed = {"name": step["intent"], "confidence": 1.0}
            entities = [{"entity": k, "value": v} for one in step.get("entities") or [] for k, v in one.items()]
            self._update(UserUttered(f"[{step['intent']}]", pressed, entities))
            self._listens = False
            return
        text = step["user"].strip()
        parsed = self._in_context(self._read[text])
        shown = text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
        place = f"{number}: «{shown}»"
        intent = parsed["intent"]
        expected = step.get("intent")
        if expected and intent["name"] != expected:
            best = (parsed.get("intent_ranking") or [{"name": "–"}])[0]["name"]
            sure = f"{intent['name']} ({float(intent['confidence']):.2f}" + (
                f", best {best})" if intent["name"] == "nlu_fallback" else ")"
            )
            raise _StoryFailed(place, str(expected), sure)
        for wanted in step.get("entities") or []:
            for name, value in wanted.items():
                found = [str(e.get("value")) for e in parsed["entities"] if e.get("entity") == name]
                if str(value) not in found:
                    raise _StoryFailed(place, f"{name}: {value}", ", ".join(found) or "–")
        self._update(UserUttered(parsed["text"], intent, parsed["entities"], parsed))
        self._listens = False

    def _in_context(self, parsed: dict[str, Any]) -> dict[str, Any]:
        """Return what was read, with what it points back to put in: as bot.channel does, in the same order."""
        from bot.references import read_in_context
        from bot.reflections import read_in_reflection
        from bot.turn import REMEMBERED_TURNS, context_of, responses_of

        tracker = self._tracker
        shown = self._follow_ups.answers_in(responses_of(tracker, REMEMBERED_TURNS))
        free = tracker.active_loop_name is None
        parsed = read_in_reflection(dict(parsed), (tracker.get_slot("reflection") or None) if free else None)
        if parsed["intent"].get("name") != "reflect":
            parsed = read_in_context(parsed, context_of(tracker, self._follow_ups.leads_to(shown)))
            if free:
                parsed = self._follow_ups.read_in_topic(parsed, tracker.get_slot("topic"), shown)
        return parsed

    def _listen(self, number: int, when: str) -> None:
        """Expect that the bot waits for the citizen now."""
        if not self._listens:
            self._expect(LISTEN, f"{number}: {when}")
            self._listens = True

    def _expect(self, action: str, place: str) -> None:
        from rasa.shared.core.events import ActionExecutionRejected

        chosen, prediction = self._model.next_action(self._tracker)
        if chosen != action and chosen == self._tracker.active_loop_name:
            # The form takes what it is given, or hands on what is no answer to it: the story says which.
            self._update(ActionExecutionRejected(chosen))
            chosen, prediction = self._model.next_action(self._tracker)
        if chosen != action:
            raise _StoryFailed(place, action, chosen)
        self._tracker.update_with_events(prediction.events, self._model.domain)
        self._add_action(action)

    def _apply(self, step: dict[str, Any]) -> None:
        """Put in what the action before has done, in the story's words."""
        from rasa.shared.core.events import ActiveLoop, BotUttered, SlotSet

        if "active_loop" in step:
            self._update(ActiveLoop(step["active_loop"]))
        for one in step.get("slot_was_set") or []:
            for name, value in (one if isinstance(one, dict) else {one: True}).items():
                self._update(SlotSet(name, value))
                if name == "topic" and value:
                    # What a family's main answer said is what a short question may point back to.
                    self._update(BotUttered(metadata={"utter_action": f"utter_{value}"}))

    def _add_action(self, name: str) -> None:
        from rasa.shared.core.events import ActionExecuted

        self._update(ActionExecuted(name))

    def _update(self, event: Any) -> None:
        self._tracker.update(event, self._model.domain)
