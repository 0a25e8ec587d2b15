"""HTTP for our own bot hosts, who know the internal secret: their heartbeats, and the files of models."""

import hmac
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Request
from fastapi.responses import FileResponse

from accounts.api import bearer_token
from accounts.errors import NotLoggedIn
from studio.api.models import RegistryHere
from studio.hosts import Hosts
from studio.schemas.hosts import HostReport, HostWishes


def internal_only(request: Request) -> None:
    """Let only our own processes in. Raises NotLoggedIn."""
    secret: str = request.app.state.settings.internal_token
    if not secret or not hmac.compare_digest(secret.encode(), (bearer_token(request) or "").encode()):
        raise NotLoggedIn


def get_hosts(request: Request) -> Hosts:
    """Return the application's bot hosts."""
    hosts: Hosts = request.app.state.studio.hosts
    return hosts


router = APIRouter(prefix="/api/v1/internal", include_in_schema=False, dependencies=[Depends(internal_only)])
HostId = Annotated[str, Path(pattern=r"^[\w.\-]{1,64}$")]


@router.post("/bot-hosts/{host_id}")
async def heartbeat(host_id: HostId, report: HostReport, hosts: Annotated[Hosts, Depends(get_hosts)]) -> HostWishes:
    """Take down what a host runs; tell it what it should run."""
    return await hosts.heartbeat(host_id, report)


@router.get("/models/{model_id}/file")
async def model_file(model_id: str, registry: RegistryHere) -> FileResponse:
    """A model's file."""
    return FileResponse(await registry.file_of(model_id), media_type="application/gzip")
