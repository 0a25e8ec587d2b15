"""500 interleaved edits from two browsers while the service is killed: `python -m benchmarks.studio_edits`.

Starts only the service, on a database of its own. Two editors work in one draft, each saving with the etag it saw last,
which half of the time is an old one; now and then the service dies by SIGKILL and is started again. Afterwards every
edit that was acknowledged must be there, and none that was refused; an edit whose answer never came may be either.
Prints one JSON object on the last line, and returns 1 when an acknowledged change was lost or overwritten.
"""

import json
import random
import statistics
import sys
import tempfile
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.house import House

EDITS = 500
KILLS = 6
INTENTS = ("ask_deadlines", "ask_cv", "crisis", "greet")
LABELS = ("greet", "thanks", "goodbye")
API = "/api/v1/studio"


@dataclass
class Ledger:
    """What the editors were told, as it happened."""

    acknowledged: dict[str, str] = field(default_factory=dict)  # example -> intent
    removed: set[str] = field(default_factory=set)
    removal_unknown: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    label_saves: dict[str, dict[str, str]] = field(default_factory=dict)  # label -> etag built on -> text saved
    milliseconds: list[float] = field(default_factory=list)
    stale: int = 0
    overwritten: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


class Editor(threading.Thread):
    """One browser of one person."""

    def __init__(self, house: House, draft: str, username: str, ledger: Ledger, edits: int) -> None:
        super().__init__(name=username)
        self.client = house.counsellor(username)
        self.draft, self.ledger, self.edits = draft, ledger, edits
        self.dice = random.Random(username)
        self.seen: dict[str, str] = {}
        self.mine: dict[str, list[str]] = {intent: [] for intent in INTENTS}
        self.failure: BaseException | None = None

    def run(self) -> None:
        """Make the edits."""
        try:
            for number in range(self.edits):
                if self.dice.random() < 0.2:
                    self.edit_label(number)
                else:
                    self.edit_intent(number)
        except BaseException as error:
            self.failure = error

    def edit_intent(self, number: int) -> None:
        """Add an example to an intent; now and then, one of the editor's own goes."""
        intent = self.dice.choice(INTENTS)
        etag = self.etag_of(f"/intents/{intent}")
        new = f"en ny ytring nummer {number} fra {self.name}"
        own = self.mine[intent]
        gone = own[-1] if own and self.dice.random() < 0.2 else None
        body = {"change_set_id": self.draft, "add": [new], "remove": [gone] if gone else []}
        answer = self.put(f"/intents/{intent}", body, etag)
        with self.ledger.lock:
            if answer is None:
                self.ledger.unknown.add(new)
                if gone:
                    self.ledger.removal_unknown.add(gone)
                    own.remove(gone)
            elif answer.status_code == 200:
                self.ledger.acknowledged[new] = intent
                own.append(new)
                if gone:
                    self.ledger.removed.add(gone)
                    own.remove(gone)
            else:
                self.ledger.refused.add(new)

    def edit_label(self, number: int) -> None:
        """Write an intent's button text anew."""
        label = self.dice.choice(LABELS)
        etag = self.etag_of(f"/records/labels/{label}")
        nb = f"Knapp {number} {self.name}"
        record = {"nb": nb, "nn": "Knapp", "en": "Button"}
        answer = self.put(f"/records/labels/{label}", {"change_set_id": self.draft, "record": record}, etag)
        with self.ledger.lock:
            if answer is not None and answer.status_code == 200:
                saves = self.ledger.label_saves.setdefault(label, {})
                # Two saves that build on the same state: the later one has overwritten the earlier.
                self.ledger.overwritten += etag in saves
                saves[etag] = nb

    def etag_of(self, path: str) -> str:
        """Return the etag as the editor saw it last: half of the time that is looked up now."""
        if path not in self.seen or self.dice.random() < 0.5:
            answer = self.patiently(lambda: self.client.get(f"{API}{path}", params={"change_set_id": self.draft}))
            self.seen[path] = answer.json()["etag"]
        return self.seen[path]

    def put(self, path: str, body: dict[str, Any], etag: str) -> httpx.Response | None:
        """Save once; None when no answer came."""
        started = time.perf_counter()
        try:
            answer = self.client.put(f"{API}{path}", json=body, headers={"if-match": f'"{etag}"'})
        except httpx.ConnectError:
            return self.put_when_back(path, body, etag)
        except httpx.HTTPError:
            return None
        with self.ledger.lock:
            self.ledger.milliseconds.append((time.perf_counter() - started) * 1000)
            self.ledger.stale += answer.status_code == 412
        if answer.status_code == 200:
            self.seen[path] = answer.json()["etag"]
        elif answer.status_code != 412:
            raise AssertionError(f"{answer.status_code}: {answer.text}")
        return answer

    def put_when_back(self, path: str, body: dict[str, Any], etag: str) -> httpx.Response | None:
        """Save when the service answers again: it never heard of the first try."""
        self.patiently(lambda: self.client.get("/health/ready"))
        return self.put(path, body, etag)

    def patiently(self, ask: Any) -> httpx.Response:
        """Return an answer, however long the service is away."""
        deadline = time.monotonic() + 180
        while time.monotonic() < deadline:
            try:
                answer: httpx.Response = ask()
                if answer.status_code == 200:
                    return answer
            except httpx.HTTPError:
                pass
            time.sleep(0.1)
        raise AssertionError("the service did not come back")


def measure(house: House, edits: int, kills: int) -> dict[str, Any]:
    """Return the figures of one run."""
    ledger = Ledger()
    with house.counsellor("leder") as client:
        made = client.post(f"{API}/change-sets", json={"title": "To nettlesere", "reason": "Måling"})
        assert made.status_code == 201, made.text
        draft = made.json()["id"]
        editors = [Editor(house, draft, name, ledger, edits // 2) for name in ("redaktor", "leder")]
        started = time.perf_counter()
        for editor in editors:
            editor.start()
        killed = _kill_now_and_then(house, editors, ledger, edits, kills)
        for editor in editors:
            editor.join()
        seconds = time.perf_counter() - started
        for editor in editors:
            if editor.failure is not None:
                raise editor.failure
        there = {
            intent: set(client.get(f"{API}/intents/{intent}", params={"change_set_id": draft}).json()["examples"])
            for intent in INTENTS
        }
        labels = {
            label: client.get(f"{API}/records/labels/{label}", params={"change_set_id": draft}).json()
            for label in LABELS
        }
    every = set().union(*there.values())
    kept = {text: intent for text, intent in ledger.acknowledged.items() if text not in ledger.removed}
    lost = [t for t, intent in kept.items() if t not in there[intent] and t not in ledger.removal_unknown]
    lost += [text for text in ledger.removed if text in every]
    # Whoever builds on the final etag hasn't saved: the last save of each label must be what stands there.
    lost += [label for label, saves in ledger.label_saves.items() if labels[label]["etag"] in saves]
    return {
        "edits": edits,
        "kills": killed,
        "acknowledged": len(ledger.acknowledged) + sum(map(len, ledger.label_saves.values())),
        "stale": ledger.stale,
        "unanswered": len(ledger.unknown),
        "lost": len(lost),
        "overwritten": ledger.overwritten,
        "refused_but_there": len(ledger.refused & every),
        "seconds": round(seconds, 1),
        "save_ms_median": round(statistics.median(ledger.milliseconds), 1),
        "save_ms_p95": round(statistics.quantiles(ledger.milliseconds, n=20)[-1], 1),
    }


def _kill_now_and_then(house: House, editors: list[Editor], ledger: Ledger, edits: int, kills: int) -> int:
    """Kill the service, at even distances of answered edits; return how often."""
    dice = random.Random(12)
    done = 0
    while done < kills and any(editor.is_alive() for editor in editors):
        if len(ledger.milliseconds) >= edits * (done + 1) // (kills + 1):
            time.sleep(dice.random() * 0.2)
            house.kill("service")
            house.start("service")
            house.until_healthy("service")
            done += 1
        time.sleep(0.01)
    return done


def main() -> int:
    """Measure; return 1 when something acknowledged is not there."""
    with tempfile.TemporaryDirectory(prefix="veiviser-edits-") as folder:
        with House(Path(folder), parts=("service",)) as house:
            figures = measure(house, EDITS, KILLS)
    print(json.dumps(figures))
    return 1 if figures["lost"] or figures["overwritten"] or figures["refused_but_there"] else 0


if __name__ == "__main__":
    sys.exit(main())
