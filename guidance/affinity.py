"""How near each activity is to each occupation: a dislike of animals speaks against veterinarian more than six letters can.

It is read off the content: an activity is looked up among the occupations as a person's words are, and only what stands out
counts. Kept in a file: a few seconds once.
"""

import hashlib
import os
import tempfile
from pathlib import Path

import numpy as np

from guidance.items import Bank
from guidance.occupations import Catalogue
from retrieval.search import Search

NOTICED, STANDS_OUT = 1.5, 4.0  # standard deviations above the mean likeness, where nearness is 0 and 1


def nearness(search: Search, text: str) -> dict[str, float]:
    """Return how much nearer each occupation is to a text than occupations are on the whole, 0 to 1.

    A story is no search: its scores are low for every occupation, and only what stands out says something.
    """
    likeness = {
        record_id: features.dense + features.dense_body + features.interest
        for (kind, record_id), features in search.features(text).items()
        if kind == "occupation"
    }
    values = np.asarray(list(likeness.values()))
    apart = (values - values.mean()) / max(float(values.std()), 1e-6)
    return {
        record_id: float(np.clip((one - NOTICED) / (STANDS_OUT - NOTICED), 0.0, 1.0))
        for record_id, one in zip(likeness, apart, strict=True)
    }


def affinity_of(bank: Bank, catalogue: Catalogue, search: Search, folder: Path, content_hash: str) -> np.ndarray:
    """Return the nearness of items to occupations, shape (items, occupations)."""
    described = f"{bank.version}\n{content_hash}\n".encode() + Path(__file__).read_bytes()
    kept = folder / f"affinity-{hashlib.sha256(described).hexdigest()[:16]}.npy"
    if kept.exists():
        found: np.ndarray = np.load(kept)
        return found
    made = np.zeros((len(bank.items), len(catalogue.occupations)), dtype=np.float32)
    for row, item in enumerate(bank.items):
        for occupation_id, near in nearness(search, item.text.nb).items():
            made[row, catalogue.places[occupation_id]] = near
    folder.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(suffix=".npy", dir=folder)
    with os.fdopen(handle, "wb") as file:
        np.save(file, made)
    Path(beside).replace(kept)
    return made
