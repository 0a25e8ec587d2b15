"""HTTP of the inbox: what waits for a decision, deciding, taking it back, and adding examples."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from conversations.schemas import Lang
from studio.api.callers import ContentHere
from studio.decisions import Decisions
from studio.inbox import Inbox
from studio.schemas.inbox import DecisionView, ExamplesAdded, InboxView, NewDecision, NewExamples, Reason

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])


def get_inbox(request: Request) -> Inbox:
    """Return the application's inbox."""
    inbox: Inbox = request.app.state.studio.inbox
    return inbox


def get_decisions(request: Request) -> Decisions:
    """Return the application's decisions."""
    decisions: Decisions = request.app.state.studio.decisions
    return decisions


InboxHere = Annotated[Inbox, Depends(get_inbox)]
DecisionsHere = Annotated[Decisions, Depends(get_decisions)]


@router.get("/inbox")
async def read_inbox(
    _user: ContentHere,
    inbox: InboxHere,
    reason: Reason | None = None,
    lang: Lang | None = None,
    q: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=0, le=200)] = 30,
) -> InboxView:
    """What citizens wrote that the bot may have misread, grouped by meaning, the most useful first."""
    return await inbox.view(reason, lang, q, limit)


@router.post("/decisions", status_code=201)
async def decide(body: NewDecision, user: ContentHere, decisions: DecisionsHere) -> DecisionView:
    """Decide about one or many utterances; what couldn't be taken stands in `skipped`."""
    return await decisions.decide(user, body)


@router.get("/decisions")
async def latest_decisions(
    user: ContentHere, decisions: DecisionsHere, limit: Annotated[int, Query(ge=1, le=100)] = 20
) -> list[DecisionView]:
    """The caller's own latest decisions, for taking back."""
    return await decisions.latest(user, limit)


@router.delete("/decisions/{decision_id}")
async def undo(decision_id: str, user: ContentHere, decisions: DecisionsHere) -> DecisionView:
    """Take a decision back, as long as its examples aren't published."""
    return await decisions.undo(user, decision_id)


@router.post("/examples", status_code=201)
async def add_examples(body: NewExamples, user: ContentHere, decisions: DecisionsHere) -> ExamplesAdded:
    """Add examples to a change set."""
    return await decisions.add_examples(user, body)
