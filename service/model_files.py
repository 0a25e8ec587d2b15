"""The files of models as a bot host has them: in its own folder, in that of the training, or fetched from the service."""

import asyncio
import contextlib
import hashlib
import os
import shutil
from pathlib import Path

import httpx

from foundation.errors import StartupError
from foundation.files import whole_file
from service.rasa_process import ServedModel
from studio.model_file import is_whole

KEPT = 6
FETCH_SECONDS = 60.0


class ModelFileMissing(Exception):
    """A model's file can't be had; the message says why."""


class ModelFiles:
    """Finds a model's file by its SHA-256. `folder` is ours; `trained` is only looked into."""

    def __init__(self, folder: Path, trained: Path, service: httpx.AsyncClient) -> None:
        self._folder = folder.absolute()
        self._trained = trained
        self._service = service

    async def file_of(self, model_id: str, sha256: str) -> Path:
        """Return a whole file of the model, fetched if it has to be. Raises ModelFileMissing."""
        if (file := await self.at_hand(model_id, sha256)) is not None:
            return file
        file = self._folder / _name_of(model_id)
        await self._fetch(model_id, sha256, file)
        return file

    async def at_hand(self, model_id: str, sha256: str) -> Path | None:
        """Return a whole file of the model if one is on this disk."""
        for folder in (self._folder, self._trained):
            if await asyncio.to_thread(is_whole, folder / _name_of(model_id), sha256):
                return folder / _name_of(model_id)
        return None

    async def put_back(self, model: ServedModel) -> None:
        """Fetch the file of a model that is to start again, when it's gone; if that can't be, Rasa will say so."""
        if not model.file.is_file():
            with contextlib.suppress(ModelFileMissing, OSError):
                await self._fetch(model.model_id, model.sha256, model.file)

    def keep(self, model: ServedModel) -> ServedModel:
        """Have a model's file in our own folder, where no training removes it; return the model with that file."""
        kept = self._folder / model.file.name
        if model.file != kept and not is_whole(kept, model.sha256):
            self._folder.mkdir(parents=True, exist_ok=True)
            part = kept.with_name(f".{kept.name}.{os.getpid()}")
            part.unlink(missing_ok=True)
            try:
                os.link(model.file, part)
            except OSError:
                shutil.copyfile(model.file, part)
            part.replace(kept)
        kept.touch()
        newest = sorted(self._folder.glob("*.tar.gz"), key=lambda file: file.stat().st_mtime, reverse=True)
        for file in newest[KEPT:]:
            file.unlink(missing_ok=True)
        return ServedModel(model.model_id, kept, model.sha256)

    async def _fetch(self, model_id: str, sha256: str, file: Path) -> None:
        digest = hashlib.sha256()
        try:
            url = f"/api/v1/internal/models/{model_id}/file"
            async with self._service.stream("GET", url, timeout=FETCH_SECONDS) as response:
                response.raise_for_status()
                with whole_file(file) as out:
                    async for part in response.aiter_bytes():
                        digest.update(part)
                        out.write(part)
                    if digest.hexdigest() != sha256:
                        raise ModelFileMissing("Modellfilen kom ikke hel fram")
        except httpx.HTTPError as error:
            raise ModelFileMissing(f"Modellfilen kan ikke hentes ({type(error).__name__})") from error


def served_model(file: Path) -> ServedModel:
    """Return the model in a file. Raises StartupError."""
    try:
        with file.open("rb") as opened:
            digest = hashlib.file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise StartupError(f"The model {file} can't be read: {error.strerror}.") from None
    return ServedModel(file.name.removesuffix(".tar.gz"), file.absolute(), digest)


def _name_of(model_id: str) -> str:
    return Path(f"{model_id}.tar.gz").name
