"""Reads a profile in a person's own words: a ridge regression from sentence embeddings to the six types.

It is trained on sentences about experiences that we wrote and judged (content/experiences.yml) when the encoder or the
sentences change, and kept in a file: a few seconds once.
"""

import hashlib
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict

from foundation.files import whole_file
from guidance.content_files import CONTENT, read_content
from guidance.gender import without_gender
from guidance.response_model import HIGHEST, LOWEST
from retrieval.embedder import Embedder
from retrieval.records import RIASEC, Text

STRONGEST = 6.0  # of a judged profile
RIDGE = 0.5
SAYS_SOMETHING = 1.0  # a type's strength from which on a text tells of an interest
# Where a judged 0 and a judged 6 lie on the scale of answers.
NOTHING_IS, ALL_IS = 2.6, 5.0


class Experience(BaseModel):
    """A sentence about something that was done and liked, and what it tells: 1 to 6 by type, 0 where none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    text: Text
    lang: str
    profile: dict[str, int]


def load_experiences(path: Path = CONTENT / "experiences.yml") -> tuple[Experience, ...]:
    """Return the sentences. Raises StartupError when the file is broken."""
    found: tuple[Experience, ...] = read_content(path, tuple[Experience, ...])
    return found


class WordReader:
    """Texts to profiles."""

    def __init__(self, encoder: str, centre: np.ndarray, level: np.ndarray, weights: np.ndarray) -> None:
        self._embedder = Embedder(encoder)
        self._centre, self._level, self._weights = centre, level, weights

    @classmethod
    def trained(cls, encoder: str, experiences: tuple[Experience, ...]) -> "WordReader":
        """Return a reader trained on experiences with the encoder of this name; slow."""
        texts = [without_gender(one.text) for one in experiences]
        vectors = Embedder(encoder).encode(texts, "query").astype(np.float64)
        judged = np.asarray([[one.profile.get(kind, 0) for kind in RIASEC] for one in experiences], dtype=float)
        centre, level = vectors.mean(axis=0), judged.mean(axis=0)
        spread = vectors - centre
        pull = RIDGE * np.eye(spread.shape[1])
        weights = np.linalg.solve(spread.T @ spread + pull, spread.T @ (judged - level))
        return cls(encoder, centre, level, weights)

    @classmethod
    def ensure(cls, encoder: str, folder: Path) -> "WordReader":
        """Return the reader kept in a folder, trained anew when encoder, sentences or this code are others."""
        experiences = load_experiences()
        described = "\n".join(one.model_dump_json() for one in experiences)
        digest = hashlib.sha256(f"{encoder}\n{RIDGE}\n{described}".encode() + Path(__file__).read_bytes()).hexdigest()[
            :16
        ]
        kept = folder / f"words-{digest}.npz"
        if kept.exists():
            with np.load(kept) as arrays:
                return cls(encoder, arrays["centre"], arrays["level"], arrays["weights"])
        made = cls.trained(encoder, experiences)
        with whole_file(kept) as file:
            np.savez(file, centre=made._centre, level=made._level, weights=made._weights)
        return made

    def strengths(self, text: str) -> np.ndarray:
        """Return how strongly a text tells of each type, 0 to 6, shape (6,). Words for gender are not read."""
        plain = without_gender(text)
        if not plain.strip():
            return np.zeros(len(RIASEC))
        vector = self._embedder.encode([plain], "query")[0]
        found: np.ndarray = np.clip((vector - self._centre) @ self._weights + self._level, 0.0, STRONGEST)
        return found

    def as_answers(self, strengths: np.ndarray) -> np.ndarray | None:
        """Return strengths on the scale of answers, shape (6,); None when the text tells of no interest."""
        if strengths.max(initial=0.0) < SAYS_SOMETHING:
            return None
        return np.clip(NOTHING_IS + (ALL_IS - NOTHING_IS) * strengths / STRONGEST, LOWEST, HIGHEST)
