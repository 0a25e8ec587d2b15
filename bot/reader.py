"""Reads texts with one model, over stdin and stdout: `python -m bot.reader --model FILE`.

The first line out is {"ready": true, "model_id"}. Each line in is {"id", "texts"}, and gets one line out: {"id",
"readings"}, or {"id", "error"} when it can't be read. Ends when stdin closes.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from bot.loaded_model import LoadedModel
from bot.quiet import be_quiet
from bot.reading import reading_of

MOST_TEXTS = 200
LONGEST_TEXT = 4000


def main(arguments: list[str] | None = None) -> int:
    """Answer until stdin closes; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.reader", description=__doc__)
    parser.add_argument("--model", type=Path, required=True, help="file of the model")
    chosen = parser.parse_args(arguments)
    be_quiet()
    # What a library prints must not stand between the answers.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        model = LoadedModel.load(chosen.model)
        model.parse(["hei"])
    except Exception as error:
        print(f"bot.reader: the model {chosen.model.name} can't be loaded: {error}", file=sys.stderr)
        return 1
    _write(out, {"ready": True, "model_id": model.model_id})
    for line in _lines(sys.stdin.buffer):
        _write(out, answer_to(line, model))
    return 0


def answer_to(line: bytes, model: LoadedModel) -> dict[str, Any]:
    """Return the answer to one line."""
    asked: Any = None
    try:
        asked = json.loads(line)
        texts = checked_texts(asked)
        parsed = [model.parse([text])[0] for text in texts]  # one by one, as a citizen's are
        return {"id": asked["id"], "readings": [reading_of(t, p) for t, p in zip(texts, parsed, strict=True)]}
    except (ValueError, KeyError, TypeError) as error:
        known = asked.get("id") if isinstance(asked, dict) else None
        return {"id": known, "error": f"{type(error).__name__}: {error}"[:300]}


def checked_texts(body: Any) -> list[str]:
    """Return the texts of a request. Raises ValueError."""
    texts = body.get("texts") if isinstance(body, dict) else None
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts) or len(texts) > MOST_TEXTS:
        raise ValueError(f"texts must be a list of at most {MOST_TEXTS} strings")
    # Half of a surrogate pair can't be encoded.
    return [text.encode("utf-8", "replace").decode("utf-8")[:LONGEST_TEXT] for text in texts]


def _lines(stream: Iterable[bytes]) -> Iterable[bytes]:
    return (line for line in stream if line.strip())


def _write(out: TextIO, answer: dict[str, Any]) -> None:
    out.write(json.dumps(answer, ensure_ascii=False) + "\n")
    out.flush()


if __name__ == "__main__":
    sys.exit(main())
