"""Leads the written personas through the short form and lists what came out: `python -m benchmarks.personas`.

Prints Markdown; `--write` puts it into docs/guidance.md below its mark.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from foundation.settings import ROOT, get_settings
from guidance.engine import Engine
from guidance.results import Results
from guidance.schemas import ResultView, WantsView
from service.library import Library

MARK = "<!-- below: python -m benchmarks.personas --write -->"


def read_personas() -> list[dict[str, Any]]:
    """Return the personas."""
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "benchmarks" / "personas.yml").read_text(encoding="utf-8"))
    return found


def led_through(engine: Engine, results: Results, persona: dict[str, Any]) -> ResultView:
    """Return the result of a persona who answers every item asked, tells their words, and says what they want."""
    given: list[tuple[str, int | None]] = []
    while (item := engine.next("short", 1, given)) is not None:
        given.append((item.id, persona["items"].get(item.id, persona["likes"][item.type])))
    wants = WantsView(**{name: persona.get(name) or [] for name in ("values", "dislikes", "limits")})
    text = persona.get("words") or ""
    strengths: np.ndarray | None = None
    if text and engine.reader is not None:
        strengths = engine.reader.strengths(text)
    matched = results.wants_of(wants, text)
    return results.view(engine.outcome(given, matched, strengths, 10), wants, matched, text, "nb", seed=1)


def table(rows: list[tuple[dict[str, Any], ResultView]]) -> str:
    """Return the personas and their suggestions as Markdown."""
    lines = ["| persona | may be strongest | suggestions, in order |", "|---|---|---|"]
    for persona, result in rows:
        letters = "flat" if result.flat else " ".join(result.likely_top)
        titles = ", ".join(one.title + (" *" if one.surprise else "") for one in result.occupations)
        lines.append(f"| {persona['id']}: {persona['who']} | {letters} | {titles} |")
    return "\n".join(lines)


def main() -> int:
    """Lead everyone through; return 0."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.personas", description=__doc__)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    library = Library.of(get_settings())
    library.open()
    found = table([(one, led_through(library.engine, library.results, one)) for one in read_personas()])
    if arguments.write:
        page = Path(ROOT / "docs" / "guidance.md")
        page.write_text(page.read_text(encoding="utf-8").split(MARK)[0] + f"{MARK}\n\n{found}\n", encoding="utf-8")
    else:
        print(found)
    return 0


if __name__ == "__main__":
    sys.exit(main())
