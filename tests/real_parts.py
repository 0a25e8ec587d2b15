"""Real parts for the tests: databases, and the whole house on ports of its own."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from foundation.database import Database
from service.migrate import migrate
from tests.house import House

POSTGRES = os.environ.get("VEIVISER_TEST_POSTGRES", "")
REDIS = os.environ.get("VEIVISER_TEST_REDIS", "")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
        return
    yield from fresh_postgres()


def fresh_postgres() -> Iterator[str]:
    """A new PostgreSQL database that is dropped afterwards."""
    if not POSTGRES:
        pytest.skip("VEIVISER_TEST_POSTGRES is not set; .ci/run sets it")
    import asyncio

    import asyncpg

    name = f"veiviser_{os.urandom(6).hex()}"

    async def execute(statement: str) -> None:
        connection = await asyncpg.connect(POSTGRES)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(execute(f'CREATE DATABASE "{name}"'))
    yield f"{POSTGRES.rsplit('/', 1)[0]}/{name}".replace("postgresql://", "postgresql+asyncpg://")
    asyncio.run(execute(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty, migrated database."""
    await migrate(database_url)
    opened = Database(database_url)
    yield opened
    await opened.close()


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """Rasa, actions and service for real, on SQLite."""
    with House(tmp_path_factory.mktemp("house")) as started:
        yield started


@pytest.fixture(scope="session")
def postgres_house(tmp_path_factory: pytest.TempPathFactory, house: House) -> Iterator[House]:
    """The service for real on PostgreSQL and Redis, beside the same Rasa."""
    for url in fresh_postgres():
        with House(
            tmp_path_factory.mktemp("postgres-house"), database_url=url, redis_url=REDIS, beside=house
        ) as started:
            yield started
