"""Examples go out and come in again as Rasa YAML or CSV without losing or gaining a sign."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import exchange, nlu_document
from studio.errors import ImportBroken

TEXTS = (
    st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp", "Zs")) | st.just(" "), min_size=1, max_size=40)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda text: text and not text.startswith("-") and "\ufeff" not in text and text.isprintable())
)
EXAMPLES = st.lists(st.tuples(st.sampled_from(["greet", "thanks"]), TEXTS, st.just("nlu_data/a.yml")), min_size=1)
ANNOTATED = ("ask_pay", 'hva tjener en [kokk]{"entity": "occupation", "value": "kokk"}', "nlu_data/a.yml")


@given(EXAMPLES)
def test_yaml_comes_back_as_it_went_out(examples: list[tuple[str, str, str]]) -> None:
    text = exchange.as_yaml([*examples, ANNOTATED])
    wanted = sorted((text, intent) for intent, text, _ in [*examples, ANNOTATED])
    assert sorted(exchange.rows_of_yaml(text)) == wanted
    assert sorted((one, intent) for intent, ones in nlu_document.read(text).items() for one in ones) == wanted


@given(EXAMPLES, st.sampled_from([",", ";", "\t"]))
def test_csv_comes_back_as_it_went_out_with_any_delimiter(examples: list[tuple[str, str, str]], delimiter: str) -> None:
    text = exchange.as_csv([*examples, ANNOTATED])
    assert text.startswith("\ufeff")
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    wanted = [(text, intent) for intent, text, _ in [*examples, ANNOTATED]]
    assert exchange.rows_of_csv(text) == exchange.rows_of_csv(out.getvalue()) == wanted


def test_no_cell_is_a_formula_to_a_spreadsheet() -> None:
    text = exchange.as_csv([("greet", "=HYPERLINK(1)", "a.yml"), ("greet", "+47", "a.yml"), ("greet", "'hei", "a.yml")])
    cells = [row[0] for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))][1:]
    assert cells == ["'=HYPERLINK(1)", "'+47", "''hei"]
    assert [row[0] for row in exchange.rows_of_csv(text)] == ["=HYPERLINK(1)", "+47", "'hei"]


def test_rasas_list_form_is_read_too() -> None:
    text = "nlu:\n- intent: greet\n  examples:\n  - text: hei\n  - hallo\n- synonym: x\n  examples: |\n    - y\n"
    assert exchange.rows_of_yaml(text) == [("hei", "greet"), ("hallo", "greet")]


@pytest.mark.parametrize(
    ("read", "content", "says"),
    [
        (exchange.rows_of_yaml, "nlu:\n- intent: a\n  examples: |\n   - x\n - b: [\n", "linje 5"),
        (exchange.rows_of_yaml, "version: 3\n", "linje 1"),
        (exchange.rows_of_yaml, "", "linje 1"),
        (exchange.rows_of_csv, "spørsmål,tema\na,b\n", "linje 1"),
        (exchange.rows_of_csv, "", "linje 1"),
        (exchange.rows_of_csv, "text,intent\nhei,greet\nhallo\n", "linje 3"),
        (exchange.rows_of_csv, 'text,intent\n"hei" du,greet\n', "linje 2"),
    ],
)
def test_a_broken_file_is_told_with_its_line(read: object, content: str, says: str) -> None:
    with pytest.raises(ImportBroken) as refused:
        read(content)  # type: ignore[operator]
    assert says in str(refused.value.params["why"])


def test_columns_may_stand_in_any_order_with_others_between() -> None:
    assert exchange.rows_of_csv("Intent;Kilde;Text\ngreet;x;hei\n;;\n") == [("hei", "greet")]
