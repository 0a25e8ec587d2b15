"""Facts about one occupation: which section answers which question, and what to ask next."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.choosing import JUST_SAID
from actions.occupation_passages import Passage, passage_about
from actions.service_client import ServiceAway, occupation
from actions.speech import Button, button, say
from actions.turn import (
    CitizenTurn,
    asked_about_before,
    quoted_before,
    responses_before,
    text_before,
    told_side_by_side,
    wanted_before,
)

SECTIONS = {
    "ask_about_occupation": "what_you_do",
    "ask_how_to_become": "education_path",
    "ask_pay": "pay",
    "ask_job_prospects": "job_prospects",
    "ask_education_length": "education_length",
    "ask_workplace": "where_you_work",
    "ask_qualities": "qualities",
    "ask_related_occupations": "related",
}
# What people tend to ask next, in this order; what was just answered is left out.
NEXT = (
    "ask_how_to_become",
    "ask_pay",
    "ask_job_prospects",
    "ask_about_occupation",
    "ask_education_length",
    "ask_related_occupations",
)
# Topics: what sets an occupation apart from others, and how well it is paid.
DIFFERENT, LEVEL = "difference", "level"
_PLAIN = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})
COMPARES = re.compile(
    r"\b(?:best|mest|minst|høyest|høgast|lavest|kortest|lengst|lettest|av (?:de|dem|disse|desse|dei)|which|most)\b",
    re.IGNORECASE,
)
COMPARED = 3  # occupations that are told about side by side when several are named
NEXT_BUTTONS = 3
# Topics that are offered after a point of an occupation, but for those said within some turns.
NEXT_TOPICS = ("bestworst", "hours", "level", "adult", "start", "onward", "mind", "people", "future", "without")
TOPIC_BUTTONS, TOPICS_STAY = 2, 10
# The chance from which on a topic is asked of, in a story of many words that names the occupation
LIKELY_TOPIC = 0.7
SURE_OF_TOPIC = 0.8  # the chance from which on a topic of what is talked about is asked of, whatever answers fit
MOST_QUESTIONS = 4
# Words of a question about a detail, and of one that names no occupation, where its topic is not sure.
LONGEST_DETAIL, SHORT_DETAIL = 16, 9
STILL_TALKED_ABOUT = 3  # turns after which an occupation is what a sure topic is asked of, unless an answer fits
# "ka med automatiker da, e det samme krav der": the question is the one before.
WHAT_ABOUT = re.compile(
    r"^\W*(?:(?:og|men|enn|ok|and|but)\W+)*(?:hva|ka|kva|hvordan|åssen|korleis|what|how) (?:er det )?(?:med|about)\b",
    re.IGNORECASE,
)
SAME = re.compile(r"\b(?:samme|same|likt|òg|også|au)\b", re.IGNORECASE)
LONGEST_WHAT_ABOUT = 5  # words; "hva med rørlegger da, er det lettere" asks something of its own
# "hvilke studier krever ikke matte", "kva yrke har med gamle hus å gjere": about others than the one that is talked about
OF_OTHERS = re.compile(
    r"\b(?:hvilke|hva slags|kva slags|ka slags|kva(?: for)?|hva(?: for)?|which|what|andre|noen|nokre)\s+(?:andre\s+)?"
    r"(?:studier|studiar|studium|utdanning(?:er|ar)|yrker?|jobb(?:er|ar)|linjer|studies|jobs|occupations)\b",
    re.IGNORECASE,
)
OF_MONEY = re.compile(r"lønn|\bløn\b|\btjen|prosent|stipend|\bpenger|\blån|\bpay\b|salary|loan")
EXPLAINS = re.compile(
    r"\b(?:hva|kva|ka|what) (?:er|e|betyr|betyder|tyder|is|are) (?:en |ei |et |eit |egentlig |a )?\w+\W*$",
    re.IGNORECASE,
)
DIFFERENCE = re.compile(r"\b(?:forskjell\w*|skil\w*|eller|versus|vs|difference|compared?|sammenlign\w*|og|and)\b", re.I)
# After one: "mamma mener jeg bør bli sykepleier i stedet, hva er forskjellen på jobbene".
HOW_UNLIKE = re.compile(r"\b(?:forskjell\w*|forskjæll\w*|skilnad\w*|difference)\b", re.IGNORECASE)
# Before an occupation that the one being talked about is held against.
AGAINST = re.compile(
    r"\b(?:enn|kontra|versus|vs|than|compared (?:to|with)|sam(?:men|an)lik?(?:gn|n)\w* med|"
    r"(?:forskjell\w*|skilnad\w*|difference) (?:på|mellom|between) (?:det|den|dette|that|this) (?:og|and))\s+"
    r"(?:(?:en|ein|ei|a|an|vanlige?|vanleg)\s+)?$",
    re.IGNORECASE,
)
# Words of a question that wasn't understood which show what it is about, in bokmål, nynorsk, dialect and English.
ABOUT = (
    ("ask_pay", r"lønn|løn\b|\btjen(?!est)|\btene|betalt|kroner|pay|salary|earn"),
    (
        "ask_education_length",
        r"(?:hvor|kor) (?:lang|mange år|leng[ei] (?:\w+ )?(?:går|må|studerer?|tar|tek))|how (?:long|many years)",
    ),
    (
        "ask_job_prospects",
        r"ledig|få jobb|finne jobb|er det (?:noe |noen |nok )?jobb|"
        r"arbeidsmarked|fremtid|framtid|robot|\bki\b|etterspør|behov|prospects|vacanc",
    ),
    (
        "ask_how_to_become",
        r"utdann|utdanna|studie|studere|påbygg|fag\b|fagbrev|linje|vgs|videregående|vidaregåande|snitt|poeng|krav|karakter|opptak|"
        r"blir (?:man|ein|en|jeg|eg|æ|du)\b|komme[r]? inn|kjem inn|y-vei|lærling|læreplass|"
        r"(?<!ungdoms)(?<!barne)(?<!grunn)sk[ou]le|kurs|bli\b|become|"
        r"education|grades|require",
    ),
    (
        "ask_workplace",
        r"hvor jobber|kor jobbar|ute\b|inne\b|kontor|hjemmekontor|land\b|sykehus|arbeidstid|turnus|helg|natt|"
        r"skift|vakt(?:er)?\b|"
        r"dagtid|kveld|aleine|alene|where|shift",
    ),
    ("ask_qualities", r"passe[r]? for|flink|egenskap|må man være|må en være|god i|tåle|matte|sterk|suited"),
    (
        "ask_related_occupations",
        r"lign|likn|noe annet|noe anna|noko anna|andre (?:yrke|jobb)|i stedet|heller|similar|other (?:job|occupation)",
    ),
)


async def say_fact(
    dispatcher: CollectingDispatcher, occupation_id: str, intent: str, lang: str, also: list[str] | None = None
) -> None:
    """Answer one question about an occupation; `also` are other occupations that the person named."""
    section = SECTIONS[intent]
    cards = [occupation_id] if intent == "ask_about_occupation" else []
    if intent == "ask_related_occupations":
        cards = await related(occupation_id, lang)
    others = [button(intent, occupation=other) for other in (also or [])[:2]]
    following = next_questions(occupation_id, intent)
    say(
        dispatcher,
        f"occupation/{occupation_id}/{section}",
        slots={"occupation": occupation_id},
        cards=cards,
        buttons=[*others, *following][:NEXT_BUTTONS],
    )


def next_questions(occupation_id: str, asked: str | None = None) -> list[Button]:
    """Return buttons for what people tend to ask next about an occupation, but for what was just asked."""
    return [button(one, occupation=occupation_id) for one in NEXT if one != asked]


def question_in(text: str) -> str | None:
    """Return the question about an occupation that a text's words point at, None when they point at none."""
    return next((intent for intent, words in ABOUT if re.search(words, text, re.IGNORECASE)), None)


def question_of(tracker: Tracker, turn: CitizenTurn) -> str:
    """Return the question to answer: the one that waits for a name, when the person only named an occupation."""
    pending = tracker.get_slot("pending_question")
    if pending in SECTIONS and turn.intent not in SECTIONS:
        return str(pending)
    if pending in SECTIONS and turn.intent == "ask_about_occupation" and turn.is_little_more_than("occupation"):
        return str(pending)
    return turn.intent if turn.intent in SECTIONS else "ask_about_occupation"


def say_what_is_known(dispatcher: CollectingDispatcher, occupation_id: str, text: str) -> None:
    """Answer a question about an occupation that wasn't understood: what its words point at, or what may be asked."""
    intent = question_in(text)
    if intent is not None:
        say(
            dispatcher,
            f"occupation/{occupation_id}/{SECTIONS[intent]}",
            slots={"occupation": occupation_id},
            buttons=next_questions(occupation_id, intent)[:NEXT_BUTTONS],
        )
        return
    say(
        dispatcher,
        "utter_what_about_occupation",
        slots={"occupation": occupation_id},
        buttons=next_questions(occupation_id)[:MOST_QUESTIONS],
    )


def say_more_of(dispatcher: CollectingDispatcher, occupation_id: str, asked: str) -> None:
    """Answer who asks the same again: where the figures are, or what else may be asked."""
    buttons = next_questions(occupation_id, asked)[:MOST_QUESTIONS]
    response = "utter_no_pay_figures" if asked == "ask_pay" else "utter_no_more_of_this"
    say(dispatcher, response, slots={"occupation": occupation_id}, buttons=buttons)


def is_talked_about(tracker: Tracker, occupation_id: str) -> bool:
    """Return whether the last turn told about an occupation, or answered something else to who wants or named it alone."""
    return _was_told_about(tracker, occupation_id, 1) or [occupation_id] in (
        wanted_before(tracker),
        asked_about_before(tracker),
    )


def _was_told_about(tracker: Tracker, occupation_id: str, turns: int) -> bool:
    return any(said.startswith(f"occupation/{occupation_id}/") for said in responses_before(tracker, turns))


def is_said_again(tracker: Tracker, turn: CitizenTurn, occupation_id: str, question: str) -> bool:
    """Return whether a section was told lately, and no word of the question points at it: who asks on wants something else."""
    if turn.is_button or question_in(turn.text) == question:
        return False
    return f"occupation/{occupation_id}/{SECTIONS[question]}" in responses_before(tracker, JUST_SAID)


def set_against(tracker: Tracker, turn: CitizenTurn) -> list[str]:
    """Return the occupation that is talked about and the one it is held against ("tjener man mer enn en vekter"), or none."""
    # The slot holds what is named now.
    told = told_side_by_side(tracker)
    named = turn.entity_values("occupation")
    if turn.is_button or len(named) != 1 or not told or told[-1] in named:
        return []
    start = next((int(one["start"]) for one in turn.entities if one.get("value") == named[0] and "start" in one), 0)
    is_held_against = AGAINST.search(turn.text[:start]) or HOW_UNLIKE.search(turn.text[start:])
    return [told[-1], *named] if is_held_against else []


async def asked_detail(tracker: Tracker, turn: CitizenTurn) -> tuple[str, Passage] | None:
    """Return the occupation that is talked about and what its record says of a detail that a short question names.

    None when none is, when something else is asked about, or when a word is to be explained ("hva er fagbrev"). Where other
    things were talked of since, it must be a point of a topic that is surely asked of.
    """
    kept = tracker.get_slot("occupation")
    if not kept or turn.entity_values("occupation") or OF_OTHERS.search(turn.text):
        return None
    is_recent = is_talked_about(tracker, kept)
    if not is_recent and not _was_told_about(tracker, kept, STILL_TALKED_ABOUT):
        return None
    detail = await detail_of(kept, tracker, turn)
    if detail is None or (not detail.is_point and OF_MONEY.search(turn.normalised)):
        return None
    if not is_recent:
        return (str(kept), replace(detail, is_recent=False)) if detail.chance >= SURE_OF_TOPIC else None
    if detail.chance < SURE_OF_TOPIC and (EXPLAINS.search(turn.text) or len(turn.text.split()) > SHORT_DETAIL):
        return None
    return str(kept), detail


async def detail_of(occupation_id: str, tracker: Tracker, turn: CitizenTurn) -> Passage | None:
    """Return what an occupation's record says of a detail that is asked about: the point that replies, or else a passage.

    None when it says nothing, when nobody asks, or when it was said lately.
    """
    topic = turn.entity("topic") if turn.is_button else None
    if turn.is_button and topic is None:
        return None
    question = "" if turn.is_button else turn.text
    record = await record_of(occupation_id, turn.lang, question, turn.asked, turn.shown)
    points = record.get("points") or []
    reply = next((one for one in points if one["id"] == topic), record.get("reply"))
    if reply is None and _carries_on(turn):
        reply = (await record_of(occupation_id, turn.lang, text_before(tracker))).get("reply")
    is_long = len(question.split()) > LONGEST_DETAIL
    if reply and is_long and float(reply.get("chance") or 0.0) < LIKELY_TOPIC:
        reply = None
    was_said = reply and f"occupation/{occupation_id}/{reply['id']}" in responses_before(tracker, JUST_SAID)
    if reply and (turn.is_button or not was_said):
        said = {key.split("/")[-1] for key in responses_before(tracker, TOPICS_STAY)}
        there = {str(one["id"]) for one in points} - {*said, reply["id"]}
        topics = tuple(one for one in NEXT_TOPICS if one in there)
        chance = float(reply.get("chance") or 0.0)
        return Passage(str(reply["id"]), str(reply["text"]), is_point=True, chance=chance, next_topics=topics)
    found = passage_about(turn.normalised, record.get("sections") or {}) if turn.asks and not is_long else None
    return found if found is None or found.text not in quoted_before(tracker, JUST_SAID) else None


def say_detail(dispatcher: CollectingDispatcher, occupation_id: str, passage: Passage) -> None:
    """Say what a record says of a detail, with buttons for what tends to be asked next."""
    answered = next((intent for intent, section in SECTIONS.items() if section == passage.section), None)
    topics = [
        button("ask_about_occupation", occupation=occupation_id, topic=one)
        for one in passage.next_topics[:TOPIC_BUTTONS]
    ]
    buttons = [*topics, *next_questions(occupation_id, answered)][:MOST_QUESTIONS]
    slots = {"occupation": occupation_id}
    if passage.is_point:
        say(dispatcher, f"occupation/{occupation_id}/{passage.section}", slots=slots, buttons=buttons)
    else:
        slots["passage"] = passage.text
        say(dispatcher, f"occupation/{occupation_id}/detail", slots=slots, buttons=buttons)


async def say_point_or_fact(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    turn: CitizenTurn,
    occupation_id: str,
    intent: str,
    also: list[str] | None = None,
) -> None:
    """Say the point that replies to a question about an occupation, or else the section that it is about."""
    detail = await detail_of(occupation_id, tracker, turn)
    if detail is not None and detail.is_point:
        say_detail(dispatcher, occupation_id, detail)
    else:
        await say_fact(dispatcher, occupation_id, intent, turn.lang, also)


async def say_compared(
    dispatcher: CollectingDispatcher, tracker: Tracker, turn: CitizenTurn, compared: list[str], intent: str
) -> None:
    """Tell of several occupations side by side: what sets one apart from another, where it says so, or of each the same."""
    several = compared[:COMPARED]
    found = await asyncio.gather(*(detail_of(one, tracker, turn) for one in several))
    details = dict(zip(several, found, strict=True))
    if not any(detail is not None and detail.is_point and detail.section != DIFFERENT for detail in details.values()):
        for one in several if intent == "ask_about_occupation" else ():
            different = await point_of(one, DIFFERENT, turn.lang)
            if different and _names_one_of(different, several, one):
                buttons = [button("ask_about_occupation", occupation=other) for other in several]
                say(dispatcher, f"occupation/{one}/{DIFFERENT}", slots={"occupation": one}, buttons=buttons)
                return
    for one, detail in details.items():
        if detail is not None and detail.is_point and detail.section != DIFFERENT:
            say_detail(dispatcher, one, detail)
        else:
            await say_fact(dispatcher, one, intent, turn.lang, also=[other for other in several if other != one])


def _carries_on(turn: CitizenTurn) -> bool:
    """Return whether a message asks of an occupation what was asked before: "hva med rørlegger da", "er det samme krav"."""
    if turn.is_button or not turn.entity_values("occupation"):
        return False
    return bool(SAME.search(turn.text)) or (
        bool(WHAT_ABOUT.search(turn.text)) and len(turn.text.split()) <= LONGEST_WHAT_ABOUT
    )


async def point_of(occupation_id: str, topic: str, lang: str) -> str:
    """Return the text of an occupation's point of a topic; empty without one, or without the service."""
    record = await record_of(occupation_id, lang)
    return next((str(point["text"]) for point in record.get("points") or [] if point["id"] == topic), "")


async def say_how_paid(dispatcher: CollectingDispatcher, compared: list[str], lang: str) -> None:
    """Say in words how well each of several occupations is paid, and where the figures are that tell which is paid best."""
    several = compared[:COMPARED]
    levels = await asyncio.gather(*(point_of(one, LEVEL, lang) for one in several))
    for one, level in zip(several, levels, strict=True):
        if level:
            say(dispatcher, f"occupation/{one}/{LEVEL}", slots={"occupation": one})
    say(dispatcher, "utter_no_pay_figures", buttons=[button("ask_pay", occupation=one) for one in compared])


def _names_one_of(text: str, occupations: list[str], but: str) -> bool:
    """Return whether a Norwegian text names one of some occupations but a certain one; ids are names in plain letters."""
    letters = text.casefold().translate(_PLAIN)
    return any(one.replace("-", " ") in letters for one in occupations if one != but)


async def record_of(
    occupation_id: str, lang: str, question: str = "", asked: str = "", shown: Sequence[str] = ()
) -> dict[str, Any]:
    """Return an occupation's record, with its reply to a question; empty when there is none, or the service is away."""
    try:
        return await occupation(occupation_id, lang, question, asked, shown) or {}
    except ServiceAway:
        return {}


async def related(occupation_id: str, lang: str) -> list[str]:
    """Return the ids of related occupations for cards; none when the service is away: the text names them too."""
    listed = (await record_of(occupation_id, lang)).get("related") or []
    return [str(one["id"] if isinstance(one, dict) else one) for one in listed]
