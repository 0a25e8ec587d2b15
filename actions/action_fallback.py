"""What was not understood: search, then suggest, then offer a person."""

import asyncio
import re

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_find_occupations import SHOWN, fitting_occupations, show_occupations
from actions.choosing import (
    GOOD_FIT,
    JUST_SAID,
    MOST_EITHER,
    NEAREST_WHOLE_FIT,
    OTHERWISE_FIT,
    PERHAPS_FIT,
    PERHAPS_FIT_OF_HEAVY,
    PERHAPS_FIT_OF_HEAVY_QUESTION,
    THIRD_FIT,
    WHOLE_FIT,
    WITHIN_FAMILY,
    Candidate,
    as_near,
    asked_again,
    best_fit,
    is_much_worse,
    point_not_told,
    ranked_if_there,
    said_lately,
)
from actions.looking_up import Events, LookingUpAction
from actions.occupation_facts import (
    COMPARES,
    DIFFERENCE,
    OF_OTHERS,
    asked_detail,
    detail_of,
    is_said_again,
    question_in,
    question_of,
    say_compared,
    say_detail,
    say_fact,
    say_how_paid,
    say_point_or_fact,
    say_what_is_known,
    set_against,
)
from actions.occupation_passages import Passage
from actions.second_question import second_answer
from actions.service_client import Found, ServiceAway, search
from actions.speech import button, say
from actions.suggestions import (
    ACTIONS,
    MOST,
    may_be_meant,
    offer_of,
    say_answer,
    say_nearest,
    say_parts,
    suggestions,
)
from actions.turn import CitizenTurn, occupations_told, points_before, responses_before
from actions.what_is_meant import (
    fact_meant,
    is_after_an_answer,
    is_after_no_occupations,
    is_after_occupations,
    is_no_fact,
    is_only_talk,
    is_surely_an_answer,
    occupations_meant,
    occupations_talked_about,
)

MOST_MISSES = 2
LATELY_TOLD = 3  # turns within which occupations that were told about are what is compared ("hvem tjener mest")
MOST_ALSO = 2  # answers to other questions of a message
WORTH_A_QUESTION = -2.5  # fit of an answer from which on a question is no interest to who was asked for one
SHORTEST = 2  # words from which on an answer that may be meant is given, as such
MOST_NEAR = 3  # answers of which the nearest part is shown when none is surely meant
CLEARLY_AGAIN = 1.5  # log-odds by which what was just said must be likelier than what wasn't to be meant again
# From this score on an answer says nearly the same as a question about pay, and is given whatever occupation it names.
NEARLY_THE_SAME = 0.85
OF_DEGREES = re.compile(r"\b(?:bachelor|master)", re.IGNORECASE)
LIKES = re.compile(r"\b(?:liker?|elsker|digger|glad i|interessert i|like|love)\b")
OF_INTERESTS = "find_occupations_by_interest"
SOME_INTEREST = 0.12  # the share of the guesses from which on interests are meant
LONG = 18  # words from which on a message is somebody's story rather than a question
LEAST_TOLD = 6  # … and from which on one that asks nothing tells something
# … or, of so many words, "har lesevanska, det va derfør": a sentence, and no question in a few words.
SHORTEST_TOLD = 4
TELLS = re.compile(r"\b(?:jeg|han|hun|de|vi|det|er|har|hadde|var|ble|sier|sa|i|he|she|they|is|have|was)\b")
MISSED = {
    *("utter_did_you_mean", "utter_where_to_begin", "utter_perhaps", "utter_nearest", "utter_misunderstood"),
    *("utter_nearest_told", "utter_nearest_beside", "utter_heavy", "utter_not_understood_offer_human"),
}
UNDERSTOOD = SlotSet("misses", None)


class ActionFallback(LookingUpAction):
    """Never queues for a person by itself: it offers one at the second miss in a row."""

    closes_on_thanks = True

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_fallback"

    async def answer(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: CitizenTurn,
        ranked: tuple[list[Candidate], Found] | None = None,
    ) -> Events:
        """Answer what the search surely found; otherwise suggest, or offer a person.

        `ranked` is what was looked up already, by an action that found no detail of an occupation asked about.
        """
        named = turn.asked_about("occupation")
        waits = bool(tracker.get_slot("pending_question"))
        if named and (waits or turn.is_little_more_than("occupation")):
            await say_fact(dispatcher, named[0], question_of(tracker, turn), turn.lang, also=named[1:])
            return [SlotSet("occupation", named[0]), SlotSet("pending_question", None), UNDERSTOOD]
        if tracker.get_slot("offer") == "interest":
            if turn.asks and ranked is None:
                ranked = await self._ranked(turn)
            # "men hva om jeg velger feil" from somebody who was asked for interests
            if not turn.asks or not ranked or not ranked[0] or ranked[0][0].fit < WORTH_A_QUESTION:
                ranked = ranked or await self._ranked(turn)
                if not _tells_something_else(turn, *ranked):
                    return [*await show_occupations(dispatcher, tracker, turn.text, turn), UNDERSTOOD]
        about = None
        if ranked is None:
            # Neither waits for the other: a turn's budget is short.
            about, ranked = await asyncio.gather(asked_detail(tracker, turn), self._ranked(turn))
        answers, found = ranked
        lately = said_lately(tracker, answers)
        if about is not None and not is_surely_an_answer(turn, found, answers, lately, about[1]):
            say_about(dispatcher, turn, about, answers, lately)
            return [UNDERSTOOD, SlotSet("offer", None)]
        no_fact = is_no_fact(turn, found, answers)
        against = set_against(tracker, turn)
        if not no_fact and (against or (len(named) > 1 and DIFFERENCE.search(turn.text))):
            question = (against and question_in(turn.text)) or "ask_about_occupation"
            named = against or named
            await say_compared(dispatcher, tracker, turn, named, question)
            return [SlotSet("occupation", named[0]), SlotSet("pending_question", None), UNDERSTOOD]
        meant = occupations_talked_about(tracker, turn)
        told = occupations_told(tracker, LATELY_TOLD)
        if len(told) > 1 and not named and COMPARES.search(turn.text) and question_in(turn.text) == "ask_pay":
            # "hvem tjener mest", after two that were told about side by side
            await say_how_paid(dispatcher, told, turn.lang)
            return [SlotSet("pending_question", None), UNDERSTOOD]
        if (
            meant
            and not no_fact
            and turn.asks
            and question_in(turn.text) == "ask_pay"
            and not (answers and answers[0].score >= NEARLY_THE_SAME)
        ):
            # "jeg har ikke fagbrev. men hva tjener en trafikklærer?", "og hva tjener man, får man ekstra for natt?"
            await say_point_or_fact(dispatcher, tracker, turn, meant[0], "ask_pay", also=meant[1:])
            return [SlotSet("occupation", meant[0]), SlotSet("pending_question", None), UNDERSTOOD]
        told = occupations_meant(tracker, turn)
        fact = fact_meant(turn, found, answers) if told else None
        fact = None if fact and is_said_again(tracker, turn, told[0], fact) else fact
        wanted = [] if no_fact else turn.wanted("occupation")
        if fact is None and wanted and best_fit(answers, lately) < WHOLE_FIT and not turn.heavy:
            # "har egentlig lyst å slutte og bli fotterapeut"
            told, fact = wanted, "ask_how_to_become"
        if fact:
            await say_point_or_fact(dispatcher, tracker, turn, told[0], fact, also=told[1:])
            return [SlotSet("occupation", told[0]), SlotSet("pending_question", None), UNDERSTOOD]
        if is_after_occupations(turn, found):
            fitting = await fitting_occupations(tracker, turn.text, turn)
            if fitting.likes and fitting.at_least(fitting.suggest):
                shown = await show_occupations(dispatcher, tracker, turn.text, turn, fitting)
                return [UNDERSTOOD, SlotSet("offer", None), *shown]
        events = await self._best_answer(dispatcher, tracker, turn, answers, found)
        if events is not None and turn.questions:
            await _say_second(dispatcher, tracker, turn, answers, lately)
        if say_also(dispatcher, tracker, turn):
            events = events or [UNDERSTOOD, SlotSet("offer", None)]
        if events is not None:
            return events
        if is_only_talk(turn, found) and best_fit(answers, lately) < WHOLE_FIT:
            say(dispatcher, "utter_acknowledged")
            return [UNDERSTOOD, SlotSet("offer", None)]
        if named:
            detail = None if no_fact else await detail_of(named[0], tracker, turn)
            if detail is not None:
                say_detail(dispatcher, named[0], detail)
            elif (question_in(turn.text) is None or is_after_an_answer(turn, found, answers)) and self.say_perhaps(
                dispatcher, tracker, turn, answers, found
            ):
                return [SlotSet("occupation", named[0]), SlotSet("pending_question", None), *perhaps_said(tracker)]
            else:
                say_what_is_known(dispatcher, named[0], turn.text)
            return [SlotSet("occupation", named[0]), SlotSet("pending_question", None), UNDERSTOOD]
        try:
            found = await search(turn.text, turn.lang, limit=SHOWN + 1)
        except ServiceAway:
            found = Found()
        events = None if no_fact else await self._occupations_found(dispatcher, tracker, found, turn, answers)
        if events is None and self.say_perhaps(dispatcher, tracker, turn, answers, found):
            events = perhaps_said(tracker)
        return events if events is not None else await self._miss(dispatcher, tracker, found, answers, turn)

    @staticmethod
    async def _ranked(turn: CitizenTurn) -> tuple[list[Candidate], Found]:
        """Return the answers that may fit, best first, and what was searched; nothing when the service is away."""
        return await ranked_if_there(turn) or ([], Found())

    @staticmethod
    def say_perhaps(
        dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, candidates: list[Candidate], found: Found
    ) -> bool:
        """Say what comes nearest, and that it may not be meant; return whether anything comes near.

        The first is said whole where it may well be the right one, with the part of two others that speaks of the words:
        the right one is among the first three half as often again as it is the first. Below that only the parts are shown.
        Who has a hard time needs no list. At the second time in a row a person is offered beside it, at the third before it.
        """
        said = said_lately(tracker, candidates)
        near = [one for one in candidates if one.response not in said and not (one.main and one.family in ACTIONS)]
        again = None if turn.rejects else asked_again(candidates, said)
        misses = misses_before(tracker)
        heavy = PERHAPS_FIT_OF_HEAVY_QUESTION if turn.asks else PERHAPS_FIT_OF_HEAVY
        least = heavy if turn.heavy else PERHAPS_FIT
        if len(turn.text.split()) < SHORTEST or not near or near[0].fit < least:
            return False
        if again is not None and again.score >= found.suggest and again.fit > near[0].fit + CLEARLY_AGAIN:
            return False
        shown = [near[0], *(one for one in near[1:] if may_be_meant(one) and one.passage)][:MOST_NEAR]
        human = [button("request_human")] if misses else []
        others = shown[1:]
        if misses >= MOST_MISSES and near[0].fit < THIRD_FIT:
            if turn.heavy or not near[0].passage:
                return False
            say(dispatcher, "utter_not_understood_offer_human")
            say_parts(dispatcher, "utter_or_nearest", shown)
            return True
        if len(shown) > 1 and near[0].passage and near[0].fit < NEAREST_WHOLE_FIT and not turn.heavy:
            tells = not turn.asks and not misses and len(turn.text.split()) >= LEAST_TOLD
            say_nearest(dispatcher, "utter_nearest_told" if tells else "utter_nearest", shown, human)
            return True
        say(dispatcher, "utter_perhaps")
        if others and not turn.heavy:
            say_answer(dispatcher, tracker, near, near[0].response)
            say_parts(dispatcher, "utter_or_nearest", others, human)
        else:
            buttons = [button("show_answer", answer=one.id) for one in others]
            say_answer(dispatcher, tracker, near, near[0].response, [*buttons, *human])
        return True

    @staticmethod
    async def _best_answer(
        dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, candidates: list[Candidate], found: Found
    ) -> Events | None:
        """Say the answer that fits the words or, half as well, the classifier's guess too; None when none does."""
        said = said_lately(tracker, candidates)
        again = None if turn.rejects else asked_again(candidates, said)
        if again is not None and again.score >= found.answer:
            other = max((one.score for one in candidates if one.response not in said), default=0.0)
            if is_much_worse(other, again.score):
                await say_it_stands_above(dispatcher, tracker, turn, candidates)
                return [UNDERSTOOD, SlotSet("offer", "human")]
        for one in candidates:
            if one.response not in said and (one.score >= found.answer or one.fit >= GOOD_FIT):
                if one.main and one.family in ACTIONS:
                    return [UNDERSTOOD, FollowupAction(ACTIONS[one.family])]
                say_answer(dispatcher, tracker, candidates, one.response)
                if not turn.questions:
                    say_as_near(dispatcher, turn, candidates, one.response, said)
                return [UNDERSTOOD, SlotSet("offer", None)]
        return None

    @staticmethod
    async def _occupations_found(
        dispatcher: CollectingDispatcher, tracker: Tracker, found: Found, turn: CitizenTurn, answers: list[Candidate]
    ) -> Events | None:
        """Show the occupations that were surely found, or answer what is asked about the first; None when none were.

        None as well when an answer may be meant and nothing was read of interests: "han roper på meg, jeg får bare rydde".
        """
        sure = found.at_least(found.answer)
        if not sure or sure[0]["kind"] != "occupation" or not found.likes:
            return None
        fitting = [r for r in sure if r["kind"] == "occupation"]
        if fitting[0]["id"] in turn.entity_values("occupation") and not turn.asked_about("occupation"):
            return None
        interest = max((float(one["confidence"]) for one in turn.ranking if one["name"] == OF_INTERESTS), default=0.0)
        if interest < SOME_INTEREST and not OF_OTHERS.search(turn.text) and answers and answers[0].fit >= PERHAPS_FIT:
            return None
        pointed = question_in(turn.text) or ("ask_how_to_become" if OF_DEGREES.search(turn.text) else None)
        # "hva kan jeg studere hvis jeg liker å diskutere" asks for several.
        several = LIKES.search(turn.normalised) or OF_OTHERS.search(turn.text)
        if pointed is not None and turn.asks and not several:
            await say_fact(dispatcher, fitting[0]["id"], pointed, turn.lang, also=[r["id"] for r in fitting[1:]])
            return [UNDERSTOOD, SlotSet("offer", None), SlotSet("occupation", fitting[0]["id"])]
        return [UNDERSTOOD, SlotSet("offer", None), *await show_occupations(dispatcher, tracker, turn.text, turn)]

    @staticmethod
    async def _miss(
        dispatcher: CollectingDispatcher, tracker: Tracker, found: Found, answers: list[Candidate], turn: CitizenTurn
    ) -> Events:
        misses = misses_before(tracker) + 1
        said = said_lately(tracker, answers)
        if answers and not turn.rejects and answers[0].response in said and answers[0].score >= found.suggest:
            await say_it_stands_above(dispatcher, tracker, turn, answers)
            return [UNDERSTOOD, SlotSet("offer", "human")]
        if turn.rejects and not turn.heavy:
            return [SlotSet("misses", misses), *say_misunderstood(dispatcher, tracker, turn, answers, found)]
        buttons = suggestions(turn, found.at_least(found.suggest), answers, tracker.get_slot("occupation"), said)
        if turn.heavy:
            say(dispatcher, "utter_heavy", buttons=[*buttons[: MOST - 1], button("request_human")])
            return [SlotSet("misses", misses), SlotSet("offer", "human")]
        if misses >= MOST_MISSES or not buttons:
            say(dispatcher, "utter_not_understood_offer_human", buttons=buttons[: MOST - 1])
            return [SlotSet("misses", misses), SlotSet("offer", "human")]
        if len(turn.text.split()) >= LONG and "?" not in turn.text:
            say(dispatcher, "utter_where_to_begin", buttons=[*buttons, button("request_human")])
        else:
            say(dispatcher, "utter_did_you_mean", buttons=buttons)
        return [SlotSet("misses", misses), SlotSet("offer", offer_of(buttons[0]) if len(buttons) == 1 else None)]


async def _say_second(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, candidates: list[Candidate], said: set[str]
) -> None:
    """Answer another question of the message than the one that was answered just now, or say what may as well be meant."""
    now = [message["custom"] for message in dispatcher.messages if "response" in (message.get("custom") or {})]
    if not now:
        return
    first, point = str(now[0]["response"]), str((now[0].get("slots") or {}).get("point") or "")
    other = await second_answer(turn, first, said, first_point=point, told=points_before(tracker, JUST_SAID))
    if other is not None:
        say(dispatcher, other[0], slots=other[1])
    else:
        say_as_near(dispatcher, turn, candidates, first, said)


def _tells_something_else(turn: CitizenTurn, candidates: list[Candidate], found: Found) -> bool:
    """Return whether who was asked for interests tells of something else ("telefon er helt uaktuelt, klarer ikke ringe")."""
    return is_after_no_occupations(turn, found) and bool(candidates) and candidates[0].fit >= PERHAPS_FIT


def say_as_near(
    dispatcher: CollectingDispatcher, turn: CitizenTurn, candidates: list[Candidate], key: str, said: set[str]
) -> None:
    """Say, after an answer, the parts of others that may as well be meant; nothing to who has a hard time."""
    near = [] if turn.heavy else [one for one in as_near(candidates, key, said) if may_be_meant(one)]
    if near:
        say_parts(dispatcher, "utter_or_nearest", near)


def say_about(
    dispatcher: CollectingDispatcher,
    turn: CitizenTurn,
    about: tuple[str, Passage],
    candidates: list[Candidate],
    said: set[str],
) -> None:
    """Say a detail of an occupation; after a point, the part of the answer that may as well be meant."""
    say_detail(dispatcher, *about)
    fitting = [one for one in candidates if one.response not in said and one.passage and one.fit >= GOOD_FIT]
    if about[1].is_point and fitting and not turn.heavy:
        say_parts(dispatcher, "utter_or_nearest", fitting[:1])


def perhaps_said(tracker: Tracker) -> Events:
    """Return the events of an answer that may not be the one that was meant: it counts as a miss."""
    misses = misses_before(tracker)
    return [SlotSet("misses", misses + 1), SlotSet("offer", "human" if misses else None)]


def misses_before(tracker: Tracker) -> int:
    """Return how many times in a row the person was not surely understood before this turn."""
    missed = bool(MISSED & set(responses_before(tracker, 1)))
    return max(int(tracker.get_slot("misses") or 0), int(missed))


def say_also(dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> bool:
    """Say what answers other questions of the message, but for what was said lately; return whether there was anything."""
    said = [*responses_before(tracker, JUST_SAID), *(str(m["custom"].get("response")) for m in dispatcher.messages)]
    keys = [key for key in turn.also if key not in said][:MOST_ALSO]
    for key in keys:
        say(dispatcher, key)
    return bool(keys)


def say_misunderstood(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, candidates: list[Candidate], found: Found
) -> Events:
    """Own up to having answered something else than was asked, with what else may be meant; return events."""
    said = said_lately(tracker, candidates)
    buttons = suggestions(turn, found.at_least(found.suggest), candidates, tracker.get_slot("occupation"), said)
    if buttons:
        say(dispatcher, "utter_misunderstood", buttons=[*buttons[: MOST - 1], button("request_human")])
    else:
        say(dispatcher, "utter_not_understood_offer_human")
    return [SlotSet("offer", "human")]


async def say_it_stands_above(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, candidates: list[Candidate]
) -> None:
    """Say the part of what was just written that comes nearest, and the parts of others that may be meant as well.

    A question of its own after a point of an answer gets the next of its points, where one may reply. Without such, what stood
    on buttons there. Not twice in a row: who asks again after a quotation was not helped by it.
    """
    said = said_lately(tracker, candidates)
    asks_on = turn.asks and len(turn.text.split()) >= SHORTEST_TOLD  # "ka må æ gjør først": in words of its own
    least = OTHERWISE_FIT if asks_on else PERHAPS_FIT
    others = [one for one in candidates if one.response not in said and one.passage and one.fit >= least][:MOST_EITHER]
    near = [one.id for one in candidates if one.response not in said and one.score >= WITHIN_FAMILY]
    shown = [one.id for one in candidates if one.response in said]
    ids = [one for one in dict.fromkeys([*near[:1], *turn.offered, *near]) if one not in shown]
    buttons = [button("show_answer", answer=one) for one in ids[: MOST - 1]]
    buttons.append(button("request_human"))
    again = asked_again(candidates, said)
    if again is not None and asks_on:
        again = await point_not_told(tracker, turn, again)
    if again is not None and again.part and (again.response, again.part) not in points_before(tracker, JUST_SAID):
        # A reply that may be the right one, and doesn't stand above.
        others = [] if turn.heavy else others
        reply = {"point": again.part, "briefly": True}
        say(dispatcher, again.response, slots=reply, buttons=[] if others else buttons)
        if others:
            say_parts(dispatcher, "utter_or_nearest", others, buttons[-1:])
        return
    if not turn.asks and not others and len(turn.text.split()) >= SHORTEST_TOLD and TELLS.search(turn.normalised):
        # Who tells more asks for no quotation.
        say(dispatcher, "utter_told_more", buttons=buttons)
        return
    if others and not turn.heavy:
        # Of nine replies that quoted what stands above none satisfied its reader: what has not been said helps on sooner.
        say_nearest(dispatcher, "utter_nearest_beside", others, buttons[-1:])
        return
    if again is None or not again.passage or "utter_stands_above" in responses_before(tracker, 1):
        say(dispatcher, "utter_said_already", buttons=buttons)
        return
    say(dispatcher, "utter_stands_above", slots={"passage": again.line}, buttons=buttons)
