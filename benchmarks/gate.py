"""Does the gate stop what is worse, and let through what isn't? Trains for real; begun work is gone on with.

`python -m benchmarks.gate [--planted 20] [--same 20] [--fresh]`: plants regressions (benchmarks/planted_regressions.py)
in copies of the training data, and trains as many candidates on the same data with another seed. The fit is convex, so
that chance has one way in: the order of the examples draws the folds by which confidences and thresholds are calibrated.
Each is held against one model of the data as it is. Prints one JSON line.
"""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.planted_regressions import PLANTS
from benchmarks.training_copies import TrainerRefused, copy_project, read_examples, shuffled, train, write_examples
from foundation.settings import get_settings
from studio.gate import gate
from studio.run_views import inputs_hash

FIRST_SEED = 100
Change = Callable[[Path], None]


def main() -> int:
    """Return 0 when every planted regression is blocked and at most one in twenty of the same is."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.gate", description=__doc__)
    parser.add_argument("--planted", type=int, default=len(PLANTS), help="how many regressions")
    parser.add_argument("--same", type=int, default=20, help="how many candidates on the same data")
    parser.add_argument("--fresh", action="store_true", help="train all anew")
    chosen = parser.parse_args()
    kept = get_settings().var / "benchmarks" / "gate"
    if chosen.fresh:
        shutil.rmtree(kept, ignore_errors=True)
    live = result("as it is", lambda root: None, kept)
    blocked, let_through = [], []
    for name in list(PLANTS)[: chosen.planted]:
        red = broken(live, result(name, PLANTS[name], kept))
        (blocked if red else let_through).append(name)
        print(f"  {'blocked' if red else 'NOT BLOCKED'}: {name}: {'; '.join(red)}", file=sys.stderr, flush=True)
    stopped = []
    for number in range(chosen.same):
        seed = FIRST_SEED + number
        red = broken(live, result(f"seed {seed}", reordered(seed), kept))
        stopped += [f"seed {seed}: {'; '.join(red)}"] if red else []
        print(f"  {'STOPPED' if red else 'let through'}: seed {seed}: {'; '.join(red)}", file=sys.stderr, flush=True)
    told = {
        "gate": {
            "planted": chosen.planted,
            "blocked": len(blocked),
            "not_blocked": let_through,
            "same_data": chosen.same,
            "stopped": stopped,
            "live": {
                name: round(live["figures"][name], 4) for name in ("accuracy", "macro_f1", "ece", "crisis_recall")
            },
        }
    }
    print(json.dumps(told, ensure_ascii=False))
    return 1 if let_through or len(stopped) > max(1, chosen.same // 20) else 0


def broken(live: dict[str, Any], candidate: dict[str, Any]) -> list[str]:
    """Return which rules a candidate breaks, with what was measured; a refusal to train counts as one."""
    if "refused" in candidate:
        return [f"the trainer refused: {candidate['refused']}"]
    return [f"{rule.rule} ({rule.measured:.3f} / {rule.limit:.3f})" for rule in gate(live, candidate) if not rule.ok]


def reordered(seed: int) -> Change:
    """Return the change that only puts the examples in another order."""
    return lambda root: write_examples(root, shuffled(read_examples(root), seed))


def result(name: str, change: Change, kept: Path) -> dict[str, Any]:
    """Return the report of a copy with one change; taken from an earlier run when it was of the same data."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "root")
        change(root)
        known = kept / f"{inputs_hash(root)[:16]}-{name.replace(' ', '_').replace('%', '')}.json"
        if known.exists():
            found: dict[str, Any] = json.loads(known.read_text(encoding="utf-8"))
            return found
        try:
            found = train(root, Path(folder) / "out")
        except TrainerRefused as error:
            found = {"refused": str(error)}
    kept.mkdir(parents=True, exist_ok=True)
    part = known.with_suffix(".part")
    part.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    part.replace(known)
    return found


if __name__ == "__main__":
    sys.exit(main())
