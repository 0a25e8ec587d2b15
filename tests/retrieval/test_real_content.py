"""The content that is served, found by how people really ask. The bounds are a little below what was measured."""

import random
import re

import pytest

from retrieval.calibrate import read_questions, read_trials
from retrieval.content import Content
from retrieval.ranking import THRESHOLDS
from retrieval.rendering import Renderer
from retrieval.search import Search
from tests.retrieval.questions import ANSWERS, INTERESTS, MISSPELLINGS

LETTERS = "abdefgiklmnoprstuvyæøå"


def misspelt(name: str, rng: random.Random) -> str:
    """One slip of the finger: a letter left out, doubled, swapped with its neighbour or taken for another."""
    place = rng.randrange(1, len(name) - 1)
    slip = rng.choice(["leave out", "double", "swap", "replace"])
    if slip == "leave out":
        return name[:place] + name[place + 1 :]
    if slip == "double":
        return name[:place] + name[place] + name[place:]
    if slip == "swap":
        return name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    return name[:place] + rng.choice(LETTERS) + name[place + 1 :]


def test_no_test_question_is_a_row_of_the_calibration() -> None:
    asked = {q.casefold() for q, _ in INTERESTS + ANSWERS} | {q.casefold() for q, _ in MISSPELLINGS}
    assert not asked & {question.text.casefold() for question in [*read_questions(), *read_trials()]}


def test_every_title_finds_its_occupation_first_in_every_language(real: Content, real_search: Search) -> None:
    missed = [
        (title, best.id)
        for occupation in real.occupations.values()
        for title in {occupation.title.nb, occupation.title.nn, occupation.title.en}
        if (best := real_search.search(title, kind="occupation", limit=1)[0]).id != occupation.id
    ]
    assert missed == []


@pytest.mark.parametrize("suffix", ["en", "ene", "er"])
def test_inflected_titles_find_their_occupation(real: Content, real_search: Search, suffix: str) -> None:
    titles = [o for o in real.occupations.values() if " " not in o.title.nb and o.title.nb.endswith(("er", "or", "og"))]
    found = [real_search.search(o.title.nb.lower() + suffix, kind="occupation", limit=1)[0].id for o in titles]
    right = sum(one == o.id for one, o in zip(found, titles, strict=True))
    assert right / len(titles) >= 0.97


def test_titles_with_a_slip_of_the_finger_find_their_occupation_first(real: Content, real_search: Search) -> None:
    rng = random.Random(20261124)
    rows = [(misspelt(o.title.nb.lower(), rng), o.id) for o in real.occupations.values() if len(o.title.nb) >= 5]
    missed = [(q, i) for q, i in rows if real_search.search(q, kind="occupation", limit=1)[0].id != i]
    assert len(missed) / len(rows) <= 0.05, missed


def test_our_own_misspellings_find_their_occupation_first(real_search: Search) -> None:
    missed = [(q, i) for q, i in MISSPELLINGS if real_search.search(q, kind="occupation", limit=1)[0].id != i]
    assert len(missed) <= 1, missed


def test_interests_find_a_fitting_occupation_among_the_first_five(real_search: Search) -> None:
    missed = [
        query
        for query, fitting in INTERESTS
        if not fitting & {r.id for r in real_search.search(query, kind="occupation", limit=5)}
    ]
    assert len(missed) <= 2, missed


def test_liking_animals_gives_work_with_animals_first(real_search: Search) -> None:
    ids = [r.id for r in real_search.search("jeg liker å jobbe med dyr", kind="occupation", limit=3)]
    assert set(ids) == {"veterinaer", "dyrepleier", "dyrepasser"}


def test_questions_find_their_answer_first(real_search: Search) -> None:
    missed = [(q, r.id) for q, fitting in ANSWERS if (r := real_search.search(q, kind="answer")[0]).id not in fitting]
    assert len(missed) <= 3, missed


def test_most_answers_that_are_right_reach_the_threshold(real_search: Search) -> None:
    scores = [real_search.search(q, kind="answer")[0].score for q, _ in ANSWERS]
    assert sum(score >= THRESHOLDS["suggest"] for score in scores) / len(scores) >= 0.9


@pytest.mark.parametrize(
    "query",
    ["hva blir været på lørdag", "hvem er kongen", "lag en sang til meg", "hvordan lager jeg pannekaker",
     "når spiller Brann neste kamp", "hva er meningen med livet", "huslån til unge", "restskatt 2026", "wifi virker ikke"],
)  # fmt: skip
def test_what_we_have_nothing_on_is_not_answered(real_search: Search, query: str) -> None:
    best = real_search.search(query)[0]
    assert best.score < THRESHOLDS["answer"], (best.id, best.score)


def test_everything_there_is_can_be_rendered_in_every_language(real: Content) -> None:
    renderer = Renderer(real)
    told = "interest avoid position opening name phone_number callback_time passage found"
    reflected = "total n item left interests words question step"
    slots = dict.fromkeys(f"{told} {reflected}".split(), "noe") | {"occupation": "lege"}
    for lang in ("nb", "nn", "en"):
        for key in real.utterances:
            assert renderer.render(key, slots, lang).text
        for answer in real.answers.values():
            assert renderer.render(f"answer/{answer.id}", {}, lang).text
        for occupation in real.occupations:
            assert renderer.card(occupation, lang)["summary"]
            for section in ("summary", "what_you_do", "pay", "related", "education_path"):
                assert renderer.render(f"occupation/{occupation}/{section}", {}, lang).text


def _first_five(search: Search, query: str) -> set[str]:
    found = search.search(query, kind="occupation", limit=5)
    return {result.id for result in found if result.score >= THRESHOLDS["suggest"]}


def test_who_names_two_interests_sees_occupations_for_both(real_search: Search) -> None:
    found = _first_five(real_search, "jeg liker å lage mat og drive med sport, hva passer da?")
    assert "kokk" in found
    assert found & {"idrettstrener", "toppidrettsutover", "personlig-trener"}


@pytest.mark.parametrize(
    ("query", "each"),
    [
        (
            "liker dyr, å være ute og å skru på mopeden",
            ["dyrepasser veterinaer", "motorsykkelmekaniker bilmekaniker", "postbud"],
        ),
        ("eg likar å snakke med kundane, og å vere ute på fjellet når eg har fri", ["kundebehandler", "friluftsguide"]),
        ("gamle hus, museum, saum og bunad", ["konservator tomrer", "museumsformidler konservator", "draktsyer"]),
        ("liker egt bare å være med venner og tegne litt og gaming", ["billedkunstner arkitekt", "spillutvikler"]),
        ("noe med dyr da, men gidder ikke bli veterinær det er så mye skole", ["dyrepleier", "dyrepasser"]),
    ],
)
def test_each_thing_that_is_liked_finds_an_occupation(real_search: Search, query: str, each: list[str]) -> None:
    found = _first_five(real_search, query)
    assert all(found & set(one.split()) for one in each), found
    assert "veterinaer" not in found or "veterinær" not in query


def test_scores_fall_where_several_things_are_liked(real_search: Search) -> None:
    scores = [one.score for one in real_search.search("liker å skrive og krim", kind="occupation", limit=20)]
    assert scores == sorted(scores, reverse=True)


def test_what_a_person_wants_to_be_spared_and_their_own_job_are_not_shown(real_search: Search) -> None:
    assert "sykepleier" not in _first_five(real_search, "hjelpe folk, ikke noe med blod")
    assert "kokk" not in _first_five(real_search, "jeg er lei av å jobbe som kokk og vil gjøre noe med mat")
    short = _first_five(real_search, "noe med dyr, men kort utdanning")
    assert "veterinaer" not in short
    assert "dyrepasser" in short
    # Nor what takes maths to be let in to, or years of reading.
    assert not {"veterinaer", "lege"} & _first_five(real_search, "liker dyr og å være ute, hater matte")
    assert "fysioterapeut" not in _first_five(real_search, "liker fotball og å fikse ting. hater å lese lange tekster")


def test_a_long_message_is_looked_up_thought_by_thought(real_search: Search) -> None:
    text = "hør nå her, de spør om fravær, jeg har litt mye fravær. er det krise?"
    assert "absence-limit" in [found.id for found in real_search.search(text, kind="answer")[:2]]


def test_a_thought_that_says_nothing_finds_nothing(real_search: Search) -> None:
    best = real_search.search("hei eg er 18 og likar data og matte, kva kan eg bli?", kind="answer")[0]
    assert best.score < THRESHOLDS["answer"]


def test_every_answer_has_messages_and_no_message_is_two_answers(real: Content) -> None:
    assert real.messages.keys() == real.answers.keys()
    texts = [text.lower() for some in real.messages.values() for text in some]
    assert len(texts) - len(set(texts)) <= len(texts) / 500


def test_a_situation_finds_what_is_needed_in_it(real_search: Search) -> None:
    text = "har vært vikar i barnehage i sju år, sjefen sier jeg kan ta fagbrev på det jeg kan"
    assert real_search.search(text, kind="answer")[0].id == "childcare-worker-adult"


def test_no_text_says_the_same_sentence_twice(real: Content) -> None:
    for answer in real.answers.values():
        for text in [answer.text, *(point.text for point in answer.points)]:
            for lang in ("nb", "nn", "en"):
                sentences = [one for one in re.split(r"(?<=[.!?:])\s+", text.get(lang)) if len(one.split()) > 3]
                assert len(sentences) == len(set(sentences)), (answer.id, lang)
