"""A question without its fillers and signs, so that "ok, men hva koster det da?" is like "hva koster det". Pure."""

from functools import lru_cache

from language.normaliser import normalise

# A person may mean herself, everybody or the thing: for the question that is one.
ALIKE_WORDS = dict.fromkeys("jeg du vi en dere i you we one meg deg".split(), "man") | dict.fromkeys(
    "den de dem dette disse it that they dei".split(), "det"
)
FILLERS = frozenset(
    "da og å men ok okei så altså egentlig forresten liksom jo hei eller ja kanskje haha hehe ass lol takk tusen and but so "
    "then thanks".split()
)


@lru_cache(maxsize=4096)
def core(text: str) -> str:
    """Return a question as it is compared: normalised, without signs and fillers, pronouns made alike."""
    words = [word for word in normalise(text).split() if word[:1].isalnum() and word not in FILLERS]
    return " ".join(ALIKE_WORDS.get(word, word) for word in words)
