"""Which words are ordinary Norwegian or English, so that none of them is taken for a misspelt occupation.

"planter" is one letter from "plater" and "geolog" one from "teolog". simplemma's dictionaries know both; as
Python dictionaries they take 80 MB, as sorted CRC-32 sums (one in 4,000 words wrongly known) 4 MB.
"""

import zlib

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


class KnownWords:
    """Membership in a sorted array of sums."""

    def __init__(self, sums: np.ndarray) -> None:
        self._sums = sums

    def __contains__(self, word: str) -> bool:
        number = np.uint32(sum_of(word))
        place = int(np.searchsorted(self._sums, number))
        return place < len(self._sums) and bool(self._sums[place] == number)
