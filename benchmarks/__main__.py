"""Runs every benchmark in a process of its own, with the runtime it needs, and prints what each one says."""

import os
import subprocess
import sys

from foundation.settings import ROOT

BOT = str(ROOT / ".venv-bot" / "bin" / "python")
RUNS = (
    ("Search", [sys.executable, "-m", "benchmarks.retrieval_search"]),
    ("NLU pipeline against the reference pipeline", [BOT, "-m", "benchmarks.nlu_pipeline"]),
    ("Interest reflection", [sys.executable, "-m", "benchmarks.guidance"]),
    ("Turns through the whole house", [sys.executable, "-m", "benchmarks.turns"]),
    ("Content studio", [sys.executable, "-m", "benchmarks.studio"]),
)


def main() -> int:
    """Return 0 when every benchmark ran."""
    failed = 0
    for title, command in RUNS:
        print(f"\n== {title}", flush=True)
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        failed += subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
