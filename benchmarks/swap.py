"""Models are swapped under 50 chats: `python -m benchmarks.swap [--postgres URL --redis URL]`.

Starts the real house (with `--postgres` and `--redis`, two services and two bot hosts), lets 50 citizens write real
sentences over HTTP, each as soon as the last answer came (or after `--pause` seconds), and publishes and rolls back
between two real models meanwhile. Then every conversation is read: no message without an answer, none answered twice,
all in order; and the trackers: no turn was handled twice. The last line is one JSON object.

A turn is "inside" a swap when it overlaps the time from the request until the old Rasa may be gone. Its added delay is
its own time minus the median outside swaps; `p99_added_s` is the 99th percentile of that, and `p99_over_p99_s` the
difference between the 99th percentiles inside and outside.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil

from foundation.database import Database
from service.model_files import served_model
from service.supervisor import current_model
from studio.registry import Registry
from tests.house import PASSWORD, House

TEXTS = [
    "hei",
    "hva er fagbrev?",
    "hva gjør en rørlegger?",
    "hva tjener de?",
    "jeg liker dyr",
    "hvor lang tid tar det å bli sykepleier",
    "æ veit itj ka æ ska bli",
    "kan jeg få stipend",
    "hva er forskjellen på studiespesialisering og yrkesfag",
    "når er søknadsfristen",
    "hvordan blir jeg lærer",
    "takk",
]
TURNS_IN_A_CHAT = 25
DRAINED_SECONDS = 6.0
BETWEEN_SECONDS = 8.0


@dataclass
class Chat:
    """What one citizen did: how long each answer took, and in which conversations."""

    base: str
    spent: list[tuple[float, float]] = field(default_factory=list)
    conversations: list[tuple[str, str]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


async def chat(done: Chat, seed: int, pause: float, stopping: asyncio.Event) -> None:
    """Write until told to stop, in one conversation after the other."""
    randomly = random.Random(seed)
    async with httpx.AsyncClient(base_url=done.base, timeout=40, trust_env=False) as http:
        while not stopping.is_set():
            answer = await http.post("/api/v1/conversations", json={"lang": "nb"})
            created = answer.json()
            conversation, headers = created["conversation_id"], {"authorization": f"Bearer {created['token']}"}
            done.conversations.append((conversation, created["token"]))
            for number in range(TURNS_IN_A_CHAT):
                if stopping.is_set():
                    return
                body = {"client_id": f"c{number}", "text": randomly.choice(TEXTS)}
                began = time.monotonic()
                try:
                    said = await http.post(f"/api/v1/conversations/{conversation}/messages", json=body, headers=headers)
                    if said.status_code != 201:
                        done.errors.append(f"{said.status_code} {said.text[:100]}")
                except httpx.HTTPError as error:
                    done.errors.append(type(error).__name__)
                done.spent.append((began, time.monotonic()))
                if pause:
                    await asyncio.sleep(randomly.uniform(0, 2 * pause))


async def swap_to(http: httpx.AsyncClient, model_id: str) -> tuple[float, float, str]:
    """Make a model live; return (began, live, error), times of the monotonic clock in seconds."""
    began = time.monotonic()
    answer = await http.put("/api/v1/studio/live", json={"model_id": model_id, "reason": "måling"})
    if answer.status_code != 202:
        return began, time.monotonic(), answer.text
    swap = answer.json()
    while swap["state"] == "preparing":
        await asyncio.sleep(0.1)
        swap = (await http.get(f"/api/v1/studio/swaps/{swap['id']}")).json()
    return began, time.monotonic(), swap["error"] or ""


async def answers_of(chats: list[Chat]) -> dict[str, Any]:
    """Return how many citizens' messages there are, and how many of them were lost, doubled or out of order."""
    found: Counter[str] = Counter()
    for done in chats:
        async with httpx.AsyncClient(base_url=done.base, timeout=40, trust_env=False) as http:
            for conversation, token in done.conversations:
                answer = await http.get(
                    f"/api/v1/conversations/{conversation}/messages", headers={"authorization": f"Bearer {token}"}
                )
                found += judge(answer.json()["messages"])
    return {name: found[name] for name in ("turns", "lost", "doubled", "disordered")}


def judge(messages: list[dict[str, Any]]) -> Counter[str]:
    """Return the counts of one conversation. An answer without a model says that the bot is away: lost."""
    found: Counter[str] = Counter()
    mine = [m for m in messages if m["author"] == "citizen"]
    found["disordered"] += [m["seq"] for m in messages] != list(range(1, len(messages) + 1))
    replied = [m["in_reply_to"] for m in messages if m["author"] == "bot" and m["in_reply_to"]]
    found["disordered"] += replied != sorted(replied)
    for message in mine:
        answers = [m for m in messages if m["author"] == "bot" and m["in_reply_to"] == message["seq"]]
        found["turns"] += 1
        found["lost"] += not answers or any(m["model_id"] is None for m in answers)
        found["doubled"] += len({m["text"] for m in answers}) < len(answers)
    return found


async def handled_twice(tracker: str) -> int:
    """Return how many turn ids stand more than once among the users' events of Rasa's trackers."""
    database = Database(tracker)
    try:
        async with database.engine.connect() as connection:
            rows = await connection.exec_driver_sql("SELECT sender_id, data FROM events WHERE type_name = 'user'")
            turns = Counter(
                (sender, json.loads(data)["metadata"]["turn_id"])
                for sender, data in rows
                if "turn_id" in data and not sender.startswith("probe:")
            )
    finally:
        await database.close()
    return sum(1 for number in turns.values() if number > 1)


def memory_of(houses: list[House]) -> float:
    """Return the resident memory of services, hosts and Rasas in MB."""
    total = 0
    for house in houses:
        for child in house.family.values():
            assert child.process is not None
            family = psutil.Process(child.process.pid)
            for process in [family, *family.children(recursive=True)]:
                total += process.memory_info().rss
    return total / 2**20


async def measure(houses: list[House], tracker: str, other: Path, arguments: argparse.Namespace) -> dict[str, Any]:
    """Chat and swap; return the figures."""
    house = houses[0]
    database = Database(house.settings.database)
    registry = Registry(database, house.settings.var / "models")
    first = await registry.live()
    assert first is not None
    served = served_model(other)
    await registry.register(
        other,
        id=served.model_id,
        sha256=served.sha256,
        data_hash=served.sha256,
        base_hash=first.base_hash,
        origin="studio",
        by="benchmark",
        why="måling",
        figures={},
    )
    await database.close()
    login = {"username": "redaktor", "password": PASSWORD}
    token = httpx.post(f"{house.base}/api/v1/sessions", json=login, timeout=30, trust_env=False).json()["token"]
    chats = [Chat(houses[number % len(houses)].base) for number in range(arguments.chats)]
    stopping = asyncio.Event()
    talking = [asyncio.create_task(chat(done, number, arguments.pause, stopping)) for number, done in enumerate(chats)]
    await asyncio.sleep(arguments.warm_up)
    before = memory_of(houses)
    swaps = []
    headers = {"authorization": f"Bearer {token}"}
    started = time.monotonic()
    async with httpx.AsyncClient(base_url=house.base, timeout=40, headers=headers, trust_env=False) as http:
        for number in range(2 * arguments.swaps):
            swaps.append(await swap_to(http, first.id if number % 2 else served.model_id))
            print(f"swap {number + 1}: {swaps[-1][1] - swaps[-1][0]:.1f} s {swaps[-1][2]}", flush=True)
            await asyncio.sleep(DRAINED_SECONDS + BETWEEN_SECONDS)
    await asyncio.sleep(10)
    after = memory_of(houses)
    stopping.set()
    talked = await asyncio.gather(*talking, return_exceptions=True)
    errors = [error for done in chats for error in done.errors] + [repr(error) for error in talked if error]
    errors += [error for _, _, error in swaps if error]
    spent = [times for done in chats for times in done.spent if times[0] > started]
    return {
        "services": len(houses),
        "chats": arguments.chats,
        "pause_s": arguments.pause,
        "swaps": len(swaps),
        "errors": len(errors),
        "error_kinds": dict(Counter(errors).most_common(5)),
        **(await answers_of(chats)),
        "handled_twice": await handled_twice(tracker),
        "swap_s_median": round(statistics.median(end - begin for begin, end, _ in swaps), 1),
        "swap_s_max": round(max(end - begin for begin, end, _ in swaps), 1),
        **delays(spent, [(begin, end + DRAINED_SECONDS) for begin, end, _ in swaps]),
        "memory_mb_before": round(before),
        "memory_mb_after": round(after),
        "memory_growth": round(after / before - 1, 4),
    }


def delays(spent: list[tuple[float, float]], windows: list[tuple[float, float]]) -> dict[str, float]:
    """Return what the turns that overlap a window took more than those outside, in seconds."""
    inside, outside = [], []
    for began, ended in spent:
        touched = any(began < end and ended > begin for begin, end in windows)
        (inside if touched else outside).append(ended - began)
    if len(inside) < 2 or len(outside) < 2:
        return {}
    usual = statistics.median(outside)
    return {
        "turns_inside": len(inside),
        "turns_outside": len(outside),
        "median_outside_s": round(usual, 3),
        "p99_outside_s": round(_p99(outside), 3),
        "median_inside_s": round(statistics.median(inside), 3),
        "p99_inside_s": round(_p99(inside), 3),
        "max_inside_s": round(max(inside), 3),
        "p99_added_s": round(_p99([took - usual for took in inside]), 3),
        "p99_over_p99_s": round(_p99(inside) - _p99(outside), 3),
    }


def _p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


@contextmanager
def postgres_database(server: str) -> Iterator[str]:
    """Yield the URL of a new database on a server; it's dropped afterwards."""
    import asyncpg

    name = f"veiviser_swap_{uuid4().hex[:8]}"

    async def execute(statement: str) -> None:
        connection = await asyncpg.connect(server)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(execute(f'CREATE DATABASE "{name}"'))
    try:
        yield f"{server.rsplit('/', 1)[0]}/{name}"
    finally:
        asyncio.run(execute(f'DROP DATABASE "{name}" WITH (FORCE)'))


def packed_anew(file: Path, other: Path) -> Path:
    """Write the same model as another file: an older one may need older code."""
    other.write_bytes(gzip.compress(gzip.decompress(file.read_bytes()), 1))
    return other


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.swap", description=__doc__)
    parser.add_argument("--postgres", default="", help="URL of a PostgreSQL server's database")
    parser.add_argument("--redis", default="")
    parser.add_argument("--chats", type=int, default=50)
    parser.add_argument("--swaps", type=int, default=10, help="publishes, and as many roll-backs")
    parser.add_argument("--pause", type=float, default=0.0, help="mean seconds between answer and next message")
    parser.add_argument("--warm-up", type=float, default=20.0)
    parser.add_argument("--other", type=Path, help="the second model; if left out, the first one packed anew")
    arguments = parser.parse_args()
    # Who stops this by a signal stops the house too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    first = current_model()
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        other = arguments.other or packed_anew(first, folder / "packed-anew.tar.gz")
        houses, tracker = [], f"sqlite+aiosqlite:///{folder / 'one' / 'tracker.db'}"
        shared: dict[str, Any] = {}
        if arguments.postgres:
            shared = {"database_url": stack.enter_context(postgres_database(arguments.postgres))}
            shared["redis_url"] = arguments.redis
            trackers = stack.enter_context(postgres_database(arguments.postgres))
            os.environ["VEIVISER_TRACKER_URL"] = trackers
            tracker = trackers.replace("postgresql://", "postgresql+asyncpg://")
        (folder / "one").mkdir()
        houses.append(stack.enter_context(House(folder / "one", **shared)))
        if arguments.postgres:
            (folder / "two").mkdir()
            second = House(folder / "two", beside=houses[0], parts=("rasa", "service"), **shared)
            houses.append(stack.enter_context(second))
        figures = asyncio.run(measure(houses, tracker, other, arguments))
    print(json.dumps(figures, ensure_ascii=False))


if __name__ == "__main__":
    main()
