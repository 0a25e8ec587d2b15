"""The graph components one by one, with Rasa's own storage."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from bot.lean_imports import leave_tensorflow_out

leave_tensorflow_out()

from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema  # noqa: E402
from rasa.engine.storage.local_model_storage import LocalModelStorage  # noqa: E402
from rasa.engine.storage.resource import Resource  # noqa: E402
from rasa.shared.exceptions import InvalidConfigException  # noqa: E402
from rasa.shared.nlu.training_data.message import Message  # noqa: E402
from rasa.shared.nlu.training_data.training_data import TrainingData  # noqa: E402

from bot.components import GRAVE_FROM, SENTENCES  # noqa: E402
from bot.components.confidence_threshold import ConfidenceThreshold  # noqa: E402
from bot.components.encoder_featurizer import EncoderFeaturizer  # noqa: E402
from bot.components.intent_classifier import LinearIntentClassifier  # noqa: E402
from bot.components.ngram_featurizer import CharNgramFeaturizer  # noqa: E402
from bot.components.occupation_extractor import OccupationExtractor  # noqa: E402
from bot.components.safety_intents import SafetyIntents  # noqa: E402
from bot.components.spelling_classifier import SpellingIntentClassifier  # noqa: E402
from bot.components.taught_texts import TaughtTexts  # noqa: E402
from bot.components.text_normaliser import TextNormaliser  # noqa: E402
from bot.components.tokenizer import NorwegianTokenizer  # noqa: E402

TEXTS = {
    "greet": ["hei", "hallo", "heisann", "god morgen", "hei der", "halla", "god kveld", "hallo hallo"],
    "ask_pay": ["hva tjener en kokk", "lønn til lærer", "hva tjener de", "hvor mye tjener en lege", "er lønna god",
                "lønn kokk", "hva er lønna", "tjener en lege mye"],
    "crisis": ["jeg vil dø", "orker ikke leve", "vil ikke leve mer", "tenker på å dø", "livet er ikke verdt å leve",
               "jeg vil ikke leve", "ønsker å dø", "orker ikke livet"],
}  # fmt: skip
LEXICON = {"hash": "h1", "occupations": {"kokk": ["Kokk"], "laerer": ["Lærer"], "elektriker": ["Elektriker"]}}


class Bench:
    """Makes, trains and loads components as Rasa's graph does."""

    def __init__(self, folder: Path) -> None:
        self.storage = LocalModelStorage.create(folder)
        self.context = ExecutionContext(GraphSchema({}))

    def create(self, kind: type[GraphComponent], **config: Any) -> Any:
        return kind.create({**kind.get_default_config(), **config}, self.storage, Resource(kind.__name__), self.context)

    def load(self, kind: type[GraphComponent], **config: Any) -> Any:
        return kind.load({**kind.get_default_config(), **config}, self.storage, Resource(kind.__name__), self.context)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    (tmp_path / "model").mkdir()
    return Bench(tmp_path / "model")


@pytest.fixture
def lexicon(tmp_path: Path) -> str:
    file = tmp_path / "lexicon.json"
    file.write_text(json.dumps(LEXICON), encoding="utf-8")
    return str(file)


def training_data() -> TrainingData:
    return TrainingData([Message.build(text, intent=intent) for intent, texts in TEXTS.items() for text in texts])


def featurized(bench: Bench) -> TrainingData:
    data = training_data()
    ngrams = bench.create(CharNgramFeaturizer)
    ngrams.train(data)
    return bench.create(EncoderFeaturizer).process_training_data(ngrams.process_training_data(data))


def message(bench: Bench, text: str) -> Message:
    made = Message.build(text)
    bench.create(EncoderFeaturizer).process([made])
    bench.load(CharNgramFeaturizer).process([made])
    return made


def test_the_tokenizer_keeps_norwegian_abbreviations_whole(bench: Bench) -> None:
    made = Message.build("Jeg tok f.eks. vg1.")
    bench.create(NorwegianTokenizer).process([made])
    assert "f.eks." in [token.text for token in made.get("text_tokens")]


def test_n_grams_weigh_as_in_scikit_learn(bench: Bench) -> None:
    from sklearn.feature_extraction.text import TfidfVectorizer

    texts = [text for own in TEXTS.values() for text in own]
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2, lowercase=False)
    theirs.fit(texts)
    ours = bench.create(CharNgramFeaturizer)
    ours.train(training_data())
    for text in ["hva tjener en kokk", "hei", "x", "orker  ikke"]:
        made = Message.build(text)
        ours.process([made])
        row = made.features[0].features.toarray()[0]
        assert np.allclose(row, theirs.transform([text]).toarray()[0], atol=1e-6)


def test_features_are_the_same_after_loading(bench: Bench) -> None:
    featurized(bench)
    first, second = message(bench, "hva tjener en lege"), message(bench, "hva tjener en lege")
    assert (first.features[1].features != second.features[1].features).nnz == 0
    assert first.features[0].features.shape == (1, 384)


def test_the_classifier_is_the_same_after_loading_and_says_how_sure_it_is(bench: Bench) -> None:
    trained = bench.create(LinearIntentClassifier)
    trained.train(featurized(bench))
    loaded = bench.load(LinearIntentClassifier)
    assert loaded.figures == trained.figures
    asked = message(bench, "hvor mye tjener en kokk")
    loaded.process([asked])
    assert asked.get("intent")["name"] == "ask_pay"
    shares = [guess["confidence"] for guess in asked.get("intent_ranking")]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(1, abs=1e-4)


def test_a_second_training_begins_where_the_first_ended_and_hands_out_what_it_left_out(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told.json"
    monkeypatch.setenv("VEIVISER_OUT_OF_FOLD", str(told))
    kept = str(tmp_path / "warm-{of}.npz")
    first = bench.create(LinearIntentClassifier, warm_start=kept)
    first.train(featurized(bench))
    second = bench.create(LinearIntentClassifier, warm_start=kept)
    second.train(featurized(bench))
    asked = message(bench, "hvor mye tjener en kokk")
    assert np.allclose(first.shares(asked), second.shares(asked), atol=1e-3)
    assert second.figures["temperature"] == pytest.approx(first.figures["temperature"], rel=1e-3)
    rows = json.loads(told.read_text(encoding="utf-8"))
    assert {(row["text"], row["intent"]) for row in rows} == {(t, i) for i, own in TEXTS.items() for t in own}
    for row in rows:
        shares = dict(row["shares"])
        assert row["own"] == pytest.approx(shares[row["intent"]], abs=1e-4)
        assert sum(shares.values()) == pytest.approx(1, abs=1e-3)


def test_below_the_threshold_is_fallback_and_the_ranking_stays(bench: Bench) -> None:
    unsure = Message.build("øh")
    unsure.set("intent", {"name": "greet", "confidence": 0.4})
    unsure.set("intent_ranking", [{"name": "greet", "confidence": 0.4}])
    unsure.set("nlu_threshold", 0.5)
    bench.create(ConfidenceThreshold).process([unsure])
    assert unsure.get("intent") == {"name": "nlu_fallback", "confidence": 0.4}
    assert unsure.get("intent_ranking")[0]["name"] == "greet"


def test_danger_has_a_lower_threshold_of_its_own(bench: Bench) -> None:
    trained = bench.create(LinearIntentClassifier)
    trained.train(featurized(bench))
    assert trained.figures["care_thresholds"]["crisis"] <= trained.figures["threshold"]


def test_spelling_alone_tells_what_it_is_sure_of_and_never_hides_danger(bench: Bench) -> None:
    data = training_data()
    ngrams = bench.create(CharNgramFeaturizer)
    ngrams.train(data)
    ngrams.process_training_data(data)
    bench.create(SpellingIntentClassifier).train(data)
    spelling = bench.load(SpellingIntentClassifier)
    spelling.figures["threshold"] = 0.5
    sure, danger = Message.build("hallo hallo"), Message.build("jeg vil ikke leve")
    for made in (sure, danger):
        bench.load(CharNgramFeaturizer).process([made])
        spelling.process([made])
        bench.create(EncoderFeaturizer).process([made])
    assert sure.get("intent")["name"] == "greet"
    assert not any(feature.is_dense() for feature in sure.features)
    assert danger.get("intent") is None
    assert any(feature.is_dense() for feature in danger.features)


def _labelled(bench: Bench, text: str, read: str) -> Message:
    """A text that the classifier reads as `read`, after the examples were learnt by heart."""
    labels = {
        "kæm passe onga når mora går på vaksenskule": ["ask_adult_education"],
        "hva koster det da": ["ask_cost"],
        "jeg har ingen å snakke med om dette": ["request_human", "ask_help"],
    }
    examples = [Message.build(one, intent=intent) for one, intents in labels.items() for intent in intents]
    bench.create(TaughtTexts).train(TrainingData(examples))
    made = Message.build(text)
    made.set("intent", {"name": read, "confidence": 0.4})
    made.set("intent_ranking", [{"name": read, "confidence": 0.4}, {"name": "ask_adult_education", "confidence": 0.1}])
    bench.load(TaughtTexts).process([made])
    return made


def test_what_was_labelled_is_read_as_labelled_word_for_word(bench: Bench) -> None:
    made = _labelled(bench, "Kæm passe onga, når mora går på vaksenskule??", "ask_childcare")
    assert made.get("intent") == {"name": "ask_adult_education", "confidence": 1.0}
    assert [one["name"] for one in made.get("intent_ranking")] == ["ask_adult_education", "ask_childcare"]
    assert made.get("taught") is True


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("kæm passe onga når far går på vaksenskule", "ask_childcare"),
        ("hva koster det da", "greet"),
        ("jeg har ingen å snakke med om dette", "greet"),
        ("kæm passe onga når mora går på vaksenskule", "crisis"),
    ],
)
def test_what_is_short_or_labelled_twice_or_dangerous_stays_as_read(bench: Bench, text: str, read: str) -> None:
    made = _labelled(bench, text, read)
    assert made.get("intent") == {"name": read, "confidence": 0.4}
    assert made.get("taught") is None


def _read_whole(bench: Bench, text: str) -> Message:
    made = Message.build(text)
    bench.create(TextNormaliser).process([made])
    bench.load(CharNgramFeaturizer).process([made])
    bench.load(SpellingIntentClassifier).process([made])
    bench.create(EncoderFeaturizer).process([made])
    bench.load(LinearIntentClassifier).process([made])
    return made


def test_danger_in_one_sentence_of_several_is_danger(bench: Bench) -> None:
    data = featurized(bench)
    bench.create(SpellingIntentClassifier).train(data)
    bench.create(LinearIntentClassifier).train(data)
    made = _read_whole(
        bench, "hva tjener en kokk, og hva er lønna? jeg vil ikke leve mer. hva tjener en lege, er lønna god?"
    )
    assert made.get("intent")["name"] == "crisis"
    assert made.get("intent_ranking")[0] == made.get("intent")
    harmless = _read_whole(bench, "hva tjener en kokk mye? hva tjener en lege mye?")
    assert harmless.get("intent")["name"] == "ask_pay"
    assert harmless.get(SENTENCES) == []


def test_what_goes_before_a_grave_sentence_takes_nothing_of_it_back(bench: Bench) -> None:
    before, grave = "Det går greit på jobben.", "uten noen rundt seg blir alt tomt"
    text = f"{before} {grave}"
    for start, intent in ((0, "nlu_fallback"), (len(before) + 1, "crisis")):
        made = Message({"text": text, "intent": {"name": "crisis", "confidence": 0.8}, GRAVE_FROM: start})
        bench.create(SafetyIntents).process([made])
        assert made.get("intent")["name"] == intent


def test_names_of_occupations_are_one_word_in_sentences_too(bench: Bench, lexicon: str) -> None:
    bench.create(OccupationExtractor, lexicon=lexicon).train(training_data())
    made = Message.build("Jeg er lærer i dag. Hva tjener en elektriker?")
    bench.load(OccupationExtractor, lexicon=lexicon).process([made])
    bench.create(TextNormaliser).process([made])
    assert ["yrkenavn" in sentence.get("normalised_text") for sentence in made.get(SENTENCES)] == [True, True]


def test_only_sentences_of_several_words_are_read_by_themselves(bench: Bench) -> None:
    made = Message.build("Hei!\nJeg er kokk. Hva tjener en elektriker? OK")
    bench.create(TextNormaliser).process([made])
    assert [sentence.get("text") for sentence in made.get(SENTENCES)] == ["Hva tjener en elektriker?"]
    one = Message.build("hva tjener en elektriker")
    bench.create(TextNormaliser).process([one])
    assert one.get(SENTENCES) is None


def test_occupations_become_entities_with_their_ids_and_one_word_for_the_n_grams(bench: Bench, lexicon: str) -> None:
    bench.create(OccupationExtractor, lexicon=lexicon).train(training_data())
    made = Message.build("Hva tjener elektrikeren?")
    bench.load(OccupationExtractor, lexicon=lexicon).process([made])
    bench.create(TextNormaliser).process([made])
    (entity,) = made.get("entities")
    assert (entity["entity"], entity["value"]) == ("occupation", "elektriker")
    assert made.get("text")[entity["start"] : entity["end"]] == "elektrikeren"
    assert "yrkenavn" in made.get("normalised_text")


def test_a_name_without_an_article_is_an_entity_of_its_own(bench: Bench, lexicon: str) -> None:
    bench.create(OccupationExtractor, lexicon=lexicon).train(training_data())
    made = Message.build("hva tjener en astronaut")
    bench.load(OccupationExtractor, lexicon=lexicon).process([made])
    assert [(e["entity"], e["value"]) for e in made.get("entities")] == [("occupation_name", "astronaut")]


def test_a_new_lexicon_has_another_fingerprint_and_a_missing_one_is_told(tmp_path: Path, lexicon: str) -> None:
    before = OccupationExtractor.fingerprint_addon({"lexicon": lexicon})
    changed = {**LEXICON, "hash": "h2"}
    Path(lexicon).write_text(json.dumps(changed), encoding="utf-8")
    assert OccupationExtractor.fingerprint_addon({"lexicon": lexicon}) != before
    with pytest.raises(InvalidConfigException, match=r"python -m retrieval\.lexicon"):
        OccupationExtractor.fingerprint_addon({"lexicon": str(tmp_path / "gone.json")})


@pytest.mark.parametrize(
    ("kind", "config"),
    [
        (CharNgramFeaturizer, {"min_n": 4, "max_n": 3}),
        (LinearIntentClassifier, {"target_precision": 1.5}),
        (ConfidenceThreshold, {"threshold": 2}),
        (EncoderFeaturizer, {"batch_size": 0}),
    ],
)
def test_impossible_settings_are_refused(kind: Any, config: dict[str, Any]) -> None:
    with pytest.raises(InvalidConfigException):
        kind.validate_config(config)
