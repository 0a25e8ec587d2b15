"""A really trained model, with a real Rasa and a real action server around it."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import pytest

from bot.registry import read_pointer
from bot.train import train
from bot.training_files import ROOT, data_hash
from tests.actions.stand_in import ServiceStandIn

START_SECONDS = 120


def free_port() -> int:
    """Return a port that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def trained_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The current model if it is made of this data, else a new one in a folder of its own."""
    pointer = read_pointer(ROOT / "models")
    if pointer is not None and pointer["data_hash"] == data_hash():
        return ROOT / "models" / str(pointer["file"])
    folder = tmp_path_factory.mktemp("models")
    return folder / str(train(folder)["file"])


class RunningBot:
    """Rasa and the action server as processes, asked over HTTP as the service asks them."""

    def __init__(self, model: Path, var: Path, service: ServiceStandIn) -> None:
        self.port, self.actions_port = free_port(), free_port()
        self.service = service
        self._log = (var / "log.txt").open("wb")
        self._environment = os.environ | {
            "PYTHONPATH": str(ROOT),
            "VEIVISER_VAR": str(var),
            "VEIVISER_SERVICE_URL": service.url,
            "VEIVISER_ACTIONS_PORT": str(self.actions_port),
        }
        self._model = model
        self._http = httpx.Client(base_url=f"http://127.0.0.1:{self.port}/webhooks/veiviser", timeout=30)
        self.rasa: subprocess.Popen[bytes] | None = None
        self.actions: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "RunningBot":
        self.start_actions()
        self.start_rasa()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for process in (self.rasa, self.actions):
            if process is not None:
                process.kill()
                process.wait()
        self._http.close()
        self._log.close()

    def start_rasa(self) -> None:
        self.rasa = self._start("bot.serve", "--model", str(self._model), "--port", str(self.port))
        self._wait(f"http://127.0.0.1:{self.port}/webhooks/veiviser/health")

    def start_actions(self) -> None:
        self.actions = self._start("actions", "--port", str(self.actions_port))
        self._wait(f"http://127.0.0.1:{self.actions_port}/health")

    def kill_actions(self) -> None:
        assert self.actions is not None
        self.actions.kill()
        self.actions.wait()

    def kill_rasa(self) -> None:
        assert self.rasa is not None
        os.kill(self.rasa.pid, signal.SIGKILL)
        self.rasa.wait()

    def _start(self, module: str, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", module, *arguments]
        return subprocess.Popen(command, cwd=ROOT, env=self._environment, stdout=self._log, stderr=self._log)

    @staticmethod
    def _wait(url: str) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            try:
                if httpx.get(url, timeout=2).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        raise TimeoutError(f"{url} did not answer")

    def post(self, body: Any) -> httpx.Response:
        """Return the raw answer to a request body."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        return self._http.post("/turn", content=content, headers={"Content-Type": "application/json"})

    def health(self) -> dict[str, Any]:
        answer: dict[str, Any] = self._http.get("/health").json()
        return answer


class Conversation:
    """One citizen's turns."""

    def __init__(self, bot: RunningBot, **slots: Any) -> None:
        self.bot = bot
        self.sender = f"{uuid.uuid4().hex}:0"
        self.slots = slots

    def say(
        self, text: str | None, payload: dict[str, Any] | None = None, turn_id: str | None = None, lang: str = "nb"
    ) -> dict[str, Any]:
        """Send one turn and return the channel's answer."""
        body = {
            "sender": self.sender,
            "turn_id": turn_id or uuid.uuid4().hex,
            "text": text,
            "payload": payload,
            "lang": lang,
            "slots": self.slots,
        }
        response = self.bot.post(body)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    def press(self, intent: str, **entities: str) -> dict[str, Any]:
        """Press a button."""
        return self.say("en knapp", {"intent": intent, "entities": entities})


def responses(answer: dict[str, Any]) -> list[str]:
    """Return the response keys of an answer."""
    return [message["response"] for message in answer["messages"]]


@pytest.fixture(scope="session")
def bot(trained_model: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningBot]:
    """One running bot for all tests; who kills a part starts it again."""
    with ServiceStandIn() as service, RunningBot(trained_model, tmp_path_factory.mktemp("var"), service) as running:
        yield running


@pytest.fixture
def citizen(bot: RunningBot) -> Conversation:
    """A new conversation."""
    return Conversation(bot)
