"""Which of the names people use for an occupation are everyday words or phrases with a meaning of their own. Pure."""

from collections.abc import Collection

from language.normaliser import normalise
from retrieval.records import Occupation

#: normalised names that mean something else inside most sentences ("jeg trener mye", "jeg pleier å", "OT": the
#: follow-up service); found when they are all that was asked, never taken for an occupation inside a sentence
EVERYDAY_WORDS = frozenset(
    [
        *(
            "barn",
            "bua",
            "chef",
            "cook",
            "danser",
            "gp",
            "guard",
            "guide",
            "hr",
            "it",
            "kjøre",
            "koder",
            "leder",
            "leiar",
        ),
        *("logger", "pt"),
        *("major", "manager", "mason", "mat", "officer", "ot", "plater", "pleiar", "pleier", "rapper", "server"),
        *("sjef", "tiler", "trenar", "trener", "ute", "vakt", "verner", "vert", "verva", "vervet", "vet"),
    ]
)
_FIRST_OF_A_PHRASE = frozenset({"ta", "bli", "fly", "en", "ei", "ein", "han", "hun", "ho"})


def is_everyday_word(name: str) -> bool:
    """Return whether a name means something else in most sentences."""
    return normalise(name) in EVERYDAY_WORDS


def activities_of(occupation: Occupation, names: Collection[str]) -> set[str]:
    """Return those Norwegian names that say what people do ("redde liv", "en som tegner hus") and are no names.

    `names` holds every normalised name of every occupation: "lege for dyr" begins with one and is a name.
    """
    other = occupation.other_names
    return {name for name in (*other.nb, *other.nn, *other.everyday) if _begins_with_a_verb(name, names)}


def _begins_with_a_verb(name: str, names: Collection[str]) -> bool:
    first, _, rest = normalise(name).partition(" ")
    if not rest or rest.startswith("-") or first in names:
        return False
    infinitive = len(first) > 2 and first.endswith("e") and not first.endswith(("ende", "ande"))
    return infinitive or first in _FIRST_OF_A_PHRASE
