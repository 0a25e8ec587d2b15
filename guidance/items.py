"""The item bank: activities that a person says how much they like."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import numpy as np
from pydantic import BaseModel, ConfigDict

from foundation.errors import StartupError
from guidance.content_files import CONTENT, read_content
from guidance.occupations import Catalogue
from retrieval.records import RIASEC, Id, Record, Trilingual

PER_TYPE = 10


class DailyWork(BaseModel):
    """Where an activity is the daily work: occupations by id, or those with at least so much of a degree."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    occupations: tuple[str, ...] = ()
    degrees: dict[str, int] = {}


class Item(Record):
    """An activity of one type; `picture` names an icon that shows it, `daily_work_of` what it is all about."""

    id: Id
    type: Literal["R", "I", "A", "S", "E", "C"]
    text: Trilingual
    picture: str | None = None
    daily_work_of: DailyWork = DailyWork()


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


def owned(bank: Bank, catalogue: Catalogue) -> np.ndarray:
    """Return which activities are the daily work of which occupations, shape (items, occupations)."""
    found = np.zeros((len(bank.items), len(catalogue.occupations)), dtype=bool)
    for row, item in enumerate(bank.items):
        # One that the content no longer has is no reason to do without the reflection.
        known = [catalogue.places[one] for one in item.daily_work_of.occupations if one in catalogue.places]
        found[row, known] = True
        for name, least in item.daily_work_of.degrees.items():
            found[row] |= catalogue.degrees(name) >= least
    return found
