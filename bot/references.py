"""Reads what points back: "den andre" of the cards, "og murer da?" after a question, "ikke noe med blod" after a search.

Pure: it gets what was read in the text and what was shown and asked before, and returns what it means.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from language.callbacks import change_of_callback, declines_call, holds_number
from language.normaliser import normalise
from language.wishes import read_wishes

OCCUPATION_QUESTIONS = frozenset(
    "ask_about_occupation ask_how_to_become ask_pay ask_job_prospects ask_education_length ask_workplace ask_qualities "
    "ask_related_occupations".split()
)
# What a rule or a form has understood stays as it is.
KEPT_INTENTS = frozenset("crisis request_human request_callback cancel abuse start".split())
_NUMBERS = {
    "første": 0, "fyrste": 0, "først": 0, "øverste": 0, "first": 0,
    "andre": 1, "annen": 1, "second": 1, "tredje": 2, "third": 2,
    "fjerde": 3, "fourth": 3, "femte": 4, "fifth": 4, "siste": -1, "nederste": -1, "last": -1,
    "1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "en": 0, "to": 1, "tre": 2, "fire": 3, "fem": 4,
}  # fmt: skip
_WORDS = "|".join(word for word in _NUMBERS if not word.isdigit() and len(word) > 3)
_ORDINAL = re.compile(rf"\b(?:den|det|the|yrke|forslag)\s+(?:aller\s+)?(?P<word>{_WORDS})\b(?! gang)")
_COUNTED = re.compile(r"\b(?:nummer|nr|alternativ|number|yrke)\s*\.?\s*(?P<word>[1-5]|en|to|tre|fire|fem)\b")
_ALONE = re.compile(rf"^(?P<word>{_WORDS}|[1-5])\s*[.!?]*$")
_FILLERS = frozenset(
    "og men da så hva med om enn eller som en et ei the what about and or er ja ok okei hmm i stedet heller ? ! . , jeg mener "
    "fortell mer litt vil vite lese gjerne kanskje yrket jobben på å se ta vis meg velger tar høres spennende ut virker bra "
    "interessant interessert tell me more it sounds good takk please".split()
)
LONGEST = 16  # words
# Asked in a few words after a question about an occupation, these mean its own education.
ADMISSION = frozenset({"ask_higher_education_admission", "ask_points", "ask_upper_secondary_choice"})
SHORT = 9  # words
# "hvilken linje må jeg velge for å bli det", in more words, but not "hvilken linje passer for meg"
WHICH_LINE = re.compile(
    r"^(?!.*\b(?:passer|passar|fits?)\b).*\b(?:linje[nr]?|linja|utdanningsprogram|vgs|upper secondary)\b|"
    r"\bbli (?:det|den|dette)\b"
)
BECOME = re.compile(r"\b(?:bli|blir|become|jobbe som|for å være)\b", re.IGNORECASE)
# "hva kan man bli etter det?" after an answer about a programme.
LEADS_TO = re.compile(
    r"\b(?:hva|ka|kva|hvilke[nt]?|kva for|what|which) (?:slags )?(?:(?:yrke[rt]?|jobbe[nr]?|jobbar|jobs?|arbeid)|"
    r"(?:kan|blir|jobber|jobbar|arbeider|can|do) (?:man|jeg|eg|en|ein|du|dei?|you|i)(?: da| så)? "
    r"(?:bli|jobbe|arbeide|become|work|som)|"
    r"(?:blir|bli) (?:man|jeg|eg|en|ein|du))\b"
)
OF_THEM = re.compile(
    r"\b(?:noen|nokon|hvem|kven|kem|hvilke[nt]?|en|ein|ei|et|any|which|one) (?:av|of) (?:de|dei|dem|disse|"
    r"desse|them|these|those)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:ikke|ikkje|itj|itte|ikkj|not|annet enn|anna enn|other than|uten|utan)\s+(?:(?:en|ei|ein|bli|"
    r"som|være|vere|a|an|be)\s+)*$|"
    # "bro jeg sa NEI til postbud", "eg er ferdig som kokk", "heller snekker enn lærer"
    r"\bnei til\s+$|\bferdig (?:som|med å være|med å vere)\s+$|\bheller\b[^.?!]*\benn(?: å)?(?: bli)?\s+(?:en\s+)?$",
    re.IGNORECASE,
)
# "lærer?? æ ska bli bilmekaniker", "postbud?? haha nei": an answer about it is sent back
SENT_BACK = re.compile(
    r"^\w{0,2}\s*(?:\?\s*[?!]+|[?!]+\s*(?:haha\s*|lol\s*|æsj\s*)?(?:nei|næ|nope|no)\b)", re.IGNORECASE
)
BEFORE_SENT_BACK = 1  # words before it at most: "hvordan blir man jordmor??" is asked
# "jeg er 17 og liker dyr, hva kan jeg bli?" asks for occupations, whatever age and school speak for.
UNDECIDED = frozenset({"nlu_fallback", "ask_upper_secondary_choice", "ask_career_change", "dont_know_what_i_want"})
WHAT_FITS = re.compile(
    r"\b(?:liker?|elsker|digger|glad i|god i|flink i|interessert i)\b.*\b(?:hva|hvilke[nt]?) (?:kan|bør|"
    r"skal|yrker?|jobber?|passer)\b"
    r".*\b(?:bli|passer?|jobbe)\b"
)
# "elskar å teikne, men veit ikkje kva eg kan bli. har du idear?", "e vil ha forslag t yrka på havet"
WANTS_IDEAS = re.compile(
    r"\b(?:liker?|elsker|digger|glad i|interessert i)\b.*\b(?:ideer|forslag|yrker?|vet ikke hva|hva slags (?:jobb|yrke)|"
    r"(?:hva|hvilke[nt]?) (?:kan|skal|bør) (?:jeg|man|en) (?:bli|jobbe|velge|søke|drive))\b|"
    r"\b(?:forslag (?:til|på|t)|si (?:noen|nån)|hvilke|hva slags|hva) yrker?\b"
)
DIFFERENCE = re.compile(r"\bforskjell\w*\b")
# "hvilket nummer kan jeg ringe dere på": the service phones, it has no number of its own.
CALLS_US = re.compile(
    r"\b(?:hvilket|hva er|ka er|har dere|har dokker|what is|what's|which)\b.*\b(?:nummer\w*|tlf|telefon\w*|phone|number)\b|"
    r"\b(?:ringe|call) (?:dere|dokker|selv|you|inn)\b"
)
# "jeg er redd for å ringe NAV, kan jeg skrive i stedet?": who shuns the phone wants no call.
SHUNS_PHONE = re.compile(
    r"\b(?:redd|tør ikke|tør ikkje|hater|panikk|slippe|orker ikke|angst|afraid|scared|hate)\b.{0,30}"
    r"\b(?:ring\w*|telefon\w*|call\w*|phone)\b|"
    r"\bringe (?:til )?(?:nav|lånekassen|skolen|arbeidsgiver\w*|sjefen|bedriften|udi|kommunen)\b"
)
WHAT_IF = re.compile(r"\b(?:hva|ka|kva|what) (?:om|hvis|if|visst?)\b")
# "men ca hvor mye da" after an answer about pay asks for figures.
_AMOUNT = frozenset("mye mykje much mange ca cirka sirka omtrent roughly sum tall tal kroner".split())
_AROUND_AMOUNT = frozenset(
    "hvor kor how så sånn slik rundt about i en et per pr på måneden månaden month året år year timen time hour snitt "
    "gjennomsnitt brutto lønn lønna penger money er blir det bare konkret grovt regnet hvilken hva what".split()
)
# "kan du skrive nynorsk? og ka slags jobba …": whatever else is asked, it is asked in the wrong language.
ASKS_LANGUAGE = re.compile(
    r"\b(?:kan|kunne|vil|could|can|would) (?:du|dere|dokker|you)(?: please)? (?:skrive|snakke|svare|svara|write|speak|"
    r"answer)(?: (?:på|in|til meg på))? (?:(?:ny)?norsk|bokmål|engelsk|english|norwegian)\b"
    r"(?! på (?:jobb|skol|skul|arbeid))",
    re.IGNORECASE,
)
# "jeg skriver dårlig norsk. kan jeg ta den muntlig eller på polsk?" asks of an examination's language, not of ours.
OF_EXAMS = re.compile(r"\b(?:eksamen\w*|prøve\w*|muntlig|skriftlig|tolk|ordbok|kurs\w*|exam|test\w*)\b")
MATHS = re.compile(r"\b(?:mye|mykje|må|treng\w*|god i|flink i|much)\b.*\b(?:matte|matematikk|math\w*)", re.IGNORECASE)


@dataclass(frozen=True)
class Context:
    """What a text may point back to.

    The ids of the cards shown last and of the occupations that the last answer leads to, the last question about an
    occupation, an interest, a call-back.
    """

    cards: Sequence[str] = ()
    leads_to: Sequence[str] = ()
    question: str | None = None
    interest: str | None = None
    asked_interest: bool = False
    callback_ordered: bool = False
    callback_talk: bool = False
    in_callback_form: bool = False


def read_in_context(parsed: dict[str, Any], context: Context) -> dict[str, Any]:
    """Return what was read in a text, with what it points back to put in."""
    intent = str((parsed.get("intent") or {}).get("name"))
    text = str(parsed.get("text") or "")
    if parsed.get("payload") or intent in ("crisis", "request_human"):
        return parsed
    if context.in_callback_form:
        # What was taken back, "nei ikke ring meg!", is no longer in the text that is read.
        declines = declines_call(str(parsed.get("whole_text") or text))
        return _as(parsed, "cancel") if declines and not holds_number(text) else parsed
    if ASKS_LANGUAGE.search(text):
        return _as(parsed, "ask_other_language")
    if intent == "ask_other_language" and OF_EXAMS.search(normalise(text)):
        parsed, intent = _as(parsed, "nlu_fallback"), "nlu_fallback"
    change = change_of_callback(text, context.callback_talk) if context.callback_ordered else None
    if change is not None:
        return _as(parsed, "change_callback", {"entity": "change", "value": change})
    if intent == "request_callback" and CALLS_US.search(normalise(text)) and not holds_number(text):
        return _as(parsed, "show_answer", {"entity": "answer", "value": "service-phone"})
    if intent == "request_callback" and SHUNS_PHONE.search(normalise(text)) and not holds_number(text):
        parsed, intent = _as(parsed, "nlu_fallback"), "nlu_fallback"
    if intent == "dont_know_what_i_want" and WHAT_IF.search(normalise(text)):
        # A worry about a choice asks more than somebody who doesn't know where to begin.
        parsed, intent = _as(parsed, "nlu_fallback"), "nlu_fallback"
    if intent in KEPT_INTENTS:
        return parsed
    parsed = _without_negated_names(parsed, text)
    named = [entity for entity in parsed.get("entities") or [] if entity.get("entity") == "occupation"]
    if not named:
        pointed = pointed_at(text, context.cards)
        if pointed is not None:
            asks = intent if intent in OCCUPATION_QUESTIONS else "ask_about_occupation"
            return _as(parsed, asks, {"entity": "occupation", "value": pointed})
        if context.leads_to and LEADS_TO.search(normalise(text)) and len(text.split()) <= LONGEST:
            return _as(
                parsed, "ask_where_it_leads", *({"entity": "occupation", "value": one} for one in context.leads_to)
            )
        if len(context.cards) > 1 and OF_THEM.search(text):
            return _as(parsed, intent if intent in OCCUPATION_QUESTIONS else "ask_about_occupation")
        if intent in UNDECIDED and WHAT_FITS.search(normalise(text)):
            return _as(parsed, "find_occupations_by_interest")
        wishes = read_wishes(text)
        if intent in UNDECIDED and wishes.likes and WANTS_IDEAS.search(normalise(text)):
            return _as(parsed, "find_occupations_by_interest")
        if wishes.dislikes and not wishes.likes and (context.interest or context.asked_interest):
            return _as(parsed, "find_occupations_by_interest")
        if context.question == "ask_pay" and _asks_for_figures(text):
            return _as(parsed, "ask_pay")
        if context.question and MATHS.search(text) and len(text.split()) <= LONGEST:
            return _as(parsed, "ask_qualities" if intent != "ask_how_to_become" else intent)
        longest = LONGEST if WHICH_LINE.search(normalise(text)) else SHORT
        if context.question and intent in ADMISSION and len(text.split()) <= longest:
            return _as(parsed, "ask_how_to_become")
        return parsed
    if len(named) > 1 and DIFFERENCE.search(normalise(text)):
        return _as(parsed, "ask_about_occupation")
    if context.question and _is_only_a_name(text, named):
        return _as(parsed, context.question)
    if intent in ADMISSION and BECOME.search(text):
        return _as(parsed, "ask_how_to_become")
    return parsed


def pointed_at(text: str, cards: Sequence[str]) -> str | None:
    """Return the card that "den andre" or "nr 3" means, None when the text points at none."""
    whole = normalise(text)
    if not cards or len(whole.split()) > LONGEST:
        return None
    found = _ALONE.search(whole) or _ORDINAL.search(whole) or _COUNTED.search(whole)
    if found is None:
        return None
    place = _NUMBERS[found.group("word")]
    return cards[place] if place < len(cards) else None


def _without_negated_names(parsed: dict[str, Any], text: str) -> dict[str, Any]:
    """Leave out occupations that the person says they don't mean ("ikke lege", "noe annet enn kokk")."""
    entities = parsed.get("entities") or []
    kept = [
        e
        for e in entities
        if e.get("entity") != "occupation" or "start" not in e or not _is_negated(text, e["start"], e["end"])
    ]
    return parsed if len(kept) == len(entities) else {**parsed, "entities": kept}


def _is_negated(text: str, start: int, end: int) -> bool:
    is_sent_back = SENT_BACK.search(text[end:]) and len(text[:start].split()) <= BEFORE_SENT_BACK
    return bool(NEGATED.search(text[:start]) or is_sent_back)


def _is_only_a_name(text: str, named: Sequence[dict[str, Any]]) -> bool:
    rest = text
    for start, end in sorted(((e["start"], e["end"]) for e in named if "start" in e), reverse=True):
        rest = rest[:start] + " " + rest[end:]
    return rest != text and set(normalise(rest).split()) <= _FILLERS


def _asks_for_figures(text: str) -> bool:
    words = {word for word in normalise(text).split() if word not in _FILLERS}
    return bool(words & _AMOUNT) and words <= _AMOUNT | _AROUND_AMOUNT


def _as(parsed: dict[str, Any], intent: str, *entities: dict[str, Any]) -> dict[str, Any]:
    read = {"name": intent, "confidence": 1.0}
    return {**parsed, "intent": read, "entities": [*(parsed.get("entities") or []), *entities]}
