"""The item bank: activities that a person says how much they like."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np

from foundation.errors import StartupError
from guidance.content_files import CONTENT, read_content
from retrieval.records import RIASEC, Id, Record, Trilingual

PER_TYPE = 10


class Item(Record):
    """An activity of one type; `picture` names an icon that shows it."""

    id: Id
    type: Literal["R", "I", "A", "S", "E", "C"]
    text: Trilingual
    picture: str | None = None


@dataclass(frozen=True)
class Bank:
    """Items in the order of the full form; of each type, the clearest come first."""

    items: tuple[Item, ...]
    version: str

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each item's id stands."""
        return {item.id: place for place, item in enumerate(self.items)}

    @cached_property
    def types(self) -> np.ndarray:
        """The type of each item as 0..5 in the order R I A S E C; shape (n,)."""
        return np.asarray([RIASEC.index(item.type) for item in self.items])

    @cached_property
    def ranks(self) -> np.ndarray:
        """The place of each item among those of its type, the clearest 0; shape (n,)."""
        return np.asarray([int(np.sum(self.types[:place] == kind)) for place, kind in enumerate(self.types)])


def load_bank(path: Path = CONTENT / "items.yml") -> Bank:
    """Return the bank. Raises StartupError, with the place of the fault, when a file isn't ten items of each type."""
    items: tuple[Item, ...] = read_content(path, tuple[Item, ...])
    ids = [item.id for item in items]
    counts = {kind: sum(item.type == kind for item in items) for kind in RIASEC}
    if len(set(ids)) < len(ids) or set(counts.values()) != {PER_TYPE}:
        raise StartupError(
            f"The item bank {path} must hold {PER_TYPE} items of each type, each id once; it has {counts}."
        )
    return Bank(items, hashlib.sha256(path.read_bytes()).hexdigest()[:12])
