"""The sockets: who is let in, what is told live, and what is refused."""

import json
import time
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.house import Citizen, House

pytestmark = pytest.mark.house


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def service(request: pytest.FixtureRequest) -> Iterator[House]:
    name = "house" if request.param == "sqlite" else "postgres_house"
    yield request.getfixturevalue(name)


def _open(service: House, path: str, **hello: Any) -> ClientConnection:
    socket = connect(service.base.replace("http", "ws") + path, proxy=None, legacy=True)
    socket.send(json.dumps({"type": "hello", **hello}))
    return socket


def _chat(service: House, citizen: Citizen, after: int = 0) -> ClientConnection:
    return _open(service, f"/api/v1/conversations/{citizen.id}/ws", token=citizen.token, after=after)


def _until(socket: ClientConnection, wanted: Any, seconds: float = 15) -> dict[str, Any]:
    deadline = time.monotonic() + seconds
    while True:
        frame: dict[str, Any] = json.loads(socket.recv(timeout=max(0.01, deadline - time.monotonic())))
        if wanted(frame):
            return frame


def test_a_wrong_token_or_a_first_frame_that_is_no_hello_is_told_why_and_let_go(service: House) -> None:
    citizen = service.citizen()
    path = f"/api/v1/conversations/{citizen.id}/ws"
    for hello in ({"token": "wrong"}, {"token": None}, {"after": -1, "token": citizen.token}):
        with _open(service, path, **hello) as socket:
            frame = json.loads(socket.recv(timeout=5))
            assert frame["type"] == "error"
            assert frame["problem"]["detail"]
            with pytest.raises(ConnectionClosed):
                socket.recv(timeout=5)


def test_what_the_counsellor_writes_and_that_they_write_is_told_at_once(service: House) -> None:
    citizen = service.citizen()
    citizen.say("jeg vil snakke med en veileder")
    with service.counsellor() as counsellor, _chat(service, citizen) as chat:
        token = counsellor.headers["authorization"].removeprefix("Bearer ")
        counsellor.post(f"/api/v1/conversations/{citizen.id}/claim")
        with _open(service, "/api/v1/console/ws", token=token) as console:
            queue = _until(console, lambda f: f["type"] == "queue")
            assert citizen.id in [item["conversation_id"] for item in queue["mine"]]
            console.send(json.dumps({"type": "watch", "conversation_id": citizen.id, "after": 0}))
            _until(console, lambda f: f["type"] == "event" and f["messages"])
            console.send(json.dumps({"type": "typing", "conversation_id": citizen.id}))
            assert _until(chat, lambda f: f["type"] == "typing" and f["author"] == "counsellor")
            body = {"type": "message", "conversation_id": citizen.id, "client_id": "w1", "text": "Hei på deg"}
            console.send(json.dumps(body))
            console.send(json.dumps(body))
            acks = [_until(console, lambda f: f["type"] == "ack") for _ in range(2)]
            assert acks[0]["seq"] == acks[1]["seq"]
            told = _until(chat, lambda f: f["type"] == "event" and "Hei på deg" in str(f["messages"]))
            assert told["messages"][-1]["author_name"] == "Kari"
            chat.send(json.dumps({"type": "typing"}))
            assert _until(console, lambda f: f["type"] == "typing")["author"] == "citizen"
            chat.send(json.dumps({"type": "message", "client_id": "w2", "text": "Hei hei"}))
            _until(console, lambda f: f["type"] == "event" and "Hei hei" in str(f["messages"]))


def test_the_place_in_the_queue_is_told_as_it_changes(service: House) -> None:
    first, second = service.citizen(), service.citizen()
    for citizen in (first, second):
        citizen.say("jeg vil snakke med en veileder")
    place = second.http.get(f"/api/v1/conversations/{second.id}/messages").json()["queue_position"]
    with _chat(service, second) as chat:
        _until(chat, lambda f: f["type"] == "event" and f["queue_position"] == place)
        first.http.post(f"/api/v1/conversations/{first.id}/leave-queue")
        _until(chat, lambda f: f["type"] == "event" and f["queue_position"] == place - 1)
        second.http.post(f"/api/v1/conversations/{second.id}/leave-queue")
        _until(chat, lambda f: f["type"] == "event" and f["state"] == "bot")


def test_a_bad_frame_is_refused_with_its_client_id_and_the_line_stays_open(service: House) -> None:
    citizen = service.citizen()
    with _chat(service, citizen) as chat:
        _until(chat, lambda f: f["type"] == "event")
        for raw in ("{", "[]", '{"type": "dance"}', '{"type": "message", "text": "no id"}'):
            chat.send(raw)
            assert _until(chat, lambda f: f["type"] == "error")["problem"]["status"] == 422
        chat.send(json.dumps({"type": "message", "client_id": "long", "text": "x" * 2001}))
        refused = _until(chat, lambda f: f["type"] == "error")
        assert refused["client_id"] == "long"
        assert "2000" in refused["problem"]["detail"]
        chat.send(json.dumps({"type": "message", "client_id": "ok", "text": "hei"}))
        assert _until(chat, lambda f: f["type"] == "ack")["client_id"] == "ok"


def test_the_console_is_closed_to_citizens_and_to_editors(service: House) -> None:
    citizen = service.citizen()
    with service.counsellor("redaktor") as editor:
        for token in (citizen.token, editor.headers["authorization"].removeprefix("Bearer "), None):
            with _open(service, "/api/v1/console/ws", token=token) as socket:
                assert json.loads(socket.recv(timeout=5))["type"] == "error"
                with pytest.raises(ConnectionClosed):
                    socket.recv(timeout=5)
