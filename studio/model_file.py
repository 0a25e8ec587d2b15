"""A model's file on disk: whole or not."""

import hashlib
from pathlib import Path


def is_whole(file: Path, sha256: str) -> bool:
    """Return whether a file is there and has this SHA-256."""
    try:
        with file.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest() == sha256
    except OSError:
        return False
