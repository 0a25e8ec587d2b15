"""How long a citizen waits for an answer: HTTP to the service, Rasa, actions and back, all real.

Prints one JSON line: median and 95th percentile in milliseconds of one client alone, turns a second of eight
clients, and both as ratios to Rasa alone asked over its own channel in the same run.
"""

import concurrent.futures
import json
import statistics
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path

import httpx

from tests.house import House

TEXTS = [
    "hei",
    "hva er fagbrev?",
    "jeg liker dyr",
    "hva gjør en rørlegger?",
    "hva tjener de?",
    "æ veit itj ka æ ska bli",
]
ROUNDS = 8
CLIENTS = 8


def timed(action: Callable[[str], object]) -> list[float]:
    """Return the milliseconds of each text, over all rounds."""
    spent = []
    for _ in range(ROUNDS):
        for text in TEXTS:
            started = time.perf_counter()
            action(text)
            spent.append((time.perf_counter() - started) * 1000)
    return spent


def throughput(make: Callable[[], Callable[[str], object]]) -> float:
    """Return turns a second of CLIENTS clients that write without a pause."""
    clients = [make() for _ in range(CLIENTS)]
    started = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(CLIENTS) as pool:
        done = sum(len(spent) for spent in pool.map(timed, clients))
    return done / (time.perf_counter() - started)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder, House(Path(folder)) as house:
        rasa = f"http://127.0.0.1:{house.settings.rasa_port}/webhooks/veiviser/turn"

        def through_the_house() -> Callable[[str], object]:
            return house.citizen().say

        def rasa_alone() -> Callable[[str], object]:
            http, sender = httpx.Client(timeout=30, trust_env=False), uuid.uuid4().hex

            def ask(text: str) -> object:
                body = {"sender": f"{sender}:1", "turn_id": uuid.uuid4().hex, "text": text, "lang": "nb", "slots": {}}
                return http.post(rasa, json=body).raise_for_status()

            return ask

        timed(through_the_house())
        alone, whole = timed(rasa_alone()), timed(through_the_house())
        figures = {
            "turn_ms_median": round(statistics.median(whole), 1),
            "turn_ms_p95": round(statistics.quantiles(whole, n=20)[18], 1),
            "rasa_ms_median": round(statistics.median(alone), 1),
            "turn_over_rasa": round(statistics.median(whole) / statistics.median(alone), 2),
            "turns_per_second_8_clients": round(throughput(through_the_house), 1),
            "rasa_per_second_8_clients": round(throughput(rasa_alone), 1),
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
