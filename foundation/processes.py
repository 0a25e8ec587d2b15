"""Processes that may not outlive the one that started them, and their last words."""

import contextlib
import ctypes
import os
import signal
import sys
import time
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


def begin_nicely(niceness: int) -> None:
    """Add to this process's own niceness, just after it became the leader of a session of its own."""
    _set_autogroup(os.getpid(), os.nice(niceness))


def set_niceness(pid: int, niceness: int) -> None:
    """Set the niceness of every thread of a process, and on Linux of the session that it leads."""
    with contextlib.suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, int(thread.name), niceness)
        if os.getsid(pid) == pid:
            _set_autogroup(pid, niceness)


def _set_autogroup(pid: int, niceness: int) -> None:
    """Set what a session weighs: with autogroups, threads' niceness counts only within one (sched(7))."""
    for _ in range(3):
        try:
            descriptor = os.open(f"/proc/{pid}/autogroup", os.O_WRONLY)
            try:
                os.write(descriptor, str(niceness).encode())
            finally:
                os.close(descriptor)
        except BlockingIOError:  # without privileges once in a tenth of a second
            time.sleep(0.11)
        except OSError:
            return
        else:
            return
