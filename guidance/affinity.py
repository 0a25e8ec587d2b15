"""How near each activity is to each occupation: a dislike of animals speaks against veterinarian more than six letters can.

The editors' judgment (content/daily_work.yml) says it; embeddings take a house painter for an artist. An occupation that
nobody has judged, one that the studio has just added, is read off its text: an activity is looked up among the occupations as
a person's words are, and only what stands out counts.
"""

import hashlib
from pathlib import Path
from typing import Annotated

import numpy as np
from pydantic import Field

from foundation.files import whole_file
from guidance.content_files import CONTENT, read_content
from guidance.items import Bank
from guidance.occupations import Catalogue
from retrieval.search import Search

NOTICED, STANDS_OUT = 1.5, 4.0  # standard deviations above the mean likeness, where nearness is 0 and 1
NEARNESS = (0.0, 0.1, 0.35, 0.7)  # of the degrees that are judged
HEART = NEARNESS[3]  # nearness from which on the activity is the heart of the work
Judged = dict[str, dict[str, Annotated[int, Field(ge=1, le=3)]]]


def load_daily_work(path: Path = CONTENT / "daily_work.yml") -> Judged:
    """Return by occupation which activities are how near to its daily work, 1 to 3. Raises StartupError."""
    found: Judged = read_content(path, Judged)
    return found


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


def affinity_of(
    bank: Bank, catalogue: Catalogue, judged: Judged, search: Search, folder: Path, made_of: str
) -> np.ndarray:
    """Return the nearness of items to occupations, 0 to 1, shape (items, occupations).

    `made_of` names what the search is over and reads with; what is read off texts is kept in `folder` under it.
    """
    found = np.zeros((len(bank.items), len(catalogue.occupations)), dtype=np.float32)
    if any(one not in judged for one in catalogue.places):
        found[:] = _read_off(bank, catalogue, search, folder, made_of)
    for occupation_id, degrees in judged.items():
        place = catalogue.places.get(occupation_id)
        if place is not None:  # one that the content no longer has is no reason to do without the reflection
            found[:, place] = 0.0
            for item_id, degree in degrees.items():
                if item_id in bank.places:
                    found[bank.places[item_id], place] = NEARNESS[degree]
    return found


def _read_off(bank: Bank, catalogue: Catalogue, search: Search, folder: Path, made_of: str) -> np.ndarray:
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
