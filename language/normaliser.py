"""Reads chat Norwegian as plain lower-case bokmål, for features that compare spellings."""

import re
import unicodedata

from language.spoken_forms import BOKMAAL_OF, INFINITIVE_OF

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|_")
_THREE_OR_MORE = re.compile(r"([^\W\d_])\1{2,}")
_MAYBE_UNSEEN = re.compile("[\u00ad\u0300-\U0010ffff]")  # marks, format signs and surrogates are all among these
_VOWELS = frozenset("aeiouyæøå")
_BEFORE_IS = (  # "e" after one of these is "er", elsewhere "jeg"
    "jeg eg æ æg æi jæ jæi du han hun ho hu vi me dere dokker dåkker de dei dæm det ka kva kæ hva kem kven hvem kor "
    "hvor koffor kvifor hvorfor kordan korleis korsen koss hvordan dette som livet skolen skulen alt her der"
)
_PRONOUNS = frozenset(_BEFORE_IS.split())
_BEFORE_CHOIR = frozenset({"i", "et", "eit", "synge", "synger", "syng", "sang", "og"})
_KNOWN = frozenset(BOKMAAL_OF) | frozenset(BOKMAAL_OF.values())


def normalise(text: str) -> str:
    """Return `text` in lower case, repeated letters squeezed, signs spaced, everyday spoken forms as bokmål.

    Idempotent. Endings of nouns and verbs stay as written; so do numbers.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    visible = _seen(folded) if _MAYBE_UNSEEN.search(folded) else folded
    drawn_out = _THREE_OR_MORE.search(visible) is not None
    tokens: list[str] = []
    for token in _TOKEN.findall(visible):
        word = _squeezed(token) if drawn_out else token
        if not (word[0].isalnum()):
            if not tokens or tokens[-1] != word:
                tokens.append(word)
            continue
        tokens.append(_bokmaal(word, tokens[-1] if tokens else ""))
    return " ".join(tokens)


def _seen(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) not in ("Cf", "Mn", "Cs"))


def _squeezed(word: str) -> str:
    """Return the word with runs of three or more equal letters cut to what Norwegian spelling allows."""
    if not _THREE_OR_MORE.search(word):
        return word
    single = _THREE_OR_MORE.sub(r"\1", word)
    if single in _KNOWN:
        return single

    def allowed(run: "re.Match[str]") -> str:
        letter, start = run.group(1), run.start()
        doubles = letter not in _VOWELS and start > 0 and run.string[start - 1] in _VOWELS
        return letter * 2 if doubles else letter

    return _THREE_OR_MORE.sub(allowed, word)


def _bokmaal(word: str, before: str) -> str:
    if word == "e":
        return "er" if before in _PRONOUNS else "jeg"
    if word == "kor":
        return word if before in _BEFORE_CHOIR else "hvor"
    if before == "å" and word in INFINITIVE_OF:
        return INFINITIVE_OF[word]
    return BOKMAAL_OF.get(word, word)
