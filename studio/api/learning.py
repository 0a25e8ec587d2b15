"""HTTP of what we learn: the shadow, the week's report, and the conversations to judge."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import AfterValidator

from foundation.clock import utc_now
from studio.api.callers import ContentHere
from studio.learning import Learning
from studio.schemas.learning import NewShadow, NewVerdict, ReportView, ReviewList, ReviewView, ShadowView
from studio.weeks import Week

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])


def get_learning(request: Request) -> Learning:
    """Return the application's learning part."""
    learning: Learning = request.app.state.studio.learning
    return learning


def _is_a_week(name: str | None) -> str | None:
    if name is not None:
        Week.named(name)
    return name


def get_week(
    week: Annotated[
        str | None,
        Query(description="An ISO week; without one, the current one in Oslo.", examples=["2026-W48"]),
        AfterValidator(_is_a_week),
    ] = None,
) -> Week:
    """Return the week asked for."""
    return Week.named(week) if week else Week.of(utc_now())


LearningHere = Annotated[Learning, Depends(get_learning)]
AskedWeek = Annotated[Week, Depends(get_week)]


@router.get("/shadow")
async def shadow(_user: ContentHere, learning: LearningHere) -> ShadowView:
    """The model that reads along with the live one, if any, and where the two disagreed."""
    return await learning.shadow.view()


@router.put("/shadow")
async def begin_shadow(body: NewShadow, user: ContentHere, learning: LearningHere) -> ShadowView:
    """Let a model read along, in place of the one before."""
    return await learning.shadow.begin(body.model_id, user)


@router.delete("/shadow")
async def end_shadow(user: ContentHere, learning: LearningHere) -> ShadowView:
    """Let nobody read along any more."""
    return await learning.shadow.end(user)


@router.get("/report")
async def report(_user: ContentHere, learning: LearningHere, week: AskedWeek) -> ReportView:
    """The week: what we couldn't answer, what didn't help, and how often citizens got along without a person."""
    return await learning.report.view(week)


@router.get("/reviews")
async def reviews(_user: ContentHere, learning: LearningHere, week: AskedWeek) -> ReviewList:
    """The week's random sample of conversations, masked, with the verdicts so far."""
    return await learning.reviews.view(week)


@router.put("/reviews/{review_id}")
async def judge(review_id: str, body: NewVerdict, user: ContentHere, learning: LearningHere) -> ReviewView:
    """Judge a conversation, or change the verdict; null takes it back."""
    return await learning.reviews.judge(review_id, body.verdict, user)
