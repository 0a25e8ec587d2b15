"""Reads a short question without a subject ("hva koster det") as one about what was just answered.

The phrases are kept by content staff, with the answers, and written to bot/follow_ups.json by
`python -m retrieval.lexicon`. What is compared is spelling: a question that brings a subject of its own has a word that
no phrase has, and is left alone.
"""

import json
import logging
import re
from collections import Counter
from difflib import SequenceMatcher
from itertools import takewhile
from pathlib import Path
from typing import Any

from language.bare_questions import core
from language.questions import questions_in
from language.trigrams import dice, trigrams

logger = logging.getLogger(__name__)

LONGEST, LONGEST_ASKED = 9, 12  # words of a question that is short, and of one that is compared with the phrases
MOST_ASKED = 30  # words of earlier questions that are kept
# Dice's coefficient of letter trigrams, from which on two phrases are the same question; with an answer of another family
# that was shown in the turns before, they must be nearly the same.
ALIKE, ALIKE_OF_EARLIER = 0.65, 0.85
SAME_WORD = 0.8  # of two words, by difflib's ratio
SHORT_WORD = 3  # letters; so short a word names no subject
SENTENCES = re.compile(r"(?<=[.?!])\s+")
ASKS = re.compile(
    r"\?|^\W*(?:(?:og|å|men|da|and|but) )?(?:hva|kva|ka|hvor|kor|når|hvordan|korleis|koss|hvem|kven|hvilke[nt]?|må|kan|får|"
    r"går det|er det|trenger|what|how|when|where|do i|can i|is it)\b",
    re.IGNORECASE,
)
LONGEST_LEAD = 4  # words before the question ("ok praksiskandidat kanskje."), and of one at the end ("er det lov")
LONGEST_OF_SEVERAL = 30  # words of a message one of whose sentences may be the question
# What a rule or a form has understood stays as it is.
KEPT_INTENTS = frozenset("crisis request_human request_callback cancel abuse".split())

# What is said where a question was not surely understood: whatever comes next is about it all the same.
LEFT_OPEN = {
    *(
        "utter_nearest",
        "utter_nearest_told",
        "utter_nearest_beside",
        "utter_did_you_mean",
        "utter_misunderstood",
        "utter_where_to_begin",
    ),
    *("utter_heavy", "utter_told_more"),
    *("utter_not_understood_offer_human", "utter_stands_above", "utter_said_already", "utter_which_of_these"),
}


class FollowUps:
    """The phrases of each family of answers."""

    def __init__(self, answers: dict[str, dict[str, Any]]) -> None:
        self._families: dict[str, list[tuple[str, str, Counter[str]]]] = {}
        self._family_of: dict[str, str] = {}
        self._main_of: dict[str, str] = {}
        self._leads_to: dict[str, list[str]] = {}
        self._offers: dict[str, list[str]] = {}
        for answer_id, answer in answers.items():
            family = str(answer["intent"])
            self._family_of[answer_id] = family
            self._leads_to[answer_id] = list(answer["leads_to"])
            self._offers[answer_id] = list(answer["offers"])
            if answer["main"]:
                self._main_of[family] = answer_id
            phrases = [core(str(phrase)) for phrase in answer["follow_ups"]]
            self._families.setdefault(family, []).extend((answer_id, one, trigrams(one)) for one in phrases)

    @classmethod
    def read(cls, file: Path) -> "FollowUps":
        """Return the phrases of a file; none, with a warning, when they can't be read."""
        try:
            return cls(json.loads(file.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            logger.warning("No follow-ups: %s can't be read (%s).", file, error)
            return cls({})

    def family_of(self, responses: list[str]) -> str | None:
        """Return the family that a turn's responses answered, "" when they were about something else.

        None when they leave the subject as it was, as thanks or a greeting do.
        """
        for response in responses:
            if response.startswith("answer/"):
                return self._family_of.get(response.removeprefix("answer/"), "")
            if response.removeprefix("utter_") in self._families:
                return response.removeprefix("utter_")
            if "occupation" in response:
                return ""
        return None

    def answers_in(self, responses: list[str]) -> list[str]:
        """Return the ids of the answers among responses, the latest first."""
        found = [
            response.removeprefix("answer/") if response.startswith("answer/") else self._main_of.get(response[6:], "")
            for response in responses
            if response.startswith(("answer/", "utter_"))
        ]
        return [answer_id for answer_id in reversed(found) if answer_id in self._family_of]

    def leads_to(self, shown: list[str]) -> list[str]:
        """Return the occupations that the first of some answers leads to, if it leads to any."""
        return self._leads_to[shown[0]] if shown else []

    def offered(self, shown: list[str]) -> list[str]:
        """Return the answers that stood on buttons below some answers, each once."""
        return list(dict.fromkeys(one for answer_id in shown for one in self._offers[answer_id]))

    def answer_to(self, text: str, family: str, shown: list[str]) -> str | None:
        """Return the id of the family's answer that a subject-less question means, None when it means none.

        Several answers may share a phrase ("er det mye teori"): then one of `shown` is meant, the first before others, else
        one that stood on a button of the first, else one of `family`; none where several are still left.
        """
        if len(text.split()) > LONGEST_OF_SEVERAL:
            return None
        asked = [
            (one, trigrams(one))
            for part in (text, *the_question_in(text))
            if (one := core(part)) and len(one.split()) <= LONGEST_ASKED
        ]
        places = {answer_id: -place for place, answer_id in reversed(list(enumerate(shown)))}
        # What stands on the buttons of an answer is talked about with it.
        offered = self.offered(shown[:1])
        families = dict.fromkeys([family, *(self._family_of[one] for one in offered if one in self._family_of)], ALIKE)
        families = {**dict.fromkeys((self._family_of[one] for one in shown), ALIKE_OF_EARLIER), **families}

        def rank(answer_id: str, likeness: float) -> tuple[float, int, bool, bool]:
            shown_at = places.get(answer_id, -len(shown))
            return (round(likeness, 2), shown_at, answer_id in offered, self._family_of[answer_id] == family)

        alike = {
            (rank(answer_id, likeness), answer_id)
            for one, least in families.items()
            for answer_id, phrase, letters in self._families.get(one, [])
            for question, of_question in asked
            # Of two so unlike in length even equal letters are too few: most phrases end here.
            if 2 * min(len(question), len(phrase)) >= least * (len(question) + len(phrase))
            and (likeness := dice(of_question, letters)) >= least
            and _brings_no_subject(question, phrase)
        }
        best = max(alike, default=None)
        if best is None or any(ranked == best[0] and one != best[1] for ranked, one in alike):
            return None
        return best[1]

    def read_in_topic(self, parsed: dict[str, Any], family: str | None, shown: list[str]) -> dict[str, Any]:
        """Return what was read in a text, or that it asks for an answer of the family being talked about.

        `also` are the keys of what says the answers to other questions of the message.
        """
        entities = parsed.get("entities") or []
        if not family or parsed.get("payload") or any(e.get("entity") == "occupation" for e in entities):
            return parsed
        if (parsed.get("intent") or {}).get("name") in KEPT_INTENTS or parsed.get("taught"):
            return parsed
        text = str(parsed.get("text") or "")
        parts = questions_in(text)
        answer_id = self.answer_to(text, family, shown)
        meant = [self.answer_to(part, family, shown) for part in parts] if answer_id is None else []
        if meant and None not in meant:
            answer_id = meant[0]
        # What comes after a question with a subject of its own is about that.
        known = list(takewhile(lambda one: one is not None, meant))
        also = [self._response_of(one) for one in dict.fromkeys(known) if one != answer_id]
        if answer_id is None:
            return {**parsed, "also": also} if also else parsed
        return {
            **parsed,
            "intent": {"name": "show_answer", "confidence": 1.0},
            "entities": [{"entity": "answer", "value": answer_id}],
            "also": also,
        }

    def _response_of(self, answer_id: str) -> str:
        family = self._family_of[answer_id]
        return f"utter_{family}" if self._main_of.get(family) == answer_id else f"answer/{answer_id}"


def the_question_in(text: str) -> list[str]:
    """Return the sentence of a message that is its one question: the first, one after a few words, or a last short one."""
    sentences = [sentence for sentence in SENTENCES.split(text.strip()) if sentence]
    if len(sentences) < 2 or sum(bool(ASKS.search(sentence)) for sentence in sentences) > 1:
        return []
    lead = len(sentences[0].split()) <= LONGEST_LEAD and not ASKS.search(sentences[0])
    last = len(sentences[-1].split()) <= LONGEST_LEAD
    found = sentences[-1] if last else sentences[1] if lead else sentences[0]
    return [found] if ASKS.search(found) else []


def asked_after(asked: str | None, text: str) -> str:
    """Return what the next question is looked up together with: this text, after `asked` where it is short itself."""
    words = text.split()
    if asked and len(words) <= LONGEST:
        words = [*asked.split(), *words]
    return " ".join(words[-MOST_ASKED:])


def is_left_open(responses: list[str]) -> bool:
    """Return whether a turn's responses leave a question open."""
    return not LEFT_OPEN.isdisjoint(responses)


def _brings_no_subject(asked: str, phrase: str) -> bool:
    theirs = phrase.split()
    return all(
        len(word) <= SHORT_WORD or any(SequenceMatcher(None, word, other).ratio() >= SAME_WORD for other in theirs)
        for word in asked.split()
    )
