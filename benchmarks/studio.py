"""The content studio in figures: `python -m benchmarks.studio [--only loop,swap,…] [--full]`.

Runs each measurement in a process of its own and prints one JSON object, by name, on the last line. Without `--full` the
gate is tried on a few planted regressions instead of all twenty, and the swap takes three publishes instead of ten.
"""

import argparse
import json
import subprocess
import sys

from foundation.settings import ROOT

QUICK = {
    "loop": ["benchmarks.studio_loop"],
    "swap": ["benchmarks.swap", "--swaps", "3", "--pause", "10"],
    "gate": ["benchmarks.gate", "--planted", "4", "--same", "2"],
    "personal_data": ["benchmarks.personal_data"],
    "label_quality": ["benchmarks.label_quality"],
    "edits": ["benchmarks.studio_edits"],
}
FULL = {"swap": ["benchmarks.swap", "--pause", "10"], "gate": ["benchmarks.gate"]}


def main() -> int:
    """Return 0 when every measurement ran."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.studio", description=__doc__)
    parser.add_argument("--only", default=",".join(QUICK), help="names, separated by commas")
    parser.add_argument("--full", action="store_true", help="the whole of the gate and the swap: more than an hour")
    chosen = parser.parse_args()
    commands = QUICK | FULL if chosen.full else QUICK
    found: dict[str, object] = {}
    failed = 0
    for name in chosen.only.split(","):
        print(f"== {name}", file=sys.stderr, flush=True)
        done = subprocess.run(
            [sys.executable, "-m", *commands[name]], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
        )
        lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
        found[name] = json.loads(lines[-1]) if lines else {"failed": done.returncode}
        failed += done.returncode != 0
    print(json.dumps(found, ensure_ascii=False))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
