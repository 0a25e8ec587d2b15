"""What is read in a person's own words."""

import numpy as np
import pytest
import yaml

from foundation.settings import ROOT
from guidance.engine import Engine
from guidance.gender import without_gender
from guidance.limits_in_words import known_dislikes, with_words
from guidance.schemas import WantsView
from guidance.wants import LIMITS, VALUES
from retrieval.records import RIASEC


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("som jente trente jeg jentelaget", "som gutt trente jeg guttelaget"),
        ("jeg hjalp mora mi", "jeg hjalp faren min"),
        ("min søster og jeg bygde hytte", "min bror og jeg bygde hytte"),
        ("hun lærte meg å strikke", "han lærte meg å strikke"),
        ("I helped my grandmother", "I helped my grandfather"),
    ],
)
def test_the_same_story_is_the_same_whoever_it_is_about(one: str, other: str) -> None:
    assert without_gender(one) == without_gender(other)


def test_words_that_only_look_like_gender_stay() -> None:
    for text in (
        "jeg liker manntall og mannskap på sjøen",
        "farge og maling",
        "en morsom brosjyre",
        "sonate for piano",
    ):
        assert without_gender(text) == text


def test_held_out_texts_are_read_better_than_the_best_published_chatbot(engine: Engine) -> None:
    """Measured 0.70; CGC-bot reached 0.54."""
    assert engine.reader is not None
    rows = yaml.safe_load((ROOT / "guidance" / "held_out" / "texts.yml").read_text(encoding="utf-8"))
    found = []
    for row in rows[::3]:
        judged = np.asarray([row["judged"][kind] for kind in RIASEC], dtype=float)
        read = engine.reader.strengths(row["text"])
        if judged.std() > 0:
            found.append(np.corrcoef(judged, read)[0, 1])
    assert np.mean(found) >= 0.6


def test_what_tells_of_no_interest_counts_for_nothing(engine: Engine) -> None:
    assert engine.reader is not None
    assert engine.reader.as_answers(np.zeros(6)) is None
    assert engine.reader.strengths("").max() == 0


@pytest.mark.parametrize(
    ("text", "limits"),
    [
        ("jeg har vond rygg", ["no_heavy_lifting"]),
        ("kan ikke løfte tungt", ["no_heavy_lifting"]),
        ("dårlige knær", ["no_standing"]),
        ("vil ikke jobbe natt eller helg", ["no_shifts"]),
        ("eg besvimar av blod", ["no_blood"]),
        ("har høydeskrekk", ["no_heights"]),
        ("vil ikke gå lang skole", ["education_trade"]),
        ("har ikke lappen", ["no_licence"]),
        ("jeg kan lite norsk", ["little_norwegian"]),
        ("vil ikke flytte", ["small_place"]),
        ("I can't do heavy lifting", ["no_heavy_lifting"]),
        ("Jeg er døv, og vil jobbe med tegnspråk", ["poor_hearing"]),
        ("æ e nesten døv på ett øre", ["poor_hearing"]),
        ("Tunghørt, 50 år", ["poor_hearing"]),
        ("kan jeg bli snekker som hørselshemmet?", ["poor_hearing"]),
        ("jeg hører ganske dårlig", ["poor_hearing"]),
        ("jeg har fått høreapparat", ["poor_hearing"]),
        ("jeg har nedsatt hørsel", ["poor_hearing"]),
        ("Eg er tunghøyrd", ["poor_hearing"]),
        ("eg er høyrselshemma", ["poor_hearing"]),
        ("eg høyrer ikkje så godt", ["poor_hearing"]),
        ("I'm deaf", ["poor_hearing"]),
        ("I am a bit hard of hearing", ["poor_hearing"]),
        ("I can't hear very well", ["poor_hearing"]),
        ("broren min er døv, så jeg kan tegnspråk", []),
        ("jeg er lærer for døve", []),
        ("jeg er døvetolk", []),
        ("jeg er ikke døv", []),
        ("jeg er døv for kritikk", []),
        ("jeg hører dårlig musikk", []),
        ("jeg hører ikke hjemme på kontor", []),
        ("jeg vil jobbe med tunghørte", []),
        ("my sister is deaf", []),
        ("jeg har en bror som er døv", []),
        ("jeg har solgt høreapparater", []),
        ("jeg vil hjelpe folk med nedsatt hørsel", []),
        ("I have worked with hearing aids", []),
        ("I have severe hearing loss", ["poor_hearing"]),
        ("I am a teacher of the deaf", []),
        ("jeg liker å bygge hytter", []),
        ("jeg jobber gjerne natt", []),
    ],
)
def test_limits_are_read_in_words(text: str, limits: list[str]) -> None:
    assert with_words(WantsView(), text).limits == limits


def test_values_are_read_where_nothing_is_refused_and_what_was_known_stays() -> None:
    assert with_words(WantsView(), "det viktigste er god lønn og en trygg jobb").values == ["stability", "pay"]
    known = WantsView(values=["helping"], dislikes=["blood"], limits=["no_travel"])
    found = with_words(known, "jeg har vond rygg og liker ikke store forsamlinger")
    assert found.values == ["helping"]
    assert found.limits == ["no_travel", "no_heavy_lifting"]
    assert found.dislikes[0] == "blood"
    assert len(found.dislikes) == 2


def test_every_limit_and_value_read_is_one_we_know() -> None:
    text = "vond rygg, dårlige knær, ikke natt, ikke reise, ikke blod, høydeskrekk, ikke bråk, ikke lappen, lite norsk, ikke flytte"
    assert set(with_words(WantsView(), text).limits) <= LIMITS.keys()
    assert set(with_words(WantsView(), "trygg hjelpe fri lønn ute folk dagtid").values) == set(VALUES)


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("mange folk", ["people"]),
        ("fulle folk", []),
        ("sinte kunder", ["conflict"]),
        ("dyr", ["animals"]),
        ("dyr i bur", []),
        ("sitte stille", []),
        ("sitte på kontor", ["screen"]),
    ],
)
def test_a_narrow_phrase_is_not_taken_for_all_of_its_kind(words: str, named: list[str]) -> None:
    assert known_dislikes(words) == named
