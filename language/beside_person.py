"""Reads what a message that asks for a person asks beside it. Pure."""

import re

# "er dette et menneske eller? kan jeg få prate med noen": two questions
_IS_IT_A_ROBOT = re.compile(
    r"\b(?:er|e|is|are)\s+(?:det|dette|du|ditta|detta|this|you)\s+(?:bare\s+|berre\s+|a\s+|an\s+|en\s+|et\s+|ein\s+|eit\s+|ekte\s+)*"
    r"(?:robot|bot|maskin|menneske|person|human|machine|ekte)\b|\bare you real\b",
    re.IGNORECASE,
)
# "kan jeg snakke med person på ukrainsk eller russisk"
_IN_LANGUAGE = re.compile(
    r"\b(?:snakk\w*|pratar?|prate|prata|tal[ae]r?|kan|på|in|speaks?|talk)\s+(?:(?:litt|noe|et|med|på|in)\s+)*"
    r"(?:(?:nord|sør|lule)?samisk|s[aá]mi|ukrainsk|russisk|polsk|litauisk|arabisk|tigrinja|somali(?:sk)?|dari|farsi|persisk|pashto|"
    r"kurdisk|tyrkisk|urdu|spansk|fransk|tysk|portugisisk|rumensk|thai|tagalog|vietnamesisk|kinesisk|swahili|"
    r"ukrainian|russian|polish|lithuanian|arabic|tigrinya|persian|kurdish|turkish|spanish|french|german|chinese)\b",
    re.IGNORECASE,
)

#: what is said to each, before the place in the queue
REPLIES = {"robot": "utter_is_a_robot", "language": "utter_language_of_person"}


def asked_beside_person(text: str) -> list[str]:
    """Return what is asked: "robot", whether this is one, and "language", for one who speaks another than ours."""
    found = (("robot", _IS_IT_A_ROBOT), ("language", _IN_LANGUAGE))
    return [name for name, pattern in found if pattern.search(text)]
