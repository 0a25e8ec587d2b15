"""A counsellor whose connection is gone gives the conversation back, to the front of the queue."""

import json
import time

import pytest
from websockets.sync.client import connect

from tests.house import House, bot_text

pytestmark = pytest.mark.house
GONE_SECONDS = 12.0


def _state(house: House, conversation: str, token: str) -> dict[str, object]:
    import httpx

    url = f"{house.base}/api/v1/conversations/{conversation}/messages"
    view: dict[str, object] = httpx.get(
        url, headers={"authorization": f"Bearer {token}"}, params={"after": 0}, trust_env=False
    ).json()
    return view


def test_the_conversation_of_a_vanished_counsellor_is_first_in_the_queue_again(
    house: House, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("vanishing")
    with House(folder, beside=house, counsellor_gone_seconds=GONE_SECONDS) as service:
        # Nobody is logged in yet: who asks for a person is told so, and may choose to be phoned instead.
        impatient = service.citizen()
        (offer,) = [m for m in impatient.say("kan jeg snakke med et menneske")["messages"] if m["author"] == "bot"]
        asked = impatient.press(offer["buttons"][0]["button_id"])
        assert asked["state"] == "bot"
        assert "nummer" in bot_text(asked)
        with service.counsellor() as kari, service.counsellor("leder") as sunniva:
            left_alone, cared_for = service.citizen(), service.citizen()
            for citizen in (left_alone, cared_for):
                citizen.say("jeg vil snakke med en veileder")
            assert kari.post(f"/api/v1/conversations/{left_alone.id}/claim").status_code == 200
            assert sunniva.post(f"/api/v1/conversations/{cared_for.id}/claim").status_code == 200
            later = service.citizen()
            later.say("jeg vil snakke med en veileder")
            # Sunniva stays on her socket; Kari is never heard of again.
            url = service.base.replace("http", "ws") + "/api/v1/console/ws"
            token = sunniva.headers["authorization"].removeprefix("Bearer ")
            with connect(url, proxy=None) as socket:
                socket.send(json.dumps({"type": "hello", "token": token}))
                deadline = time.monotonic() + GONE_SECONDS + 15
                while _state(service, left_alone.id, left_alone.token)["state"] != "waiting":
                    assert time.monotonic() < deadline, "the conversation was not given back"
                    socket.send(json.dumps({"type": "ping"}))
                    time.sleep(1)
                view = _state(service, left_alone.id, left_alone.token)
                assert view["queue_position"] == 1
                assert view["counsellor_name"] is None
                assert view["messages"][-1]["author"] == "system"
                assert _state(service, later.id, later.token)["queue_position"] == 2
                assert _state(service, cared_for.id, cared_for.token)["state"] == "with_counsellor"
