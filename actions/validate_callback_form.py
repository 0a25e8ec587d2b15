"""Tells an answer to the call-back form from a question in the middle of it, and checks the phone number."""

import re
from typing import Any

import phonenumbers
from rasa_sdk import FormValidationAction, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.speech import say
from actions.turn import CitizenTurn, read_turn

WRONG_NUMBER = re.compile(
    r"\b(?:feil|nytt|annet|anna|endre|rette|wrong|another|change) (?:the |my )?(?:telefon)?(?:nummer|number)", re.I
)
LONGEST_TIME = 160
# These answer the form (or nothing else): everything besides is a question of its own.
ANSWERS = frozenset("affirm greet thanks how_are_you out_of_scope nlu_fallback abuse request_callback".split())
# These are heeded whatever else the text holds.
HEEDED = frozenset({"crisis", "request_human", "cancel"})
SURE = 0.6
LONGEST_ANSWER = 6  # words without a number of what asks something and may be an answer all the same
DIGITS = re.compile(r"\+?\d[\d\s.\-()]{5,20}\d")
TIME = re.compile(
    r"\d|\bkl\b|klokk|\b(?:man|tirs|tys|ons|tors|fre|lør|laur|søn|sun)(?:dag|day)?\w*|i ?dag\b|i ?kveld|"
    r"(?:i ?)?morg[eo]n|tomorrow|"
    r"today|tonight|formidd\w*|ettermidd\w*|føremidd\w*|etter ?midd\w*|afternoon|evening|kveld|"
    r"lunsj|lunch|uke|veke|week|når som|"
    r"kva tid som|helst|anytime|whenever|any time|etter (?:skole|skule|jobb|arbeid)|after (?:school|work)|hele dagen|"
    r"heile dagen|\bnå\b|\bno\b|snarest|straks|asap|now",
    re.IGNORECASE,
)


def phone_number_in(text: str) -> str | None:
    """Return a valid number in a text in international form (E.164), None when there is none.

    Norwegian unless it begins with + or 00; the rules are those of libphonenumber.
    """
    for match in DIGITS.finditer(text):
        digits = re.sub(r"[^\d+]", "", match.group())
        digits = f"+{digits[2:]}" if digits.startswith("00") else digits
        try:
            number = phonenumbers.parse(digits, "NO")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(number):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return None


def time_in(text: str) -> str | None:
    """Return the words of a text that tell a time, a phone number left out; None when there are none."""
    without = DIGITS.sub(" ", text)
    found = [match for match in TIME.finditer(without) if not match.group().isspace()]
    if not found:
        return None
    words = without[found[0].start() : found[-1].end()]
    rest = re.match(r"[\s:.]*\d[\d:.\-–]*(?:\s*(?:og|-|til|and)\s*\d[\d:.]*)?", without[found[-1].end() :])
    return " ".join((words + (rest.group() if rest else "")).split())


def shown_number(number: str) -> str:
    """Return an E.164 number as people write it: Norwegian ones without the country code."""
    try:
        parsed = phonenumbers.parse(number, "NO")
    except phonenumbers.NumberParseException:
        return number
    national = parsed.country_code == 47
    form = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, form))


def answers_form(turn: CitizenTurn, requested: str) -> bool:
    """Return whether the text is meant as an answer to what the form asked for."""
    if turn.is_button or turn.safety or turn.intent in HEEDED:
        return False
    if requested == "phone_number":
        if DIGITS.search(turn.text):
            return True
        # "vil bli billakkerer, er jeg for gammel når jeg er 24" is no number, whatever wasn't understood in it.
        return turn.intent in ANSWERS and not (turn.asks and len(turn.text.split()) > LONGEST_ANSWER)
    if turn.intent in ANSWERS:
        return True
    if turn.intent == "deny":
        return bool(TIME.search(turn.text)) and len(turn.text.split()) > 1
    if "?" not in turn.text and TIME.search(turn.text):
        return True
    return turn.confidence < SURE


class ValidateCallbackForm(FormValidationAction):
    """Extracts nothing when the citizen asks something else; then Rasa answers that and asks again."""

    def name(self) -> str:
        """Return the name in the domain."""
        return "validate_callback_form"

    async def extract_phone_number(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Take the text when it answers the question for the number, or gives another one later."""
        requested = tracker.get_slot("requested_slot")
        if requested in (None, "callback_time") and _gives_number(tracker):
            return {"phone_number": read_turn(tracker).text}
        return self._extract("phone_number", tracker)

    async def extract_callback_time(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Take the text when it answers the question for the time."""
        requested = tracker.get_slot("requested_slot")
        if requested in (None, "phone_number", "callback_time") and _gives_number(tracker):
            time = time_in(read_turn(tracker).text)
            return {"callback_time": time} if time else {}
        return self._extract("callback_time", tracker)

    @staticmethod
    def _extract(slot: str, tracker: Tracker) -> dict[str, Any]:
        if tracker.get_slot("requested_slot") != slot or not _citizen_just_wrote(tracker):
            return {}
        turn = read_turn(tracker)
        return {slot: turn.text} if answers_form(turn, slot) else {}

    def validate_phone_number(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Keep a valid number; otherwise say what is wanted and ask again."""
        number = phone_number_in(str(value))
        if number is None:
            say(dispatcher, "utter_invalid_phone_number")
        return {"phone_number": number}

    def validate_callback_time(
        self, value: Any, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> dict[str, Any]:
        """Keep a short text; otherwise ask for a shorter one."""
        time = " ".join(str(value).split())
        if not 0 < len(time) <= LONGEST_TIME:
            say(dispatcher, "utter_invalid_callback_time")
            return {"callback_time": None}
        return {"callback_time": time}


def _gives_number(tracker: Tracker) -> bool:
    text = read_turn(tracker).text
    return _citizen_just_wrote(tracker) and (phone_number_in(text) is not None or bool(WRONG_NUMBER.search(text)))


def _citizen_just_wrote(tracker: Tracker) -> bool:
    """Return whether the form runs on a fresh message, not on its way back from a question in between."""
    for event in reversed(tracker.events):
        if event.get("event") == "user":
            return True
        if event.get("event") == "loop_interrupted" and event.get("is_interrupted"):
            return False
    return False
