"""How grave the words of a text are, whatever they come to: a guess of danger in a text without any is hardly one. Pure."""

import re

from language.normaliser import normalise

_DANGER = (
    r"dø|døy|dør|dö|daue?r?|døde?|daud\w*|drep\w*|dreb\w*|dræp\w*|drp\w*|drap\w*|\w*mord?|selvm\w*|su[ic]+[isc]\w*",
    r"livet?|lev[ae]?|levde?|lev(?:er|ar)|livs\w*|kms|kys|unalive",
    r"\w*skad\w+|riss\w*|risp\w*|kutt\w*|blø\w*|blod\w*|\w*piller?|pillene|tablett\w*|overdose\w*|heng\w*|hopp(?:e|er|a)",
    r"brua?|bridge|kniv\w*|våpen\w*|(?:tog|bane)?skinn(?:e|a)\w*|utfor|fjellvegg\w*|paracet\w*",
    r"(?:foran|framfor|under|in front of) (?:et |en |a |the )?(?:tog(?:et)?|train|lastebil\w*)|on (?:the )?(?:train )?tracks",
    r"slå(?:r|tt|ss)?|slo|slegen|sleg[ni]e|bank(?:er|a|et)|juling|spark\w*|kvel\w*|kvær?k\w*|vold\w*|vald\w*|mishandl\w*",
    r"misbruk\w*|overgrep\w*|forgr[ie]p\w*|tafs\w*|inces\w*|tvang\w*|tving\w*|gift\w*|tru(?:a|er|et|ar|ssel\w*)|utrygg\w*",
    r"låser meg|låst inne|(?:tar|tatt|tok) på meg|gjør ting med meg|gjør meg vondt|rømm\w*",
    r"mening\w*|vits|forsv\w*|slippe|eksister\w*|fantes|finnes|(?:være|vere|er|var) (?:ikke |ikkje )?her",
    r"bedre (?:uten|om|hvis|når)|betre utan|merk(?:et|a) (?:det|om)|savn\w*|sakn\w*|byrde|våkn\w*|vakn\w*|sove for|født|fødd",
    r"avskjed\w*|farvel|avslutt\w*|ende det|slutt på|ta slutt|er over|verden|smert\w*|hater meg|holder ut|held ut",
    r"grav(?:a|en)?|vekk|verda|utvei|plan(?:en)? (?:klar|for)|gjøre (?:det )?(?:slutt|ende)|skrevet brev|naken|nekter meg",
    r"kontrollerer|inn på rommet|trapped|nakenbild\w*|nudes|kle av|hører stemmer|kjøpt tau|(?:i|etter) håret|kaster ting",
    r"det siste jeg|slipper dere|slipper alle|si ha det|er det slutt",
    r"kill\w*|die|dying|dead|death|hurt\w*|harm\w*|cut\w*|pills|abus\w*|beat\w*|rap(?:e|ed)|hits?|live|living|life|alive",
    r"exist|disappear|wake up|worth|end it|to end|be here|born|better off|touch\w*|force[sd]?|violen\w*|marry",
)
_DISTRESS = (
    r"ork\w+|makt(?:er|ar)|(?:klarer|klarar) (?:det |meg )?ikk?j?e|gir opp|gjev opp|redd\w*|livredd\w*|tør ikke|alene|aleine",
    r"ensom\w*|einsam\w*|tom|vondt?|gråt\w*|grin\w*|deprimer\w*|depresjon\w*|angst\w*|panikk\w*|håp\w*|fortvil\w*|nedfor|mørk\w*",
    r"tung\w*|sliten|utslitt|knekk\w*|verdiløs\w*|verdilaus\w*|ubrukelig\w*|hat(?:er|ar)|borte|meg (?:selv|sjølv?)",
    r"scared|afraid|alone|lonely|empty|hopeless|worthless|pain|cry\w*|can't|cant|give up|hate|myself",
)
_OF_DANGER, _OF_DISTRESS = (re.compile(rf"\b(?:{'|'.join(words)})\b") for words in (_DANGER, _DISTRESS))
#: probabilities: of a guess about a text with words of distress alone, and without either
DISTRESSED, NEITHER = 0.8, 0.95


def believed_from(text: str) -> float:
    """Return the probability from which on a classifier's guess of danger in a text is believed, 0 for words of danger."""
    plain = normalise(text)
    if _OF_DANGER.search(plain):
        return 0.0
    return DISTRESSED if _OF_DISTRESS.search(plain) else NEITHER
