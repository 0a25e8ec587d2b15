"""NLU files are edited line by line; everything else in them stays."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from studio import nlu_document as nlu

ROOT = Path(__file__).parents[2]
FILES = {path.name: path.read_bytes().decode() for path in sorted((ROOT / "nlu_data").glob("*.yml"))}

MIXED = """\
# what people say
version: "3.1"
nlu:

# hello
- intent: greet
  examples: |
    - hei
    - hallo

- synonym: lærer
  examples: |
    - lærar
- regex: phone
  examples: |
    - \\d{8}
- lookup: places
  examples: |
    - Bodø
- intent: bye
  examples: |2
      - ha det

# hello again
- intent: greet
  examples: |
      - god dag
      - morn
  # below
# at the end
"""


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came, in the one place where two texts differ."""
    old, new = before.split("\n"), after.split("\n")
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    tail = 0
    while tail < min(len(old), len(new)) - same and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return old[same : len(old) - tail], new[same : len(new) - tail]


def as_rasa_reads(text: str) -> dict[str, list[str]]:
    """Read apart from our own code: PyYAML's loader, and lines that begin with a dash."""
    found: dict[str, list[str]] = {}
    for block in yaml.load(text, yaml.CSafeLoader)["nlu"] or []:
        if "intent" in block:
            lines = [line[1:].strip() for line in block["examples"].splitlines() if line.startswith("-")]
            found.setdefault(block["intent"], []).extend(lines)
    return found


@pytest.mark.parametrize("name", FILES)
def test_every_file_reads_as_rasa_reads_it(name: str) -> None:
    assert nlu.read(FILES[name]) == as_rasa_reads(FILES[name])


@pytest.mark.parametrize("name", FILES)
def test_an_edit_that_changes_nothing_leaves_every_byte(name: str) -> None:
    text = FILES[name]
    for intent, examples in nlu.read(text).items():
        assert nlu.add(text, intent, []) == text
        assert nlu.remove(text, intent, []) == text
        assert nlu.change(text, intent, examples[0], examples[0]) == text


@pytest.mark.parametrize("name", FILES)
def test_one_added_example_is_one_added_line_for_every_intent_of_every_file(name: str) -> None:
    text = FILES[name]
    for intent, examples in nlu.read(text).items():
        added = nlu.add(text, intent, ["et helt nytt eksempel: «ja»  # 1"])
        assert changed_lines(text, added) == ([], ["    - et helt nytt eksempel: «ja» # 1"])
        assert as_rasa_reads(added)[intent] == [*examples, "et helt nytt eksempel: «ja» # 1"]
        assert nlu.remove(added, intent, ["et helt nytt eksempel: «ja» # 1"]) == text


@pytest.mark.parametrize("name", FILES)
def test_a_new_intent_comes_last_and_touches_nothing_else(name: str) -> None:
    text = FILES[name]
    added = nlu.add_intent(text, "ask_brand_new", ["en", "to"])
    gone, came = changed_lines(text, added)
    assert gone == []
    assert [line for line in came if line] == ["- intent: ask_brand_new", "  examples: |", "    - en", "    - to"]
    assert as_rasa_reads(added) == {**as_rasa_reads(text), "ask_brand_new": ["en", "to"]}


def test_an_example_goes_to_the_last_block_of_its_intent_with_that_blocks_indentation() -> None:
    assert changed_lines(MIXED, nlu.add(MIXED, "greet", ["halla"])) == ([], ["      - halla"])
    assert "      - morn\n      - halla\n  # below\n# at the end\n" in nlu.add(MIXED, "greet", ["halla"])


def test_a_block_with_an_indentation_indicator_is_held_to_it() -> None:
    # `|2` counts from the block's own column, so the first two of six spaces are the text's: Rasa reads no example there.
    assert nlu.read(MIXED)["bye"] == []
    added = nlu.add(MIXED, "bye", ["adjø"])
    assert changed_lines(MIXED, added) == ([], ["    - adjø"])
    assert as_rasa_reads(added)["bye"] == ["adjø"]


def test_synonyms_regexes_and_lookups_are_no_intents_and_stay() -> None:
    assert list(nlu.read(MIXED)) == ["greet", "bye"]
    edited = nlu.remove(nlu.add_intent(MIXED, "thanks", ["takk"]), "greet", ["hei", "morn"])
    blocks = {key: block for block in yaml.safe_load(edited)["nlu"] for key in block if key != "examples"}
    assert blocks["regex"]["examples"] == "- \\d{8}\n"
    assert blocks["lookup"]["examples"] == "- Bodø\n"
    assert blocks["synonym"]["examples"] == "- lærar\n"


def test_a_new_intent_stands_after_the_last_blocks_own_comment_and_before_what_ends_the_file() -> None:
    added = nlu.add_intent(MIXED, "thanks", ["takk"])
    assert added.endswith("  # below\n- intent: thanks\n  examples: |\n    - takk\n# at the end\n")
    spaced = "nlu:\n- intent: a\n  examples: |\n    - x\n\n# b\n- intent: b\n  examples: |\n    - y\n"
    assert nlu.add_intent(spaced, "c", ["z"]) == spaced + "\n- intent: c\n  examples: |\n    - z\n"


def test_removing_takes_the_first_of_the_intents_blocks_that_has_it() -> None:
    assert changed_lines(MIXED, nlu.remove(MIXED, "greet", ["morn"])) == (["      - morn"], [])
    assert changed_lines(MIXED, nlu.remove(MIXED, "greet", ["hei"])) == (["    - hei"], [])


def test_changing_keeps_the_place_and_the_dash() -> None:
    text = "nlu:\n- intent: a\n  examples: |\n    -   x  \n    - y\n"
    assert nlu.change(text, "a", "x", "z") == "nlu:\n- intent: a\n  examples: |\n    -   z\n    - y\n"
    assert nlu.change(text.replace("-   x  ", "-x"), "a", "x", "z").startswith(
        "nlu:\n- intent: a\n  examples: |\n    - z\n"
    )


def test_a_block_that_gets_empty_stays_and_can_be_filled_again() -> None:
    text = FILES["crisis.yml"]
    examples = nlu.read(text)["crisis"]
    empty = nlu.remove(text, "crisis", examples)
    assert nlu.read(empty) == {"crisis": []}
    assert nlu.add(empty, "crisis", examples) == text


def test_windows_line_ends_and_a_byte_order_mark_are_kept() -> None:
    text = "\ufeff" + FILES["flow.yml"].replace("\n", "\r\n")
    added = nlu.add(text, "affirm", ["jo da"])
    assert changed_lines(text, added) == ([], ["    - jo da\r"])
    assert nlu.remove(added, "affirm", ["jo da"]) == text
    changed = nlu.change(text, "affirm", "ja", "javisst")
    assert changed_lines(text, changed) == (["    - ja\r"], ["    - javisst\r"])
    assert "\n" not in nlu.add_intent(text, "ny", ["x"]).replace("\r\n", "")


def test_a_file_without_a_last_line_break_is_still_edited_right() -> None:
    text = "nlu:\n- intent: a\n  examples: |\n    - x"
    assert nlu.add(text, "a", ["y"]) == f"{text}\n    - y"
    assert nlu.add_intent(text, "b", ["z"]) == f"{text}\n- intent: b\n  examples: |\n    - z"
    assert nlu.read(nlu.remove(text, "a", ["x"])) == {"a": []}


def test_an_empty_text_becomes_a_whole_file() -> None:
    for text in ("", "# ours\n"):
        made = nlu.add_intent(text, "a", ["x"])
        assert made == text + 'version: "3.1"\nnlu:\n- intent: a\n  examples: |\n    - x\n'


@pytest.mark.parametrize(
    "example",
    [
        "- x",
        "# x",
        "| x",
        "> x",
        "a: b",
        "'a",
        '"a',
        '[hei]{"entity": "x"}',
        "%x",
        "@x",
        "`x",
        "---",
        "...",
        "👩‍💻 jobb",
        "-",
    ],
)
def test_what_yaml_finds_odd_is_still_an_example(example: str) -> None:
    added = nlu.add(MIXED, "greet", [example])
    assert as_rasa_reads(added)["greet"][-1] == example
    assert nlu.remove(added, "greet", [example]) == MIXED


def test_line_breaks_and_tabs_become_one_space() -> None:
    assert nlu.clean_example("\n a\t\tb \r\n\u2028 c\u00a0") == "a b c"


@pytest.mark.parametrize("example", ["", " \n\t", "a\x00b", "a\x1bb", "a\x85b", "a\ud800"])
def test_nothing_and_control_characters_are_refused(example: str) -> None:
    for edit in (nlu.add, nlu.add_intent):
        with pytest.raises(nlu.ExampleRefused):
            edit(MIXED, "greet" if edit is nlu.add else "new", [example])
    with pytest.raises(nlu.ExampleRefused):
        nlu.change(MIXED, "greet", "hei", example)


def test_an_example_that_is_not_there_is_told() -> None:
    with pytest.raises(nlu.ExampleMissing) as error:
        nlu.remove(MIXED, "greet", ["hei", "ukjent"])
    assert (error.value.intent, error.value.example) == ("greet", "ukjent")
    with pytest.raises(nlu.ExampleMissing):
        nlu.change(MIXED, "greet", "Hei", "x")
    with pytest.raises(KeyError):
        nlu.remove(nlu.remove(MIXED, "greet", ["hei"]), "greet", ["hei"])


@pytest.mark.parametrize("edit", [nlu.add, nlu.remove])
def test_an_intent_that_is_not_there_is_told(edit: Callable[..., str]) -> None:
    with pytest.raises(nlu.IntentMissing):
        edit(MIXED, "lærer", ["x"])


def test_an_intent_comes_only_once_and_has_a_name() -> None:
    with pytest.raises(nlu.IntentThere):
        nlu.add_intent(MIXED, "bye", ["x"])
    for name in ("", "a b", "a: b", "1a", "a\n"):
        with pytest.raises(ValueError):
            nlu.add_intent(MIXED, name, ["x"])
    assert yaml.safe_load(nlu.add_intent(MIXED, "no", ["x"]))["nlu"][-1]["intent"] == "no"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nlu:\n- intent: a\n  examples: |\n    - x\n bad\n", 5),
        ("nlu:\n- intent: a\n  intent: b\n", 3),
        ("nlu:\n- intent: a\n- x\n", 3),
        ("nlu: x\n", 1),
        ("- x\n", 1),
        ("nlu: []\n---\nnlu: []\n", 2),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(nlu.DocumentBroken) as error:
        nlu.read(text)
    assert error.value.line == line
    assert str(line) in str(error.value)


@pytest.mark.parametrize("examples", ['"- x\\n- y"', ">\n    - x\n    - y", "\n    - text: x"])
def test_examples_that_are_not_in_lines_are_read_but_not_edited(examples: str) -> None:
    text = f"nlu:\n- intent: a\n  examples: {examples}\n"
    assert nlu.read(text)["a"]
    with pytest.raises(nlu.DocumentBroken) as error:
        nlu.add(text, "a", ["z"])
    assert error.value.line >= 3


def test_an_edit_that_would_not_read_as_meant_is_refused() -> None:
    text = "nlu:\n- intent: a\n  examples: |\n    - x\n      - deeper\n"
    with pytest.raises(nlu.DocumentBroken):  # without its first line the block would begin deeper
        nlu.remove(nlu.add(text, "a", ["y"]), "a", ["x"])


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "remove", "change", "add_intent"]),
        st.integers(0, 999),
        st.integers(0, 999),
        st.text(
            st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufeff\ufffe\uffff"), max_size=12
        ).filter(lambda text: text.strip() != "")
        | st.sampled_from(
            ["# x", "- x", "a: b", "|", "  x  ", '[sykepleier]{"entity": "occupation"}', "\tæ\n", "'", '"']
        ),
    ),
    min_size=5,
    max_size=6,
)


@settings(
    max_examples=110,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(name=st.sampled_from(sorted(FILES)), steps=STEPS, windows=st.booleans())
def test_any_edits_keep_comments_and_other_lines_and_read_back_as_meant(
    name: str, steps: list[tuple[str, int, int, str]], windows: bool
) -> None:
    text = FILES[name].replace("\n", "\r\n") if windows else FILES[name]
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    meant = nlu.read(text)
    for count, (step, which, where, new) in enumerate(steps):
        intent = sorted(meant)[which % len(meant)]
        wanted = nlu.clean_example(new)
        before = text
        if step == "add":
            text = nlu.add(text, intent, [new])
            meant[intent].append(wanted)
            expected = (0, 1)
        elif step == "add_intent":
            text = nlu.add_intent(text, f"new_{count}", [new])
            meant[f"new_{count}"] = [wanted]
            expected = (0, 3)
        elif not meant[intent]:
            continue
        else:
            old = meant[intent][where % len(meant[intent])]
            at = meant[intent].index(old)
            if step == "remove":
                text = nlu.remove(text, intent, [old])
                del meant[intent][at]
                expected = (1, 0)
            else:
                text = nlu.change(text, intent, old, new)
                meant[intent][at] = wanted
                expected = (1, 1) if old != wanted else (0, 0)
        gone, came = changed_lines(before, text)
        assert (len(gone), len([line for line in came if line.strip()])) == expected
        assert nlu.read(text) == meant
        assert [line for line in text.split("\n") if line.lstrip().startswith("#")] == comments
    assert as_rasa_reads(text) == meant
