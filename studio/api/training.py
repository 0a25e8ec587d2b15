"""HTTP of training: runs, what they found, publishing, and how texts would be understood by chosen models."""

import asyncio
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from conversations.bot_client import BotAway, BotClient
from studio import run_views
from studio.api.callers import ContentHere
from studio.errors import ReaderAway
from studio.readers import Readers
from studio.runs import Runs
from studio.schemas.training import (
    ModelReadings,
    NewRun,
    ParseAsked,
    ParseView,
    PublishRun,
    RunList,
    RunView,
    TextReading,
)

LIVE = "live"

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])


def get_runs(request: Request) -> Runs:
    """Return the application's training runs."""
    runs: Runs = request.app.state.studio.runs
    return runs


def get_readers(request: Request) -> Readers:
    """Return the application's readers."""
    readers: Readers = request.app.state.studio.readers
    return readers


def get_bot(request: Request) -> BotClient:
    """Return the connection to the live bot."""
    bot: BotClient = request.app.state.bot
    return bot


RunsHere = Annotated[Runs, Depends(get_runs)]
ReadersHere = Annotated[Readers, Depends(get_readers)]
BotHere = Annotated[BotClient, Depends(get_bot)]


@router.post("/runs", status_code=202)
async def begin(asked: NewRun, user: ContentHere, runs: RunsHere) -> RunView:
    """Train from a change set, or from what is published; 409 while another training is under way."""
    run = await runs.request(asked.change_set_id, user.username)
    return await runs.view(run.id)


@router.get("/runs")
async def listed(
    _user: ContentHere,
    runs: RunsHere,
    change_set_id: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> RunList:
    """Runs, the newest first, without their details."""
    return RunList(runs=await runs.views(change_set_id, limit))


@router.get("/runs/{run_id}")
async def one(run_id: str, _user: ContentHere, runs: RunsHere) -> RunView:
    """A run with all it found."""
    return await runs.view(run_id)


@router.post("/runs/{run_id}/cancel")
async def cancel(run_id: str, user: ContentHere, runs: RunsHere) -> RunView:
    """Stop a run that is under way; one that is over stays as it is."""
    await runs.cancel(run_id, user.username)
    return await runs.view(run_id)


@router.post("/runs/{run_id}/publish", status_code=202)
async def publish(run_id: str, wanted: PublishRun, user: ContentHere, runs: RunsHere) -> RunView:
    """Make a run's model the live one; 409 when its gate is red and no reason is given."""
    await runs.publish(run_id, user, wanted.override_reason)
    return await runs.view(run_id)


@router.get("/runs/{run_id}/confusion.svg", response_class=Response)
async def confusion(
    run_id: str, _user: ContentHere, runs: RunsHere, model: Literal["candidate", "live"] = "candidate"
) -> Response:
    """Which intents a model takes for which, as a picture."""
    svg = run_views.picture(await runs.get(run_id), model)
    if svg is None:
        raise HTTPException(404)
    return Response(svg, media_type="image/svg+xml")


@router.post("/parse")
async def parse(asked: ParseAsked, _user: ContentHere, bot: BotHere, readers: ReadersHere) -> ParseView:
    """How texts would be understood, by the live model and others side by side."""

    async def by(model: str) -> ModelReadings:
        if model == LIVE:
            return await _read_live(bot, asked.texts)
        return ModelReadings(model=model, model_id=model, readings=await readers.read(model, asked.texts))

    return ParseView(models=await asyncio.gather(*(by(model) for model in dict.fromkeys(asked.models))))


async def _read_live(bot: BotClient, texts: list[str]) -> ModelReadings:
    try:
        answer = await bot.parse(texts)
    except BotAway as error:
        raise ReaderAway(model_id=LIVE) from error
    readings = [TextReading.model_validate(one) for one in answer["readings"]]
    return ModelReadings(model=LIVE, model_id=str(answer["model_id"]), readings=readings)
