"""Processes that may not outlive the one that started them, and their last words."""

import contextlib
import ctypes
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

PR_SET_PDEATHSIG = 1
CAP_SYS_NICE = 23
# Loaded here, since a child between fork and exec of a process with threads must not load anything.
_libc = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(number: int) -> Callable[[], None]:
    """Return a function that makes the kernel send `number` to this process when its parent dies (Linux)."""
    parent = os.getpid()

    def ask_kernel() -> None:
        if _libc is None:
            return
        _libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
        if number == signal.SIGKILL and os.getppid() != parent:
            os.kill(os.getpid(), number)

    return ask_kernel


def signal_group(pid: int, number: int) -> None:
    """Send a signal to a process and all of its group; one that is gone already is no error."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, number)


def last_line(path: Path) -> str:
    """Return the last line of a log that says something, and where it stands."""
    lines = [line.strip() for line in path.read_text(errors="replace").splitlines()[-50:] if line.strip()]
    return f"{lines[-1][:300] if lines else 'no output'} (see {path})"


def may_raise_priority() -> bool:
    """Return whether a process that was made nice can be given its priority back (capabilities(7))."""
    with contextlib.suppress(OSError, ValueError, StopIteration):
        lines = Path("/proc/self/status").read_text().splitlines()
        effective = next(line for line in lines if line.startswith("CapEff:"))
        return bool(int(effective.split()[1], 16) >> CAP_SYS_NICE & 1)
    return False


def set_niceness(pid: int, niceness: int) -> None:
    """Set the niceness of every thread of a process; on Linux each has its own."""
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, int(thread.name), niceness)
