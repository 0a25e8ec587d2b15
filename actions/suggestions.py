"""What may be offered as "Mente du …?", and how an offer is kept in the slot `offer` and carried out."""

from collections.abc import Collection, Sequence
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.choosing import OTHERWISE_FIT, SURELY_OF_IT, Candidate, said_lately, to_the_point
from actions.occupation_facts import SECTIONS, say_fact
from actions.speech import Button, button, direct, say
from actions.turn import CitizenTurn

# Never offered: they are answers to something, or nobody should be asked whether they meant it.
NEVER = frozenset(
    "affirm deny cancel greet goodbye thanks how_are_you abuse crisis out_of_scope nlu_fallback start show_answer "
    "ask_where_it_leads ask_more complaint reflect".split()
)
# Answered by a key of their own rather than by a main answer, or by another action.
ACTIONS = {
    "request_callback": "callback_form",
    "find_occupations_by_interest": "action_find_occupations",
    "ask_opening_hours": "action_opening_hours",
    "ask_other_language": "action_other_language",
    "start_reflection": "action_start_reflection",
}
SMALLEST_SHARE, LIKELY_SHARE = 0.18, 0.4  # of a guess that is offered, and of one that is offered first
MOST = 3
# The chance of a point from which on it is said beside cards, and beside a section of an occupation.
SURE_BESIDE, SURE_BESIDE_A_SECTION = 0.6, 0.85


def suggestions(
    turn: CitizenTurn,
    results: list[dict[str, Any]],
    answers: list[Candidate],
    occupation_id: str | None,
    said: Collection[str] = (),
) -> list[Button]:
    """Return up to three buttons, each meaning once: the likeliest answers, and what else may be meant.

    `answers` are all that may fit, best first; `results` are occupations and answers found for sure enough to be offered.
    What was just said, by its key in `said`, is not offered. A guess of the classifier's that no answer says, as a question
    about an occupation, goes first when it is likely, else after the best answer.
    """
    near = [button("show_answer", answer=one.id) for one in answers if one.response not in said and may_be_meant(one)]
    families = {one.family for one in answers}
    named = turn.entity("occupation") or occupation_id
    guesses, likely = [], False
    for guess in turn.ranking:
        intent = str(guess["name"])
        if (
            intent in NEVER
            or float(guess["confidence"]) < SMALLEST_SHARE
            or (intent in families and intent not in ACTIONS)
        ):
            continue
        likely = likely or (not guesses and float(guess["confidence"]) >= LIKELY_SHARE)
        of_occupation = {"occupation": named} if intent in SECTIONS and named else {}
        guesses.append(button(intent, **of_occupation))
    occupations = [
        button("ask_about_occupation", occupation=result["id"]) for result in results if result["kind"] == "occupation"
    ]
    others = [*guesses[:1], *occupations[:1], *guesses[1:], *occupations[1:]]
    mixed = [*others[:1], *near[:2], *others[1:]] if likely else [*near[:2], *others[:1], *near[2:], *others[1:]]
    unique: list[Button] = []
    for one in mixed:
        if one not in unique:
            unique.append(one)
    return unique[:MOST]


def say_answer(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    candidates: list[Candidate],
    key: str,
    buttons: Sequence[Button] = (),
) -> None:
    """Say an answer by its key: its reply to just this question first, or that alone where the rest was said lately."""
    say(dispatcher, key, slots=to_the_point(tracker, candidates, key), buttons=buttons)


def say_parts(
    dispatcher: CollectingDispatcher, response: str, shown: list[Candidate], also: Sequence[Button] = ()
) -> None:
    """Say the part of each answer that speaks of what was asked, under its question, with buttons for all of them."""
    lines = [f"- {one.title} {one.line}" for one in shown]
    buttons = [button("show_answer", answer=one.id) for one in shown]
    say(dispatcher, response, slots={"found": "\n".join(lines)}, buttons=[*buttons, *also])


def say_nearest(
    dispatcher: CollectingDispatcher, response: str, shown: list[Candidate], also: Sequence[Button] = ()
) -> None:
    """Say the part of the likeliest answer as what may reply, and below it the parts of others.

    The first is right as often as the others together, and who has asked reads a reply rather than a list.
    """
    first, *others = shown
    say(
        dispatcher,
        response,
        slots={"found": first.line},
        buttons=[button("show_answer", answer=first.id), *([] if others else also)],
    )
    if others:
        say_parts(dispatcher, "utter_or_nearest", others, also)


def may_be_meant(one: Candidate) -> bool:
    """Return whether an answer may be offered as one that was meant."""
    return one.fit >= OTHERWISE_FIT and not (one.main and one.family in ACTIONS)


def offer_of(one: Button) -> str:
    """Return what a button means, as the slot `offer` keeps it."""
    entities = one.get("entities") or {}
    if "answer" in entities:
        return f"answer:{entities['answer']}"
    if "occupation" in entities:
        return f"intent:{one['intent']}:{entities['occupation']}"
    return f"intent:{one['intent']}"


async def carry_out(dispatcher: CollectingDispatcher, offer: str, turn: CitizenTurn) -> list[dict[str, Any]]:
    """Do what was offered; return events. An offer that can't be read is treated as none."""
    kind, _, rest = offer.partition(":")
    if kind == "human":
        direct(dispatcher, "handoff", reason="offered")
        return []
    if kind == "callback":
        return [FollowupAction("callback_form")]
    if kind == "interest":
        say(dispatcher, "utter_ask_interest")
        return [SlotSet("offer", "interest")]
    if kind == "answer" and rest:
        say(dispatcher, f"answer/{rest}")
        return []
    if kind == "occupation" and rest:
        await say_fact(dispatcher, rest, "ask_about_occupation", turn.lang)
        return [SlotSet("occupation", rest)]
    if kind == "intent" and rest:
        return await _as_if_asked(dispatcher, *rest.partition(":")[::2], turn=turn)
    say(dispatcher, "utter_affirm_unclear")
    return []


async def _as_if_asked(
    dispatcher: CollectingDispatcher, intent: str, occupation_id: str, *, turn: CitizenTurn
) -> list[dict[str, Any]]:
    if intent in SECTIONS:
        if occupation_id:
            await say_fact(dispatcher, occupation_id, intent, turn.lang)
            return [SlotSet("occupation", occupation_id)]
        say(dispatcher, "utter_which_occupation")
        return [SlotSet("pending_question", intent)]
    if intent == "request_human":
        direct(dispatcher, "handoff", reason="offered")
        return []
    if intent == "find_occupations_by_interest":
        say(dispatcher, "utter_ask_interest")
        return [SlotSet("offer", "interest")]
    if intent in ACTIONS:
        return [FollowupAction(ACTIONS[intent])]
    say(dispatcher, f"utter_{intent}")
    return [SlotSet("offer", "interest")] if intent == "dont_know_what_i_want" else []


def say_beside(
    dispatcher: CollectingDispatcher, tracker: Tracker, candidates: list[Candidate], least: float = SURE_BESIDE
) -> None:
    """Say, after what an occupation's record told, the reply that an answer surely has, if there is one.

    "å fikse ting, hater å lese" is more than a liking, and "hva tjener en lektor, og teller årene i olja" more than its pay.
    """
    now = {str((message.get("custom") or {}).get("response")) for message in dispatcher.messages}
    best = next(iter(candidates), None)
    if best is None or not best.point or best.response in now | said_lately(tracker, candidates):
        return
    if best.score >= SURELY_OF_IT and best.chance >= least:
        say(dispatcher, best.response, slots={"point": best.point, "briefly": True})
