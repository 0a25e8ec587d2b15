"""Which of an answer's points replies to a message."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from retrieval.content import Content, ContentError, load_content
from retrieval.index import Index, messages_of, passages_of
from retrieval.points import NAMES, Place, Points
from retrieval.records import Answer
from retrieval.search import Search
from retrieval.turns import Turn, read_turns
from tests.retrieval.conftest import SMALL

PLACES = {"pay": [Place("overtime", 0), Place("who-pays", 1)], "empty": []}
ASKED = [("pay", "overtime"), ("pay", "who-pays"), ("pay", ""), None, ("pay", "gone")]


def test_the_point_that_messages_near_by_ask_for_replies() -> None:
    points = Points(PLACES, ASKED)
    nothing = np.zeros(2)
    for place, meant in ((0, "overtime"), (1, "who-pays"), (2, "")):
        alike = np.full(len(ASKED), -0.2)
        alike[place] = 1.0
        id_, chance = points.likeliest("pay", points.nearness(alike), nothing, nothing)
        assert (id_ if chance > 0.5 else "") == meant


def test_the_point_whose_text_is_like_a_message_replies_though_nobody_asked_for_it_before() -> None:
    points = Points(PLACES, [])
    near = points.nearness(np.zeros(0))
    id_, chance = points.likeliest("pay", near, np.asarray([0.0, 1.0]), np.asarray([0.0, 0.9]))
    assert id_ == "who-pays"
    assert chance > 0.5
    assert points.likeliest("pay", near, np.zeros(2), np.zeros(2))[1] < 0.5


def test_a_point_that_was_told_does_not_reply_and_the_next_is_judged_without_it() -> None:
    points = Points(PLACES, ASKED)
    alike = np.asarray([1.0, 0.8, -0.2, -0.2, -0.2])
    near, like = points.nearness(alike), np.asarray([0.5, 0.9])
    first, _ = points.likeliest("pay", near, np.zeros(2), np.zeros(2))
    assert first == "overtime"
    second, chance = points.likeliest("pay", near, like, np.zeros(2), told=["overtime"])
    assert second == "who-pays"
    among_all = points.likeliest("pay", near, like, np.zeros(2))[1]
    assert among_all < 1.0 < among_all + chance  # it is weighed against none of them alone
    assert points.likeliest("pay", near, like, np.zeros(2), told=["overtime", "who-pays"]) == ("", 0.0)


def test_an_answer_without_points_has_none() -> None:
    points = Points(PLACES, ASKED)
    near = points.nearness(np.zeros(len(ASKED)))
    assert points.likeliest("empty", near, np.zeros(2), np.zeros(2)) == ("", 0.0)
    assert points.likeliest("unknown", near, np.zeros(2), np.zeros(2)) == ("", 0.0)
    assert points.ids_of("empty") == []
    assert points.ids_of("pay") == ["overtime", "who-pays", ""]


def test_the_features_of_points_stand_in_their_order_and_none_of_them_last() -> None:
    points = Points(PLACES, ASKED)
    near = points.nearness(np.zeros(len(ASKED)))
    found = points.features("pay", near, np.asarray([0.3, 0.4]), np.asarray([0.5, 0.6]))
    assert found.shape == (3, len(NAMES))
    assert found[:, NAMES.index("like")].tolist() == [0.3, 0.4, 0.0]
    assert found[:, NAMES.index("letters")].tolist() == [0.5, 0.6, 0.0]
    assert found[:, NAMES.index("none")].tolist() == [0.0, 0.0, 1.0]


def test_a_search_names_the_point_that_replies_and_says_it_as_the_passage(small_search: Search) -> None:
    found = small_search.search("hvem betaler lønna til en lærling", kind="answer", limit=1)[0]
    assert (found.id, found.point, found.passage) == (
        "apprentice-pay",
        "who-pays",
        "Bedriften du er lærling i, betaler.",
    )
    english = small_search.search("hvem betaler lønna til en lærling", "en", kind="answer", limit=1)[0]
    assert english.passage == "Your company pays."
    overtime = small_search.search("får lærlinger overtid", kind="answer", limit=1)[0]
    assert (overtime.id, overtime.point) == ("apprentice-pay", "overtime")
    told = [("apprentice-pay", "overtime"), ("other", "who-pays")]
    asked_on = small_search.search("får lærlinger overtid", kind="answer", limit=1, told=told)[0]
    assert (asked_on.id, asked_on.point) in (("apprentice-pay", "who-pays"), ("apprentice-pay", ""))
    assert small_search.search("er du et menneske", kind="answer", limit=1)[0].point == ""


def test_what_people_write_to_get_a_point_is_known_of_turns_and_of_its_own_questions(small: Content) -> None:
    turns = [
        Turn("skal de betale det", ids=("apprentice-pay", "finance-age"), point="who-pays"),
        Turn("hva sier du", ids=("apprentice-pay",), point=""),
        Turn("og jeg da", ids=("apprentice-pay",)),
    ]
    found = {(one.said.text, one.answer): one.point for one in messages_of(small, passages_of(small), turns)}
    assert found["skal de betale det", "apprentice-pay"] == "who-pays"
    assert found["skal de betale det", "finance-age"] is None
    assert found["hva sier du", "apprentice-pay"] == ""
    assert found["og jeg da", "apprentice-pay"] is None
    assert found["får jeg overtid", "apprentice-pay"] == "overtime"
    assert found["lærlinglønn", "apprentice-pay"] is None


def test_two_points_of_an_answer_have_different_ids(tmp_path: Path) -> None:
    broken = Path(shutil.copytree(SMALL, tmp_path / "broken"))
    file = broken / "answers" / "apprenticeship.yml"
    file.write_text(file.read_text().replace("id: overtime", "id: who-pays"))
    with pytest.raises(ContentError, match="two points have the same id"):
        load_content(broken)


def test_nearly_all_turns_name_points_that_are_there(real: Content) -> None:
    """Nearly: editors may take points away, and the turns stay."""
    turns = [turn for turn in read_turns() if turn.point and turn.ids]
    assert len(turns) >= 10_000
    there = [turn for turn in turns if turn.ids[0] in real.answers and real.answers[turn.ids[0]].point(turn.point)]
    assert len(there) >= 0.95 * len(turns)


def test_turns_about_occupations_name_topics_that_are_there(real: Content) -> None:
    topics = {turn.point for turn in read_turns() if turn.point and not turn.ids}
    assert len(topics) >= 20
    assert topics <= real.topics.keys()


def test_the_points_are_short_and_say_something_of_their_own(real: Content) -> None:
    for answer in (*real.answers.values(), *real.occupations.values()):
        for point in answer.points:
            for lang in ("nb", "nn", "en"):
                text = point.text.get(lang)
                assert len(text.split()) <= 55, (answer.id, point.id, lang)
                if isinstance(answer, Answer):
                    assert text != answer.text.get(lang), (answer.id, point.id, lang)
                assert "{" not in text, (answer.id, point.id, lang)


def test_an_index_knows_the_points_of_its_content(small_index: Index, small: Content) -> None:
    for answer in small.answers.values():
        assert small_index.points.ids_of(answer.id)[:-1] == [one.id for one in answer.points]
