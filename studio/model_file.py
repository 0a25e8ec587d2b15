"""Models' files on disk: which one a training left as the current one, and whether a file is whole."""

import hashlib
import json
from pathlib import Path
from typing import Any


def is_whole(file: Path, sha256: str) -> bool:
    """Return whether a file is there and has this SHA-256."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError:
        return False


def read_current(folder: Path) -> tuple[dict[str, Any], Path]:
    """Return what current.json in a folder of models says, and the file it names. Raises OSError, ValueError, KeyError."""
    current: dict[str, Any] = json.loads((folder / "current.json").read_text(encoding="utf-8"))
    return current, folder / Path(current["file"]).name
