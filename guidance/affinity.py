"""How near each activity is to each occupation: a dislike of animals speaks against veterinarian more than six letters can.

It is read off the content: an activity is looked up among the occupations as a person's words are, and only what stands out
counts. Kept in a file: a few seconds once.
"""

import hashlib
from pathlib import Path

import numpy as np

from foundation.files import whole_file
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


def affinity_of(bank: Bank, catalogue: Catalogue, search: Search, folder: Path, made_of: str) -> np.ndarray:
    """Return the nearness of items to occupations, shape (items, occupations).

    `made_of` names what the search is over and reads with; where it is another, the nearness is computed anew.
    """
    described = f"{bank.version}\n{made_of}\n".encode() + Path(__file__).read_bytes()
    kept = folder / f"affinity-{hashlib.sha256(described).hexdigest()[:16]}.npy"
    if kept.exists():
        found: np.ndarray = np.load(kept)
        return found
    made = np.zeros((len(bank.items), len(catalogue.occupations)), dtype=np.float32)
    for row, item in enumerate(bank.items):
        for occupation_id, near in nearness(search, item.text.nb).items():
            made[row, catalogue.places[occupation_id]] = near
    with whole_file(kept) as file:
        np.save(file, made)
    return made
