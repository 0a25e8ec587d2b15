"""Questions that weren't answered, put together by meaning, and what is missing for each, in plain words. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from retrieval.ranking import THRESHOLDS
from studio.grouping import Vectors, group, middle
from studio.models import InboxItem
from studio.schemas.learning import Gap

MOST_GAPS = 30
TEXTS_SHOWN = 8
_PLACEHOLDER = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class Nearest:
    """The content that fits a question best: its title, how well (0 to 1: `retrieval.ranking.score`), and its key."""

    title: str
    score: float
    response: str | None


def gaps_of(
    items: Sequence[InboxItem],
    vectors: Vectors,
    centre: Vectors | None,
    nearest_to: Callable[[str], Nearest | None],
    title_of: Callable[[str], str],
) -> list[Gap]:
    """Return the largest groups of unanswered utterances, the largest first; of one size, the newest first.

    `vectors` (n, d) are the items' embeddings as `studio.grouping.group` wants them; items stand oldest first.
    `nearest_to` finds content for a text, `title_of` names a response key.
    """
    groups = group(vectors, [item.text_masked for item in items], centre)
    groups.sort(key=lambda members: (-len(members), -members[-1]))
    found = []
    for members in groups[:MOST_GAPS]:
        speaks = items[middle(vectors, members, centre)].text_masked
        nearest = nearest_to(_PLACEHOLDER.sub(" ", speaks).strip())
        mine = [items[row] for row in members]
        texts = dict.fromkeys([speaks, *(item.text_masked for item in reversed(mine))])
        found.append(
            Gap(
                name=speaks,
                texts=list(texts)[:TEXTS_SHOWN],
                count=len(members),
                nearest_answer=nearest.title if nearest else None,
                likeness=round(nearest.score, 4) if nearest else None,
                reason=what_is_missing(mine, nearest, title_of),
            )
        )
    return found


def what_is_missing(items: Sequence[InboxItem], nearest: Nearest | None, title_of: Callable[[str], str]) -> str:
    """Return the gap's name: what was missing for most of these utterances."""
    reason = Counter(item.reason for item in items).most_common(1)[0][0]
    responses = Counter(item.response for item in items if item.response and item.reason == reason)
    shown = responses.most_common(1)[0][0] if responses else None
    if reason == "thumbs_down":
        return f"Svaret ble vist, men hjalp ikke: {title_of(shown)}" if shown else "Svaret ble vist, men hjalp ikke."
    if nearest is None or nearest.score < THRESHOLDS["suggest"]:
        return "Vi har ikke noe svar om dette."
    if nearest.score < THRESHOLDS["answer"]:
        return f"Vi har kanskje ikke noe svar om dette. Det nærmeste er: {nearest.title}"
    if shown is not None and shown == nearest.response:
        return f"Svaret ble vist, men roboten var usikker: {nearest.title}"
    return f"Svaret finnes, men roboten fant det ikke: {nearest.title}"
