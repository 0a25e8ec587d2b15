"""What is worked out once gives the same as what Rasa works out each time."""

import subprocess
import sys

import pytest

from bot.lean_imports import leave_tensorflow_out

leave_tensorflow_out()

from rasa.core.actions.action import RemoteAction  # noqa: E402
from rasa.shared.core.events import Event, SlotSet, UserUttered  # noqa: E402

from bot.lean_rasa import work_out_once  # noqa: E402


def test_answers_of_actions_are_still_checked() -> None:
    from jsonschema import ValidationError

    work_out_once()
    work_out_once()
    action = RemoteAction("a", None)
    assert action._validate_action_result({"events": [{"event": "slot", "name": "x", "value": 1}], "responses": []})
    with pytest.raises(ValidationError):
        action._validate_action_result({"events": "none", "responses": []})


def test_events_are_still_resolved_by_their_type() -> None:
    work_out_once()
    assert Event.resolve_by_type("slot") is SlotSet
    assert Event.resolve_by_type("user") is UserUttered
    assert Event.resolve_by_type("user") is UserUttered
    with pytest.raises(ValueError, match="Unknown event"):
        Event.resolve_by_type("no such event")


def test_rasa_loads_without_tensorflow_and_says_so_when_it_is_used() -> None:
    program = (
        "from bot.lean_imports import leave_tensorflow_out as leave\n"
        "assert leave() and leave()\n"
        "import rasa.core.agent, sys\n"
        "import rasa.nlu.classifiers.diet_classifier\n"
        "import tensorflow as tf\n"
        "assert tf.__version__ == '0.0.0'\n"
        "try:\n    tf.constant([1, 2])\n"
        "except RuntimeError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-W", "ignore", "-c", program], capture_output=True, text=True, check=True)
    assert "VEIVISER_TENSORFLOW=1" in done.stdout
