"""What the bot says soon after a crisis card, and when a guess would hurt. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from conversations.bot_client import BotReply
from conversations.voice import CRISIS_RESPONSES, crisis_response
from language.safety import SafetyFinding, asks_for_person, is_safe_now, takes_back

# Of the safety rules: something has been done, or is about to be.
ACUTE_RULES = {"overdose", "pills-ready", "about-to", "jump", "farewell", "suicide-note"}
# How many messages (both sides') after a crisis card what is said is still taken to be about it.
CRISIS_STAYS = 10
# From this confidence on another subject is one; a question says so more clearly than a statement.
SURE_OF_STATEMENT, SURE_OF_QUESTION = 0.9, 0.6
# From this confidence on a guess that no rule backs is believed to ask for a person.
SURE_OF_PERSON = 0.9
UNCLEAR_INTENTS = {
    "dont_know_what_i_want",
    "nlu_fallback",
    "affirm",
    "deny",
    "cancel",
    "ask_more",
    "complaint",
    "out_of_scope",
    "ask_help",
}
#: what is said of what may be meant, where nothing surely is; `actions` and `bot`, which import nothing of ours, know them, too
MAYBE_MEANT = {
    "utter_did_you_mean",
    "utter_where_to_begin",
    "utter_perhaps",
    "utter_nearest",
    "utter_nearest_told",
    "utter_nearest_beside",
}
UNCLEAR_RESPONSES = MAYBE_MEANT | {
    "utter_misunderstood",
    "utter_told_more",
    "utter_acknowledged",
    "utter_heavy",
    "utter_not_understood_offer_human",
    "utter_service_away",
}
OVER = {"utter_crisis_taken_back", "utter_crisis_safe", "utter_crisis_other_told"}
FOLLOW_UPS = {
    "utter_crisis": "utter_crisis_followup",
    "utter_crisis_other": "utter_crisis_other_followup",
    "utter_violence": "utter_violence_followup",
}
# What ends a talk: in a few kind words with whom to call, rather than "you're welcome".
CLOSINGS = {"utter_thanks", "utter_goodbye"}
# Lists of what may be meant: to a question of several words they are answers, if no sure ones.
LISTS, SEVERAL = {"utter_perhaps", "utter_nearest"}, 5
NEGATION = re.compile(r"\b(ikke|ikkje|itj|ikkj|inte|not|don'?t|no longer|slipper?)\b", re.IGNORECASE)
# "kan fødselsåret strykes" asks; "må bare vekk", "det går ikke" and "kan ikke mer" do not, though their verbs may.
QUESTION = re.compile(
    r"\?|^\W*kan\s+(?!(?:ikke|ikkje|itj|itte|inte|bare|berre|like|godt|heller|alltid|vel|jo)\b)(?=\w+\s+\w)|"
    r"\b(?:hva|kva|ka|hvordan|korleis|koss|åssen|hvor|kor|når|hvem|kem|kven|kan jeg|kan eg|finnes|"
    r"finst|what|how|where|when)\b",
    re.IGNORECASE,
)


def with_care(reply: BotReply, text: str, since_card: Sequence[str] | None) -> BotReply:
    """Return the reply as it may be given to what a citizen wrote.

    `since_card` names what was said since the latest crisis card, that card first; None when there was none lately.
    Soon after a card an unclear line is taken to be about it, once; a clear question is answered, after a word of
    care. And nobody is put into the queue by a sentence that says no unless the rules are sure a person is wanted.
    """
    if since_card and not OVER & set(since_card):
        reply = _after_card(reply, text, since_card)
    wants_handoff = any(directive.get("type") == "handoff" for directive in reply.directives)
    sure = (reply.confidence or 0.0) >= SURE_OF_PERSON or asks_for_person(text)
    guessed = reply.intent == "request_human" and not sure
    if wants_handoff and (guessed or (reply.intent == "request_human" and NEGATION.search(text))):
        return replace(
            reply,
            messages=[{"response": "utter_offer_human"}],
            directives=[d for d in reply.directives if d.get("type") != "handoff"],
        )
    return reply


def card_for(finding: SafetyFinding, since_card: Sequence[str] | None) -> str:
    """Return the card for a finding: shorter when the same was given a moment ago.

    Whole again when life is at risk now, or when the person had said in between that all was well.
    """
    card, before = crisis_response(finding), set(since_card or ())
    again = card in before and not OVER & before and finding.rule not in ACUTE_RULES
    return FOLLOW_UPS.get(card, card) if again else card


def until_somebody_comes(since_card: Sequence[str] | None) -> str | None:
    """Return what is said, once, to who waits for a person while nobody is here; None where no card tells of danger.

    `since_card` as in `with_care`. "Is there anybody I can talk to tonight" is no question to wait with until Monday.
    """
    if not since_card or OVER & set(since_card) or since_card[0] == "utter_crisis_other":
        return None
    meanwhile = "utter_violence_meanwhile" if since_card[0] == "utter_violence" else "utter_crisis_meanwhile"
    return None if meanwhile in since_card else meanwhile


def _after_card(reply: BotReply, text: str, since_card: Sequence[str]) -> BotReply:
    named = {str(message.get("response")) for message in reply.messages}
    if reply.directives or reply.active_loop is not None or named & CRISIS_RESPONSES:
        return reply
    is_clear = not _is_unclear(reply, text, named)
    if is_safe_now(text):
        heard = "utter_crisis_other_told" if since_card[0] == "utter_crisis_other" else "utter_crisis_safe"
        return replace(reply, messages=[{"response": heard}, *(reply.messages if is_clear else [])])
    if takes_back(text):
        return replace(reply, messages=[{"response": "utter_crisis_taken_back"}, *(reply.messages if is_clear else [])])
    kind = "violence" if since_card[0] == "utter_violence" else "crisis"
    if named and named <= CLOSINGS and f"utter_{kind}_thanks" not in since_card:
        return replace(reply, messages=[{"response": f"utter_{kind}_thanks"}])
    follow_up = FOLLOW_UPS.get(since_card[0], "utter_crisis_followup")
    if not is_clear:
        return reply if follow_up in since_card else replace(reply, messages=[{"response": follow_up}])
    still = f"utter_{kind}_still"
    if still in since_card:
        return reply
    return replace(reply, messages=[{"response": still}, *reply.messages])


def _is_unclear(reply: BotReply, text: str, named: set[str]) -> bool:
    asks = bool(QUESTION.search(text))
    if named & LISTS and asks and len(text.split()) >= SEVERAL:
        return False
    if named & UNCLEAR_RESPONSES:
        return True
    if reply.intent == "nlu_fallback":  # it was searched for, and found
        return not asks
    sure = SURE_OF_QUESTION if asks else SURE_OF_STATEMENT
    return reply.intent in UNCLEAR_INTENTS or (reply.confidence or 0.0) < sure
