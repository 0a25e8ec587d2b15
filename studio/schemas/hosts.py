"""The wire between a bot host and the service: what the host runs, and what it should run."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

Url = Annotated[str, Field(max_length=200)]
NextState = Literal["starting", "ready", "failed"]


class NextReport(BaseModel):
    """How far a host has come with the model that it makes ready beside the one that serves."""

    model_id: Annotated[str, Field(max_length=80)]
    url: Url | None = None
    state: NextState
    error: Annotated[str, Field(max_length=2000)] | None = None


class HostReport(BaseModel):
    """What a host tells of itself. `model_id` is None as long as its Rasa doesn't answer."""

    url: Url
    model_id: Annotated[str, Field(max_length=80)] | None = None
    next: NextReport | None = None


class WantedModel(BaseModel):
    """A model by its id in the registry, and the SHA-256 of its file."""

    model_id: str
    sha256: str


class HostWishes(BaseModel):
    """What a host should serve (`live`), and make ready beside it (`next`: the swap under way)."""

    live: WantedModel | None = None
    next: WantedModel | None = None
    swap_id: str | None = None
