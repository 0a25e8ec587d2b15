"""What a person is after in a sentence: the words left when "jeg liker å" and the like are taken away. Pure."""

import re
from collections.abc import Sequence

from language.normaliser import normalise

# Carrier phrases in normalised form (the normaliser has made "eg", "æ" and "e" into "jeg", "ikkje" into "ikke").
_CARRIERS = (
    r"(ha |få )?(noen |et |noe )?(forslag|ideer|tips) (til|med|om)",
    r"kan (man|jeg|en) leve av( å)?",
    r"(helst|heller|gjerne|kanskje|hmm+|mener|mente|typ|type|egentlig|mer|litt)",
    r"(hei|hallo|heisann|ja|nei|jo|men|og|så|altså|liksom|hm+|okei|ok)",
    r"(jeg|så|og|er|men| )*(er|har alltid vært) (jeg )?(veldig |ganske |litt |kjempe)?(interessert|glad|flink|god) (i|med|til)( å)?",
    r"jeg (vil|vill|kunne|skal|ønsker|kan|har lyst til|har lyst|håper|drømmer om)( gjerne| bare| også| kanskje)?( tenke meg| å)*"
    r"( bli| jobbe| arbeide| holde på| drive| ha| finne)?( med| som| i)?( noe| en| et)?( mer| annet)?( med| innen| innenfor)?",
    r"jeg (liker|elsker|digger|trives|trives godt|synes det er gøy|koser meg)( egentlig| bare| mest| også| jo| best| veldig godt| godt| mest| kjempegodt)?( med)?( å)?"
    r"( jobbe| arbeide| holde på| drive| være sammen)?( med)?",
    r"(hva|hvilke[nt]?|hvilket) (slags |type |typer )?(yrker?|jobber?|stillinger?|utdanning(er)?)( kan| finnes| passer| er)*"
    r"( jeg| det)?( få| bli| ta| ha)?( innen| innenfor| med| der| hvor| for| hvis| om)*( jeg| man| du)?( liker| er| vil)?( å)?",
    r"hva kan (jeg|man) bli( hvis| når| om| dersom| med)?( jeg| man)?( liker| elsker| er| vil| har)?"
    r"( glad i| god i| flink i| flink til)?( å)?( jobbe| holde på| drive)?( med)?",
    r"(kan|vil|får|bør|skal) (jeg|man) (få |ta )?(bli|jobbe|være|gjøre)( med| som)?",
    r"(jobb(er)?|yrker?|noe|noen|arbeid|en jobb|et yrke) (med|innen|innenfor|i|hvor|der|som har med)( jeg| man| du)?"
    r"( kan| får| slipper)?( å)?( jobbe med| jobbe| gjøre med)?",
    r"(jobbe|arbeide|holde på|drive|leve) (med|av|innen)",
    r"(finn|vis|foreslå|gi meg|finnes det|har du|har dere)( meg)?( noen| et| en| flere)?( yrker?| jobber?| forslag)?( med| til| for| om)?",
    r"(hva|what) (med|om|about)",
    r"fortell( meg)?( litt| mer)?( om)?( yrket)?",
    r"i (like|love|enjoy|want to|would like to|am interested in|am good at)( work| working| be| become)?( with| in| as)?",
    r"(jobs?|careers?|work|working|something) (with|in|where|for|that)",
)
_LEADING = tuple(re.compile(rf"^(?:{pattern})\b\s*") for pattern in _CARRIERS)
_WITH_PEOPLE = re.compile(
    r"\b(?:prate|snakke|møte|treffe|kontakt) (?:mye |godt |gjerne )?(?:med )?(?:folk|mennesker)\b"
)
_TAIL = re.compile(r"\s+(liksom|da|vel|altså|takk|please|vær så snill|egentlig|på en måte)$")


def core_of(query: str) -> str:
    """Return the normalised words that carry the meaning, or all of them when nothing else is left."""
    whole = re.sub(r"[^\w\s\-+#&/]", " ", normalise(query))
    whole = re.sub(r"\s+", " ", whole).strip()
    left = whole
    changed = True
    while changed:
        changed = False
        for pattern in _LEADING:
            shorter = pattern.sub("", left, count=1).strip()
            if shorter != left and shorter:
                left, changed = shorter, True
    left = _TAIL.sub("", left).strip() or whole
    return "mennesker" if left == "folk" else _WITH_PEOPLE.sub("mennesker", left)


def parts_of(core: str) -> list[str]:
    """Return the things named side by side in normalised words: "dyr og barn" names two. Never empty."""
    found = [core_of(part) for part in re.split(r"\s+(?:og|eller|samt|pluss|and|or)\s+", core) if part.strip()]
    return found or [core]


# What stands around an interest that is told as a sentence of its own: "og så er jeg glad i å være ute på fritiden".
_LIKED = re.compile(
    r"^(?:.*\b(?:forslag (?:til|på|t) (?:noen )?yrker?|yrker?|liker?|likte|elsker|digger|koser meg med|glad i|flink (?:i|til|med)|god (?:i|til|med)|interessert i|love|enjoy|like)\b"
    r"(?: (?:i|med|på|til|egt|egentlig|bare|også|ganske|veldig|mest|best|godt|jo|at|å|to)\b)*\s*)|"
    r"^(?:(?:og|men|så|jeg|blir|en|som|det|noe|noen|at|med|være sammen med|holde på med|drive med|jobber?(?: med)?|der|hvor|man|vil|gjøre|bruke|fikser?|reparerer?|"
    r"(?:yrke[rt]? |jobb(?:er)? )?(?:har|ha) med|bare|litt|egentlig|egt|også|heller|å)\b\s*)+"
)
_AROUND = re.compile(
    r"\s+(?:når (?:jeg|man) .*|(?:på|i) (?:fritiden|fritida|ferien|helgene)|hele (?:tiden|tida|dagen)|sammen|osv|å gjøre|"
    r"og (?:sånn|sånt|slikt)|og|litt|også|da)$"
)


# A word that says too little by itself, as it is said in full.
_SAID_SHORT = {"ute": "være ute", "utendørs": "være ute", "inne": "jobbe inne", "alene": "jobbe alene"}


def interests_in(clauses: Sequence[str]) -> list[str]:
    """Return the things that clauses of normalised words name as liked, each once: "dyr", "skru moped", in their order."""
    named = [part for clause in clauses for part in parts_of(core_of(clause))]
    bare = [_AROUND.sub("", _LIKED.sub("", _LIKED.sub("", part))).strip() for part in named]
    return list(dict.fromkeys(_SAID_SHORT.get(part, part) for part in bare if part))
