"""Brings the database to the newest form, at start and before anything else."""

import asyncio

from alembic import command
from alembic.config import Config

from foundation.settings import ROOT


def config_for(url: str) -> Config:
    """Return Alembic's configuration for a database URL."""
    config = Config()
    config.set_main_option("script_location", str(ROOT / "service" / "migrations"))
    config.set_main_option("sqlalchemy.url", url.replace("%", "%%"))
    return config


async def migrate(url: str) -> None:
    """Upgrade the database at `url` to the newest revision."""
    await asyncio.to_thread(command.upgrade, config_for(url), "head")
