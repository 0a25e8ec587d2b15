"""The promise of the protocol, whatever a bad line does: nothing acknowledged is lost, doubled or out of order."""

import contextlib
import json
import time
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from tests.house import Citizen, House

pytestmark = pytest.mark.house
TEXTS = st.sampled_from(["hei", "hva er fagbrev?", "takk", "jeg liker dyr", "hva tjener de?", "blåbær øl æsj", "😀"])


class BadLine(RuleBasedStateMachine):
    """A phone in a tunnel: sends, loses the line, reconnects, sends again, in any order."""

    house: House

    @initialize()
    def begin(self) -> None:
        self.citizen = Citizen(self.house)
        self.sent: dict[str, str] = {}
        self.acked: dict[str, int] = {}
        self.seen: dict[int, dict[str, Any]] = {}
        self.last_in_line = 0
        self.socket: ClientConnection | None = None
        self.number = 0

    def _new_id(self, text: str) -> str:
        self.number += 1
        client_id = f"p{self.number}"
        self.sent[client_id] = text
        return client_id

    def _receive(self, seconds: float) -> None:
        """Read frames for a while; numbers must rise without a gap on one line."""
        assert self.socket is not None
        deadline = time.monotonic() + seconds
        with contextlib.suppress(TimeoutError, ConnectionClosed):
            while (left := deadline - time.monotonic()) > 0:
                frame = json.loads(self.socket.recv(timeout=left))
                if frame["type"] == "ack":
                    assert self.acked.setdefault(frame["client_id"], frame["seq"]) == frame["seq"]
                elif frame["type"] == "event":
                    for message in frame["messages"]:
                        assert message["seq"] == self.last_in_line + 1
                        self.last_in_line = message["seq"]
                        self.seen[message["seq"]] = message
                else:
                    assert frame["type"] in ("typing", "read", "ping"), frame

    @precondition(lambda self: self.socket is None)
    @rule()
    def connect_again(self) -> None:
        url = self.house.base.replace("http", "ws")
        self.socket = connect(f"{url}/api/v1/conversations/{self.citizen.id}/ws", proxy=None, legacy=True)
        self.last_in_line = max(self.seen, default=0)
        hello = {"type": "hello", "token": self.citizen.token, "after": self.last_in_line}
        self.socket.send(json.dumps(hello))
        self._receive(0.05)

    @precondition(lambda self: self.socket is not None)
    @rule(text=TEXTS, wait=st.sampled_from([0.0, 0.02, 0.2]))
    def send_over_the_socket(self, text: str, wait: float) -> None:
        assert self.socket is not None
        client_id = self._new_id(text)
        self.socket.send(json.dumps({"type": "message", "client_id": client_id, "text": text}))
        if wait:
            self._receive(wait)

    @precondition(lambda self: self.socket is not None)
    @rule()
    def lose_the_line(self) -> None:
        assert self.socket is not None
        self.socket.socket.close()
        self.socket = None

    @precondition(lambda self: self.socket is not None and self.sent)
    @rule(data=st.data())
    def send_again(self, data: st.DataObject) -> None:
        assert self.socket is not None
        client_id = data.draw(st.sampled_from(sorted(self.sent)))
        frame = {"type": "message", "client_id": client_id, "text": self.sent[client_id]}
        for _ in range(2):
            self.socket.send(json.dumps(frame))

    @rule(text=TEXTS)
    def send_over_http(self, text: str) -> None:
        client_id = self._new_id(text)
        view = self.citizen.post(client_id=client_id, text=text).json()
        self.acked[client_id] = view["messages"][0]["seq"]

    @precondition(lambda self: self.sent)
    @rule(data=st.data())
    def send_again_over_http(self, data: st.DataObject) -> None:
        client_id = data.draw(st.sampled_from(sorted(self.sent)))
        answer = self.citizen.post(client_id=client_id, text=self.sent[client_id])
        seq = answer.json()["messages"][0]["seq"]
        assert self.acked.setdefault(client_id, seq) == seq

    def teardown(self) -> None:
        if not hasattr(self, "citizen"):
            return
        if self.socket is not None:
            self._receive(0.05)
            self.socket.close()
        # What was never acknowledged is sent again, as a client does; then everything must add up.
        for client_id, text in self.sent.items():
            seq = self.citizen.post(client_id=client_id, text=text).json()["messages"][0]["seq"]
            assert self.acked.setdefault(client_id, seq) == seq
        everything = self.citizen.messages()
        assert [m["seq"] for m in everything] == list(range(1, len(everything) + 1))
        mine = {m["client_id"]: m for m in everything if m["author"] == "citizen"}
        assert mine.keys() == self.sent.keys()
        assert sum(m["author"] == "citizen" for m in everything) == len(self.sent)
        for client_id, text in self.sent.items():
            assert mine[client_id]["text"] == text
            assert mine[client_id]["seq"] == self.acked[client_id]
            assert [m for m in everything if m["in_reply_to"] == mine[client_id]["seq"]], f"{text!r} has no answer"
        for seq, message in self.seen.items():
            assert message == everything[seq - 1]


def test_nothing_acknowledged_is_lost_doubled_or_out_of_order(house: House) -> None:
    class Here(BadLine):
        pass

    Here.house = house
    run_state_machine_as_test(
        Here,
        settings=settings(
            max_examples=15,
            stateful_step_count=12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_is_lost_between_replicas_on_postgres_and_redis(postgres_house: House) -> None:
    class There(BadLine):
        pass

    There.house = postgres_house
    run_state_machine_as_test(
        There,
        settings=settings(
            max_examples=8, stateful_step_count=12, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
