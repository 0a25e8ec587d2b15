"""Finds what else was asked in the same message ("… og når får man svar?"), so that half a question isn't left lying."""

import re
from collections.abc import Collection, Sequence
from typing import Any

from actions.choosing import for_who_asks, point_of, response_of
from actions.service_client import ServiceAway, search
from actions.turn import CitizenTurn

# A second answer is given unasked to a part that has a subject of its own, from this score on.
WITH_SUBJECT = 5  # words
LOOKED_AT = 5
SURE, SURE_OF_WHOLE = 0.8, 0.7  # the latter of a part of so many words that it says all by itself
WHOLE = 7  # words
ABOUT_THE_FIRST = re.compile(
    r"^\W*(?:og |men |and |but )?(?:hvor|kor|hva|kva|ka|når|how|what|when)\b(?:\W+\w+){0,4}\W+(?:det|it|that|den)\b"
    r"\W*(?:\w+\W*){0,2}$",
    re.IGNORECASE,
)


async def second_answer(
    turn: CitizenTurn,
    first: str,
    said: Collection[str],
    family: str | None = None,
    parts: Sequence[str] | None = None,
) -> tuple[str, dict[str, Any]] | None:
    """Return the key and slots of the answer to another question of the message than `first` answers; None without one.

    "… and how long does it take" is about what `first`, an answer of `family`, is about, and so is its answer. `parts`
    are the questions that may still wait for one, all of them when it isn't given.
    """
    if turn.is_button:
        return None
    meant = next((key for key in turn.also if key not in said and key != first), None)
    if meant is not None:
        return meant, {}
    for part in [one for one in (turn.questions if parts is None else parts) if len(one.split()) >= WITH_SUBJECT][:3]:
        try:
            found = await search(part, turn.lang, kind="answer", limit=LOOKED_AT)
        except ServiceAway:
            return None
        results = [for_who_asks(result, turn.roles) for result in found.results]
        for result in sorted(results, key=lambda one: -float(one["score"]))[:1]:
            key = response_of(result["intent"], result["id"], bool(result.get("main")))
            if family not in (None, result["intent"]) and ABOUT_THE_FIRST.search(part):
                continue
            needed = SURE_OF_WHOLE if len(part.split()) >= WHOLE else SURE
            if result["score"] >= needed and key not in said and key != first:
                point = point_of(result, found.point)
                return key, {"point": point} if point else {}
    return None
