"""Training examples out of and into the studio, as Rasa YAML or CSV. Pure."""

import csv
import io
from collections.abc import Iterable

import yaml

from studio.errors import ImportBroken

_BOM = "\ufeff"
COLUMNS = ("text", "intent", "file")
_DELIMITERS = ",;\t"
Row = tuple[str, str]


def as_yaml(examples: Iterable[tuple[str, str, str]]) -> str:
    """Return (intent, text, file) examples as one Rasa NLU file."""
    by_intent: dict[str, list[str]] = {}
    for intent, text, _ in examples:
        by_intent.setdefault(intent, []).append(text)
    lines = ['version: "3.1"', "nlu:"]
    for intent, texts in by_intent.items():
        lines += [f"- intent: {intent}", "  examples: |", *(f"    - {text}" for text in texts)]
    return "\n".join(lines) + "\n"


def as_csv(examples: Iterable[tuple[str, str, str]]) -> str:
    """Return (intent, text, file) examples as CSV that Excel reads: a byte order mark, every cell in quotes."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows((_shown(text), intent, file) for intent, text, file in examples)
    return _BOM + out.getvalue()


def rows_of_yaml(content: str) -> list[Row]:
    """Return the (text, intent) rows of Rasa NLU YAML. Raises ImportBroken with the line."""
    try:
        data = yaml.load(content.removeprefix(_BOM), yaml.CSafeLoader)  # noqa: S506  (builds plain data alone)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f"linje {mark.line + 1}: " if mark else ""
        raise ImportBroken(why=f"{line}dette er ikke gyldig YAML.") from error
    blocks = data.get("nlu") if isinstance(data, dict) else data
    if not isinstance(blocks, list):
        raise ImportBroken(why="linje 1: filen må ha en liste «nlu» med temaer.")
    return [
        (text, str(block["intent"]))
        for block in blocks
        if isinstance(block, dict) and _line(block.get("intent"))
        for text in _texts(block.get("examples"))
    ]


def rows_of_csv(content: str) -> list[Row]:
    """Return the (text, intent) rows of CSV; comma, semicolon or tab. Raises ImportBroken with the line."""
    content = content.removeprefix(_BOM)
    head = content.partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        names = [name.strip().casefold() for name in next(reader, [])]
        if "text" not in names or "intent" not in names:
            raise ImportBroken(why="linje 1: den første linjen må ha kolonnene «text» og «intent».")
        text, intent = names.index("text"), names.index("intent")
        for cells in reader:
            if not any(cells):
                continue
            if len(cells) <= max(text, intent):
                raise ImportBroken(why=f"linje {reader.line_num}: raden mangler en kolonne.")
            rows.append((_unshown(cells[text]), cells[intent].strip()))
    except csv.Error as error:
        raise ImportBroken(why=f"linje {reader.line_num}: anførselstegnene går ikke opp.") from error
    return rows


def _texts(examples: object) -> list[str]:
    if isinstance(examples, str):
        lines = [line.strip() for line in examples.splitlines()]
        return [line.removeprefix("-").strip() for line in lines if line.startswith("-")]
    if isinstance(examples, list):
        return [_line(one.get("text") if isinstance(one, dict) else one) for one in examples]
    return []


def _line(value: object) -> str:
    """Return a scalar as text; "" for lists and mappings, which aliases can make endlessly long."""
    return "" if value is None or isinstance(value, list | dict | set) else str(value).strip()


def _shown(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula (OWASP, CSV injection)."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "'") else text


def _unshown(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@", "'") else cell
