"""Whoever dies with -9, at whatever step of a turn: every acknowledged message is answered exactly once."""

import concurrent.futures
import random
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.house import Citizen, House

pytestmark = [pytest.mark.house, pytest.mark.timeout(420)]
QUESTIONS = ["hei", "hva er fagbrev?", "jeg liker dyr", "hva gjør en rørlegger?", "hva tjener de?", "takk"]


@pytest.fixture(scope="module")
def doomed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house of its own, to be killed in."""
    with House(tmp_path_factory.mktemp("doomed"), turn_seconds=10, lease_seconds=3) as house:
        yield house


def _turns(house: House) -> list[tuple[str, str, int]]:
    with sqlite3.connect(house.settings.var / "veiviser.db") as connection:
        return connection.execute("SELECT conversation_id, state, seq FROM turns").fetchall()


def _await_answers(house: House, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if all(state == "done" for _, state, _ in _turns(house)):
            return
        time.sleep(0.2)
    raise AssertionError([t for t in _turns(house) if t[1] != "done"])


def _post_and_kill(house: House, victim: str, delay: float) -> tuple[Citizen, list[str]]:
    """Send some messages at once, kill the victim after `delay` seconds, return what was acknowledged or tried."""
    citizen = house.citizen()
    tried = [f"k{number}" for number in range(len(QUESTIONS))]
    with concurrent.futures.ThreadPoolExecutor(1) as pool:

        def send_all() -> None:
            for client_id, text in zip(tried, QUESTIONS, strict=True):
                try:
                    citizen.post(client_id=client_id, text=text)
                except httpx.HTTPError:
                    return

        sending = pool.submit(send_all)
        time.sleep(delay)
        house.kill(victim)
        sending.result(timeout=90)
    return citizen, tried


def _assert_answered_exactly_once(house: House, citizen: Citizen, tried: list[str]) -> None:
    stored = [m for m in citizen.messages() if m["author"] == "citizen"]
    before = {m["client_id"] for m in stored}
    # A client resends what it has no answer for; that must not make a second one.
    for client_id, text in zip(tried, QUESTIONS, strict=True):
        answer = citizen.post(client_id=client_id, text=text)
        assert answer.status_code == (200 if client_id in before else 201)
    _await_answers(house, 30)
    everything = citizen.messages()
    assert [m["seq"] for m in everything] == list(range(1, len(everything) + 1))
    mine = [m for m in everything if m["author"] == "citizen"]
    assert sorted(m["client_id"] for m in mine) == sorted(tried)
    for message in mine:
        answers = [m for m in everything if m["in_reply_to"] == message["seq"]]
        assert answers, f"{message['text']!r} has no answer"
        assert len({m["text"] for m in answers}) == len(answers), f"{message['text']!r} was answered twice"
        keys = [(m["text"], m["author"]) for m in answers]
        assert len(keys) <= 3


@pytest.mark.parametrize("delay", [0.0, 0.03, 0.08, 0.15, 0.3, 0.6])
def test_the_service_may_die_at_any_step_of_a_turn(doomed: House, delay: float) -> None:
    citizen, tried = _post_and_kill(doomed, "service", delay)
    doomed.start("service")
    doomed.until_healthy("service")
    _await_answers(doomed, 30)
    _assert_answered_exactly_once(doomed, citizen, tried)


@pytest.mark.parametrize("delay", [0.02, 0.1, 0.3])
def test_the_action_server_may_die_at_any_step_of_a_turn(doomed: House, delay: float) -> None:
    citizen, tried = _post_and_kill(doomed, "actions", delay)
    doomed.start("actions")
    doomed.until_healthy("actions")
    _await_answers(doomed, 40)
    _assert_answered_exactly_once(doomed, citizen, tried)


@pytest.mark.parametrize("delay", [0.05, 0.2])
def test_rasa_may_die_at_any_step_of_a_turn(doomed: House, delay: float) -> None:
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        work = pool.submit(_post_and_kill, doomed, "rasa", delay)
        while doomed.family["rasa"].process is not None and doomed.family["rasa"].process.poll() is None:
            time.sleep(0.01)
        doomed.start("rasa")
        citizen, tried = work.result(timeout=120)
    doomed.until_healthy("rasa")
    _await_answers(doomed, 60)
    _assert_answered_exactly_once(doomed, citizen, tried)


def test_people_can_talk_while_rasa_is_away_and_the_bot_says_so_honestly(doomed: House) -> None:
    doomed.kill("rasa")
    citizen = doomed.citizen()
    assert httpx.get(f"{doomed.base}/health/ready", trust_env=False).status_code == 200
    assert httpx.get(f"{doomed.base}/health", trust_env=False).json()["status"] == "degraded"
    view = citizen.say("hva er fagbrev?")
    answers = [m for m in view["messages"] if m["author"] == "bot"]
    assert len(answers) == 1
    assert citizen.say("kan jeg snakke med et menneske")["state"] == "waiting"
    with doomed.counsellor() as counsellor:
        assert counsellor.post(f"/api/v1/conversations/{citizen.id}/claim").status_code == 200
        body = {"client_id": "r1", "text": "Hei, jeg er her."}
        assert counsellor.post(f"/api/v1/conversations/{citizen.id}/messages", json=body).status_code == 201
    assert citizen.messages()[-1]["text"] == "Hei, jeg er her."
    doomed.start("rasa")
    doomed.until_healthy("rasa")


def test_many_citizens_write_while_the_service_dies_again_and_again(doomed: House) -> None:
    randomly = random.Random(7)
    citizens = [doomed.citizen() for _ in range(6)]
    done: dict[str, list[str]] = {c.id: [] for c in citizens}

    def chat(citizen: Citizen) -> None:
        for number, text in enumerate(QUESTIONS):
            deadline = time.monotonic() + 120
            while time.monotonic() < deadline:
                try:
                    if citizen.post(client_id=f"m{number}", text=text).status_code in (200, 201):
                        done[citizen.id].append(f"m{number}")
                        break
                except httpx.HTTPError:
                    pass
                time.sleep(0.3)

    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        chats = [pool.submit(chat, citizen) for citizen in citizens]
        for _ in range(2):
            time.sleep(randomly.uniform(0.2, 0.8))
            doomed.kill("service")
            doomed.start("service")
            doomed.until_healthy("service")
        for chatting in chats:
            chatting.result(timeout=300)
    _await_answers(doomed, 40)
    for citizen in citizens:
        assert len(done[citizen.id]) == len(QUESTIONS)
        everything = citizen.messages()
        mine = [m for m in everything if m["author"] == "citizen"]
        assert [m["client_id"] for m in mine] == [f"m{n}" for n in range(len(QUESTIONS))]
        for message in mine:
            assert [m for m in everything if m["in_reply_to"] == message["seq"]]


def test_the_tracker_has_each_turn_at_most_once(doomed: House) -> None:
    """The bot itself was never told the same thing twice, after all that dying."""
    tracker = Path(doomed.settings.var) / "tracker.db"
    with sqlite3.connect(tracker) as connection:
        rows = connection.execute(
            "SELECT data FROM events WHERE type_name = 'user' AND data LIKE '%turn_id%'"
        ).fetchall()
    import json

    turn_ids = [json.loads(data)["metadata"]["turn_id"] for (data,) in rows]
    assert turn_ids
    assert len(turn_ids) == len(set(turn_ids))
