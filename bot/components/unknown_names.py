"""Guesses what a person calls an occupation that we have no article about ("hva tjener en astronaut?")."""

import re

# What stands before a name of an occupation; the name itself is one or two words.
ARTICLE = r"(?:en|ei|ein|et|eit)"
NAME = r"(?P<name>[^\W\d_]{4,})"
PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:tjen\w*|tene\w*|får|løn+\w* (?:til|for|som))\s+(?:egentlig\s+|da\s+|nå\s+)?(?:{ARTICLE}\s+)?{NAME}",
        rf"\b(?:bli|blir|jobbe?r? som|arbeide?r? som|utdann\w+ (?:som|til)|(?:være|vere|er) {ARTICLE})\s+"
        rf"(?:{ARTICLE}\s+)?{NAME}",
        rf"\b(?:gjør|gjer|gjær|jobbe?r?|arbeide?r?|om|som|til)\s+{ARTICLE}\s+{NAME}",
        rf"\b(?:yrket|jobben som)\s+{NAME}",
        r"\b(?:does|become|becoming|as|is)\s+an?\s+(?P<name>[^\W\d_]{4,}(?: [^\W\d_]{4,})?)",
    )
)
# Words that stand there and are no occupation.
ORDINARY = frozenset(
    "noe noko nokon noen annet anna andre mer meir mest bedre best jobb jobben jobber arbeid arbeidet yrke yrker yrket "
    "utdanning utdanninga utdannelse penger pengar lærling elev student lærar dette denne disse det den dei dere ferdig "
    "arbeidsledig arbeidslaus ufør sjuk syk gravid voksen vaksen rik trygg kjent lykkelig glad trist flink egen eigen "
    "hva kva hvordan korleis hvor kvar når fordi ikke ikkje også veldig ganske litt mye mykje bare berre egentlig med "
    "uten utan etter over under mellom gjennom mens siden sjølv selv selvstendig frilans freelance frilanser vikar "
    "sommerjobb deltid heltid fulltid dag dagen uke veka måned månad året timer timen gang ganger stor liten ny nytt "
    "godt god dårlig praktisk teoretisk kreativ sosial person menneske mennesker folk barn dyr data matte ting bra "
    "lønn lang lange lett vanskelig vanskeleg sånn slik sånt hjelp svar spørsmål plass skole skolen skule skulen linje "
    "typisk vanlig vanleg snitt gjennomsnitt nyutdanna nyutdannet erfaren fersk good what that this work with job "
    "people something little much more money living person lot slags type slik andre hjemme heime utlandet norge noreg "
    "offentlig offentleg privat staten kommunen ungdom voksne eldre bedriften firma lærebedrift kurs fagbrev fagskole "
    "læreplass studie studier studiet bachelor master vitnemål karakterer rådgiver rådgivar veileder rettleiar "
    "yrkenavn robot robotar".split()
)


def unknown_name(text: str) -> str | None:
    """Return the word that seems to name an occupation, as the person wrote it; None when none does."""
    for pattern in PATTERNS:
        match = pattern.search(text)
        if match and match.group("name").split()[0].casefold() not in ORDINARY:
            return match.group("name")
    return None
