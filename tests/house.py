"""Starts the real processes for tests, and kills them as accidents do."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx

from foundation.settings import ROOT, Settings
from service.supervisor import Child, children, current_model

PASSWORD = "et passord for tester"


def free_port() -> int:
    """A port nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class House:
    """The whole product on ports of its own; with `beside`, only a service that shares another house's Rasa.

    `parts` names the processes to start: with ("rasa", "service"), a house beside another is a second replica of both.
    """

    def __init__(
        self,
        var: Path,
        *,
        database_url: str = "",
        redis_url: str = "",
        beside: "House | None" = None,
        parts: tuple[str, ...] = (),
        **settings: Any,
    ) -> None:
        self.parts = parts or (("service",) if beside else ("rasa", "actions", "service"))
        self.settings = Settings(
            _env_file=None,
            var=var,
            port=free_port(),
            rasa_port=beside.settings.rasa_port if beside and "rasa" not in self.parts else free_port(),
            actions_port=beside.settings.actions_port if beside else free_port(),
            database_url=database_url,
            redis_url=redis_url,
            **settings,
        )
        self.beside = beside
        self.base = f"http://127.0.0.1:{self.settings.port}"
        self.family: dict[str, Child] = {}

    def __enter__(self) -> "House":
        for child in children(self.settings, current_model(), PASSWORD):
            if child.name not in self.parts:
                continue
            child.environment |= {
                "VEIVISER_DATABASE_URL": self.settings.database_url,
                "VEIVISER_REDIS_URL": self.settings.redis_url,
                "VEIVISER_INDEX_DIR": str(ROOT / "var" / "index"),
                "VEIVISER_PORT": str(self.settings.port),
                "VEIVISER_TURN_SECONDS": str(self.settings.turn_seconds),
                "VEIVISER_COUNSELLOR_GONE_SECONDS": str(self.settings.counsellor_gone_seconds),
                "VEIVISER_LEASE_SECONDS": str(self.settings.lease_seconds),
            }
            self.family[child.name] = child
            self.start(child.name)
        for name in self.family:
            self.until_healthy(name)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in self.family:
            self.kill(name)

    def start(self, name: str) -> None:
        """Start one process."""
        child = self.family[name]
        log = (self.settings.var / f"{name}.log").open("ab")
        child.process = subprocess.Popen(
            child.command, cwd=ROOT, env=child.environment, stdout=log, stderr=log, start_new_session=True
        )

    def kill(self, name: str) -> None:
        """Kill one process with -9, its whole group with it."""
        process = self.family[name].process
        if process is not None and process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def until_healthy(self, name: str, seconds: float = 120) -> None:
        """Wait until a process answers."""
        child = self.family[name]
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            assert child.process is not None
            if child.process.poll() is not None:
                break
            try:
                if httpx.get(child.health_url, timeout=2, trust_env=False).status_code == 200:
                    return
            except httpx.HTTPError:
                pass
            time.sleep(0.2)
        log = (self.settings.var / f"{name}.log").read_text(errors="replace")[-3000:]
        raise AssertionError(f"{name} is not healthy:\n{log}")

    def citizen(self, lang: str = "nb") -> "Citizen":
        """A new citizen with a conversation."""
        return Citizen(self, lang)

    def counsellor(self, username: str = "veileder") -> httpx.Client:
        """A logged-in counsellor's HTTP client."""
        answer = httpx.post(
            f"{self.base}/api/v1/sessions",
            json={"username": username, "password": PASSWORD},
            timeout=30,
            trust_env=False,
        )
        assert answer.status_code == 201, answer.text
        headers = {"authorization": f"Bearer {answer.json()['token']}"}
        return httpx.Client(base_url=self.base, headers=headers, timeout=30, trust_env=False)


class Citizen:
    """A citizen's HTTP client and what they have seen."""

    def __init__(self, house: House, lang: str = "nb") -> None:
        self.http = httpx.Client(base_url=house.base, timeout=30, trust_env=False)
        answer = self.http.post("/api/v1/conversations", json={"lang": lang})
        assert answer.status_code == 201, answer.text
        self.created: dict[str, Any] = answer.json()
        self.id: str = self.created["conversation_id"]
        self.token: str = self.created["token"]
        self.http.headers["authorization"] = f"Bearer {self.token}"
        self._count = 0

    def post(self, **body: Any) -> httpx.Response:
        """Send a message, with a client id of its own unless given."""
        self._count += 1
        body.setdefault("client_id", f"c{self._count}")
        return self.http.post(f"/api/v1/conversations/{self.id}/messages", json=body)

    def say(self, text: str) -> dict[str, Any]:
        """Write, and return the turn."""
        answer = self.post(text=text)
        assert answer.status_code == 201, answer.text
        view: dict[str, Any] = answer.json()
        return view

    def press(self, button_id: str) -> dict[str, Any]:
        """Press a quick reply, and return the turn."""
        answer = self.post(button_id=button_id)
        assert answer.status_code == 201, answer.text
        view: dict[str, Any] = answer.json()
        return view

    def messages(self, after: int = 0) -> list[dict[str, Any]]:
        """Everything after a number."""
        answer = self.http.get(f"/api/v1/conversations/{self.id}/messages", params={"after": after})
        assert answer.status_code == 200, answer.text
        found: list[dict[str, Any]] = answer.json()["messages"]
        return found


def bot_text(view: dict[str, Any]) -> str:
    """All that the bot said in a turn."""
    return "\n".join(m["text"] for m in view["messages"] if m["author"] == "bot")


if __name__ == "__main__":
    sys.exit("tests.house is for pytest")
