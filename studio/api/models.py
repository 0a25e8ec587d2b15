"""HTTP of the registry: which models there are, which is live, and swaps between them."""

from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, HTTPException, Request

from foundation.clock import utc_now
from studio.api.callers import ContentHere
from studio.api.training import get_runs
from studio.models import Model, Swap
from studio.registry import Registry, was_live
from studio.run_publishing import override_of
from studio.schemas.training import ModelList, ModelView, NewLive, PointerMove, SwapView
from studio.swaps import Swaps

router = APIRouter(prefix="/api/v1/studio", tags=["studio"])


def get_registry(request: Request) -> Registry:
    """Return the application's registry."""
    registry: Registry = request.app.state.studio.registry
    return registry


def get_swaps(request: Request) -> Swaps:
    """Return the application's swaps."""
    swaps: Swaps = request.app.state.studio.swaps
    return swaps


RegistryHere = Annotated[Registry, Depends(get_registry)]
SwapsHere = Annotated[Swaps, Depends(get_swaps)]


@router.get("/models")
async def models(_user: ContentHere, registry: RegistryHere) -> ModelList:
    """Every model, the newest first, and when which one went live."""
    live_id = await registry.live_id()
    return ModelList(
        live=live_id,
        models=[_model_view(model, model.id == live_id) for model in await registry.models()],
        history=[_move(swap) for swap in await registry.moves()],
    )


@router.put("/live", status_code=202)
async def set_live(
    wanted: NewLive, user: ContentHere, registry: RegistryHere, swaps: SwapsHere, request: Request
) -> SwapView:
    """Make a model the live one; with one that was live before, this is a roll back.

    One that never was must have passed its run's gate, or a leader says why it goes live all the same. When it was made
    of a draft, this publishes the run: the draft needs its approval, and is published together with the model.
    """
    before = was_live(wanted.model_id, await registry.moves(1000))
    run = None if before else await registry.run_of(wanted.model_id)
    if run is not None:
        override_of(run, user, wanted.reason)
        if run.change_set_id is not None and run.state != "published":
            runs = get_runs(request)
            await runs.publish(run.id, user, wanted.reason)
            return await swap((await runs.get(run.id)).swap_id or "", user, swaps)
    asked = await swaps.request(
        wanted.model_id, kind="rollback" if before else "publish", by=user.username, why=wanted.reason
    )
    return swap_view(asked)


@router.get("/swaps/{swap_id}")
async def swap(swap_id: str, _user: ContentHere, swaps: SwapsHere) -> SwapView:
    """A swap as it stands."""
    found = await swaps.get(swap_id)
    if found is None:
        raise HTTPException(404)
    return swap_view(found)


def swap_view(swap: Swap) -> SwapView:
    """Return a swap's public side."""
    return SwapView(
        id=swap.id,
        model_id=swap.model_id,
        previous_model_id=swap.previous_model_id,
        state=cast(Any, swap.state),
        seconds=round(((swap.done_at or utc_now()) - swap.at).total_seconds(), 2),
        error=swap.error,
    )


def _model_view(model: Model, live: bool) -> ModelView:
    return ModelView(
        id=model.id,
        origin=cast(Any, model.origin),
        live=live,
        by=model.by,
        why=model.why,
        data_hash=model.data_hash,
        sha256=model.sha256,
        size=model.size,
        figures=model.figures,
        run_id=model.run_id,
        created_at=model.created_at,
    )


def _move(swap: Swap) -> PointerMove:
    return PointerMove(
        model_id=swap.model_id,
        previous_model_id=swap.previous_model_id,
        kind=cast(Any, swap.kind),
        state=cast(Any, swap.state),
        by=swap.by,
        why=swap.why,
        error=swap.error,
        at=swap.at,
        done_at=swap.done_at,
    )
