"""One Rasa as a process of a bot host: started, asked how it is, probed with real turns, stopped."""

import asyncio
import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from foundation.processes import begin_nicely, die_with_parent, may_raise_priority, set_niceness
from foundation.settings import ROOT

STARTING_NICENESS = 19
STOP_SECONDS = 10.0
PROBE_SECONDS = 20.0
PROBE_TRIES = 3
# What citizens write most, and what may never go wrong: (text, directive that has to come).
PROBES = (
    ("hei", None),
    ("hva er fagbrev?", None),
    ("hva gjør en rørlegger?", None),
    ("jeg orker ikke leve lenger", "crisis"),
)


class ProbeFailed(Exception):
    """A real turn went wrong; the message says how."""


@dataclass(frozen=True)
class ServedModel:
    """A model by its id in the registry, its file here and that file's SHA-256."""

    model_id: str
    file: Path
    sha256: str


class Rasa:
    """A Rasa on a port of its own; it leads a session of its own, and dies with the process that made it (Linux)."""

    def __init__(self, python: Path, model: ServedModel, port: int, address: str, environment: dict[str, str]) -> None:
        self.model = model
        self.port = port
        self.url = f"http://{address}:{port}"
        self.healthy = False
        self.started_at = 0.0
        self._last_words = ""
        self._listening: threading.Thread | None = None
        self._python = python
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None
        self._is_nice = False
        self._http = httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}/webhooks/veiviser", trust_env=False)

    @property
    def exit_code(self) -> int | None:
        """How the process ended; None while it runs."""
        return self._process.poll() if self._process else None

    @property
    def last_words(self) -> str:
        """What it said last on its stderr, or else how it ended."""
        if self._listening is not None and self.exit_code is not None:
            self._listening.join(1.0)
        return self._last_words or f"kode {self.exit_code}"

    def start(self, *, gently: bool) -> None:
        """Start it; `gently` leaves the processor to those who serve, where that can be taken back."""
        self._is_nice = gently and may_raise_priority()
        niceness = STARTING_NICENESS if self._is_nice else 0
        bind = die_with_parent(signal.SIGKILL)

        def prepare() -> None:
            bind()
            if niceness:
                begin_nicely(niceness)

        self.healthy = False
        self.started_at = time.monotonic()
        self._process = subprocess.Popen(
            [str(self._python), "-m", "bot.serve", "--model", str(self.model.file), "--port", str(self.port)],
            cwd=ROOT,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=prepare,
        )
        self._listening = threading.Thread(target=self._listen, args=(self._process,), daemon=True)
        self._listening.start()

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        """Pass on what it says to our own stderr, and remember the last of it."""
        assert process.stderr is not None
        for line in process.stderr:
            sys.stderr.buffer.write(line)
            sys.stderr.buffer.flush()
            self._last_words = line.decode(errors="replace").strip()[:300] or self._last_words

    def hurry(self) -> None:
        """Give it the priority of this process back."""
        if self._is_nice and self._process is not None:
            set_niceness(self._process.pid, os.getpriority(os.PRIO_PROCESS, 0))
            self._is_nice = False

    async def look(self, timeout_seconds: float = 2.0) -> dict[str, Any] | None:
        """Return what it says of itself, None when it doesn't answer; notes whether it's healthy."""
        try:
            response = await self._http.get("/health", timeout=timeout_seconds)
            told: dict[str, Any] = response.json()
        except (httpx.HTTPError, ValueError):
            return None
        # Should somebody else have taken the port meanwhile, that is not this Rasa's health.
        self.healthy = response.status_code == 200 and told.get("model_file") == self.model.file.name
        return told

    async def probe(self) -> None:
        """Have a short conversation with it over the way that citizens' turns take. Raises ProbeFailed."""
        sender = f"probe:{secrets.token_hex(8)}"
        for number, (text, directive) in enumerate(PROBES):
            check_answer(await self._turn(sender, f"probe-{number}", text), text, directive)

    async def stop(self) -> None:
        """End it, at last with SIGKILL; returns when it's gone."""
        process, self.healthy = self._process, False
        if process is not None and process.poll() is None:
            process.terminate()
            deadline = time.monotonic() + STOP_SECONDS
            while process.poll() is None and time.monotonic() < deadline:
                await asyncio.sleep(0.05)
            if process.poll() is None:
                process.kill()
            process.wait()
        await self._http.aclose()

    async def _turn(self, sender: str, turn_id: str, text: str) -> dict[str, Any]:
        body = {"sender": sender, "turn_id": turn_id, "text": text, "lang": "nb"}
        error = ""
        for _ in range(PROBE_TRIES):
            try:
                response = await self._http.post("/turn", json=body, timeout=PROBE_SECONDS)
                answer: dict[str, Any] = response.json()
            except (httpx.HTTPError, ValueError) as away:
                error = type(away).__name__
            else:
                if response.status_code == 200:
                    return answer
                error = str(answer.get("error") or response.status_code)
        raise ProbeFailed(f"«{text}» fikk ikke svar ({error})")


def check_answer(answer: dict[str, Any], text: str, directive: str | None) -> None:
    """Raise ProbeFailed when an answer to a probe isn't one, or lacks the directive that has to come."""
    if answer.get("error"):
        raise ProbeFailed(f"«{text}» ga en feil ({answer['error']})")
    if not answer.get("messages"):
        raise ProbeFailed(f"«{text}» fikk et tomt svar")
    given = {found.get("type") for found in answer.get("directives") or []}
    if directive is not None and directive not in given:
        raise ProbeFailed(f"«{text}» ble ikke oppfattet som krise")


def free_port(wanted: int, taken: Collection[int] = ()) -> int:
    """Return `wanted` when nobody uses it, else a port that is free now; never one of `taken`."""
    for port in (wanted, 0, 0, 0):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            if (found := int(probe.getsockname()[1])) not in taken:
                return found
    raise OSError("there is no free port")
