r"""Reads what a person wants and what they want to be spared in one sentence about work. Pure.

"jeg liker folk men hater vakter" wants "folk" and is to be spared "vakter"; "jeg jobber som kokk og vil noe annet" has a
job and isn't looking for it. Words that say that something is missing ("uten utdanning") are conditions, not dislikes.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from language.normaliser import normalise


@dataclass(frozen=True)
class Wishes:
    """Normalised words: what is liked (may be ""), what is disliked, and the work the person has or had.

    `clauses` are the parts of `likes`, each a thought of its own; an occupation in `not_meant` is not looked for.
    """

    likes: str
    dislikes: tuple[str, ...] = ()
    own_work: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    not_meant: tuple[str, ...] = ()


_CLAUSES = re.compile(
    r"\s*(?:[.,;:!?]|\b(?:men|fordi|but|because)\b|\b(?:og|and)\b(?= (?:jeg|hater|misliker|vil ikke|liker|gjerne|elsker|ikke|"
    r"helst|heller|uten|slippe|i|hate|not)\b))\s*"
)
_AMOUNT = r"(?:noe|noen|bare|for|så|altfor|mye|mange|veldig|spesielt|særlig|egentlig|helst|lenger|mer|any|much|too)"
_DISLIKE = re.compile(
    r"\b(?:"
    r"hate(?:r|t)?|hatar|hader|avskyr|misliker|(?:dritt|kjempe|skikkelig )?lei av|redd for|kjeder meg (?:av|med|når)|"
    r"(?:liker?|likte|trives|trivdes|orker|gidder|vil|ønsker|tåler|takler|klarer|lyst til å|skal) (?:jeg )?ikke|"
    r"(?:jeg )?kan ikke (?=stå|løfte|sitte|jobbe|gå|kjøre|bære|være|ha (?:hendene|henda|fingrene))|"
    rf"(?:ikke|aldri)(?: {_AMOUNT})* (?:flink|god|glad|interessert|keen|good) (?:i|til|med|på|in|at)|"
    rf"(?:helst |heller |og |bare )?(?<!vet )(?<!skjønner )(?<!forstår )(?<!husker )(?<!hvorfor )(?<!har )(?<!er )(?<!fikk )"
    rf"(?<!får )(?<!kan )(?<!må )(?<!det )(?<!kommer )(?<!know )ikke(?! sant| sikker| så verst| noe spesielt| noe)|"
    r"(?:helst |heller )?ikke noe(?: som)? (?:med|har med)|ikke noe(?! (?:spesielt|særlig|annet|mer|"
    r"problem))|slipper?|unngår?|uten|"
    r"verken|i (?:don'?t|do not) (?:like|want)|can'?t stand|without|not(?! sure)|avoid|nothing with|"
    r"no(?= (?:people|blood|math|office))"
    r")\b"
)
_CARRIERS = re.compile(
    rf"^(?:å|at|for|som|jeg|det|{_AMOUNT}|jobbe[rt]?|arbeide[rt]?|krev(?:er|je)?|treng(?:er)?|"
    rf"inneholder|innebærer|drive|holde på|ha|være|gjøre|med|i|på|en|"
    rf"et|den|sånn|sånt|slik|to|"
    r"work|working|with|in|a|be)\b\s*"
)
#: … and what only hedges at the end of it: "vil ikke helse egentlig"
_HEDGES = re.compile(r"(?:\s+(?:egentlig|liksom|altså|da|lenger|akkurat|heller|mer|really|anymore))+$")
#: what is missing rather than disliked
_CONDITION = re.compile(
    r"\b(?:utdann\w*|skole\w*|vitnemål\w*|fagbrev\w*|studie\w*|studere|erfaring\w*|papirer\w*|karakter\w*|bachelor\w*|master\w*|norsk|"
    r"penger|jobb(?:en)?|førerkort\w*|kompetanse\w*|videregående|vgs|education|degree|experience|fag|snitt|plass)\b"
)
_OWN_WORK = re.compile(
    r"(?:^(?:har |hadde )?|\b(?:jeg (?:\w+ ){0,3}?|lei av å |å være |i (?:\w+ ){0,2}?))"
    r"(?:(?:jobber|jobba|jobbet|jobbe|arbeider|arbeidet|arbeida|ansatt|utdannet|utdanna|vært|være|work|worked|working)"
    r" (?:som|as)|(?:går|gikk|studerer|studerte)(?: \w+)?(?: på)?) (?:en |ei |et |an? )?"
    r"(?P<work>\w[\w\-]*(?: (?!og\b|i\b|på\b|men\b|har\b|er\b|nå\b|and\b|in\b|for\b)\w[\w\-]*)?)"
)
_HAS_DONE = re.compile(
    r"\b(?:har|hadde|have) \w+ (?:\w+ ){0,3}?i (?:over |snart |nesten )?(?:\d+|mange|ti|tjue|tretti) år\b"
)
#: limits that are told as such, and the dislike that each amounts to
_LIMITS = (
    (
        re.compile(
            r"\b(?:vond|vondt|dårlig|dårlige|ødelagt|slitt|slitne|prolaps|skade[dt]?|problemer|bad)(?: (?:i|med))? "
            r"(?:rygg\w*|kne\w*|knær\w*|skuld\w*|nakke\w*|hofte\w*|back|knees?)\b|"
            r"\b(?:rygg\w*|knær\w*|"
            r"knærne) (?:er|is|are) \w+\b"
        ),
        "tunge løft",
    ),
    (
        re.compile(
            r"\b(?:(?:orker|vil|gidder|har) )?(?:ikke|uten|slippe|slipper)(?: (?:så|for|noe|en|ha|gå))* lang\w* "
            r"(?:utdann\w*|skole\w*|studie\w*)|\bkort(?:ere)? (?:utdann\w*|skole\w*|studie\w*)|\bshort education\b"
        ),
        "lang utdanning",
    ),
)
_I_AM = re.compile(
    r"\bjeg (?:er|var|va|har vært) (?:en |ei |et )?(?:utdannet |utdanna |lærling som )?"
    r"(?P<work>[^\W\d_]{4,})(?= og\b| men\b| som\b| i\b| på\b| før\b| [.,]|$)"
)
#: how a wish is asked about somebody like oneself: "hva passer for en som er vant med maskiner"
_ASKED_OF_ONE = re.compile(
    r"^(?:hva|hvilken|hvilket|hvilke|what)\b(?: \w+){0,3} (?:passer|passar|passe|finnes|fins|finst|suits?) "
    r"(?:best |bra |godt )?"
    r"(?:for|til) (?:en|ei|den|de|noen|folk|sånne|slike|meg|oss)(?: som (?:meg|oss))? som "
    r"(?:er (?:godt )?(?:van|vant|vane|glad) (?:med|til|i)|har (?:erfaring (?:med|fra)|jobbet (?:med|i)|drevet (?:med)?)) "
)
_PRONOUNS = frozenset(
    "det den de dette disse meg deg oss noe noen alt mer nå her der lenger heller that it this them".split()
)
_LIKES_NOTHING = frozenset(
    "jeg er og å vil noe annet anna noen med hva kan da så egentlig bare helst gjerne litt kanskje finne "
    "finnes jobb jobber yrke yrker "
    "arbeid bli gjøre finn vis meg det som en et i på har ja nei ok hmm men trenger ønsker ha få heller "
    "mer andre forslag i'd want "
    "something else other job jobs what about er vært gjerne eller nytt ny nå".split()
)


@lru_cache(maxsize=256)
def read_wishes(text: str) -> Wishes:
    """Return what a person likes and dislikes, and their own work, in normalised words."""
    whole = re.sub(r"\s+", " ", normalise(text)).strip()
    own_work = tuple(found.group("work") for pattern in (_OWN_WORK, _I_AM) for found in pattern.finditer(whole))
    likes: list[str] = []
    dislikes: list[str] = []
    not_meant: list[str] = []
    rest = _ASKED_OF_ONE.sub("", _HAS_DONE.sub(" ", _OWN_WORK.sub(" ", whole)))
    for limit, amounts_to in _LIMITS:
        if limit.search(rest):
            dislikes.append(amounts_to)
            rest = limit.sub(" ", rest)
    for clause in _CLAUSES.split(rest):
        found = _DISLIKE.search(clause)
        spared = _without_carriers(clause[found.end() :]) if found else ""
        if found is None:
            likes.append(clause)
            continue
        likes.append(clause[: found.start()])
        if _CONDITION.search(spared):
            not_meant.append(" ".join(spared.split()[:2]))
        if not spared or _CONDITION.search(spared) or set(spared.split()) <= _PRONOUNS or spared.startswith("ikke "):
            continue
        dislikes.append(spared)
    wanted = [part.strip() for part in likes if not set(part.split()) <= _LIKES_NOTHING]
    return Wishes(" ".join(wanted), tuple(dict.fromkeys(dislikes)), own_work, tuple(wanted), tuple(not_meant))


def _without_carriers(words: str) -> str:
    words = re.sub(r"[^\w\s\-]", " ", words).strip()
    while (shorter := _CARRIERS.sub("", words, count=1)) != words:
        words = shorter
    return _HEDGES.sub("", words)
