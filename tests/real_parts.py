"""Real parts for the tests: databases, and the whole house on ports of its own."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from foundation.database import Database
from service.migrate import migrate
from tests.house import House

POSTGRES = os.environ.get("VEIVISER_TEST_POSTGRES", "")
REDIS = os.environ.get("VEIVISER_TEST_REDIS", "")


@pytest.fixture(scope="session", autouse=True)
def light_passwords() -> Iterator[None]:
    """Argon2 with the least work: nearly every test logs somebody in, and none tests how long a guess takes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("accounts.service._hasher", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy: migrating takes longer than many a test."""
    file = tmp_path_factory.mktemp("migrated") / "empty.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def migrated_postgres() -> Iterator[str]:
    """The name of a migrated PostgreSQL database to copy."""
    if not POSTGRES:
        pytest.skip("VEIVISER_TEST_POSTGRES is not set; .ci/run sets it")
    for url in fresh_postgres():
        asyncio.run(migrate(url))
        yield url.rsplit("/", 1)[1]


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """An empty, migrated database of each kind."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "test.db")
        yield f"sqlite+aiosqlite:///{tmp_path / 'test.db'}"
        return
    yield from fresh_postgres(request.getfixturevalue("migrated_postgres"))


def fresh_postgres(template: str = "template1") -> Iterator[str]:
    """A new PostgreSQL database, a copy of `template`, that is dropped afterwards."""
    if not POSTGRES:
        pytest.skip("VEIVISER_TEST_POSTGRES is not set; .ci/run sets it")
    import asyncpg

    name = f"veiviser_{os.urandom(6).hex()}"

    async def execute(statement: str) -> None:
        connection = await asyncpg.connect(POSTGRES)
        await connection.execute(statement)
        await connection.close()

    asyncio.run(execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'))
    yield f"{POSTGRES.rsplit('/', 1)[0]}/{name}".replace("postgresql://", "postgresql+asyncpg://")
    asyncio.run(execute(f'DROP DATABASE "{name}" WITH (FORCE)'))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty, migrated database."""
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
