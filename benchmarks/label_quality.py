"""Do wrong labels come first in the review list? Flips 5 % of the labels, trains for real, and counts.

`python -m benchmarks.label_quality [--seed N]`. Prints one JSON line: the share of flipped examples in the first tenth of
the review list (studio.doubtful_labels.review_order), and in as many places as were flipped.
"""

import argparse
import json
import random
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.training_copies import Examples, copy_project, read_examples, train, write_examples
from studio.doubtful_labels import review_order

FLIPPED = 0.05
FEWEST = 5
WANTED = 0.80


def main() -> int:
    """Return 0 when at least 80 % of the flipped labels stand in the first tenth."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.label_quality", description=__doc__)
    parser.add_argument("--seed", type=int, default=2, help="which labels are flipped")
    parser.add_argument("--keep", type=Path, help="a file to keep the left-out readings in, to try scores on")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        root = copy_project(Path(folder) / "root")
        examples = read_examples(root)
        flipped = flip(examples, chosen.seed)
        write_examples(root, examples)
        report = train(root, Path(folder) / "out")
    rows = report["out_of_fold"]
    if chosen.keep:
        chosen.keep.write_text(json.dumps({"flipped": sorted(flipped), "rows": rows}, ensure_ascii=False))
    told = found_early(rows, flipped)
    print(json.dumps({"label_quality": {"seed": chosen.seed, **told}}, ensure_ascii=False))
    return 0 if told["in_first_tenth"] >= WANTED else 1


def flip(examples: Examples, seed: int) -> set[tuple[str, str]]:
    """Put 5 % of the examples under another intent, drawn by lot; return them as (text, new intent)."""
    order = random.Random(seed)
    places = {intent: file for file, intents in examples.items() for intent in intents}
    rows = [
        (file, intent, text) for file, found in examples.items() for intent, texts in found.items() for text in texts
    ]
    flipped = set()
    for file, intent, text in order.sample(rows, round(len(rows) * FLIPPED)):
        if len(examples[file][intent]) <= FEWEST:
            continue
        to = order.choice(sorted(places.keys() - {intent}))
        examples[file][intent].remove(text)
        examples[places[to]][to].append(text)
        flipped.add((text, to))
    return flipped


def found_early(rows: list[dict[str, Any]], flipped: set[tuple[str, str]]) -> dict[str, Any]:
    """Return how many flipped examples stand where in the review list."""
    listed = [(rows[number]["text"], rows[number]["intent"]) in flipped for number in review_order(rows)]
    found = sum(listed)
    tenth = len(rows) // 10
    return {
        "examples": len(rows),
        "flipped": len(flipped),
        "matched": found,
        "in_first_tenth": round(sum(listed[:tenth]) / max(1, len(flipped)), 4),
        "in_as_many_places": round(sum(listed[: len(flipped)]) / max(1, len(flipped)), 4),
    }


if __name__ == "__main__":
    sys.exit(main())
