"""Reads that somebody says it is heavy: tired of it, afraid, feeling worthless. Pure; danger is language/safety.py's."""

import re

from language.normaliser import normalise

_NOT = r"(?:ikke|ikkje|itj|ikkj|knapt|snart ikke|snart ikkje|aldri)"
_HEAVY = re.compile(
    "|".join(
        (
            rf"\b(?:orker|orkar|orke|makter|maktar) (?:det |dette |snart |rett og slett |bare |berre )*{_NOT}\b",
            r"\b(?:gir|gjev|gitt|ga|gav) (?:meg )?(?:helt |heilt )?opp\b",
            r"\b(?:helt|heilt) tom\b",
            r"\b(?:drit ?lei|skikkelig lei|så lei|kjempelei|lei av alt|utslitt|utslitne|utmattet|utmatta|nedfor|deprimert)\b",
            r"\b(?:fortvil|håpløs|håplaus|nytteløs|mislykk|verdiløs|verdilaus|motløs|motlaus|bortkast)\w*\b",
            r"\bingen (?:vil ha|trenger|treng|ansetter|gidder|bryr seg om|tror på)\b",
            r"\b(?:nytter|nyttar|hjelper|hjelp) (?:jo |det )*(?:ikke|ikkje|itj)\b",
            r"\b(?:føler|føl|kjenner|kjenne) (?:meg|mæ) (?:så |veldig |helt |bare |litt )*"
            r"(?:dum|ubrukelig|verdiløs|mislykk\w+|liten|tom|alene|aleine|udugelig|ensom|einsam|stygg|teit|lost|tapt)\b",
            r"\bfor (?:gammel|gamal|dum) (?:til|for) (?:alt|det|noe|noko|dette)\b",
            r"\b(?:så|veldig|kjempe|skikkelig) ?(?:redd|bekymret|bekymra|stressa|stresset|lei meg|trist|skuffa|skuffet)\b",
            r"\blivredde?\b",
            r"\b(?:hopeless|worthless|exhausted|giving up|give up|nobody wants|no one wants|so tired of)\b",
            r"\b(?:can ?t take (?:it|this)|i feel (?:so )?(?:stupid|useless|lost|alone|empty)|so (?:scared|sad|worried))\b",
        )
    )
)


def is_heavy(text: str) -> bool:
    """Return whether a text says that its writer has a hard time."""
    return bool(_HEAVY.search(normalise(text)))
