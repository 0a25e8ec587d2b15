"""Measures a trained model: `python -m bot.evaluate --model FILE [--root DIR] --report REPORT.json`.

On an error it prints one sentence and returns 1.
"""

import argparse
import sys
import time
from pathlib import Path

from bot.evaluation import evaluate, figures_shown
from bot.loaded_model import LoadedModel
from bot.quiet import be_quiet
from bot.registry import digest_of_file
from bot.report import cause_of, report_of, write_report
from bot.training_files import ROOT


def main(arguments: list[str] | None = None) -> int:
    """Measure, write the report, return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="file of the model")
    parser.add_argument("--root", type=Path, default=ROOT, help="folder with the held-out texts and the stories")
    parser.add_argument("--report", type=Path, help="file of the report")
    chosen = parser.parse_args(arguments)
    be_quiet()
    started = time.monotonic()
    try:
        model = LoadedModel.load(chosen.model)
        found = evaluate(model, chosen.root)
        described = {
            "id": chosen.model.name.removesuffix(".tar.gz"),
            "file": chosen.model.name,
            "sha256": digest_of_file(chosen.model),
            "data_hash": None,
        }
        seconds = {"train": None, "evaluate": round(time.monotonic() - started, 2)}
        if chosen.report:
            write_report(chosen.report, report_of(described, seconds, found, chosen.root))
    except Exception as error:
        print(f"bot.evaluate: {cause_of(error)}", file=sys.stderr)
        return 1
    print(figures_shown(found.figures), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
