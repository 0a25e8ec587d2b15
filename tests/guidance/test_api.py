"""A reflection over HTTP, on SQLite and on PostgreSQL."""

from datetime import timedelta
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from foundation.clock import utc_now
from foundation.database import Database
from guidance.models import Reflection
from tests.guidance.conftest import INTERNAL


class Person:
    """Somebody in a reflection."""

    def __init__(self, api: httpx.AsyncClient, created: dict[str, Any]) -> None:
        self.api = api
        self.created = created
        self.id: str = created["session_id"]
        self.headers = {"authorization": f"Bearer {created['token']}"}

    async def call(self, method: str, path: str = "", status: int = 200, **body: Any) -> Any:
        found = await self.api.request(method, f"/sessions/{self.id}{path}", headers=self.headers, json=body or None)
        assert found.status_code == status, found.text
        return found.json() if found.content else None

    async def answer(self, item_id: str, status: int = 200, **body: Any) -> Any:
        found = await self.api.put(f"/sessions/{self.id}/answers/{item_id}", headers=self.headers, json=body)
        assert found.status_code == status, found.text
        return found.json()

    async def answer_all(self, likes: dict[str, int]) -> Any:
        taken: Any = {"next": self.created["next"], "done": False}
        while taken["next"]:
            item_id = taken["next"]["item_id"]
            taken = await self.answer(item_id, value=likes.get(item_id[0].upper(), 3))
        return taken


async def begin(api: httpx.AsyncClient, **body: Any) -> Person:
    created = await api.post("/sessions", json={"form": "short", "lang": "nb", "seed": 7, **body})
    assert created.status_code == 201
    return Person(api, created.json())


CARING = {"S": 5, "I": 4, "R": 2, "A": 2, "E": 2}


async def test_items_have_a_version_types_and_words_in_each_language(api: httpx.AsyncClient) -> None:
    found = (await api.get("/items", params={"form": "full"})).json()
    assert len(found["items"]) == 60
    assert found["version"]
    assert {"id", "type", "text"} <= found["items"][0].keys()
    nynorsk = (await api.get("/items", params={"lang": "nn"})).json()
    assert nynorsk["items"][0]["text"] != found["items"][0]["text"]
    assert (await api.get("/items", params={"form": "medium"})).status_code == 422


async def test_a_short_form_is_done_after_eighteen_answers_and_has_a_result(api: httpx.AsyncClient) -> None:
    person = await begin(api)
    taken = await person.answer_all(CARING)
    assert (taken["done"], taken["n_asked"], taken["next"]) == (True, 18, None)
    result = await person.call("GET", "/result")
    assert result["likely_top"] == ["S"]
    assert set(result["scores"]) == set(result["se"]) == set("RIASEC")
    assert not result["flat"]
    assert len(result["occupations"]) == 10
    first = result["occupations"][0]
    assert {"id", "title", "styrk08", "score", "for", "against", "siblings", "surprise"} <= first.keys()
    assert first["for"]
    assert first["against"]
    assert result["steps"]
    assert "O*NET" in result["attribution"]
    assert "%" not in " ".join(result["in_words"])
    nynorsk = await api.get(f"/sessions/{person.id}/result?lang=nn", headers=person.headers)
    assert nynorsk.json()["attribution"] != result["attribution"]


async def test_a_repeat_is_harmless_and_a_correction_keeps_its_place(api: httpx.AsyncClient) -> None:
    person = await begin(api)
    item_id = person.created["next"]["item_id"]
    first = await person.answer(item_id, value=4)
    assert await person.answer(item_id, value=4) == first
    corrected = await person.answer(item_id, value=1)
    assert (corrected["value"], corrected["n_asked"]) == (1, 1)
    assert [(one["item_id"], one["value"]) for one in (await person.call("GET"))["answers"]] == [(item_id, 1)]
    undone = await person.call("POST", "/undo")
    assert undone["next"]["item_id"] == item_id
    assert undone["answers"] == []


async def test_words_are_answers_and_what_says_nothing_is_asked_once_more_and_then_passed_over(
    api: httpx.AsyncClient,
) -> None:
    person = await begin(api)
    item_id = person.created["next"]["item_id"]
    taken = await person.answer(item_id, text="elsker det")
    assert (taken["value"], taken["understood"]) == (5, True)
    following = taken["next"]["item_id"]
    for text, value in (("sånn passe", 3), ("æsj", 1)):
        assert (await person.answer(following, text=text))["value"] == value
    third = (await person.call("GET"))["next"]["item_id"]
    asked_again = await person.answer(third, text="blå gardiner fra stasjonen")
    assert (asked_again["understood"], asked_again["next"]["item_id"], asked_again["n_asked"]) == (False, third, 2)
    passed = await person.answer(third, text="blå gardiner fra stasjonen")
    assert (passed["value"], passed["n_asked"]) == (None, 3)
    assert passed["next"]["item_id"] != third
    skipped = await person.answer(passed["next"]["item_id"], text="hopp over")
    assert (skipped["value"], skipped["understood"], skipped["n_asked"]) == (None, True, 4)


async def test_distress_stops_the_reflection_and_gives_the_numbers_until_the_person_goes_on(
    api: httpx.AsyncClient,
) -> None:
    person = await begin(api)
    item_id = person.created["next"]["item_id"]
    taken = await person.answer(item_id, text="jeg vil ikke leve lenger")
    assert taken["safety"]["kind"] == "crisis"
    assert "116 123" in taken["safety"]["text"]
    assert (taken["next"], taken["done"], taken["n_asked"]) == (None, False, 0)
    stopped = await person.answer(item_id, status=409, value=3)
    assert stopped["code"] == "reflection_stopped"
    assert (await person.call("GET"))["stopped"]
    assert (await person.call("POST", "/resume"))["next"]["item_id"] == item_id
    words = await person.call("PUT", "/words", text="jeg har lyst til å dø")
    assert words["safety"]["kind"] == "crisis"
    assert words["text"] == ""
    assert (await person.call("GET"))["safety"]["text"] == words["safety"]["text"]
    await person.call("POST", "/resume")
    wants = await person.call("PUT", "/wants", text="orker ikke leve mer")
    assert wants["safety"]["kind"] == "crisis"
    assert wants["dislikes"] == []


async def test_what_gave_energy_is_read_back_and_counts_only_when_agreed(api: httpx.AsyncClient) -> None:
    person = await begin(api)
    await person.answer_all({"S": 4, "R": 3})
    text = "jeg hjalp naboen med å lære norsk og leste for barna hver uke"
    read = await person.call("PUT", "/words", text=text)
    assert read["types"][0] == "S"
    before = await person.call("GET", "/result")
    assert before["words"] is None
    assert (await person.call("PUT", "/words", text=text, accepted=True))["accepted"]
    after = await person.call("GET", "/result")
    assert after["words"] == text
    assert after["scores"]["S"] > before["scores"]["S"]
    corrected = await person.call("PUT", "/words", text=text, accepted=True, types=["A"])
    assert corrected["types"] == ["A"]
    assert (await person.call("GET", "/result"))["scores"]["A"] > after["scores"]["A"]
    await person.call("PUT", "/words", text="")
    assert (await person.call("GET", "/result"))["scores"] == before["scores"]


async def test_limits_are_kept_and_what_we_do_not_know_is_refused_clearly(api: httpx.AsyncClient) -> None:
    person = await begin(api)
    await person.answer_all(CARING)
    wants = {"values": ["helping"], "dislikes": ["blood", "turnus"], "limits": ["education_trade", "no_heavy_lifting"]}
    assert await person.call("PUT", "/wants", **wants) == {**wants, "safety": None}
    result = await person.call("GET", "/result")
    assert len(result["occupations"]) >= 3
    assert not {one["id"] for one in result["occupations"]} & {"psykolog", "lege", "helsefagarbeider", "sykepleier"}
    problem = await person.call("PUT", "/wants", status=422, values=[], dislikes=[], limits=["no_mondays"])
    assert "no_mondays" in problem["detail"]
    assert "no_heavy_lifting" in problem["detail"]


async def test_leaving_midway_loses_nothing(api: httpx.AsyncClient) -> None:
    person = await begin(api, form="full")
    for _ in range(5):
        item_id = (await person.call("GET"))["next"]["item_id"]
        await person.answer(item_id, value=4)
    again = await person.call("GET")
    assert (again["n_asked"], again["n_total"], again["done"]) == (5, 60, False)
    assert len(again["answers"]) == 5
    assert len((await person.call("GET", "/result"))["occupations"]) == 10


async def test_a_shared_link_shows_the_result_and_changes_nothing(api: httpx.AsyncClient) -> None:
    person = await begin(api)
    await person.answer_all(CARING)
    shared = await person.call("POST", "/share")
    guest = Person(api, {**person.created, "token": shared["token"]})
    await person.call("PUT", "/wants", limits=["no_clean_record"])
    shown = await guest.call("GET", "/result")
    assert not shown["own"]
    assert shown["wants"]["limits"] == []
    assert (await person.call("GET", "/result"))["wants"]["limits"] == ["no_clean_record"]
    for method, path, body in (("GET", "", {}), ("DELETE", "", {}), ("PUT", "/consent", {"consent": True})):
        problem = await guest.call(method, path, status=403, **body)
        assert problem["code"] == "read_only_link"
    await person.call("POST", "/share")
    await guest.call("GET", "/result", status=404)


async def test_deleting_forgets_at_once_and_time_forgets_too(api: httpx.AsyncClient, database: Database) -> None:
    person, other = await begin(api), await begin(api)
    await person.call("DELETE", status=204)
    for method, path in (("GET", ""), ("GET", "/result"), ("DELETE", "")):
        assert (await person.call(method, path, status=404))["code"] == "reflection_unknown"
    async with database.write() as session:
        past = utc_now() - timedelta(seconds=1)
        await session.execute(update(Reflection).where(Reflection.id == other.id).values(expires_at=past))
    await other.call("GET", "/result", status=404)
    await begin(api)
    async with database.read() as session:
        assert await session.get(Reflection, other.id) is None


async def test_anothers_token_an_unknown_item_and_values_out_of_range_are_clear_errors(api: httpx.AsyncClient) -> None:
    person, other = await begin(api), await begin(api)
    stranger = Person(api, {**person.created, "token": other.created["token"]})
    assert (await stranger.call("GET", status=404))["code"] == "reflection_unknown"
    assert (await api.get(f"/sessions/{person.id}")).status_code == 404
    assert (await person.answer("x99", status=404, value=3))["code"] == "item_unknown"
    for body in ({"value": 6}, {"value": 0}, {"value": 2.5}, {"value": "mye"}, {"vaule": 3}):
        assert (await person.answer("r01", status=422, **body))["code"] == "bad_input"
    assert (await person.answer("r01", status=422, value=3, text="tre"))["code"] == "answer_unreadable"
    assert (await api.post("/sessions", json={"form": "tiny"})).status_code == 422


async def test_scoring_without_a_session_gives_the_same_as_the_session(api: httpx.AsyncClient) -> None:
    person = await begin(api)
    await person.answer_all(CARING)
    answers = {one["item_id"]: one["value"] for one in (await person.call("GET"))["answers"]}
    kept = await person.call("GET", "/result")
    scored = (await api.post("/score", json={"answers": answers, "k": 10})).json()
    for name in ("scores", "se", "likely_top", "flat", "differentiation", "consistency"):
        assert scored[name] == kept[name]
    assert [one["id"] for one in scored["occupations"]] == [one["id"] for one in kept["occupations"]]
    assert len((await api.post("/score", json={"answers": answers, "k": 25})).json()["occupations"]) == 25
    assert (await api.post("/score", json={"answers": {"zz": 3}})).status_code == 404
    assert (await api.post("/score", json={"answers": {"r01": 9}})).status_code == 422


async def test_words_for_gender_change_nothing(api: httpx.AsyncClient) -> None:
    answers = {"r01": 3, "s01": 4, "a01": 4}
    texts = (
        "som jente trente jeg jentelaget i fotball sammen med mora mi",
        "som gutt trente jeg guttelaget i fotball sammen med faren min",
    )
    one, other = [(await api.post("/score", json={"answers": answers, "words": text})).json() for text in texts]
    assert [o["id"] for o in one["occupations"]] == [o["id"] for o in other["occupations"]]
    assert one["scores"] == other["scores"]


async def test_a_conversations_reflection_is_for_the_action_server_alone(api: httpx.AsyncClient) -> None:
    body = {"form": "short", "lang": "nn", "seed": 1}
    assert (await api.post("/conversations/c1/session", json=body)).status_code == 404
    ours = {"authorization": f"Bearer {INTERNAL}"}
    created = await api.post("/conversations/c1/session", json=body, headers=ours)
    assert created.status_code == 201
    again = await api.post("/conversations/c1/session", json=body, headers=ours)
    assert (again.status_code, again.json()["session_id"]) == (200, created.json()["session_id"])
    item_id = created.json()["next"]["item_id"]
    session_id = created.json()["session_id"]
    taken = await api.put(f"/sessions/{session_id}/answers/{item_id}", json={"value": 5}, headers=ours)
    assert taken.json()["n_asked"] == 1


@pytest.mark.parametrize("lang", ["nb", "nn", "en"])
async def test_a_flat_profile_is_told_kindly_and_shown_around(api: httpx.AsyncClient, lang: str) -> None:
    person = await begin(api, lang=lang)
    await person.answer_all({})
    result = await person.call("GET", "/result")
    assert result["flat"]
    assert len(result["in_words"]) == 1
    assert len(result["occupations"]) == 10
    assert len({one["styrk08"][:2] for one in result["occupations"]}) >= 5
