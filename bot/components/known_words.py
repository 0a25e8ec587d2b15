"""Which words are ordinary Norwegian or English, so that none of them is taken for a misspelt occupation.

"planter" is one letter from "plater" and "geolog" one from "teolog". simplemma's dictionaries know both; as
Python dictionaries they take 80 MB, as sorted CRC-32 sums (one in 4,000 words wrongly known) 4 MB.
"""

import os
import tempfile
import zlib
from importlib.metadata import version
from pathlib import Path

import numpy as np

LANGUAGES = ("nb", "nn", "en")


def sum_of(word: str) -> int:
    """Return a word's CRC-32."""
    return zlib.crc32(word.encode("utf-8"))


def known_sums() -> np.ndarray:
    """Return the sorted sums (n,) uint32 of all words of simplemma's dictionaries, in lower case."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    factory = DefaultDictionaryFactory()
    sums = {sum_of(word.casefold()) for lang in LANGUAGES for word in factory.get_dictionary(lang)}
    return np.array(sorted(sums), dtype=np.uint32)


def misleading_names(occupations: dict[str, list[str]]) -> set[str]:
    """Return one-word names that are English and, in Norwegian, a form of another word: vet, server, logger.

    The first name of each occupation is its Norwegian title and never misleading.
    """
    from simplemma import is_known, lemmatize

    found = set()
    for names in occupations.values():
        for name in {one.casefold() for one in names[1:]} - {names[0].casefold()}:
            if " " in name or not is_known(name, "en") or not is_known(name, "nb"):
                continue
            if lemmatize(name, "en") == name and lemmatize(name, "nb") != name:
                found.add(name)
    return found


def remembered_sums(file: Path | None) -> np.ndarray:
    """Return `known_sums`, kept in a file from one training to the next; `{version}` in its name is simplemma's.

    A file that can't be read is made anew, and a folder that can't be written to is left alone.
    """
    if file is None:
        return known_sums()
    file = file.with_name(file.name.format(version=version("simplemma")))
    try:
        sums: np.ndarray = np.load(file, allow_pickle=False)
        if sums.dtype == np.uint32 and sums.ndim == 1 and len(sums):
            return sums
    except (OSError, ValueError, EOFError):
        pass
    sums = known_sums()
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(prefix=".known-", suffix=".npy", dir=file.parent)
        os.close(handle)
        np.save(beside, sums, allow_pickle=False)
        os.replace(beside, file)
    except OSError:
        pass
    return sums


class KnownWords:
    """Membership in a sorted array of sums."""

    def __init__(self, sums: np.ndarray) -> None:
        self._sums = sums

    def __contains__(self, word: str) -> bool:
        number = np.uint32(sum_of(word))
        place = int(np.searchsorted(self._sums, number))
        return place < len(self._sums) and bool(self._sums[place] == number)
