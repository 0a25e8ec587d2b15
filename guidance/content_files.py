"""Reads the room's content files into what they must hold."""

from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from foundation.errors import StartupError

CONTENT = Path(__file__).parent / "content"


def read_content(path: Path, shape: Any) -> Any:
    """Return what a YAML file holds, validated as `shape`. Raises StartupError with the place of the fault."""
    try:
        # The parser in C: these files are read at every start.
        return TypeAdapter(shape).validate_python(yaml.load(path.read_bytes(), yaml.CSafeLoader))  # noqa: S506
    except (yaml.YAMLError, ValidationError) as error:
        raise StartupError(f"{path} is broken: {error}") from error
