"""Answers the eight kinds of questions about an occupation."""

import re
from collections.abc import Sequence

from rasa_sdk import Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.action_fallback import ActionFallback
from actions.choosing import (
    JUST_SAID,
    SURE,
    WHOLE_FIT,
    Candidate,
    not_yet_said,
    ranked_if_there,
    said_lately,
)
from actions.looking_up import Events, LookingUpAction
from actions.occupation_facts import (
    COMPARES,
    DIFFERENCE,
    OF_OTHERS,
    SECTIONS,
    detail_of,
    is_said_again,
    is_talked_about,
    question_in,
    question_of,
    say_compared,
    say_detail,
    say_fact,
    say_how_paid,
    say_more_of,
    set_against,
)
from actions.second_question import second_answer
from actions.service_client import Found, ServiceAway, search
from actions.speech import button, card, say
from actions.suggestions import SURE_BESIDE_A_SECTION, say_answer, say_beside
from actions.turn import (
    CitizenTurn,
    asked_about_before,
    cards_before,
    occupations_told,
    responses_before,
    told_side_by_side,
)
from actions.what_is_meant import SHORTEST_QUESTION, fact_meant, is_after_an_answer, is_no_fact

CARDS_STAY = 4  # turns that cards are still what "de" means
# An answer that a long question surely belongs to is what was asked, whatever occupation it names.
# What words point at clearly (pay, work) is answered by the occupation unless an answer says nearly the same.
STRONG, STRONG_AGAINST_WORDS, LONG_QUESTION = 0.6, 0.9, 7
# Questions that somebody who tells her own occupation does not ask about it.
IN_GENERAL = frozenset({"ask_about_occupation", "ask_how_to_become", "ask_education_length", "ask_qualities"})
# Questions read in what may be about a detail that another section tells of.
HOLD_DETAILS = IN_GENERAL | {"ask_workplace"}
SHORTEST_STATEMENT = 4  # words of one that tells what the person is ("er blikkenslager, ferdig om 3 uker")
APPRENTICES = "ask_apprenticeship"
OF_APPRENTICES = re.compile(r"\blærling|\blæretid|\bprosent\b|\bi lære\b|apprentice|per cent")
WHAT_IT_IS = re.compile(r"\b(?:hva|kva|ka|what) (?:er|e|is|gjør|gjer)\b", re.IGNORECASE)
MOST_WORDS_OF_SEVERAL = 5  # of a question that is of all occupations that were told about side by side
CLOSE = 2  # how many occupations are offered for a name that we don't have


class ActionOccupationFact(LookingUpAction):
    """Takes the occupation from the message, else from the conversation, else asks for it."""

    closes_on_thanks = True

    def name(self) -> str:
        """Return the name in the domain."""
        return "action_occupation_fact"

    async def answer(self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn) -> Events:
        """Answer about what is named, else about what is being talked about, else ask which occupation."""
        question = question_of(tracker, turn)
        answers = Answers(tracker, turn)
        against = set_against(tracker, turn)
        named = against or turn.asked_about("occupation")
        in_passing = not named and bool(turn.entity_values("occupation")) and question in IN_GENERAL
        least = LONG_QUESTION if turn.asks else SHORTEST_STATEMENT
        if in_passing and not turn.is_button and len(turn.text.split()) >= least:
            # "lærling elektriker her, sjefen kjefter hele tida": what the person is, not what is asked about.
            return await ActionFallback().answer(dispatcher, tracker, turn)
        if (
            not turn.is_button
            and not turn.entity_values("occupation")
            and question in IN_GENERAL
            and OF_OTHERS.search(turn.text)
        ):
            # "kva yrke har med gamle hus å gjere" to somebody who talked about cooks
            return await ActionFallback().answer(dispatcher, tracker, turn)
        if await self._say_what_is_surely_meant(dispatcher, answers, turn):
            return [
                SlotSet("occupation", named[0] if named else tracker.get_slot("occupation")),
                SlotSet("pending_question", None),
            ]
        if await answers.are_surely_meant():
            # "do I need to get my degree recognised, or is that only for doctors"
            return await ActionFallback().answer(dispatcher, tracker, turn, answers.ranked)
        question = await answers.section_meant() or question
        named = named or turn.entity_values("occupation")
        unknown = turn.entity("occupation_name")
        kept = tracker.get_slot("occupation")
        shown = cards_before(tracker, CARDS_STAY)
        kept = kept or (shown[0] if len(shown) == 1 else None)
        compares = bool(against) or _compares(turn, named)
        if named and not compares and await self._say_strong(dispatcher, answers, turn):
            return [SlotSet("occupation", named[0]), SlotSet("pending_question", None)]
        if named:
            events = await self._about_named(dispatcher, tracker, turn, named, question, compares)
            if answers.ranked is not None and not compares:
                say_beside(dispatcher, tracker, answers.ranked[0], SURE_BESIDE_A_SECTION)
            return events
        if unknown:
            return await say_unknown(dispatcher, unknown, question, turn)
        if question == "ask_pay" and (shown or kept) and COMPARES.search(turn.text):
            # Who earns most takes figures, and these stand elsewhere.
            told = shown if len(shown) > 1 else occupations_told(tracker, CARDS_STAY)
            # "tenker på lokfører eller elektriker", answered by what shift work asks, and then "hvem av dem tjener best".
            told = max(told, asked_about_before(tracker), key=len)
            await say_how_paid(dispatcher, told or [str(kept)], turn.lang)
            return [SlotSet("pending_question", None)]
        if len(shown) > 1 and (not kept or COMPARES.search(turn.text)):
            if question == "ask_about_occupation":
                question = question_in(turn.text) or question
            say(dispatcher, "utter_which_of_these", buttons=[button(question, occupation=one) for one in shown])
            return [SlotSet("pending_question", question)]
        if question == "ask_pay" and await self._say_apprentice_pay(dispatcher, answers, turn):
            return [SlotSet("pending_question", None)]
        # "hvor mye penger er det snakk om" after an answer about AAP, to somebody who told her occupation before.
        elsewhere = kept and turn.shown and not is_talked_about(tracker, str(kept))
        if elsewhere and await self._say_general(dispatcher, answers, turn):
            return [SlotSet("pending_question", None)]
        several = told_side_by_side(tracker)
        if len(several) > 1 and not turn.is_button and len(turn.text.split()) <= MOST_WORDS_OF_SEVERAL:
            # "og lønna da", of two that were compared just now
            await say_compared(dispatcher, tracker, turn, several, question)
            return [SlotSet("pending_question", None)]
        if kept:
            return await self._about_kept(dispatcher, tracker, turn, str(kept), question)
        if await self._say_general(dispatcher, answers, turn):
            return [SlotSet("pending_question", None)]
        if turn.shown and not turn.is_button:
            # "betale dem" after an answer about au pairs: it asks on, of no occupation.
            return await ActionFallback().answer(dispatcher, tracker, turn)
        say(dispatcher, "utter_which_occupation")
        return [SlotSet("pending_question", question)]

    async def _about_named(
        self,
        dispatcher: CollectingDispatcher,
        tracker: Tracker,
        turn: CitizenTurn,
        named: list[str],
        question: str,
        compares: bool,
    ) -> Events:
        """Tell about the named occupation, or about several side by side when the person compares them."""
        events: Events = [SlotSet("occupation", named[0]), SlotSet("pending_question", None)]
        if compares:
            question = "ask_about_occupation" if question == "ask_related_occupations" else question
            await say_compared(dispatcher, tracker, turn, named, question)
            return events
        question = self._other_than_said(tracker, turn, named[0], question)
        if question == "ask_related_occupations" and WHAT_IT_IS.search(turn.text):
            question = "ask_about_occupation"  # "eventuelt konservator, hva er det"
        if not await self._say_detail(dispatcher, tracker, turn, named[0], question):
            if is_said_again(tracker, turn, named[0], question):
                return await ActionFallback().answer(dispatcher, tracker, turn)
            await say_fact(dispatcher, named[0], question, turn.lang, also=named[1:])
        await self._say_second(dispatcher, tracker, turn, named[0], question)
        return events

    async def _about_kept(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, kept: str, question: str
    ) -> Events:
        """Tell about the occupation that is being talked about; who asks the same again is told where more is."""
        question = self._other_than_said(tracker, turn, kept, question)
        events: Events = [SlotSet("occupation", kept), SlotSet("pending_question", None)]
        if await self._say_detail(dispatcher, tracker, turn, kept, question):
            await self._say_second(dispatcher, tracker, turn, kept, question)
            return events
        if self._was_said(tracker, turn, kept, question):
            say_more_of(dispatcher, kept, question)
            return events
        if is_said_again(tracker, turn, kept, question):
            return await ActionFallback().answer(dispatcher, tracker, turn)
        await say_fact(dispatcher, kept, question, turn.lang)
        await self._say_second(dispatcher, tracker, turn, kept, question)
        return events

    @classmethod
    async def _say_detail(
        cls, dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, occupation_id: str, question: str
    ) -> bool:
        """Say what the record says of a detail ("må man ha briller"), where the section asked for doesn't; return whether."""
        was_said = cls._was_said(tracker, turn, occupation_id, question)
        detail = await detail_of(occupation_id, tracker, turn)
        if detail is None:
            return False
        # A passage stands in a section, which is said whole where it is what was asked for.
        if not detail.is_point and not (
            was_said or (question in HOLD_DETAILS and detail.section != SECTIONS[question])
        ):
            return False
        say_detail(dispatcher, occupation_id, detail)
        return True

    @staticmethod
    async def _say_general(dispatcher: CollectingDispatcher, answers: "Answers", turn: CitizenTurn) -> bool:
        """Answer a question about no occupation in particular ("hva tjener man bra på"); return whether there was one."""
        if turn.is_button or len(turn.text.split()) < SHORTEST_QUESTION:
            return False
        best, found = await answers.nearest()
        if best is None or best.score < found.suggest:
            return False
        answers.say(dispatcher, best)
        return True

    @staticmethod
    async def _say_what_is_surely_meant(
        dispatcher: CollectingDispatcher, answers: "Answers", turn: CitizenTurn
    ) -> bool:
        """Say an answer where the conversation tells that one is meant, and which; return whether it was said."""
        if turn.is_button or len(turn.text.split()) < SHORTEST_QUESTION:
            return False
        best, _ = await answers.nearest()
        if best is None or best.fit < WHOLE_FIT or not await answers.is_meant():
            return False
        answers.say(dispatcher, best, turn.asked_about("occupation")[:1])
        return True

    @staticmethod
    async def _say_strong(dispatcher: CollectingDispatcher, answers: "Answers", turn: CitizenTurn) -> bool:
        """Say the answer that a long question is about ("do I need Norwegian to work as an engineer"), if there is one."""
        pointed = question_in(turn.text)
        if turn.is_button or len(turn.text.split()) < LONG_QUESTION or (pointed and turn.questions):
            return False
        best, _ = await answers.nearest()
        needed = STRONG if pointed is None else STRONG_AGAINST_WORDS
        if best is None or best.score < needed:
            return False
        answers.say(dispatcher, best, turn.asked_about("occupation")[:1])
        return True

    @staticmethod
    async def _say_apprentice_pay(dispatcher: CollectingDispatcher, answers: "Answers", turn: CitizenTurn) -> bool:
        """Say what an apprentice is paid, to one who asks of that ("og lønna da, er 30 prosent riktig"); return whether."""
        named = bool(OF_APPRENTICES.search(turn.normalised))
        if turn.is_button or not (named or "apprentice" in turn.roles):
            return False
        best, found = await answers.nearest(of_family=APPRENTICES)
        if best is None or best.score < (found.suggest if named else found.answer):
            return False
        answers.say(dispatcher, best)
        return True

    @staticmethod
    def _was_said(tracker: Tracker, turn: CitizenTurn, occupation_id: str, question: str) -> bool:
        said = responses_before(tracker, 1)
        return not turn.is_button and f"occupation/{occupation_id}/{SECTIONS[question]}" in said

    @staticmethod
    def _other_than_said(tracker: Tracker, turn: CitizenTurn, occupation_id: str, question: str) -> str:
        """Return the question, or what the words point at when just that was answered in the last turns."""
        pointed = question_in(turn.text)
        said = responses_before(tracker, JUST_SAID)
        again = f"occupation/{occupation_id}/{SECTIONS[question]}" in said
        unsure = turn.confidence < SURE and not turn.is_button and not turn.questions
        general = question == "ask_about_occupation" and unsure
        return pointed if pointed is not None and (again or general) else question

    @staticmethod
    async def _say_second(
        dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, occupation_id: str, first: str
    ) -> None:
        """Answer another question of the same message: about the occupation, or one of the answers."""
        if turn.is_button:
            return
        parts = [part for part in turn.questions if question_in(part) != first]
        other = next((one for part in parts if (one := question_in(part)) is not None), None)
        if other is not None:
            await say_fact(dispatcher, occupation_id, other, turn.lang)
            return
        other_answer = (
            await second_answer(turn, "", responses_before(tracker, JUST_SAID), parts=parts) if parts else None
        )
        if other_answer is not None:
            say(dispatcher, other_answer[0], slots=other_answer[1])


def _compares(turn: CitizenTurn, named: list[str]) -> bool:
    return len(named) > 1 and bool(COMPARES.search(turn.text) or DIFFERENCE.search(turn.text))


class Answers:
    """The answers that may fit a message, looked up once, and only when somebody wants them."""

    def __init__(self, tracker: Tracker, turn: CitizenTurn) -> None:
        self._tracker = tracker
        self._turn = turn
        self.ranked: tuple[list[Candidate], Found] | None = None

    async def nearest(self, of_family: str | None = None) -> tuple[Candidate | None, Found]:
        """Return the one not given lately that comes nearest to the text, and what was searched; None where none does.

        Where the service is away, nothing was found. `of_family`: only its answers are looked at.
        """
        if self.ranked is None:
            self.ranked = await ranked_if_there(self._turn) or ([], Found())
        candidates, found = self.ranked
        said = said_lately(self._tracker, candidates)
        return not_yet_said([one for one in candidates if of_family in (None, one.family)], said), found

    def say(self, dispatcher: CollectingDispatcher, best: Candidate, named: Sequence[str] = ()) -> None:
        """Say one of them, with buttons for the occupations that the message names."""
        buttons = [button("ask_about_occupation", occupation=one) for one in named]
        say_answer(dispatcher, self._tracker, [best], best.response, buttons)

    async def is_meant(self) -> bool:
        """Return whether an answer is meant rather than a section of an occupation's record."""
        await self.nearest()
        return self.ranked is not None and is_after_an_answer(self._turn, self.ranked[1], self.ranked[0])

    async def are_surely_meant(self) -> bool:
        """Return whether what is asked is surely nothing of an occupation."""
        await self.nearest()
        return self.ranked is not None and is_no_fact(self._turn, self.ranked[1], self.ranked[0])

    async def section_meant(self) -> str | None:
        """Return the question about an occupation that is meant; None where that is not known, as of a word or two."""
        if self._turn.is_button or len(self._turn.text.split()) < SHORTEST_QUESTION:
            return None
        await self.nearest()
        return None if self.ranked is None else fact_meant(self._turn, self.ranked[1], self.ranked[0])


async def say_unknown(dispatcher: CollectingDispatcher, name: str, question: str, turn: CitizenTurn) -> Events:
    """Offer occupations that are close to a name that we don't have, or say that we don't have it."""
    try:
        found = await search(name, turn.lang, kind="occupation", limit=CLOSE)
    except ServiceAway:
        found = None
    close = found.at_least(found.answer, "occupation")[:CLOSE] if found else []
    if not close:
        say(dispatcher, "utter_occupation_unknown", slots={"name": name})
        return [SlotSet("occupation", None), SlotSet("pending_question", None)]
    say(
        dispatcher,
        "utter_did_you_mean",
        cards=[card(result) for result in close],
        buttons=[button(question, occupation=result["id"]) for result in close],
    )
    offer = f"intent:{question}:{close[0]['id']}" if len(close) == 1 else None
    return [SlotSet("occupation", None), SlotSet("pending_question", question), SlotSet("offer", offer)]
