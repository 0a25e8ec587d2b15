"""What matching knows of occupations: interest profiles, twins, working conditions."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import BaseModel, ConfigDict, Field

from guidance.content_files import CONTENT, read_content
from retrieval.records import RIASEC, Occupation

TWINS = 0.99  # correlation of two occupations' profiles from which on they are one suggestion
Degree = Annotated[int, Field(ge=0, le=4)]


class Circumstances(BaseModel):
    """The editors' judgment of what working in an occupation is like; see guidance/content/circumstances.yml."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    values: dict[str, Degree]
    education: Degree
    demands: dict[str, Degree]
    more: dict[str, Degree]

    def degree(self, of: str) -> int:
        """Return how much there is of a value, a demand or another thing, 0 when it was not judged."""
        return self.values.get(of, self.demands.get(of, self.more.get(of, 0)))


def load_circumstances(path: Path = CONTENT / "circumstances.yml") -> dict[str, Circumstances]:
    """Return the judgments by occupation. Raises StartupError when the file is broken."""
    found: dict[str, Circumstances] = read_content(path, dict[str, Circumstances])
    return found


@dataclass(frozen=True)
class Catalogue:
    """Occupations as matching reads them.

    `profiles` has shape (n, 6) on O*NET's scale; `shapes` are the same, centred and of length 1, so that a product with
    a person's shape is Pearson's correlation. `conditions[i]` is None where nobody has judged.
    """

    occupations: tuple[Occupation, ...]
    conditions: tuple[Circumstances | None, ...]

    @classmethod
    def of(cls, occupations: Iterable[Occupation], conditions: dict[str, Circumstances]) -> "Catalogue":
        """Return the catalogue of occupations, ordered by id."""
        ordered = tuple(sorted(occupations, key=lambda one: one.id))
        return cls(ordered, tuple(conditions.get(one.id) for one in ordered))

    @cached_property
    def profiles(self) -> np.ndarray:
        """Interest profiles, shape (n, 6)."""
        return np.asarray([[getattr(one.riasec, kind) for kind in RIASEC] for one in self.occupations])

    @cached_property
    def shapes(self) -> np.ndarray:
        """Profiles centred and of length 1, shape (n, 6)."""
        return shape_of(self.profiles)

    @cached_property
    def leading(self) -> np.ndarray:
        """The strongest type of each occupation, 0 to 5 in the order R I A S E C, shape (n,)."""
        found: np.ndarray = np.argmax(self.profiles, axis=1)
        return found

    @cached_property
    def twins(self) -> np.ndarray:
        """Whether two occupations' profiles are as good as the same, shape (n, n)."""
        found: np.ndarray = self.shapes @ self.shapes.T >= TWINS
        return found

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """Two-digit STYRK-08 group of each occupation."""
        return tuple(one.styrk08[:2] for one in self.occupations)

    @cached_property
    def places(self) -> dict[str, int]:
        """Where each occupation stands, by id."""
        return {one.id: place for place, one in enumerate(self.occupations)}

    def degrees(self, of: str) -> np.ndarray:
        """Return how much of something each occupation has, shape (n,); 1 where nobody has judged."""
        known = self._degrees.get(of)
        if known is None:
            known = np.asarray([one.degree(of) if one is not None else 1 for one in self.conditions], dtype=float)
            self._degrees[of] = known
        return known

    @cached_property
    def _degrees(self) -> dict[str, np.ndarray]:
        return {}

    @cached_property
    def education(self) -> np.ndarray:
        """How much education each occupation takes, 0 none to 4 five years or more, shape (n,)."""
        return np.asarray([one.education if one is not None else 2 for one in self.conditions], dtype=float)


def shape_of(profiles: np.ndarray) -> np.ndarray:
    """Return profiles centred and of length 1 along the last axis; a flat one becomes zeros."""
    centred = profiles - profiles.mean(axis=-1, keepdims=True)
    length = np.linalg.norm(centred, axis=-1, keepdims=True)
    found: np.ndarray = np.divide(centred, length, out=np.zeros_like(centred), where=length > 1e-9)
    return found
