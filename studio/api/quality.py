"""HTTP of label quality: what is doubtful in the training data, and one-click fixes."""

from typing import Annotated

from fastapi import APIRouter, Depends, Request

from studio.api.callers import ContentHere
from studio.quality import Quality
from studio.schemas.learning import QualityFix, QualityFixed, QualityView

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])


def get_quality(request: Request) -> Quality:
    """Return the application's label quality."""
    quality: Quality = request.app.state.studio.quality
    return quality


QualityHere = Annotated[Quality, Depends(get_quality)]


@router.get("/quality")
async def quality(_user: ContentHere, here: QualityHere, change_set_id: str | None = None) -> QualityView:
    """Likely mislabelled examples, overlapping intents and idle examples."""
    return await here.view(change_set_id)


@router.post("/quality/fix")
async def fix(wanted: QualityFix, user: ContentHere, here: QualityHere) -> QualityFixed:
    """Move, remove or keep one example."""
    return await here.fix(wanted, user)
