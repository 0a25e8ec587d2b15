"""The training examples are enough, clean, disjoint from what tests the model, and name only what we have."""

import hashlib
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from language.normaliser import normalise

ROOT = Path(__file__).resolve().parents[2]
NLU = ROOT / "nlu_data"
OCCUPATIONS = ROOT / "retrieval" / "content" / "occupations"
DOMAIN = ROOT / "bot" / "domain"

BUTTON_ONLY = frozenset({"show_answer", "ask_where_it_leads", "start", "change_callback", "reflect"})
FEWEST_TRAINED = 20
FEWEST_HELD_OUT = 10
# Fewest held-out rows where a mistake costs most, or where there are most ways of saying it.
FEWEST_HELD_OUT_OF = {"crisis": 30, "out_of_scope": 30, "request_human": 20}
OCCUPATION_INTENTS = frozenset(
    {
        "ask_about_occupation",
        "ask_how_to_become",
        "ask_pay",
        "ask_job_prospects",
        "ask_education_length",
        "ask_workplace",
        "ask_qualities",
        "ask_related_occupations",
    }
)
ANNOTATION = re.compile(r"\[([^\]]+)\](\{[^}]*\})")
PERSONAL = {
    "eleven digits, as a national identity number": re.compile(r"(?<!\d)\d{6}[ .-]?\d{5}(?!\d)"),
    "eight digits, as a phone number": re.compile(r"(?<!\d)(?:\d[ ]?){7}\d(?!\d)"),
    "an e-mail address": re.compile(r"\S+@\S+\.\w{2,}"),
}


class Example(NamedTuple):
    """One line of an `examples` block, as it is written."""

    intent: str
    written: str
    file: str

    @property
    def text(self) -> str:
        """What the citizen wrote: without annotations."""
        return ANNOTATION.sub(r"\1", self.written)

    @property
    def compared(self) -> str:
        """The text for comparison: one case, single spaces."""
        return " ".join(self.text.casefold().split())


def read(folder: Path) -> list[Example]:
    """Return every example of the YAML files right under a folder."""
    found = []
    for file in sorted(folder.glob("*.yml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        assert str(content["version"]) == "3.1", file
        for block in content["nlu"]:
            for line in block["examples"].splitlines():
                assert line.startswith("- "), f"{file.name}: {line}"
                found.append(Example(block["intent"], line[2:].strip(), file.name))
    return found


def counted(examples: list[Example]) -> dict[str, int]:
    """Return how many examples each intent has."""
    numbers: dict[str, int] = defaultdict(int)
    for example in examples:
        numbers[example.intent] += 1
    return dict(numbers)


@pytest.fixture(scope="module")
def trained() -> list[Example]:
    """What models are trained from."""
    return read(NLU)


@pytest.fixture(scope="module")
def held_out() -> list[Example]:
    """What models are tested on."""
    return read(NLU / "held_out")


def domain_intents() -> set[str]:
    """Return the intents of the domain files, button-only ones left out."""
    intents: set[str] = set()
    for file in sorted(DOMAIN.glob("*.yml")):
        for intent in (yaml.safe_load(file.read_text(encoding="utf-8")) or {}).get("intents") or []:
            intents.add(intent if isinstance(intent, str) else next(iter(intent)))
    return intents - BUTTON_ONLY


def test_every_intent_has_enough_examples_to_learn_from(trained: list[Example]) -> None:
    few = {intent: number for intent, number in counted(trained).items() if number < FEWEST_TRAINED}
    assert not few


def test_every_intent_of_the_domain_has_examples_and_no_other_has(
    trained: list[Example], held_out: list[Example]
) -> None:
    known = domain_intents()
    assert known, "bot/domain holds no intents"
    assert set(counted(trained)) == known
    assert set(counted(held_out)) == known


def test_every_intent_is_tested_by_enough_held_out_rows(held_out: list[Example]) -> None:
    numbers = counted([example for example in held_out if example.file != "near_misses.yml"])
    fewest = dict.fromkeys(domain_intents(), FEWEST_HELD_OUT)
    fewest |= dict.fromkeys(OCCUPATION_INTENTS, 15) | FEWEST_HELD_OUT_OF
    few = {intent: numbers.get(intent, 0) for intent, least in fewest.items() if numbers.get(intent, 0) < least}
    assert not few


def test_near_misses_of_crisis_are_never_labelled_crisis(held_out: list[Example]) -> None:
    near = [example for example in held_out if example.file == "near_misses.yml"]
    assert len(near) >= 25
    assert all(example.intent != "crisis" for example in near)


@pytest.mark.parametrize("folder", [NLU, NLU / "held_out"], ids=["trained", "held_out"])
def test_no_text_stands_under_two_intents_or_twice_under_one(folder: Path) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for example in read(folder):
        owners[example.compared].append(f"{example.intent} ({example.file})")
    assert not {text: names for text, names in owners.items() if len(names) > 1}


def test_no_text_is_both_trained_on_and_tested_with(trained: list[Example], held_out: list[Example]) -> None:
    assert not {example.compared for example in trained} & {example.compared for example in held_out}
    as_read = [{" ".join(re.findall(r"\w+", normalise(one.text))) for one in kind} for kind in (trained, held_out)]
    assert not as_read[0] & as_read[1], "spoken forms and signs are no difference either"


def test_entities_name_occupations_that_have_an_article(trained: list[Example], held_out: list[Example]) -> None:
    ids = {file.stem for file in OCCUPATIONS.glob("*.yml")}
    if not ids:
        pytest.skip("retrieval/content/occupations holds no articles")
    for example in trained + held_out:
        for _, annotation in ANNOTATION.findall(example.written):
            entity = json.loads(annotation)
            assert entity["entity"] == "occupation", example
            assert entity["value"] in ids, example


def test_brackets_are_annotations_and_marked_names_are_whole_words(
    trained: list[Example], held_out: list[Example]
) -> None:
    for example in trained + held_out:
        assert not re.search(r"[\[\]{}]", ANNOTATION.sub("", example.written)), example
        for match in ANNOTATION.finditer(example.written):
            before = example.written[match.start() - 1 : match.start()]
            after = example.written[match.end() : match.end() + 1]
            assert not before.isalnum(), example
            assert not after.isalnum(), example


def test_occupation_questions_are_asked_with_a_name_and_as_follow_ups_without(trained: list[Example]) -> None:
    for intent in OCCUPATION_INTENTS:
        own = [example for example in trained if example.intent == intent]
        without = [example for example in own if not ANNOTATION.search(example.written)]
        assert len(without) >= 10, intent
        assert len(own) - len(without) >= 10, intent


@pytest.mark.parametrize("what", sorted(PERSONAL))
def test_no_example_holds_personal_data(what: str, trained: list[Example], held_out: list[Example]) -> None:
    assert not [example for example in trained + held_out if PERSONAL[what].search(example.text)]


def test_held_out_files_are_those_that_were_frozen() -> None:
    folder = NLU / "held_out"
    listed = dict(reversed(line.split()) for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    found = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in folder.glob("*.yml")}
    assert listed == found, "a deliberate change is told with `make held-out-sums`, see nlu_data/README.md"
