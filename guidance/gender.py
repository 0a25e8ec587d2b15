"""Takes words that tell a person's gender out of a text, so that the same story gets the same reading. Pure.

What a person did says something of their interests; whether a girl or a boy did it must not.
"""

import re

_PERSONS = (
    r"jente\w*|gutt\w*|guta|gutane|jento\w*|dame\w*|mann\b|mannen|menn\b|mennene|kvinn\w*|kar\b|karen|karar|karer|kjerring\w*|frøken|fru\b|"
    r"herre\w*|mor\b|mora\b|moren|mamma\w*|mutter|far\b|faren|pappa\w*|fatter|søster\w*|søstre\w*|syster\w*|søstera|bror\b|broren|"
    r"brødre\w*|brør\b|datter\w*|dotter\w*|døtre\w*|sønn\w*|son\b|sonen|søner|bestemor\w*|bestefar\w*|mormor\w*|morfar\w*|farmor\w*|"
    r"farfar\w*|tante\w*|onkel\w*|onkl\w*|niese\w*|nevø\w*|kone\w*|kona\b|ektemann\w*|kjæreste\w*|"
    r"girl\w*|boy\w*|woman|women|man|men|lady|ladies|guy\w*|mother\w*|mum\w*|mom\w*|father\w*|dad\w*|sister\w*|brother\w*|daughter\w*|"
    r"sons?\b|grand(?:mother|father|ma|pa)\w*|aunt\w*|uncle\w*|wife|husband\w*|niece\w*|nephew\w*"
)
_PRONOUNS = r"hun|han|henne\w*|hennes|ham|hans|ho\b|hennar|she|he|her|hers|him|his"
_PREFIX = re.compile(r"\b(?:jente|gutte|dame|herre|kvinne|manne)(?=[a-zæøå]{3,})", re.IGNORECASE)
# Whose mother it is goes with her: "mora mi" and "faren min" must leave the same words.
_OWN = r"(?:min|mi|mitt|mine|vår|vårt|my|our)"
_WORD = re.compile(rf"\b(?:{_OWN}\s+)?(?:{_PERSONS}|{_PRONOUNS})\b(?:\s+{_OWN}\b)?", re.IGNORECASE)
_LEFT = re.compile(r"\b(?:som|being|as|a|an|ei|en|ein)\s+(?=[,.;!?]|$)", re.IGNORECASE)


def without_gender(text: str) -> str:
    """Return the text without words for people's gender: "som jente likte jeg jentefotball" → "likte jeg fotball"."""
    plain = _WORD.sub(" ", _PREFIX.sub("", text))
    return " ".join(_LEFT.sub(" ", " ".join(plain.split())).split())
