"""Logging in: what is stored, when it ends, and how guessing is stopped."""

import pytest
from sqlalchemy import select

from accounts.errors import NotLoggedIn, TooManyAttempts, WrongCredentials
from accounts.models import LoginSession, User
from accounts.service import ATTEMPTS, Accounts
from foundation.database import Database

PASSWORD = "riktig hest batteri stift"


@pytest.fixture
async def accounts(database: Database) -> Accounts:
    made = Accounts(database, session_hours=1)
    await made.ensure_demo_accounts(PASSWORD)
    return made


async def test_a_login_gives_a_token_that_is_not_itself_stored(accounts: Accounts, database: Database) -> None:
    token, user = await accounts.log_in("veileder", PASSWORD)
    assert (await accounts.authenticate(token)).id == user.id
    async with database.read() as session:
        stored = [row.token_digest for row in await session.scalars(select(LoginSession))]
        hashes = [row.password_hash for row in await session.scalars(select(User))]
    assert token not in stored
    assert all(PASSWORD not in hashed and hashed.startswith("$argon2") for hashed in hashes)


async def test_a_session_ends_by_logging_out_and_by_itself(accounts: Accounts, database: Database) -> None:
    token, _ = await accounts.log_in("leder", PASSWORD)
    await accounts.log_out(token)
    with pytest.raises(NotLoggedIn):
        await accounts.authenticate(token)
    short = Accounts(database, session_hours=0)
    expired, _ = await short.log_in("leder", PASSWORD)
    with pytest.raises(NotLoggedIn):
        await accounts.authenticate(expired)
    with pytest.raises(NotLoggedIn):
        await accounts.authenticate(None)


async def test_guessing_is_stopped_after_some_failures_even_with_the_right_password(accounts: Accounts) -> None:
    for _ in range(ATTEMPTS):
        with pytest.raises(WrongCredentials):
            await accounts.log_in("veileder", "feil")
    with pytest.raises(TooManyAttempts):
        await accounts.log_in("veileder", PASSWORD)
    await accounts.log_in("leder", PASSWORD)


async def test_making_the_demo_accounts_again_only_changes_the_password(accounts: Accounts, database: Database) -> None:
    await accounts.ensure_demo_accounts("et nytt passord")
    async with database.read() as session:
        assert len(list(await session.scalars(select(User)))) == 3
    with pytest.raises(WrongCredentials):
        await accounts.log_in("redaktor", PASSWORD)
    token, _ = await accounts.log_in("redaktor", "et nytt passord")
    assert (await accounts.authenticate(token)).roles == ["content"]


async def test_a_counsellor_who_was_seen_lately_is_online_and_an_editor_never_is(accounts: Accounts) -> None:
    assert await accounts.counsellors_online(30) == 0
    for name in ("veileder", "redaktor"):
        token, _ = await accounts.log_in(name, PASSWORD)
        await accounts.authenticate(token)
    assert await accounts.counsellors_online(30) == 1
    assert await accounts.counsellors_online(0) == 0
