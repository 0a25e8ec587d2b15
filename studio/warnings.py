"""What is worth a thought before an example is saved; never a refusal."""

from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from studio.examples import Examples, examples_of, personal_data_in, plain, tidy
from studio.schemas.editing import Warned
from studio.schemas.inbox import Neighbour
from studio.workspace import Workspace

FEWEST_EXAMPLES = 20
NEIGHBOURS = 16
# Measured over the 5,080 examples of 26 November 2026, each by its nearest one in another intent, by centred cosine:
# the median is 0.53, and 1 in 100 lies nearer than this. Nearer pairs are often the same question.
NEAR_DUPLICATE = 0.82
# Nearest neighbours, none of which is of the intent. Of those examples 14 in 100 have no friend among 5, 9 among 8.
UNLIKE_OF = 8


class FindsNeighbours(Protocol):
    """Whoever knows which examples lie near a text: studio.neighbours.Neighbours."""

    async def vectors_of(self, texts: list[str]) -> Any:
        """Return (n, d) embeddings."""

    async def nearest(self, vectors: Any, k: int) -> list[list[Neighbour]]:
        """Return the k nearest published examples of each row."""


async def nearest_to(neighbours: FindsNeighbours, text: str) -> list[Neighbour]:
    """Return the published examples nearest to a text. Encodes it: not to be called inside a transaction."""
    (near,) = await neighbours.nearest(await neighbours.vectors_of([plain(tidy(text))]), NEIGHBOURS)
    return near


async def warnings_of(
    session: AsyncSession,
    workspace: Workspace,
    text: str,
    intent: str,
    change_set_id: str | None,
    near: list[Neighbour],
) -> list[Warned]:
    """Return the warnings about an example of `intent` that is being typed, `near` being its neighbours."""
    return check(await examples_of(session, workspace, change_set_id), text, intent, near)


def check(known: Examples, text: str, intent: str, near: list[Neighbour]) -> list[Warned]:
    """Return the warnings about an example. Pure."""
    text = tidy(text)
    found: list[Warned] = []
    if (broken := known.broken(text)) is not None:
        found.append(Warned(kind="broken", message=broken))
    if (personal := personal_data_in(text)) is not None:
        found.append(Warned(kind="personal_data", message=personal))
    if known.is_held_out(text):
        message = "Teksten står i prøvesettet. Modeller måles på den, så den kan ikke trenes på."
        found.append(Warned(kind="held_out", message=message))
    found += _alike(known, text, intent, near)
    number = len(known.of(intent))
    if intent in known.files and number < FEWEST_EXAMPLES:
        noun = "eksempel" if number == 1 else "eksempler"
        message = f"Temaet har {number} {noun}. Roboten kjenner det bedre igjen med minst {FEWEST_EXAMPLES}."
        found.append(Warned(kind="small_intent", message=message, intent=intent))
    return found


def _alike(known: Examples, text: str, intent: str, near: list[Neighbour]) -> list[Warned]:
    """Return what lies too near to others' examples, or too far from the intent's own."""
    there = next(iter(known.same_reading(text)), None)
    if there is not None:
        owner, written = there
        message = (
            f"Teksten står allerede i temaet {owner}."
            if owner != intent
            else "Temaet har allerede dette eksemplet, eller et som leses likt."
        )
        return [Warned(kind="same_elsewhere", message=message, text=written, intent=owner)]
    # Neighbours are of what is published: those that the change set has removed or moved don't count.
    near = [one for one in near if one.intent in known.files and _stands(known, one)]
    closest = next((one for one in near if one.intent != intent), None)
    found = []
    if closest is not None and closest.likeness >= NEAR_DUPLICATE:
        message = f"Nesten likt et eksempel i temaet {closest.intent}: «{closest.text}». Hører begge i samme tema?"
        found.append(Warned(kind="near_duplicate", message=message, text=closest.text, intent=closest.intent))
    if len(near) >= UNLIKE_OF and all(one.intent != intent for one in near[:UNLIKE_OF]) and known.of(intent):
        most = max({one.intent for one in near}, key=lambda name: sum(one.intent == name for one in near))
        message = f"Teksten ligner ikke på de andre eksemplene i temaet. Den ligner mest på temaet {most}."
        found.append(Warned(kind="unlike", message=message, text=near[0].text, intent=most))
    return found


def _stands(known: Examples, one: Neighbour) -> bool:
    owner = known.where(one.text)
    return owner is not None and owner[0] == one.intent
