"""The one command: starts all, restarts who dies, stops all, leaves no orphan, and fails with one sentence."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from foundation.errors import StartupError
from foundation.settings import ROOT, Settings
from service import supervisor
from tests.house import free_port

pytestmark = pytest.mark.timeout(300)
# Seconds for a first start as for a restart: the service reads all content before it serves.
STARTS_WITHIN = 150


def _environment(var: Path) -> dict[str, str]:
    return os.environ | {
        "PYTHONPATH": str(ROOT),
        "VEIVISER_VAR": str(var),
        "VEIVISER_PORT": str(free_port()),
        "VEIVISER_RASA_PORT": str(free_port()),
        "VEIVISER_ACTIONS_PORT": str(free_port()),
        "VEIVISER_DEMO_PASSWORD": "",
        "VEIVISER_INDEX_DIR": str(ROOT / "var" / "index"),
    }


def _start(environment: dict[str, str], log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "service", "run"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log.open("wb"), stderr=subprocess.STDOUT)


def _until(condition: object, seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():  # type: ignore[operator]
            return
        time.sleep(0.2)
    raise AssertionError(what)


@pytest.fixture
def running(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, str], Path]]:
    environment, log = _environment(tmp_path / "var"), tmp_path / "log"
    process = _start(environment, log)
    try:
        _until(
            lambda: "Veiviser is ready" in log.read_text() or process.poll() is not None,
            STARTS_WITHIN,
            f"not ready:\n{log.read_text()}",
        )
        assert process.poll() is None, log.read_text()
        yield process, environment, log
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(30)


@pytest.mark.house
def test_it_restarts_who_dies_and_killing_it_with_9_leaves_no_orphan(
    running: tuple[subprocess.Popen[bytes], dict[str, str], Path],
) -> None:
    process, environment, log = running
    base = f"http://127.0.0.1:{environment['VEIVISER_PORT']}"
    told = log.read_text()
    password = re.search(r"password \(shown this once\): (\S+)", told)
    assert password, told
    login = {"username": "veileder", "password": password[1]}
    assert httpx.post(f"{base}/api/v1/sessions", json=login, trust_env=False).status_code == 201
    assert httpx.get(f"{base}/health", trust_env=False).json()["status"] == "ok"

    family = psutil.Process(process.pid).children(recursive=True)
    names = {" ".join(child.cmdline()) for child in family}
    for part in ("bot.serve", "-m actions", "uvicorn"):
        assert any(part in name for name in names), names
    service = next(child for child in family if "uvicorn" in child.cmdline())
    service.kill()
    _until(lambda: not service.is_running() or service.status() == psutil.STATUS_ZOMBIE, 10, "still there")

    def serves_again() -> bool:
        try:
            return httpx.get(f"{base}/health/ready", trust_env=False).status_code == 200
        except httpx.HTTPError:
            return False

    _until(serves_again, STARTS_WITHIN, "the service was not restarted")

    family = psutil.Process(process.pid).children(recursive=True)
    assert len(family) >= 3
    process.kill()
    process.wait()
    _gone, alive = psutil.wait_procs(family, timeout=10)
    assert alive == [], [p.cmdline() for p in alive]


@pytest.mark.house
def test_ctrl_c_stops_all_of_it(running: tuple[subprocess.Popen[bytes], dict[str, str], Path]) -> None:
    process, _, log = running
    family = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0, log.read_text()
    _, alive = psutil.wait_procs(family, timeout=5)
    assert alive == []


def _fails_with(environment: dict[str, str], pattern: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "service", "run"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    lines = done.stderr.strip().splitlines()
    assert len(lines) == 1, done.stderr
    assert re.search(pattern, lines[0]), lines[0]


def test_a_port_in_use_gives_one_clear_sentence(tmp_path: Path) -> None:
    environment = _environment(tmp_path / "var")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", int(environment["VEIVISER_PORT"])))
        taken.listen()
        _fails_with(environment, r"Port \d+ for the site can't be used .*VEIVISER_PORT")


def test_a_folder_that_cannot_be_written_gives_one_clear_sentence(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("")
    _fails_with(_environment(file / "var"), r"Can't write in .*a-file")


def test_a_full_disk_gives_one_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(supervisor, "ENOUGH_DISK", usage.free * 2)
    with pytest.raises(StartupError, match="The disk is full"):
        supervisor.check_disk(Settings(_env_file=None, var=tmp_path))


def test_a_broken_model_gives_one_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = tmp_path / "models"
    models.mkdir()
    monkeypatch.setattr(supervisor, "ROOT", tmp_path)
    with pytest.raises(StartupError, match="no usable bot model"):
        supervisor.current_model()
    (models / "a.tar.gz").write_bytes(b"not what was trained")
    (models / "current.json").write_text(json.dumps({"file": "a.tar.gz", "sha256": "0" * 64}))
    with pytest.raises(StartupError, match=r"a\.tar\.gz is broken .*make train"):
        supervisor.current_model()


def test_a_child_that_cannot_start_gives_its_last_words(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys\n"
        "from foundation.settings import Settings\n"
        "from foundation.errors import StartupError\n"
        "from service.supervisor import Child, Supervisor\n"
        f"settings = Settings(_env_file=None, var={str(tmp_path)!r})\n"
        "child = Child('rasa', [sys.executable, '-c', 'raise SystemExit(\"no such model\")'],"
        " 'http://127.0.0.1:9/', {})\n"
        "try:\n"
        "    asyncio.run(Supervisor(settings, [child]).run(lambda: None))\n"
        "except StartupError as error:\n"
        "    print(error)\n"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )
    assert "rasa can't start: no such model" in done.stdout, done.stdout + done.stderr


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_a_launcher_that_is_stopped_while_it_prepares_takes_the_step_with_it(tmp_path: Path, number: int) -> None:
    pid = tmp_path / "pid"
    step = f"import os, pathlib, time; pathlib.Path({str(pid)!r}).write_text(str(os.getpid())); time.sleep(60)"
    code = (
        "import sys; from foundation.settings import Settings; from service.supervisor import run_step; "
        f"run_step('Bot model', [sys.executable, '-c', {step!r}], Settings())"
    )
    launcher = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=_environment(tmp_path))
    _until(lambda: pid.exists() and pid.read_text(), 30, "the step never began")
    launcher.send_signal(number)
    launcher.wait(10)
    _until(lambda: not psutil.pid_exists(int(pid.read_text())), 10, "the step lives on")
