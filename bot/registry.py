"""The folder of trained models and its pointer `current.json`."""

import hashlib
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any

KEPT = 5
REPORT = ".report.json"  # beside a published model's file: how it read the held-out texts
LEFT_BEHIND_SECONDS = 86_400.0


class RegistryError(Exception):
    """There is no usable model; the message says what to do."""


def digest_of_file(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def read_pointer(folder: Path) -> dict[str, Any] | None:
    """Return what current.json says, None when it is missing, broken, or its model isn't the one that was trained."""
    try:
        pointer: dict[str, Any] = json.loads((folder / "current.json").read_text(encoding="utf-8"))
        file = folder / Path(pointer["file"]).name
        return pointer if digest_of_file(file) == pointer["sha256"] else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_pointer(folder: Path, pointer: dict[str, Any]) -> None:
    """Replace current.json in one step."""
    part = folder / f".current.{os.getpid()}.json"
    part.write_text(json.dumps(pointer, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(folder / "current.json")


def current_model(folder: Path) -> Path:
    """Return the file of the current model. Raises RegistryError."""
    pointer = read_pointer(folder)
    if pointer is None:
        raise RegistryError(f"there is no usable model in {folder}; train one with `python -m bot.train`")
    return folder / Path(pointer["file"]).name


def remove_old(folder: Path, kept: int = KEPT) -> None:
    """Remove all but the newest models, the current one always stays, and what trainings that were killed left behind."""
    pointer = read_pointer(folder) or {}
    models = sorted(folder.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in models[kept:]:
        if file.name != pointer.get("file"):
            file.unlink(missing_ok=True)
            (folder / f"{file.name.removesuffix('.tar.gz')}{REPORT}").unlink(missing_ok=True)
    for left in folder.glob(".training-*"):
        if time.time() - left.stat().st_mtime > LEFT_BEHIND_SECONDS:
            shutil.rmtree(left, ignore_errors=True)
