"""Which passages are whose: likenesses of passages become likenesses of records, all at once."""

from collections.abc import Sequence

import numpy as np

from retrieval.index import Passage

Key = tuple[str, str]  # a record's kind and id


class RecordRows:
    """Every record in the order of its first passage, and where the passages of each of its fields stand."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        places: dict[Key, int] = {}
        by_field: dict[str, list[tuple[int, int]]] = {}
        for row, passage in enumerate(passages):
            place = places.setdefault((passage.kind, passage.id), len(places))
            by_field.setdefault(passage.field, []).append((place, row))
        self.keys = list(places)
        self.places = places
        self._fields: dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]] = {}
        for name, pairs in by_field.items():
            owners, rows = np.asarray(sorted(pairs)).T
            having, starts = np.unique(owners, return_index=True)
            self._fields[name] = (rows, starts, having)

    def best(self, scores: np.ndarray, *fields: str) -> np.ndarray:
        """Return the highest of the passages' scores in some fields of every record, shape (records,); 0 where it has none.

        `scores` has shape (passages,) and holds nothing below 0.
        """
        found = np.zeros(len(self.keys))
        for name in fields:
            if name in self._fields:
                rows, starts, having = self._fields[name]
                found[having] = np.maximum(found[having], np.maximum.reduceat(scores[rows], starts))
        return found

    def of(self, key: Key, *fields: str) -> np.ndarray:
        """Return the rows of a record's passages in some fields, or in all when none is named."""
        place = self.places[key]
        mine = []
        for name in fields or self._fields:
            if name in self._fields:
                rows, starts, having = self._fields[name]
                at = int(np.searchsorted(having, place))
                if at < len(having) and having[at] == place:
                    mine.append(rows[starts[at] : starts[at + 1] if at + 1 < len(starts) else None])
        return np.concatenate(mine)
