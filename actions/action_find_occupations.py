"""Finds occupations for what a person likes, free of what they dislike."""

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.choosing import GOOD_FIT, JUST_SAID, PERHAPS_FIT, best_fit, ranked_if_there
from actions.looking_up import Events, LookingUpAction
from actions.service_client import Found, search
from actions.speech import button, card, say
from actions.suggestions import say_beside
from actions.turn import CitizenTurn, responses_before
from actions.what_is_meant import is_after_no_occupations

SHOWN = 5
FAINT, MOST_FAINT = 0.05, 3  # score of an occupation that is shown where none surely fits, and how many are
FEW_WORDS = 5  # of an interest that is said back
LONGEST_QUOTE = 60  # characters of the citizen's words that are said back
MOST_DISLIKES = 6


class ActionFindOccupations(LookingUpAction):
    """Searches with the citizen's own words."""

    closes_on_thanks = True

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_find_occupations"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Show three to five cards, or ask what the person likes when a button said nothing of it."""
        interest = turn.entity("interest") or ("" if turn.is_button else turn.text)
        if not interest.strip():
            say(dispatcher, "utter_ask_interest")
            return [
                SlotSet("offer", "interest"),
                *(SlotSet(slot, None) for slot in ("interest", "shown_occupations", "dislikes")),
            ]
        if turn.is_button or tracker.get_slot("offer") == "interest":
            return await show_occupations(dispatcher, tracker, interest, turn)
        candidates, meant = await ranked_if_there(turn) or ([], Found())
        fit = best_fit(candidates, responses_before(tracker, JUST_SAID))
        if is_after_no_occupations(turn, meant) and fit >= GOOD_FIT:
            # "tester og sånt sier bare tull"
            return [FollowupAction("action_fallback")]
        found = await fitting_occupations(tracker, interest, turn)
        if found.likes and not found.at_least(FAINT, "occupation") and fit >= PERHAPS_FIT:
            # "ka slags jobba e det for ei som e vant te å prat heile dagen, men uten kjemikalia": an answer, if no occupation
            return [FollowupAction("action_fallback")]
        events = await show_occupations(dispatcher, tracker, interest, turn, found)
        say_beside(dispatcher, tracker, candidates)
        return events


async def show_occupations(
    dispatcher: CollectingDispatcher, tracker: Tracker, interest: str, turn: CitizenTurn, found: Found | None = None
) -> Events:
    """Show the occupations that fit an interest, looked up when they aren't `found` yet; return events. Raises ServiceAway.

    Who only says what they don't want is shown the last search without it, or asked what they like.
    """
    found = found or await fitting_occupations(tracker, interest, turn)
    dislikes = list(dict.fromkeys([*_disliked_before(tracker), *found.dislikes]))[-MOST_DISLIKES:]
    if found.likes or not (found.dislikes or found.own_work):
        return _show(dispatcher, interest, found, dislikes, quote=found.likes if found.dislikes else interest)
    if not found.dislikes:
        say(dispatcher, "utter_ask_career_change", buttons=_about_own_work(turn))
        return [SlotSet("offer", "interest")]
    kept = tracker.get_slot("interest")
    if not kept:
        say(dispatcher, "utter_ask_interest_besides", slots={"avoid": _listed(dislikes, turn.lang)})
        return [SlotSet("offer", "interest"), SlotSet("dislikes", dislikes)]
    again = await search(str(kept), turn.lang, kind="occupation", avoid=dislikes, limit=SHOWN + 1)
    return _show(dispatcher, str(kept), again, dislikes, quote=str(kept), lang=turn.lang)


async def fitting_occupations(tracker: Tracker, interest: str, turn: CitizenTurn) -> Found:
    """Return the occupations that fit an interest, free of what was disliked before. Raises ServiceAway."""
    return await search(interest, turn.lang, kind="occupation", avoid=_disliked_before(tracker), limit=SHOWN + 1)


def _disliked_before(tracker: Tracker) -> list[str]:
    return [str(one) for one in tracker.get_slot("dislikes") or []]


def _about_own_work(turn: CitizenTurn) -> list[dict[str, object]]:
    named = turn.entity("occupation")
    return [button("ask_related_occupations", occupation=named)] if named else []


def _show(
    dispatcher: CollectingDispatcher, interest: str, found: Found, dislikes: list[str], quote: str, lang: str = "nb"
) -> Events:
    enough = found.at_least(found.suggest, "occupation")
    fitting = enough[:SHOWN]
    forget_subject = SlotSet("occupation", None)
    faint = found.at_least(FAINT, "occupation")[:MOST_FAINT]
    if not fitting and found.likes and faint:
        # What comes near may show what else to write.
        cards = [card(result) for result in faint]
        say(dispatcher, "utter_occupations_faint", cards=cards, buttons=[button("dont_know_what_i_want")])
        shown = SlotSet("shown_occupations", [result["id"] for result in faint])
        return [forget_subject, SlotSet("interest", found.likes), shown, SlotSet("offer", "interest")]
    if not fitting:
        say(dispatcher, "utter_no_occupations_found", slots={"interest": quoted(interest)})
        cleared = [SlotSet(slot, None) for slot in ("interest", "shown_occupations", "dislikes")]
        return [*cleared, SlotSet("offer", "interest")]
    slots = {"interest": quoted(quote), "avoid": _listed(dislikes, lang)}
    response = found_response(quote, bool(dislikes))
    more = [button("ask_more")] if len(enough) > SHOWN else []
    say(dispatcher, response, slots=slots, cards=[card(result) for result in fitting], buttons=more)
    shown = SlotSet("shown_occupations", [result["id"] for result in fitting])
    return [forget_subject, SlotSet("interest", found.likes or interest), shown, SlotSet("dislikes", dislikes or None)]


def found_response(quote: str, has_dislikes: bool) -> str:
    """Return the key that introduces cards; the citizen's words are said back only when they are few."""
    plain = "" if len(quote.split()) <= FEW_WORDS else "_plain"
    return f"utter_occupations_without{plain}" if has_dislikes else f"utter_occupations_found{plain}"


def _listed(dislikes: list[str], lang: str) -> str:
    """Return dislikes as they stand in a sentence: «blod» og «natt»."""
    quotes = [f"«{quoted(one)}»" for one in dislikes]
    joined = {"en": " or "}.get(lang, " eller ")
    return ", ".join(quotes[:-1]) + (joined if len(quotes) > 1 else "") + (quotes[-1] if quotes else "")


def quoted(text: str) -> str:
    """Return the citizen's words, shortened at a word when they are long."""
    text = " ".join(text.split())
    if len(text) <= LONGEST_QUOTE:
        return text
    return text[: LONGEST_QUOTE - 1].rsplit(" ", 1)[0] + "…"
