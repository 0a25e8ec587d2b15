"""From 50 corrected utterances to a live model, on the real house: `python -m benchmarks.studio_loop`.

Starts the service, a bot host and the action server on a database of its own, adds 50 examples to a draft, trains,
evaluates, publishes (a red gate is overridden, and said so) and waits until the live bot understands. JSON on the last line.
"""

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import httpx

from tests.house import House

SENTENCES = [
    ("ask_deadlines", "ka e siste daen å sende søknaden {}"),
    ("ask_student_finance", "fær æ lån når æ går {}"),
    ("ask_cv", "kelles ska cven se ut for en {}"),
    ("ask_apprenticeship", "korsen blir æ lærling som {}"),
    ("ask_interview", "ka kan di spørr om når æ søke som {}"),
]
NAMES = "frisør kokk snekker gartner baker sveiser maler selger murer sjåfør".split()


def rows() -> list[dict[str, str]]:
    """Return 50 sentences that are not in the training data."""
    return [{"text": text.format(name), "intent": intent} for intent, text in SENTENCES for name in NAMES]


def measure(house: House) -> dict[str, Any]:
    """Return how long each part took, in seconds, and whether the live bot then understood."""
    with house.counsellor("leder") as leader:
        api = "/api/v1/studio"
        started = time.perf_counter()
        added = _done(leader.post(f"{api}/examples", json={"rows": rows()}))
        run = _done(leader.post(f"{api}/runs", json={"change_set_id": added["change_set_id"]}))
        while run["state"] in ("queued", "training", "evaluating"):
            time.sleep(0.25)
            run = _done(leader.get(f"{api}/runs/{run['id']}"))
        if run["state"] != "ready":
            raise SystemExit(f"the run is {run['state']}: {run['error']}")
        ready = time.perf_counter()
        reason = None if run["green"] else "benchmark"
        run = _done(leader.post(f"{api}/runs/{run['id']}/publish", json={"override_reason": reason}))
        while run["state"] == "publishing":
            time.sleep(0.1)
            run = _done(leader.get(f"{api}/runs/{run['id']}"))
        live = time.perf_counter()
        if run["state"] != "published":
            raise SystemExit(f"the run is {run['state']}: {run['error']}")
        read = _done(leader.post(f"{api}/parse", json={"texts": [row["text"] for row in rows()], "models": ["live"]}))
        right = sum(
            one["ranking"][0]["intent"] == row["intent"]
            for one, row in zip(read["models"][0]["readings"], rows(), strict=True)
        )
    return {
        "examples": added["added"],
        "seconds_to_ready": round(ready - started, 1),
        "seconds_to_live": round(live - started, 1),
        "seconds": run["seconds"],
        "gate_green": run["green"],
        "understood_by_the_live_bot": right,
    }


def _done(answer: httpx.Response) -> dict[str, Any]:
    answer.raise_for_status()
    found: dict[str, Any] = answer.json()
    return found


def main() -> int:
    """Start the house, measure and print."""
    with tempfile.TemporaryDirectory() as folder, House(Path(folder)) as house:
        print(json.dumps(measure(house)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
