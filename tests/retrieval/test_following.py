"""What a message means that follows other answers."""

import numpy as np
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from retrieval.api import router
from retrieval.calibrate_turns import COUNTS, read_turns
from retrieval.content import Content
from retrieval.following import NAMES, Following, Known
from retrieval.index import Index
from retrieval.search import Search


def _known_of(found: np.ndarray, place: int) -> dict[str, float]:
    return dict(zip(NAMES, found[place].tolist(), strict=True))


def test_what_belongs_with_the_answer_shown_last_is_known(small: Content, small_index: Index) -> None:
    owners = small_index.answers.owners
    following = Following(small, small_index.answers)
    last = next(answer for answer in small.answers.values() if answer.id != "is-robot")
    known = Known(*(np.full(len(owners), value) for value in (-3.0, 2.0, -4.0, -1.0)))
    found = following.features("og da?", known, [last.id, "unknown"])
    assert found.shape == (len(owners), len(NAMES))
    shown = _known_of(found, owners.index(last.id))
    # It was found by what was asked before, so that says nothing for it now.
    assert (shown["is_last"], shown["after"], shown["like_last"]) == (1.0, -3.0, 0.0)
    offered = _known_of(found, owners.index("is-robot"))
    assert (offered["offered"], offered["after"], offered["is_last"]) == (1.0, 2.0, 0.0)
    assert not following.features("og da?", known, [])[:, NAMES.index("offered")].any()


def test_a_phrase_of_an_answer_speaks_for_it(real: Content, real_search: Search) -> None:
    phrase = real.answers["worn-out-body"].follow_ups.nb[0]
    ids, found = real_search.turn_features(phrase, "", ["health-and-work"])
    assert _known_of(found, ids.index("worn-out-body"))["phrase"] == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("query", "asked", "shown", "meant"),
    [
        (
            "hvor lenge da",
            "hva er arbeidsavklaringspenger",
            ["work-assessment-allowance"],
            "aap-how-long",
        ),
        ("hva koster det?", "hvordan er teoriprøven", ["praksiskandidat-theory"], "trade-test-cost"),
    ],
)
def test_a_question_without_a_subject_is_about_what_was_shown(
    real_search: Search, query: str, asked: str, shown: list[str], meant: str
) -> None:
    alone = real_search.search(query, kind="answer", limit=50)
    after = real_search.search(query, kind="answer", limit=50, asked=asked, shown=shown)
    places = [
        [one.id for one in found].index(meant) if any(one.id == meant for one in found) else 50
        for found in (alone, after)
    ]
    scores = [max((one.score for one in found if one.id == meant), default=0.0) for found in (alone, after)]
    assert places[1] < 6
    assert places[1] <= places[0]
    assert scores[1] > scores[0]
    assert all(0 <= one.score <= 1 for one in after)


def test_a_change_of_subject_is_followed(real_search: Search) -> None:
    asked, shown = "hvordan er teoriprøven til fagbrevet", ["praksiskandidat-theory"]
    found = real_search.search("hvordan skriver jeg en cv", kind="answer", asked=asked, shown=shown)
    # Who asked about the trade certificate without school is likely grown up.
    assert {one.id for one in found[:2]} == {"cv-adult", "cv"}


def test_the_api_takes_what_came_before(small: Content, small_search: Search) -> None:
    app = FastAPI()
    app.include_router(router(lambda: small_search, lambda: small))
    with TestClient(app) as client:
        asked = {"q": "og da?", "kind": "answer", "asked": "stipend", "shown": "is-robot,unknown"}
        assert client.get("/api/v1/search", params=asked).status_code == 200
        assert client.get("/api/v1/search", params={**asked, "shown": "x" * 1001}).status_code == 422


def test_the_turns_that_the_weights_are_fitted_to_name_answers_of_the_content(real: Content) -> None:
    turns = read_turns()
    assert {one for turn in turns for one in (*turn.ids, *turn.also, *turn.shown)} <= real.answers.keys()
    assert all(bool(turn.ids) == (turn.counts != COUNTS["without_an_answer"]) for turn in turns)
    assert np.mean([bool(turn.asked or turn.shown) for turn in turns]) > 0.75
