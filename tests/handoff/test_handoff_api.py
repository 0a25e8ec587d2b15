"""From bot to person and back over HTTP, on SQLite and on PostgreSQL with Redis."""

import concurrent.futures
from collections.abc import Iterator

import httpx
import pytest

from tests.house import PASSWORD, Citizen, House, bot_text

pytestmark = pytest.mark.house


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def service(request: pytest.FixtureRequest) -> Iterator[House]:
    name = "house" if request.param == "sqlite" else "postgres_house"
    yield request.getfixturevalue(name)


@pytest.fixture
def counsellor(service: House) -> Iterator[httpx.Client]:
    with service.counsellor() as client:
        yield client


@pytest.fixture
def waiting(service: House, counsellor: httpx.Client) -> Citizen:
    citizen = service.citizen()
    citizen.say("hva gjør en elektriker?")
    citizen.say("jeg vil snakke med en veileder")
    return citizen


def _do(client: httpx.Client, citizen: Citizen, what: str, **body: object) -> httpx.Response:
    return client.post(f"/api/v1/conversations/{citizen.id}/{what}", json=body)


def test_the_counsellor_sees_who_waits_takes_over_with_the_history_and_hands_back(
    counsellor: httpx.Client, waiting: Citizen
) -> None:
    queue = counsellor.get("/api/v1/queue").json()
    item = next(i for i in queue["waiting"] if i["conversation_id"] == waiting.id)
    assert item["reason"] == "asked"
    assert item["preview"] == "jeg vil snakke med en veileder"

    claimed = _do(counsellor, waiting, "claim").json()
    assert claimed["state"] == "with_counsellor"
    texts = [m["text"] for m in claimed["messages"]]
    assert "hva gjør en elektriker?" in texts

    written = _do(counsellor, waiting, "messages", client_id="k1", text="Hei, jeg heter Kari.")
    assert written.status_code == 201
    again = _do(counsellor, waiting, "messages", client_id="k1", text="Hei, jeg heter Kari.")
    assert again.status_code == 200
    seen = [m for m in waiting.messages() if m["author"] == "counsellor"]
    assert [(m["text"], m["author_name"]) for m in seen] == [("Hei, jeg heter Kari.", "Kari")]

    answered = waiting.say("hei, jeg lurer på noe")
    assert [m["author"] for m in answered["messages"]] == ["citizen"]
    assert answered["counsellor_name"] == "Kari"

    back = _do(counsellor, waiting, "hand-back").json()
    assert back["state"] == "bot"
    assert bot_text(waiting.say("hva tjener de?")), "the bot goes on"


def test_what_the_conversation_was_about_survives_the_handoff(counsellor: httpx.Client, waiting: Citizen) -> None:
    _do(counsellor, waiting, "claim")
    _do(counsellor, waiting, "hand-back")
    assert "elektriker" in bot_text(waiting.say("hvor lang er utdanningen?")).lower()


def test_only_one_of_many_who_claim_at_once_gets_it(service: House, waiting: Citizen) -> None:
    clients = [service.counsellor(name) for name in ("veileder", "leder") * 4]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda client: _do(client, waiting, "claim"), clients))
    names = {a.json()["counsellor_name"] for a in answers if a.status_code == 200}
    assert len(names) == 1
    assert {a.status_code for a in answers} == {200, 409}
    joined = [m for m in waiting.messages() if m["author"] == "system" and names.pop() in m["text"]]
    assert len(joined) == 1


def test_a_conversation_with_a_colleague_can_be_neither_read_nor_written(
    service: House, counsellor: httpx.Client, waiting: Citizen
) -> None:
    _do(counsellor, waiting, "claim")
    with service.counsellor("leder") as other:
        assert other.get(f"/api/v1/conversations/{waiting.id}/messages").status_code == 409
        for what in ("messages", "hand-back", "close", "transfer"):
            assert _do(other, waiting, what, client_id="x", text="x").status_code == 409
    assert _do(counsellor, waiting, "close").json()["state"] == "closed"


def test_a_transfer_puts_the_citizen_first_in_the_queue(
    service: House, counsellor: httpx.Client, waiting: Citizen
) -> None:
    _do(counsellor, waiting, "claim")
    later = service.citizen()
    later.say("jeg vil snakke med en veileder")
    moved = _do(counsellor, waiting, "transfer").json()
    assert moved["state"] == "waiting"
    order = [i["conversation_id"] for i in counsellor.get("/api/v1/queue").json()["waiting"]]
    assert order.index(waiting.id) < order.index(later.id)


def test_someone_in_crisis_comes_first(service: House, counsellor: httpx.Client, waiting: Citizen) -> None:
    desperate = service.citizen()
    desperate.say("jeg vil snakke med en veileder")
    before = [i["conversation_id"] for i in counsellor.get("/api/v1/queue").json()["waiting"]]
    assert before.index(waiting.id) < before.index(desperate.id)
    desperate.say("jeg har tenkt å ta livet mitt")
    item = counsellor.get("/api/v1/queue").json()["waiting"][0]
    assert item["urgent"]
    urgent = [i["conversation_id"] for i in counsellor.get("/api/v1/queue").json()["waiting"] if i["urgent"]]
    assert desperate.id in urgent


def test_logging_in_needs_the_right_password_and_the_right_role(service: House) -> None:
    wrong = httpx.post(
        f"{service.base}/api/v1/sessions", json={"username": "veileder", "password": "feil"}, trust_env=False
    )
    assert (wrong.status_code, wrong.json()["code"]) == (401, "wrong_credentials")
    assert httpx.get(f"{service.base}/api/v1/queue", trust_env=False).status_code == 401
    with service.counsellor("redaktor") as editor:
        assert editor.get("/api/v1/queue").status_code == 403


def test_the_cookie_alone_is_not_enough_for_an_unsafe_request(service: House) -> None:
    with httpx.Client(base_url=service.base, trust_env=False) as browser:
        answer = browser.post("/api/v1/sessions", json={"username": "veileder", "password": PASSWORD})
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=strict" in cookie
        assert browser.get("/api/v1/queue").status_code == 200
        assert browser.delete("/api/v1/sessions/me").status_code == 403
        assert browser.delete("/api/v1/sessions/me", headers={"x-requested-with": "veiviser"}).status_code == 204
        assert browser.get("/api/v1/queue").status_code == 401


def test_the_page_is_told_whether_a_person_is_there(service: House, counsellor: httpx.Client) -> None:
    counsellor.get("/api/v1/queue")
    for lang in ("nb", "nn", "en"):
        told = httpx.get(f"{service.base}/api/v1/availability", params={"lang": lang}, trust_env=False).json()
        assert told["counsellors_online"] >= 1
        assert told["someone_here"] is True
        assert told["opening"]
