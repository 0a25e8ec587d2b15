"""Finds what else was asked in the same message ("… og når får man svar?"), so that half a question isn't left lying."""

import asyncio
import re
from collections.abc import Collection, Sequence
from typing import Any

from actions.choosing import for_who_asks, point_of, response_of
from actions.service_client import LONGEST_QUERY, Found, ServiceAway, search
from actions.turn import CitizenTurn

# A second answer is given unasked to a part that has a subject of its own, from this score on.
WITH_SUBJECT = 5  # words
LOOKED_AT = 5
MOST_PARTS = 3
SURE, SURE_OF_WHOLE = 0.8, 0.7  # the latter of a part of so many words that it says all by itself
WHOLE = 7  # words
SURE_OF_POINT = 0.5  # … of a part that is read after those before it, where a point replies to it
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
    first_point: str = "",
    told: Collection[tuple[str, str]] = (),
) -> tuple[str, dict[str, Any]] | None:
    """Return the key and slots of the answer to another question of the message than `first` answers; None without one.

    A part that a point of an answer replies to, read after the parts before it ("… og hvor lang tid?"), gets that alone.
    "… and how long does it take" is about what `first`, an answer of `family`, is about, and so is its answer. `parts`
    are the questions that may still wait for one, all of them when it isn't given; `first_point` is what was said of `first`,
    and `told` are keys and points that were said lately: they are not said again.
    """
    if turn.is_button:
        return None
    meant = next((key for key in turn.also if key not in said and key != first), None)
    if meant is not None:
        return meant, {}
    asked = list(turn.questions if parts is None else parts)[:MOST_PARTS]
    try:
        read_after = await asyncio.gather(*(_found(turn, asked[:place], part) for place, part in enumerate(asked)))
    except ServiceAway:
        return None
    for found in read_after:
        best = _best(turn, found)
        point = point_of(best, found.point) if best else ""
        if best and point and best["score"] >= SURE_OF_POINT:
            key = _key(best)
            if (key, point) not in {(first, first_point), *told} and (key == first or key not in said):
                return key, {"point": point, "briefly": True}
    for part in (one for one in asked if len(one.split()) >= WITH_SUBJECT):
        try:
            best = _best(turn, await search(part, turn.lang, kind="answer", limit=LOOKED_AT))
        except ServiceAway:
            return None
        if best is None or (family not in (None, best["intent"]) and ABOUT_THE_FIRST.search(part)):
            continue
        needed = SURE_OF_WHOLE if len(part.split()) >= WHOLE else SURE
        if best["score"] >= needed and _key(best) not in said and _key(best) != first:
            return _key(best), {}
    return None


async def _found(turn: CitizenTurn, before: Sequence[str], part: str) -> Found:
    """Look up a part of a message as what follows the parts before it and the questions before the message."""
    asked = " ".join(one for one in (turn.asked, *before) if one)
    room = max(1, LONGEST_QUERY - len(part) - 1)
    return await search(part, turn.lang, kind="answer", limit=LOOKED_AT, asked=asked[-room:], shown=turn.shown)


def _best(turn: CitizenTurn, found: Found) -> dict[str, Any] | None:
    results = [for_who_asks(result, turn.roles) for result in found.results]
    return max(results, key=lambda one: float(one["score"]), default=None)


def _key(result: dict[str, Any]) -> str:
    return response_of(result["intent"], result["id"], bool(result.get("main")))
