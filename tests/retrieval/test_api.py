"""Search and content over HTTP."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from retrieval.api import NORWAY, router
from retrieval.content import Content
from retrieval.ranking import THRESHOLDS
from retrieval.records import Notice
from retrieval.search import Search


@pytest.fixture
def client(small: Content, small_search: Search) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(router(lambda: small_search, lambda: small))
    with TestClient(app) as opened:
        yield opened


def test_a_point_that_was_told_does_not_reply_again(client: TestClient) -> None:
    asked = {"q": "får lærlinger overtid", "kind": "answer", "limit": 1}
    assert client.get("/api/v1/search", params=asked).json()["results"][0]["point"]["id"] == "overtime"
    again = client.get("/api/v1/search", params={**asked, "told": "apprentice-pay:overtime,other:who-pays"}).json()
    assert (again["results"][0]["point"] or {}).get("id") != "overtime"


def test_a_search_answers_as_the_contract_says(client: TestClient) -> None:
    body = client.get("/api/v1/search", params={"q": "jobbe med dyr", "lang": "nn", "limit": 2}).json()
    assert (body["query"], body["lang"]) == ("jobbe med dyr", "nn")
    assert body["thresholds"] == THRESHOLDS
    assert len(body["results"]) == 2
    best = body["results"][0]
    assert set(best) == {
        "kind",
        "id",
        "title",
        "summary",
        "score",
        "passage",
        "why",
        "intent",
        "main",
        "audience",
        "url",
        "point",
    }
    assert set(best["passage"]) == {"section", "text"}
    assert set(best["why"]) == {"dense", "lexical", "matched"}
    assert body["wishes"] == {"likes": "jobbe med dyr", "dislikes": [], "own_work": []}


def test_what_is_to_be_avoided_falls_back(client: TestClient) -> None:
    def score(**params: object) -> float:
        query = {"q": "dyr", "kind": "occupation", "limit": 50, **params}
        found = client.get("/api/v1/search", params=query).json()["results"]  # type: ignore[arg-type]
        return float(next(one["score"] for one in found if one["id"] == "veterinaer"))

    assert score(avoid=["syke"]) < 0.2 * score()


def test_a_search_can_be_narrowed(client: TestClient) -> None:
    def ids(**params: object) -> list[str]:
        answer = client.get("/api/v1/search", params={"q": "dyr", "limit": 50, **params})  # type: ignore[dict-item]
        return [result["id"] for result in answer.json()["results"]]

    assert len(ids(kind="occupation")) == 8
    assert set(ids(intent="ask_student_finance")) == {"student-finance", "finance-age"}
    assert not {"veterinaer", "dyrepleier"} & set(ids(exclude="veterinaer,dyrepleier"))


@pytest.mark.parametrize(
    "params",
    [
        {},
        {"q": ""},
        {"q": "   "},
        {"q": "x" * 301},
        {"q": "dyr", "limit": 0},
        {"q": "dyr", "limit": 51},
        {"q": "dyr", "lang": "sv"},
        {"q": "dyr", "kind": "school"},
    ],
)
def test_a_bad_query_is_422(client: TestClient, params: dict[str, str]) -> None:
    assert client.get("/api/v1/search", params=params).status_code == 422


def test_odd_characters_are_searched_and_break_nothing(client: TestClient) -> None:
    for query in ("\0", "😭", "%", "'; drop table", "\u202e", "{}"):
        assert client.get("/api/v1/search", params={"q": query}).status_code == 200


def test_occupations_are_listed_in_norwegian_order_and_told_whole(client: TestClient) -> None:
    rows = client.get("/api/v1/occupations", params={"lang": "nb"}).json()["occupations"]
    assert [row["title"] for row in rows][:2] == ["Dyrepleier", "Elektriker"]
    assert set(rows[0]) == {"id", "title", "summary", "styrk08", "url"}
    whole = client.get("/api/v1/occupations/rorlegger", params={"lang": "nn"}).json()
    assert whole["title"] == "Røyrleggjar"
    assert "Om dagen jobbar du" in whole["sections"]["what_you_do"]
    assert whole["related"] == [{"id": "elektriker", "title": "Elektrikar"}]


def test_an_answer_is_told_whole(client: TestClient) -> None:
    body = client.get("/api/v1/answers/student-finance", params={"lang": "en"}).json()
    assert body["question"] == "How do I get a loan and grant?"
    assert body["text"].startswith("You apply")


@pytest.mark.parametrize("path", ["occupations/astronaut", "answers/nothing", "occupations/..%2F", "answers/%00"])
def test_what_is_not_there_is_404(client: TestClient, path: str) -> None:
    assert client.get(f"/api/v1/{path}").status_code == 404


def test_the_document_shows_an_example(client: TestClient) -> None:
    schema = client.get("/openapi.json").json()
    assert schema["components"]["schemas"]["SearchView"]["examples"]


def test_occupations_tell_their_interest_profiles_when_asked(client: TestClient) -> None:
    plain = client.get("/api/v1/occupations").json()["occupations"]
    assert "riasec" not in plain[0]
    found = client.get("/api/v1/occupations", params={"fields": "riasec"}).json()["occupations"]
    assert [one["id"] for one in found] == [one["id"] for one in plain]
    assert all(set(one["riasec"]) == set("RIASEC") and one["riasec_source"] for one in found)
    assert client.get("/api/v1/occupations", params={"fields": "salary"}).status_code == 422


def test_notices_are_those_of_today_in_the_readers_language_warnings_first(
    small: Content, small_search: Search
) -> None:
    today = datetime.now(NORWAY).date()

    def notice(name: str, first: int, last: int, level: str = "info") -> Notice:
        days = {"from": today + timedelta(first), "to": today + timedelta(last)}
        text = {"nb": f"{name} nb", "nn": f"{name} nn", "en": f"{name} en"}
        return Notice.model_validate({"id": name, "text": text, "level": level, **days})

    every = [notice("over", -3, -1), notice("now", -1, 0), notice("grave", 0, 2, "warning"), notice("later", 1, 2)]
    content = replace(small, notices={one.id: one for one in every})
    app = FastAPI()
    app.include_router(router(lambda: small_search, lambda: content))
    body = TestClient(app).get("/api/v1/notices", params={"lang": "nn"}).json()
    assert [(one["id"], one["text"], one["level"]) for one in body["notices"]] == [
        ("grave", "grave nn", "warning"),
        ("now", "now nn", "info"),
    ]
